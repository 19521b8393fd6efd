import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { machine, table } from "./measure";
import { packWorkbook } from "./pack";
import { runProgram, told } from "./program";
import { drawBranch } from "./workbooks";

/** Files in all, and those of them that are merged, too. */
const FILES = 20_000;
const SAMPLE = 2000;
const IN_FOLDER = 1000;
/** Goal: resident megabytes, however many files. */
const GOAL_PEAK = 300;

const docs = path.resolve(__dirname, "../../docs/records");

/**
 * `dingji records` over many small files (the argument says how many), a tenth of them first; then the documented SQL on
 * DuckDB over the records of a sample, beside the merge of the same files.
 */
export async function main([given]: readonly string[] = []): Promise<number> {
  const all = given === undefined ? FILES : Number(given);
  const folder = mkdtempSync(path.join(tmpdir(), "dingji-bench-"));
  try {
    console.log(`${machine()}; ${availableParallelism()} threads; load before ${loadavg()[0]?.toFixed(1)}`);
    const rows: string[][] = [];
    for (const files of [Math.round(all / 10), all]) {
      const inputs = path.join(folder, String(files));
      makeFiles(inputs, files);
      const output = path.join(folder, `${files}.jsonl`);
      for (const name of [`records of ${files} files`, "the same again: nothing is new"]) {
        const { seconds, cpu, peak } = await runProgram(["records", inputs, "-o", output]);
        const size = statSync(output).size / 1024 / 1024;
        rows.push([
          name,
          seconds.toFixed(1),
          told(cpu, 1),
          ((seconds * 1000) / files).toFixed(2),
          told(peak, 0),
          size.toFixed(0),
        ]);
      }
      rmSync(inputs, { recursive: true });
      rmSync(output);
    }
    console.log(table([["", "seconds", "CPU seconds", "ms per file", "peak MB", "output MB"], ...rows]));
    console.log(`Goal: at most ${GOAL_PEAK} MB`);
    await compareWithMerge(folder);
    console.log(`Load after ${loadavg()[0]?.toFixed(1)}`);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A scoring sheet a file, a thousand files a folder. */
function makeFiles(folder: string, files: number): void {
  for (let i = 0; i < files; i++) {
    const own = path.join(folder, `part-${Math.floor(i / IN_FOLDER)}`);
    if (i % IN_FOLDER === 0) mkdirSync(own, { recursive: true });
    const bytes = packWorkbook([drawBranch(i + 1)], i % 2 === 0 ? "shared-strings" : "inline-strings");
    writeFileSync(path.join(own, `branch-${i + 1}.xlsx`), bytes);
  }
}

type Counts = readonly (readonly [level: string, branches: number])[];

/** The levels of a sample as DuckDB counts them from the records, and as the merge of the files does. */
async function compareWithMerge(folder: string): Promise<void> {
  const inputs = path.join(folder, "sample");
  makeFiles(inputs, SAMPLE);
  const records = path.join(folder, "records");
  mkdirSync(records);
  await runProgram(["records", inputs, "-o", path.join(records, "sample.jsonl")]);
  const lines = path.join(folder, "merged.jsonl");
  await runProgram(["merge", inputs, "-o", path.join(folder, "merged.xlsx"), "--records", lines]);
  const database = await (await DuckDBInstance.create(":memory:")).connect();
  const started = performance.now();
  await database.run(`SET file_search_path = '${folder}'`);
  for (const name of ["tables.duckdb.sql", "grading.sql"])
    await database.run(readFileSync(path.join(docs, name), "utf8"));
  const found = await database.runAndReadAll("select name, total, level from graded");
  const seconds = (performance.now() - started) / 1000;
  const inSql = new Map(
    found.getRowObjectsJson().map(({ name, total, level }) => [String(name), [Number(total), level]]),
  );
  database.closeSync();
  const merged = readFileSync(lines, "utf8").trim().split("\n");
  const branches = merged.map(
    (line) => JSON.parse(line) as { name: string; total: number | null; level: string | null },
  );
  const unlike = branches.filter(({ name, total, level }) => {
    const row = inSql.get(name);
    return row?.[0] !== (total ?? 0) || row[1] !== level;
  });
  const levels = new Map<string, number>();
  for (const { level } of branches) levels.set(level ?? "ungraded", (levels.get(level ?? "ungraded") ?? 0) + 1);
  const counts: Counts = [...levels];
  console.log(
    `\n${SAMPLE} files: ${branches.length} branches in the merge, ${inSql.size} in DuckDB (${seconds.toFixed(1)} s);`,
  );
  console.log(`levels ${counts.map(([level, n]) => `${level} ${n}`).join(", ")}; unlike: ${unlike.length}`);
}
