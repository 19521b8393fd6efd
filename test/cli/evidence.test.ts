import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { CheckJson } from "../../src/cli/json";
import { run } from "../../src/cli/run";
import { createXlsx } from "../../src/hosts/xlsx/write";
import { fullScores, scoringSheet } from "../support/tianning-workbook";

async function dingji(...argv: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const texts = { stdout: "", stderr: "" };
  const code = await run(argv, {
    write: (text) => (texts.stdout += text),
    warn: (text) => (texts.stderr += text),
    isTerminal: false,
  });
  return { code, ...texts };
}

let folder: string;
const at = (name: string): string => path.join(folder, name);

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "dingji-evidence-"));
  const sheet = scoringSheet({ self: fullScores, review: fullScores });
  const right = sheet.columnWidths.length;
  const cell = (row: number, value: string) => ({
    row,
    column: right,
    content: { value },
    style: "inputMiddle" as const,
  });
  const design = {
    ...sheet,
    columnWidths: [...sheet.columnWidths, 12],
    cells: [...sheet.cells, cell(3, "佐证材料"), cell(4, "会议记录.pdf 第3页；照片/活动.jpg")],
  };
  writeFileSync(at("in.xlsx"), await createXlsx([design]));
  mkdirSync(at("佐证/照片"), { recursive: true });
  writeFileSync(at("佐证/照片/活动.jpg"), "no picture: it is never opened");
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it("tells which evidence is not in the folder, and nothing without one", async () => {
  const { code, stdout } = await dingji("check", at("in.xlsx"), "--evidence", at("佐证"), "--json");
  const [file] = (JSON.parse(stdout) as CheckJson).files;
  const missing = file?.findings.filter((f) => f.code === "evidence-missing");
  expect([code, file?.verdict]).toEqual([0, "queries"]);
  expect(missing?.map(({ facts, message }) => [facts, message])).toEqual([
    [
      { file: "会议记录.pdf", reason: "missing" },
      "在给出的文件夹里没有找到佐证材料“会议记录.pdf”，请补齐文件，或者改正文件名，或者说明原因。",
    ],
  ]);
  writeFileSync(at("佐证/会议记录.pdf"), "");
  expect(JSON.parse((await dingji("check", at("in.xlsx"), "--evidence", at("佐证"), "--json")).stdout)).toEqual(
    JSON.parse((await dingji("check", at("in.xlsx"), "--json")).stdout),
  );
});

it("refuses a folder that cannot be read", async () => {
  const { code, stdout, stderr } = await dingji("check", at("in.xlsx"), "--evidence", at("没有"), "--lang", "en");
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(
    `The evidence folder “${at("没有")}” cannot be read. Check the path; --evidence takes a folder.`,
  );
});
