import { applyToSnapshot } from "../../../src/core/changes/apply";
import { checkWorkbook } from "../../../src/core/check/check";
import { fillWorkbook } from "../../../src/core/generation/fill";
import { reviewWorkbook } from "../../../src/core/generation/review/draw";
import type { ItemScore, ScoreEntry } from "../../../src/core/model/branch";
import type { Category, Criterion } from "../../../src/core/schemes/types";
import * as points from "../../../src/core/scoring/points";
import { decimal } from "../../../src/core/workbook/decimal";
import { cellAt, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { workbook, type LiteralCell } from "../../support/workbook";

/** Scores of the items 1–7: three shared-out ones, two bonuses (5 at most together), two deductions. */
function book(scores: readonly LiteralCell[], sums: readonly LiteralCell[] = [null, null]): WorkbookSnapshot {
  const line = (i: number, category: string | null, text: string, maximum: string): readonly LiteralCell[] => [
    category,
    text,
    maximum,
    scores[i] ?? null,
  ];
  return workbook({
    评分表: [
      ["某局党支部考核评分表（甲局党支部）"],
      ["考核项目", "考核内容", "分值", "得分"],
      line(0, "组织建设（40分）", "1、班子健全", "10分"),
      line(1, null, "2、党员管理规范", "30分"),
      line(2, "作用发挥（60分）", "3、中心工作完成好", "60分"),
      line(3, "加分项（5分）", "4、受到市级表彰", "加3分"),
      line(4, null, "5、有创新做法", "加4分"),
      line(5, "扣分项", "6、受到通报批评", "-5"),
      line(6, null, "7、材料弄虚作假", "-3"),
      ["小计", null, null, sums[0] ?? null],
      ["合计", null, "100分", sums[1] ?? null],
      ["90分以上为先进，75—89分为较好，60—74分为一般，60分以下为后进。"],
    ],
  });
}

function decided(scores: readonly LiteralCell[]): unknown {
  const checked = checkWorkbook(book(scores));
  const [branch] = checked.branches;
  return [
    branch?.total?.toNumber() ?? null,
    branch?.level ?? null,
    checked.findings.filter((f) => f.severity === "error").map((f) => [f.code, f.cell]),
  ];
}

describe("bonuses and deductions", () => {
  it("count as not applied while they are blank, and nothing is missing", () => {
    expect(decided([10, 30, 50])).toEqual([90, "先进", []]);
  });

  it("are no excuse for a blank among the points that the rubric shares out", () => {
    expect(decided([10, null, 50, 3, null, -5])).toEqual([null, null, [["score-missing", "D4"]]]);
  });

  it.each([
    ["without its sign", 5],
    ["with a minus", -5],
  ])("lower the total, a deduction entered %s", (_, entered) => {
    expect(decided([10, 30, 50, 3, null, entered])).toEqual([88, "较好", []]);
  });

  it("add no more than the ceiling that the document prints for them together", () => {
    expect(decided([10, 30, 45, 3, 4])).toEqual([90, "先进", []]);
  });

  it("are held to their own maximum, a deduction in either sign", () => {
    expect(decided([10, 30, 50, 4])).toEqual([null, null, [["score-above-maximum", "D6"]]]);
    expect(decided([10, 30, 50, null, null, 6, -4])).toEqual([
      null,
      null,
      [
        ["score-above-maximum", "D8"],
        ["score-above-maximum", "D9"],
      ],
    ]);
    expect(decided([10, 30, 50, -1])).toEqual([null, null, [["score-negative", "D6"]]]);
  });

  it("must be numbers where something is entered", () => {
    expect(decided([10, 30, 50, "有"])).toEqual([null, null, [["score-not-a-number", "D6"]]]);
  });
});

it("审核意见 sums them as the scoring sheet does", () => {
  const on = workbook({
    评分表: [
      ["某局党支部考核评分表（甲局党支部）"],
      ["考核项目", "考核内容", "分值", "自评得分", "考核得分"],
      ["组织建设", "1、班子健全", "40分", 40, 38],
      ["作用发挥", "2、中心工作完成好", "60分", 55, 55],
      ["加分项", "3、受到市级表彰", "加3分", 3, null],
      ["扣分项", "4、受到通报批评", "-5", null, 5],
    ],
  });
  const drawn = applyToSnapshot(on, reviewWorkbook(on, checkWorkbook(on)));
  const cells = [...(drawn.sheets.at(-1)?.cells.values() ?? [])];
  const sum = (column: string): readonly unknown[] =>
    cells.filter((c) => c.formula?.includes(`,SUM('评分表'!${column}3:${column}5)`)).map((c) => c.value);
  expect([sum("D"), sum("E")]).toEqual([[98], [88]]);
});

describe("sums with bonuses and deductions", () => {
  const filledWith = (scores: readonly LiteralCell[]): readonly unknown[] => {
    const on = book(scores);
    const filled = applyToSnapshot(on, fillWorkbook(on, checkWorkbook(on)));
    const sheet = filled.sheets[0];
    const cell = sheet && cellAt(sheet, 10, 3);
    return [cell?.value, cell?.formula];
  };

  it("are written with the ceiling and the signs in the formula", () => {
    expect(filledWith([10, 30, 50, 3, 4, 5])).toEqual([
      90,
      'IF(OR(COUNT(D3:D5)<3,COUNTA(D6:D9)>COUNT(D6:D9)),"未填完",SUM(D3:D5)-SUMIF(D8:D9,">0")+SUMIF(D8:D9,"<0")+MIN(5,SUM(D6:D7)))',
    ]);
  });

  it("are held against what is typed, a sum of deductions in either sign", () => {
    const codes = (scores: readonly LiteralCell[], sums: readonly LiteralCell[]): unknown =>
      checkWorkbook(book(scores, sums))
        .findings.filter((f) => f.severity === "error")
        .map((f) => [f.code, f.cell, "computed" in f.facts ? f.facts.computed : null]);
    expect(codes([10, 30, 50, 3, 4, 5], [5, 90])).toEqual([]);
    expect(codes([10, 30, 50, 3, 4, 5], [-5, 102])).toEqual([["total-mismatch", "D11", 90]]);
    expect(codes([10, 30, 50, 3, 4, 5], [4, 90])).toEqual([["category-sum-mismatch", "D10", -5]]);
  });
});

describe("scores one by one", () => {
  type Kind = Criterion["kind"];
  const item = (kind: Kind, maximum: number | null = 5): Criterion => ({ kind, maximum }) as Criterion;
  const category = (maximum: number | null, ...items: readonly Criterion[]): Category => ({
    name: "类",
    maximum,
    items,
  });
  const blank: ScoreEntry = { kind: "blank" };
  const number = (value: number): ScoreEntry => ({ kind: "score", value: decimal(value), isText: false });
  const score = (kind: Kind, entry: ScoreEntry, isValid = entry.kind === "score", name = "类"): ItemScore =>
    ({ criterion: item(kind), category: name, entry, isValid }) as ItemScore;

  it.each<[Kind, ScoreEntry, boolean, boolean, boolean]>([
    // kind, entry, extra, awaited, counts
    ["score", blank, false, true, false],
    ["score", number(1), false, false, true],
    ["score", { kind: "error", error: "#REF!" }, false, false, false],
    ["bonus", blank, true, false, true],
    ["deduction", blank, true, false, true],
    ["bonus", number(1), true, false, true],
    ["bonus", { kind: "not-a-number", text: "有" }, true, false, false],
  ])("%s with %j", (kind, entry, isExtra, isAwaited, counts) => {
    const one = score(kind, entry);
    expect([points.isExtra(item(kind)), points.isAwaited(one), points.counts(one)]).toEqual([
      isExtra,
      isAwaited,
      counts,
    ]);
  });

  it.each<[string, Category, boolean, ReturnType<typeof points.ceilingOf>]>([
    ["no item", category(5), false, null],
    ["scores", category(5, item("score"), item("score")), false, null],
    ["a bonus beside a score", category(5, item("bonus"), item("score")), false, null],
    ["a score beside a bonus", category(5, item("score"), item("bonus")), false, null],
    ["bonuses of more", category(9, item("bonus"), item("bonus")), true, { kind: "bonus", limit: 9 }],
    ["bonuses of as much", category(10, item("bonus"), item("bonus")), true, null],
    ["deductions of more", category(9, item("deduction"), item("deduction")), true, { kind: "deduction", limit: 9 }],
    ["both kinds", category(5, item("bonus"), item("deduction")), true, null],
    ["no ceiling", category(null, item("bonus"), item("bonus")), true, null],
    ["a bonus without maximum", category(3, item("bonus"), item("bonus", null)), true, null],
  ])("a category of %s", (_, given, isExtra, ceiling) => {
    expect([points.isExtraCategory(given), points.ceilingOf(given)]).toEqual([isExtra, ceiling]);
  });

  const bonuses = category(8, item("bonus"), item("bonus"));
  const deductions = category(8, item("deduction"), item("deduction"));
  it.each<[string, Category, readonly ItemScore[], number]>([
    ["two scores", category(5, item("score")), [score("score", number(3)), score("score", number(4.5))], 7.5],
    ["scores of another category", bonuses, [score("bonus", number(3), true, "另")], 0],
    ["a blank", bonuses, [score("bonus", blank, true), score("bonus", number(2))], 2],
    ["bonuses to the ceiling", bonuses, [score("bonus", number(4)), score("bonus", number(4))], 8],
    ["bonuses over it", bonuses, [score("bonus", number(5)), score("bonus", number(4))], 8],
    ["bonuses far below nothing", bonuses, [score("bonus", number(-20))], -20],
    ["deductions in either sign", deductions, [score("deduction", number(3)), score("deduction", number(-4))], -7],
    ["deductions over the ceiling", deductions, [score("deduction", number(5)), score("deduction", number(4))], -8],
    ["an invalid score left out", category(5, item("score")), [score("score", number(9), false)], 0],
  ])("sumOfCategory: %s", (_, given, scores, expected) => {
    expect(points.sumOfCategory(given, scores).toNumber()).toBe(expected);
  });

  it("takes invalid scores into a sum where that is asked for, and each category once", () => {
    const scores = [
      score("score", number(9), false),
      score("score", number(2)),
      score("bonus", number(20), true, "加"),
    ];
    const two = [category(5, item("score")), { ...bonuses, name: "加" }];
    expect(points.sumOfCategory(category(5, item("score")), scores, true).toNumber()).toBe(11);
    expect(points.sumOfCategories(two, scores).toNumber()).toBe(10);
    expect(points.sumOfCategories(two, scores, true).toNumber()).toBe(19);
    expect(points.sumOfCategories([...two, ...two], scores).toNumber()).toBe(10);
    expect(points.sumOfCategories([], scores).toNumber()).toBe(0);
  });

  it.each([
    [99.5, 100, 99.5],
    [100, 100, 100],
    [103, 100, 100],
    [103, undefined, 103],
    [3, 0, 0],
  ])("a sum of %d under the ceiling %p is %d", (sum, ceiling, expected) => {
    expect(points.asTotal({ ceiling }, decimal(sum)).toNumber()).toBe(expected);
  });
});
