import { defineRule, itemLabel, scoresOf } from "./rule";
import { pointEntries } from "./table-entries";

/** A score cell shows an Excel error (#DIV/0!, #REF!). */
export const scoreIsError = defineRule({
  code: "score-is-error",
  severity: "error",
  group: "scores",
  clauses: [],
  *check(context) {
    for (const { branch, evaluation, score } of scoresOf(context)) {
      if (score.entry.kind !== "error") continue;
      yield {
        sheet: evaluation.sheet.sheet.name,
        cell: score.cell,
        branch: branch.name,
        facts: { party: evaluation.party, item: itemLabel(score.criterion), entered: score.entry.error },
      };
    }
    for (const { table, cell, entry, branch, label } of pointEntries(context)) {
      if (entry.kind !== "error") continue;
      const facts = { party: "score", item: label, entered: entry.error };
      yield { sheet: table.sheet.name, cell, branch, facts, clause: table.form.clause };
    }
  },
});
