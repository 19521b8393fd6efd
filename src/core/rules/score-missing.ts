import { isMerged } from "../records/merged-scores";
import { cellKey } from "../workbook/snapshot";
import { isAwaited } from "../scoring/points";
import { defineRule, evaluationsOf, criterionLabel } from "./rule";

/** A party that has begun to score leaves items blank: one finding for its sheet, at the first blank. */
export const scoreMissing = defineRule({
  code: "score-missing",
  severity: "error",
  group: "scores",
  clauses: [],
  *check(context) {
    for (const { branch, evaluation } of evaluationsOf(context)) {
      const blank = evaluation.scores
        .filter((s) => isAwaited(s) && !isMerged(evaluation, s))
        .sort((a, b) => a.cell.row - b.cell.row);
      const first = blank[0];
      if (!first) continue;
      yield {
        sheet: evaluation.sheet.sheet.name,
        cell: first.cell,
        branch: branch.name,
        facts: { party: evaluation.party, count: blank.length, items: blank.map((s) => criterionLabel(s.criterion)) },
        clause: evaluation.sheet.form.clause,
      };
    }
  },
  // A blank in a column of deductions is read as nothing taken off; whether it is still to be filled in no cell says.
  *unchecked(context) {
    for (const { branch, evaluation } of evaluationsOf(context)) {
      const { column, scores, sheet, party } = evaluation;
      if (!column.isDeduction || !evaluation.isStarted) continue;
      const { cells } = sheet.sheet;
      const blank = scores.filter(
        ({ cell, entry }) => entry.kind === "score" && !cells.has(cellKey(cell.row, cell.column)),
      );
      if (blank.length === 0) continue;
      const facts = { party, count: blank.length };
      yield { sheet: sheet.sheet.name, branch: branch.name, code: "deduction-blanks", facts };
    }
  },
});
