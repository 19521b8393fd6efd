import { oneLine } from "../text/fold";
import { defineRule, itemClause, criterionLabel } from "./rule";
import { branchOn, scoringSheets } from "./reading/sheets";

/** An item's wording differs from the official one in more than punctuation, width and white space. */
export const itemTextAltered = defineRule({
  code: "item-text-altered",
  severity: "query",
  group: "rubric",
  clauses: [],
  *check(context) {
    for (const sheet of scoringSheets(context)) {
      for (const { criterion, similarity, text, foundText } of sheet.items) {
        if (similarity === 1) continue;
        yield {
          sheet: sheet.sheet.name,
          cell: text,
          branch: branchOn(context, sheet),
          facts: { item: criterionLabel(criterion), entered: oneLine(foundText), official: oneLine(criterion.text) },
          clause: itemClause(sheet.form.clause, criterion.number),
        };
      }
    }
  },
});
