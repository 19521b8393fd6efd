import { checkWorkbook } from "../../../src/core/check/check";
import type { LiteralCell } from "../../support/workbook";
import { cleanBook, factsOf, places, withCells, withRow } from "../../support/rule-book";

function withSubtotal(self: LiteralCell): ReturnType<typeof cleanBook> {
  return withRow(cleanBook(), "附件1", 12, ["小计", null, "20分", self, null]);
}

describe("category-sum-mismatch", () => {
  it.each([20, "20", "20分", null])("accepts %p", (stated) => {
    expect(places(withSubtotal(stated))).toEqual([]);
  });

  it("finds a typed subtotal that is not the sum, and offers a live one", () => {
    const checked = checkWorkbook(withSubtotal(19));
    expect(checked.findings.map((f) => [f.sheet, f.cell, f.code])).toEqual([["附件1", "D12", "category-sum-mismatch"]]);
    expect(checked.findings[0]?.facts).toEqual({ party: "self", category: "领导班子好", entered: 19, computed: 20 });
    expect(checked.findings[0]?.fix?.map((e) => [e.row, e.column, e.after?.formula, e.after?.value])).toEqual([
      [11, 3, 'IF(COUNT(D5:D11)<7,"未填完",SUM(D5:D11))', 20],
    ]);
  });

  it("trusts a formula's own arithmetic over a range with blanks", () => {
    const partial = { value: 17, formula: "SUM(D5:D11)" };
    expect(places(withCells(withSubtotal(partial), { "附件1!D5": null }))).toEqual([["附件1", "D5", "score-missing"]]);
  });

  it("finds a formula that leaves an item out", () => {
    const book = withSubtotal({ value: 17, formula: "SUM(D6:D11)" });
    expect(factsOf(book, "category-sum-mismatch")).toEqual([
      { party: "self", category: "领导班子好", entered: 17, computed: 20 },
    ]);
  });
});
