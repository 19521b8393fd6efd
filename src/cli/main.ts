import { run } from "./run";

/** A reader that goes away (`dingji check … | head`) is no error of ours. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

void run(process.argv.slice(2), {
  write: (text) => process.stdout.write(text),
  warn: (text) => process.stderr.write(text),
  isTerminal: process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined,
}).then((code) => {
  // Not process.exit(): it would cut off output that a pipe has not taken yet.
  process.exitCode = code;
});
