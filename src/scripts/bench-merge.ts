import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { read as readSheetJs } from "@e965/xlsx";
import { machine, table } from "./bench/measure";
import { makeSubmission } from "./bench/workbooks";

const SIZES = [1000, 10_000];
const YARDSTICK_FILES = 500;
/** Goals: time per workbook against SheetJS's reading alone, and growth from the smaller to the ten times larger folder. */
const GOAL_RATIO = 0.5;
const GOAL_GROWTH = 10.5;
const MEGABYTE = 1024 * 1024;

interface Run {
  readonly files: number;
  readonly seconds: number;
  /** Highest resident memory of the program with its threads; null where the system does not tell. */
  readonly peak: number | null;
}

/** The whole command `merge`, output included, on folders of different workbooks, beside SheetJS, which only reads. */
export async function main(sizes: readonly string[] = []): Promise<number> {
  const program = path.resolve(__dirname, "../../dist/cli/dingji.js");
  const folder = mkdtempSync(path.join(tmpdir(), "dingji-bench-"));
  const wanted = sizes.length > 0 ? sizes.map(Number) : SIZES;
  try {
    let made = 0;
    const runs: Run[] = [];
    const submissions = path.join(folder, "submissions");
    mkdirSync(submissions);
    console.log(machine());
    for (const size of wanted) {
      for (; made < size; made++) {
        const { name, bytes } = makeSubmission(made + 1);
        writeFileSync(path.join(submissions, name), bytes);
      }
      runs.push(await mergeOnce(program, submissions, path.join(folder, `out-${size}.xlsx`), size));
    }
    const sheetJs = readAlone(submissions);
    console.log(
      table([
        ["merge", "seconds", "ms per workbook", "÷ SheetJS", "peak MB"],
        ...runs.map(({ files, seconds, peak }) => [
          `${files} workbooks`,
          seconds.toFixed(1),
          ((seconds * 1000) / files).toFixed(2),
          ((seconds * 1000) / files / sheetJs).toFixed(2),
          peak === null ? "?" : peak.toFixed(0),
        ]),
        ["SheetJS: read", "", sheetJs.toFixed(2), "1.00", ""],
      ]),
    );
    const [first, last] = [runs[0], runs.at(-1)];
    if (first && last && last !== first) {
      const growth = last.seconds / first.seconds;
      console.log(`Goal ≤ ${GOAL_RATIO} of SheetJS: ${((last.seconds * 1000) / last.files / sheetJs).toFixed(2)}`);
      console.log(
        `Goal ≤ ${GOAL_GROWTH} times as long for ${last.files / first.files} times the files: ${growth.toFixed(1)}`,
      );
    }
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function mergeOnce(program: string, folder: string, output: string, files: number): Promise<Run> {
  const started = performance.now();
  const child = spawn(process.execPath, [program, "merge", folder, "-o", output], {
    stdio: ["ignore", "ignore", "ignore"],
  });
  let peak: number | null = null;
  const watch = setInterval(() => {
    peak = Math.max(peak ?? 0, residentPeak(child.pid) ?? 0) || null;
  }, 100);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => {
      clearInterval(watch);
      if (code === 0 || code === 1) resolve({ files, seconds: (performance.now() - started) / 1000, peak });
      else reject(new Error(`dingji merge ended with ${code}; run npm run build:cli first`));
    });
  });
}

/** Linux only. */
function residentPeak(pid: number | undefined): number | null {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? null : (Number(kilobytes) * 1024) / MEGABYTE;
  } catch {
    return null;
  }
}

/** Milliseconds per workbook. Without stubs SheetJS drops every formula that has no cached value. */
function readAlone(folder: string): number {
  const files = readdirSync(folder).slice(0, YARDSTICK_FILES);
  const pass = (): number => {
    const started = performance.now();
    for (const file of files) readSheetJs(readFileSync(path.join(folder, file)), { dense: true, sheetStubs: true });
    return (performance.now() - started) / files.length;
  };
  pass();
  return Math.min(pass(), pass());
}
