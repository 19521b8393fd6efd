import { scoreNegative } from "../../../src/core/rules/score-negative";
import { tianning2012 } from "../../../src/core/schemes/tianning-2012/scheme";
import { withCriterion } from "../../support/schemes";
import { cleanBook, contextOf, factsOf, places, runOn, withCells } from "../../support/rule-book";

describe("score-negative", () => {
  it("refuses a score below 0, and says nothing else about it", () => {
    const book = withCells(cleanBook(), { "附件1!E31": -0.5 });
    expect(places(book)).toEqual([["附件1", "E31", "score-negative"]]);
    expect(factsOf(book, "score-negative")).toEqual([
      { party: "review", item: "27．在教师、学生、家长满意度测评中满意率较高…", entered: -0.5, maximum: 20 },
    ]);
  });

  it("accepts 0", () => {
    const book = withCells(cleanBook(), { "附件1!D5": 0, "附件2!A18": "92分", "附件3!B4": "1、领导班子不健全。" });
    expect(factsOf(book, "score-negative")).toEqual([]);
  });

  it("reads a minus in text", () => {
    expect(places(withCells(cleanBook(), { "附件1!D5": "－1" }))).toEqual([
      ["附件1", "D5", "score-negative"],
      ["附件1", "D5", "score-as-text"],
    ]);
  });

  it("lets a deduction be written with a minus", () => {
    const scheme = withCriterion(tianning2012, "26", { kind: "deduction" });
    const context = contextOf(withCells(cleanBook(), { "附件1!D30": -2 }), [scheme]);
    expect(runOn(scoreNegative, context)).toEqual([]);
  });
});
