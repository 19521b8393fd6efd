import { readCount } from "../text/numbers";
import { levelCounts } from "./reading/level-counts";
import { wrongCounts } from "./reading/level-statistics";
import { wrongSelections } from "./reading/drawn-lists";
import { wrongRanks } from "./reading/ranks";
import { defineRule } from "./rule";

/**
 * The totals below a table state another number of branches on a level than its rows; in statistics, all
 * levels together are not as many as all branches; places in an order that the scores do not give; a list of the
 * branches on one level that is not what the results say.
 */
export const countMismatch = defineRule({
  code: "count-mismatch",
  severity: "error",
  group: "counts",
  clauses: [],
  *check(context) {
    for (const { table, level, cell, text, computed, unknown } of levelCounts(context)) {
      const entered = readCount(text);
      // A row with a word that is no level may be the one that is missing; it has its own finding.
      if (entered === null || (entered >= computed && entered - computed <= unknown)) continue;
      yield {
        sheet: table.sheet.name,
        cell,
        branch: null,
        facts: { what: level, entered, computed },
        clause: table.form.clause,
      };
    }
    for (const { table, cell, ...facts } of [...wrongCounts(context), ...wrongRanks(context)]) {
      yield { sheet: table.sheet.name, cell, branch: null, facts, clause: table.form.clause };
    }
    for (const { table, cell, level, ...facts } of wrongSelections(context)) {
      yield {
        sheet: table.sheet.name,
        cell,
        branch: null,
        facts: { what: level, ...facts },
        clause: table.form.clause,
      };
    }
  },
});
