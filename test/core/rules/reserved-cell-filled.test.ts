import { cleanBook, factsOf, places, selfOnlyBook, withCells } from "../../support/rule-book";

describe("reserved-cell-filled", () => {
  it("asks about an entry in the superior's cell before any superior's score", () => {
    const book = withCells(selfOnlyBook(), { "附件2!D18": "先进 班子健全" });
    expect(places(book)).toEqual([
      ["附件1", "E5", "review-missing"],
      ["附件2", "D18", "reserved-cell-filled"],
    ]);
    expect(factsOf(book, "reserved-cell-filled")).toEqual([
      { field: "分类定级结果及主要理由（此栏由上级党组织填写）", entered: "先进 班子健全" },
    ]);
  });

  it.each([null, "　", "____", "（此栏由上级党组织填写）"])("takes %p for blank", (entered) => {
    expect(factsOf(withCells(selfOnlyBook(), { "附件2!D18": entered }), "reserved-cell-filled")).toEqual([]);
  });

  it("accepts the entry once the superior has begun to score", () => {
    expect(factsOf(cleanBook(), "reserved-cell-filled")).toEqual([]);
    const begun = withCells(selfOnlyBook(), { "附件2!D18": "先进", "附件1!E5": 3 });
    expect(factsOf(begun, "reserved-cell-filled")).toEqual([]);
  });
});
