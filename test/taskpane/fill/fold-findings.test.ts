import { foldFindings } from "../../../src/taskpane/fill/fold-findings";
import { finding } from "../../support/fake-session";

const asText = finding(
  "score-as-text",
  { party: "self", item: "1", entered: "3分", computed: 3 },
  { sheet: "附件1", cell: "D3", branch: "甲党支部" },
);
const total = finding(
  "total-mismatch",
  { party: "self", entered: 80, computed: 89 },
  { sheet: "附件1", cell: "D40", branch: "甲党支部" },
);
const form = finding(
  "form-total-mismatch",
  { entered: 86, computed: 89, party: "self" },
  { sheet: "附件2", cell: "A18", branch: "甲党支部" },
);

describe("foldFindings", () => {
  it("puts sums and what takes them over under the entry that causes them", () => {
    expect(foldFindings([asText, total, form])).toEqual([{ finding: asText, dependents: [total, form] }]);
  });

  it("leaves a mismatch alone that no other finding causes", () => {
    expect(foldFindings([form])).toEqual([{ finding: form, dependents: [] }]);
  });

  it.each([
    ["another branch", { ...total, branch: "乙党支部" }],
    ["another sheet", { ...total, sheet: "附件1 (2)" }],
    ["another party", { ...total, facts: { ...total.facts, party: "review" } }],
  ])("does not fold under a finding of %s", (_, other) => {
    const findings = [asText, other as typeof total];
    expect(foldFindings(findings).map((one) => one.finding)).toEqual(findings);
  });

  it("keeps sums of other categories apart", () => {
    const sum = (category: string) =>
      finding(
        "category-sum-mismatch",
        { party: "self", category, entered: 1, computed: 2 },
        { sheet: "附件1", cell: "D9", branch: "甲党支部" },
      );
    const grand = { ...total };
    expect(foldFindings([sum("领导班子好"), sum("党员队伍好"), grand])).toEqual([
      { finding: sum("领导班子好"), dependents: [grand] },
      { finding: sum("党员队伍好"), dependents: [] },
    ]);
  });
});
