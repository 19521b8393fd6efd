import { oneLine } from "../text/fold";
import { aboutScore, defineRule, scoresOf } from "./rule";
import { aboutPoints, pointEntries } from "./reading/table-entries";
import { maximumOf } from "../model/table-cells";

/** A score cell holds something that is evidently no number ("较好", "3/5", TRUE). */
export const scoreNotANumber = defineRule({
  code: "score-not-a-number",
  severity: "error",
  group: "scores",
  clauses: [],
  *check(context) {
    for (const found of scoresOf(context)) {
      const { entry, criterion } = found.score;
      if (entry.kind !== "not-a-number" || found.evaluation.sheet.rubric.letters) continue;
      yield aboutScore(found, { entered: oneLine(entry.text), maximum: criterion.maximum });
    }
    for (const found of pointEntries(context)) {
      const { table, column, entry } = found;
      if (entry.kind !== "text") continue;
      yield aboutPoints(found, { entered: oneLine(entry.text), maximum: maximumOf(table, column.id) });
    }
  },
});
