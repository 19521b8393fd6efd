import { cleanBook, factsOf, places, withCells } from "../../support/rule-book";

describe("score-precision", () => {
  it("mentions a score with more than two decimals", () => {
    const book = withCells(cleanBook(), { "附件1!E31": 17.125 });
    expect(places(book)).toEqual([["附件1", "E31", "score-precision"]]);
    expect(factsOf(book, "score-precision")).toEqual([
      { party: "review", item: "27．在教师、学生、家长满意度测评中满意率较高…", entered: 17.125 },
    ]);
  });

  it("accepts two decimals", () => {
    expect(places(withCells(cleanBook(), { "附件1!E31": 17.25 }))).toEqual([]);
  });

  it("does not count what floating point adds", () => {
    const sum = { value: 0.1 + 0.2, formula: "0.1+0.2" };
    expect(factsOf(withCells(cleanBook(), { "附件1!E5": sum }), "score-precision")).toEqual([]);
  });

  it("leaves an impossible score to its own finding", () => {
    expect(places(withCells(cleanBook(), { "附件1!E5": 3.125 }))).toEqual([["附件1", "E5", "score-above-maximum"]]);
  });

  it("reads text numbers", () => {
    expect(places(withCells(cleanBook(), { "附件1!E31": "17.125分" }))).toEqual([
      ["附件1", "E31", "score-as-text"],
      ["附件1", "E31", "score-precision"],
    ]);
  });
});
