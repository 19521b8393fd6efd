import { cleanBook, factsOf, places, withCells } from "../../support/rule-book";

describe("maximum-altered", () => {
  it("finds an item's other maximum; the sum that it upsets is not told again", () => {
    const book = withCells(cleanBook(), { "附件1!C18": "3分" });
    expect(places(book)).toEqual([["附件1", "C18", "maximum-altered"]]);
    expect(factsOf(book, "maximum-altered")).toEqual([
      { item: "14．党员具有较强党员意识，在学校管理和教育教…", entered: 3, official: 2 },
    ]);
  });

  it("checks scores against the official maximum all the same", () => {
    expect(places(withCells(cleanBook(), { "附件1!C18": 5, "附件1!D18": 4 }))).toEqual([
      ["附件1", "C18", "maximum-altered"],
      ["附件1", "D18", "score-above-maximum"],
    ]);
  });

  it.each(["2", " 2 分", "２分", 2, "（2分）"])("accepts the official maximum written as %p", (entered) => {
    expect(places(withCells(cleanBook(), { "附件1!C18": entered }))).toEqual([]);
  });

  it("says nothing about a blank maximum", () => {
    expect(places(withCells(cleanBook(), { "附件1!C18": null }))).toEqual([]);
  });

  it("finds a second maximum in the item's own text", () => {
    const text = "14．党员具有较强党员意识，在学校管理和教育教学工作中充分发挥党员的先锋模范作用。（4分）";
    expect(places(withCells(cleanBook(), { "附件1!B18": text }))).toEqual([["附件1", "B18", "maximum-altered"]]);
    expect(places(withCells(cleanBook(), { "附件1!B18": text.replace("（4分）", "（2分）") }))).toEqual([]);
  });

  it("finds a category's other maximum, which no longer is the sum of its items either", () => {
    const book = withCells(cleanBook(), { "附件1!A12": "党员队伍好\n20分" });
    expect(places(book)).toEqual([
      ["附件1", "A12", "maximum-altered"],
      ["附件1", "A12", "rubric-sum-mismatch"],
    ]);
    expect(factsOf(book, "maximum-altered")).toEqual([{ item: "党员队伍好", entered: 20, official: 15 }]);
  });
});
