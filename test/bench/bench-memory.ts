import { checkWorkbook } from "../../src/core/check/check";
import { readXlsx } from "../../src/hosts/xlsx/read";
import { table } from "./measure";
import { makeSubmission } from "./workbooks";

const FILES = 5000;
const STEP = 1000;
const MEGABYTE = 1024 * 1024;

/** Reads and checks thousands of different workbooks one after the other: memory has to stay flat. */
export function main(): number {
  const rows = [["files", "rss MB", "heap MB after collection"], line(0)];
  for (let i = 1; i <= FILES; i++) {
    const { bytes, name } = makeSubmission(i);
    checkWorkbook(readXlsx(bytes, { fileName: name }).snapshot);
    if (i % STEP === 0) rows.push(line(i));
  }
  console.log(table(rows));
  return 0;
}

function line(files: number): string[] {
  const rss = process.memoryUsage().rss;
  globalThis.gc?.();
  const heap = process.memoryUsage().heapUsed;
  return [String(files), (rss / MEGABYTE).toFixed(0), (heap / MEGABYTE).toFixed(0)];
}
