import { sumMismatches } from "./reading/stated-sums";
import { defineRule } from "./rule";

/** A typed 小计 of scores differs from the sum of its category's scores. */
export const categorySumMismatch = defineRule({
  code: "category-sum-mismatch",
  severity: "error",
  group: "totals",
  clauses: [],
  *check(context) {
    for (const { category, party, entered, computed, ...place } of sumMismatches(context, "category-sum")) {
      yield { ...place, facts: { party, category: category ?? "", entered, computed } };
    }
  },
});
