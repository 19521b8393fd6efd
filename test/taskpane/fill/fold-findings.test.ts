import { foldFindings } from "../../../src/taskpane/fill/fold-findings";
import { finding } from "../../support/fake-session";

const asText = finding(
  "score-as-text",
  { party: "self", item: "1", entered: "3分", computed: 3, invisible: [] },
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

  it("puts blank items under a missing one only where it is among them", () => {
    const missing = finding(
      "item-missing",
      { item: "第20项", category: "领导班子好" },
      { sheet: "附件1", branch: "甲" },
    );
    const blank = (...items: string[]) =>
      finding("score-missing", { party: "self", count: items.length, items }, { sheet: "附件1", branch: "甲" });
    expect(foldFindings([missing, blank("第5项")])).toEqual([
      { finding: missing, dependents: [] },
      { finding: blank("第5项"), dependents: [] },
    ]);
    expect(foldFindings([missing, blank("第5项", "第20项")])).toEqual([
      { finding: missing, dependents: [blank("第5项", "第20项")] },
    ]);
  });
});
