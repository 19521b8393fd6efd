import { checkWorkbook } from "../../../src/core/check/check";
import { mergeSubmissions, type MergeOptions } from "../../../src/core/merging/merge";
import type { MergeResult } from "../../../src/core/merging/merge-result";
import { drawMerge } from "../../../src/core/merging/outputs/draw-merge";
import { formerLeft, formerPublicity } from "../../../src/core/merging/former-publicity";
import { submissionOf } from "../../../src/core/merging/submission";
import type { Submission } from "../../../src/core/merging/submitted";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { describeFinding } from "../../../src/locales/findings";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { cellIn, generated, tableRows, textRows } from "../../support/generated";
import { withCells, withRow } from "../../support/rule-book";
import { scoredSheet, submit } from "../../support/submissions";

const list = "公示名单";

function outputOf(result: MergeResult): WorkbookSnapshot {
  return workbookOfDesigns(
    drawMerge(result, { describe: (f) => describeFinding(f, "zh-CN"), describeError: (e) => e.code }),
  );
}

function merged(files: readonly Submission[], options?: MergeOptions): WorkbookSnapshot {
  return outputOf(mergeSubmissions(files, options));
}

function again(path: string, book: WorkbookSnapshot): Submission {
  return submissionOf({ path, sha256: `sha of ${path}`, modified: 9e12, fileModified: 9e12 }, checkWorkbook(book));
}

function standings(files: readonly Submission[], options?: MergeOptions): readonly unknown[] {
  const { branches } = mergeSubmissions(files, options);
  return ["学校甲党支部", "学校乙党支部"].map((name) => {
    const own = branches.filter((b) => b.name === name);
    return [name, ...own.flatMap((b) => [b.total, b.level])];
  });
}

function branchBook(branch: string, entries: Readonly<Record<string, string>>): WorkbookSnapshot {
  const book = generated(workbookOfDesigns([scoredSheet(branch, { self: 80, review: 82 })]), "publicity");
  const cells = Object.entries(entries).map(([heading, text]) => [cellIn(book, list, heading, branch), text]);
  return withCells(book, Object.fromEntries(cells));
}

const changed = {
  公示开始时间: "2012年4月16日",
  公示结束时间: "2012年4月20日",
  群众提出的问题: "活动记录不实，联系 13800000000",
  调查核实情况: "属实",
  反馈情况: "4月22日当面反馈",
  变更后等次: "一般",
  变更理由: "核减工作业绩",
};
const masked = { ...changed, 群众提出的问题: "活动记录不实，联系 138****0000" };

const first = submit("a.xlsx", branchBook("学校甲党支部", changed));
const second = submit("b.xlsx", branchBook("学校乙党支部", {}));

describe("公示名单 of a merge", () => {
  it("gives the changed level everywhere, and the list with what was recorded", () => {
    expect(standings([first, second])).toEqual([
      ["学校甲党支部", 81.2, "一般"],
      ["学校乙党支部", 81.2, "较好"],
    ]);
    const book = merged([first, second]);
    expect(tableRows(book, list)).toEqual([["1", "", "学校甲党支部", "较好", ...Object.values(masked)]]);
    for (const sheet of ["分类定级汇总表", "分类定级明细表"]) {
      expect(textRows(book, sheet).find((row) => row.includes("学校甲党支部"))).toContain("一般");
    }
    const checked = checkWorkbook(book);
    expect(checked.sheets.filter(({ template }) => template === null)).toEqual([]);
    expect(checked.findings).toEqual([]);
  });

  it("says the same two levels up, and once more", () => {
    const town = again("town.xlsx", merged([first, second]));
    expect(standings([town])).toEqual(standings([first, second]));
    const county = merged([town]);
    expect(tableRows(county, list)).toEqual(tableRows(merged([first, second]), list));
    expect(standings([again("county.xlsx", county)])).toEqual(standings([first, second]));
  });

  it("takes what was recorded on the merge itself", () => {
    const town = merged([first, second]);
    const row = ["2", "", "学校乙党支部", "较好", ...Object.values({ ...changed, 变更后等次: "先进" })];
    const recorded = again("town.xlsx", withRow(town, list, 5, row));
    expect(standings([recorded])).toEqual([
      ["学校甲党支部", 81.2, "一般"],
      ["学校乙党支部", 81.2, "先进"],
    ]);
  });

  it("tells of a change without its objection, though another blank of the branch is known from below", () => {
    const unanswered = { ...changed, 反馈情况: "" };
    const town = merged([submit("a.xlsx", branchBook("学校甲党支部", unanswered))]);
    const typed = withCells(town, { [cellIn(town, list, "群众提出的问题", "学校甲党支部")]: "" });
    const { findings, branches } = mergeSubmissions([again("town.xlsx", typed)]);
    expect(branches.map(({ level }) => level)).toEqual(["较好"]);
    const blank = findings.flatMap((f) => (f.code === "field-missing" ? [f.facts.field] : []));
    expect(blank).toEqual(["群众提出的问题"]);
    const county = mergeSubmissions([again("county.xlsx", merged([again("town.xlsx", town)]))]);
    expect(county.findings.filter(({ code }) => code === "field-missing")).toEqual([]);
  });

  it("keeps what was recorded on the merge that is made anew", () => {
    const row = ["2", "", "学校乙党支部", "较好", ...Object.values({ ...changed, 变更后等次: "先进" })];
    const former = formerPublicity(checkWorkbook(withRow(merged([first, second]), list, 5, row)).sheets, "town.xlsx");
    expect(standings([first, second], { former })).toEqual([
      ["学校甲党支部", 81.2, "一般"],
      ["学校乙党支部", 81.2, "先进"],
    ]);
    const book = merged([first, second], { former });
    expect(tableRows(book, list).map((r) => [...r.slice(2, 7), ...r.slice(9)])).toEqual([
      ["学校乙党支部", "较好", "2012年4月16日", "2012年4月20日", masked.群众提出的问题, "先进", "核减工作业绩"],
      ["学校甲党支部", "较好", "2012年4月16日", "2012年4月20日", masked.群众提出的问题, "一般", "核减工作业绩"],
    ]);
    // Once more, from its own output: nothing doubles.
    const next = formerPublicity(checkWorkbook(book).sheets, "town.xlsx");
    expect(tableRows(merged([first, second], { former: next }), list)).toEqual(tableRows(book, list));
    expect(formerLeft(mergeSubmissions([first], { former: next }), next).map(({ cell, text }) => [cell, text])).toEqual(
      ["D", "E", "F", "G", "H", "I", "J", "K"].map((column, i) => [
        `${column}4`,
        ["较好", ...Object.values({ ...masked, 变更后等次: "先进" })][i],
      ]),
    );
  });

  it("joins what a branch and the merge wrote of one thing, and names what it cannot", () => {
    const row = ["1", "", "学校甲党支部", "较好", "2012年4月17日", "", "反映记录补写", "", "", "后进", "从严"];
    const own = withCells(
      merged([first]),
      Object.fromEntries(row.map((text, i) => [`${list}!${"ABCDEFGHIJK"[i]}4`, text])),
    );
    const former = formerPublicity(checkWorkbook(own).sheets, "town.xlsx");
    const result = mergeSubmissions([first], { former });
    expect(result.branches.map((b) => b.level)).toEqual(["一般"]);
    const [line] = tableRows(outputOf(result), list);
    expect(line?.slice(4)).toEqual([
      "2012年4月16日",
      "2012年4月20日",
      `${masked.群众提出的问题}；反映记录补写`,
      "属实",
      "4月22日当面反馈",
      "一般",
      "核减工作业绩；从严",
    ]);
    expect(formerLeft(result, former).map(({ cell, text }) => [cell, text])).toEqual([
      ["E4", "2012年4月17日"],
      ["J4", "后进"],
    ]);
  });

  it("names a row about a branch that nobody handed in", () => {
    const stray = withRow(branchBook("学校甲党支部", changed), list, 5, [
      "2",
      "",
      "某某党支部",
      "较好",
      "",
      "",
      "漏雨",
    ]);
    const [file] = mergeSubmissions([submit("a.xlsx", stray)]).files;
    expect(file?.left.map(({ sheet, cell, text, reason }) => [sheet, cell, text, reason])).toEqual([
      [list, "D5", "较好", "no-branch"],
      [list, "G5", "漏雨", "no-branch"],
    ]);
  });

  it("keeps who signed a list", () => {
    const signed = withCells(branchBook("学校甲党支部", changed), { [`${list}!A5`]: "填表人：辛八" });
    expect(textRows(merged([submit("a.xlsx", signed)]), "数据来源").flat()).toContain("填表人：辛八");
  });
});
