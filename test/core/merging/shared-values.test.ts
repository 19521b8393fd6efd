import { shareEqualValues } from "../../../src/core/merging/shared-values";
import type { Submission } from "../../../src/core/merging/submitted";
import { submitScores } from "../../support/submissions";

const submission = (path: string): Submission =>
  JSON.parse(JSON.stringify(submitScores(path, "学校甲党支部", { self: 95, review: 90 }))) as Submission;

test("a submission that shares what it says is the same submission", () => {
  const lean = shareEqualValues();
  const given = [submission("a.xlsx"), submission("b.xlsx")];
  expect(given.map(lean)).toEqual([submission("a.xlsx"), submission("b.xlsx")]);
});

test("what two files say alike is there once", () => {
  const lean = shareEqualValues();
  const [first, second] = ["a.xlsx", "b.xlsx"].map((path) => lean(submission(path)).branches[0]);
  expect(first?.contents).toHaveLength(2);
  expect(second?.categories).toBe(first?.categories);
  expect(second?.contents[0]?.origin.cells).toBe(first?.contents[0]?.origin.cells);
  expect(second?.contents[0]?.evaluation).not.toBe(first?.contents[0]?.evaluation);
});

test("a name that looks like data stays a name", () => {
  const lean = shareEqualValues();
  const [branch] = submission("a.xlsx").branches;
  if (!branch) throw new Error("no branch");
  const named = { ...submission("a.xlsx"), branches: [{ ...branch, name: "[]", parent: "{}", awaiting: [] }] };
  expect([lean(named), lean(named)]).toEqual([named, named]);
});
