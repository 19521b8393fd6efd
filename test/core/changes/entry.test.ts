import { planEntry, planText, type TypedEntry } from "../../../src/core/changes/entry";
import { parseA1, toA1 } from "../../../src/core/workbook/address";
import type { Cell } from "../../../src/core/workbook/snapshot";
import { workbook } from "../../support/workbook";

const typed = (a1: string, text: string, format: string | null = null): TypedEntry => ({
  ...parseA1(a1),
  text,
  format,
});
const total = { value: 5, formula: "SUM(A1:A2)" };
const book = workbook({ 附件1: [[2, total], [3]], 汇总: [[{ value: 5, formula: "附件1!B1" }]] });

/** Each edit as sheet, cell, before and after. */
const plan = (sheet: string, ...entries: TypedEntry[]): readonly [string, string, Cell | null, Cell | null][] =>
  planEntry(book, sheet, entries).edits.map((edit) => {
    if (edit.kind !== "set-cell") throw new Error(edit.kind);
    return [edit.sheet.name, toA1(edit), edit.before, edit.after];
  });

describe("planEntry", () => {
  it("writes what was typed, and the formulas that hang on it with their new values", () => {
    expect(plan("附件1", typed("A2", "4"))).toEqual([
      ["附件1", "A2", { value: 3 }, { value: 4 }],
      ["附件1", "B1", total, { ...total, value: 6 }],
      ["汇总", "A1", { value: 5, formula: "附件1!B1" }, { value: 6, formula: "附件1!B1" }],
    ]);
  });

  it("clears a cell, and takes a formula over another", () => {
    expect(plan("附件1", typed("A2", "")).map(([, cell, , after]) => [cell, after?.value])).toEqual([
      ["A2", undefined],
      ["B1", 2],
      ["A1", 2],
    ]);
    expect(plan("附件1", typed("B1", "=A1*10"))[0]).toEqual(["附件1", "B1", total, { value: 20, formula: "A1*10" }]);
  });

  it("writes a block of cells as one", () => {
    const edits = plan("附件1", typed("A1", "7"), typed("A2", "8"), typed("C1", "说明"));
    expect(edits.map(([, cell, , after]) => [cell, after?.value])).toEqual([
      ["A1", 7],
      ["A2", 8],
      ["C1", "说明"],
      ["B1", 15],
      ["A1", 15],
    ]);
  });

  it("plans nothing where all of it stands there already, or the sheet is gone", () => {
    expect(plan("附件1", typed("A2", "3"), typed("D9", ""))).toEqual([]);
    expect(plan("不存在", typed("A2", "4"))).toEqual([]);
  });

  it("takes a text over as it is, also one that typing would read as something else", () => {
    const [edit] = planText(book, "附件1", "C9", "2012-6-30").edits;
    expect(edit).toMatchObject({ kind: "set-cell", row: 8, column: 2, before: null, after: { value: "2012-6-30" } });
    expect(planText(book, "不存在", "A1", "好").edits).toEqual([]);
  });
});
