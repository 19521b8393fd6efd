import { isMainThread } from "node:worker_threads";
import { useInflater } from "../hosts/xlsx/zip";
import { inflateNatively } from "./inflate";
import { run } from "./run";
import { serveJobs } from "./workers";

/** A reader that goes away (`dingji check … | head`) is no error of ours. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

useInflater(inflateNatively);

const CLEAR_LINE = "\r\u001b[K";

/** Runs the command, or in a worker its part of one. `script` is the file that starts this program in either. */
export function start(script: string): void {
  if (isMainThread) {
    void run(process.argv.slice(2), {
      write: (text) => process.stdout.write(text),
      warn: (text) => process.stderr.write(text),
      isTerminal: process.stdout.isTTY === true && !process.env["NO_COLOR"],
      ...(process.stderr.isTTY === true ? { progress: (text) => process.stderr.write(CLEAR_LINE + (text ?? "")) } : {}),
      workerScript: script,
    }).then((code) => {
      // Not process.exit(): it would cut off output that a pipe has not taken yet.
      process.exitCode = code;
    });
  } else {
    serveJobs();
  }
}
