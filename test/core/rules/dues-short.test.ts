import { cleanBook, factsOf, places, withCells } from "../../support/rule-book";

const paid = (text: string): ReturnType<typeof cleanBook> =>
  withCells(cleanBook(), { "附件2!D16": `上年度实缴数：\n${text}` });

describe("dues-short", () => {
  it("asks about dues that were not paid in full beside full marks for paying them", () => {
    expect(places(paid("10799元"))).toEqual([["附件2", "D16", "dues-short"]]);
    expect(factsOf(paid("10799元"), "dues-short")).toEqual([
      { due: 10800, paid: 10799, item: "13．党费收缴管理制度落实到位，党费及时足额收…" },
    ]);
  });

  it("accepts exactly what was due", () => {
    expect(places(paid("10800"))).toEqual([]);
  });

  it("accepts the shortage where points were taken off for it", () => {
    const book = withCells(paid("10000"), {
      "附件1!D17": 1,
      "附件1!E17": 1,
      "附件2!A18": "94分",
      "附件3!B4": "1、入党积极分子少。\n2、设施较旧。\n3、影响力不够，家长满意率不高。\n4、党费没有收齐。",
    });
    expect(places(book)).toEqual([]);
  });

  it("says nothing while the item is blank", () => {
    const book = withCells(paid("10000"), { "附件1!D17": null, "附件1!E17": null });
    expect(factsOf(book, "dues-short")).toEqual([]);
  });
});
