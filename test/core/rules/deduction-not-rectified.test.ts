import { cleanBook, factsOf, places, withCells, withoutSheet } from "../../support/rule-book";

const three = "1、入党积极分子少。\n2、家长满意率还可以提高。\n3、影响力有待加强。";

describe("deduction-not-rectified", () => {
  it("asks at the self score that no problem covers, and shows the words it looked for", () => {
    const book = withCells(cleanBook(), { "附件3!B4": three });
    expect(places(book)).toEqual([["附件1", "D22", "deduction-not-rectified"]]);
    expect(factsOf(book, "deduction-not-rectified")).toEqual([
      {
        party: "self",
        item: "18．党支部活动经费、时间、场所、设施有保障，…",
        entered: 2,
        maximum: 3,
        words: ["经费", "活动时间", "场所", "场地", "设施", "阵地", "活动室", "预算", "专项列支"],
      },
    ]);
  });

  it("does not take a measure for a problem", () => {
    const measures = "1、培养。\n2、座谈。\n3、更新活动室设施。";
    const book = withCells(cleanBook(), { "附件3!B4": three, "附件3!B5": measures });
    expect(places(book)).toEqual([["附件1", "D22", "deduction-not-rectified"]]);
  });

  it("finds a word whatever stands between its characters", () => {
    const book = withCells(cleanBook(), { "附件3!B4": `${three}\n4、设　\n施 较旧。` });
    expect(places(book)).toEqual([]);
  });

  it("asks about every deduction where the form says that there is no problem", () => {
    const book = withCells(cleanBook(), { "附件3!B4": "无", "附件3!B5": "无" });
    expect(places(book).map(([, cell]) => cell)).toEqual(["D16", "D22", "D30", "D31"]);
  });

  it("leaves blank problems to field-missing", () => {
    expect(places(withCells(cleanBook(), { "附件3!B4": null }))).toEqual([["附件3", "B4", "field-missing"]]);
  });

  it("asks for nothing without a rectification form", () => {
    expect(places(withoutSheet(cleanBook(), "附件3"))).toEqual([]);
  });

  it("takes full marks for no deduction", () => {
    const book = withCells(cleanBook(), { "附件3!B4": three, "附件1!D22": 3, "附件2!A18": "96分" });
    expect(places(book)).toEqual([]);
  });

  it("reads a deduction typed as text, and none from an impossible score", () => {
    const text = withCells(cleanBook(), { "附件3!B4": three, "附件1!D22": "2分" });
    expect(factsOf(text, "deduction-not-rectified").map((f) => f.entered)).toEqual([2]);
    const negative = withCells(cleanBook(), { "附件3!B4": three, "附件1!D22": -2 });
    expect(factsOf(negative, "deduction-not-rectified")).toEqual([]);
  });
});
