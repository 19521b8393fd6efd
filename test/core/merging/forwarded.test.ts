import { checkWorkbook } from "../../../src/core/check/check";
import { mergeSubmissions, type MergeOptions } from "../../../src/core/merging/merge";
import type { MergeResult } from "../../../src/core/merging/merge-result";
import { drawMerge } from "../../../src/core/merging/outputs/draw-merge";
import type { Submission } from "../../../src/core/merging/submitted";
import { submissionOf, unreadableSubmission } from "../../../src/core/merging/submission";
import { describeFinding } from "../../../src/locales/findings";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { scoredSheet, submit, submitScores, submitSheets } from "../../support/submissions";
import { workbook } from "../../support/workbook";

/** What the next level gets from the workbook that this merge writes. */
function handedUp(path: string, files: readonly Submission[], options: MergeOptions = {}): Submission {
  const designs = drawMerge(mergeSubmissions(files, options), {
    describe: (finding) => describeFinding(finding, "zh-CN"),
    describeError: ({ code }) => code,
  });
  const file = { path, sha256: `sha of ${path}`, modified: 1, fileModified: 1 };
  return submissionOf(file, checkWorkbook(workbookOfDesigns(designs, path)));
}

function spoiled(path: string, branch: string, entry: string | number): Submission {
  const design = scoredSheet(branch, { self: 90, review: 90 });
  const first = design.cells.findIndex((cell) => cell.column === 3 && cell.content?.value === 3);
  return submitSheets(path, [
    { ...design, cells: design.cells.map((cell, i) => (i === first ? { ...cell, content: { value: entry } } : cell)) },
  ]);
}

const roster = {
  entries: ["学校甲党支部", "学校乙党支部"].map((name, i) => ({
    name,
    parent: null,
    type: null,
    sheet: "名册",
    cell: `A${i + 2}`,
  })),
  repeated: [],
};

const east = handedUp(
  "东区.xlsx",
  [
    spoiled("东区/甲.xlsx", "学校甲党支部", "约三分，见13800000000"),
    unreadableSubmission(
      { path: "东区/锁.xlsx", sha256: null, modified: null, fileModified: 1_331_000_000_000 },
      { code: "encrypted", facts: {} },
    ),
    submit("东区/通知.xlsx", workbook({ 通知: [["请于3月26日前报送"]] })),
  ],
  { roster },
);
const west = handedUp("西区.xlsx", [submitScores("西区/丙.xlsx", "学校丙党支部", { self: 88 })]);

const told = ({ forwarded: carried }: MergeResult): unknown =>
  carried.map(({ code, severity, branch, file, sheet, cell, via }) => [
    ...[code, severity, branch],
    ...[file, sheet, cell, via],
  ]);

describe("findings of lower merges", () => {
  it("go up with their sentence, file, sheet and cell", () => {
    const result = mergeSubmissions([east, west]);
    expect(result.findings).toEqual([]);
    expect(told(result)).toEqual([
      ["score-not-a-number", "error", "学校甲党支部", "东区/甲.xlsx", "附件1", "D14", "东区.xlsx"],
      ["file-unreadable", "error", null, "东区/锁.xlsx", null, null, "东区.xlsx"],
      ["branch-missing", "query", "学校乙党支部", null, null, null, "东区.xlsx"],
      ["sheet-unrecognised", "info", null, "东区/通知.xlsx", "通知", null, "东区.xlsx"],
      ["review-missing", "info", "学校丙党支部", "西区/丙.xlsx", "附件1", "E5", "西区.xlsx"],
    ]);
    expect(result.forwarded[0]?.sentence).toBe(
      "第10项“与党中央在政治上保持高度一致”的自评填的是“约三分，见138****0000”，不是数字，请改填 0 到 3 之间的分数。（依据：附件1 第10项）",
    );
  });

  it("end once another file of the upper merge resolves them", () => {
    const review = submitScores("考评.xlsx", "学校丙党支部", { review: 90 });
    const late = submitScores("乙.xlsx", "学校乙党支部", { self: 90, review: 90 });
    const renewed = submitScores("甲新.xlsx", "学校甲党支部", { self: 90, review: 90 }, { modified: 9e7 });
    expect(told(mergeSubmissions([east, west, review, late, renewed]))).toEqual([
      ["file-unreadable", "error", null, "东区/锁.xlsx", null, null, "东区.xlsx"],
      ["sheet-unrecognised", "info", null, "东区/通知.xlsx", "通知", null, "东区.xlsx"],
    ]);
  });

  it("leave it to the upper roster who is missing", () => {
    const names = ["学校甲党支部", "学校丙党支部", "学校丁党支部"];
    const entries = names.map((name) => ({ name, parent: null, type: null, sheet: "名册", cell: "A2" }));
    const result = mergeSubmissions([east, west], { roster: { entries, repeated: [] } });
    expect(result.missing.map(({ name }) => name)).toEqual(["学校丁党支部"]);
    expect(result.forwarded.map(({ code }) => code)).not.toContain("branch-missing");
  });

  it("go up a second time, with the files that hold no branch", () => {
    const city = handedUp("全市.xlsx", [east, west]);
    const result = mergeSubmissions([city]);
    expect(result.forwarded.map(({ file, via }) => [file, via])).toEqual([
      ["东区/甲.xlsx", "全市.xlsx"],
      ["东区/锁.xlsx", "全市.xlsx"],
      [null, "全市.xlsx"],
      ["东区/通知.xlsx", "全市.xlsx"],
      ["西区/丙.xlsx", "全市.xlsx"],
    ]);
    expect(result.forwardedFiles).toEqual([
      {
        path: "东区/通知.xlsx",
        status: "unrecognised",
        sha256: "sha of 东区/通知.xlsx",
        modified: null,
        fileModified: null,
        remark: "",
        via: "全市.xlsx ← 东区.xlsx",
      },
      {
        path: "东区/锁.xlsx",
        status: "unreadable",
        sha256: null,
        modified: null,
        fileModified: 1_331_000_000_000,
        remark: "encrypted",
        via: "全市.xlsx ← 东区.xlsx",
      },
    ]);
    expect(result.branches.map((b) => [b.name, b.contents[0]?.origin.path, b.contents[0]?.origin.via])).toEqual([
      ["学校丙党支部", "西区/丙.xlsx", "全市.xlsx ← 西区.xlsx"],
      ["学校甲党支部", "东区/甲.xlsx", "全市.xlsx ← 东区.xlsx"],
    ]);
  });
});
