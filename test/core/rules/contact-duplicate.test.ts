import { cleanBook, factsOf, places, withCells } from "../../support/rule-book";

describe("contact-duplicate", () => {
  it("finds a unit in the lists of two leaders, at the second", () => {
    const book = withCells(cleanBook(), { "附件4!C8": "香樟小学、银杏小学" });
    expect(places(book)).toEqual([["附件4", "C8", "contact-duplicate"]]);
    expect(factsOf(book, "contact-duplicate")).toEqual([{ unit: "银杏小学", leaders: ["甲一", "戊五五"] }]);
  });

  it("sees the unit inside brackets", () => {
    const book = withCells(cleanBook(), { "附件4!C4": "学校甲、月桂小学" });
    expect(places(book)).toEqual([["附件4", "C8", "contact-duplicate"]]);
  });

  it.each([
    ["names that only begin alike", "红梅幼儿园、红梅中心幼儿园、翠竹小学分校"],
    ["a unit listed twice by one leader", "香樟小学、香樟小学"],
  ])("accepts %s", (_, units) => {
    expect(places(withCells(cleanBook(), { "附件4!C8": units }))).toEqual([]);
  });

  it("accepts a unit that a leader's second row repeats", () => {
    const book = withCells(cleanBook(), { "附件4!A8": null, "附件4!C8": "梧桐中学" });
    expect(places(book)).toEqual([]);
  });
});
