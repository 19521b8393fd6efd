import { cleanBook, factsOf, places, withCells, withRow } from "../../support/rule-book";

/** The clean workbook with a line 合计 that states the maximum of the whole. */
function withTotal(maximum: string | number): ReturnType<typeof cleanBook> {
  return withRow(cleanBook(), "附件1", 32, ["合计", null, maximum, 95, 92]);
}

describe("rubric-sum-mismatch", () => {
  it("accepts the sums that the document prints", () => {
    expect(places(withTotal("100分"))).toEqual([]);
  });

  it("finds another overall maximum", () => {
    const book = withTotal("105分");
    expect(places(book)).toEqual([["附件1", "C32", "rubric-sum-mismatch"]]);
    expect(factsOf(book, "rubric-sum-mismatch")).toEqual([{ category: null, entered: 105, computed: 100 }]);
  });

  it("finds another maximum in a category's subtotal", () => {
    const book = withRow(cleanBook(), "附件1", 12, ["小计", null, 21, 20, 20]);
    expect(places(book)).toEqual([["附件1", "C12", "rubric-sum-mismatch"]]);
    expect(factsOf(book, "rubric-sum-mismatch")).toEqual([{ category: "领导班子好", entered: 21, computed: 20 }]);
  });

  it("folds a sum that differs only because an item's maximum was altered", () => {
    expect(places(withCells(withTotal("100分"), { "附件1!C18": "3分" }))).toEqual([
      ["附件1", "C18", "maximum-altered"],
    ]);
  });

  it("adds up nothing while an item states no maximum", () => {
    expect(places(withCells(withTotal("105分"), { "附件1!C18": null }))).toEqual([]);
  });
});
