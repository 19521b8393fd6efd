import { cleanBook, factsOf, places, withCells } from "../../support/rule-book";

describe("score-is-error", () => {
  it("names the error that a score cell shows", () => {
    const broken = { value: { error: "#DIV/0!" }, formula: "1/0" };
    const book = withCells(cleanBook(), { "附件1!D5": broken, "附件1!E6": { error: "#REF!" } });
    expect(places(book)).toEqual([
      ["附件1", "D5", "score-is-error"],
      ["附件1", "E6", "score-is-error"],
    ]);
    expect(factsOf(book, "score-is-error").map((f) => [f.party, f.entered])).toEqual([
      ["self", "#DIV/0!"],
      ["review", "#REF!"],
    ]);
  });

  it("takes the text of an error for text", () => {
    expect(places(withCells(cleanBook(), { "附件1!D5": "#N/A" }))).toEqual([["附件1", "D5", "score-not-a-number"]]);
  });
});
