import type { TableRow, TableSheet } from "../model/recognised-sheet";
import type { RowCondition } from "../schemes/types";
import { readLevel } from "../schemes/levels";
import { postWords } from "../schemes/words";
import type { BranchResult } from "../model/branch";
import { bare, isBlankMark, oneLine } from "../text/fold";
import { saysNone } from "../text/lists";
import { cellAt } from "../workbook/snapshot";
import { defineRule, type CheckContext, type Report } from "./rule";
import { tableSheets } from "./sheets";
import { cellWithRole } from "../model/table-cells";
import { fieldLabel, formEntries, type FormEntry } from "./form-fields";

/**
 * A required entry of a form is blank, or names a post where a person with a post is asked for. A
 * branch that has entered nothing anywhere has not begun.
 */
export const fieldMissing = defineRule({
  code: "field-missing",
  severity: "query",
  group: "forms",
  clauses: ["附件2", "附件3"],
  *check(context) {
    yield* missingInRows(context);
    for (const branch of context.branches) {
      if (!hasBegun(branch)) continue;
      for (const entry of formEntries(branch)) {
        const field = missingField(entry);
        if (field === null) continue;
        const { sheet, found } = entry;
        yield {
          sheet: sheet.sheet.name,
          cell: found.cell ?? found.label,
          branch: branch.name,
          facts: { field },
          clause: sheet.form.clause,
        };
      }
    }
  },
});

/** Blanks of a table that its document does not allow in rows such as these. */
function* missingInRows(context: CheckContext): Generator<Report<"field-missing">> {
  for (const table of tableSheets(context)) {
    if (table.form.kind !== "table") continue;
    for (const { id, headings, requiredWhen } of table.form.columns) {
      if (!requiredWhen) continue;
      for (const row of table.rows) {
        const entry = row.cells[id];
        if (!entry || !isBlankMark(entry.text) || !requiredWhen.says.every((says) => isSaid(table, row, says)))
          continue;
        if (cellAt(table.sheet, entry.cell.row, entry.cell.column)?.formula !== undefined) continue;
        yield {
          sheet: table.sheet.name,
          cell: entry.cell,
          branch: cellWithRole(table, row, "branch")?.text ?? null,
          facts: { field: oneLine(headings[0] ?? id) },
          clause: requiredWhen.clause,
        };
      }
    }
  }
}

function isSaid(table: TableSheet, row: TableRow, { role, column, values }: RowCondition): boolean {
  const entry = column === undefined ? role && cellWithRole(table, row, role) : row.cells[column];
  const text = entry?.text ?? "";
  if (!values) return !isBlankMark(text) && !saysNone(text);
  const said = role === "level" ? readLevel(text, table.scheme) : bare(text);
  return said !== null && values.includes(said);
}

/** The label of what is missing; null when nothing is. */
function missingField({ sheet, field, found }: FormEntry): string | null {
  if (!field.isRequired) return null;
  // A formula that was not calculated shows nothing, and is an entry all the same.
  if (found.cell && cellAt(sheet.sheet, found.cell.row, found.cell.column)?.formula !== undefined) return null;
  if (isBlankMark(found.text)) return fieldLabel(field);
  if (field.role !== "reporter" || !postWords.includes(bare(found.text))) return null;
  // 填报人及职务 holds the post; its shorter wording 填报人 is what is missing.
  return field.labels.at(-1) ?? fieldLabel(field);
}

export function hasBegun(branch: BranchResult): boolean {
  return branch.evaluations.length > 0 || formEntries(branch).some(({ found }) => !isBlankMark(found.text));
}
