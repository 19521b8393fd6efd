import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { CommandRefusal } from "../../src/cli/command";
import { writeTogether, writeWhole } from "../../src/cli/output";
import { commandLineTexts } from "../../src/locales/command-line";

const texts = commandLineTexts("zh-CN");
let folder: string;
const at = (name: string): string => path.join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "dingji-output-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("of several outputs all appear or none, and nothing else stays behind", async () => {
  writeFileSync(at("a.xlsx"), "before");
  const outputs = [
    { path: at("a.xlsx"), bytes: "after" },
    { path: at("none/b.jsonl"), bytes: "b" },
  ];
  await expect(writeTogether(outputs, texts)).rejects.toThrow(CommandRefusal);
  expect([readdirSync(folder), readFileSync(at("a.xlsx"), "utf8")]).toEqual([["a.xlsx"], "before"]);
});

test("a replaced file keeps its mode, and a link leads on to the new contents", async () => {
  writeFileSync(at("real.xlsx"), "before");
  chmodSync(at("real.xlsx"), 0o640);
  symlinkSync(at("real.xlsx"), at("link.xlsx"));
  await writeWhole(at("link.xlsx"), "after", texts);
  expect(lstatSync(at("link.xlsx")).isSymbolicLink()).toBe(true);
  expect([readFileSync(at("real.xlsx"), "utf8"), statSync(at("real.xlsx")).mode & 0o777]).toEqual(["after", 0o640]);
});

test("a link to a file that is not there yet stays a link", async () => {
  symlinkSync("later.xlsx", at("first.xlsx"));
  symlinkSync("first.xlsx", at("second.xlsx"));
  await writeWhole(at("second.xlsx"), "new", texts);
  expect(readdirSync(folder).filter((name) => lstatSync(at(name)).isSymbolicLink())).toEqual([
    "first.xlsx",
    "second.xlsx",
  ]);
  expect(readFileSync(at("later.xlsx"), "utf8")).toBe("new");
});
