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
    expect(plan("附件1", typed("B1", "=A1*10"))).toEqual([
      ["附件1", "B1", total, { value: 20, formula: "A1*10" }],
      ["汇总", "A1", { value: 5, formula: "附件1!B1" }, { value: 20, formula: "附件1!B1" }],
    ]);
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

  it("is an entry, whatever comes of it", () => {
    expect(planEntry(book, "附件1", [typed("A2", "4")]).purpose).toBe("entry");
    expect(planEntry(book, "附件1", [typed("A2", "3")])).toEqual({ purpose: "entry", edits: [] });
    expect(planEntry(book, "不存在", [typed("A2", "3")])).toEqual({ purpose: "entry", edits: [] });
  });

  it("writes a cell once where it was typed twice: the last counts", () => {
    expect(plan("附件1", typed("C1", "甲"), typed("C1", "乙"))).toEqual([["附件1", "C1", null, { value: "乙" }]]);
  });

  it("keeps the format of the cell, and names each sheet by its id", () => {
    expect(plan("附件1", typed("C1", "95%", "0.0%"))[0]?.[3]).toEqual({ value: 0.95, format: "0.0%" });
    const { edits } = planEntry(book, "附件1", [typed("A2", "4")]);
    expect(edits.map((e) => [e.sheet.id, e.kind === "set-cell" && e.row, e.kind === "set-cell" && e.column])).toEqual([
      ["id-附件1", 1, 0],
      ["id-附件1", 0, 1],
      ["id-汇总", 0, 0],
    ]);
  });

  it("leaves formulas alone whose value stays", () => {
    const steady = workbook({ 表: [[1, { value: 7, formula: "IF(A1>0,7,8)" }, { value: 1, formula: "A1" }]] });
    expect(planEntry(steady, "表", [typed("A1", "2")]).edits.map((e) => e.kind === "set-cell" && toA1(e))).toEqual([
      "A1",
      "C1",
    ]);
  });

  it("a text taken over keeps the format of its cell, and moves the formulas that hang on it", () => {
    const dated = workbook({
      表: [
        [
          { value: 41_000, format: "yyyy-mm-dd" },
          { value: 41_000, formula: "A1" },
        ],
      ],
    });
    expect(planText(dated, "表", "A1", "待定").edits).toEqual([
      {
        kind: "set-cell",
        sheet: { id: "id-表", name: "表" },
        row: 0,
        column: 0,
        before: { value: 41_000, format: "yyyy-mm-dd" },
        after: { value: "待定", format: "yyyy-mm-dd" },
      },
      {
        kind: "set-cell",
        sheet: { id: "id-表", name: "表" },
        row: 0,
        column: 1,
        before: { value: 41_000, formula: "A1" },
        after: { value: "待定", formula: "A1" },
      },
    ]);
    const second = { ...dated, sheets: [...workbook({ 前: [["甲"]] }).sheets, ...dated.sheets] };
    expect(planText(second, "表", "A1", "待定").edits[0]).toMatchObject({
      sheet: { name: "表" },
      after: { format: "yyyy-mm-dd" },
    });
    expect(planText(dated, "表", "C1", "甲").edits).toMatchObject([{ before: null, after: { value: "甲" } }]);
  });
});
