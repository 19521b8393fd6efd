import { defineRule, itemClause, criterionLabel } from "./rule";
import { branchOn, categoryCell, scoringSheets } from "./reading/sheets";

/** An official item is nowhere on the sheet. It belongs into its category, where the finding stands. */
export const itemMissing = defineRule({
  code: "item-missing",
  severity: "error",
  group: "rubric",
  clauses: [],
  *check(context) {
    for (const sheet of scoringSheets(context)) {
      const found = new Set(sheet.items.map((i) => i.criterion));
      for (const category of sheet.rubric.categories) {
        for (const criterion of category.items) {
          if (found.has(criterion)) continue;
          yield {
            sheet: sheet.sheet.name,
            cell: categoryCell(sheet, category.name),
            branch: branchOn(context, sheet),
            facts: { item: criterionLabel(criterion), category: category.name },
            clause: itemClause(sheet.form.clause, criterion.number),
          };
        }
      }
    }
  },
});
