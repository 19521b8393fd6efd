import { applyToSnapshot } from "../../../src/core/changes/apply";
import { checkWorkbook } from "../../../src/core/check/check";
import { nearCutOffs, nextEmptyCell, rubricAt, sheetProgress } from "../../../src/core/reviewing/progress";
import { setRounding, setVeto } from "../../../src/core/reviewing/set-state";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { branchOf, but, matrix, reviewed, twoColumns, twoSheets } from "../../support/reviewing";
import { cleanBook, filled, withCells } from "../../support/rule-book";
import { fullScores, selfScores } from "../../support/tianning-workbook";

function progress(book: WorkbookSnapshot): readonly unknown[] {
  return sheetProgress(checkWorkbook(book)).map((p) => [p.sheet.name, p.state, p.missing, p.nextEmpty?.cell ?? null]);
}

function next(book: WorkbookSnapshot, name: string, row: number, column: number): string | null {
  const id = book.sheets.find((s) => s.name === name)?.id ?? "";
  return nextEmptyCell(checkWorkbook(book), id, { row, column })?.cell ?? null;
}

describe("how far a sheet is filled", () => {
  it("tells untouched, started and complete scoring sheets apart", () => {
    expect(progress(twoColumns([]))).toEqual([["附件1", "untouched", 27, "D5"]]);
    expect(progress(twoColumns(but(selfScores, { 2: null, 9: null, 27: " " })))).toEqual([
      ["附件1", "started", 3, "D6"],
    ]);
    expect(progress(twoColumns(selfScores))).toEqual([["附件1", "complete", 0, null]]);
  });

  it("counts the superior's column once it was begun", () => {
    expect(progress(twoColumns(selfScores, but([], {})))).toEqual([["附件1", "complete", 0, null]]);
    const begun = withCells(twoColumns(selfScores), { "附件1!E7": 1 });
    expect(progress(begun)).toEqual([["附件1", "started", 26, "E5"]]);
    expect(progress(twoSheets(selfScores, but(selfScores, { 4: null })))).toEqual([
      ["自评表", "complete", 0, null],
      ["考评表", "started", 1, "E8"],
    ]);
  });

  it("counts the begun columns of the matrix", () => {
    expect(progress(matrix(but(selfScores, { 3: null }) as number[]))).toEqual([["评分矩阵", "started", 1, "D7"]]);
  });

  it("counts required fields of forms, not the superior's, and leaves our own sheets out", () => {
    const clean = cleanBook();
    const named = (book: WorkbookSnapshot, name: string): unknown =>
      progress(book).find((line) => (line as unknown[])[0] === name);
    expect(named(clean, "附件2")).toEqual(["附件2", "complete", 0, null]);
    expect(named(withCells(clean, { "附件2!D18": null }), "附件2")).toEqual(["附件2", "complete", 0, null]);
    expect(named(withCells(clean, { "附件2!E5": null, "附件2!B5": "＿＿" }), "附件2")).toEqual([
      "附件2",
      "started",
      2,
      "B5",
    ]);
    const id = clean.sheets.find((s) => s.name === "附件2")?.id ?? "";
    const blanked = checkWorkbook(withCells(clean, { "附件2!B10": null, "附件2!B5": null, "附件2!E4": null }));
    expect(nextEmptyCell(blanked, id, { row: 4, column: 1 })?.cell).toBe("B10");
    expect(nextEmptyCell(blanked, id, { row: 3, column: 1 })?.cell).toBe("E4");
    expect(progress(reviewed(filled(twoColumns(selfScores))))).toEqual([["附件1", "complete", 0, null]]);
  });

  it("leaves hidden sheets out", () => {
    const book = twoColumns([]);
    const hidden = { ...book, sheets: book.sheets.map((s) => ({ ...s, visibility: "hidden" as const })) };
    expect(progress(hidden)).toEqual([]);
  });
});

describe("the next blank cell", () => {
  const book = twoColumns(but(selfScores, { 2: null, 9: null, 20: null }));

  it("goes down the column and begins again at its top", () => {
    expect(next(book, "附件1", 4, 3)).toBe("D6");
    expect(next(book, "附件1", 5, 3)).toBe("D13");
    expect(next(book, "附件1", 12, 3)).toBe("D24");
    expect(next(book, "附件1", 23, 3)).toBe("D6");
  });

  it("starts from the selected row where another column is selected", () => {
    expect(next(book, "附件1", 10, 1)).toBe("D13");
    expect(next(book, "附件1", 12, 1)).toBe("D13");
  });

  it("goes on into the next begun column", () => {
    const both = withCells(book, { "附件1!E7": 1 });
    expect(next(both, "附件1", 23, 3)).toBe("E5");
    expect(next(both, "附件1", 30, 4)).toBe("D6");
  });

  it("is none on a complete or unknown sheet", () => {
    expect(next(twoColumns(selfScores), "附件1", 4, 3)).toBeNull();
    expect(next(book, "没有", 4, 3)).toBeNull();
  });
});

describe("branches near the next level", () => {
  function near(book: WorkbookSnapshot, within: number): readonly unknown[] {
    return nearCutOffs(checkWorkbook(book).branches, within).map((c) => [
      c.branch.name,
      c.total,
      c.isProvisional,
      c.level,
      c.next,
      c.lacking,
    ]);
  }

  it("measures to the bound exactly, including the distance asked for", () => {
    const provisional = twoColumns(but(selfScores, { 27: 18.5 }));
    expect(near(provisional, 0.5)).toEqual([["学校甲党支部", 89.5, true, "较好", "先进", 0.5]]);
    expect(near(provisional, 0.4)).toEqual([]);
  });

  it("goes by the weighted total once there is one", () => {
    // 0.4 × 89 + 0.6 × 90.5 = 89.9
    const book = twoColumns(selfScores, but(selfScores, { 27: 19.5 }));
    expect(near(book, 0.5)).toEqual([["学校甲党支部", 89.9, false, "较好", "先进", 0.1]]);
  });

  it("names the nearest branch first and none that is on the best level", () => {
    const book = matrix(but(selfScores, { 27: 18.75 }) as number[], but(selfScores, { 27: 18.9 }) as number[]);
    expect(near(book, 1).map((c) => (c as unknown[])[0])).toEqual(["学校乙党支部", "学校甲党支部"]);
    expect(near(twoColumns(fullScores, fullScores), 100)).toEqual([]);
  });

  it("reckons with rounding first, and leaves vetoed branches out", () => {
    const start = filled(twoColumns(selfScores, but(selfScores, { 27: 18.5 })));
    expect(near(start, 1)).toEqual([["学校甲党支部", 89.3, false, "较好", "先进", 0.7]]);
    const rounding = setRounding(start, checkWorkbook(start), branchOf(start), true);
    expect(near(applyToSnapshot(start, rounding.changeSet ?? { purpose: "entry", edits: [] }), 1)).toEqual([
      ["学校甲党支部", 89.3, false, "较好", "先进", 0.2],
    ]);
    const veto = setVeto(start, checkWorkbook(start), branchOf(start), "other", "yes");
    expect(near(applyToSnapshot(start, veto.changeSet ?? { purpose: "entry", edits: [] }), 1)).toEqual([]);
  });
});

describe("the rubric of a row", () => {
  it("gives item, maximum, clause and who scores it", () => {
    const book = twoColumns(but(selfScores, { 12: "2分" }));
    const found = rubricAt(checkWorkbook(book), book.sheets[0]?.id ?? "", 15);
    expect(found).toMatchObject({
      category: "党员队伍好",
      maximum: 2,
      clause: "常天教委〔2012〕6号 附件1 第12项",
      criterion: { number: "12" },
    });
    expect(found?.scoredBy.map((p) => [p.party, p.branch, p.share, p.cell, p.entry.kind])).toEqual([
      ["self", "学校甲党支部", 0.4, "D16", "score"],
      ["review", "学校甲党支部", 0.6, "E16", "blank"],
    ]);
  });

  it("names the branches of the matrix", () => {
    const book = matrix(selfScores);
    const found = rubricAt(checkWorkbook(book), book.sheets[0]?.id ?? "", 4);
    expect(found?.scoredBy.map((p) => [p.party, p.branch, p.cell])).toEqual([
      ["self", "学校甲党支部", "D5"],
      ["review", "学校甲党支部", "E5"],
      ["self", "学校乙党支部", "F5"],
      ["review", "学校乙党支部", "G5"],
    ]);
  });

  it("is none beside headings, on other sheets and on unknown ones", () => {
    const book = filled(twoColumns(selfScores));
    const checked = checkWorkbook(book);
    expect(rubricAt(checked, book.sheets[0]?.id ?? "", 1)).toBeNull();
    expect(rubricAt(checked, book.sheets[1]?.id ?? "", 4)).toBeNull();
    expect(rubricAt(checked, "none", 4)).toBeNull();
  });
});
