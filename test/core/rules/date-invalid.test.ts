import { checkWorkbook } from "../../../src/core/check/check";
import { dateInvalid } from "../../../src/core/rules/date-invalid";
import { jilin2012 } from "../../../src/core/schemes/jilin-2012/scheme";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { official } from "../../support/official";
import { cleanBook, contextOf, factsOf, places, runOn, withCells } from "../../support/rule-book";
import { workbook, type LiteralCell } from "../../support/workbook";
import { ledgerHeadings, ownTable } from "./own-tables";

const founded = (entered: LiteralCell): ReturnType<typeof cleanBook> => withCells(cleanBook(), { "附件2!B5": entered });

describe("date-invalid", () => {
  it.each<LiteralCell>([
    1980,
    "  1980",
    "1980年",
    "1980.9",
    "1980年9月1日",
    "1980-09-01",
    "二〇一二年三月二十二日",
    "二0一二年三月",
    { value: 29465, format: "yyyy/m/d" },
    { value: 29465, format: 'yyyy"年"m"月"' },
  ])("reads %p", (entered) => {
    expect(places(founded(entered))).toEqual([]);
  });

  it.each<[LiteralCell, string]>([
    ["很早", "很早"],
    ["1980年13月", "1980年13月"],
    ["2011年2月29日", "2011年2月29日"],
    [29465, "29465"],
  ])("cannot read %p", (entered, text) => {
    expect(places(founded(entered))).toEqual([["附件2", "B5", "date-invalid"]]);
    expect(factsOf(founded(entered), "date-invalid")).toEqual([{ field: "成立时间", entered: text }]);
  });

  it("leaves a blank to field-missing", () => {
    expect(places(founded(null))).toEqual([["附件2", "B5", "field-missing"]]);
  });
});

it("tells a day on our own ledger that is none, where it stands", () => {
  const row = { 序号: 1, 党组织名称: "甲党支部", 存在的主要问题: "学习少" };
  const closed = (day: string): unknown[] => [
    ...dateInvalid.check(ownTable("整改台账", ledgerHeadings, { ...row, 销号时间: day })),
  ];
  expect(closed("下个月")).toEqual([
    {
      sheet: "整改台账",
      cell: "O4",
      branch: "甲党支部",
      facts: { field: "销号时间", entered: "下个月" },
      clause: null,
    },
  ]);
  expect(closed("2012年6月1日")).toEqual([]);
});

describe("dates in the lines above and below a scoring sheet or a list", () => {
  const list = (line: readonly LiteralCell[]): ReturnType<typeof checkWorkbook> =>
    checkWorkbook(
      workbook({
        表: [
          ["基层党支部考核评分表"],
          line,
          ["项目", "考核内容", "分值", "得分"],
          ["组织", "班子健全", 30, 29],
          [null, "制度完备", 30, 28],
          ["作用", "服务群众", 40, 39],
        ],
      }),
    );
  const told = (line: readonly LiteralCell[]): readonly unknown[] =>
    list(line).findings.flatMap((f) => (f.code === "date-invalid" ? [[f.cell, f.facts]] : []));

  it.each<[readonly LiteralCell[], string, string, string]>([
    [["党支部：学校甲党支部　填报日期：2012年13月40日"], "A2", "填报日期", "2012年13月40日"],
    [["党支部：学校甲党支部", "考核日期：二〇一二年二月三十日 考核人：李四"], "B2", "考核日期", "二〇一二年二月三十日"],
    [["党支部：学校甲党支部", "填表日期", "2012.6.31"], "C2", "填表日期", "2012.6.31"],
    [["承诺公开时间：2012年5月32日"], "A2", "承诺公开时间", "2012年5月32日"],
  ])("%p is no day of the calendar", (line, cell, field, entered) => {
    expect(told(line)).toEqual([[cell, { field, entered }]]);
  });

  it.each<[readonly LiteralCell[]]>([
    [["填报日期：2012年6月1日"]],
    [["填报日期：    年  月  日"]],
    [["考核日期：2012年3月1日至6日"]],
    [["填报日期：", "2012-06-30"]],
    [["填报日期：见封面"]],
    [["考核时间：18.30"]],
    [["考核时间：2012年3月"]],
    [["填报日期", { value: 41_000, format: "yyyy/m/d" }]],
  ])("%p may stand", (line) => {
    expect(told(line)).toEqual([]);
  });
});

it("tells a date in the headings of a list like one in the lines above it", () => {
  const row = { branch: "甲村党支部", date: "2012年2月30日", issued: 30, recovered: 29, valid: 28 };
  const book = workbookOfDesigns([official("jilin-2012/ballot", { rows: [row] }, "测评")]);
  const told = (heading: string): unknown =>
    runOn(dateInvalid, contextOf(withCells(book, { "测评!L3": heading }), [jilin2012]));
  const inRow = ["测评", "C4", { field: "测评时间", entered: "2012年2月30日" }];
  expect(told("较好占比")).toEqual([inRow]);
  expect(told("测评时间：2012年2月30日")).toEqual([inRow, ["测评", "L3", inRow[2]]]);
});
