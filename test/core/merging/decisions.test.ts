import { mergeSubmissions } from "../../../src/core/merging/merge";
import type { MergeResult } from "../../../src/core/merging/merge-result";
import { submitScores } from "../../support/submissions";

const statuses = (result: MergeResult): Record<string, string> =>
  Object.fromEntries(result.files.map(({ path, status }) => [path, status]));

const tied = [
  submitScores("a.xlsx", "学校甲党支部", { self: 80 }, { modified: 5, fileModified: 5 }),
  submitScores("b.xlsx", "学校甲党支部", { self: 95 }, { modified: 5, fileModified: 5 }),
  submitScores("c.xlsx", "学校乙党支部", { self: 70 }),
];

describe("what a person decides in a merge", () => {
  it("takes the version that was chosen and calls the other one superseded", () => {
    const result = mergeSubmissions(tied, { decisions: { chosen: [{ branch: "学校甲党支部", path: "b.xlsx" }] } });
    expect(statuses(result)).toEqual({ "a.xlsx": "superseded", "b.xlsx": "merged", "c.xlsx": "merged" });
    expect(result.branches.map((b) => [b.name, b.evaluations[0]?.total])).toEqual([
      ["学校乙党支部", 70],
      ["学校甲党支部", 95],
    ]);
    expect(result.findings.filter((f) => f.code === "branch-duplicate").map((f) => f.severity)).toEqual(["query"]);
  });

  it("leaves the tie alone when the choice concerns another branch or file", () => {
    for (const chosen of [
      { branch: "学校乙党支部", path: "b.xlsx" },
      { branch: "学校甲党支部", path: "c.xlsx" },
    ]) {
      const result = mergeSubmissions(tied, { decisions: { chosen: [chosen] } });
      expect(statuses(result)).toEqual({ "a.xlsx": "conflict", "b.xlsx": "conflict", "c.xlsx": "merged" });
    }
  });

  it("takes a name for the one that was meant, and keeps the spelling as an alias", () => {
    const roster = {
      entries: [{ name: "青松小学党支部", parent: null, type: null, sheet: "名册", cell: "A2" }],
      repeated: [],
    };
    const files = [
      submitScores("self.xlsx", "青松小学校党支部", { self: 80 }),
      submitScores("review.xlsx", "青松小学党支部", { review: 90 }),
    ];
    expect(mergeSubmissions(files, { roster }).unexpected).toEqual(["青松小学校党支部"]);
    const result = mergeSubmissions(files, {
      roster,
      decisions: { sameAs: { 青松小学校党支部: "青松小学党支部" } },
    });
    expect([result.missing, result.unexpected]).toEqual([[], []]);
    expect(statuses(result)).toEqual({ "review.xlsx": "combined", "self.xlsx": "combined" });
    expect(result.branches.map((b) => [b.name, b.aliases, b.total])).toEqual([
      ["青松小学党支部", ["青松小学校党支部"], 86],
    ]);
  });
});
