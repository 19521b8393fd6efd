import { mergeSubmissions } from "../../../src/core/merging/merge";
import type { MergeResult } from "../../../src/core/merging/merge-result";
import { unreadableSubmission } from "../../../src/core/merging/submission";
import type { Roster } from "../../../src/core/merging/roster";
import type { Submission } from "../../../src/core/merging/submitted";
import { submit, submitScores, submitSheets, scoredSheet } from "../../support/submissions";
import { asSubmission } from "../../support/filled-forms";
import { surveySheet } from "../../support/tianning-workbook";
import { workbook } from "../../support/workbook";

function rosterOf(...names: readonly string[]): Roster {
  const entries = names.map((name, i) => ({ name, parent: null, type: null, sheet: "名册", cell: `A${i + 2}` }));
  return { entries, repeated: [] };
}

function statuses(result: MergeResult): Record<string, string> {
  return Object.fromEntries(result.files.map(({ path, status }) => [path, status]));
}

function findings(result: MergeResult, code: string): readonly unknown[] {
  return result.findings
    .filter((f) => f.code === code)
    .map(({ severity, branch, facts }) => ({ severity, branch, facts }));
}

const self = (path: string, total: number, modified?: number | null, fileModified?: number | null): Submission =>
  submitScores(
    path,
    "学校甲党支部",
    { self: total },
    { modified: modified ?? null, fileModified: fileModified ?? null },
  );

describe("mergeSubmissions", () => {
  it("combines the self and the review workbook of one branch", () => {
    const result = mergeSubmissions([
      submitScores("review.xlsx", "学校甲党支部", { review: 90.6 }),
      submitScores("self.xlsx", "学校甲党支部", { self: 89 }),
    ]);
    expect(statuses(result)).toEqual({ "review.xlsx": "combined", "self.xlsx": "combined" });
    expect([result.received, result.recognised, result.merged]).toEqual([2, 2, 1]);
    const [branch] = result.branches;
    expect(branch).toMatchObject({ name: "学校甲党支部", total: 89.96, level: "较好", file: "self.xlsx" });
    expect(branch?.evaluations.map((e) => [e.party, e.total])).toEqual([
      ["self", 89],
      ["review", 90.6],
    ]);
    expect(result.levels).toEqual({ "tianning-2012": { 较好: 1 } });
    expect(result.duplicates).toEqual([]);
    expect(findings(result, "review-missing")).toEqual([]);
    expect(findings(result, "level-boundary")).toEqual([
      { severity: "info", branch: "学校甲党支部", facts: { total: 89.96, level: "较好", other: "先进", isGap: true } },
    ]);
  });

  it("keeps telling a missing review while no file has it", () => {
    expect(findings(mergeSubmissions([self("a.xlsx", 89)]), "review-missing")).toHaveLength(1);
  });

  it("takes equal contents once and names the other file as identical", () => {
    const result = mergeSubmissions([self("b.xlsx", 89, 1), self("a.xlsx", 89, 2)]);
    expect(statuses(result)).toEqual({ "a.xlsx": "merged", "b.xlsx": "duplicate" });
    expect(result.duplicates).toEqual([
      { name: "学校甲党支部", scheme: "tianning-2012", kept: "a.xlsx", dropped: ["b.xlsx"], reason: "identical" },
    ]);
    expect(result.merged).toBe(1);
    expect(findings(result, "branch-duplicate")).toEqual([
      {
        severity: "query",
        branch: "学校甲党支部",
        facts: { branch: "学校甲党支部", sheets: ["a.xlsx", "b.xlsx"], party: null, reason: "identical" },
      },
    ]);
  });

  it.each([
    ["the time inside the document", [1, 9], [2, 0]],
    ["the file's time where the documents' are equal", [5, 1], [5, 2]],
    ["the file's time where a document says none", [null, 1], [null, 2]],
  ] as const)("keeps the newer of two versions by %s", (_, older, newer) => {
    const result = mergeSubmissions([self("new.xlsx", 95, ...newer), self("old.xlsx", 80, ...older)]);
    expect(statuses(result)).toEqual({ "new.xlsx": "merged", "old.xlsx": "superseded" });
    expect(result.branches[0]?.evaluations[0]?.total).toBe(95);
    expect(result.duplicates).toEqual([
      { name: "学校甲党支部", scheme: "tianning-2012", kept: "new.xlsx", dropped: ["old.xlsx"], reason: "superseded" },
    ]);
  });

  it("takes neither of two versions that nothing tells apart", () => {
    const result = mergeSubmissions([self("a.xlsx", 80, 5, 5), self("b.xlsx", 95, 5, 5)], {
      roster: rosterOf("学校甲党支部"),
    });
    expect(statuses(result)).toEqual({ "a.xlsx": "conflict", "b.xlsx": "conflict" });
    expect([result.merged, result.branches, result.levels, result.missing]).toEqual([0, [], {}, []]);
    expect(findings(result, "branch-duplicate")).toEqual([
      {
        severity: "error",
        branch: "学校甲党支部",
        facts: { branch: "学校甲党支部", sheets: ["a.xlsx", "b.xlsx"], party: "self", reason: "conflict" },
      },
    ]);
  });

  it("takes a third, newer version before two that are tied", () => {
    const result = mergeSubmissions([self("a.xlsx", 80, 5, 5), self("b.xlsx", 95, 5, 5), self("c.xlsx", 70, 6)]);
    expect(statuses(result)).toEqual({ "a.xlsx": "superseded", "b.xlsx": "superseded", "c.xlsx": "merged" });
    expect(result.branches[0]?.evaluations[0]?.total).toBe(70);
  });

  it("keeps the review of an older file whose self scores were replaced, and says so", () => {
    const result = mergeSubmissions([
      submitScores("both.xlsx", "学校甲党支部", { self: 80, review: 88 }, { modified: 1 }),
      submitScores("self.xlsx", "学校甲党支部", { self: 90 }, { modified: 2 }),
    ]);
    expect(statuses(result)).toEqual({ "both.xlsx": "combined", "self.xlsx": "combined" });
    expect(result.branches[0]).toMatchObject({ total: 88.8, level: "较好" });
    expect(result.duplicates).toMatchObject([{ kept: "self.xlsx", dropped: ["both.xlsx"], reason: "superseded" }]);
  });

  it("leaves the forms of a superseded file aside", () => {
    const old = submitSheets("old.xlsx", [scoredSheet("学校甲党支部", { self: 80 }), surveySheet("80分")], {
      modified: 1,
    });
    const result = mergeSubmissions([old, self("new.xlsx", 95, 2)]);
    expect(statuses(result)).toEqual({ "new.xlsx": "merged", "old.xlsx": "superseded" });
    expect(result.branches[0]?.sources).toEqual(["附件1"]);
  });

  it("accounts for files without anything that counts", () => {
    const result = mergeSubmissions([
      self("a.xlsx", 89),
      submit("note.xlsx", workbook({ 说明: [["请各支部于3月26日前报送"]] })),
      unreadableSubmission(
        { path: "locked.xlsx", sha256: null, modified: null, fileModified: null },
        { code: "encrypted", facts: {} },
      ),
    ]);
    expect(statuses(result)).toEqual({ "a.xlsx": "merged", "locked.xlsx": "unreadable", "note.xlsx": "unrecognised" });
    expect([result.received, result.recognised, result.merged]).toEqual([3, 1, 1]);
    expect(result.unreadable).toEqual([{ path: "locked.xlsx", error: { code: "encrypted", facts: {} } }]);
    expect(result.reconciliation).toEqual({
      merged: 1,
      combined: 0,
      duplicate: 0,
      superseded: 0,
      conflict: 0,
      unrecognised: 1,
      unreadable: 1,
    });
    expect(findings(result, "file-unreadable")).toEqual([
      { severity: "error", branch: null, facts: { reason: "encrypted", file: "locked.xlsx" } },
    ]);
  });

  it("grades by the rules that a workbook states itself, also a level higher", () => {
    const rubric = workbook({
      评分表: [
        ["文明窗口评分表"],
        ["单位：甲局党支部"],
        ["项目", "考评内容", "标准分", "得分"],
        ["思想建设（20分）", "1、理论学习有计划有记录", 8, 7],
        [null, "2、每季度集中学习一次", 12, 12],
        ["组织建设（30分）", "3、按期换届", 20, 20],
        [null, "4、党费收缴及时", 10, 9],
        ["合计", null, 50, 48],
        ["等次：45分以上为优秀，30分以上为合格，30分以下为不合格。"],
      ],
    });
    const graded = ({ branches }: MergeResult): unknown =>
      branches.map(({ name, scheme, total, level }) => [name, scheme.title, scheme.levels.length, total, level]);
    const town = mergeSubmissions([submit("a.xlsx", rubric)]);
    expect(graded(town)).toEqual([["甲局党支部", "文明窗口评分表", 3, 48, "优秀"]]);
    expect(graded(mergeSubmissions([asSubmission(town, "town.xlsx")]))).toEqual(graded(town));
  });

  it("compares with the roster", () => {
    const result = mergeSubmissions([self("a.xlsx", 89), submitScores("c.xlsx", "青松小学校党支部", { self: 70 })], {
      roster: rosterOf("学校甲党支部", "青松小学党支部", "学校乙党支部"),
    });
    expect(result.missing.map(({ name }) => name)).toEqual(["青松小学党支部", "学校乙党支部"]);
    expect(result.unexpected).toEqual(["青松小学校党支部"]);
    expect(findings(result, "branch-missing").map((f) => (f as { branch: string }).branch)).toEqual([
      "青松小学党支部",
      "学校乙党支部",
    ]);
    expect(findings(result, "branch-unexpected")).toEqual([
      {
        severity: "query",
        branch: "青松小学校党支部",
        facts: { branch: "青松小学校党支部", near: ["青松小学党支部"], isOnRoster: false },
      },
    ]);
  });

  it("warns when more branches are on the best level than the quota allows", () => {
    const files = [95, 96, 80, 70].map((total, i) =>
      submitScores(`${i}.xlsx`, `学校${"甲乙丙丁"[i]}党支部`, { self: total, review: total }),
    );
    expect(findings(mergeSubmissions(files, { quotaPercent: 30 }), "quota-exceeded")).toEqual([
      { severity: "query", branch: null, facts: { level: "先进", count: 2, base: 4, percent: 50, quota: 30 } },
    ]);
    expect(findings(mergeSubmissions(files, { quotaPercent: 50 }), "quota-exceeded")).toEqual([]);
  });

  it("never makes a number of what is none", () => {
    const scores = scoredSheet("学校甲党支部", { self: 89 });
    const spoiled = {
      ...scores,
      cells: scores.cells.map((c) => (c.content?.value === 5 ? { ...c, content: { value: "约五分" } } : c)),
    };
    const result = mergeSubmissions([submitSheets("a.xlsx", [spoiled])]);
    expect(result.branches[0]?.evaluations[0]).toMatchObject({ total: null, isComplete: false });
    expect(result.levels).toEqual({ "tianning-2012": { ungraded: 1 } });
  });
});
