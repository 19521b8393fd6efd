import { aboutScore, defineRule, scoresOf } from "./rule";
import { aboutPoints, pointEntries } from "./reading/table-entries";
import { maximumOf } from "../model/table-cells";
import { compare, zero } from "../workbook/decimal";

/** A score below 0. Deductions may be written with a minus; an item with options has a rule of its own. */
export const scoreNegative = defineRule({
  code: "score-negative",
  severity: "error",
  group: "scores",
  clauses: [],
  *check(context) {
    for (const found of scoresOf(context)) {
      const { entry, criterion } = found.score;
      const { maximum, kind, options } = criterion;
      if (entry.kind !== "score" || kind === "deduction" || entry.deducted || options) continue;
      if (compare(entry.value, zero) >= 0) continue;
      yield aboutScore(found, { entered: entry.value.toNumber(), maximum });
    }
    for (const found of pointEntries(context)) {
      const { table, column, entry } = found;
      if (entry.kind !== "number" || !entry.value.lt(0)) continue;
      yield aboutPoints(found, { entered: entry.value.toNumber(), maximum: maximumOf(table, column.id) });
    }
  },
});
