import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), "dingji-"));
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

function write(name: string, lines: readonly string[]): string {
  const file = path.join(directory, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, lines.join("\n"));
  return file;
}

function run(...args: readonly string[]): {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
} {
  return spawnSync(process.execPath, ["src/scripts/run.cjs", ...args], { encoding: "utf8" });
}

describe("run.cjs", () => {
  test("runs TypeScript with JSON, packages, folders and imports without extension; passes arguments and exit code", () => {
    write("data.json", [`{ "word": "定级" }`]);
    write("parts/index.ts", [`export enum Rank { First = 1 }`]);
    write("shout.ts", [
      `import data from "./data.json";`,
      `import type { Rank } from "./parts";`,
      `export const shout = (rank: Rank): string => data.word + String(rank satisfies number);`,
    ]);
    const script = write("script.ts", [
      `import path from "node:path";`,
      `import { Rank } from "./parts";`,
      `import { shout } from "./shout";`,
      `export async function main(argv: readonly string[]): Promise<number> {`,
      `  const later = await import("./shout");`,
      `  console.log(path.posix.join("a", "b"), shout(Rank.First), later.shout === shout, argv.join("|"));`,
      `  return 7;`,
      `}`,
    ]);
    expect(run(script, "--flag", "两 字")).toMatchObject({
      status: 7,
      stdout: "a/b 定级1 true --flag|两 字\n",
      stderr: "",
    });
  });

  test("shows the line of the TypeScript source when a script fails", () => {
    const script = write("script.ts", [
      `interface Unused { a: string }`,
      ``,
      `export function main(): never {`,
      `  throw new Error("broken");`,
      `}`,
    ]);
    const { status, stderr } = run(script);
    expect(status).toBe(1);
    expect(stderr).toContain("Error: broken");
    expect(stderr).toContain("script.ts:4:9");
  });

  test("refuses a script without main, and a call without script", () => {
    const script = write("script.ts", [`export const other = 1;`]);
    expect(run(script)).toMatchObject({
      status: 2,
      stderr: `${script} exports no function main(arguments), so there is nothing to run.\n`,
    });
    expect(run()).toMatchObject({ status: 2, stderr: "usage: node src/scripts/run.cjs <script.ts> [arguments…]\n" });
  });
});
