import { mergeSubmissions } from "../../../src/core/merging/merge";
import { drawMerge } from "../../../src/core/merging/outputs/draw-merge";
import { recordLines, submissionOfLines, type RecordLine } from "../../../src/core/merging/record-lines";
import type { Submission } from "../../../src/core/merging/submitted";
import { unreadableSubmission } from "../../../src/core/merging/unreadable";
import { describeFinding } from "../../../src/locales/findings";
import { handedIn } from "../../support/random-district";
import { withCells } from "../../support/rule-book";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { scoredSheet, submit, submitScores, submitSheets } from "../../support/submissions";
import { official } from "../../support/official";
import { cases, fc } from "../../support/cases";

const wording = {
  describe: (finding: Submission["findings"][number]) => describeFinding(finding, "zh-CN"),
  describeError: ({ code }: { code: string }) => `cannot be read: ${code}`,
};

const plain = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

const lines = (submission: Submission): readonly RecordLine[] => plain(recordLines(submission, wording));

/** 附件3 and a list with head lines, a signature and a row that names no branch beside scores and a survey. */
function rich(path: string): Submission {
  return submitSheets(path, [
    scoredSheet("学校甲党支部", { self: 91, review: 88 }),
    official("tianning-2012/rectification", {
      fields: {
        branch: "学校甲党支部",
        reporter: "张三  书记",
        problems: "1、学习记录不全。\n2、阵地没有标牌。",
        measures: "1、补齐记录。\n2、制作标牌。",
        deadline: "1、2012年6月底前\n2、2012年9月15日",
        contact: "李四",
      },
    }),
    official("jilin-2012/poor-list", {
      rows: [{ branch: "学校乙党支部", secretary: "王五", members: 12 }, { branch: "学校丙党支部" }],
    }),
    official("tianning-2012/contacts", { rows: [{ leader: "李四", units: "学校甲", phone: "13800000000" }] }),
  ]);
}

describe("lines of a file", () => {
  it("hold all that a merge needs: they give the same submission", () => {
    fc.assert(
      fc.property(handedIn, (files) => {
        for (const file of files) expect(submissionOfLines(lines(file))).toEqual(plain(file));
      }),
      { numRuns: cases(25) },
    );
    expect(submissionOfLines(lines(rich("a.xlsx")))).toEqual(plain(rich("a.xlsx")));
  });

  it("hold a merge output, too, with what it carries from below", () => {
    const merged = mergeSubmissions([rich("a.xlsx"), submitScores("b.xlsx", "学校乙党支部", { self: 70 })]);
    const output = submitSheets("汇总.xlsx", drawMerge(merged, wording));
    expect(output.forwarded?.findings.length).toBeGreaterThan(0);
    expect(output.branches.some(({ contents }) => contents.some(({ origin }) => origin.via !== null))).toBe(true);
    expect(submissionOfLines(lines(output))).toEqual(plain(output));
  });

  it("are of five kinds, counted by the last one", () => {
    const written = lines(rich("a.xlsx"));
    const last = written.at(-1);
    if (last?.kind !== "file") throw new Error("no line of the file");
    const count = (kind: string): number => written.filter((line) => line.kind === kind).length;
    expect(last.lines).toEqual({
      branch: count("branch"),
      row: count("row"),
      problem: count("problem"),
      finding: count("finding"),
    });
    expect([count("branch"), count("problem"), count("file")]).toEqual([3, 2, 1]);
    expect(last).toMatchObject({
      version: 1,
      file: "a.xlsx",
      sha256: "sha of a.xlsx",
      status: "recognised",
      error: null,
    });
  });

  it("say of a branch what its own file makes of it", () => {
    const [branch] = lines(rich("a.xlsx"));
    expect(branch).toMatchObject({
      kind: "branch",
      number: 1,
      name: "学校甲党支部",
      scheme: "tianning-2012",
      alone: {
        nameKey: "学校甲党支部",
        parentKey: null,
        total: 89.2,
        level: "较好",
        evaluations: [
          { party: "self", total: 91 },
          { party: "review", total: 88 },
        ],
      },
    });
  });

  it("give each numbered problem its measure and the last day of its deadline", () => {
    const problems = lines(rich("a.xlsx")).filter((line) => line.kind === "problem");
    expect(
      problems.map(({ number, problem, measure, due, contact }) => [number, problem, measure, due, contact]),
    ).toEqual([
      [1, "学习记录不全。", "补齐记录。", "2012-06-30", "李四"],
      [2, "阵地没有标牌。", "制作标牌。", "2012-09-15", "李四"],
    ]);
  });

  it("give a problem no measure of another number, and a deadline without numbers to each", () => {
    const fields = {
      branch: "学校甲党支部",
      problems: "1、学习记录不全。\n2、阵地没有标牌。\n3、党费收缴不及时。",
      measures: "1、补齐记录。\n2、制作标牌。",
      deadline: "2012年6月底前",
    };
    const file = submitSheets("a.xlsx", [official("tianning-2012/rectification", { fields })]);
    const problems = lines(file).filter((line) => line.kind === "problem");
    expect(problems.map(({ number, measure, due }) => [number, measure, due])).toEqual([
      [1, "补齐记录。", "2012-06-30"],
      [2, "制作标牌。", "2012-06-30"],
      [3, null, "2012-06-30"],
    ]);
  });

  it("count findings by how grave they are", () => {
    const book = workbookOfDesigns([scoredSheet("学校甲党支部", { self: 91 })]);
    const file = submit("a.xlsx", withCells(book, { "附件1!D5": "三分左右", "附件1!D6": "两分左右" }));
    expect(file.findings.map(({ code }) => code)).toEqual([
      "score-not-a-number",
      "score-not-a-number",
      "review-missing",
    ]);
    expect(lines(file).at(-1)).toMatchObject({ severities: { error: 2, query: 0, info: 1 } });
  });

  it("state the rules that grade a branch, with what makes a veto of a low score", () => {
    const [branch] = lines(rich("a.xlsx"));
    expect(branch).toMatchObject({
      rules: {
        levels: [
          { name: "先进", from: 90 },
          { name: "较好", from: 75 },
          { name: "一般", from: 60 },
          { name: "后进", from: null },
        ],
        weights: [
          { party: "self", share: 0.4 },
          { party: "review", share: 0.6 },
        ],
        vetoes: [
          { id: "disciplined-members", category: null, limit: null },
          { id: "disunited-leadership", category: null, limit: null },
          { id: "inactive-over-a-year", category: null, limit: null },
          { id: "mass-score-below-12", level: "后进", category: "群众反映好", limit: 12, isProposal: false },
        ],
      },
    });
  });

  it("list rows with their place, and head lines as they were typed", () => {
    const rows = lines(rich("a.xlsx")).filter((line) => line.kind === "row");
    const listed = rows.filter(({ template }) => template === "jilin-2012/poor-list");
    expect(listed.map(({ branch, content, list, cells }) => [branch, content, list, cells["branch"]?.value])).toEqual([
      [2, 1, null, "学校乙党支部"],
      [3, 1, null, "学校丙党支部"],
    ]);
    expect(rows.filter(({ list }) => list !== null).map(({ template, list }) => [template, list])).toEqual([
      ["tianning-2012/contacts", 1],
    ]);
  });

  it("of an unreadable file are one, with the code and the sentence", () => {
    const file = { path: "x.xlsx", sha256: null, modified: null, fileModified: 5 };
    const written = lines(unreadableSubmission(file, { code: "damaged", facts: { part: "xl/workbook.xml" } }));
    expect(written).toMatchObject([
      {
        kind: "file",
        status: "unreadable",
        fileModified: "1970-01-01T00:00:00.005Z",
        error: { code: "damaged", facts: { part: "xl/workbook.xml" }, message: "cannot be read: damaged" },
      },
    ]);
  });

  it.each([
    ["a line is missing", (all: readonly RecordLine[]) => all.slice(1), /2 of 3 lines of the kind branch/],
    ["the last one is missing", (all: readonly RecordLine[]) => all.slice(0, -1), /no line of the file/],
    [
      "one is another file's",
      (all: readonly RecordLine[]) => all.map((line, i) => (i === 1 ? { ...line, file: "b.xlsx" } : line)),
      /another file/,
    ],
  ])("are refused where %s", (_, spoil, message) => {
    expect(() => submissionOfLines(spoil(lines(rich("a.xlsx"))))).toThrow(message);
  });
});
