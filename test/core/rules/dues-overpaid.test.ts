import { cleanBook, factsOf, places, withCells } from "../../support/rule-book";

const dues = (due: string, paid: string): ReturnType<typeof cleanBook> =>
  withCells(cleanBook(), { "附件2!B16": `上年度应缴数：\n${due}`, "附件2!D16": `上年度实缴数：\n${paid}` });

describe("dues-overpaid", () => {
  it.each([
    ["6552", "6552"],
    ["6,552元", "6552.00元"],
    ["0.6552万元", "￥6552"],
  ])("accepts %s due and %s paid", (due, paid) => {
    expect(places(dues(due, paid))).toEqual([]);
  });

  it("finds more paid than due", () => {
    const book = dues("6552元", "6,552.5元");
    expect(places(book)).toEqual([["附件2", "D16", "dues-overpaid"]]);
    expect(factsOf(book, "dues-overpaid")).toEqual([{ due: 6552, paid: 6552.5 }]);
  });

  it.each(["已缴清", "约7000", "（略）"])("makes no number out of %p", (paid) => {
    expect(places(dues("6552", paid))).toEqual([]);
  });
});
