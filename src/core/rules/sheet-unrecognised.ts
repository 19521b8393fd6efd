import { defineRule } from "./rule";

/** A visible sheet with content fits no form: it was not checked. */
export const sheetUnrecognised = defineRule({
  code: "sheet-unrecognised",
  severity: "info",
  group: "sheets",
  clauses: [],
  *check({ sheets }) {
    for (const { template, sheet } of sheets) {
      if (template !== null || sheet.visibility !== "visible" || sheet.cells.size === 0) continue;
      yield { sheet: sheet.name, cell: null, branch: null, facts: { sheet: sheet.name } };
    }
  },
});
