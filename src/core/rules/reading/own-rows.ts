import type { OwnFormId, RecognisedSheet } from "../../model/recognised-sheet";
import { headingsOf, type OwnTable } from "../../own-sheets/description";
import { keptText, readOwnTable, type KeptRow } from "../../own-sheets/read-table";
import { ownSheetsOf } from "../../own-sheets/recognise";
import { fold } from "../../text/fold";
import { toA1 } from "../../workbook/address";
import { makeGrid } from "../../workbook/grid";

/** A cell of a generated table, blank ones included. */
export interface OwnEntry {
  readonly sheet: string;
  /** null where the table has no such column. */
  readonly cell: string | null;
  readonly branch: string | null;
  readonly label: string;
  /** "" when blank. */
  readonly text: string;
}

export interface OwnSheetRow<Id extends string> {
  readonly row: KeptRow<Id>;
  readonly entry: (id: Id) => OwnEntry;
}

/** The rows of a visible generated table in which people write, as its entries by column. */
export function ownRows<Id extends string>(
  sheets: readonly RecognisedSheet[],
  form: OwnFormId,
  table: OwnTable<Id | "branch">,
): readonly OwnSheetRow<Id | "branch">[] {
  const headings = headingsOf(table);
  return ownSheetsOf(sheets, form).flatMap(({ sheet }) => {
    const read = sheet.visibility === "visible" ? readOwnTable(sheet, table) : null;
    if (!read) return [];
    const { cells } = makeGrid(sheet);
    const columns = new Map(
      table.columns.map(({ id, heading }) => [
        id,
        read.columns.has(id) ? cells.find((c) => fold(c.text) === fold(heading))?.column : undefined,
      ]),
    );
    return read.rows.map((row): OwnSheetRow<Id | "branch"> => ({
      row,
      entry(id) {
        const column = columns.get(id);
        return {
          sheet: sheet.name,
          cell: column === undefined ? null : toA1({ row: row.row, column }),
          branch: keptText(row, "branch") || null,
          label: headings[id],
          text: keptText(row, id),
        };
      },
    }));
  });
}
