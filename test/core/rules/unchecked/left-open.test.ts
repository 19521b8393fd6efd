import { checkWorkbook, type CheckResult } from "../../../../src/core/check/check";
import { standingOf } from "../../../../src/core/check/standing";
import { mergeSubmissions } from "../../../../src/core/merging/merge";
import { drawMerge } from "../../../../src/core/merging/outputs/draw-merge";
import type { Submission } from "../../../../src/core/merging/submitted";
import type { SheetDesign } from "../../../../src/core/design/sheet-design";
import { describeFinding } from "../../../../src/locales/findings";
import { workbookOfDesigns } from "../../../support/design-snapshot";
import { scoredSheet, submitScores, submitSheets } from "../../../support/submissions";
import { workbook } from "../../../support/workbook";

function merged(files: readonly Submission[]): readonly SheetDesign[] {
  return drawMerge(mergeSubmissions(files), {
    describe: (finding) => describeFinding(finding, "zh-CN"),
    describeError: ({ code }) => code,
  });
}

const left = ({ unchecked }: CheckResult): unknown =>
  unchecked.flatMap(({ sheet, code, facts }) =>
    code === "open-problems" || code === "ungraded" ? [[sheet, code, facts]] : [],
  );

/** The branch's form with two scores that are no numbers and one item in other words. */
function faulty(branch: string): SheetDesign {
  const design = scoredSheet(branch, { self: 90, review: 90 });
  const scores = design.cells.flatMap((cell, i) => (cell.column === 3 && cell.content?.value === 3 ? [i] : []));
  const item = design.cells.findIndex((cell) => String(cell.content?.value).includes("廉洁自律"));
  const altered = new Map<number, string>([
    ...scores.slice(0, 2).map((score) => [score, "约三分"] as const),
    [item, "6.廉洁自律，作风正派"],
  ]);
  const cells = design.cells.map((cell, i) =>
    altered.has(i) ? { ...cell, content: { value: altered.get(i) ?? "" } } : cell,
  );
  return { ...design, cells };
}

describe("what a merge left open", () => {
  const files = [
    submitScores("甲.xlsx", "学校甲党支部", { self: 88 }),
    submitScores("乙.xlsx", "学校乙党支部", { self: 92, review: 92 }),
    submitSheets("丙.xlsx", [faulty("学校丙党支部")]),
  ];

  it("counts the problems that nobody settled, and the branches without a level", () => {
    const designs = merged(files);
    const checked = checkWorkbook(workbookOfDesigns(designs));
    expect(checked.verdict).toBe("clean");
    expect(left(checked)).toEqual([
      ["分类定级汇总表", "ungraded", { count: 2, of: 3 }],
      ["问题清单", "open-problems", { errors: 2, queries: 1 }],
    ]);
    expect(standingOf(checked)).toBe("open");
  });

  it("counts nothing on a summary without its headings", () => {
    const bare = workbook({ 分类定级汇总表: [["分类定级汇总表"], ["由定级助手生成：说明"]] });
    const checked = checkWorkbook(bare);
    expect(checked.sheets.map((s) => s.template)).toEqual(["dingji/summary"]);
    expect(left(checked)).toEqual([]);
  });

  it("has none where every query is answered and every branch graded", () => {
    const designs = merged([submitScores("乙.xlsx", "学校乙党支部", { self: 100, review: 100 })]);
    const answered = designs.map((design) => {
      const column = design.cells.find(({ content }) => content?.value === "处理情况")?.column;
      if (design.name !== "问题清单" || column === undefined) return design;
      const isEntry = (cell: (typeof design.cells)[number]): boolean =>
        cell.column === column && (cell.content === null || cell.content.value === "");
      return {
        ...design,
        cells: design.cells.map((cell) => (isEntry(cell) ? { ...cell, content: { value: "已核实" } } : cell)),
      };
    });
    const checked = checkWorkbook(workbookOfDesigns(answered));
    expect(left(checked)).toEqual([]);
    expect(standingOf(checked)).toBe("clean");
  });

  it("leaves a branch to the forms in the same workbook", () => {
    const form = scoredSheet("学校甲党支部", { self: 88 });
    const summary = merged([submitSheets("甲.xlsx", [form])]).filter(({ name }) => name === "分类定级汇总表");
    expect(left(checkWorkbook(workbookOfDesigns(summary)))).toEqual([
      ["分类定级汇总表", "ungraded", { count: 1, of: 1 }],
    ]);
    expect(left(checkWorkbook(workbookOfDesigns([...summary, form])))).toEqual([]);
  });
});
