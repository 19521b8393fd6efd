import { parseA1 } from "../../../src/core/workbook/address";
import { cellAt, type Cell, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { drawForm, scoresBut } from "../../../src/scripts/samples/draw";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { official } from "../../support/official";
import { generated, planFor, sheetOf, textRows } from "../../support/generated";
import { cleanBook, exampleBook, withCells, withoutSheet, withRow } from "../../support/rule-book";

const summary = "分类定级汇总表";

function at(book: WorkbookSnapshot, a1: string): Cell | undefined {
  const { row, column } = parseA1(a1);
  return cellAt(sheetOf(book, summary), row, column);
}

const district = workbookOfDesigns([
  ...[
    ["学校甲党支部", scoresBut({}), scoresBut({})],
    ["学校乙党支部", scoresBut({ 27: 10 }), scoresBut({ 27: 16 })],
    ["学校丙党支部", scoresBut({ 22: 1 }), null],
  ].map(([branch, self, review]) => ({
    ...drawForm("scoring", {
      branch: branch as string,
      scores: { self: self as number[], ...(review ? { review: review as number[] } : {}) },
    }),
    name: (branch as string).slice(0, 3),
  })),
]);

describe("the summary of levels", () => {
  it("counts each of two schemes, and is the same the second time", () => {
    const other = official(
      "pucheng-2012/grading",
      { branch: "学校丁党支部", scores: { self: Array(5).fill("强") } },
      "丁",
    );
    const book = generated({ ...district, sheets: [...district.sheets, ...workbookOfDesigns([other]).sheets] });
    const labels = textRows(book, summary).flatMap(([first]) => (/^等级（/.test(first ?? "") ? [first] : []));
    expect(labels).toEqual(["等级（常天教委〔2012〕6号）", "等级（蒲教党发〔2012〕4号）"]);
    expect(planFor(book).changeSet.edits).toEqual([]);
  });

  it("has one row for a workbook of one branch, with live formulas", () => {
    const book = generated(exampleBook(), "summary");
    expect(book.sheets.map((s) => s.name).slice(-2)).toEqual(["得分与定级", summary]);
    expect(textRows(book, summary)[3]).toEqual([
      "1",
      "天宁区教育文体局党委",
      "青松小学党支部",
      "89",
      "未填完",
      "未填完",
      "未定级",
      "暂定较好",
    ]);
    expect(at(book, "D4")).toEqual({ value: 89, formula: "'得分与定级'!C9", format: "0.####" });
    expect(at(book, "G4")).toEqual({ value: "未定级", formula: "'得分与定级'!B17" });
    expect(textRows(book, summary)[1]?.[0]).toContain("本软件拟定");
  });

  it("shows the final score and level", () => {
    expect(textRows(generated(cleanBook(), "summary"), summary)[3]?.slice(2)).toEqual([
      "白桦小学党支部",
      "95",
      "92",
      "93.2",
      "先进",
      "",
    ]);
  });

  it("counts the levels of all branches, ungraded ones in a row of their own", () => {
    const book = generated(district, "summary");
    expect(
      textRows(book, summary)
        .slice(3, 6)
        .map((row) => [row[2], row[5], row[6]]),
    ).toEqual([
      ["学校甲党支部", "100", "先进"],
      ["学校乙党支部", "93.6", "先进"],
      ["学校丙党支部", "未填完", "未定级"],
    ]);
    expect(
      textRows(book, summary)
        .slice(8, 14)
        .map((row) => row.filter((text) => text !== "")),
    ).toEqual([
      ["先进", "2", "66.6667%"],
      ["较好", "0", "0%"],
      ["一般", "0", "0%"],
      ["后进", "0", "0%"],
      ["未定级", "1", "33.3333%"],
      ["合计", "3", "100%"],
    ]);
    expect(at(book, "C9")).toEqual({ value: 2, formula: 'COUNTIF(G4:G6,"先进")', format: "0" });
    expect(at(book, "D9")).toEqual({ value: 2 / 3, formula: 'IF(C14=0,"",C9/C14)', format: "0.0%" });
    expect(at(book, "C13")?.formula).toBe("C14-SUM(C9:C12)");
  });

  it("keeps remarks, parents and rows that people typed", () => {
    const first = generated(district, "summary");
    const typed = withRow(
      withCells(first, { [`${summary}!B5`]: "学校乙党委", [`${summary}!H6`]: "新建支部" }),
      summary,
      5,
      ["", "", "学校丁党支部", "", "", 81, "较好"],
    );
    const book = generated(withCells(typed, { "学校甲!D5": 2 }), "summary");
    const rows = textRows(book, summary).slice(3, 7);
    expect(rows.map((row) => [row[1], row[2], row[6], row[7] ?? ""])).toEqual([
      ["", "学校甲党支部", "先进", ""],
      ["学校乙党委", "学校乙党支部", "先进", ""],
      ["", "学校丙党支部", "未定级", "新建支部"],
      ["", "学校丁党支部", "较好", ""],
    ]);
    expect(
      textRows(book, summary)
        .slice(9, 11)
        .map((row) => row[2]),
    ).toEqual(["2", "1"]);
    expect(planFor(book, "summary").changeSet.edits).toEqual([]);
  });

  it("drops the row of a branch that is gone", () => {
    const book = generated(withoutSheet(generated(district, "summary"), "学校乙"), "summary");
    expect(
      textRows(book, summary)
        .slice(3, 6)
        .map((row) => row[2]),
    ).toEqual(["学校甲党支部", "学校丙党支部", undefined]);
  });
});
