import { checkWorkbook } from "../../../src/core/check/check";
import { mergeSubmissions, type MergeOptions } from "../../../src/core/merging/merge";
import type { MergeResult } from "../../../src/core/merging/merge-result";
import { wholeDesign } from "../../../src/core/design/long-table";
import { drawMerge } from "../../../src/core/merging/outputs/draw-merge";
import { drawProblems, type Problem, writtenProblem } from "../../../src/core/merging/outputs/problems";
import { maskContacts } from "../../../src/core/merging/mask";
import { reconciliationSentence } from "../../../src/core/merging/reconciliation";
import type { Submission } from "../../../src/core/merging/submitted";
import type { SheetDesign } from "../../../src/core/design/sheet-design";
import { drawTemplate } from "../../../src/core/generation/templates/draw-template";
import { findForm } from "../../../src/core/schemes";
import { makeGrid } from "../../../src/core/workbook/grid";
import { snapshotOfDesign, workbookOfDesigns } from "../../support/design-snapshot";
import { scoredSheet, submitScores, submitSheets } from "../../support/submissions";

function draw(result: MergeResult): readonly SheetDesign[] {
  return drawMerge(result, { describe: (f) => f.code, describeError: (e) => e.code, program: "定级助手 0" });
}

function sheetOf(result: MergeResult, name: string): SheetDesign {
  const design = draw(result).find((d) => d.name === name);
  if (!design) throw new Error(`no sheet ${name}`);
  return design;
}

/** Rows as a reader sees them: blanks between entries left out. */
function rowsOf(design: SheetDesign): (string | number)[][] {
  const grid = makeGrid(snapshotOfDesign(design));
  return [...grid.rows.values()].map((cells) =>
    cells.map((c) => (typeof c.cell.value === "number" ? c.cell.value : c.text)),
  );
}

function formulas(design: SheetDesign): string[] {
  return design.cells.flatMap((c) => c.content?.formula ?? []);
}

const both = (path: string, branch: string, total: number): Submission =>
  submitScores(path, branch, { self: total, review: total });

const files = [
  both("a.xlsx", "学校甲党支部", 95),
  both("b.xlsx", "学校乙党支部", 80),
  both("c.xlsx", "学校丙党支部", 80),
  both("d.xlsx", "学校丁党支部", 55),
  submitScores("e.xlsx", "学校戊党支部", { self: 90 }),
];

const options: MergeOptions = {
  roster: {
    entries: [
      ["学校甲党支部", "第一党委", "小学"],
      ["学校乙党支部", "第一党委", "中学"],
      ["学校丙党支部", "第二党委", "小学"],
      ["学校丁党支部", "第二党委", null],
      ["学校戊党支部", "第二党委", "小学"],
      ["学校己党支部", "第二党委", "小学"],
    ].map(([name, parent, type], i) => ({
      name: name ?? "",
      parent: parent ?? null,
      type: type ?? null,
      sheet: "名册",
      cell: `A${i + 2}`,
    })),
    repeated: [],
  },
};

describe("merge outputs", () => {
  const result = mergeSubmissions(files, options);

  it("are these sheets, in this order", () => {
    expect(draw(result).map((d) => d.name)).toEqual([
      "分类定级汇总表",
      "分类定级明细表",
      "分类定级统计表",
      "自评考评对照",
      "自评考评逐项对照",
      "后进党组织名单",
      "后进党组织状况明细表",
      "缺报名单",
      "问题清单",
      "数据来源",
    ]);
  });

  it("summarise levels with live counts under the rows", () => {
    const summary = sheetOf(result, "分类定级汇总表");
    const rows = rowsOf(summary);
    expect(rows.filter((r) => typeof r[0] === "number" && r.length > 2)).toEqual([
      [1, "第一党委", "学校甲党支部", "先进"],
      [2, "第一党委", "学校乙党支部", "较好"],
      [3, "第二党委", "学校丙党支部", "较好"],
      [4, "第二党委", "学校丁党支部", "后进"],
      [5, "第二党委", "学校戊党支部"],
      [1, 2, 0, 1, 1],
    ]);
    const [ungraded, ...counts] = [...formulas(summary)].reverse();
    expect(ungraded).toMatch(/^COUNTA\([A-Z]+4:[A-Z]+8\)-SUM\((?:[A-Z]+10,?){4}\)$/);
    expect(counts.every((f) => /^COUNTIF\([A-Z]+4:[A-Z]+8,"(?:先进|较好|一般|后进)"\)$/.test(f))).toBe(true);
    expect(rows.at(-1)).toEqual(["本软件拟定"]);
  });

  it("rank equal totals equally and leave the ungraded without a rank", () => {
    const detail = sheetOf(result, "分类定级明细表");
    const grid = makeGrid(snapshotOfDesign(detail));
    const heading = [...grid.rows.values()].find((cells) => cells.some((c) => c.text === "名次")) ?? [];
    const column = (word: string): number => heading.find((c) => c.text === word)?.column ?? -1;
    const entries = [...grid.rows.values()].filter((cells) => (cells[0]?.row ?? 0) > (heading[0]?.row ?? 0));
    const values = (word: string): unknown[] =>
      entries.slice(0, 5).map((cells) => cells.find((c) => c.column === column(word))?.cell.value ?? "");
    expect(values("总分")).toEqual([95, 80, 80, 55, ""]);
    expect(values("名次")).toEqual([1, 2, 2, 4, ""]);
    expect(values("暂定等级")).toEqual(["", "", "", "", "先进"]);
    expect(formulas(detail).filter((f) => f.includes("RANK("))).toHaveLength(5);
    expect(formulas(detail)).toContain('IF(COUNT(J4,P4)<2,"",ROUND(0.4*J4+0.6*P4,4))');
  });

  it("count levels by type and parent, with shares of all branches and the ungraded apart", () => {
    const rows = rowsOf(sheetOf(result, "分类定级统计表"));
    const row = (label: string): unknown[] => rows.find((r) => r[0] === label)?.slice(1) ?? [];
    expect(["先进", "较好", "一般", "后进", "未定级", "合计"].map(row)).toEqual([
      [1, 0.2],
      [2, 0.4],
      [0, 0],
      [1, 0.2],
      [1, 0.2],
      [5, 1],
    ]);
    expect(sheetOf(result, "分类定级统计表").charts).toMatchObject([
      { categories: { top: 5, bottom: 9, left: 0, right: 0 }, values: { top: 5, bottom: 9, left: 1, right: 1 } },
      {
        title: "各党委（党总支）各等次党支部个数",
        categories: { top: 20, bottom: 21, left: 0, right: 0 },
        heading: { row: 18, column: 1 },
        values: { top: 20, bottom: 21, left: 1, right: 1 },
        more: [3, 5, 7, 9].map((column) => ({
          heading: { row: 18, column },
          values: { top: 20, bottom: 21, left: column, right: column },
        })),
        at: { row: 22, column: 0 },
      },
    ]);
    expect(row("小学")).toEqual([1, 0.2, 1, 0.2, 0, 0, 0, 0, 1, 0.2, 3, 0.6]);
    expect(row("（未注明）")).toEqual([0, 0, 0, 0, 0, 0, 1, 0.2, 0, 0, 1, 0.2]);
    expect(row("第二党委")).toEqual([0, 0, 1, 1 / 3, 0, 0, 1, 1 / 3, 1, 1 / 3, 3, 1]);
    const figures = sheetOf(result, "分类定级统计表").cells.filter((c) => typeof c.content?.value === "number");
    expect(figures.every((c) => c.content?.formula !== undefined)).toBe(true);
  });

  it("list who is near the next level with live differences, vetoed branches left out", () => {
    const near = mergeSubmissions([
      both("a.xlsx", "学校甲党支部", 89),
      both("b.xlsx", "学校乙党支部", 88.9),
      submitScores("c.xlsx", "学校丙党支部", { self: 60, review: 74.5 }),
      submitScores("d.xlsx", "学校丁党支部", { self: 89.5 }),
      both("e.xlsx", "学校戊党支部", 99),
    ]);
    const statistics = sheetOf(near, "分类定级统计表");
    const rows = rowsOf(statistics);
    const at = rows.findIndex(([first]) => first === "离上一等次不到1分（含）的党支部，供复核时参考");
    expect(rows.slice(at + 1)).toEqual([
      ["党支部名称", "总分", "分类定级结果", "上一等次", "差"],
      ["学校甲党支部", 89, "较好", "先进", 1],
    ]);
    const live = formulas(statistics).slice(-3);
    expect(live).toEqual(["'分类定级明细表'!Q8", "'分类定级明细表'!S8", "ROUND(90-'分类定级明细表'!Q8,4)"]);
    expect(rowsOf(sheetOf(result, "分类定级统计表")).some(([first]) => String(first).startsWith("离上一等次"))).toBe(
      false,
    );
  });

  it("leave out columns of the detail that nobody needs", () => {
    const headings = (of: MergeResult): unknown[] =>
      rowsOf(sheetOf(of, "分类定级明细表"))
        .find((row) => row.includes("名次"))
        ?.slice(-4) ?? [];
    expect(headings(result)).toEqual(["名次", "分类定级结果", "暂定等级", "未确认情形"]);
    expect(headings(mergeSubmissions(files.slice(0, 4)))).toEqual(["总分", "名次", "分类定级结果", "未确认情形"]);
  });

  it("keep rows of the statistics one line high, whatever the decimals of a share", () => {
    const { rowHeights, cells } = sheetOf(mergeSubmissions(files.slice(0, 3)), "分类定级统计表");
    const shares = cells.filter((c) => c.style === "percent" && c.content?.value === 1 / 3);
    expect(shares.map((c) => rowHeights.get(c.row))).toEqual([24]);
  });

  it("list who is on the lowest level and who is missing", () => {
    expect(rowsOf(sheetOf(result, "后进党组织名单"))).toContainEqual([1, "第二党委", "学校丁党支部", 55, "后进"]);
    expect(rowsOf(sheetOf(result, "缺报名单"))).toContainEqual([1, "第二党委", "学校己党支部", "小学"]);
  });

  it("collect what branches mean to mend, telephone numbers masked", () => {
    const form = findForm("tianning-2012/rectification");
    if (!form) throw new Error("no form");
    const fields = {
      branch: "学校甲党支部",
      problems: "1.学习不够",
      measures: "1.每月学习一次",
      deadline: "6月",
      contact: "某某 13800000000",
    };
    const filled = submitSheets("a.xlsx", [
      scoredSheet("学校甲党支部", { self: 95, review: 95 }),
      drawTemplate(form.scheme, form.form, { fill: { fields } }),
    ]);
    const merged = mergeSubmissions([filled, ...files.slice(1)]);
    expect(rowsOf(sheetOf(merged, "整改汇总表"))).toContainEqual([
      1,
      "学校甲党支部",
      "1.学习不够",
      "1.每月学习一次",
      "6月",
      "某某 138****0000",
    ]);
  });

  it("are recognised as ours and yield no findings of their own", () => {
    const checked = checkWorkbook(workbookOfDesigns(draw(result)));
    expect(checked.sheets.filter((s) => s.kind !== "own").map((s) => s.sheet.name)).toEqual([]);
    expect([checked.branches, checked.findings]).toEqual([[], []]);
  });

  it("say of a file that it is an old one and has macros", () => {
    const old = { ...both("a.xls", "学校甲党支部", 95), isOldFormat: true, hasMacros: true };
    const rows = rowsOf(sheetOf(mergeSubmissions([old]), "数据来源"));
    expect(rows.filter((row) => row.includes("a.xls")).map((row) => row.at(-1))).toEqual(
      Array(2).fill("旧版 .xls 文件；含有宏，没有运行"),
    );
  });

  it("say how the files add up", () => {
    expect(reconciliationSentence(result)).toBe("5份收到 = 5份已汇总");
    const twice = mergeSubmissions([...files, both("f.xlsx", "学校甲党支部", 95)]);
    expect(reconciliationSentence(twice)).toBe("6份收到 = 5份已汇总 + 1份重复");
    expect(reconciliationSentence(mergeSubmissions([]))).toBe("0份收到 = 0");
  });
});

describe("maskContacts", () => {
  it.each([
    ["13800000000", "138****0000"],
    ["某某 138-0000-0000", "某某 138****0000"],
    ["电话0519-88881234", "电话0519-****1234"],
    ["88881234", "****1234"],
    ["name@example.com", "n***@example.com"],
    ["2012年6月30日前", "2012年6月30日前"],
    ["得分89.96，扣10.04", "得分89.96，扣10.04"],
    ["20120630", "20120630"],
    ["经费10000元", "经费10000元"],
  ])("%s → %s", (text, masked) => {
    expect(maskContacts(text)).toBe(masked);
  });
});

test("more problems than a sheet has rows: the gravest stay, and the sheet says how many it leaves out", () => {
  const problem = (severity: "error" | "info", sentence: string): Problem => ({
    code: "score-missing",
    severity,
    sentence,
    branch: "学校甲党支部",
    file: "a.xlsx",
    sheet: "附件1",
    cell: "D5",
    clause: null,
    handling: null,
  });
  const listed = [problem("info", "提示一"), problem("error", "错误一"), problem("error", "错误二")].map(
    writtenProblem,
  );
  const rows = (most?: number) => rowsOf(wholeDesign(drawProblems(listed, "问题清单", "定级助手 0", most)));
  const cut = rows(2).flat().join("\n");
  expect(cut).toContain("共 3 条，一张表放不下，这里只有前 2 条（需修改的在前），其余 1 条没有列出：请分批汇总。");
  expect(["错误一", "错误二", "提示一"].map((text) => cut.includes(text))).toEqual([true, true, false]);
  expect(rows().flat().join("\n")).not.toContain("没有列出");
  expect(["错误一", "错误二", "提示一"].map((text) => rows().flat().includes(text))).toEqual([true, true, true]);
});

test("problems of one cause stand together, whatever files they are in, errors first", () => {
  const problem = (code: Problem["code"], severity: Problem["severity"], file: string): Problem => ({
    code,
    severity,
    sentence: `${code} ${file}`,
    branch: null,
    file,
    sheet: null,
    cell: null,
    clause: null,
    handling: null,
  });
  const listed = ["a.xlsx", "b.xlsx"].flatMap((file) => [
    problem("deduction-not-rectified", "query", file),
    problem("phone-invalid", "query", file),
    problem("score-missing", "error", file),
  ]);
  const rows = rowsOf(wholeDesign(drawProblems(listed.map(writtenProblem), "问题清单", "定级助手 0")));
  const told = rows.flat().filter((text) => typeof text === "string" && text.endsWith(".xlsx") && text.includes(" "));
  expect(told).toEqual([
    "score-missing a.xlsx",
    "score-missing b.xlsx",
    "deduction-not-rectified a.xlsx",
    "deduction-not-rectified b.xlsx",
    "phone-invalid a.xlsx",
    "phone-invalid b.xlsx",
  ]);
});
