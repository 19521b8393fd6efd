import type { TemplateRow } from "../../../../src/core/generation/templates/frame";
import { isShare, statedPercent, wrongCounts, wrongShares } from "../../../../src/core/rules/reading/level-statistics";
import type { CheckContext } from "../../../../src/core/rules/rule";
import { yongxing2012 } from "../../../../src/core/schemes/yongxing-2012/scheme";
import { toA1 } from "../../../../src/core/workbook/address";
import { decimal } from "../../../../src/core/workbook/decimal";
import { workbookOfDesigns } from "../../../support/design-snapshot";
import { official } from "../../../support/official";
import { contextOf, withCells } from "../../../support/rule-book";
import type { LiteralCell } from "../../../support/workbook";

const LEVELS = ["好", "较好", "一般", "较差", "未定级"];

/** Statistics with counts and shares of the five rows; 合计 in the last. */
function statistics(
  counts: readonly LiteralCell[],
  shares: readonly LiteralCell[] = [],
  cells: Readonly<Record<string, LiteralCell>> = {},
  ledger: readonly TemplateRow[] = [],
): CheckContext {
  const rows = LEVELS.map((level) => ({ level }));
  const designs = [
    official("yongxing-2012/level-statistics", { rows }, "统计"),
    ...(ledger.length > 0 ? [official("yongxing-2012/score-ledger", { rows: ledger }, "记分")] : []),
  ];
  const entered = Object.fromEntries([
    ...counts.map((n, i) => [`统计!B${FIRST + i}`, n] as const),
    ...shares.map((n, i) => [`统计!C${FIRST + i}`, n] as const),
  ]);
  return contextOf(withCells(workbookOfDesigns(designs), { ...entered, ...cells }), [yongxing2012]);
}

/** The row of 好, from 1. */
const FIRST = 4;
const told = (
  found: Iterable<{ what: string; cell: { row: number; column: number }; entered: number; computed: number }>,
): unknown => [...found].map(({ what, cell, entered, computed }) => [what, toA1(cell), entered, computed]);
const counts = (...args: Parameters<typeof statistics>): unknown => told(wrongCounts(statistics(...args)));
const shares = (...args: Parameters<typeof statistics>): unknown => told(wrongShares(statistics(...args)));

describe("counts of levels", () => {
  it("add up to the last row", () => {
    expect(counts([1, 2, 1, 0, 0, 4])).toEqual([]);
    expect(counts([1, 2, 1, 0, 0, 5])).toEqual([["合计", "B9", 5, 4]]);
    expect(counts(["1个", "2个党支部", "共1个", "0", null, "4个"])).toEqual([]);
    expect(counts([1, "若干", 1, 0, 0, 3])).toEqual([["合计", "B9", 3, 2]]);
    expect(counts([1, "25%", "1.5", 0, 0, 1])).toEqual([]);
    expect(counts([null, null, null, null, null, 5])).toEqual([]);
  });

  it("are those of the ledger at hand, where it is filled in", () => {
    const ledger = ["好", "较好", "较好", ""].map((level, i) => ({ branch: `${"甲乙丙丁"[i]}村党支部`, level }));
    expect(counts([1, 2, 0, 0, 1], [], {}, ledger)).toEqual([]);
    expect(counts([1, 1, 1, 0, 1], [], {}, ledger)).toEqual([
      ["较好", "B5", 1, 2],
      ["一般", "B6", 1, 0],
    ]);
    const open = ["", ""].map((level, i) => ({ branch: `${"甲乙"[i]}村党支部`, level }));
    expect(counts([1, 2, 0, 0, 1], [], {}, open)).toEqual([]);
  });
});

describe("shares of levels", () => {
  it("are those of their counts in the whole, rounded as they were written", () => {
    expect(shares([1, 2, 0, 0, 0], ["33.3%", "67%", "0%", null, null])).toEqual([]);
    expect(shares([1, 2, 0, 0, 0], ["33.4%", "66%", "0%", null, null])).toEqual([
      ["好", "C4", 33.4, 33.3],
      ["较好", "C5", 66, 66.7],
    ]);
    expect(shares([1, 2, 0, 0, 0], ["无", "……", null])).toEqual([]);
    expect(shares([null, 2], ["50%", "100%"])).toEqual([]);
    expect(shares([0, 0], ["50%", "100%"])).toEqual([]);
  });

  it("rest on all branches that the last row counts", () => {
    expect(shares([1, 1, 0, 0, 0, 4], ["25%", "25%"])).toEqual([]);
    expect(shares([1, 1, 0, 0, 0, 4], ["50%", "25%"])).toEqual([["好", "C4", 50, 25]]);
  });
});

it.each<[string, number | null, number]>([
  ["20%", 20, 0],
  ["占20%", 20, 0],
  ["19.05", 19.05, 2],
  ["19.0％", 19, 1],
  ["0.19", 19, 0],
  ["0.195", 19.5, 1],
  ["0.5%", 0.5, 1],
  ["1", 100, 0],
  ["0", 0, 0],
  ["无", null, 0],
])("%s is a share of %p with %d decimals", (text, value, decimals) => {
  const stated = statedPercent(text);
  expect(stated && [stated.value.toNumber(), stated.decimals]).toEqual(value === null ? null : [value, decimals]);
});

it.each<[number, number, number, boolean]>([
  [33, 0, 33.3333, true],
  [33, 0, 33.5, true],
  [33, 0, 33.51, false],
  [34, 0, 33.49, false],
  [33.3, 1, 33.35, true],
  [33.3, 1, 33.36, false],
  [33.33, 2, 33.3333, true],
])("%d with %d decimals is %d: %p", (value, decimals, percent, is) => {
  expect(isShare({ value: decimal(value), decimals }, decimal(percent))).toBe(is);
});
