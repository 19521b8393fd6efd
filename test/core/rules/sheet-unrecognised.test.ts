import { cleanBook, factsOf, places, withSheet } from "../../support/rule-book";
import { sheet, workbook } from "../../support/workbook";

describe("sheet-unrecognised", () => {
  it("mentions a sheet that is no form", () => {
    const book = withSheet(cleanBook(), sheet("通讯录", [["姓名", "电话"]]));
    expect(places(book)).toEqual([["通讯录", null, "sheet-unrecognised"]]);
    expect(factsOf(book, "sheet-unrecognised")).toEqual([{ sheet: "通讯录" }]);
  });

  it("mentions it also where nothing else was recognised", () => {
    expect(places(workbook({ Sheet1: [["甲"]] }))).toEqual([["Sheet1", null, "sheet-unrecognised"]]);
  });

  it("says nothing about empty and hidden sheets", () => {
    const empty = withSheet(cleanBook(), sheet("Sheet2", []));
    expect(places(withSheet(empty, sheet("备用", [["甲"]], { visibility: "hidden" })))).toEqual([]);
  });
});
