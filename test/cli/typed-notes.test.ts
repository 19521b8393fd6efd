import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { run } from "../../src/cli/run";
import { SheetBuilder } from "../../src/core/design/sheet-builder";
import type { SetCell } from "../../src/core/changes/change-set";
import { parseA1, toA1 } from "../../src/core/workbook/address";
import { cellText, makeGrid } from "../../src/core/workbook/grid";
import { cellAt, cellKey, type WorkbookSnapshot } from "../../src/core/workbook/snapshot";
import { readXlsx } from "../../src/hosts/xlsx/read";
import { applyToXlsx, createXlsx } from "../../src/hosts/xlsx/write";
import { sheetOf, textRows } from "../support/generated";
import { scoredSheet } from "../support/submissions";

let folder: string;
const at = (name: string): string => path.join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "dingji-notes-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function dingji(...argv: string[]): Promise<{ code: number; stderr: string; stdout: string }> {
  let stderr = "";
  let stdout = "";
  const io = { write: (t: string) => (stdout += t), warn: (t: string) => (stderr += t), isTerminal: false };
  const code = await run(argv, io);
  return { code, stderr, stdout };
}

async function branch(name: string, scores: { self?: number; review?: number }): Promise<void> {
  writeFileSync(at(`${name}.xlsx`), await createXlsx([scoredSheet(`${name}党支部`, scores)]));
}

function bookOf(name: string): WorkbookSnapshot {
  return readXlsx(new Uint8Array(readFileSync(at(name))), { fileName: null }).snapshot;
}

/** The cell under a heading in the row that holds all these texts. */
function place(book: WorkbookSnapshot, sheet: string, heading: string, ...texts: readonly string[]): string {
  const { rows, cells } = makeGrid(sheetOf(book, sheet));
  const column = cells.find((c) => c.text === heading)?.column ?? -1;
  const row = [...rows].find(([, own]) => texts.every((t) => own.some((c) => c.text.includes(t))))?.[0] ?? -1;
  if (row < 0 || column < 0) throw new Error(`no ${heading} beside ${texts.join()} on ${sheet}`);
  return `${sheet}!${toA1({ row, column })}`;
}

function textAt(book: WorkbookSnapshot, where: string): string {
  const [sheet = "", a1 = ""] = where.split("!");
  const { row, column } = parseA1(a1);
  return cellText(cellAt(sheetOf(book, sheet), row, column));
}

async function type(file: string, entries: Readonly<Record<string, string>>): Promise<void> {
  const book = bookOf(file);
  const edits = Object.entries(entries).map(([where, text]): SetCell => {
    const [name = "", a1 = ""] = where.split("!");
    const { id, cells } = sheetOf(book, name);
    const { row, column } = parseA1(a1);
    const before = cells.get(cellKey(row, column)) ?? null;
    return { kind: "set-cell", sheet: { id, name }, row, column, before, after: { ...before, value: text } };
  });
  const { bytes } = await applyToXlsx(new Uint8Array(readFileSync(at(file))), { purpose: "entry", edits });
  writeFileSync(at(file), bytes);
}

const problems = "问题清单";
const list = "分类定级汇总表";

describe("what a person typed on an earlier 汇总", () => {
  async function typedMerge(): Promise<void> {
    await branch("学校甲", { self: 92 });
    await branch("学校乙", { self: 70, review: 64 });
    await dingji("merge", at("学校甲.xlsx"), at("学校乙.xlsx"), "-o", at("一.xlsx"));
    const book = bookOf("一.xlsx");
    const headings = textRows(book, list).findIndex((row) => row.includes("序号"));
    const width = (textRows(book, list)[headings] ?? []).length;
    const added = String.fromCharCode(65 + width);
    const row = /\d+$/.exec(place(book, list, "党支部名称", "学校乙党支部"))?.[0] ?? "";
    const headingRow = Number(/\d+$/.exec(place(book, list, "党支部名称", "党支部名称"))?.[0]);
    await type("一.xlsx", {
      [place(book, problems, "处理情况", "学校甲党支部")]: "已电话催报",
      [`${list}!${added}${headingRow}`]: "督办",
      [`${list}!${added}${row}`]: "纪委督办",
      [`${problems}!${toA1(makeGrid(sheetOf(book, problems)).cells.find((c) => c.text === "填表人：") ?? { row: 0, column: 0 })}`]:
        "填表人：庚七",
    });
  }

  function expectCarried(book: WorkbookSnapshot): void {
    expect(textAt(book, place(book, problems, "处理情况", "学校甲党支部"))).toBe("已电话催报");
    expect(textAt(book, place(book, list, "督办", "学校乙党支部"))).toBe("纪委督办");
    expect(makeGrid(sheetOf(book, problems)).cells.map((c) => c.text)).toContain("填表人：庚七");
  }

  it("is carried with --since, and on and on", async () => {
    await typedMerge();
    await branch("学校丙", { self: 85, review: 85 });
    const files = ["学校甲", "学校乙", "学校丙"].map((name) => at(`${name}.xlsx`));
    const { stderr } = await dingji("merge", ...files, "-o", at("二.xlsx"), "--since", at("一.xlsx"));
    expect(stderr).not.toContain("没有带过来");
    expectCarried(bookOf("二.xlsx"));
    await dingji("merge", ...files, "-o", at("三.xlsx"), "--since", at("二.xlsx"));
    expectCarried(bookOf("三.xlsx"));
  });

  it("is carried where the output takes its place with --force", async () => {
    await typedMerge();
    const files = [at("学校甲.xlsx"), at("学校乙.xlsx")];
    expect((await dingji("merge", ...files, "-o", at("一.xlsx"))).code).toBe(2);
    await dingji("merge", ...files, "-o", at("一.xlsx"), "--force");
    expectCarried(bookOf("一.xlsx"));
  });

  it("is named with exit 1 where it is a sheet of its own in the workbook that is replaced", async () => {
    await typedMerge();
    const sheet = { id: "new:附注", name: "附注" };
    const builder = new SheetBuilder([20]);
    builder.putLine(0, "县委意见：从严把握", "input");
    const design = builder.build("附注", { orientation: "portrait", footer: "" }, 0);
    const { bytes } = await applyToXlsx(new Uint8Array(readFileSync(at("一.xlsx"))), {
      purpose: "generate",
      edits: [{ kind: "add-sheet", sheet, index: 0, design }],
    });
    writeFileSync(at("一.xlsx"), bytes);
    const files = [at("学校甲.xlsx"), at("学校乙.xlsx")];
    const { code, stderr } = await dingji("merge", ...files, "-o", at("一.xlsx"), "--force");
    expect(code).toBe(1);
    expect(stderr).toContain("附注!A1  县委意见：从严把握\n");
    expectCarried(bookOf("一.xlsx"));
  });

  it("is named with exit 1 where its row is no more", async () => {
    await typedMerge();
    const { code, stderr } = await dingji("merge", at("学校甲.xlsx"), "-o", at("二.xlsx"), "--since", at("一.xlsx"));
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /上次汇总上手工填写的 1 处，这次的表上没有它的位置，没有带过来，请核对：\n {2}分类定级汇总表![A-Z]+\d+ {2}纪委督办\n/,
    );
  });
});

describe("what a person explained on 回头看对照", () => {
  it("stays with compare --force, together with the live figures", async () => {
    await branch("学校甲", { self: 70, review: 70 });
    await branch("学校乙", { self: 80, review: 80 });
    await dingji("merge", at("学校甲.xlsx"), at("学校乙.xlsx"), "-o", at("前.xlsx"));
    await branch("学校甲", { self: 70, review: 72 });
    await branch("学校乙", { self: 92, review: 92 });
    await dingji("merge", at("学校甲.xlsx"), at("学校乙.xlsx"), "-o", at("后.xlsx"));
    await dingji("compare", at("前.xlsx"), at("后.xlsx"), "-o", at("对照.xlsx"));
    const first = bookOf("对照.xlsx");
    await type("对照.xlsx", { [place(first, "回头看对照", "说明", "学校甲党支部")]: "书记空缺半年" });
    const { code, stdout } = await dingji(
      "compare",
      at("前.xlsx"),
      at("后.xlsx"),
      "-o",
      at("对照.xlsx"),
      "--force",
      "--json",
    );
    expect(code).toBe(0);
    const again = bookOf("对照.xlsx");
    expect(textAt(again, place(again, "回头看对照", "说明", "学校甲党支部"))).toBe("书记空缺半年");
    const rows = textRows(again, "回头看对照");
    const headings = rows.find((row) => row[0] === "序号") ?? [];
    const own = rows.find((row) => row.includes("学校甲党支部")) ?? [];
    const shown = Object.fromEntries(headings.map((heading, i) => [heading, own[i] ?? ""]));
    expect(shown).toMatchObject({
      评分办法: "常天教委〔2012〕6号",
      原得分: "70",
      现得分: "71.2",
      变化: "未变",
      得分变化: "1.2",
    });
    const at71 = rows.findIndex((row) => row[0]?.startsWith("晋级率"));
    expect(rows[at71 + 2]?.filter((text) => text !== "")).toEqual(["（未注明）", "1", "0", "0%"]);
    const json = JSON.parse(stdout) as { branches: { name: string; difference: number | null }[] };
    expect(json.branches.map(({ name, difference }) => [name, difference])).toEqual([
      ["学校乙党支部", 12],
      ["学校甲党支部", 1.2],
    ]);
  });
});

describe("dingji merge --sample", () => {
  it("writes 抽查名单 with its seed, and what is noted on it goes up", async () => {
    await branch("学校甲", { self: 92, review: 92 });
    await branch("学校乙", { self: 70, review: 64 });
    const files = [at("学校甲.xlsx"), at("学校乙.xlsx")];
    const { stderr } = await dingji("merge", ...files, "-o", at("抽.xlsx"), "--sample", "1", "--seed", "2012");
    expect(stderr).toContain("抽查名单：2 个党支部中抽取 1 个，种子 2012。\n");
    const book = bookOf("抽.xlsx");
    const rows = textRows(book, "抽查名单");
    expect(rows[1]?.[0]).toContain("从2个党支部中抽取1个；随机种子：2012。");
    const drawn = rows[3]?.[2] ?? "";
    expect(["学校甲党支部", "学校乙党支部"]).toContain(drawn);
    await type("抽.xlsx", { [place(book, "抽查名单", "抽查意见", drawn)]: "台账齐全" });
    await dingji("merge", at("抽.xlsx"), "-o", at("上.xlsx"));
    expect(textRows(bookOf("上.xlsx"), "数据来源").flat()).toContain(`${drawn} 抽查意见：台账齐全`);
  });

  it.each([
    [["--sample", "0"], "--sample 后面要写抽查的个数"],
    [["--seed", "3"], "--seed 要和 --sample 一起用"],
  ])("refuses %j", async (options, sentence) => {
    await branch("学校甲", { self: 92 });
    const { code, stderr } = await dingji("merge", at("学校甲.xlsx"), "-o", at("抽.xlsx"), ...options);
    expect([code, stderr.includes(sentence)]).toEqual([2, true]);
  });
});
