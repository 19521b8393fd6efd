import { splitNumber } from "../text/fold";
import { defineRule, criterionLabel } from "./rule";
import { branchOn, scoringSheets } from "./reading/sheets";

/** A row that looks like an item and is none of the official ones; its score counts nowhere. */
export const itemAdded = defineRule({
  code: "item-added",
  severity: "query",
  group: "rubric",
  clauses: [],
  *check(context) {
    for (const sheet of scoringSheets(context)) {
      for (const { text, foundText } of sheet.extraItems) {
        const { number, rest } = splitNumber(foundText);
        yield {
          sheet: sheet.sheet.name,
          cell: text,
          branch: branchOn(context, sheet),
          facts: { item: criterionLabel({ number, text: rest }) },
          clause: sheet.form.clause,
        };
      }
    }
  },
});
