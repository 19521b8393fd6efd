import { rules } from "../../../src/core/rules/index";
import { runRule } from "../../../src/core/rules/rule";
import { tianning2012 } from "../../../src/core/schemes/tianning-2012/scheme";
import type { Scheme } from "../../../src/core/schemes/types";
import type { LiteralCell } from "../../support/workbook";
import { cleanBook, contextOf, withCells } from "../../support/rule-book";
import { withCriterion, withRubric } from "../../support/schemes";

const withOptions = withCriterion(tianning2012, "26", { kind: "options", options: [5, 3, 2, 0] });
const withLetters = withRubric(tianning2012, (rubric) => ({ ...rubric, letters: ["A", "B", "C", "D"] }));

/** What all rules on scores say about one self score under a scheme. */
function about(scheme: Scheme, cell: string, entered: LiteralCell): readonly unknown[] {
  const context = contextOf(withCells(cleanBook(), { [`附件1!${cell}`]: entered }), [scheme]);
  return rules
    .filter((rule) => rule.group === "scores")
    .flatMap((rule) => runRule(rule, context))
    .filter((f) => f.cell === cell)
    .map((f) => [f.code, f.facts["entered" as keyof typeof f.facts]]);
}

describe("score-option-invalid", () => {
  it.each([5, 3, 2, 0])("accepts the option %p", (entered) => {
    expect(about(withOptions, "D30", entered)).toEqual([]);
  });

  it.each([4, 6, -1, 2.5])("refuses %p once, whichever side of the options it lies on", (entered) => {
    expect(about(withOptions, "D30", entered)).toEqual([["score-option-invalid", entered]]);
  });

  it("tells text from a wrong option", () => {
    expect(about(withOptions, "D30", "较好")).toEqual([["score-not-a-number", "较好"]]);
    expect(about(withOptions, "D30", "3分")).toEqual([["score-as-text", "3分"]]);
    expect(about(withOptions, "D30", "4分")).toEqual([
      ["score-option-invalid", 4],
      ["score-as-text", "4分"],
    ]);
  });

  it.each(["A", "ｂ", "C级", "较差（D）"])("accepts the letter %s", (entered) => {
    expect(about(withLetters, "D5", entered)).toEqual([]);
  });

  it.each(["E", "好", 90])("refuses %p where a letter is asked for", (entered) => {
    expect(about(withLetters, "D5", entered)).toEqual([["score-option-invalid", entered]]);
  });

  it("states the options and the clause", () => {
    const context = contextOf(withCells(cleanBook(), { "附件1!D30": 4 }), [withOptions]);
    const rule = rules.find((r) => r.code === "score-option-invalid");
    const [finding] = rule ? runRule(rule, context) : [];
    expect(finding).toMatchObject({
      severity: "error",
      sheet: "附件1",
      cell: "D30",
      branch: "白桦小学党支部",
      clause: "附件1 第26项",
      facts: { party: "self", item: "26．党支部受到上级的表彰表扬或被树为典型。", entered: 4, options: [5, 3, 2, 0] },
    });
  });
});
