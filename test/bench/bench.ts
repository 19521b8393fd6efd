import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";

/**
 * Runs every `bench-*.ts` beside this file, or those named: `npm run bench -- check memory`. Each in a process of its
 * own, so that none finds warm caches or a grown heap.
 */
export function main(names: readonly string[]): number {
  const known = readdirSync(__dirname)
    .map((file) => /^bench-(.+)\.ts$/.exec(file)?.[1])
    .filter((name) => name !== undefined);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`No benchmark ${unknown.join(", ")}; there are: ${known.join(", ")}.`);
    return 2;
  }
  for (const name of names.length > 0 ? names : known) {
    console.log(`\n== ${name}`);
    const script = path.join(__dirname, `bench-${name}.ts`);
    const { status } = spawnSync(process.execPath, ["--expose-gc", "src/scripts/run.cjs", script], {
      stdio: "inherit",
    });
    if (status !== 0) return status ?? 1;
  }
  return 0;
}
