import type { RecognisedSheet } from "../model/recognised-sheet";
import { headingsOf } from "../own-sheets/description";
import { publicityTable, type PublicityColumn } from "../own-sheets/publicity/description";
import { hasObjection, publicityIn, type PublicityRow } from "../own-sheets/publicity/read";
import { keptText } from "../own-sheets/read-table";
import { fold, isBlankMark } from "../text/fold";
import { toA1 } from "../workbook/address";
import { makeGrid } from "../workbook/grid";

/** A cell of 「公示名单」, blank ones included. */
export interface PublishedEntry {
  readonly sheet: string;
  readonly cell: string | null;
  readonly branch: string | null;
  readonly label: string;
  /** "" when blank. */
  readonly text: string;
}

interface PublishedRow {
  readonly row: PublicityRow;
  readonly entry: (id: PublicityColumn) => PublishedEntry;
}

const headings = headingsOf(publicityTable);

export function publishedRows(sheets: readonly RecognisedSheet[]): readonly PublishedRow[] {
  return publicityIn(sheets).flatMap(({ sheet, table }) => {
    const { cells } = makeGrid(sheet);
    const columns = new Map(
      publicityTable.columns.map(({ id, heading }) => [id, cells.find((c) => fold(c.text) === fold(heading))?.column]),
    );
    return table.rows.map((row): PublishedRow => ({
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

/** What an objection asks for (调查核实, 及时作出反馈), and what a change of level rests on. */
export function missingOnPublicity(sheets: readonly RecognisedSheet[]): readonly PublishedEntry[] {
  return publishedRows(sheets).flatMap(({ row, entry }) => {
    const isChanged = !isBlankMark(entry("changed").text);
    const asked: readonly PublicityColumn[] = [
      ...(hasObjection(row) ? (["inquiry", "reply"] as const) : []),
      ...(isChanged ? (["reason"] as const) : []),
    ];
    const blank = asked.map(entry).filter(({ text }) => isBlankMark(text));
    return isChanged && !hasObjection(row) ? [entry("objection"), ...blank] : blank;
  });
}
