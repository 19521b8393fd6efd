import type { Column } from "../schemes/types";
import { isBlankMark, oneLine } from "../text/fold";
import { readAmount, readCount, readNumber } from "../text/numbers";
import { defineRule } from "./rule";
import { entriesWith } from "./reading/form-fields";
import { declaredEntries } from "./reading/table-entries";

/** An entry that must be a whole number of people or things, 0 or more, a place in an order, or an amount of money. */
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
    for (const { table, column, cell, text, entry, branch, label } of declaredEntries(context, isOtherNumber)) {
      if (isBlankMark(text) || entry.kind === "uncalculated") continue;
      const isRead = column.role === "rank" ? entry.kind !== "error" && !isFraction(text) : readAmount(text) !== null;
      if (isRead) continue;
      const kind = column.role === "amount" ? { kind: "amount" as const } : {};
      const facts = { field: label, entered: oneLine(text), ...kind };
      yield { sheet: table.sheet.name, cell, branch, facts, clause: table.form.clause };
    }
  },
});

function isOtherNumber({ role }: Column): boolean {
  return role === "rank" || role === "amount";
}

/** 1.5 or −2 is no place in an order; words beside a place are a person's own. */
function isFraction(text: string): boolean {
  const number = readNumber(text);
  return number !== null && (!Number.isInteger(number) || number < 1);
}
