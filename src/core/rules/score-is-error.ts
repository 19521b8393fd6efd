import { aboutScore, defineRule, scoresOf } from "./rule";
import { aboutPoints, pointEntries } from "./reading/table-entries";

/** A score cell shows an Excel error (#DIV/0!, #REF!). */
export const scoreIsError = defineRule({
  code: "score-is-error",
  severity: "error",
  group: "scores",
  clauses: [],
  *check(context) {
    for (const found of scoresOf(context)) {
      const { entry } = found.score;
      if (entry.kind === "error") yield aboutScore(found, { entered: entry.error });
    }
    for (const found of pointEntries(context)) {
      if (found.entry.kind === "error") yield aboutPoints(found, { entered: found.entry.error });
    }
  },
});
