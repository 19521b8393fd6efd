import { cleanBook, factsOf, places, withoutRow } from "../../support/rule-book";

describe("item-missing", () => {
  it("names a missing item at its category; there is no total without it", () => {
    const book = withoutRow(cleanBook(), "附件1", 17);
    expect(places(book)).toEqual([["附件1", "A12", "item-missing"]]);
    expect(factsOf(book, "item-missing")).toEqual([
      { item: "13．党费收缴管理制度落实到位，党费及时足额收…", category: "党员队伍好" },
    ]);
  });

  it("names each of several", () => {
    const book = withoutRow(withoutRow(cleanBook(), "附件1", 30), "附件1", 8);
    expect(places(book)).toEqual([
      ["附件1", "A5", "item-missing"],
      ["附件1", "A25", "item-missing"],
    ]);
  });

  it("points at the category's items where its own cell went with the item", () => {
    const book = withoutRow(cleanBook(), "附件1", 26);
    expect(places(book)).toEqual([["附件1", "B26", "item-missing"]]);
  });

  it("has no cell where the whole category is gone", () => {
    expect(places(withoutRow(cleanBook(), "附件1", 31))).toEqual([["附件1", null, "item-missing"]]);
  });
});
