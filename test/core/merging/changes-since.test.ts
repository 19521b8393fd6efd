import { checkWorkbook } from "../../../src/core/check/check";
import { changesSince, type ChangesSince } from "../../../src/core/merging/changes-since";
import { mergeSubmissions, type MergeOptions } from "../../../src/core/merging/merge";
import { drawMerge } from "../../../src/core/merging/outputs/draw-merge";
import type { Submission } from "../../../src/core/merging/submitted";
import { submissionOf } from "../../../src/core/merging/submission";
import { makeGrid } from "../../../src/core/workbook/grid";
import { describeFinding } from "../../../src/locales/findings";
import { snapshotOfDesign, workbookOfDesigns } from "../../support/design-snapshot";
import { scoredSheet, submitScores, submitSheets } from "../../support/submissions";

const wording = {
  describe: (finding: Parameters<typeof describeFinding>[0]) => describeFinding(finding, "zh-CN"),
  describeError: ({ code }: { readonly code: string }) => code,
};

/** What an earlier merge of these files wrote, read again. */
function earlier(files: readonly Submission[], options: MergeOptions = {}): Submission {
  const designs = drawMerge(mergeSubmissions(files, options), wording);
  const file = { path: "昨天.xlsx", sha256: null, modified: null, fileModified: null };
  return submissionOf(file, checkWorkbook(workbookOfDesigns(designs, "昨天.xlsx")));
}

function spoiled(path: string, branch: string, minutes: number): Submission {
  const design = scoredSheet(branch, { self: 90, review: 90 });
  const cells = design.cells.map((cell) =>
    cell.row === 4 && cell.column === 3 ? { ...cell, content: { value: "约三分" } } : cell,
  );
  return submitSheets(path, [{ ...design, cells }], { modified: minutes });
}

const roster = {
  entries: "甲乙丙丁".split("").map((one) => ({
    name: `学校${one}党支部`,
    parent: "第一党委",
    type: null,
    sheet: "名册",
    cell: "A2",
  })),
  repeated: [],
};

const monday = [
  submitScores("甲.xlsx", "学校甲党支部", { self: 80, review: 80 }, { modified: 1 }),
  spoiled("乙.xlsx", "学校乙党支部", 1),
  submitScores("戊.xlsx", "学校戊党支部", { self: 70, review: 70 }, { modified: 1, fileModified: 1 }),
  submitScores("己.xlsx", "学校己党支部", { self: 70, review: 70 }, { modified: 1 }),
];

function since(files: readonly Submission[]): ChangesSince {
  const changes = changesSince(earlier(monday, { roster }), mergeSubmissions(files, { roster }), wording.describe);
  if (!changes) throw new Error("no merge output");
  return changes;
}

describe("changes since an earlier merge", () => {
  it("are none when the same files are merged again", () => {
    expect(since(monday)).toEqual({ path: "昨天.xlsx", branches: [], opened: [], closed: [] });
  });

  it("are what came, what changed inside, what is in dispute or gone, and problems that opened and closed", () => {
    const tuesday = [
      monday[0] as Submission,
      submitScores("甲改.xlsx", "学校甲党支部", { self: 80, review: 95 }, { modified: 2 }),
      submitScores("乙改.xlsx", "学校乙党支部", { self: 90, review: 90 }, { modified: 2 }),
      submitScores("丙.xlsx", "学校丙党支部", { self: 91 }, { modified: 2 }),
      monday[2] as Submission,
      submitScores("戊二.xlsx", "学校戊党支部", { self: 71, review: 70 }, { modified: 1, fileModified: 1 }),
    ];
    const { branches, opened, closed } = since(tuesday);
    const common = { scheme: "tianning-2012", parent: "第一党委" };
    expect(branches).toEqual([
      {
        ...common,
        name: "学校甲党支部",
        change: "changed",
        figures: [
          { what: "领导班子好（上级考评）", before: 10, after: 15 },
          { what: "党员队伍好（上级考评）", before: 7.5, after: 15 },
          { what: "工作机制好（上级考评）", before: 17.5, after: 20 },
          { what: "合计（上级考评）", before: 80, after: 95 },
          { what: "总分", before: 80, after: 89 },
        ],
        files: ["甲改.xlsx"],
      },
      {
        ...common,
        name: "学校乙党支部",
        change: "changed",
        figures: [
          { what: "领导班子好（自评）", before: null, after: 10 },
          { what: "合计（自评）", before: null, after: 90 },
          { what: "总分", before: null, after: 90 },
          { what: "分类定级结果", before: null, after: "先进" },
        ],
        files: ["乙改.xlsx"],
      },
      {
        ...common,
        name: "学校丙党支部",
        change: "new",
        figures: [{ what: "暂定等级", before: null, after: "先进" }],
        files: ["丙.xlsx"],
      },
      {
        ...common,
        parent: null,
        name: "学校己党支部",
        change: "gone",
        figures: [
          { what: "总分", before: 70, after: null },
          { what: "分类定级结果", before: "一般", after: null },
        ],
        files: ["己.xlsx"],
      },
      {
        ...common,
        parent: null,
        name: "学校戊党支部",
        change: "disputed",
        figures: [
          { what: "总分", before: 70, after: null },
          { what: "分类定级结果", before: "一般", after: null },
        ],
        files: ["戊.xlsx"],
      },
    ]);
    expect(opened.map(({ code, branch, file }) => [code, branch, file])).toEqual([
      ["branch-duplicate", "学校戊党支部", null],
      ["branch-duplicate", "学校甲党支部", "甲改.xlsx"],
      ["review-missing", "学校丙党支部", "丙.xlsx"],
    ]);
    expect(closed.map(({ code, branch, file, cell }) => [code, branch, file, cell])).toEqual([
      ["score-not-a-number", "学校乙党支部", "乙.xlsx", "D5"],
      ["branch-missing", "学校丙党支部", null, null],
      ["branch-unexpected", "学校己党支部", null, null],
    ]);
  });

  it("stand on a sheet of their own that no merge takes for branches", () => {
    const files = [...monday, submitScores("丁.xlsx", "学校丁党支部", { self: 60, review: 60 })];
    const changes = since(files);
    const designs = drawMerge(mergeSubmissions(files, { roster }), { ...wording, changes });
    expect(designs.map(({ name }) => name)).toEqual([
      "分类定级汇总表",
      "分类定级明细表",
      "分类定级统计表",
      "自评考评对照",
      "自评考评逐项对照",
      "与上次汇总的变化",
      "缺报名单",
      "问题清单",
      "数据来源",
    ]);
    const sheet = designs.find(({ name }) => name === "与上次汇总的变化");
    if (!sheet) throw new Error("no sheet");
    const rows = [...makeGrid(snapshotOfDesign(sheet)).rows.values()].map((cells) => cells.map((c) => c.text));
    expect(rows.slice(1, 5)).toEqual([
      ["定级助手生成　上次汇总：昨天.xlsx。新报1，问题已消除1"],
      ["序号", "变化", "所属党委（党总支）", "党支部名称", "内容", "上次", "本次", "文件", "位置"],
      ["1", "新报", "第一党委", "学校丁党支部", "总分", "60", "丁.xlsx"],
      ["2", "新报", "第一党委", "学校丁党支部", "分类定级结果", "一般", "丁.xlsx"],
    ]);
    expect(rows[5]).toEqual([
      "3",
      "问题已消除",
      "学校丁党支部",
      "名册上有“学校丁党支部”，但收到的文件里没有它，请催报，或者核对名称。",
    ]);
    const checked = checkWorkbook(workbookOfDesigns(designs, "今天.xlsx"));
    expect([checked.branches, checked.findings]).toEqual([[], []]);
    const file = { path: "今天.xlsx", sha256: null, modified: null, fileModified: null };
    expect(submissionOf(file, checked).notes).toEqual([]);
  });

  it("need a merge output to compare with", () => {
    expect(changesSince(monday[0] as Submission, mergeSubmissions(monday), wording.describe)).toBeNull();
  });
});
