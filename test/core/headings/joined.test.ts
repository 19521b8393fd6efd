import { joinHeadings } from "../../../src/core/headings/joined";
import { makeGrid } from "../../../src/core/workbook/grid";
import { workbook, type LiteralSheet } from "../../support/workbook";

/** "分值:maximum 自评:party self": what each column means. */
function meant(...lines: LiteralSheet): string {
  const [sheet] = workbook({ 表: lines }).sheets;
  if (!sheet) throw new Error("no sheet");
  const grid = makeGrid(sheet);
  const meanings = joinHeadings(lines.map((_, row) => grid.rows.get(row) ?? []));
  return [...meanings].map(([column, m]) => `${column}:${m.kind}${"party" in m ? ` ${m.party}` : ""}`).join(" ");
}

describe("joinHeadings", () => {
  it.each([
    [
      "自评 over 得分 | 扣分",
      [
        ["分值", "自评", null],
        [null, "得分", "扣分"],
      ],
      "0:maximum 1:party self 2:deduction self",
    ],
    [
      "扣分 over 自评 | 考评",
      [
        ["分值", "扣分", null],
        [null, "自评", "考评"],
      ],
      "0:maximum 1:deduction self 2:deduction review",
    ],
    ["应得分数 beside 标准分值", [["标准分值", "应得分数"]], "0:maximum 1:party score"],
    ["应得分数 beside 自评得分", [["应得分数", "自评得分"]], "0:maximum 1:party self"],
  ] as const)("%s", (_, lines, told) => {
    expect(meant(...(lines as unknown as LiteralSheet))).toBe(told);
  });
});
