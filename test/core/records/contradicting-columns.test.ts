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
function rubric(headings: readonly string[], cells: readonly (readonly LiteralCell[])[]): LiteralSheet {
  return [
    ["某镇卫生检查评分表"],
    ["检查内容", "标准分", ...headings],
    ...points.map((maximum, i) => [`${i + 1}.第${i + 1}项检查内容`, maximum, ...(cells[i] ?? [])]),
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
