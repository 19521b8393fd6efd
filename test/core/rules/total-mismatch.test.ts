import { checkWorkbook } from "../../../src/core/check/check";
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

  it.each([
    "自评得分：95分　考评得分：92分　综合得分：93.2分",
    "上级考评得分（占60%）：92分",
    "自评得分占40%，考评得分占60%",
    "综合得分：90分以上为先进",
    "领导班子好自评得分：20分",
    "总分：100分",
  ])("accepts the line %s", (line) => {
    expect(places(withRow(cleanBook(), "附件1", 36, [line]))).toEqual([]);
  });

  it("finds totals in a line of words, each with its party", () => {
    const book = withRow(cleanBook(), "附件1", 36, ["自评得分：95分  考评得分：94分  综合得分：96.5分"]);
    expect(factsOf(book, "total-mismatch")).toEqual([
      { party: "review", entered: 94, computed: 92 },
      { party: "whole", entered: 96.5, computed: 93.2 },
    ]);
    expect(places(book)).toEqual([
      ["附件1", "A36", "total-mismatch"],
      ["附件1", "A36", "total-mismatch"],
    ]);
  });

  it.each(["95分（较好）", "95/100", "共95分", "九十五分"])("accepts %s, which says more than a number", (total) => {
    expect(factsOf(withTotal(total, 92), "total-mismatch")).toEqual([]);
  });

  it("finds a wrong total beside a level, and offers no formula in its place", () => {
    const found = (self: LiteralCell): unknown =>
      checkWorkbook(withTotal(self, 94))
        .findings.filter((f) => f.code === "total-mismatch")
        .map((f) => [f.cell, f.facts.entered, f.fix !== null]);
    expect(found("98（先进）")).toEqual([
      ["D32", 98, false],
      ["E32", 94, true],
    ]);
    expect(found({ value: 0.95, format: "0%" })).toEqual([
      ["D32", 0.95, false],
      ["E32", 94, true],
    ]);
  });

  it("holds the level beside a total against it", () => {
    const book = withRow(cleanBook(), "附件1", 32, ["总分及等次", null, null, "95分，较好", "92分，先进"]);
    expect(places(book)).toEqual([["附件1", "D32", "level-mismatch"]]);
  });
});
