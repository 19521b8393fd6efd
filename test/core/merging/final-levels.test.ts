import { checkWorkbook } from "../../../src/core/check/check";
import { mergeSubmissions } from "../../../src/core/merging/merge";
import type { MergeResult } from "../../../src/core/merging/merge-result";
import { drawMerge } from "../../../src/core/merging/outputs/draw-merge";
import { submissionOf } from "../../../src/core/merging/submission";
import type { Submission } from "../../../src/core/merging/submitted";
import { cellKey, keyAddress, type Cell, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { parseA1, toA1 } from "../../../src/core/workbook/address";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { recalculated } from "../../support/ironcalc-values";
import { asSubmission } from "../../support/filled-forms";
import { official } from "../../support/official";
import { submit, submitSheets } from "../../support/submissions";

const branch = "甲教研室党支部";

function rated(path: string, party: string, result: string): Submission {
  const scores = { score: ["A", "B", "B", "B", "A"] };
  return submitSheets(path, [official("cumtb-2012/teacher-standard", { branch, party, scores, result })]);
}

function summary(path: string, level: string): Submission {
  return submitSheets(path, [official("cumtb-2012/grading-summary", { rows: [{ branch, level }] })]);
}

function essence({ branches, levels, findings }: MergeResult): unknown {
  return [
    branches.map((b) => [b.name, b.level, b.provisionalLevel]),
    levels,
    findings.filter((f) => f.code === "level-conflict").map((f) => [f.file, f.cell, f.facts]),
  ];
}

/** The files of a merge, merged once more. */
function again(result: MergeResult): MergeResult {
  const designs = drawMerge(result, { describe: (f) => f.code, describeError: (e) => e.code });
  const file = { path: "out.xlsx", sha256: "sha", modified: 9e12, fileModified: 9e12 };
  return mergeSubmissions([submissionOf(file, checkWorkbook(workbookOfDesigns(designs, "out.xlsx")))]);
}

const conflict = {
  branch,
  places: ["考评.xlsx 北京高校基层党支部考评定级标准!A11", "汇总.xlsx 北京高校基层党支部分类定级汇总表!E5"],
  levels: ["好", "较好"],
};

describe("final levels of several files", () => {
  test("that differ leave the branch ungraded, and a merge of the merge says the same", () => {
    const merged = mergeSubmissions([rated("考评.xlsx", "上级党组织考评", "好（A）"), summary("汇总.xlsx", "较好")]);
    const [branches, levels, found] = essence(merged) as [unknown, unknown, { length: number }[]];
    expect([branches, levels]).toEqual([[[branch, null, null]], { "cumtb-2012": { ungraded: 1 } }]);
    expect(merged.findings.filter((f) => f.code === "level-conflict").map((f) => f.facts)).toEqual([
      { ...conflict, places: [expect.stringContaining("考评.xlsx "), expect.stringContaining("汇总.xlsx ")] },
    ]);
    expect(found).toHaveLength(1);
    const [upper, counts] = essence(again(merged)) as [unknown, unknown];
    expect([upper, counts]).toEqual([branches, levels]);
  });

  test("the summary of a merge counts such a branch on no level", () => {
    const merged = mergeSubmissions([rated("考评.xlsx", "上级党组织考评", "好（A）"), summary("汇总.xlsx", "较好")]);
    const [list] = drawMerge(merged, { describe: (f) => f.code, describeError: (e) => e.code });
    const words = list?.cells.filter((c) => c.row < 10 && ["好", "较好"].includes(String(c.content?.value)));
    expect(words).toEqual([]);
    expect(merged.files.flatMap(({ left }) => left)).toEqual([]);
  });

  test("that agree are one level", () => {
    const merged = mergeSubmissions([rated("a.xlsx", "上级党组织考评", "好（A）"), summary("b.xlsx", "好")]);
    expect(essence(merged)).toEqual([[[branch, "好", null]], { "cumtb-2012": { 好: 1 } }, []]);
  });

  test("a self-rating alone is ungraded", () => {
    const merged = mergeSubmissions([rated("a.xlsx", "支部委员会自评", "好（A）")]);
    expect(essence(merged)).toEqual([[[branch, null, "好"]], { "cumtb-2012": { ungraded: 1 } }, []]);
  });

  test("two lists of different forms contradict each other; the newer of one form takes the place of the older", () => {
    const list = (form: string, level: string, modified: number): Submission =>
      submitSheets(
        `${form} ${modified}.xlsx`,
        [official(`jilin-2012/${form}`, { rows: [{ branch: "甲村党支部", review: 85, level }] })],
        { modified },
      );
    const differing = mergeSubmissions([list("grading-summary", "好", 1), list("grading-detail", "较好", 2)]);
    expect(essence(differing)).toEqual([
      [["甲村党支部", null, null]],
      { "jilin-2012": { ungraded: 1 } },
      [expect.arrayContaining([expect.objectContaining({ levels: ["较好", "好"] })])],
    ]);
    const newer = mergeSubmissions([list("grading-summary", "好", 1), list("grading-summary", "较好", 2)]);
    expect(essence(newer)).toEqual([[["甲村党支部", "较好", null]], { "jilin-2012": { 较好: 1 } }, []]);
  });
});

/** The workbook with formulas that keep no value in these cells. */
function uncalculated(book: WorkbookSnapshot, formulas: Readonly<Record<string, string>>): WorkbookSnapshot {
  const sheets = book.sheets.map((sheet) => {
    const cells = new Map<number, Cell>(sheet.cells);
    for (const [place, formula] of Object.entries(formulas)) {
      const { row, column } = parseA1(place);
      cells.set(cellKey(row, column), { value: null, formula });
    }
    const sorted = [...cells].sort(([a], [b]) => a - b);
    return { ...sheet, cells: new Map(sorted) };
  });
  return { ...book, sheets };
}

test("a recorded change takes the place of the level before, also in a merge of merges", () => {
  const recheck = (row: Readonly<Record<string, string>>, name: string): Parameters<typeof submitSheets>[1][number] =>
    official("meizhou-2012/recheck", { rows: [{ branch: "甲公司党支部", ...row }] }, name);
  const file = submitSheets("a.xlsx", [
    recheck({ before: "较差", level: "一般" }, "六月"),
    recheck({ before: "一般", level: "较好", reason: "整改到位" }, "九月"),
  ]);
  const merged = mergeSubmissions([file]);
  const expected = [[["甲公司党支部", "较好", null]], { "meizhou-2012": { 较好: 1 } }, []];
  expect(essence(merged)).toEqual(expected);
  expect(essence(again(merged))).toEqual(expected);
});

describe("a list whose formulas keep no values", () => {
  const points = Object.fromEntries([14, 9, 9, 9, 9, 18, 20].map((n, i) => [`indicator-${i + 1}`, n]));
  const ledger = workbookOfDesigns([
    official("yongxing-2012/score-ledger", { rows: [{ branch: "甲村党支部", ...points }] }),
  ]);

  test("is worked out from its own columns", () => {
    const merged = mergeSubmissions([
      submit("a.xlsx", uncalculated(ledger, { K4: "SUM(D4:J4)", L4: 'IF(K4>=80,"较好","")' })),
    ]);
    expect(merged.branches.map((b) => [b.name, b.total, b.level])).toEqual([["甲村党支部", 88, "较好"]]);
    expect(merged.files[0]?.left).toEqual([]);
    const [list] = drawMerge(merged, { describe: (f) => f.code, describeError: (e) => e.code }).filter((d) =>
      d.cells.some((c) => c.content?.value === 14),
    );
    const values = list?.cells.flatMap((c) =>
      c.content?.value === 88 || c.content?.value === "较好" ? [toA1(c)] : [],
    );
    expect(values?.length).toBeGreaterThanOrEqual(2);
  });

  test("or told with its cell, in a check and in a merge", () => {
    const list = workbookOfDesigns([
      official("cumtb-2012/grading-summary", { rows: [{ branch, level: "好" }, { branch: "乙教研室党支部" }] }),
    ]);
    const book = uncalculated(list, { E6: "VLOOKUP(D6,[1]表!A:B,2,0)" });
    const merged = mergeSubmissions([submit("a.xlsx", book)]);
    expect(merged.levels).toEqual({ "cumtb-2012": { 好: 1, ungraded: 1 } });
    expect(merged.files[0]?.left).toEqual([
      { sheet: list.sheets[0]?.name, cell: "E6", text: "=VLOOKUP(D6,[1]表!A:B,2,0)", reason: "uncalculated" },
    ]);
    expect(checkWorkbook(book).unchecked.map(({ code, facts }) => [code, facts])).toEqual([
      ["formula-value", { cells: ["E6"] }],
    ]);
    expect(keyAddress(cellKey(5, 4))).toEqual({ row: 5, column: 4 });
  });
});

describe("合计 of 汇总表", () => {
  const rows = ["好", "好", "较好", "", "一般"].map((level, i) => ({ branch: `第${i + 1}党支部`, level }));
  const below = (result: MergeResult): unknown => {
    const [list] = drawMerge(result, { describe: (f) => f.code, describeError: (e) => e.code });
    const cells = list?.cells ?? [];
    const label = cells.find((c) => c.content?.value === "合计");
    const line = (row: number): unknown => cells.flatMap((c) => (c.row === row && c.content ? [c.content.value] : []));
    return label && [line(label.row), line(label.row + 1)];
  };

  test("counts the ungraded in a column of their own, so that it adds up to the rows", () => {
    const merged = mergeSubmissions([submitSheets("a.xlsx", [official("cumtb-2012/grading-summary", { rows })])]);
    expect(below(merged)).toEqual([
      ["合计", "好", "较好", "一般", "较差", "未定级"],
      [2, 1, 1, 0, 1],
    ]);
    expect(below(again(merged))).toEqual(below(merged));
    expect(again(merged).files.flatMap(({ left }) => left)).toEqual([]);
    const drawn = drawMerge(merged, { describe: (f) => f.code, describeError: (e) => e.code });
    const list = workbookOfDesigns(drawn.slice(0, 1));
    expect(checkWorkbook(list).findings.filter((f) => f.code === "count-mismatch")).toEqual([]);
    expect(recalculated(list)).toEqual([]);
  });

  test("is as the document prints it where every branch is graded", () => {
    const graded = rows.filter(({ level }) => level !== "");
    const merged = mergeSubmissions([
      submitSheets("a.xlsx", [official("cumtb-2012/grading-summary", { rows: graded })]),
    ]);
    expect(below(merged)).toEqual([
      ["合计", "好", "较好", "一般", "较差"],
      [2, 1, 1, 0],
    ]);
  });
});

describe("a list that states totals alone", () => {
  it("gives the total of a branch that it names twice from the row that has one", () => {
    const rows = [
      { branch: "甲村党支部", level: "较好" },
      { branch: "甲村党支部", total: 88, level: "较好" },
    ];
    const { branches } = mergeSubmissions([submitSheets("a.xlsx", [official("yongxing-2012/score-ledger", { rows })])]);
    expect(branches.map(({ name, total, level }) => [name, total, level])).toEqual([["甲村党支部", 88, "较好"]]);
  });

  it("gives them to the next level and the one above", () => {
    const rows = [
      { branch: "甲村党支部", total: 88, level: "较好" },
      { branch: "乙村党支部", level: "好" },
    ];
    const town = mergeSubmissions([submitSheets("a.xlsx", [official("yongxing-2012/score-ledger", { rows })])]);
    const totals = ({ branches }: ReturnType<typeof mergeSubmissions>): unknown =>
      branches.map(({ name, total, level, evaluations }) => [
        name,
        total,
        level,
        evaluations.map(({ party, total: own, isComplete }) => [party, own, isComplete]),
      ]);
    expect(totals(town)).toEqual([
      ["乙村党支部", null, "好", []],
      ["甲村党支部", 88, "较好", [["score", 88, true]]],
    ]);
    expect(totals(mergeSubmissions([asSubmission(town, "town.xlsx")]))).toEqual(totals(town));
  });
});
