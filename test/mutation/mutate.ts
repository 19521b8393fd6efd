import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { Stryker } from "@stryker-mutator/core";
import { createInstrumenter, type File } from "@stryker-mutator/instrumenter";
import { createInjector } from "typed-inject";

const USAGE =
  "npm run mutate -- FOLDER [--all | --sample N] [--seed N] [--with FOLDER,…], folders below src/core, as `text`";
const USUAL_SAMPLE = 150;
/** A mutant that takes away much at once holds many others, is noticed by nearly any test, and costs a run for each. */
const MOST_INSIDE = 4;

interface Place {
  readonly file: string;
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

interface Planned extends Place {
  /** What is changed into what, to find the mutant again among the results. */
  readonly key: string;
}

/**
 * Mutation testing of one folder of the core by the tests that mirror it (`test/core/FOLDER`), by Stryker: prints each
 * survivor with its place, and the share of killed mutants. Without `--all` a sample is drawn, the same for one seed;
 * `--with` takes the tests of further folders, those that stand on it.
 */
export async function main(args: readonly string[]): Promise<number> {
  const [folder] = args;
  const root = path.join("src/core", folder ?? "");
  const seed = Number(args[args.indexOf("--seed") + 1] ?? 1);
  if (folder === undefined || folder.startsWith("-") || Number.isNaN(args.includes("--seed") ? seed : 1)) {
    console.error(USAGE);
    return 2;
  }
  const further = args.includes("--with") ? (args[args.indexOf("--with") + 1] ?? "").split(",") : [];
  const files = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => path.join(root, name));
  const all = await plan(files);
  const size = args.includes("--sample") ? Number(args[args.indexOf("--sample") + 1]) : USUAL_SAMPLE;
  const chosen = args.includes("--all") ? all : sample(all, size, args.includes("--seed") ? seed : 1);
  // The processes of Stryker that judge mutants and that run tests share nothing else.
  process.env["MUTANT_FILES"] = path.join(mkdtempSync(path.join(tmpdir(), "mutants-")), "files.json");
  const results = await new Stryker({
    testRunner: "jest",
    jest: {
      projectType: "custom",
      configFile: "",
      config: jestConfig([folder, ...further]),
      enableFindRelatedTests: false,
    },
    mutate: chosen.map(range),
    coverageAnalysis: "perTest",
    ignoreStatic: false,
    plugins: ["@stryker-mutator/jest-runner", path.join(__dirname, "chosen.mjs")],
    checkers: ["chosen"],
    chosen: chosen.map(({ key }) => key),
    // Nothing of it is needed, and to copy it Stryker would ask TypeScript 7 for what it no longer has.
    tsconfigFile: "",
    tempDirName: "artefacts/mutation",
    ignorePatterns: ["dist", "assets", "artefacts", "docs"],
    reporters: [],
    allowConsoleColors: false,
    logLevel: "error" as never,
    concurrency: 2,
    timeoutMS: 60_000,
  } as never).runMutationTest();
  const wanted = new Set(chosen.map(({ key }) => key));
  const counted = results.filter((r) =>
    wanted.has(keyOf(relative(r.fileName), fromZero(r.location), r.mutatorName, r.replacement ?? "")),
  );
  // A mutant at which a file of tests no longer loads is noticed by any run.
  const killed = counted.filter(({ status }) => ["Killed", "Timeout", "RuntimeError"].includes(status));
  for (const survivor of counted) {
    if (killed.includes(survivor)) continue;
    const { fileName, location, mutatorName, replacement, status } = survivor;
    console.log(`${status} ${relative(fileName)}:${location.start.line} ${mutatorName}: ${replacement ?? ""}`);
  }
  const share = ((100 * killed.length) / counted.length).toFixed(1);
  const hung = killed.filter(({ status }) => status === "Timeout").length;
  console.log(
    `${folder}: ${killed.length} of ${counted.length} mutants killed (${share} %), ${hung} of them by time; ${all.length} in all`,
  );
  return 0;
}

const relative = (file: string): string => path.relative(process.cwd(), path.resolve(file));

const keyOf = (
  file: string,
  { start, end }: Pick<Place, "start" | "end">,
  mutator: string,
  replacement: string,
): string => [file, start.line, start.column, end.line, end.column, mutator, replacement].join("|");

/** Stryker plans with lines and columns from 0, reads lines from 1, and reports both from 1. */
const fromZero = ({ start, end }: Pick<Place, "start" | "end">): Pick<Place, "start" | "end"> => ({
  start: { line: start.line - 1, column: start.column - 1 },
  end: { line: end.line - 1, column: end.column - 1 },
});

const range = ({ file, start, end }: Place): string =>
  `${file}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`;

function jestConfig(folders: readonly string[]): unknown {
  const project = createRequire(__filename)("../../jest.config.cjs") as {
    readonly projects: readonly Record<string, unknown>[];
  };
  // The projects of the file would stay otherwise, and each test run three times.
  return {
    ...project.projects[0],
    projects: [],
    testMatch: folders.map((folder) => `<rootDir>/test/core/${folder}/**/*.test.ts`),
    testRunner: path.join(__dirname, "jest-circus-bail.cjs"),
    testSequencer: path.join(__dirname, "nearest-first.cjs"),
  };
}

/** Every mutant that Stryker would make of these files. */
async function plan(files: readonly string[]): Promise<readonly Planned[]> {
  const silent = new Proxy({}, { get: () => () => false });
  const inject = createInjector().provideValue("logger", silent);
  const instrumenter: Pick<ReturnType<typeof createInstrumenter>, "instrument"> = inject.injectFunction(
    createInstrumenter as never,
  );
  const sources: File[] = files.map((name) => ({ name, content: readFileSync(name, "utf8"), mutate: true }));
  const { mutants } = await instrumenter.instrument(sources, { plugins: null, excludedMutations: [], ignorers: [] });
  return mutants.map((mutant) => {
    const { fileName, location, mutatorName, replacement } = mutant;
    return { file: fileName, ...location, key: keyOf(fileName, location, mutatorName, replacement) };
  });
}

const isInside = (inner: Place, outer: Place): boolean =>
  inner !== outer &&
  inner.file === outer.file &&
  compare(outer.start, inner.start) <= 0 &&
  compare(inner.end, outer.end) <= 0;

const compare = (a: Place["start"], b: Place["start"]): number => a.line - b.line || a.column - b.column;

function sample(all: readonly Planned[], size: number, seed: number): readonly Planned[] {
  let state = seed >>> 0;
  // The generator of Numerical Recipes: any machine draws the same sample.
  const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  return all
    .filter((one) => all.filter((other) => isInside(other, one)).length <= MOST_INSIDE)
    .map((one) => ({ one, order: next() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, size)
    .map(({ one }) => one);
}
