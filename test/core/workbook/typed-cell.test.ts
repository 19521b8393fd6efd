import { pastedBlock, typedCell } from "../../../src/core/workbook/typed-cell";
import { fc } from "../../support/cases";

describe("typedCell", () => {
  it.each([
    ["3", { value: 3 }],
    [" 3.5 ", { value: 3.5 }],
    ["-0.25", { value: -0.25 }],
    [".5", { value: 0.5 }],
    ["85%", { value: 0.85, format: "0%" }],
    ["85.5%", { value: 0.855, format: "0.00%" }],
    ["1,234.5", { value: 1234.5, format: "#,##0.00" }],
    ["13800000000", { value: 13800000000 }],
    ["1e3", { value: 1000, format: "0.00E+00" }],
    ["2012-6-30", { value: 41090, format: "yyyy/m/d" }],
    ["2012/06/30", { value: 41090, format: "yyyy/m/d" }],
    ["2012年6月30日", { value: 41090, format: 'yyyy"年"m"月"d"日"' }],
    ["9:30", { value: 9.5 / 24, format: "h:mm" }],
    ["true", { value: true }],
    ["= SUM(A1:A2)", { value: null, formula: "SUM(A1:A2)" }],
    ["'001", { value: "001" }],
    ["", null],
  ])("makes of %p what Excel makes of it", (text, cell) => {
    expect(typedCell(text, null)).toEqual(cell);
  });

  it.each([
    "001",
    "123456789012345678",
    "3-26",
    "3月26日",
    "2012-2-30",
    "1900-1-1",
    "1,23",
    "25:00",
    "3分",
    "一二",
    "=",
    "'",
    "１２",
    "1.2.3",
  ])("keeps %p as text", (text) => {
    expect(typedCell(text, null)).toEqual({ value: text });
  });

  it("keeps the number format of the cell, and text where the cell is for text", () => {
    expect(typedCell("3", "0.0")).toEqual({ value: 3, format: "0.0" });
    expect(typedCell("85%", "0.0%")).toEqual({ value: 0.85, format: "0.0%" });
    expect(typedCell("3", "@")).toEqual({ value: "3", format: "@" });
    expect(typedCell("=A1", "@")).toEqual({ value: "=A1", format: "@" });
    expect(typedCell("2012-6-30", "yyyy-mm-dd")).toEqual({ value: 41090, format: "yyyy-mm-dd" });
  });

  it("reads back every number that a person can type", () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999, max: 99_999 }), fc.nat({ max: 4 }), (digits, places) => {
        const value = Number(`${digits}e-${places}`);
        expect(typedCell(String(value), null)).toEqual({ value: value === 0 ? expect.closeTo(0) : value });
      }),
    );
  });
});

describe("pastedBlock", () => {
  it("divides what Excel copies into rows and cells", () => {
    expect(pastedBlock("甲\t3\r\n乙\t4\r\n")).toEqual([
      ["甲", "3"],
      ["乙", "4"],
    ]);
    expect(pastedBlock("甲\t\t丙")).toEqual([["甲", "", "丙"]]);
    expect(pastedBlock('"第一行\n第二行"\t"他说""好"""\n')).toEqual([["第一行\n第二行", '他说"好"']]);
    expect(pastedBlock('5" 管\t3')).toEqual([['5" 管', "3"]]);
    expect(pastedBlock("")).toEqual([[""]]);
    expect(pastedBlock("一行\n\n三行")).toEqual([["一行"], [""], ["三行"]]);
  });
});
