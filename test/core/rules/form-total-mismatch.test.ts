import { cleanBook, factsOf, places, withCells } from "../../support/rule-book";

describe("form-total-mismatch", () => {
  it.each(["95分  班子健全", "95", "自评得分：95.0分，理由如下", 95])("accepts %p beside 95", (entered) => {
    expect(places(withCells(cleanBook(), { "附件2!A18": entered }))).toEqual([]);
  });

  it.each([
    ["86分 班子健全", 86],
    ["95.5分", 95.5],
    ["９０", 90],
  ])("finds %p", (entered, value) => {
    const book = withCells(cleanBook(), { "附件2!A18": entered });
    expect(places(book)).toEqual([["附件2", "A18", "form-total-mismatch"]]);
    expect(factsOf(book, "form-total-mismatch")).toEqual([{ entered: value, computed: 95, party: "self" }]);
  });

  it("waits for a complete self total", () => {
    const book = withCells(cleanBook(), { "附件2!A18": "86分", "附件1!D5": null });
    expect(places(book)).toEqual([["附件1", "D5", "score-missing"]]);
  });

  it("says nothing about reasons without a number", () => {
    expect(places(withCells(cleanBook(), { "附件2!A18": "班子健全，制度落实" }))).toEqual([]);
  });
});
