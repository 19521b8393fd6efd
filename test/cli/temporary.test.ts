import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { removeAbandoned, temporaryBeside } from "../../src/cli/temporary";

let folder: string;
const HOUR = 3600;
const now = Date.UTC(2012, 2, 26, 12);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "dingji-temporary-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function leave(name: string, age: number): void {
  const file = path.join(folder, name);
  writeFileSync(file, "half");
  utimesSync(file, now / 1000 - age, now / 1000 - age);
}

test("what a killed run left is removed once it is old; nothing else is", async () => {
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  const own = path.basename(temporaryBeside(path.join(folder, "汇总.xlsx")));
  const kept = [
    `.dingji-${pid}-0123456789ab.tmp`,
    own,
    ".0123456789ab.tmp",
    `dingji-${pid}-0123456789ac.tmp`,
    "汇总.xlsx",
  ] as const;
  leave(`.dingji-${pid}-ba9876543210.tmp`, HOUR + 1);
  leave(kept[0], HOUR - 1);
  for (const name of kept.slice(1)) leave(name, 2 * HOUR);
  await removeAbandoned(folder, now);
  expect(readdirSync(folder).sort()).toEqual([...kept].sort());
});

test("a folder that cannot be read is left alone", async () => {
  await expect(removeAbandoned(path.join(folder, "none"), now)).resolves.toBeUndefined();
});
