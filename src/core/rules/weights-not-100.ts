import { decimal, sum } from "../workbook/decimal";
import { defineRule } from "./rule";
import { branchOn, scoringSheets } from "./reading/sheets";

/** The shares that a rubric gives to its parties do not add up to 100 %. */
export const weightsNot100 = defineRule({
  code: "weights-not-100",
  severity: "error",
  group: "rubric",
  clauses: [],
  *check(context) {
    for (const sheet of scoringSheets(context)) {
      const { weights } = sheet.scheme;
      const percent = sum(weights.map((w) => decimal(w.share))).times(100);
      if (weights.length === 0 || percent.eq(100)) continue;
      yield {
        sheet: sheet.sheet.name,
        cell: null,
        branch: branchOn(context, sheet),
        facts: { entered: percent.toNumber() },
        clause: weights[0]?.clause ?? null,
      };
    }
  },
});
