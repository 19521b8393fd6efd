import type { ColumnRole, FieldRole } from "../schemes/types";
import { oneLine } from "../text/fold";
import { toA1, type CellAddress } from "../workbook/address";
import { cellAt, type Cell, type SheetSnapshot } from "../workbook/snapshot";
import { defineRule, type CheckContext } from "./rule";
import { formEntries } from "./reading/form-fields";
import { branchOn, scoringSheets, tableSheets } from "./reading/sheets";
import { cellWithRole } from "../model/table-cells";

/** Entries that may well be calculated or linked. */
const numeric: readonly (FieldRole | ColumnRole)[] = [
  "count",
  "date",
  "dues-due",
  "dues-paid",
  "number",
  "total",
  "score",
  "share",
  "level",
];

/** Numbers are written with a leading + (+86 138…). */
const phones: readonly (FieldRole | ColumnRole)[] = ["phone", "mobile"];

/**
 * A text entry is a formula, or begins so that Excel or another program would take it for one when
 * it is pasted or exported.
 */
export const formulaInText = defineRule({
  code: "formula-in-text",
  severity: "query",
  group: "integrity",
  clauses: [],
  *check(context) {
    const told = new Set<string>();
    for (const { sheet, cell, role, branch } of textCells(context)) {
      const entered = formulaLike(cellAt(sheet, cell.row, cell.column), phones.includes(role));
      const place = `${sheet.id} ${toA1(cell)}`;
      if (entered === null || told.has(place)) continue;
      told.add(place);
      yield { sheet: sheet.name, cell, branch, facts: { entered } };
    }
  },
});

interface TextCell {
  readonly sheet: SheetSnapshot;
  readonly cell: CellAddress;
  readonly role: FieldRole | ColumnRole;
  readonly branch: string | null;
}

function* textCells(context: CheckContext): Generator<TextCell> {
  for (const branch of context.branches) {
    for (const { sheet, field, found } of formEntries(branch)) {
      if (numeric.includes(field.role) || !found.cell) continue;
      yield { sheet: sheet.sheet, cell: found.cell, role: field.role, branch: branch.name };
    }
  }
  // An item's own words: what a formula puts together may change behind them.
  for (const sheet of scoringSheets(context)) {
    for (const { text: cell } of sheet.items) {
      if (cellAt(sheet.sheet, cell.row, cell.column)?.formula === undefined) continue;
      yield { sheet: sheet.sheet, cell, role: "text", branch: branchOn(context, sheet) };
    }
  }
  for (const table of tableSheets(context)) {
    if (table.form.kind !== "table") continue;
    for (const row of table.rows) {
      const branch = cellWithRole(table, row, "branch")?.text ?? null;
      for (const { id, role } of table.form.columns) {
        const entry = row.cells[id];
        if (entry && !numeric.includes(role)) yield { sheet: table.sheet, cell: entry.cell, role, branch };
      }
    }
  }
}

function formulaLike(cell: Cell | undefined, isPhone: boolean): string | null {
  if (cell?.formula !== undefined) return `=${cell.formula}`;
  if (typeof cell?.value !== "string") return null;
  const text = oneLine(cell.value);
  const isLike = isPhone ? /^[=@]|^[+-]\p{L}/u.test(text) : /^[=+@]|^-\p{L}/u.test(text);
  return isLike ? text : null;
}
