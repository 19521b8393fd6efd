import { checkWorkbook } from "../../../src/core/check/check";
import { cleanBook, factsOf, places, withCells } from "../../support/rule-book";
import { workbook, type LiteralCell } from "../../support/workbook";

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
