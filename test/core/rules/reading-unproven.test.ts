import { checkWorkbook, type CheckResult } from "../../../src/core/check/check";
import { readingUnproven } from "../../../src/core/rules/reading-unproven";
import type { CheckContext } from "../../../src/core/rules/rule";
import { cleanBook, factsOf, places, withCells, withRow } from "../../support/rule-book";
import { workbook, type LiteralCell } from "../../support/workbook";

type Line = readonly LiteralCell[];
const items = ["班子健全", "制度完备", "组织生活正常", "教育管理规范", "发展党员严格", "服务群众落实", "群众满意"];
const maxima = [10, 10, 20, 15, 15, 15, 15];
const categories = ["组织建设", "组织建设", "组织建设", "队伍建设", "队伍建设", "作用发挥", "作用发挥"];

function check(
  headings: Line,
  columns: (maximum: number, i: number) => Line,
  below: readonly Line[] = [],
): CheckResult {
  const rows = items.map((text, i): Line => {
    const maximum = maxima[i] ?? 0;
    return [categories[i] ?? null, `${text}，有记录`, maximum, ...columns(maximum, i)];
  });
  const head = ["项目", "考核内容", "分值", ...headings];
  return checkWorkbook(workbook({ 表: [["基层党支部考核评分表"], ["党支部：学校甲党支部"], head, ...rows, ...below] }));
}

function unproven({ findings }: CheckResult): readonly (readonly unknown[])[] {
  return findings.flatMap((f) =>
    f.code === "reading-unproven" ? [[f.cell, f.facts.reason, f.facts.heading, f.facts.count]] : [],
  );
}

test("a sheet that is understood counts its cells and is clean", () => {
  const checked = check(["自评得分", "考核得分", "扣分原因"], (m) => [m, m - 1, "记录不全"], [
    ["合计", null, 100, 100, 93],
  ]);
  expect(checked.coverage).toEqual({ typed: 24, used: 17, carried: 7, told: 0 });
  expect([checked.verdict, unproven(checked)]).toEqual(["clean", []]);
});

test.each([
  [0.59, [["C4", "rival", 7, 100, 4, 90]]],
  [0.6, []],
])("a reading with other points that weighs %p less leaves the choice to a person or not", (behind, told) => {
  const checked = check(["得分"], (m) => [m]);
  const [sheet] = checked.sheets;
  if (sheet?.kind !== "scoring" || !sheet.reading) throw new Error("no rubric was read");
  const { account } = sheet.reading;
  const rival = { ...account, items: 4, total: 90, weight: account.weight - behind };
  const doubted = { ...sheet, reading: { ...sheet.reading, account: { ...account, rejected: [rival] } } };
  const context = { sheets: [doubted], branches: checked.branches } as unknown as CheckContext;
  const found = [...readingUnproven.check(context)];
  expect(
    found.map(({ cell, facts }) => [cell, facts.reason, facts.count, facts.total, facts.otherCount, facts.otherTotal]),
  ).toEqual(told);
});

test("numbers under a heading that says nothing are told, with their cells", () => {
  const checked = check(["得分", "另行计算"], (m, i) => [m - 1, i + 3]);
  expect(checked.branches[0]?.total?.toNumber()).toBe(93);
  expect(unproven(checked)).toEqual([["E4", "role", "另行计算", 7]]);
  expect(checked.coverage).toEqual({ typed: 15, used: 8, carried: 0, told: 7 });
  expect(checked.verdict).toBe("queries");
});

test("one score for a whole category, above its first item's maximum", () => {
  const whole = [35, null, null, 28, null, 14, 15];
  const checked = check(["得分"], (_, i) => [whole[i] ?? null]);
  expect(unproven(checked)).toEqual([
    ["D4", "merged", null, 3],
    ["D7", "merged", null, 2],
  ]);
  expect(checked.findings.map((f) => f.code)).not.toContain("score-above-maximum");
  expect(checked.findings.map((f) => f.code)).not.toContain("score-missing");
  expect(checked.branches[0]?.total).toBeNull();
});

test("a merged score is told with its own cell, and the items that it stands for", () => {
  const { findings } = check(["得分"], (_, i) => [[35, null, null, 15, 15, 14, 15][i] ?? null]);
  const [merged] = findings.filter((f) => f.code === "reading-unproven");
  expect(merged?.facts).toMatchObject({ reason: "merged", cells: ["D4"], count: 3 });
});

test("sums that contradict what was read, more than bear it out, leave the reading to a person", () => {
  const read = (...stated: readonly number[]): readonly unknown[] => {
    const rows = [20, 20, 15, 15, 15, 15].map((maximum, i): Line => {
      const category = i % 2 === 0 ? `${categories[i] ?? ""}类${i}（${stated[i / 2]}分）` : null;
      return [category, `${items[i]}，有记录`, maximum, maximum];
    });
    const lines = [["基层党支部考核评分表"], ["党支部：学校甲党支部"], ["项目", "考核内容", "分值", "得分"], ...rows];
    return checkWorkbook(workbook({ 表: lines })).findings.flatMap((f) =>
      f.code === "reading-unproven" ? [[f.cell, f.facts.reason, f.facts.cells, f.facts.count]] : [],
    );
  };
  expect(read(45, 35, 30)).toEqual([["A4", "sums", ["A4", "A6"], 2]]);
  expect(read(45, 30, 30)).toEqual([]);
});

test("two items in one cell, as much as both are worth; less may be a slip of the pen", () => {
  const both = check(["得分"], (m, i) => [i === 0 ? 20 : i === 1 ? null : m]);
  expect(unproven(both)).toEqual([["D4", "merged", null, 2]]);
  const slip = check(["得分"], (m, i) => [i === 0 ? 12 : i === 1 ? null : m]);
  expect(slip.findings.filter((f) => f.severity !== "info").map((f) => [f.code, f.cell])).toEqual([
    ["score-above-maximum", "D4"],
    ["score-missing", "D5"],
  ]);
});

test("one number for a whole column is more than its first category is worth", () => {
  const whole = check(["得分"], (_, i) => [i === 0 ? 95 : null]);
  expect(unproven(whole)).toEqual([["D4", "merged", null, items.length]]);
  expect(whole.findings.map((f) => f.code)).not.toContain("score-above-maximum");
  expect(whole.branches[0]?.total).toBeNull();
});

test("weights of items that are not their points once more withhold the total", () => {
  const tens = items.map((text, i): Line => [categories[i] ?? null, `${text}，有记录`, 10, maxima[i] ?? 0, 9]);
  const checked = checkWorkbook(
    workbook({
      表: [["考核评分表"], ["党支部：学校甲党支部"], ["项目", "考核内容", "分值", "权重（%）", "得分"], ...tens],
    }),
  );
  expect([checked.branches[0]?.total, checked.branches[0]?.evaluations[0]?.total]).toEqual([null, null]);
  expect(checked.unchecked.map((u) => u.code)).toContain("item-weights");
});

test("3² is no 32, and 95% no score of 0.95", () => {
  const checked = check(["得分"], (m, i) => [i === 0 ? "3²" : i === 1 ? { value: 0.95, format: "0%" } : m]);
  expect(checked.findings.filter((f) => f.severity === "error").map((f) => [f.code, f.cell, f.facts])).toMatchObject([
    ["score-not-a-number", "D4", { entered: "3²" }],
    ["score-not-a-number", "D5", { entered: "95%" }],
  ]);
});

test("points in a row that is neither an item nor a sum are told, and counted in no total", () => {
  const below = (row: Line): CheckResult => check(["得分"], (m) => [m - 1], [row]);
  const stray = below(["加分说明", "志愿服务突出", null, 2]);
  expect(unproven(stray)).toEqual([["D11", "role", "加分说明", 1]]);
  expect([stray.verdict, stray.coverage.told, stray.branches[0]?.total?.toNumber()]).toEqual(["queries", 1, 93]);
  for (const row of [
    ["上年得分", null, null, 88],
    ["名次", null, null, 5],
    ["考核人签字：", "李四", null, "2012.5.4"],
    ["联系电话", null, null, 86_600_000],
    ["合计", null, 100, 93],
  ])
    expect(unproven(below(row))).toEqual([]);
});

test("so are they on the form of a known scheme", () => {
  const book = withRow(cleanBook(), "附件1", 32, ["加分", "获市级以上表彰", null, 5]);
  expect(places(book)).toEqual([["附件1", "D32", "reading-unproven"]]);
});

test("numbers under an unknown heading beside the items of a known scheme are told; days and known headings are not", () => {
  const beside = (heading: LiteralCell, ...entries: readonly LiteralCell[]): ReturnType<typeof cleanBook> =>
    withCells(cleanBook(), {
      "附件1!F4": heading,
      ...Object.fromEntries(entries.map((entry, i) => [`附件1!F${i + 5}`, entry])),
    });
  const book = beside("另行计算", 3, "2", 2.5);
  expect(places(book)).toEqual([["附件1", "F5", "reading-unproven"]]);
  expect(factsOf(book, "reading-unproven")).toMatchObject([
    { reason: "role", cells: ["F5", "F6", "F7"], heading: "另行计算", count: 3 },
  ]);
  expect(places(beside("办结", { value: 41_000, format: "yyyy/m/d" }, "已办"))).toEqual([]);
  for (const heading of ["扣分原因", "考核名次", "完成率", "去年得分", "考评日期", "考核人", "备注"])
    expect(places(beside(heading, 3, 2))).toEqual([]);
});

test("scores that only Excel can calculate withhold the total, and are told with their cells", () => {
  const open = { formula: "VLOOKUP(B4,[1]表!A:B,2,0)", value: null };
  const checked = check(["得分"], (m, i) => [i < 2 ? open : m - 1]);
  expect(unproven(checked)).toEqual([["D4", "formula", null, 2]]);
  expect(checked.branches[0]?.total).toBeNull();
  const known = check(["得分"], (m, i) => [i < 2 ? { formula: `C${i + 4}-1`, value: null } : m - 1]);
  expect([unproven(known), known.branches[0]?.total?.toNumber()]).toEqual([[], 93]);
});

describe("columns beside the scores that contradict them", () => {
  const sheetOf = (
    headings: Line,
    columns: (maximum: number, i: number) => Line,
    ...below: readonly Line[]
  ): CheckResult => check(headings, columns, below);
  const contradictions = (checked: CheckResult): readonly unknown[] =>
    checked.findings.flatMap((f) =>
      f.code === "reading-unproven" ? [[f.cell, f.facts.reason, f.facts.heading, f.facts.count]] : [],
    );

  test("points taken off or given lead from the maximum to the score", () => {
    expect(contradictions(sheetOf(["扣分", "得分"], (m) => [1, m - 1]))).toEqual([]);
    expect(contradictions(sheetOf(["扣分", "得分"], (m) => [-1, m - 1]))).toEqual([]);
    expect(contradictions(sheetOf(["扣分", "得分"], (m) => ["无", m]))).toEqual([]);
    expect(contradictions(sheetOf(["扣分", "加分", "得分"], (m) => [2, 1, m - 1]))).toEqual([]);
    expect(contradictions(sheetOf(["扣分", "得分"], (m, i) => [i === 2 ? 2 : 1, m - 1]))).toEqual([
      ["D6", "contradiction", "扣分", 1],
    ]);
    expect(contradictions(sheetOf(["得分", "加分"], (m) => [m - 1, 2], ["合计", null, 100, 93]))).toEqual([]);
    expect(contradictions(sheetOf(["得分", "加分"], (m, i) => [m - 2, i === 0 ? 1 : null]))).toEqual([
      ["E4", "contradiction", "加分", 1],
    ]);
  });

  test("an average is that of its judges, with or without the highest and the lowest", () => {
    const judged = (average: (m: number) => number): readonly unknown[] =>
      contradictions(sheetOf(["评委1", "评委2", "评委3", "平均分"], (m) => [m, m - 1, m - 1, average(m)]));
    expect(judged((m) => Math.round((m - 2 / 3) * 100) / 100)).toEqual([]);
    expect(judged((m) => m - 1)).toEqual([]);
    expect(judged((m) => m)).toEqual([["G4", "contradiction", "平均分", 7]]);
  });

  test("the sum of several judges is no number without a role", () => {
    const judged = (sum: (m: number) => number): readonly unknown[] =>
      contradictions(sheetOf(["评委1", "评委2", "总分", "平均分"], (m) => [m, m - 1, sum(m), m - 0.5]));
    expect(judged((m) => 2 * m - 1)).toEqual([]);
    expect(judged((m) => 2 * m)).toEqual([["F4", "role", "总分", 7]]);
  });

  test("a final score is the one that is counted", () => {
    expect(contradictions(sheetOf(["得分", "最终得分"], (m) => [m - 1, m - 1]))).toEqual([]);
    expect(contradictions(sheetOf(["得分", "最终得分"], (m) => [m - 1, m]))).toEqual([
      ["E4", "contradiction", "最终得分", 7],
    ]);
  });
});
