import { readDate } from "../text/dates";
import { oneLine } from "../text/fold";
import { defineRule } from "./rule";
import { entriesWith } from "./form-fields";

/** An entry that must be a date and cannot be read as one, in any form that the documents use. */
export const dateInvalid = defineRule({
  code: "date-invalid",
  severity: "error",
  group: "forms",
  clauses: [],
  *check(context) {
    for (const { sheet, cell, text, label, branch, clause } of entriesWith(context, ["date"], ["date"])) {
      if (readDate(text) !== null) continue;
      yield { sheet: sheet.name, cell, branch, facts: { field: label, entered: oneLine(text) }, clause };
    }
  },
});
