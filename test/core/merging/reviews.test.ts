import { applyToSnapshot } from "../../../src/core/changes/apply";
import { checkWorkbook } from "../../../src/core/check/check";
import { reviewWorkbook } from "../../../src/core/generation/review/draw";
import { mergeSubmissions } from "../../../src/core/merging/merge";
import { drawMerge } from "../../../src/core/merging/outputs/draw-merge";
import { submissionOf } from "../../../src/core/merging/submission";
import type { Submission } from "../../../src/core/merging/submitted";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { tableRows, textRows } from "../../support/generated";
import { withCells } from "../../support/rule-book";
import { scoredSheet, submit } from "../../support/submissions";

const own = "审核意见";
const list = "审核意见汇总";

function reviewed(branch: string): WorkbookSnapshot {
  const book = workbookOfDesigns([scoredSheet(branch, { self: 100, review: 80 })]);
  return applyToSnapshot(book, reviewWorkbook(book, checkWorkbook(book)));
}

function outputOf(files: readonly Submission[]): WorkbookSnapshot {
  const result = mergeSubmissions(files);
  expect(result.files.flatMap(({ left }) => left)).toEqual([]);
  return workbookOfDesigns(drawMerge(result, { describe: (f) => f.code, describeError: (e) => e.code }));
}

const book = reviewed("学校甲党支部");

describe("审核意见 in a merge", () => {
  const noted = withCells(book, {
    [`${own}!H5`]: "调整",
    [`${own}!I5`]: "材料不足，致电 13800000000",
    [`${own}!H8`]: "原则同意",
    [`${own}!C35`]: "总体属实",
    [`${own}!A37`]: "审核人：甲某某",
  });

  it("goes up with its item, its scores, opinion and reason", () => {
    const out = outputOf([submit("a.xlsx", noted), submit("b.xlsx", reviewed("学校乙党支部"))]);
    const rows = tableRows(out, list);
    expect(rows.map((r) => [r[2], ...r.slice(5)])).toEqual([
      ["学校甲党支部", "3", "3", "1.5", "-1.5", "调整", "材料不足，致电 138****0000"],
      ["学校甲党支部", "3", "3", "1.5", "-1.5", "原则同意"],
      ["学校甲党支部", "", "", "", "", "", "总体属实"],
    ]);
    expect(textRows(out, "数据来源").flat()).toContain("审核人：甲某某");
    expect(checkWorkbook(out).findings).toEqual([]);
    const again = submissionOf(
      { path: "town.xlsx", sha256: "t", modified: 9e12, fileModified: 9e12 },
      checkWorkbook(out),
    );
    expect(tableRows(outputOf([again]), list)).toEqual(rows);
  });

  it("is named as left where its block names a branch that the workbook does not have", () => {
    const moved = withCells(noted, { [`${own}!C3`]: "学校丙党支部" });
    const left = mergeSubmissions([submit("a.xlsx", moved)]).files.flatMap((file) => file.left);
    const typed = left.filter(({ cell }) => ["H5", "I5", "H8", "C35"].includes(cell));
    expect(typed.map(({ sheet, cell, text, reason }) => [sheet, cell, text, reason])).toEqual([
      [own, "H5", "调整", "no-branch"],
      [own, "I5", "材料不足，致电 13800000000", "no-branch"],
      [own, "H8", "原则同意", "no-branch"],
      [own, "C35", "总体属实", "no-branch"],
    ]);
  });

  it("shows a day among the remarks as a day", () => {
    const dated = withCells(book, { [`${own}!C35`]: { value: 40988, format: "yyyy-mm-dd" } });
    expect(tableRows(outputOf([submit("a.xlsx", dated)]), list).map((r) => r.slice(10))).toEqual([["2012-03-20"]]);
  });

  it("is not drawn where nobody set or wrote anything", () => {
    expect(outputOf([submit("a.xlsx", book)]).sheets.map(({ name }) => name)).not.toContain(list);
  });
});
