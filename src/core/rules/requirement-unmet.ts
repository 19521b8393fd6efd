import { readAmount, readNumber } from "../text/numbers";
import { numberIn } from "../model/table-cells";
import { decimal, type Big } from "../workbook/decimal";
import { unmetIndicators } from "./reading/indicators";
import { defineRule } from "./rule";
import { declaredEntries, type DeclaredEntry } from "./reading/table-entries";

/** A number that the document asks for is not reached: 100 元 for each member, 70 % who are satisfied. */
export const requirementUnmet = defineRule({
  code: "requirement-unmet",
  severity: "query",
  group: "forms",
  clauses: [],
  *check(context) {
    for (const found of declaredEntries(context, (c) => c.atLeast !== undefined)) {
      const { table, row, column, cell, branch, label } = found;
      const basis = column.atLeast && numberIn(table, row, column.atLeast.column);
      const entered = amountOf(found);
      if (!column.atLeast || !basis || !entered) continue;
      const { times, unit, text, clause } = column.atLeast;
      const required = basis.times(times);
      if (entered.gte(required)) continue;
      yield {
        sheet: table.sheet.name,
        cell,
        branch,
        facts: { field: label, entered: entered.toNumber(), required: required.toNumber(), unit, text },
        clause,
      };
    }
    for (const { sheet, cell, branch, indicator, entered } of unmetIndicators(context.branches)) {
      const { what, atLeast, unit, text, clause } = indicator;
      yield { sheet, cell, branch, facts: { field: what, entered, required: atLeast, unit, text }, clause };
    }
  },
});

function amountOf({ entry, text }: DeclaredEntry): Big | null {
  if (entry.kind === "number") return entry.value;
  const amount = entry.kind === "text" ? (readAmount(text) ?? readNumber(text)) : null;
  return amount === null ? null : decimal(amount);
}
