import type { LiteralCell } from "../../support/workbook";
import { cleanBook, factsOf, places, withCells } from "../../support/rule-book";

const members = (entered: LiteralCell): ReturnType<typeof cleanBook> => withCells(cleanBook(), { "附件2!E5": entered });

describe("count-invalid", () => {
  it.each<LiteralCell>([
    0,
    11,
    "   11",
    "１１",
    "11人",
    "11名",
    "共11名党员",
    "15名（含预备党员1名）",
    "15名，其中预备1名",
  ])("reads %p", (entered) => {
    expect(places(members(entered))).toEqual([]);
  });

  it.each<[LiteralCell, string]>([
    [-1, "-1"],
    [11.5, "11.5"],
    ["十几", "十几"],
    ["约11", "约11"],
    ["11/12", "11/12"],
  ])("refuses %p", (entered, text) => {
    expect(places(members(entered))).toEqual([["附件2", "E5", "count-invalid"]]);
    expect(factsOf(members(entered), "count-invalid")).toEqual([{ field: "党员总数", entered: text }]);
  });

  it("leaves a blank to field-missing", () => {
    expect(places(members(null))).toEqual([["附件2", "E5", "field-missing"]]);
  });
});
