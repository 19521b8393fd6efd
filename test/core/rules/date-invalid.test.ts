import type { LiteralCell } from "../../support/workbook";
import { cleanBook, factsOf, places, withCells } from "../../support/rule-book";

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
