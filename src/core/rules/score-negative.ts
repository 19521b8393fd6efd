import { defineRule, itemClause, itemLabel, scoresOf } from "./rule";
import { pointEntries } from "./table-entries";
import { maximumOf } from "../model/table-cells";

/** A score below 0. Deductions may be written with a minus; an item with options has a rule of its own. */
export const scoreNegative = defineRule({
  code: "score-negative",
  severity: "error",
  group: "scores",
  clauses: [],
  *check(context) {
    for (const { branch, evaluation, score } of scoresOf(context)) {
      const { entry } = score;
      const { maximum, number, kind, options } = score.criterion;
      if (entry.kind !== "score" || kind === "deduction" || entry.deducted || options || !entry.value.lt(0)) continue;
      yield {
        sheet: evaluation.sheet.sheet.name,
        cell: score.cell,
        branch: branch.name,
        facts: {
          party: evaluation.party,
          item: itemLabel(score.criterion),
          entered: entry.value.toNumber(),
          maximum,
        },
        clause: itemClause(evaluation.sheet.form.clause, number),
      };
    }
    for (const { table, column, cell, entry, branch, label } of pointEntries(context)) {
      if (entry.kind !== "number" || !entry.value.lt(0)) continue;
      const entered = entry.value.toNumber();
      const facts = { party: "score", item: label, entered, maximum: maximumOf(table, column.id) };
      yield { sheet: table.sheet.name, cell, branch, facts, clause: table.form.clause };
    }
  },
});
