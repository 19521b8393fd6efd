import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import path from "node:path";
import { machine, median, table } from "./measure";
import { runProgram, told, type Cost } from "./program";
import { makeSubmission } from "./workbooks";

const SIZES = [1000, 10_000];
/** Workbooks that each library reads in every round, and rounds; the merge of the first size takes a turn in each, too. */
const READ_FILES = 300;
const ROUNDS = 3;
/** Goals: time per workbook against SheetJS's reading alone, and growth from the smaller to the ten times larger folder. */
const GOAL_RATIO = 0.5;
const GOAL_GROWTH = 10.5;

/** A program that only reads: its own process, told the folder and how many files; prints milliseconds per workbook. */
interface Reader {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

interface Run extends Cost {
  readonly files: number;
}

const root = path.resolve(__dirname, "../..");

/**
 * The whole command `merge` (start, reading, checking, merging, writing the result) on folders of different workbooks,
 * on all cores, beside libraries that read the same files and do nothing else, on one thread, warmed up. All take turns.
 */
export async function main(given: readonly string[] = []): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), "dingji-bench-"));
  const sizes = given.length > 0 ? given.map(Number) : SIZES;
  const [smallest = 0] = sizes;
  try {
    console.log(`${machine()}; ${availableParallelism()} threads; load before ${loadavg()[0]?.toFixed(1)}`);
    const folders = makeFolders(folder, sizes);
    const output = path.join(folder, "out.xlsx");
    const again = (size: number): Promise<Run> => mergeOnce(folders.get(size) ?? "", output, size);
    const merge = (size: number): Promise<Run> => {
      rmSync(output, { force: true });
      return again(size);
    };
    const all = readers(folder).map((reader) => ({ reader, times: [] as number[] }));
    const runs: Run[] = [];
    const runsAgain: Run[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      runs.push(await merge(smallest));
      runsAgain.push(await again(smallest));
      for (const { reader, times } of all) times.push(readOnce(reader, folders.get(smallest) ?? ""));
    }
    const merges = [middle(runs)];
    const mergesAgain = [middle(runsAgain)];
    for (const size of sizes.slice(1)) {
      merges.push(await merge(size));
      mergesAgain.push(await again(size));
      for (const { reader, times } of all) times.push(readOnce(reader, folders.get(smallest) ?? ""));
    }
    report(
      merges,
      mergesAgain,
      all.map(({ reader, times }) => ({ name: reader.name, each: median(times) })),
    );
    console.log(`Load after ${loadavg()[0]?.toFixed(1)}`);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** By size: a folder of so many different workbooks; larger ones hold the files of smaller ones by links. */
function makeFolders(folder: string, sizes: readonly number[]): ReadonlyMap<number, string> {
  const files: string[] = [];
  const store = path.join(folder, "files");
  mkdirSync(store);
  return new Map(
    sizes.map((size) => {
      const own = path.join(folder, String(size));
      mkdirSync(own);
      while (files.length < size) {
        const { name, bytes } = makeSubmission(files.length + 1);
        writeFileSync(path.join(store, name), bytes);
        files.push(name);
      }
      for (const name of files.slice(0, size)) symlinkSync(path.join(store, name), path.join(own, name));
      return [size, own];
    }),
  );
}

/** The libraries at hand; each reads READ_FILES once to warm up and once measured. */
function readers(folder: string): readonly Reader[] {
  const script = (name: string, text: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const inNode = (name: string, read: string): Reader => ({
    name: `${name}: read`,
    command: process.execPath,
    args: [
      script(
        `${name}.cjs`,
        `const { readFileSync, readdirSync } = require("node:fs"); const path = require("node:path");
const resolve = (name) => require(require.resolve(name, { paths: [${JSON.stringify(root)}] }));
const read = ${read};
(async () => {
  const folder = process.argv[2]; const files = readdirSync(folder).slice(0, ${READ_FILES});
  const pass = async () => { const start = performance.now();
    for (const file of files) await read(readFileSync(path.join(folder, file)));
    return (performance.now() - start) / files.length; };
  await pass(); console.log(await pass());
})();`,
      ),
    ],
  });
  const python: Reader = {
    name: "openpyxl read_only: read",
    command: ["/usr/bin/python3", "python3"].find((python) => hasOpenpyxl(python)) ?? "",
    args: [
      script(
        "openpyxl_read.py",
        `import os, sys, time, openpyxl, warnings
warnings.simplefilter("ignore")
folder = sys.argv[1]
files = sorted(os.listdir(folder))[:${READ_FILES}]
start = time.perf_counter()
for name in files:
    book = openpyxl.load_workbook(os.path.join(folder, name), read_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            pass
    book.close()
print((time.perf_counter() - start) * 1000 / len(files))`,
      ),
    ],
  };
  return [
    // Without stubs SheetJS drops every formula that has no cached value.
    inNode("SheetJS", `(bytes) => resolve("@e965/xlsx").read(bytes, { dense: true, sheetStubs: true })`),
    ...(python.command === "" ? [] : [python]),
  ];
}

function hasOpenpyxl(python: string): boolean {
  return spawnSync(python, ["-c", "import openpyxl"], { stdio: "ignore" }).status === 0;
}

function readOnce({ name, command, args }: Reader, folder: string): number {
  const { status, stdout, stderr } = spawnSync(command, [...args, folder], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  return Number(stdout);
}

function middle(runs: readonly Run[]): Run {
  const seconds = median(runs.map((run) => run.seconds));
  return runs.find((run) => run.seconds === seconds) ?? (runs[0] as Run);
}

function report(
  merges: readonly Run[],
  mergesAgain: readonly Run[],
  reads: readonly { readonly name: string; readonly each: number }[],
): void {
  const sheetJs = reads[0]?.each ?? Number.NaN;
  const each = ({ files, seconds }: Run): number => (seconds * 1000) / files;
  const rows = [
    ...merges.map((run) => ({ name: `merge of ${run.files} workbooks`, run })),
    ...mergesAgain.map((run) => ({ name: `the same over its earlier output`, run })),
  ].sort((a, b) => a.run.files - b.run.files);
  console.log(
    table([
      [
        "",
        "seconds",
        "CPU seconds",
        "ms per workbook",
        ...reads.map(({ name }) => `÷ ${name.replace(": read", "")}`),
        "peak MB",
      ],
      ...rows.map(({ name, run }) => [
        name,
        run.seconds.toFixed(1),
        told(run.cpu, 1),
        each(run).toFixed(2),
        ...reads.map((read) => (each(run) / read.each).toFixed(2)),
        told(run.peak, 0),
      ]),
      ...reads.map(({ name, each: own }) => [
        name,
        "",
        "",
        own.toFixed(2),
        ...reads.map((read) => (own / read.each).toFixed(2)),
        "",
      ]),
    ]),
  );
  const [first, last] = [merges[0], merges.at(-1)];
  if (!first || !last || last === first) return;
  console.log(`Goal ≤ ${GOAL_RATIO} of SheetJS: ${(each(last) / sheetJs).toFixed(2)}`);
  const times = last.files / first.files;
  console.log(
    `Goal ≤ ${GOAL_GROWTH} times as long for ${times} times the files: ${(last.seconds / first.seconds).toFixed(1)}`,
  );
  if (first.peak !== null && last.peak !== null) {
    console.log(`Memory for ${times} times the files: ${(last.peak / first.peak).toFixed(2)} times as much`);
  }
}

async function mergeOnce(folder: string, output: string, files: number): Promise<Run> {
  return { files, ...(await runProgram(["merge", folder, "-o", output, "--force"])) };
}
