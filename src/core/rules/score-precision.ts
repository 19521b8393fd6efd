import { aboutScore, defineRule, scoresOf } from "./rule";

const DECIMALS = 2;

/** A valid score with more than two decimals; what floating point adds beyond the tenth does not count. */
export const scorePrecision = defineRule({
  code: "score-precision",
  severity: "info",
  group: "scores",
  clauses: [],
  *check(context) {
    for (const found of scoresOf(context)) {
      const { entry, isValid } = found.score;
      if (entry.kind !== "score" || !isValid) continue;
      const value = entry.value.round(10);
      if (!value.eq(value.round(DECIMALS))) yield aboutScore(found, { entered: entry.value.toNumber() });
    }
  },
});
