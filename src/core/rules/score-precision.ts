import { defineRule, itemLabel, scoresOf } from "./rule";

const DECIMALS = 2;

/** A valid score with more than two decimals; what floating point adds beyond the tenth does not count. */
export const scorePrecision = defineRule({
  code: "score-precision",
  severity: "info",
  group: "scores",
  clauses: [],
  *check(context) {
    for (const { branch, evaluation, score } of scoresOf(context)) {
      if (score.entry.kind !== "score" || !score.isValid) continue;
      const value = score.entry.value.round(10);
      if (value.eq(value.round(DECIMALS))) continue;
      yield {
        sheet: evaluation.sheet.sheet.name,
        cell: score.cell,
        branch: branch.name,
        facts: {
          party: evaluation.party,
          item: itemLabel(score.criterion),
          entered: score.entry.value.toNumber(),
        },
      };
    }
  },
});
