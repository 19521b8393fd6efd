import { groupByRule, RuleTally } from "../../../src/core/findings/by-rule";
import { finding } from "../../support/fake-session";

const deduction = (branch: string | null, cell: string) =>
  finding(
    "deduction-not-rectified",
    { item: "第1项", party: "self", entered: 1, maximum: 3, words: [] },
    { severity: "query", branch, cell },
  );
const missing = finding("review-missing", { party: "review" }, { severity: "info", branch: "甲" });
const typed = finding("score-is-error", { item: "第1项", party: "self", entered: "#REF!" }, { branch: "甲" });

describe("findings by rule", () => {
  it("puts the gravest first and keeps the order within a rule", () => {
    const groups = groupByRule([missing, deduction("甲", "D2"), typed, deduction("乙", "D1")], (one) => one);
    expect(groups.map(({ severity, code, entries }) => [severity, code, entries.map(({ cell }) => cell)])).toEqual([
      ["error", "score-is-error", [null]],
      ["query", "deduction-not-rectified", ["D2", "D1"]],
      ["info", "review-missing", [null]],
    ]);
  });

  it("counts places and branches, of the same name in two files twice, most frequent first", () => {
    const tally = new RuleTally();
    tally.add([missing, deduction("甲", "D1"), deduction("甲", "D2"), deduction(null, "D3")], "a.xlsx");
    tally.add([deduction("甲", "D1"), typed], "b.xlsx");
    expect(tally.counts()).toEqual([
      { severity: "error", code: "score-is-error", places: 1, branches: 1 },
      { severity: "query", code: "deduction-not-rectified", places: 4, branches: 2 },
      { severity: "info", code: "review-missing", places: 1, branches: 1 },
    ]);
  });
});
