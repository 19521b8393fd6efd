import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

const MEGABYTE = 1024 * 1024;
const program = path.resolve(__dirname, "../../dist/cli/dingji.js");

/** What one run of the built command line cost. */
export interface Cost {
  readonly seconds: number;
  /** Processor seconds of all its threads; null where the system does not tell. */
  readonly cpu: number | null;
  /** Highest resident megabytes of the program with its threads; null where the system does not tell. */
  readonly peak: number | null;
}

/** Runs the built command line; its exit code is 0 or 1, or the promise is rejected. */
export function runProgram(args: readonly string[]): Promise<Cost> {
  const started = performance.now();
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "ignore", "ignore"] });
  let peak: number | null = null;
  let cpu: number | null = null;
  const watch = setInterval(() => {
    peak = Math.max(peak ?? 0, residentPeak(child.pid) ?? 0) || null;
    cpu = processorSeconds(child.pid) ?? cpu;
  }, 100);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => {
      clearInterval(watch);
      if (code === 0 || code === 1) resolve({ seconds: (performance.now() - started) / 1000, cpu, peak });
      else reject(new Error(`dingji ${args[0]} ended with ${code}; run npm run build:cli first`));
    });
  });
}

/** Linux only. */
function residentPeak(pid: number | undefined): number | null {
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(processFile(pid, "status"))?.[1];
  return kilobytes === undefined ? null : (Number(kilobytes) * 1024) / MEGABYTE;
}

/** Linux only: user and system time, which the kernel counts in hundredths of a second. */
function processorSeconds(pid: number | undefined): number | null {
  const fields = /\) (.+)$/s.exec(processFile(pid, "stat"))?.[1]?.split(" ");
  return fields ? (Number(fields[11]) + Number(fields[12])) / 100 : null;
}

function processFile(pid: number | undefined, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}

/** A figure with so many digits, or that nobody knows it. */
export function told(value: number | null, digits: number): string {
  return value === null ? "?" : value.toFixed(digits);
}
