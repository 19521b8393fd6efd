import { checkWorkbook } from "../../../src/core/check/check";
import { rubricSumMismatch } from "../../../src/core/rules/rubric-sum-mismatch";
import { tianning2012 } from "../../../src/core/schemes/tianning-2012/scheme";
import type { CriterionKind } from "../../../src/core/schemes/types";
import { cleanBook, contextOf, factsOf, places, runOn, withCells, withRow } from "../../support/rule-book";
import { withRubric } from "../../support/schemes";
import { workbook } from "../../support/workbook";

/** The clean workbook with a line 合计 that states the maximum of the whole. */
function withTotal(maximum: string | number): ReturnType<typeof cleanBook> {
  return withRow(cleanBook(), "附件1", 32, ["合计", null, maximum, 95, 92]);
}

describe("rubric-sum-mismatch", () => {
  it("accepts the sums that the document prints", () => {
    expect(places(withTotal("100分"))).toEqual([]);
  });

  it("finds another overall maximum", () => {
    const book = withTotal("105分");
    expect(places(book)).toEqual([["附件1", "C32", "rubric-sum-mismatch"]]);
    expect(factsOf(book, "rubric-sum-mismatch")).toEqual([{ category: null, entered: 105, computed: 100 }]);
  });

  it("finds another maximum in a category's subtotal", () => {
    const book = withRow(cleanBook(), "附件1", 12, ["小计", null, 21, 20, 20]);
    expect(places(book)).toEqual([["附件1", "C12", "rubric-sum-mismatch"]]);
    expect(factsOf(book, "rubric-sum-mismatch")).toEqual([{ category: "领导班子好", entered: 21, computed: 20 }]);
  });

  it("folds a sum that differs only because an item's maximum was altered", () => {
    expect(places(withCells(withTotal("100分"), { "附件1!C18": "3分" }))).toEqual([
      ["附件1", "C18", "maximum-altered"],
    ]);
  });

  it("adds up nothing while an item states no maximum", () => {
    expect(places(withCells(withTotal("105分"), { "附件1!C18": null }))).toEqual([]);
  });
});

describe("on a sheet whose rubric is read from itself", () => {
  const told = (category: string, total: number): readonly unknown[] => {
    const rows = ["班子健全", "制度完备", "服务群众", "群众满意"].map((text, i) => [
      [category, null, "作用发挥", null][i] ?? null,
      `${text}，有记录`,
      25,
      24,
    ]);
    const lines = [["考核评分表"], ["项目", "考核内容", "分值", "得分"], ...rows, ["合计", null, total, 96]];
    const { findings } = checkWorkbook(workbook({ 表: lines }));
    return findings.flatMap((f) => (f.code === "rubric-sum-mismatch" ? [[f.cell, f.facts]] : []));
  };

  it("tells a stated sum, of a category or of the whole", () => {
    expect(told("组织建设（50分）", 100)).toEqual([]);
    expect(told("组织建设（55分）", 100)).toEqual([["A3", { category: "组织建设", entered: 55, computed: 50 }]]);
    expect(told("组织建设", 105)).toEqual([["C7", { category: null, entered: 105, computed: 100 }]]);
  });
});

describe("beside items that a rubric does not share out", () => {
  const kinds: Readonly<Record<string, CriterionKind>> = { 26: "deduction", 27: "bonus" };
  /** 附件1 whose item 26 takes off up to 5 points and whose last category gives up to 10 of the 20 of its only item. */
  const withExtras = withRubric(tianning2012, (rubric) => ({
    ...rubric,
    categories: rubric.categories.map((category) => ({
      ...category,
      maximum: category.items.some(({ number }) => number === "27") ? 10 : category.maximum,
      items: category.items.map((item) => ({ ...item, kind: kinds[item.number ?? ""] ?? item.kind })),
    })),
  }));
  const run = (label: string, stated: number): unknown =>
    runOn(
      rubricSumMismatch,
      contextOf(withRow(cleanBook(), "附件1", 32, [label, null, stated, null, null]), [withExtras]),
    );

  it.each([
    ["the shared points", 75],
    ["all but what is taken off", 95],
    ["the shared points and the ceiling of the others", 85],
  ])("a total may count %s", (_, stated) => {
    expect(run("合计", stated)).toEqual([]);
  });

  it("a total is no other number", () => {
    expect(run("合计", 90)).toEqual([["附件1", "C32", { category: null, entered: 90, computed: 100 }]]);
  });

  it("a category of bonuses may give less than its items together, and no more", () => {
    expect(run("小计", 12)).toEqual([]);
    expect(run("小计", 25)).toEqual([["附件1", "C32", { category: "群众反映好", entered: 25, computed: 20 }]]);
  });
});
