import type { TableRow, TableSheet } from "../model/recognised-sheet";
import type { RowCondition } from "../schemes/types";
import { readLevel } from "../schemes/levels";
import { postWords } from "../schemes/words";
import type { BranchResult } from "../model/branch";
import { bare, isBlankMark } from "../text/fold";
import { saysNone } from "../text/lists";
import { cellAt } from "../workbook/snapshot";
import { defineRule, type CheckContext, type Report } from "./rule";
import { tableSheets } from "./reading/sheets";
import { columnLabel } from "./reading/table-entries";
import { cellWithRole, columnsOfForm, entryIn } from "../model/table-cells";
import { missingOnPublicity } from "./reading/publicity";
import { fieldLabel, formEntries, type EnteredField } from "./reading/form-fields";

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
    for (const { sheet, cell, branch, label } of missingOnPublicity(context.sheets)) {
      yield { sheet, cell, branch, facts: { field: label }, clause: null };
    }
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

/** So many rows without any entry in a column are one finding. */
const WHOLE_COLUMN = 3;

/** Blanks of a table that its document does not allow in rows such as these. */
function* missingInRows(context: CheckContext): Generator<Report<"field-missing">> {
  for (const table of tableSheets(context)) {
    for (const column of columnsOfForm(table)) {
      const { id, requiredWhen } = column;
      if (!requiredWhen || !table.columns.some((c) => c.id === id)) continue;
      const asked = table.rows.filter((row) => requiredWhen.says.every((says) => isSaid(table, row, says)));
      const blank = asked.filter((row) => entryIn(table, row, id).kind === "blank");
      const isWhole = blank.length === asked.length && blank.length >= WHOLE_COLUMN;
      for (const row of isWhole ? blank.slice(0, 1) : blank) {
        yield {
          sheet: table.sheet.name,
          cell: row.cells[id]?.cell ?? null,
          branch: isWhole ? null : (cellWithRole(table, row, "branch")?.text ?? null),
          facts: { field: columnLabel(column), ...(isWhole ? { rows: blank.length } : {}) },
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
function missingField({ sheet, field, found }: EnteredField): string | null {
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
