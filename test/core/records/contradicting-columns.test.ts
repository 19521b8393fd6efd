import { checkWorkbook } from "../../../src/core/check/check";
import { contradictingColumns } from "../../../src/core/records/contradicting-columns";
import { toA1 } from "../../../src/core/workbook/address";
import { sheet, workbook, type LiteralCell, type LiteralSheet } from "../../support/workbook";

/** The headings and cells of the columns that do not go with the scores of a rubric. */
function told(rows: LiteralSheet): readonly (readonly [string, readonly string[]])[] {
  const [read] = checkWorkbook({ ...workbook({}), sheets: [sheet("评分表", rows)] }).sheets;
  if (read?.kind !== "scoring") throw new Error("no rubric");
  return contradictingColumns(read).map(({ heading, cells }) => [heading, cells.map(toA1)]);
}

const points = [10, 20, 30, 40] as const;

/** A rubric of four items of 10, 20, 30 and 40 points, each with further cells in its row. */
function rubric(
  headings: readonly string[],
  cells: readonly (readonly LiteralCell[])[],
  ...below: LiteralSheet
): LiteralSheet {
  return [
    ["某镇卫生检查评分表"],
    ["检查内容", "标准分", ...headings],
    ...points.map((maximum, i) => [`${i + 1}.第${i + 1}项检查内容`, maximum, ...(cells[i] ?? [])]),
    ...below,
  ];
}

describe("columns beside the scores that contradict them", () => {
  it("are averages that are none of their judges', with or without the highest and the lowest", () => {
    const judges = ["评委1", "评委2", "评委3", "平均分"];
    const right = [
      [9, 9, 9, 9],
      [18, 17, 19, 18],
      // Of 20, 26 and 29 together 25; the middle one alone is 26.
      [20, 26, 29, 26],
      [40, 39, 38, 39.04],
    ];
    expect(told(rubric(judges, right))).toEqual([]);
    const wrong = right.map((row, i) => (i === 1 || i === 3 ? [...row.slice(0, 3), (row[3] ?? 0) + 0.2] : row));
    expect(told(rubric(judges, wrong))).toEqual([["平均分", ["F4", "F6"]]]);
    expect(told(rubric(judges, [...right.slice(0, 3), [40, null, null, 12]]))).toEqual([]);
    expect(told(rubric(judges, [...right.slice(0, 3), [40, 39, 38, null]]))).toEqual([]);
  });

  it("are points taken off that do not lead from the maximum to the score", () => {
    const off = ["扣分", "得分"];
    expect(
      told(
        rubric(off, [
          [1, 9],
          [-2, 18],
          [null, 30],
          [null, 37],
        ]),
      ),
    ).toEqual([]);
    expect(
      told(
        rubric(off, [
          [1, 10],
          [2, 18],
          [0, 28],
          [3, 36],
        ]),
      ),
    ).toEqual([["扣分", ["C3", "C6"]]]);
    // More taken off than there was leaves nothing.
    expect(told(rubric(off, [[15, 0]]))).toEqual([]);
    expect(told(rubric(off, [[15, 1]]))).toEqual([["扣分", ["C3"]]]);
  });

  it("are sums of what was taken off that are another number, in the row of the total alone", () => {
    const off = [
      [1, 9],
      [2, 18],
      [null, 30],
      [3, 37],
    ];
    const below = (stated: LiteralCell, of = "合计"): LiteralSheet => [[of, 100, stated, 94]];
    expect(told(rubric(["扣分", "得分"], off, ...below(6)))).toEqual([]);
    expect(told(rubric(["扣分", "得分"], off, ...below(-6)))).toEqual([]);
    expect(told(rubric(["扣分", "得分"], off, ...below(5)))).toEqual([["扣分", ["C7"]]]);
    expect(told(rubric(["扣分", "得分"], off, ...below(null)))).toEqual([]);
    // A level is no sum.
    expect(told(rubric(["扣分", "得分"], off, ...below(6), ["等级", null, 5, "优秀"]))).toEqual([]);
  });

  it("are none made of two judges in another way than by their average", () => {
    const judged = [
      [9, 8, 17],
      [18, 17, 35],
      [28, 27, 55],
      [39, 38, 77],
    ];
    expect(told(rubric(["评委1", "评委2", "折算得分"], judged))).toEqual([]);
  });

  it("are points given beside them that the scores do not hold, within the maximum or over it", () => {
    const both = ["扣分", "加分", "得分"];
    expect(
      told(
        rubric(both, [
          [2, 1, 9],
          [0, 3, 23],
          [0, 3, 30],
          [1, 0, 39],
        ]),
      ),
    ).toEqual([]);
    expect(told(rubric(both, [[2, 1, 8]]))).toEqual([["扣分", ["C3"]]]);
  });

  it("are points as text, too, but nothing where it cannot be known what was added", () => {
    expect(told(rubric(["扣分", "得分"], [["1分", 10]]))).toEqual([["扣分", ["C3"]]]);
    expect(told(rubric(["加分", "奖励分", "得分"], [[1, 1, 5]]))).toEqual([]);
  });

  it("are points given that are in no total, unless the total is that of the scores", () => {
    const given = [
      [1, 8],
      [0, 20],
      [0, 30],
      [0, 40],
    ];
    const off = ["加分", "得分"];
    expect(told(rubric(off, given, ["合计", 100, 1, 99]))).toEqual([["加分", ["C3"]]]);
    expect(told(rubric(off, given, ["合计", 100, 1, 98]))).toEqual([]);
  });

  describe("are weighted scores", () => {
    const shares: readonly LiteralCell[] = [0.1, 0.2, 0.3, 0.4];
    const weighted = (products: readonly LiteralCell[], total: LiteralCell, of = shares): unknown =>
      told([
        ["某镇考核评分表"],
        ["考核内容", "满分", "权重", "得分", "加权得分"],
        ...["班子建设", "队伍建设", "制度建设", "作用发挥"].map((text, i) => [
          text,
          100,
          of[i] ?? null,
          90 - 10 * i,
          products[i] ?? null,
        ]),
        ["合计", null, null, null, total],
      ]);

    it.each<[string, readonly LiteralCell[]]>([
      ["parts of one", shares],
      ["parts of a hundred", [10, 20, 30, 40]],
      ["written", ["10%", "20％", "30%", "40%"]],
    ])("that are no product of score and weight, nor their total the sum: weights as %s", (_, of) => {
      expect(weighted([9, 16, 21, 24], 70, of)).toEqual([]);
      expect(weighted([9, 16.04, 21, 24], 70.04, of)).toEqual([]);
      expect(weighted([9, 16, 25, 24], 74, of)).toEqual([["加权得分", ["E5"]]]);
      expect(weighted([9, 16, 21, 24], 71, of)).toEqual([["加权得分", ["E7"]]]);
    });

    it("of which nearly all are such products", () => {
      expect(weighted([9, 16, 21, null], 46)).toEqual([]);
      expect(weighted([9, 16, 22, 25], 72)).toEqual([["加权得分", ["E5", "E6"]]]);
      expect(weighted([9, 17, 22, 25], 73)).toEqual([]);
      expect(weighted([9, 16, 21, 25], 71, [0.1, 0.2, 0.3, null])).toEqual([]);
    });
  });

  it("are marks under tiers that are not worth the score, or two of them", () => {
    const ticked = (...rows: LiteralSheet): unknown =>
      told([
        ["评分表"],
        ["内容", "分值", "A（1.0）", "B（0.8）", "C（0.6）", "得分"],
        ...rows.map(([...cells], i) => [`${i + 1}.第${i + 1}项检查内容`, 10, ...cells]),
      ]);
    const mark = (column: number, score: LiteralCell): readonly LiteralCell[] =>
      [0, 1, 2, 3].map((c) => (c === column ? "√" : c === 3 ? score : null));
    expect(ticked(mark(0, 10), mark(1, 8.05), mark(2, 5.95), mark(1, null))).toEqual([]);
    expect(ticked(mark(0, 8), mark(1, 8.1), mark(2, 6), ["√", "√", null, 8])).toEqual([
      ["A（1.0）", ["C3", "C6"]],
      ["B（0.8）", ["D4"]],
    ]);
  });

  it("are final scores unlike those that count", () => {
    const final = ["得分", "最终得分"];
    expect(
      told(
        rubric(final, [
          [9, 9],
          [18, 18],
          [30, null],
          [36, 36],
        ]),
      ),
    ).toEqual([]);
    expect(
      told(
        rubric(final, [
          [9, 8],
          [18, 18],
          [30, null],
          [36, 30],
        ]),
      ),
    ).toEqual([["最终得分", ["D3", "D6"]]]);
  });

  it("are none where what was taken off is all there is, and none beside scores alone", () => {
    expect(told(rubric(["扣分"], [[3], [2], [1], [1]]))).toEqual([]);
    expect(told(rubric(["得分"], [[9], [18], [28], [36]]))).toEqual([]);
  });
});
