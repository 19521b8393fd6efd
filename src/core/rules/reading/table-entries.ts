import type { TableRow, TableSheet } from "../../model/recognised-sheet";
import { cellWithRole, columnsOfForm, entryIn, type TableEntry } from "../../model/table-cells";
import type { Column } from "../../schemes/types";
import { oneLine } from "../../text/fold";
import type { CellAddress } from "../../workbook/address";
import type { CheckContext } from "../rule";
import { tableSheets } from "./sheets";

/** An entry of a list beside what its column declares. */
export interface DeclaredEntry {
  readonly table: TableSheet;
  readonly row: TableRow;
  readonly column: Column;
  readonly cell: CellAddress;
  readonly entry: TableEntry;
  /** "" when blank. */
  readonly text: string;
  readonly branch: string | null;
  readonly label: string;
}

/** Every cell of the visible lists under a column that is meant, row by row. */
export function* declaredEntries(
  context: Pick<CheckContext, "sheets">,
  isMeant: (column: Column) => boolean,
): Generator<DeclaredEntry> {
  for (const table of tableSheets(context)) {
    const columns = columnsOfForm(table).filter(isMeant);
    if (columns.length === 0) continue;
    for (const row of table.rows) {
      const branch = cellWithRole(table, row, "branch")?.text ?? null;
      for (const column of columns) {
        const found = row.cells[column.id];
        if (!found) continue;
        const entry = entryIn(table, row, column.id);
        yield { table, row, column, ...found, entry, branch, label: columnLabel(column) };
      }
    }
  }
}

/** Points and their sums. */
export function* pointEntries(context: Pick<CheckContext, "sheets">): Generator<DeclaredEntry> {
  yield* declaredEntries(context, isPoints);
}

function isPoints({ role }: Column): boolean {
  return role === "score" || role === "total";
}

/** What every finding about points in a list says: place, branch and column, beside facts of its own. */
export function aboutPoints<Facts extends object>(
  { table, cell, branch, label }: Pick<DeclaredEntry, "table" | "cell" | "branch" | "label">,
  facts: Facts,
) {
  const named = { party: "score", item: label } as const;
  return { sheet: table.sheet.name, cell, branch, facts: { ...named, ...facts }, clause: table.form.clause };
}

/** A column's official heading as messages name it. */
export function columnLabel({ id, headings }: Column): string {
  return oneLine(headings[0] ?? id);
}
