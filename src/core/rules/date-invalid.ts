import { columnsOfForm } from "../model/table-cells";
import { isBefore, readDate, readQuarter } from "../text/dates";
import { isBlankMark, oneLine } from "../text/fold";
import { datedLines } from "./reading/dated-lines";
import { defineRule, type Report } from "./rule";
import { entriesWith } from "./reading/form-fields";
import { ledgerEntries } from "./reading/ledger-rows";
import type { OwnEntry } from "./reading/own-rows";
import { publishedRows } from "./reading/publicity";
import { branchOn } from "./reading/sheets";
import { columnLabel, declaredEntries } from "./reading/table-entries";

/**
 * An entry that must be a date, or a month, and cannot be read as one in any form that the documents use; one that
 * lies before the date with which it begins.
 */
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
    for (const { table, cell, text, branch, label } of declaredEntries(context, ({ role }) => role === "month")) {
      if (isBlankMark(text) || readQuarter(text) !== null) continue;
      const facts = { field: label, entered: oneLine(text) };
      yield { sheet: table.sheet.name, cell, branch, facts, clause: table.form.clause };
    }
    for (const { table, row, column, cell, text, branch, label } of declaredEntries(
      context,
      ({ notBefore }) => notBefore !== undefined,
    )) {
      const start = column.notBefore === undefined ? undefined : row.cells[column.notBefore];
      const [first, last] = [readDate(start?.text ?? ""), readDate(text)];
      if (!start || !first || !last || !isBefore(last, first)) continue;
      const meant = columnsOfForm(table).find(({ id }) => id === column.notBefore);
      const after = { after: oneLine(start.text), afterField: meant ? columnLabel(meant) : "" };
      const facts = { field: label, entered: oneLine(text), ...after };
      yield { sheet: table.sheet.name, cell, branch, facts, clause: table.form.clause };
    }
    for (const { sheet, cell, label, text } of datedLines(context)) {
      if (readDate(text) !== null) continue;
      const place = { sheet: sheet.sheet.name, cell: { row: cell.row, column: cell.column } };
      yield { ...place, branch: branchOn(context, sheet), facts: { field: label, entered: text }, clause: null };
    }
    for (const { entry } of publishedRows(context.sheets)) {
      yield* unreadable(entry("begins"), entry("ends"));
      yield* endsEarly(entry("begins"), entry("ends"));
    }
    for (const { entry } of ledgerEntries(context.sheets)) {
      yield* unreadable(entry("promised"), entry("rechecked"), entry("closed"));
    }
  },
});

function* unreadable(...entries: readonly OwnEntry[]): Generator<Report<"date-invalid">> {
  for (const { sheet, cell, branch, label, text } of entries) {
    if (isBlankMark(text) || readDate(text) !== null) continue;
    yield { sheet, cell, branch, facts: { field: label, entered: text }, clause: null };
  }
}

function* endsEarly(begins: OwnEntry, ends: OwnEntry): Generator<Report<"date-invalid">> {
  const [first, last] = [readDate(begins.text), readDate(ends.text)];
  if (!first || !last || !isBefore(last, first)) return;
  const { sheet, cell, branch, label, text } = ends;
  const facts = { field: label, entered: text, after: begins.text, afterField: begins.label };
  yield { sheet, cell, branch, facts, clause: null };
}
