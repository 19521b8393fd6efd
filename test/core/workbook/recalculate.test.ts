import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { parseA1 } from "../../../src/core/workbook/address";
import { withEntries } from "../../../src/core/workbook/patched-map";
import { recalculate } from "../../../src/core/workbook/recalculate";
import {
  type Cell,
  cellKey,
  type CellValue,
  keyAddress,
  type WorkbookSnapshot,
} from "../../../src/core/workbook/snapshot";
import { type LiteralSheet, workbook } from "../../support/workbook";

const key = (a1: string): number => cellKey(parseA1(a1).row, parseA1(a1).column);

/** What the formulas that hang on cells of the first sheet come to, by their place. */
function after(book: WorkbookSnapshot, ...changed: string[]): Record<string, CellValue | null> {
  const results = recalculate(book, new Map([[book.sheets[0]?.id ?? "", new Set(changed.map(key))]]));
  return Object.fromEntries(
    results.map(({ sheet, key: at, cell }) => {
      const { row, column } = keyAddress(at);
      return [`${sheet.name}!${"ABCDEFG"[column]}${row + 1}`, cell.value];
    }),
  );
}

const formula = (text: string, value: CellValue | null = 99) => ({ value, formula: text });

describe("recalculate", () => {
  it("follows a changed cell over formulas and sheets, and leaves the others alone", () => {
    const book = workbook({
      甲: [
        [1, formula("SUM(A1:A2)"), formula("B1*2")],
        [2, formula("A9+1")],
      ],
      乙: [[formula("甲!C1+1")], [formula("'甲'!A2")]],
    });
    expect(after(book, "A1")).toEqual({ "甲!B1": 3, "甲!C1": 6, "乙!A1": 7 });
    expect(after(book, "A2")).toEqual({ "甲!B1": 3, "甲!C1": 6, "乙!A1": 7, "乙!A2": 2 });
  });

  it("finds the formulas of a long sheet after each of several entries, as if it was read anew", () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => [i, i === 5 ? formula("A2+1") : `第${i}`]);
    const book = workbook({ 甲: rows, 乙: [[formula("甲!B6*2")]] });
    const typed = (on: WorkbookSnapshot, ...set: readonly (readonly [string, Cell | null])[]): WorkbookSnapshot => {
      const entries = new Map(set.map(([cell, value]) => [key(cell), value]));
      const [first, ...others] = on.sheets;
      if (!first) throw new Error("no sheet");
      return { ...on, sheets: [{ ...first, cells: withEntries<Cell>(first.cells, entries) }, ...others] };
    };
    const once = typed(book, ["A2", { value: 7 }], ["C3", formula("A2*10")]);
    expect(after(once, "A2")).toEqual({ "甲!C3": 70, "甲!B6": 8, "乙!A1": 16 });
    const twice = typed(once, ["B6", null], ["C3", formula("A2*100")], ["A2", { value: 3 }]);
    expect(after(twice, "A2", "B6")).toEqual({ "甲!C3": 300, "乙!A1": 0 });
  });

  it("knows whether a cell holds an error", () => {
    const isError = formula('IF(ISERROR(A1),"错",A1+1)');
    expect(after(workbook({ 甲: [[{ value: { error: "#DIV/0!" } }, isError]] }), "A1")).toEqual({ "甲!B1": "错" });
    expect(after(workbook({ 甲: [[2, isError]] }), "A1")).toEqual({ "甲!B1": 3 });
    expect(after(workbook({ 甲: [[0, formula("ISERROR(1/A1)")]] }), "A1")).toEqual({ "甲!B1": null });
  });

  it("gives a typed formula its value", () => {
    expect(after(workbook({ 甲: [[3, 4, formula("A1+B1", null)]] }), "C1")).toEqual({ "甲!C1": 7 });
  });

  it.each([
    ["functions that it does not know", "VLOOKUP(A1,A1:B2,2)"],
    ["an operand that is a text", "A1+B1"],
    ["a division by nothing", "A1/C1"],
    ["an error that it refers to", "A1+D1"],
    ["a value that was not calculated", "A1+E1"],
    ["a circle", "A1+F1"],
  ])("leaves %s to Excel", (_name, text) => {
    const row = [1, "字", 0, { value: { error: "#N/A" } }, { value: null, formula: "NOW()" }, formula(text)];
    expect(after(workbook({ 甲: [row] }), "A1")["甲!F1"]).toBeNull();
  });

  it("leaves what may refer to anything to Excel, whatever was changed", () => {
    const book = workbook({
      甲: [[1, formula('INDIRECT("A9")'), formula("名称*2"), formula("[1]甲!A1"), formula("B1")]],
    });
    expect(after(book, "A9")).toEqual({ "甲!B1": null, "甲!C1": null, "甲!D1": null, "甲!E1": null });
  });

  it("comes to an end with a chain of thousands of formulas", () => {
    const rows = Array.from({ length: 3_000 }, (_, i) => [i === 0 ? 1 : formula(`A${i}+1`)]);
    const values = Object.values(after(workbook({ 甲: rows }), "A1"));
    expect([values.length, values[0], values.at(-1)]).toEqual([2_999, 2, null]);
  });

  it("rounds the 15 digits that Excel keeps, not the binary number", () => {
    expect(after(workbook({ 甲: [[1.005, formula("ROUND(A1,2)")]] }), "A1")).toEqual({ "甲!B1": 1.01 });
  });

  it("gives nothing in a workbook that is calculated by hand", () => {
    expect(after(workbook({ 甲: [[1, formula("A1")]] }, { calculation: "manual" }), "A1")).toEqual({});
  });

  it("agrees with an independent engine", () => {
    const formulas = [
      "SUM(A1:A6)",
      "SUM(A1:A3,2,B1)",
      "A1+A2*A3-A4/A5",
      "-A1+5%",
      "(A1-A2)*-1",
      "COUNT(A1:B6)",
      "AVERAGE(A1:A6)",
      "MIN(A1:A6,3)",
      "MAX(B1:B6)",
      "ROUND(A4,1)",
      "ROUND(-2.5,0)",
      "ROUND(1234,-2)",
      "INT(-1.5)",
      "ABS(A2-A1)",
      'IF(A1>2,"好","差")',
      "IF(A6,1)",
      'IF(COUNT(A1:A6)<6,"未填完",SUM(A1:A6))',
      "AND(A1>1,A2<9)",
      "OR(A1>9,NOT(A6))",
      'B2="好"',
      'B2<>"HAO"',
      "A6=0",
      'A6=""',
      "0.1+0.2=0.3",
      "0.1+0.2-0.3",
      "A1&B2",
      "ISNUMBER(B2)",
      "IF(A1>=90,4,IF(A1>=3,3,2))",
      "SUM(A:A)-SUM(2:2)",
      "1.5E2+.5",
      "TRUE+1",
      "A1=A2",
      "SUM(B1:B6)",
    ];
    const cells: LiteralSheet = [
      [3, true],
      [7.5, "好"],
      [4, 12],
      [2.35, "7"],
      [0.8, 5],
      [null, -1],
    ];
    const book = workbook({
      甲: cells,
      乙: formulas.map((text) => [formula(text.replace(/(?<![\w"])([AB2]\d?:[AB2]\d?|[AB]\d)/g, "甲!$1"))]),
    });
    const inputs = (rows: LiteralSheet): unknown[] =>
      rows.flatMap((row, r) =>
        row.flatMap((cell, c) =>
          cell === null ? [] : [[r + 1, c + 1, typeof cell === "string" ? `'${cell}` : String(cell).toUpperCase()]],
        ),
      );
    const sheets = [
      { name: "甲", cells: inputs(cells) },
      {
        name: "乙",
        cells: [...(book.sheets[1]?.cells ?? [])].map(([at, cell]) => [keyAddress(at).row + 1, 1, `=${cell.formula}`]),
      },
    ];
    const output = execFileSync(process.execPath, [resolve("test/support/ironcalc.mjs")], {
      input: JSON.stringify([{ sheets, read: formulas.map((_, i) => [1, i + 1, 1]) }]),
    });
    const [shown = []] = JSON.parse(output.toString()) as string[][];
    const all = recalculate(
      book,
      new Map([
        [book.sheets[0]?.id ?? "", new Set(book.sheets[0]?.cells.keys())],
        [book.sheets[1]?.id ?? "", new Set(book.sheets[1]?.cells.keys())],
      ]),
    );
    const own = new Map(all.map(({ key: at, cell }) => [keyAddress(at).row, cell.value]));
    const differing = formulas.flatMap((text, i) => {
      const value = own.get(i);
      const other = shown[i] ?? "";
      const isSame =
        typeof value === "number"
          ? Math.abs(Number(other) - value) < 1e-9
          : String(value).toUpperCase() === other.toUpperCase();
      return isSame ? [] : [`${text}: ${String(value)}, elsewhere ${other}`];
    });
    expect(differing).toEqual([]);
  });
});
