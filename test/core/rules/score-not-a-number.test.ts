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

  it.each([
    [40_970, 'm"月"d"日"', "2012-03-02"],
    [0.1041666667, "h:mm", "2:30"],
    [1, "0%", "100%"],
  ])("refuses %p shown by the format %s as %s", (value, format, shown) => {
    const book = withCells(cleanBook(), { "附件1!D5": { value, format } });
    expect(places(book)).toEqual([["附件1", "D5", "score-not-a-number"]]);
    expect(factsOf(book, "score-not-a-number").map((f) => f.entered)).toEqual([shown]);
  });

  it.each(['0"分"', "0.00_ ", "[Red]0", "[DBNum1]0", ";;;", "@"])("reads 3 under the format %s", (format) => {
    expect(places(withCells(cleanBook(), { "附件1!D5": { value: 3, format } }))).toEqual([]);
  });
});
