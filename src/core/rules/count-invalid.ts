import { oneLine } from "../text/fold";
import { readCount } from "../text/numbers";
import { defineRule } from "./rule";
import { entriesWith } from "./form-fields";

/** An entry that must be a whole number of people or things, 0 or more. */
export const countInvalid = defineRule({
  code: "count-invalid",
  severity: "error",
  group: "forms",
  clauses: [],
  *check(context) {
    for (const { sheet, cell, text, label, branch, clause } of entriesWith(context, ["count"], ["count"])) {
      if (readCount(text) !== null) continue;
      yield { sheet: sheet.name, cell, branch, facts: { field: label, entered: oneLine(text) }, clause };
    }
  },
});
