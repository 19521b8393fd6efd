import { checkWorkbook } from "../../../src/core/check/check";
import { cleanBook, factsOf, places, withRow } from "../../support/rule-book";

describe("item-added", () => {
  it("names a row that is no official item and leaves its score out", () => {
    const book = withRow(cleanBook(), "附件1", 32, [null, "28．开展特色党建项目，成效显著。", "5分", 5, 4]);
    expect(places(book)).toEqual([["附件1", "B32", "item-added"]]);
    expect(factsOf(book, "item-added")).toEqual([{ item: "28．开展特色党建项目，成效显著。" }]);
    expect(checkWorkbook(book).branches[0]?.total?.toNumber()).toBe(93.2);
  });

  it("says nothing about notes and sums", () => {
    expect(places(withRow(cleanBook(), "附件1", 32, [null, "以上各项由支部如实填写。", null, null]))).toEqual([]);
    expect(places(withRow(cleanBook(), "附件1", 12, [null, "小计", "20分", 20, 20]))).toEqual([]);
  });
});
