import { defineRule, itemClause, itemLabel, scoresOf } from "./rule";

/** A score is higher than the item's official maximum. Exactly the maximum is full marks. */
export const scoreAboveMaximum = defineRule({
  code: "score-above-maximum",
  severity: "error",
  group: "scores",
  clauses: [],
  *check(context) {
    for (const { branch, evaluation, score } of scoresOf(context)) {
      const { maximum, number, kind } = score.criterion;
      if (score.entry.kind !== "score" || maximum === null) continue;
      const value = kind === "deduction" ? score.entry.value.abs() : score.entry.value;
      if (value.lte(maximum)) continue;
      yield {
        sheet: evaluation.sheet.sheet.name,
        cell: score.cell,
        branch: branch.name,
        facts: {
          party: evaluation.party,
          item: itemLabel(score.criterion),
          entered: score.entry.value.toNumber(),
          maximum,
        },
        clause: itemClause(evaluation.sheet.form.clause, number),
      };
    }
  },
});
