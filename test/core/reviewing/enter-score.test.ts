import { applyToSnapshot } from "../../../src/core/changes/apply";
import { invert } from "../../../src/core/changes/invert";
import { checkWorkbook } from "../../../src/core/check/check";
import type { BranchResult } from "../../../src/core/model/branch";
import { compareScores } from "../../../src/core/records/comparison";
import { acceptSelfScores, enterReviewScore, type ScoreInput } from "../../../src/core/reviewing/enter-score";
import { setReviewOpinion } from "../../../src/core/reviewing/set-state";
import type { Criterion } from "../../../src/core/schemes/types";
import { drawTemplate } from "../../../src/core/generation/templates/draw-template";
import { findForm } from "../../../src/core/schemes";
import { tianning2012 } from "../../../src/core/schemes/tianning-2012/scheme";
import { cellAt, type Cell, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { branchOf, but, matrix, reviewed, twoColumns, twoSheets, written } from "../../support/reviewing";
import { contextOf, withCells } from "../../support/rule-book";
import { withCriterion, withRubric } from "../../support/schemes";
import { scoringSheet, selfScores } from "../../support/tianning-workbook";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { sheet } from "../../support/workbook";

function item(branch: BranchResult, number: number): Criterion {
  const found = compareScores(branch)[number - 1]?.criterion;
  if (!found) throw new Error(`no item ${number}`);
  return found;
}

function enter(book: WorkbookSnapshot, number: number, value: ScoreInput, branch = branchOf(book)) {
  return enterReviewScore(book, branch, item(branch, number), value);
}

function after(book: WorkbookSnapshot, number: number, value: ScoreInput): Cell | undefined {
  const { changeSet } = enter(book, number, value);
  if (!changeSet) throw new Error("refused");
  const [first] = applyToSnapshot(book, changeSet).sheets;
  return first && cellAt(first, number + 3, 4);
}

describe("a single review score", () => {
  it("goes into the review cell of the same sheet", () => {
    const { changeSet, refusal } = enter(twoColumns(), 12, 1.5);
    expect(refusal).toBeNull();
    expect(changeSet?.purpose).toBe("entry");
    expect(written(changeSet)).toEqual([["附件1!E16", null, 1.5]]);
  });

  it("goes onto the superior's own sheet", () => {
    const book = twoSheets(selfScores, but(selfScores, { 12: null }));
    expect(written(enter(book, 12, 2).changeSet)).toEqual([["考评表!E16", null, 2]]);
  });

  it("goes into the branch's own column of the matrix", () => {
    const book = matrix(selfScores);
    expect(written(enter(book, 12, 2).changeSet)).toEqual([["评分矩阵!E16", null, 2]]);
    expect(written(enter(book, 12, 1, branchOf(book, "学校乙党支部")).changeSet)).toEqual([["评分矩阵!G16", 2, 1]]);
  });

  it("can be taken away again, and undone to the exact snapshot", () => {
    const book = twoColumns(selfScores, selfScores);
    for (const value of [null, 0, 1]) {
      const { changeSet } = enter(book, 12, value);
      if (!changeSet) throw new Error("refused");
      const next = applyToSnapshot(book, changeSet);
      expect(compareScores(branchOf(next))[11]?.review).toBe(value);
      expect(applyToSnapshot(next, invert(changeSet))).toEqual(book);
    }
  });

  it("writes nothing where it already stands, but mends a number typed as text and replaces a formula", () => {
    const scored = but(selfScores, { 13: "2" });
    const book = withCells(twoColumns(selfScores, scored), { "附件1!E18": { value: 2, formula: "D18" } });
    expect(written(enter(book, 12, 1).changeSet)).toEqual([]);
    expect(written(enter(book, 4, null).changeSet)).toEqual([["附件1!E8", 3, null]]);
    expect(written(enter(twoColumns(), 4, null).changeSet)).toEqual([]);
    expect(written(enter(book, 13, 2).changeSet)).toEqual([["附件1!E17", "2", 2]]);
    expect(after(book, 14, 2)).toEqual({ value: 2 });
  });

  it("keeps the cell's number format, but not text and dates", () => {
    const book = withCells(twoColumns(selfScores, selfScores), {
      "附件1!E5": { value: 3, format: "0.0" },
      "附件1!E6": { value: "3", format: "@" },
      "附件1!E7": { value: 3, format: "yyyy/m/d" },
    });
    expect(after(book, 1, 2)).toEqual({ value: 2, format: "0.0" });
    expect(after(book, 2, 2)).toEqual({ value: 2 });
    expect(after(book, 3, 2)).toEqual({ value: 2 });
  });

  it("gives a blank cell the number format of the scores around it", () => {
    const book = withCells(twoColumns(), { "附件1!D5": { value: 3, format: "0.####" } });
    expect(after(book, 2, 2.5)).toEqual({ value: 2.5, format: "0.####" });
  });

  it.each([
    [12, 2.5, "above-maximum", { value: 2.5, minimum: 0, maximum: 2 }],
    [12, -1, "below-minimum", { value: -1, minimum: 0, maximum: 2 }],
    [12, Number.NaN, "not-a-number", { value: Number.NaN, maximum: 2 }],
    [12, Infinity, "not-a-number", { value: Infinity, maximum: 2 }],
    [12, "二", "not-a-number", { value: "二", maximum: 2 }],
  ] as const)("refuses item %p = %p: %s", (number, value, code, facts) => {
    const label = "12．新发展党员质量不断提高，教师踊跃申请入党…";
    expect(enter(twoColumns(), number, value)).toEqual({
      changeSet: null,
      refusal: { code, facts: { item: label, ...facts } },
    });
  });

  it("accepts the limits themselves", () => {
    expect(written(enter(twoColumns(), 27, 20).changeSet)).toEqual([["附件1!E31", null, 20]]);
    expect(written(enter(twoColumns(), 27, 0).changeSet)).toEqual([["附件1!E31", null, 0]]);
  });

  it("accepts only the options that the rubric lists", () => {
    const scheme = withCriterion(tianning2012, "26", { kind: "options", options: [5, 3, 2, 0] });
    const book = twoColumns();
    const [branch] = contextOf(book, [scheme]).branches;
    if (!branch) throw new Error("no branch");
    expect(enter(book, 26, 4, branch).refusal).toMatchObject({
      code: "not-an-option",
      facts: { value: 4, options: [5, 3, 2, 0] },
    });
    expect(written(enter(book, 26, 3, branch).changeSet)).toEqual([["附件1!E30", null, 3]]);
  });

  it("accepts only the letters of a letter rubric", () => {
    const scheme = withRubric(tianning2012, (rubric) => ({ ...rubric, letters: ["A", "B", "C", "D"] }));
    const book = twoColumns(selfScores.map(() => "A"));
    const [branch] = contextOf(book, [scheme]).branches;
    if (!branch) throw new Error("no branch");
    expect(enter(book, 1, "E", branch).refusal?.code).toBe("not-an-option");
    expect(enter(book, 1, 3, branch).refusal?.code).toBe("not-an-option");
    expect(written(enter(book, 1, "B", branch).changeSet)).toEqual([["附件1!E5", null, "B"]]);
    expect(written(acceptSelfScores(book, branch).changeSet).slice(0, 2)).toEqual([
      ["附件1!E5", null, "A"],
      ["附件1!E6", null, "A"],
    ]);
  });

  it("is refused where no column or no row takes it", () => {
    const full = scoringSheet({ self: selfScores });
    const selfOnly = { ...full, cells: full.cells.filter((c) => c.column !== 4) };
    const book = workbookOfDesigns([selfOnly]);
    expect(enter(book, 1, 3).refusal?.code).toBe("no-column");
    const without = withCells(twoColumns(), { "附件1!B16": null, "附件1!D16": null, "附件1!C16": null });
    expect(enterReviewScore(without, branchOf(without), item(branchOf(twoColumns()), 12), 1).refusal?.code).toBe(
      "no-row",
    );
    const gone: WorkbookSnapshot = { ...twoColumns(), sheets: [sheet("附件2", [["无"]])] };
    expect(enter(gone, 1, 3, branchOf(twoColumns())).refusal).toMatchObject({
      code: "no-sheet",
      facts: { sheet: "附件1" },
    });
  });
});

describe("scores that stand inside a report's text", () => {
  const found = findForm("qingzhou-2012/self-report");
  const scores = [15, 10, 15, 15, 15, 15, 15];
  const design =
    found &&
    drawTemplate(found.scheme, found.form, {
      fill: { branch: "学校甲党支部", scores: { self: scores, review: scores } },
    });
  const book = workbookOfDesigns(design ? [design] : []);

  it("are compared, and never written to", () => {
    const line = compareScores(branchOf(book))[1];
    expect([line?.self, line?.review, line?.state, line?.reviewCell?.isAlone]).toEqual([10, 10, "agreed", false]);
    expect(enter(book, 2, 9).refusal?.code).toBe("in-text");
    expect(acceptSelfScores(book, branchOf(book)).changeSet.edits).toEqual([]);
  });
});

describe("accepting the self scores", () => {
  it("fills every untouched item in one act and leaves what stands alone", () => {
    const scored = withCells(twoColumns(), { "附件1!E7": 1 });
    const { changeSet, left } = acceptSelfScores(scored, branchOf(scored));
    expect(left).toEqual([]);
    expect(changeSet.purpose).toBe("entry");
    expect(changeSet.edits).toHaveLength(26);
    expect(written(changeSet)).not.toContainEqual(["附件1!E7", 1, 3]);
    const next = applyToSnapshot(scored, changeSet);
    const review = branchOf(next).evaluations.find((e) => e.party === "review");
    expect(review?.total?.toNumber()).toBe(87);
    expect(applyToSnapshot(next, invert(changeSet))).toEqual(scored);
    expect(acceptSelfScores(next, branchOf(next)).changeSet.edits).toEqual([]);
  });

  it("fills a branch's blank column of the matrix and no other", () => {
    const book = matrix(selfScores);
    const { changeSet } = acceptSelfScores(book, branchOf(book));
    const next = applyToSnapshot(book, changeSet);
    const totals = checkWorkbook(next).branches.map((b) => b.evaluations.map((e) => e.total?.toNumber()));
    expect(totals).toEqual([
      [89, 89],
      [100, 100],
    ]);
  });

  it("fills the gaps of the superior's own sheet", () => {
    const book = twoSheets(selfScores, but(selfScores, { 1: null, 27: null }));
    expect(written(acceptSelfScores(book, branchOf(book)).changeSet)).toEqual([
      ["考评表!E5", null, 3],
      ["考评表!E31", null, 18],
    ]);
  });

  it("writes a self score that was typed as text as a number", () => {
    const book = twoColumns(but(selfScores, { 2: "３分" }));
    expect(written(acceptSelfScores(book, branchOf(book)).changeSet)).toContainEqual(["附件1!E6", null, 3]);
  });

  it("skips and lists what is no valid score, and what somebody wants otherwise", () => {
    const start = reviewed(twoColumns(but(selfScores, { 1: null, 2: 9, 3: "好", 4: -1 })));
    let book = start;
    for (const [number, opinion] of [
      [5, "queried"],
      [6, "changed"],
      [7, "agreed"],
    ] as const) {
      const branch = branchOf(book);
      const plan = setReviewOpinion(book, checkWorkbook(book), branch, item(branch, number), opinion);
      if (!plan.changeSet) throw new Error(plan.refusal.code);
      book = applyToSnapshot(book, plan.changeSet);
    }
    const { changeSet, left } = acceptSelfScores(book, branchOf(book));
    expect(left.map((l) => [l.criterion.number, l.sheet, l.cell, l.reason])).toEqual([
      ["1", "附件1", "D5", "self-missing"],
      ["2", "附件1", "D6", "self-invalid"],
      ["3", "附件1", "D7", "self-invalid"],
      ["4", "附件1", "D8", "self-invalid"],
      ["5", "附件1", "D9", "opinion"],
      ["6", "附件1", "D10", "opinion"],
    ]);
    expect(written(changeSet)).toHaveLength(21);
    expect(written(changeSet)).toContainEqual(["附件1!E11", null, 3]);
  });
});
