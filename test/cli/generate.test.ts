import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { run } from "../../src/cli/run";
import { readXlsx } from "../../src/hosts/xlsx/read";
import { createXlsx } from "../../src/hosts/xlsx/write";
import { cleanSheets } from "../../src/scripts/samples/clean";
import { exampleSheets } from "../../src/scripts/samples/example";
import { tableRows } from "../support/generated";
import { scoringSheet } from "../support/tianning-workbook";

let folder: string;
let example: Uint8Array;

beforeAll(async () => {
  example = await createXlsx(exampleSheets());
});

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "dingji-generate-"));
  writeFileSync(at("in.xlsx"), example);
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function at(name: string): string {
  return path.join(folder, name);
}

async function generate(...argv: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  let stdout = "";
  let stderr = "";
  const code = await run(["generate", ...argv], {
    write: (text) => (stdout += text),
    warn: (text) => (stderr += text),
    isTerminal: false,
  });
  return { code, stdout, stderr };
}

test("--rubric: a workbook without 「评分办法」 is refused before anything is written", async () => {
  writeFileSync(at("other.xlsx"), example);
  const { code, stderr } = await generate(at("in.xlsx"), "-o", at("out.xlsx"), "--rubric", at("other.xlsx"));
  expect([code, existsSync(at("out.xlsx"))]).toEqual([2, false]);
  expect(stderr).toContain("没有「评分办法」");
});

function sheetNames(name: string): readonly string[] {
  return readXlsx(new Uint8Array(readFileSync(at(name))), { fileName: null }).snapshot.sheets.map((s) => s.name);
}

describe("dingji generate", () => {
  it("writes every sheet into a new file and tells what is offered for copying", async () => {
    const { code, stdout, stderr } = await generate(at("in.xlsx"), "-o", at("out.xlsx"));
    expect([code, stdout]).toEqual([1, ""]);
    const own = ["得分与定级", "整改台账", "分类定级汇总表", "问题清单", "核实说明"];
    expect(sheetNames("out.xlsx")).toEqual(["附件1", "附件2", "附件3", "附件4", ...own]);
    expect(new Uint8Array(readFileSync(at("in.xlsx")))).toEqual(example);
    expect(stderr).toContain(`已写出“${at("out.xlsx")}”，新写或更新 5 处。\n`);
    expect(stderr).toContain("  青松小学党支部 附件2!A18 不自动改写，可以自行补入：\n    89分，其中：领导班子好20分");
    expect(stderr).toContain("  青松小学党支部 附件3!B4 不自动改写，可以自行补入：\n    5、第17项“完善党务公开");
  });

  it("writes only what is asked for", async () => {
    const { code } = await generate(at("in.xlsx"), "-o", at("out.xlsx"), "--only", "findings, ledger");
    expect(code).toBe(1);
    expect(sheetNames("out.xlsx")).toEqual(["附件1", "附件2", "附件3", "附件4", "整改台账", "问题清单"]);
  });

  it("copies a file that needs nothing more as it is", async () => {
    writeFileSync(at("clean.xlsx"), await createXlsx(cleanSheets()));
    expect((await generate(at("clean.xlsx"), "-o", at("once.xlsx"))).code).toBe(0);
    const { code, stderr } = await generate(at("once.xlsx"), "-o", at("twice.xlsx"));
    expect([code, stderr]).toEqual([0, `各表都已是最新，已把原文件原样写到“${at("twice.xlsx")}”。\n`]);
    expect(readFileSync(at("twice.xlsx")).equals(readFileSync(at("once.xlsx")))).toBe(true);
  });

  it("writes Chinese sheets in every language", async () => {
    const { stderr } = await generate(at("in.xlsx"), "-o", at("out.xlsx"), "--lang", "en");
    expect(stderr).toContain("5 places new or brought up to date.");
    const { snapshot } = readXlsx(new Uint8Array(readFileSync(at("out.xlsx"))), { fileName: null });
    expect(tableRows(snapshot, "问题清单")[0]?.[3]).toContain("调查表上的自评结果填的是 86 分");
  });

  it.each([
    ["ledger,scores", "scores"],
    [",", ","],
  ])("refuses --only %s", async (list, named) => {
    const { code, stderr } = await generate(at("in.xlsx"), "-o", at("out.xlsx"), "--only", list);
    expect(code).toBe(2);
    expect(stderr.split("\n")[0]).toBe(
      `dingji: --only 只能写 result、ledger、rectification、summary、findings、explanations、rubric，用逗号隔开，现在是“${named}”。`,
    );
    expect(existsSync(at("out.xlsx"))).toBe(false);
  });

  it("refuses a workbook without any form", async () => {
    const foreign = { ...scoringSheet({}), cells: [] };
    writeFileSync(at("other.xlsx"), await createXlsx([foreign]));
    expect((await generate(at("other.xlsx"), "-o", at("out.xlsx"))).code).toBe(2);
    expect(existsSync(at("out.xlsx"))).toBe(false);
  });
});
