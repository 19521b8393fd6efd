import { isMerged } from "../records/merged-scores";
import { defineRule, evaluationsOf, itemClause, itemLabel, scoresOf } from "./rule";
import { scoringSheets } from "./sheets";

/**
 * A score is higher than the item's official maximum. Exactly the maximum is full marks; an item with
 * printed options has a rule of its own.
 */
export const scoreAboveMaximum = defineRule({
  code: "score-above-maximum",
  severity: "error",
  group: "scores",
  clauses: [],
  *check(context) {
    for (const { branch, evaluation, score } of scoresOf(context)) {
      const { maximum, number, kind, options } = score.criterion;
      if (score.entry.kind !== "score" || maximum === null || options) continue;
      const { deducted } = score.entry;
      const value = deducted ?? (kind === "deduction" ? score.entry.value.abs() : score.entry.value);
      if (value.lte(maximum) || isMerged(evaluation, score)) continue;
      yield {
        sheet: evaluation.sheet.sheet.name,
        cell: score.cell,
        branch: branch.name,
        facts: {
          party: evaluation.party,
          item: itemLabel(score.criterion),
          entered: (deducted ?? score.entry.value).toNumber(),
          maximum,
        },
        clause: itemClause(evaluation.sheet.form.clause, number),
      };
    }
  },
  *unchecked(context) {
    for (const { sheet, items, columns } of scoringSheets(context)) {
      if (columns.length > 0 || new Set(items.map((i) => i.row)).size === items.length) continue;
      yield { sheet: sheet.name, branch: null, code: "side-by-side", facts: {} };
    }
    const told = new Set<string>();
    for (const { branch, evaluation } of evaluationsOf(context)) {
      const { sheet, rubric } = evaluation.sheet;
      if (rubric.letters || told.has(sheet.id)) continue;
      if (evaluation.scores.some((s) => s.criterion.maximum !== null)) continue;
      told.add(sheet.id);
      yield { sheet: sheet.name, branch: branch.name, code: "no-maxima", facts: {} };
    }
  },
});
