import type { LiteralCell } from "../../support/workbook";
import { cleanBook, factsOf, places, withCells } from "../../support/rule-book";

const by = (entered: LiteralCell): ReturnType<typeof cleanBook> => withCells(cleanBook(), { "附件3!B6": entered });

describe("deadline-invalid", () => {
  it.each<LiteralCell>([
    "　6月",
    "2012年6月",
    "6月底前",
    "五月下旬",
    "2012.11.30",
    "2012年",
    "2012年12月31日",
    "2012年3月11日",
    "2012年3月",
    { value: 41090, format: "yyyy/m/d" },
  ])("accepts %p", (entered) => {
    expect(places(by(entered))).toEqual([]);
  });

  it.each<[LiteralCell, string, string]>([
    ["尽快", "尽快", "unreadable"],
    ["长期坚持", "长期坚持", "unreadable"],
    ["13月", "13月", "unreadable"],
    ["2013年1月1日", "2013年1月1日", "late"],
    ["2013年", "2013年", "late"],
    ["2012年3月10日", "2012年3月10日", "early"],
    ["2012年2月", "2012年2月", "early"],
    [{ value: 41639, format: "yyyy/m/d" }, "2013-12-31", "late"],
  ])("asks about %p", (entered, text, reason) => {
    expect(places(by(entered))).toEqual([["附件3", "B6", "deadline-invalid"]]);
    expect(factsOf(by(entered), "deadline-invalid")).toEqual([{ entered: text, reason }]);
  });

  it("leaves a blank to field-missing", () => {
    expect(places(by(null))).toEqual([["附件3", "B6", "field-missing"]]);
  });
});
