import { drawTemplate } from "../../../src/core/generation/templates/draw-template";
import { mergeSubmissions } from "../../../src/core/merging/merge";
import { splitColumns, splitSummary } from "../../../src/core/merging/split";
import type { Submission } from "../../../src/core/merging/submitted";
import { asSubmission, filling, outputOf, textsOf, typedForms, typedIn } from "../../support/filled-forms";
import { official } from "../../support/official";
import { submit, submitSheets } from "../../support/submissions";
import { workbook } from "../../support/workbook";
import { cases, fc } from "../../support/cases";

describe.each(typedForms)("what is typed on $template", (typed) => {
  const { scheme, form, fill } = typed;

  it("stands in the parts of a divided summary, which are the summary together", () => {
    fc.assert(
      fc.property(filling, filling, fc.constantFrom(...splitColumns), (first, second, column) => {
        const fills = [fill("甲", first), fill("乙", second)];
        const files = fills.map((own, i) =>
          submitSheets(`${i}.xlsx`, [drawTemplate(scheme, form, { fill: own })], { modified: i, fileModified: i }),
        );
        const summary = asSubmission(mergeSubmissions(files), "county.xlsx");
        const parts = splitSummary(summary, column).map(({ submission }) => mergeSubmissions([submission]));
        expect(parts.flatMap((part) => part.files.flatMap(({ left }) => left))).toEqual([]);
        const texts = parts.map((part) => textsOf(outputOf(part))).join("\n");
        expect(fills.flatMap((own) => typedIn(typed, own)).filter((value) => !texts.includes(value))).toEqual([]);
        const again = mergeSubmissions(parts.map((part, i) => asSubmission(part, `${i}.xlsx`)));
        expect(again.levels).toEqual(mergeSubmissions([summary]).levels);
      }),
      { numRuns: cases(1) },
    );
  });
});

const rows = [
  { parent: "第十党委", branch: "第一支部", type: "村", level: "好" },
  { parent: "第二党委", branch: "第一支部", type: "社区", level: "一般" },
  { parent: "第二 党委", branch: "第二支部", type: "村", level: "较好" },
  { branch: "第三支部", type: "机关", level: "较差" },
];

function summaryOf(list: readonly Readonly<Record<string, string>>[], fields = {}): Submission {
  return submitSheets("a.xlsx", [official("jilin-2012/grading-summary", { rows: list, fields })]);
}

/** Names of the parts with those of their branches. */
function parts(whole: Submission, by: "parent" | "type"): unknown {
  return splitSummary(whole, by).map(({ name, submission }) => [name, submission.branches.map((b) => b.name)]);
}

describe("splitSummary", () => {
  it("divides by the committee, or by the kind, in natural order, and what states none comes last", () => {
    expect(parts(summaryOf(rows), "parent")).toEqual([
      ["第二党委", ["第一支部", "第二支部"]],
      ["第十党委", ["第一支部"]],
      [null, ["第三支部"]],
    ]);
    expect(parts(summaryOf(rows), "type")).toEqual([
      ["机关", ["第三支部"]],
      ["村", ["第一支部", "第二支部"]],
      ["社区", ["第一支部"]],
    ]);
  });

  it("leaves what is about no branch with those that state no committee, else with the first part", () => {
    const own = (whole: Submission): unknown =>
      splitSummary(whole, "parent").map(({ name, submission: { notes, left } }) => [name, notes.length + left.length]);
    expect(own(summaryOf(rows, { "填报人：": "庚七" }))).toEqual([
      ["第二党委", 0],
      ["第十党委", 0],
      [null, 1],
    ]);
    expect(own(summaryOf(rows.slice(0, 3), { "填报人：": "庚七" }))).toEqual([
      ["第二党委", 1],
      ["第十党委", 0],
    ]);
  });

  it("has a part for lists without a branch, and for a summary without branches", () => {
    const list = submitSheets("a.xlsx", [
      official("jilin-2012/grading-summary", { rows: rows.slice(0, 1) }),
      official("yongxing-2012/level-statistics", { rows: [{ level: "好", count: 1 }] }),
    ]);
    const found = splitSummary(list, "parent").map(({ name, submission }) => [name, submission.lists.length]);
    expect(found).toEqual([
      ["第十党委", 0],
      [null, 1],
    ]);
    expect(parts({ ...summaryOf(rows), branches: [] }, "parent")).toEqual([[null, []]]);
  });

  it("keeps a version without a committee with the only branch of its name", () => {
    const [first] = rows;
    const two = summaryOf(first ? [first] : []);
    const [branch] = two.branches;
    if (!branch) throw new Error("no branch");
    const older = { ...branch, parent: null };
    const other = { ...branch, parent: "第二党委" };
    expect(parts({ ...two, branches: [branch, older] }, "parent")).toEqual([["第十党委", ["第一支部", "第一支部"]]]);
    expect(parts({ ...two, branches: [branch, other, older] }, "parent")).toEqual([
      ["第二党委", ["第一支部"]],
      ["第十党委", ["第一支部"]],
      [null, ["第一支部"]],
    ]);
  });

  it("sends what a lower merge told to the part of its branch, else of its file, else to the first", () => {
    const list = (mark: string, parent: string): Submission =>
      submitSheets(`${mark}.xlsx`, [
        official("jilin-2012/grading-summary", {
          rows: [{ parent, branch: `${mark}村党支部`, type: "村", level: "优秀" }],
          fields: { "填报人：": `${mark}一` },
        }),
      ]);
    const nothing = submit("空.xlsx", workbook({ 表: [["无"]] }));
    const county = asSubmission(
      mergeSubmissions([list("甲", "第一党委"), list("乙", "第二党委"), nothing]),
      "county.xlsx",
    );
    const told = splitSummary(county, "parent").map(({ name, submission: { forwarded } }) => [
      name,
      forwarded?.findings.map(({ code, branch, file }) => [code, branch, file]),
      forwarded?.files.map(({ path }) => path),
      forwarded?.notes.map(({ path, text }) => [path, text]),
    ]);
    expect(told).toEqual([
      [
        "第一党委",
        [
          ["level-unknown", "甲村党支部", "甲.xlsx"],
          ["sheet-unrecognised", null, "空.xlsx"],
        ],
        ["空.xlsx"],
        [["甲.xlsx", "填报人：甲一"]],
      ],
      ["第二党委", [["level-unknown", "乙村党支部", "乙.xlsx"]], [], [["乙.xlsx", "填报人：乙一"]]],
    ]);
  });
});
