import { cleanBook, factsOf, places, selfOnlyBook, withCells } from "../../support/rule-book";

describe("review-missing", () => {
  it("mentions that the superior has not scored yet, at the first blank cell", () => {
    expect(places(selfOnlyBook())).toEqual([["附件1", "E5", "review-missing"]]);
    expect(factsOf(selfOnlyBook(), "review-missing")).toEqual([{ party: "review" }]);
  });

  it("has no cell where the sheet has no such column", () => {
    expect(places(withCells(selfOnlyBook(), { "附件1!E4": null }))).toEqual([["附件1", null, "review-missing"]]);
  });

  it("says nothing once the superior has begun", () => {
    expect(places(withCells(selfOnlyBook(), { "附件1!E5": 3 })).map(([, , code]) => code)).toEqual(["score-missing"]);
    expect(places(cleanBook())).toEqual([]);
  });

  it("says nothing about a sheet without any score", () => {
    const blank = Object.fromEntries(Array.from({ length: 27 }, (_, i) => [`附件1!D${i + 5}`, null]));
    expect(factsOf(withCells(selfOnlyBook(), blank), "review-missing")).toEqual([]);
  });
});
