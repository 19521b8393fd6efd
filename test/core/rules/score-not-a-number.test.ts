import { cleanBook, factsOf, places, withCells } from "../../support/rule-book";

describe("score-not-a-number", () => {
  it.each(["优", "约3", "3/5", "12,5", "三分", "-", true] as const)("refuses %p", (entered) => {
    const book = withCells(cleanBook(), { "附件1!D5": entered });
    expect(places(book)).toEqual([["附件1", "D5", "score-not-a-number"]]);
    expect(factsOf(book, "score-not-a-number")).toEqual([
      {
        party: "self",
        item: "1．领导班子健全，团结协作，能充分发挥政治核…",
        entered: entered === true ? "TRUE" : entered,
        maximum: 3,
      },
    ]);
  });

  it("leaves blanks and blank text to score-missing", () => {
    expect(places(withCells(cleanBook(), { "附件1!D5": "　" }))).toEqual([["附件1", "D5", "score-missing"]]);
  });

  it("leaves text that is evidently a number to score-as-text", () => {
    expect(places(withCells(cleanBook(), { "附件1!D5": "３分" }))).toEqual([["附件1", "D5", "score-as-text"]]);
  });
});
