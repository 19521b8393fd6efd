import { cleanBook, factsOf, filled, places, resultCell, selfOnlyBook, withCells } from "../../support/rule-book";

const self = (total: number): ReturnType<typeof cleanBook> =>
  withCells(selfOnlyBook(), { "附件1!D31": total - 76, "附件2!A18": `${total}分` });

describe("level-boundary", () => {
  it("mentions 0.4 × 89 + 0.6 × 90.6 = 89.96", () => {
    const book = withCells(cleanBook(), {
      "附件1!D31": 13,
      "附件1!E31": 15.6,
      "附件2!A18": "89分",
      "附件2!D18": "较好",
    });
    expect(places(book)).toEqual([["附件1", null, "level-boundary"]]);
    expect(factsOf(book, "level-boundary")).toEqual([{ total: 89.96, level: "较好", other: "先进", isGap: true }]);
  });

  it.each([
    [89.6, "先进"],
    [89.4, "先进"],
  ])("mentions a total of %p in the printed gap", (total, other) => {
    expect(factsOf(self(total), "level-boundary")).toEqual([{ total, level: "较好", other, isGap: true }]);
  });

  it.each([89, 90, 88.6, 95])("says nothing about %p", (total) => {
    expect(factsOf(self(total), "level-boundary")).toEqual([]);
  });

  it("follows the switch on 「得分与定级」", () => {
    const book = filled(self(89.6));
    const switched = withCells(book, { [`得分与定级!${resultCell(book, "定级取整")}`]: "是" });
    expect(factsOf(switched, "level-boundary").map((f) => [f.level, f.other])).toEqual([["先进", "较好"]]);
  });
});
