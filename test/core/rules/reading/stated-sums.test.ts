import type { BranchResult } from "../../../../src/core/model/branch";
import type { RecognisedSheet } from "../../../../src/core/model/recognised-sheet";
import {
  isRounded,
  saidMismatches,
  sumMismatches,
  wholeMismatches,
} from "../../../../src/core/rules/reading/stated-sums";
import type { CheckContext } from "../../../../src/core/rules/rule";
import { gatherBranches } from "../../../../src/core/records/branches";
import { recognise } from "../../../../src/core/recognition/recognise";
import { decide } from "../../../../src/core/scoring/decide";
import { toA1 } from "../../../../src/core/workbook/address";
import { decimal } from "../../../../src/core/workbook/decimal";
import { workbook, type LiteralCell, type LiteralSheet } from "../../../support/workbook";

it.each([
  [90, 90, true],
  [90.12, 90.1234, true],
  [90.13, 90.125, true],
  [90.12, 90.125, false],
  [90.1234, 90.12344, true],
  [90.1, 90.1234, false],
  [90.123, 90.1234, false],
  [89.99999999999999, 90, true],
  [-5, 5, false],
])("%d stands for %d: %p", (stated, computed, is) => {
  expect(isRounded(stated, decimal(computed))).toBe(is);
});

function read(rows: LiteralSheet): CheckContext {
  const book = workbook({ 评分: rows });
  const sheets = recognise(book);
  return { workbook: book, sheets, branches: gatherBranches(book, sheets).map(decide), options: {} };
}

/** Items of 40, 30 and 30 points with 30, 20 and 25 for 自评 and 32, 22 and 26 for 考评. */
const form = (...rows: LiteralSheet): CheckContext =>
  read([
    ["甲党支部评分表"],
    ["项目", "内容", "分值", "自评得分", "考评得分"],
    ["班子", "1、班子团结协调", 40, 30, 32],
    ["队伍", "2、党员作用", 30, 20, 22],
    [null, "3、党员学习", 30, 25, 26],
    ...rows,
  ]);

describe("sums below a rubric", () => {
  const totals = (self: LiteralCell, review: LiteralCell): unknown =>
    [...sumMismatches(form(["合计", null, 100, self, review]), "total")].map((m) => [
      toA1(m.cell),
      m.party,
      m.category,
      m.entered,
      m.computed,
      m.fix?.[0]?.after?.formula ?? null,
    ]);

  it.each<[LiteralCell]>([
    [75],
    ["75"],
    ["75分"],
    ["75（良好）"],
    ["共75分"],
    [null],
    [{ value: 75, formula: "SUM(D3:D5)" }],
  ])("agree: %p", (self) => {
    expect(totals(self, 80)).toEqual([]);
  });

  it("differ, with a mending where nothing but a number is typed", () => {
    const sum = 'IF(COUNT(D3:D5)<3,"未填完",SUM(D3:D5))';
    expect(totals(74, 80)).toEqual([["D6", "self", null, 74, 75, sum]]);
    expect(totals("74分", 80)).toEqual([["D6", "self", null, 74, 75, sum]]);
    expect(totals("74（良好）", 80)).toEqual([["D6", "self", null, 74, 75, null]]);
    expect(totals("优秀", 80)).toEqual([["D6", "self", null, "优秀", 75, null]]);
    expect(totals({ value: 74, formula: "D3+D4+24" }, 81)).toEqual([
      ["D6", "self", null, 74, 75, null],
      ["E6", "review", null, 81, 80, 'IF(COUNT(E3:E5)<3,"未填完",SUM(E3:E5))'],
    ]);
  });

  it("by formula may be open, but not wrong", () => {
    expect(totals({ value: "未填完", formula: "X1" }, 80)).toEqual([]);
    expect(totals({ value: 0.74, format: "0%" }, 80)).toEqual([["D6", "self", null, 0.74, 75, null]]);
  });

  it("of categories are held against their own items", () => {
    const context = read([
      ["甲党支部评分表"],
      ["项目", "内容", "分值", "得分"],
      ["班子", "1、班子团结协调", 40, 30],
      ["小计", null, 40, 31],
      ["队伍", "2、党员作用", 30, 20],
      [null, "3、党员学习", 30, 25],
      ["小计", null, 60, 45],
      ["合计", null, 100, 75],
    ]);
    expect(
      [...sumMismatches(context, "category-sum")].map((m) => [toA1(m.cell), m.category, m.entered, m.computed]),
    ).toEqual([["D4", "班子", 31, 30]]);
    expect([...sumMismatches(context, "total")]).toEqual([]);
  });
});

describe("totals in a line of words", () => {
  const said = (line: string): unknown =>
    [...saidMismatches(form([line]))].map((m) => [toA1(m.cell), m.party, m.entered, m.computed]);

  it("are the party's that the line names", () => {
    expect(said("自评得分：75分")).toEqual([]);
    expect(said("自评得分：76分")).toEqual([["A6", "self", 76, 75]]);
    expect(said("自评得分：75分　考评得分：81分")).toEqual([["A6", "review", 81, 80]]);
  });

  it("of no party are held against an only column", () => {
    expect(said("得分：75分")).toEqual([]);
    const alone = (line: string): unknown => {
      const rows = [
        ["甲党支部评分表"],
        ["项目", "内容", "分值", "得分"],
        ["班子", "1、班子团结协调", 40, 30],
        ["队伍", "2、党员作用", 30, 20],
        [null, "3、党员学习", 30, 25],
        [line],
      ];
      return [...saidMismatches(read(rows))].map((m) => [toA1(m.cell), m.entered, m.computed]);
    };
    expect(alone("总得分：75分")).toEqual([]);
    expect(alone("总得分：77分")).toEqual([["A6", 77, 75]]);
  });
});

describe("results of all parties together", () => {
  const source = (said: readonly object[], typed: LiteralCell, sums: readonly object[]): RecognisedSheet =>
    ({
      kind: "scoring",
      sheet: workbook({ 表: [[typed]] }).sheets[0],
      saidTotals: said,
      sumCells: sums,
    }) as unknown as RecognisedSheet;
  const cell = { row: 0, column: 0 };
  const whole = { kind: "total", cell, isWhole: true };
  const found = (of: RecognisedSheet, total: number | null = 83.8): unknown => {
    const branch = { name: "甲", sources: [of], total: total === null ? null : decimal(total) };
    return [...wholeMismatches({ branches: [branch as unknown as BranchResult] } as unknown as CheckContext)];
  };
  const told = (entered: unknown): unknown => [{ sheet: "表", cell, branch: "甲", entered, computed: 83.8 }];

  it.each<[string, RecognisedSheet, unknown]>([
    ["the number", source([], 83.8, [whole]), []],
    ["the number with a level", source([], "83.8（良好）", [whole]), []],
    ["another number", source([], 84, [whole]), told(84)],
    ["words", source([], "良好", [whole]), told("良好")],
    ["an open formula", source([], { value: "未填完", formula: "X1" }, [whole]), []],
    ["a wrong formula", source([], { value: 84, formula: "X1" }, [whole]), told(84)],
    ["a blank", source([], null, [whole]), []],
    ["a party's own total", source([], 84, [{ kind: "total", cell }]), []],
    ["a level", source([], "良好", [{ ...whole, kind: "level" }]), []],
    ["a line that says it", source([{ cell, isWhole: true, value: 83.8 }], null, []), []],
    ["a line that says another", source([{ cell, isWhole: true, value: 84 }], null, []), told(84)],
    ["a line of one party", source([{ cell, value: 84 }], null, []), []],
  ])("%s", (_, of, expected) => {
    expect(found(of)).toEqual(expected);
    expect(found(of, null)).toEqual([]);
    expect(found({ ...of, kind: "fields" } as unknown as RecognisedSheet)).toEqual([]);
  });
});
