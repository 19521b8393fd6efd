import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { markdownTable } from "../src/scripts/docs/markdown-table";
import { coreOrder } from "./support/core-order";

const SOURCE = resolve("src");

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

const files = filesIn(SOURCE).map((path) => ({
  path,
  place: relative(SOURCE, path),
  text: readFileSync(path, "utf8"),
}));

const testFiles = filesIn(resolve("test")).map((path) => ({ path, text: readFileSync(path, "utf8") }));

interface Import {
  readonly from: string;
  /** A place in src ("core/check"), or a package ("react"). */
  readonly to: string;
  readonly isRelative: boolean;
}

const imports: readonly Import[] = files.flatMap(({ path, place, text }) =>
  [...text.matchAll(/(?:^(?:import|export)\b[^;"]*?\bfrom\s*|^import\s*|\bimport\(\s*)"([^"]+)"/gm)].map(
    ([, target = ""]) => ({
      from: place,
      to: target.startsWith(".") ? relative(SOURCE, resolve(dirname(path), target)) : target,
      isRelative: target.startsWith("."),
    }),
  ),
);

function breaking(rule: (i: Import) => boolean): string[] {
  return imports.filter(rule).map((i) => `${i.from} imports ${i.to}`);
}

describe("which folder may import which", () => {
  it("finds the imports at all", () => {
    expect(imports.length).toBeGreaterThan(300);
  });

  it("core imports nothing outside itself, but exact decimals in one file", () => {
    expect(breaking((i) => i.from.startsWith("core/") && i.isRelative && !i.to.startsWith("core/"))).toEqual([]);
    expect(breaking((i) => i.from.startsWith("core/") && !i.isRelative)).toEqual([
      "core/workbook/decimal.ts imports big.js",
    ]);
  });

  it("hosts know the core and nothing above them", () => {
    expect(breaking((i) => i.from.startsWith("hosts/") && i.isRelative && !/^(core|hosts)\//.test(i.to))).toEqual([]);
  });

  it("decides what may be written without calling Excel", () => {
    const policies = files.filter(({ place }) => place.startsWith("hosts/office/policy/"));
    expect(policies.length).toBeGreaterThan(1);
    expect(policies.filter(({ text }) => /\bExcel\.|\bOffice\./.test(text)).map(({ place }) => place)).toEqual([]);
  });

  it("hosts do not know each other", () => {
    const host = (place: string): string | undefined => /^hosts\/(office|xlsx|xls)\//.exec(place)?.[1];
    const crossing = (i: Import): boolean => {
      const [from, to] = [host(i.from), host(i.to)];
      // Old .xls files become the same snapshot as .xlsx ones, with that host's text clean-up.
      return from !== undefined && to !== undefined && from !== to && from !== "xls";
    };
    expect(breaking(crossing)).toEqual([]);
  });

  it("locales know the core and the hosts' error codes only", () => {
    expect(
      breaking((i) => i.from.startsWith("locales/") && i.isRelative && !/^(core|locales)\/|^hosts\/host$/.test(i.to)),
    ).toEqual([]);
  });

  it("the command line and the pane do not know each other", () => {
    expect(breaking((i) => i.from.startsWith("cli/") && /^(taskpane|page)\//.test(i.to))).toEqual([]);
    expect(breaking((i) => /^(taskpane|page)\//.test(i.from) && i.to.startsWith("cli/"))).toEqual([]);
  });

  it("the task pane does not reach into the browser page", () => {
    expect(breaking((i) => i.from.startsWith("taskpane/") && i.to.startsWith("page/"))).toEqual([]);
  });
});

describe("the order of the core", () => {
  const folders = coreOrder.map(([folder]) => folder);
  const folderOf = (place: string): string => place.split("/")[1] ?? "";

  it("names every folder of the core once, and no file lies beside them", () => {
    const entries = readdirSync(join(SOURCE, "core")).sort();
    expect([...folders].sort()).toEqual(entries);
  });

  it("lets no folder import from one that stands later", () => {
    const runsUp = (i: Import): boolean =>
      i.from.startsWith("core/") &&
      i.to.startsWith("core/") &&
      folders.indexOf(folderOf(i.to)) > folders.indexOf(folderOf(i.from));
    expect(breaking(runsUp)).toEqual([]);
  });

  it("is printed in docs/architecture.md (npm run docs)", () => {
    const rows = coreOrder.map(([folder, holds]) => [`\`core/${folder}\``, holds]);
    expect(readFileSync("docs/architecture.md", "utf8")).toContain(markdownTable(["Folder", "Holds"], rows));
  });
});

it("no file imports itself by way of others", () => {
  const known = new Set(files.map((f) => f.place));
  const next = new Map<string, string[]>();
  for (const { from, to, isRelative } of imports) {
    if (!isRelative) continue;
    const target = [`${to}.ts`, `${to}.tsx`, `${to}/index.ts`, to].find((place) => known.has(place));
    if (target !== undefined) next.set(from, [...(next.get(from) ?? []), target]);
  }
  const done = new Set<string>();
  const circles: string[] = [];
  const follow = (place: string, way: readonly string[]): void => {
    if (way.includes(place)) circles.push([...way.slice(way.indexOf(place)), place].join(" > "));
    if (way.includes(place) || done.has(place)) return;
    for (const target of next.get(place) ?? []) follow(target, [...way, place]);
    done.add(place);
  };
  for (const place of known) follow(place, []);
  expect(circles).toEqual([]);
});

const exported = files.flatMap(({ place, text }) =>
  [
    ...text.matchAll(/^export (?:async )?(?:abstract )?(?:function\*?|const|class|interface|type|enum) (\w+)/gm),
  ].flatMap(([, name]) => (name === undefined ? [] : [{ place, name }])),
);

it("no name is exported twice for two things", () => {
  // One meaning each: sentences in two languages, commands and programs called by their file, parts loaded on demand,
  // and columns and sheets of a scheme, which is data.
  const isByFolder =
    /^(locales|scripts|cli\/commands|core\/schemes\/[a-z]+-\d+|taskpane\/on-demand|taskpane\/shared\/sheet-picture)/;
  const places = new Map<string, Set<string>>();
  for (const { place, name } of exported) {
    if (!isByFolder.test(place)) places.set(name, (places.get(name) ?? new Set()).add(place));
  }
  expect(places.size).toBeGreaterThan(1000);
  expect([...places].filter(([, found]) => found.size > 1)).toEqual([]);
});

it("nothing is exported that no other file names", () => {
  const naming = new Map<string, Set<string>>();
  const all = [...files.map(({ path, text }) => ({ path, text })), ...testFiles];
  for (const { path, text } of all) {
    for (const [word] of text.matchAll(/\w+/g)) naming.set(word, (naming.get(word) ?? new Set()).add(path));
  }
  const isCalledByFile = /^scripts\//;
  const alone = exported.filter(({ place, name }) => !isCalledByFile.test(place) && (naming.get(name)?.size ?? 0) < 2);
  expect(alone).toEqual([]);
});

/** The code of a file without its comments and text literals. */
function codeOf(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|[^:])\/\/.*$/gm, "$1")
    .replace(/`(?:[^`\\]|\\.)*`|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '""');
}

it("only the Excel host names Excel's API", () => {
  const naming = files.filter(
    ({ place, text }) => !place.startsWith("hosts/office/") && /\bExcel\.\w/.test(codeOf(text)),
  );
  expect(naming.map((f) => f.place)).toEqual([]);
});

it("the core reads no clock, no random numbers, no files and no page", () => {
  const impure = files.filter(
    ({ place, text }) =>
      place.startsWith("core/") &&
      /\bDate\.now\b|new Date\(\)|Math\.random|\bprocess\.|\bwindow\.|\bdocument\.|\bfetch\(|\brequire\(/.test(
        codeOf(text),
      ),
  );
  expect(impure.map((f) => f.place)).toEqual([]);
});
