import type { LiteralCell } from "../../support/workbook";
import { cleanBook, factsOf, places, withCells, withRow } from "../../support/rule-book";

function withTotal(self: LiteralCell, review: LiteralCell): ReturnType<typeof cleanBook> {
  return withRow(cleanBook(), "附件1", 32, ["合计", null, null, self, review]);
}

describe("total-mismatch", () => {
  it("accepts the sums", () => {
    expect(places(withTotal(95, "92分"))).toEqual([]);
  });

  it("finds a total of one column", () => {
    const book = withTotal(95, 94);
    expect(places(book)).toEqual([["附件1", "E32", "total-mismatch"]]);
    expect(factsOf(book, "total-mismatch")).toEqual([{ party: "review", entered: 94, computed: 92 }]);
  });

  it("holds a typed total against what is there while a score is blank", () => {
    const book = withCells(withTotal(95, 92), { "附件1!D5": null });
    expect(places(book)).toEqual([
      ["附件1", "D5", "score-missing"],
      ["附件1", "D32", "total-mismatch"],
    ]);
    expect(factsOf(book, "total-mismatch")).toEqual([{ party: "self", entered: 95, computed: 92 }]);
  });

  it("says nothing about a formula that was not calculated", () => {
    expect(factsOf(withTotal("=SUM(D5:D31)", 92), "total-mismatch")).toEqual([]);
  });
});
