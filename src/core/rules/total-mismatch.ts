import { indicatorRows } from "./indicator-rows";
import { isRounded, sumMismatches, wholeMismatches } from "./stated-sums";
import { defineRule } from "./rule";
import { branchOn, scoringSheets } from "./sheets";

/** A typed 合计 or 总分 of scores differs from the sum of the same column's valid scores, or of its ledger row. */
export const totalMismatch = defineRule({
  code: "total-mismatch",
  severity: "error",
  group: "totals",
  clauses: [],
  *check(context) {
    for (const { sheet, cell, branch, fix, party, entered, computed } of sumMismatches(context, "total")) {
      yield { sheet, cell, branch, fix, facts: { party, entered, computed } };
    }
    for (const { sheet, cell, branch, entered, computed } of wholeMismatches(context)) {
      yield { sheet, cell, branch, facts: { party: "whole", entered, computed } };
    }
    for (const { table, branch, computed, total } of indicatorRows(context)) {
      if (!computed || !total || isRounded(total.value.toNumber(), computed)) continue;
      yield {
        sheet: table.sheet.name,
        cell: total.cell,
        branch,
        facts: { party: "score", entered: total.value.toNumber(), computed: computed.toNumber() },
        clause: table.form.clause,
      };
    }
  },
  *unchecked(context) {
    for (const sheet of scoringSheets(context)) {
      if (!sheet.rubric.hasItemWeights) continue;
      yield { sheet: sheet.sheet.name, branch: branchOn(context, sheet), code: "item-weights", facts: {} };
    }
  },
});
