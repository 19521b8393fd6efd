import { cleanBook, factsOf, places, selfOnlyBook, withCells } from "../../support/rule-book";

describe("score-missing", () => {
  it("names all blanks of a party once, at the first of them", () => {
    const book = withCells(cleanBook(), { "附件1!D31": null, "附件1!D9": null, "附件1!D12": "  " });
    expect(places(book)).toEqual([["附件1", "D9", "score-missing"]]);
    expect(factsOf(book, "score-missing")).toEqual([
      {
        party: "self",
        count: 3,
        items: [
          "5．党支部书记和行政负责人团结合作。",
          "8．党员组织关系全部理顺，党员正常参加党内生…",
          "27．在教师、学生、家长满意度测评中满意率较高…",
        ],
      },
    ]);
  });

  it("says nothing about a party that has not begun", () => {
    expect(places(selfOnlyBook())).toEqual([["附件1", "E5", "review-missing"]]);
  });

  it("takes 0 for a score", () => {
    expect(factsOf(withCells(cleanBook(), { "附件1!E5": 0 }), "score-missing")).toEqual([]);
  });

  it("says nothing about a formula that was not calculated", () => {
    expect(factsOf(withCells(cleanBook(), { "附件1!E5": "=1+2" }), "score-missing")).toEqual([]);
  });
});
