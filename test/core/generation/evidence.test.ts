import { checkWorkbook } from "../../../src/core/check/check";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { mergeSubmissions } from "../../../src/core/merging/merge";
import { cellIn, generated, planFor, tableRows, textRows } from "../../support/generated";
import { exampleBook, withCells, withoutSheet, withRow } from "../../support/rule-book";
import { submit } from "../../support/submissions";

const ledger = "整改台账";
const list = "佐证材料目录";

const first = generated(withoutSheet(exampleBook(), "附件3"), "ledger");
const named = withCells(first, {
  [`${ledger}!N3`]: "佐证材料",
  [`${ledger}!N4`]: "谈话记录.pdf 第3页；照片/谈话1.jpg",
  [`${ledger}!N6`]: "公开栏.jpg",
  "附件1!F4": "佐证材料",
  "附件1!F5": "学习记录.docx",
});

function missing(book: WorkbookSnapshot, ...evidence: readonly string[]): readonly unknown[] {
  const { findings } = checkWorkbook(book, { evidence });
  return findings.filter((f) => f.code === "evidence-missing").map((f) => [f.sheet, f.cell, f.branch, f.facts]);
}

describe("佐证材料目录", () => {
  it("lists every file that a sheet names with what it shows and where", () => {
    expect(generated(named, "ledger").sheets.map(({ name }) => name)).not.toContain(list);
    const book = generated(named, "evidence");
    const branch = "青松小学党支部";
    expect(tableRows(book, list)).toEqual([
      ["1", branch, expect.stringMatching(/^1．/), "学习记录.docx", "", "附件1!F5"],
      ["2", branch, expect.stringMatching(/^附件1 第12项：/), "谈话记录.pdf", "3", "整改台账!N4"],
      ["3", branch, expect.stringMatching(/^附件1 第12项：/), "照片/谈话1.jpg", "", "整改台账!N4"],
      ["4", branch, expect.stringMatching(/^附件1 第17项：/), "公开栏.jpg", "", "整改台账!N6"],
    ]);
    expect(checkWorkbook(book).sheets.at(-1)?.template).toBe("dingji/evidence");
    expect(checkWorkbook(book).findings).toEqual(checkWorkbook(named).findings);
    expect(planFor(book, "evidence").changeSet.edits).toEqual([]);
    expect(textRows(generated(first, "evidence"), list).flat()).toContain("各表没有写明佐证材料。");
  });

  it("keeps remarks with their files and the rows that people add", () => {
    const book = withCells(generated(named, "evidence"), {
      [cellIn(generated(named, "evidence"), list, "备注", "公开栏.jpg")]: "另有原件",
    });
    const own = withRow(book, list, 8, ["", "青松小学党支部", "第3项", "荣誉证书.jpg", "2"]);
    const moved = withCells(own, { [`${ledger}!N4`]: null, [`${ledger}!N5`]: "谈话记录.pdf" });
    const after = generated(moved, "evidence");
    expect(tableRows(after, list).map((row) => row.slice(3))).toEqual([
      ["学习记录.docx", "", "附件1!F5"],
      ["谈话记录.pdf", "", "整改台账!N5"],
      ["公开栏.jpg", "", "整改台账!N6", "另有原件"],
      ["荣誉证书.jpg", "2"],
    ]);
    const without = generated(withCells(after, { [`${ledger}!N6`]: null }), "evidence");
    expect(tableRows(without, list).map((row) => row.slice(3))).toEqual([
      ["学习记录.docx", "", "附件1!F5"],
      ["谈话记录.pdf", "", "整改台账!N5"],
      ["公开栏.jpg", "", "已无此项", "另有原件"],
      ["荣誉证书.jpg", "2"],
    ]);
    expect(planFor(without, "evidence").changeSet.edits).toEqual([]);
  });

  it("is held against a folder only when one is given", () => {
    expect(missing(named)).toHaveLength(4);
    expect(checkWorkbook(named).findings.some((f) => f.code === "evidence-missing")).toBe(false);
    expect(missing(named, "学习记录.docx", "a/谈话记录.PDF", "照片/谈话1.jpg")).toEqual([
      [ledger, "N6", "青松小学党支部", { file: "公开栏.jpg", reason: "missing" }],
    ]);
    const outside = withCells(named, { [`${ledger}!N6`]: "https://example.com/公开栏.jpg" });
    expect(missing(outside, "学习记录.docx", "谈话记录.pdf", "照片/谈话1.jpg", "公开栏.jpg")).toEqual([
      [ledger, "N6", "青松小学党支部", { file: "https://example.com/公开栏.jpg", reason: "outside" }],
    ]);
    const added = withRow(generated(named, "evidence"), list, 8, ["", "青松小学党支部", "第3项", "荣誉证书.jpg", "2"]);
    const all = ["学习记录.docx", "谈话记录.pdf", "照片/谈话1.jpg", "公开栏.jpg"];
    expect(missing(added, ...all)).toEqual([
      [list, "D8", "青松小学党支部", { file: "荣誉证书.jpg", reason: "missing" }],
    ]);
  });

  it("goes up in a merge: the ledger's column on 整改汇总表, rows of a person's own in 数据来源", () => {
    const added = withRow(generated(named, "evidence"), list, 8, ["", "青松小学党支部", "第3项", "荣誉证书.jpg", "2"]);
    const [file] = mergeSubmissions([submit("a.xlsx", added)]).files;
    expect(file?.left).toEqual([]);
    expect(file?.notes.map(({ sheet, text }) => [sheet, text])).toContainEqual([
      list,
      "青松小学党支部 文件名或相对路径：荣誉证书.jpg",
    ]);
  });
});
