import { cleanBook, factsOf, places, withCells } from "../../support/rule-book";

describe("score-above-maximum", () => {
  it("refuses a score above the item's maximum, and says nothing else about it", () => {
    const book = withCells(cleanBook(), { "附件1!D7": 3.01 });
    expect(places(book)).toEqual([["附件1", "D7", "score-above-maximum"]]);
    expect(factsOf(book, "score-above-maximum")).toEqual([
      { party: "self", item: "3．班子成员是学校业务骨干，有较强的事业心、…", entered: 3.01, maximum: 3 },
    ]);
  });

  it("accepts exactly the maximum", () => {
    expect(places(withCells(cleanBook(), { "附件1!E31": 20 }))).toEqual([]);
  });

  it("reads text numbers", () => {
    expect(places(withCells(cleanBook(), { "附件1!D7": "４分" }))).toEqual([
      ["附件1", "D7", "score-above-maximum"],
      ["附件1", "D7", "score-as-text"],
    ]);
  });
});
