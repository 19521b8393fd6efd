import type { BranchResult, Evaluation } from "../model/branch";
import { evaluationOf } from "../scoring/totals";
import { fold } from "../text/fold";
import { compare, decimal } from "../workbook/decimal";
import { defineRule, criterionLabel } from "./rule";
import { rectificationOf } from "./reading/rectification";

/**
 * The branch took points off an item, and no problem of its rectification form concerns that item.
 * Only the problems count, not the measures; what concerns an item is told by its match words.
 */
export const deductionNotRectified = defineRule({
  code: "deduction-not-rectified",
  severity: "query",
  group: "rectification",
  clauses: ["附件3"],
  *check({ branches }) {
    for (const branch of branches) {
      const rectification = rectificationOf(branch);
      const evaluation = ownEvaluation(branch);
      if (!rectification || !evaluation) continue;
      const problems = fold(rectification.problems.found.text);
      for (const { criterion, entry, isValid, cell } of evaluation.scores) {
        const { maximum, matchWords } = criterion;
        if (entry.kind !== "score" || !isValid || maximum === null || matchWords.length === 0) continue;
        if (criterion.kind !== "score" && criterion.kind !== "options") continue;
        if (compare(entry.value, decimal(maximum)) >= 0 || matchWords.some((word) => problems.includes(fold(word))))
          continue;
        yield {
          sheet: evaluation.sheet.sheet.name,
          cell,
          branch: branch.name,
          facts: {
            party: evaluation.party,
            item: criterionLabel(criterion),
            entered: entry.value.toNumber(),
            maximum,
            words: matchWords,
          },
          clause: rectification.problems.sheet.form.clause,
        };
      }
    }
  },
});

/** The form is the branch's own, so its own scores count; a column that names no party is its own too. */
export function ownEvaluation({ evaluations }: BranchResult): Evaluation | undefined {
  return evaluationOf(evaluations, "self") ?? evaluationOf(evaluations, "score");
}
