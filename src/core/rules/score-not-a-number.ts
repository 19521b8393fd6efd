import { oneLine } from "../text/fold";
import { defineRule, itemClause, itemLabel, scoresOf } from "./rule";
import { pointEntries } from "./table-entries";
import { maximumOf } from "../model/table-cells";

/** A score cell holds something that is evidently no number ("较好", "3/5", TRUE). */
export const scoreNotANumber = defineRule({
  code: "score-not-a-number",
  severity: "error",
  group: "scores",
  clauses: [],
  *check(context) {
    for (const { branch, evaluation, score } of scoresOf(context)) {
      if (score.entry.kind !== "not-a-number" || evaluation.sheet.rubric.letters) continue;
      const { maximum, number } = score.criterion;
      yield {
        sheet: evaluation.sheet.sheet.name,
        cell: score.cell,
        branch: branch.name,
        facts: {
          party: evaluation.party,
          item: itemLabel(score.criterion),
          entered: oneLine(score.entry.text),
          maximum,
        },
        clause: itemClause(evaluation.sheet.form.clause, number),
      };
    }
    for (const { table, column, cell, entry, branch, label } of pointEntries(context)) {
      if (entry.kind !== "text") continue;
      const facts = { party: "score", item: label, entered: oneLine(entry.text), maximum: maximumOf(table, column.id) };
      yield { sheet: table.sheet.name, cell, branch, facts, clause: table.form.clause };
    }
  },
});
