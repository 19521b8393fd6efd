import { sumIn } from "../model/table-cells";
import { isRounded, saidMismatches, sumMismatches, wholeMismatches } from "./reading/stated-sums";
import { defineRule } from "./rule";
import { declaredEntries } from "./reading/table-entries";
import { branchOn, scoringSheets } from "./reading/sheets";

/** A typed 合计 or 总分 of scores differs from the sum of the same column's valid scores, or of its ledger row; so does one in a line of words. */
export const totalMismatch = defineRule({
  code: "total-mismatch",
  severity: "error",
  group: "totals",
  clauses: [],
  *check(context) {
    for (const { sheet, cell, branch, fix, party, entered, computed } of sumMismatches(context, "total")) {
      yield { sheet, cell, branch, fix, facts: { party, entered, computed } };
    }
    for (const { sheet, cell, branch, party, entered, computed } of saidMismatches(context)) {
      yield { sheet, cell, branch, facts: { party, entered, computed } };
    }
    for (const { sheet, cell, branch, entered, computed } of wholeMismatches(context)) {
      yield { sheet, cell, branch, facts: { party: "whole", entered, computed } };
    }
    for (const { table, row, column, cell, entry, branch } of declaredEntries(context, (c) => c.sumOf !== undefined)) {
      const computed = sumIn(table, row, column.id);
      if (!computed || entry.kind !== "number" || isRounded(entry.value.toNumber(), computed)) continue;
      const facts = { party: "score", entered: entry.value.toNumber(), computed: computed.toNumber() };
      yield { sheet: table.sheet.name, cell, branch, facts, clause: table.form.clause };
    }
  },
  *unchecked(context) {
    for (const sheet of scoringSheets(context)) {
      if (!sheet.rubric.hasItemWeights) continue;
      yield { sheet: sheet.sheet.name, branch: branchOn(context, sheet), code: "item-weights", facts: {} };
    }
  },
});
