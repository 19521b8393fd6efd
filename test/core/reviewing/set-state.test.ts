import { applyToSnapshot } from "../../../src/core/changes/apply";
import { invert } from "../../../src/core/changes/invert";
import { checkWorkbook } from "../../../src/core/check/check";
import { compareScores } from "../../../src/core/records/comparison";
import type { EntryPlan } from "../../../src/core/reviewing/entry";
import { setReviewOpinion, setReviewReason, setRounding, setVeto } from "../../../src/core/reviewing/set-state";
import type { Criterion } from "../../../src/core/schemes/types";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { branchOf, but, matrix, reviewed, twoColumns, written } from "../../support/reviewing";
import { filled, resultCell, withCells, withoutSheet, withRow } from "../../support/rule-book";
import { fullScores, selfScores } from "../../support/tianning-workbook";

function veto(book: WorkbookSnapshot, id: string, state: "yes" | "no" | "unknown", branch = branchOf(book)): EntryPlan {
  return setVeto(book, checkWorkbook(book), branch, id, state);
}

function item(book: WorkbookSnapshot, number: number): Criterion {
  const found = compareScores(branchOf(book))[number - 1]?.criterion;
  if (!found) throw new Error(`no item ${number}`);
  return found;
}

function apply(book: WorkbookSnapshot, plan: EntryPlan): WorkbookSnapshot {
  if (!plan.changeSet) throw new Error(plan.refusal.code);
  expect(plan.changeSet.purpose).toBe("entry");
  const next = applyToSnapshot(book, plan.changeSet);
  expect(applyToSnapshot(next, invert(plan.changeSet))).toEqual(book);
  return next;
}

describe("ticks on 「得分与定级」", () => {
  const book = filled(twoColumns(selfScores, selfScores));
  const scheme = branchOf(book).scheme;
  const byPerson = scheme.vetoes.filter((v) => !v.whenCategoryBelow);
  const byScore = scheme.vetoes.find((v) => v.whenCategoryBelow);

  it("sets each circumstance that only a person can confirm, which decides the level", () => {
    expect(byPerson).toHaveLength(3);
    for (const { id, text, level } of byPerson) {
      const plan = veto(book, id, "yes");
      expect(written(plan.changeSet)).toEqual([[`得分与定级!${resultCell(book, text)}`, "未确认", "是"]]);
      const next = apply(book, plan);
      expect(branchOf(next).vetoes.find((v) => v.id === id)).toMatchObject({ state: "yes", by: "person" });
      expect(branchOf(next).level).toBe(level);
      expect(written(veto(next, id, "yes").changeSet)).toEqual([]);
      expect(written(veto(next, id, "unknown").changeSet)).toEqual([
        [`得分与定级!${resultCell(book, text)}`, "是", "未确认"],
      ]);
    }
  });

  it("sets the free row", () => {
    const next = apply(book, veto(book, "other", "yes"));
    expect(branchOf(next).vetoes.at(-1)).toMatchObject({ id: "other", state: "yes" });
    expect(branchOf(next).level).toBe("后进");
  });

  it("refuses what a score decides, and what the scheme does not know", () => {
    expect(veto(book, byScore?.id ?? "", "no").refusal).toEqual({
      code: "computed",
      facts: { veto: byScore?.text },
    });
    expect(veto(book, "made-up", "yes").refusal).toEqual({ code: "no-row", facts: { veto: "made-up" } });
  });

  it("sets the reading of the bands", () => {
    const branch = branchOf(book);
    const plan = setRounding(book, checkWorkbook(book), branch, true);
    expect(written(plan.changeSet)).toEqual([[`得分与定级!${resultCell(book, "定级取整")}`, "否", "是"]]);
    const next = apply(book, plan);
    expect(branchOf(next).roundsFirst).toBe(true);
    expect(written(setRounding(book, checkWorkbook(book), branch, false).changeSet)).toEqual([]);
  });

  it("finds the branch's own block, also after rows were inserted", () => {
    const two = filled(matrix(selfScores));
    const moved = withRow(two, "得分与定级", 2, []);
    const id = byPerson[0]?.id ?? "";
    const before = written(veto(two, id, "yes", branchOf(two, "学校乙党支部")).changeSet) as [string][];
    const after = written(veto(moved, id, "yes", branchOf(moved, "学校乙党支部")).changeSet) as [string][];
    const row = (places: [string][]): number => Number(/\d+$/.exec(places[0]?.[0] ?? "")?.[0]);
    expect(row(after)).toBe(row(before) + 1);
    const next = apply(moved, veto(moved, id, "yes", branchOf(moved, "学校乙党支部")));
    expect(checkWorkbook(next).branches.map((b) => b.appliedVetoes)).toEqual([[], [id]]);
  });

  it("says so while the sheet or the branch's block is not there", () => {
    const none = twoColumns();
    expect(veto(none, "other", "yes").refusal).toEqual({ code: "no-sheet", facts: { sheet: "得分与定级" } });
    expect(setRounding(none, checkWorkbook(none), branchOf(none), true).refusal?.code).toBe("no-sheet");
    const renamedBranch = { ...branchOf(book), name: "学校丙党支部" };
    expect(veto(book, "other", "yes", renamedBranch).refusal).toEqual({
      code: "no-block",
      facts: { sheet: "得分与定级", branch: "学校丙党支部" },
    });
    const deleted = withoutSheet(book, "得分与定级");
    expect(setVeto(deleted, checkWorkbook(book), branchOf(book), "other", "yes").refusal?.code).toBe("no-sheet");
  });
});

describe("opinions and reasons on 「审核意见」", () => {
  const book = reviewed(twoColumns(selfScores, but(selfScores, { 3: 1 })));

  function opinion(now: WorkbookSnapshot, number: number, said: "agreed" | "changed" | "queried" | null): EntryPlan {
    return setReviewOpinion(now, checkWorkbook(now), branchOf(now), item(now, number), said);
  }

  function reason(now: WorkbookSnapshot, number: number, text: string): EntryPlan {
    return setReviewReason(now, checkWorkbook(now), branchOf(now), item(now, number), text);
  }

  it("replace what the scores say in the item's row", () => {
    const plan = opinion(book, 3, "queried");
    expect(written(plan.changeSet)).toEqual([["审核意见!H7", "调整", "待核实"]]);
    const next = apply(book, plan);
    expect(branchOf(next).opinions).toEqual([{ criterion: item(book, 3), opinion: "queried", reason: "" }]);
    expect(written(opinion(next, 3, "queried").changeSet)).toEqual([]);
    const cleared = apply(next, opinion(next, 3, null));
    expect(branchOf(cleared).opinions).toEqual([]);
    expect(reviewed(cleared)).toEqual(book);
  });

  it("write and remove a reason, also where none stands yet", () => {
    const plan = reason(book, 3, " 班子成员未满 ");
    expect(written(plan.changeSet)).toEqual([["审核意见!I7", null, "班子成员未满"]]);
    const next = apply(book, plan);
    expect(compareScores(branchOf(next))[2]).toMatchObject({ reason: "班子成员未满", isReasonMissing: false });
    expect(written(reason(next, 3, "").changeSet)).toEqual([["审核意见!I7", "班子成员未满", null]]);
  });

  it("find the row after rows and columns of the sheet were moved", () => {
    const moved = withRow(book, "审核意见", 5, ["请逐项核对"]);
    expect(written(reason(moved, 3, "甲").changeSet)).toEqual([["审核意见!I8", null, "甲"]]);
    const swapped = withCells(book, {
      "审核意见!H4": "理由",
      "审核意见!I4": "意见",
      "审核意见!H7": "乙",
      "审核意见!I7": "待核实",
    });
    expect(written(reason(swapped, 3, "丙").changeSet)).toEqual([["审核意见!H7", "乙", "丙"]]);
    expect(branchOf(swapped).opinions.find((o) => o.criterion === item(book, 3))).toMatchObject({
      opinion: "queried",
      reason: "乙",
    });
  });

  it("belong to one branch of several", () => {
    const two = reviewed(matrix(selfScores, fullScores));
    const plan = setReviewReason(two, checkWorkbook(two), branchOf(two, "学校乙党支部"), item(two, 1), "好");
    const next = apply(two, plan);
    expect(checkWorkbook(next).branches.map((b) => b.opinions.length)).toEqual([0, 1]);
  });

  it("are refused while the sheet, the block or the row is not there", () => {
    const none = twoColumns();
    expect(opinion(none, 1, "queried").refusal).toEqual({ code: "no-sheet", facts: { sheet: "审核意见" } });
    const other = withCells(book, { "审核意见!C3": "学校丙党支部" });
    expect(opinion(other, 1, "queried").refusal).toEqual({
      code: "no-block",
      facts: { sheet: "审核意见", branch: "学校甲党支部" },
    });
    const gone = withCells(book, { "审核意见!A7": null, "审核意见!C7": null });
    expect(opinion(gone, 3, "queried").refusal?.code).toBe("no-row");
  });
});
