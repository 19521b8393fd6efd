import { countMismatch } from "../../../src/core/rules/count-mismatch";
import { percentMismatch } from "../../../src/core/rules/percent-mismatch";
import type { CheckContext } from "../../../src/core/rules/rule";
import { tianning2012 } from "../../../src/core/schemes/tianning-2012/scheme";
import { contextOf, runOn } from "../../support/rule-book";
import { withTable } from "../../support/schemes";
import { workbook, type LiteralCell } from "../../support/workbook";

/** Six branches on these levels, with the totals that the table states for 先进, 较好, 一般 and 后进. */
function table(levels: readonly LiteralCell[], totals: readonly LiteralCell[]): CheckContext {
  const book = workbook({
    汇总: [
      ["党支部分类定级结果汇总表"],
      ["序号", "党支部名称", "分类定级结果", "存在的主要问题", "主要整改措施", "完成整改时间", "定点联系人"],
      ...levels.map((level, i): LiteralCell[] => [i + 1, `学校${"甲乙丙丁戊己"[i] ?? ""}党支部`, level]),
      ["合计", "先进", "较好", "一般", "后进"],
      [null, ...totals],
    ],
  });
  return contextOf(book, [withTable(tianning2012)]);
}

const six = ["先进", "先进", "较好", "一般", "较好", "先进"];

describe("count-mismatch", () => {
  it.each([[[3, 2, 1, 0]], [["3个", "2", "1", null]]])("accepts %p", (totals) => {
    expect(runOn(countMismatch, table(six, totals))).toEqual([]);
  });

  it("finds counts that the rows do not give", () => {
    expect(runOn(countMismatch, table(six, [3, 3, 1, "1个"]))).toEqual([
      ["汇总", "C10", { what: "较好", entered: 3, computed: 2 }],
      ["汇总", "E10", { what: "后进", entered: 1, computed: 0 }],
    ]);
  });

  it("leaves it to level-unknown where a row's level is no word of the scheme", () => {
    const five = ["先进", "先进", "较好", "一般", "良好", "先进"];
    expect(runOn(countMismatch, table(five, [3, 2, 1, 0]))).toEqual([]);
    expect(runOn(countMismatch, table(five, [3, 3, 1, 0]))).toEqual([
      ["汇总", "C10", { what: "较好", entered: 3, computed: 1 }],
    ]);
  });
});

describe("percent-mismatch", () => {
  it.each([
    [["50%", "33.3%", "16.7%", "0%"]],
    [["3个（50%）", "33%", "17%", "0.0%"]],
    [[{ value: 0.5, format: "0.0%" }, 2, 1, 0]],
  ])("accepts %p", (totals) => {
    expect(runOn(percentMismatch, table(six, totals))).toEqual([]);
  });

  it.each([
    ["40%", 40],
    ["3个，占33.4％", 33.4],
    ["34%", 34],
  ])("finds %p beside 2 of 6", (stated, entered) => {
    expect(runOn(percentMismatch, table(six, ["50%", stated, "16.7%", "0%"]))).toEqual([
      ["汇总", "C10", { what: "较好", entered, computed: 33.3 }],
    ]);
  });

  it("leaves it to level-unknown where a row's level is no word of the scheme", () => {
    const five = ["先进", "先进", "较好", "一般", "良好", "先进"];
    expect(runOn(percentMismatch, table(five, ["40%", "40%", "40%", "40%"]))).toEqual([]);
  });

  it("counts ungraded rows in the base", () => {
    const graded = ["先进", null, "较好", "一般", null, "先进"];
    const context = table(graded, ["33.3%", "16.7%", "25%", null]);
    const rows = context.sheets.flatMap((s) => (s.kind === "table" ? s.rows.map((r) => r.row) : []));
    expect(rows).toEqual([2, 3, 4, 5, 6, 7]);
    expect(runOn(percentMismatch, context)).toEqual([["汇总", "D10", { what: "一般", entered: 25, computed: 16.7 }]]);
  });
});
