import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { run } from "../../src/cli/run";
import { readXlsx } from "../../src/hosts/xlsx/read";
import type { SetCell } from "../../src/core/changes/change-set";
import { parseA1 } from "../../src/core/workbook/address";
import { cellAt, cellKey, type WorkbookSnapshot } from "../../src/core/workbook/snapshot";
import { applyToXlsx, createXlsx } from "../../src/hosts/xlsx/write";
import { cleanSheets } from "../../src/scripts/samples/clean";
import { exampleSheets } from "../../src/scripts/samples/example";
import { cellIn, sheetOf, tableRows } from "../support/generated";
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

test("--print-set leaves what is handed in, in order, with values that still check the same", async () => {
  const { code, stderr } = await generate(at("in.xlsx"), "-o", at("out.xlsx"), "--print-set");
  expect(code).toBe(1);
  expect(stderr).toContain("打印套装依次是：附件1、附件2、附件3、得分与定级。");
  const shown = bookOf("out.xlsx").sheets.map(({ name, visibility }) => [name, visibility]);
  expect(shown).toEqual(["附件1", "附件2", "附件3", "得分与定级"].map((name) => [name, "visible"]));
});

test("--rubric: a workbook without 「评分办法」 is refused before anything is written", async () => {
  writeFileSync(at("other.xlsx"), example);
  const { code, stderr } = await generate(at("in.xlsx"), "-o", at("out.xlsx"), "--rubric", at("other.xlsx"));
  expect([code, existsSync(at("out.xlsx"))]).toEqual([2, false]);
  expect(stderr).toContain("没有「评分办法」");
});

function bookOf(name: string): WorkbookSnapshot {
  return readXlsx(new Uint8Array(readFileSync(at(name))), { fileName: null }).snapshot;
}

function problems(name: string): string {
  return String(cellAt(sheetOf(bookOf(name), "附件3"), 3, 1)?.value);
}

/** The file with other values in some cells, as a person would leave it. */
async function changed(
  name: string,
  texts: (book: WorkbookSnapshot) => Readonly<Record<string, string>>,
): Promise<Uint8Array> {
  const book = bookOf(name);
  const edits = Object.entries(texts(book)).map(([place, text]): SetCell => {
    const [sheetName = "", address = ""] = place.split("!");
    const { id, cells } = sheetOf(book, sheetName);
    const { row, column } = parseA1(address);
    const before = cells.get(cellKey(row, column)) ?? null;
    const sheet = { id, name: sheetName };
    return { kind: "set-cell", sheet, row, column, before, after: { ...before, value: text } };
  });
  return (await applyToXlsx(new Uint8Array(readFileSync(at(name))), { purpose: "entry", edits })).bytes;
}

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

  it("updates lines of 附件3 that nobody changed, lists the others, and says with exit 1 that they are left", async () => {
    writeFileSync(at("branch.xlsx"), await createXlsx(cleanSheets().filter(({ name }) => name !== "附件3")));
    await generate(at("branch.xlsx"), "-o", at("first.xlsx"));
    const typed = await changed("first.xlsx", (book) => {
      const places = tableRows(book, "整改台账").map((row) => cellIn(book, "整改台账", "整改措施", row[2] ?? ""));
      const measures = places.map((place, i) => [place, `措施${i + 1}`] as const);
      return { ...Object.fromEntries(measures), "整改台账!G4": "工作计划不细", "整改台账!I4": "6月底前" };
    });
    writeFileSync(at("typed.xlsx"), typed);
    const followed = await generate(at("typed.xlsx"), "-o", at("second.xlsx"));
    expect([followed.code, followed.stderr.includes("不自动改写")]).toEqual([0, false]);
    expect(problems("second.xlsx")).toContain("工作计划不细");

    writeFileSync(
      at("form.xlsx"),
      await changed("second.xlsx", (book) => ({
        "附件3!B4": String(cellAt(sheetOf(book, "附件3"), 3, 1)?.value).replace("工作计划不细", "计划未分解到人"),
      })),
    );
    const told = await generate(at("form.xlsx"), "-o", at("third.xlsx"));
    expect(told.code).toBe(1);
    expect(told.stderr).toMatch(/附件3!B4 不自动改写，可以自行补入：\n {4}\d、工作计划不细\n/);
    expect(problems("third.xlsx")).toContain("计划未分解到人");
  });

  it.each([
    ["ledger,scores", "scores"],
    [",", ","],
  ])("refuses --only %s", async (list, named) => {
    const { code, stderr } = await generate(at("in.xlsx"), "-o", at("out.xlsx"), "--only", list);
    expect(code).toBe(2);
    expect(stderr.split("\n")[0]).toBe(
      `dingji: --only 只能写 result、ledger、rectification、summary、findings、explanations、rubric、review、publicity、evidence，用逗号隔开，现在是“${named}”。`,
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
