import type { FieldSheet, FoundField } from "../../model/recognised-sheet";
import type { BranchResult } from "../../model/branch";
import type { ColumnRole, Field, FieldRole } from "../../schemes/types";
import { isBlankMark, oneLine } from "../../text/fold";
import { oncePer } from "../../text/once-per";
import type { CellAddress } from "../../workbook/address";
import type { SheetSnapshot } from "../../workbook/snapshot";
import type { CheckContext } from "../rule";
import { tableSheets } from "./sheets";
import { cellWithRole } from "../../model/table-cells";

/** An entry of a field form with what the form says about it. */
export interface EnteredField {
  readonly sheet: FieldSheet;
  readonly field: Field;
  readonly found: FoundField;
}

/** Every recognised entry of a branch's field forms, in the forms' order: most rules ask for them. */
export const formEntries = oncePer((branch: BranchResult): readonly EnteredField[] =>
  branch.sources.flatMap((sheet) => (sheet.kind === "fields" ? entriesOn(sheet) : [])),
);

function entriesOn(sheet: FieldSheet): readonly EnteredField[] {
  if (sheet.form.kind !== "fields") return [];
  const byId = new Map(sheet.fields.map((found) => [found.id, found]));
  return sheet.form.fields.flatMap((field) => {
    const found = byId.get(field.id);
    return found ? [{ sheet, field, found }] : [];
  });
}

export function fieldsWithRole(branch: BranchResult, role: FieldRole): readonly EnteredField[] {
  return formEntries(branch).filter((entry) => entry.field.role === role);
}

/** A labelled entry of a form, or a cell under a heading of a table. */
export interface FieldEntry {
  readonly role: FieldRole | ColumnRole;
  readonly sheet: SheetSnapshot;
  readonly cell: CellAddress | null;
  /** "" when blank. */
  readonly text: string;
  readonly label: string;
  readonly branch: string | null;
  readonly clause: string;
}

/** A field's official label as messages name it, without the mark of a footnote. */
export function fieldLabel(field: Field): string {
  return oneLine(field.labels[0] ?? field.id).replace(/^\*/, "");
}

function toEntry({ sheet, field, found }: EnteredField, branch: BranchResult): FieldEntry {
  const { cell, text } = found;
  return {
    role: field.role,
    sheet: sheet.sheet,
    cell,
    text,
    label: fieldLabel(field),
    branch: branch.name,
    clause: sheet.form.clause,
  };
}

/** What people entered in fields of these roles, and in columns of these roles, of all visible sheets. */
export function* entriesWith(
  context: CheckContext,
  fields: readonly FieldRole[],
  columns: readonly ColumnRole[],
): Generator<FieldEntry> {
  for (const branch of context.branches) {
    for (const entry of formEntries(branch)) {
      if (!fields.includes(entry.field.role)) continue;
      const read = toEntry(entry, branch);
      if (read.text !== "") yield read;
    }
  }
  for (const table of tableSheets(context)) {
    if (table.form.kind !== "table") continue;
    const wanted = table.form.columns.filter((c) => columns.includes(c.role));
    if (wanted.length === 0) continue;
    for (const row of table.rows) {
      for (const column of wanted) {
        const entry = row.cells[column.id];
        if (!entry || isBlankMark(entry.text)) continue;
        yield {
          role: column.role,
          sheet: table.sheet,
          cell: entry.cell,
          text: entry.text,
          label: oneLine(column.headings[0] ?? column.id),
          branch: cellWithRole(table, row, "branch")?.text ?? null,
          clause: table.form.clause,
        };
      }
    }
  }
}
