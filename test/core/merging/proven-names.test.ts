import { mergeSubmissions } from "../../../src/core/merging/merge";
import type { MergeResult } from "../../../src/core/merging/merge-result";
import type { Roster } from "../../../src/core/merging/roster";
import type { Submission } from "../../../src/core/merging/submitted";
import type { NameSource } from "../../../src/core/model/recognised-sheet";
import { submitScores } from "../../support/submissions";

function from(path: string, totals: { self?: number; review?: number }, ...sources: NameSource[]): Submission {
  const submission = submitScores(path, "青松小学", totals);
  return { ...submission, branches: submission.branches.map((b) => ({ ...b, nameSources: sources })) };
}

function named(result: MergeResult): unknown {
  return result.branches.map(({ name, files }) => [name, ...files]);
}

const unnamed = (result: MergeResult): unknown =>
  result.findings.filter((f) => f.code === "branch-unnamed").map(({ file, severity }) => [file, severity]);

describe("names in a merge", () => {
  it("says where a name stands", () => {
    expect(submitScores("青松小学.xlsx", "青松小学", { self: 89 }).branches[0]?.nameSources).toEqual([
      "unit-line",
      "file-name",
    ]);
  });

  it.each(["title", "sheet-name", "file-name"] as const)(
    "are not proven by the %s alone: both files are kept",
    (source) => {
      const result = mergeSubmissions([from("a.xlsx", { self: 80 }, source), from("b.xlsx", { self: 90 }, source)]);
      expect(named(result)).toEqual([
        ["a", "a.xlsx"],
        ["b", "b.xlsx"],
      ]);
      expect(result.duplicates).toEqual([]);
      expect(unnamed(result)).toEqual([
        ["a.xlsx", "query"],
        ["b.xlsx", "query"],
      ]);
    },
  );

  it("are proven by a second place: self and review are put together", () => {
    const result = mergeSubmissions([
      from("a.xlsx", { self: 89 }, "title", "file-name"),
      from("b.xlsx", { review: 90 }, "title", "file-name"),
    ]);
    expect(named(result)).toEqual([["青松小学", "a.xlsx", "b.xlsx"]]);
    expect(unnamed(result)).toEqual([]);
  });

  it("are proven by another file's unit line, unless the file's own name says otherwise", () => {
    const line = from("a.xlsx", { self: 89 }, "unit-line");
    expect(named(mergeSubmissions([line, from("b.xlsx", { review: 90 }, "title")]))).toEqual([
      ["青松小学", "a.xlsx", "b.xlsx"],
    ]);
    const other = mergeSubmissions([line, from("红星小学.xlsx", { review: 90 }, "title")]);
    expect(named(other)).toEqual([
      ["红星小学", "红星小学.xlsx"],
      ["青松小学", "a.xlsx"],
    ]);
    expect(unnamed(other)).toEqual([["红星小学.xlsx", "query"]]);
  });

  it("are proven by the roster", () => {
    const roster: Roster = {
      entries: [{ name: "青松小学", parent: null, type: null, sheet: "名册", cell: "A2" }],
      repeated: [],
    };
    const files = [from("a.xlsx", { self: 89 }, "title"), from("b.xlsx", { review: 90 }, "title")];
    expect(named(mergeSubmissions(files, { roster }))).toEqual([["青松小学", "a.xlsx", "b.xlsx"]]);
  });

  it("need no proof where one file alone bears them", () => {
    const result = mergeSubmissions([from("a.xlsx", { self: 89 }, "title")]);
    expect(named(result)).toEqual([["青松小学", "a.xlsx"]]);
    expect(unnamed(result)).toEqual([]);
  });
});
