import { checkWorkbook, type CheckResult } from "../../../src/core/check/check";
import { fillWorkbook } from "../../../src/core/generation/fill";
import { joinHeadings } from "../../../src/core/headings/joined";
import { headingMeaning } from "../../../src/core/headings/meaning";
import { sumRow } from "../../../src/core/headings/sum-rows";
import { makeGrid } from "../../../src/core/workbook/grid";
import type { SheetSnapshot } from "../../../src/core/workbook/snapshot";
import { workbook, type LiteralCell } from "../../support/workbook";

type Line = readonly LiteralCell[];
const items = ["班子健全", "制度完备", "组织生活正常", "教育管理规范", "发展党员严格", "服务群众落实", "群众满意"];
const maxima = [10, 10, 20, 15, 15, 15, 15];

/** Seven items of 100 points, one point short of each maximum, with columns beside them. */
function check(
  headings: readonly Line[],
  columns: (maximum: number, i: number) => Line,
  below: readonly Line[] = [],
): CheckResult {
  const rows = items.map((text, i): Line => [
    "组织建设",
    `${text}，有记录`,
    maxima[i] ?? 0,
    ...columns(maxima[i] ?? 0, i),
  ]);
  return checkWorkbook(
    workbook({ 表: [["基层党支部考核评分表"], ["党支部：学校甲党支部"], ...headings, ...rows, ...below] }),
  );
}

const start = ["项目", "考核内容", "分值"];

function totals({ branches }: CheckResult): Record<string, number | null> {
  return Object.fromEntries((branches[0]?.evaluations ?? []).map((e) => [e.party, e.total?.toNumber() ?? null]));
}

function faults({ findings }: CheckResult): readonly string[] {
  return findings.filter((f) => f.severity !== "info").map((f) => `${f.code} ${f.cell ?? ""}`);
}

test.each([
  ["考核扣分", 1],
  ["考核加分", 0],
  ["得分率", 0.9],
  ["考核名次", 2],
  ["考核人", "王某"],
  ["考核日期", "2012年6月1日"],
  ["去年得分", 8],
  ["扣分原因", "记录不全，扣1分"],
  ["考核平均分", 3],
])("%s beside the scores is no party's score, left or right of them", (heading, value) => {
  for (const isLeft of [true, false]) {
    const order = (a: LiteralCell, b: LiteralCell): Line => (isLeft ? [a, b] : [b, a]);
    const checked = check([[...start, ...order(heading, "考核得分")]], (m) => order(value, m - 1));
    expect([totals(checked), faults(checked)]).toEqual([{ review: 93 }, []]);
  }
});

test("headings of two levels are read together", () => {
  const headings = [
    [...start, "自评", null, null, "考评", null],
    [null, null, null, "扣分", "得分", "扣分原因", "得分", "扣分"],
  ];
  const checked = check(headings, (m) => [1, m - 1, "记录不全", m, 0]);
  expect([totals(checked), faults(checked)]).toEqual([{ self: 93, review: 100 }, []]);
  const grid = makeGrid(workbook({ 表: headings }).sheets[0] as SheetSnapshot);
  expect([...joinHeadings([...grid.rows.values()])].filter(([column]) => column > 2)).toEqual([
    [3, { kind: "deduction", party: "self" }],
    [6, { kind: "party", party: "review" }],
    [4, { kind: "party", party: "self" }],
    [5, { kind: "reason" }],
    [7, { kind: "deduction", party: "review" }],
  ]);
});

test("of a column of deductions alone the score is what they leave; a blank took nothing off", () => {
  const whole = check([[...start, "扣分"]], () => [1], [["合计", null, 100, 93]]);
  expect([totals(whole), faults(whole)]).toEqual([{ score: 93 }, []]);
  const sparse = check([[...start, "自评得分", "考评扣分"]], (m, i) => [m, i < 3 ? -1 : null], [
    ["合计", null, 100, 100, 3],
  ]);
  expect([totals(sparse), faults(sparse)]).toEqual([{ self: 100, review: 97 }, []]);
  const wrong = check([[...start, "扣分"]], (m, i) => [i === 0 ? m + 1 : 1]);
  expect([totals(wrong), faults(wrong)]).toEqual([{ score: null }, ["score-above-maximum D4"]]);
});

test("weights that only say the points once more change nothing", () => {
  const checked = check([[...start, "权重", "得分"]], (m) => [m / 100, m - 1]);
  expect([totals(checked), faults(checked)]).toEqual([{ score: 93 }, []]);
});

const shares: Line = ["说明：自评占40%，上级考评占60%。"];
const both = [[...start, "自评得分", "考评得分"]];
/** self 93, review 86, together 88.8 */
const scores = (m: number): Line => [m - 1, m - 2];

test.each<[string, readonly Line[], readonly string[]]>([
  [
    "the label tells the party",
    [
      ["自评合计", null, null, 93],
      ["考评合计", null, null, 86],
      ["总分", null, null, 88.8],
    ],
    [],
  ],
  [
    "converted scores are no sums",
    [
      ["合计", null, 100, 93, 86],
      ["折算得分", null, null, 37.2, 51.6],
      ["综合得分", null, null, 88.8],
      ["名次", null, null, 3],
    ],
    [],
  ],
  [
    "the weighted total at either place",
    [
      ["合计", null, 100, 93, 86],
      ["最终得分（自评40%+考评60%）", null, null, null, 88.8],
    ],
    [],
  ],
  [
    "a wrong one",
    [
      ["合计", null, 100, 93, 86],
      ["综合得分", null, null, 89.5],
    ],
    ["total-mismatch D12"],
  ],
  [
    "a wrong total of one party",
    [
      ["自评合计", null, null, 93],
      ["考评合计", null, null, 87],
    ],
    ["total-mismatch D12"],
  ],
])("rows below the scores: %s", (_, below, expected) => {
  const checked = check(both, scores, [...below, shares]);
  expect([checked.branches[0]?.total?.toNumber(), faults(checked)]).toEqual([88.8, expected]);
  const fixed = fillWorkbook(workbook({}), checked, { appliesFixes: true }).edits.flatMap((e) =>
    e.kind === "set-cell" && e.sheet.name === "表" ? [[e.before?.value, e.after?.value]] : [],
  );
  expect(fixed).toEqual(
    expected[0] === "total-mismatch D12" && below.length === 2 && below[1]?.[0] === "考评合计" ? [[87, 86]] : [],
  );
});

test("sums are compared at four decimals; one rounded half up to two is right", () => {
  const thirds = (m: number): Line => [Number((m - 1 / 3).toPrecision(15))];
  const sum = (value: number): readonly string[] =>
    faults(check([[...start, "得分"]], thirds, [["合计", null, 100, value]]));
  expect([97.6667, 97.67, 97.666666666667].map(sum)).toEqual([[], [], []]);
  expect(sum(97.7)).toEqual(["total-mismatch D11"]);
});

test("what a footer's label states", () => {
  expect(sumRow("总分＝自评×40%＋考评×60%")).toEqual({ kind: "total", party: null, isWhole: true });
  expect(sumRow("得分=20*满意率")).toBeNull();
  expect(["自评合计", "评定等级", "考评等次", "综合得分", "得分率", "领导班子好小计", "领导班子"].map(sumRow)).toEqual([
    { kind: "total", party: "self", isWhole: false },
    { kind: "level", party: null, isWhole: false },
    { kind: "level", party: "review", isWhole: false },
    { kind: "total", party: null, isWhole: true },
    { kind: "other", party: null, isWhole: false },
    { kind: "category-sum", party: null, isWhole: false },
    null,
  ]);
  expect(headingMeaning("应得分数")).toEqual({ kind: "maximum" });
  expect(headingMeaning("扣减分数")).toEqual({ kind: "deduction", party: "score" });
});

test("a bracket names the party where the words before it do not", () => {
  const party = (text: string): unknown => headingMeaning(text);
  expect(party("得分（自评）")).toEqual({ kind: "party", party: "self" });
  expect(party("得分（考评）")).toEqual({ kind: "party", party: "review" });
  expect(party("得分（满分100）")).toEqual({ kind: "party", party: "score" });
  expect(party("考评得分（占60%）")).toEqual({ kind: "party", party: "review" });
});
