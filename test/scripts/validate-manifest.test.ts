import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

// In a process of its own: office-addin-manifest requires an ES module, which node can and jest cannot.
function validate(...args: readonly string[]): { readonly status: number | null; readonly out: string } {
  const script = ["src/scripts/run.cjs", "src/scripts/validate-manifest.ts", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, script, { encoding: "utf8" });
  return { status, out: stdout + stderr };
}

const VALID = "is valid: structure, limits, languages, and every file that it names.";
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), "dingji-"));
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

test("passes the product's manifest, before the build", () => {
  expect(validate()).toEqual({ status: 0, out: `manifest.xml ${VALID}\n` });
});

test("checks a build directory", () => {
  cpSync("assets/icons", path.join(directory, "assets/icons"), { recursive: true });
  writeFileSync(path.join(directory, "index.html"), "");
  expect(validate("--dist", directory)).toEqual({
    status: 1,
    out:
      [
        `manifest.xml:${lineOf("<SourceLocation DefaultValue=")}: <SourceLocation> names "taskpane.html", which the build does not serve. [file-missing]`,
        `manifest.xml:${lineOf(`<bt:Url id="Pane.Url"`)}: The url "Pane.Url" names "taskpane.html", which the build does not serve. [file-missing]`,
        "manifest.xml has 2 problems.",
      ].join("\n") + "\n",
  });
  writeFileSync(path.join(directory, "taskpane.html"), "");
  expect(validate("--dist", directory)).toEqual({ status: 0, out: `manifest.xml ${VALID}\n` });
});

function lineOf(text: string): number {
  return (
    readFileSync("manifest.xml", "utf8")
      .split("\n")
      .findIndex((line) => line.includes(text)) + 1
  );
}

test("names a file that is not there", () => {
  expect(validate("nowhere.xml")).toEqual({
    status: 1,
    out: "nowhere.xml: there is no such file.\nnowhere.xml has 1 problem.\n",
  });
});

test("explains its usage", () => {
  const { status, out } = validate("--nonsense");
  expect(status).toBe(2);
  expect(out).toContain(
    "usage: node src/scripts/run.cjs src/scripts/validate-manifest.ts [manifest.xml] [--dist DIRECTORY]",
  );
});
