import type { RecognisedSheet } from "../model/recognised-sheet";
import type { OwnTable } from "../own-sheets/description";
import { comparedEntriesTable } from "../own-sheets/compared-entries/description";
import { comparisonTable } from "../own-sheets/comparison/description";
import { evidenceTable } from "../own-sheets/evidence/description";
import { escalatedTable, overdueTable } from "../own-sheets/open-problems/description";
import { progressTable } from "../own-sheets/progress/description";
import { keptText, readOwnTable, type KeptRow } from "../own-sheets/read-table";
import { ownSheetsOf } from "../own-sheets/recognise";
import { sampleTable } from "../own-sheets/sample/description";
import { isBlankMark, oneLine } from "../text/fold";
import { toA1 } from "../workbook/address";
import { cellText } from "../workbook/grid";
import { keyAddress, type Cell, type SheetSnapshot } from "../workbook/snapshot";
import { notesOn } from "./ledger-rows";
import type { TypedNote } from "./submitted";

/** Lists that a merge draws anew from its branches: of them only what people wrote goes on, as notes. */
export const drawnAnew: readonly OwnTable[] = [
  comparisonTable,
  sampleTable,
  overdueTable,
  escalatedTable,
  progressTable,
  comparedEntriesTable,
];

/** What was typed on such lists, with whose row it is: it goes on to the next level's 「数据来源」. */
export function listNotes(sheets: readonly RecognisedSheet[]): readonly TypedNote[] {
  return [...drawnAnew, evidenceTable as OwnTable].flatMap((table) =>
    ownSheetsOf(sheets, table.id).flatMap(({ sheet }) => {
      const read = sheet.visibility === "visible" ? readOwnTable(sheet, table) : null;
      return read ? [...notesOf(sheet, table), ...notesOn(sheet, read)] : [];
    }),
  );
}

/** What people wrote in the rows of a sheet of this table. */
export function notesOf(sheet: SheetSnapshot, table: OwnTable): readonly TypedNote[] {
  const read = readOwnTable(sheet, table);
  const places = new Map([...sheet.cells].map(([key, cell]) => [cell, toA1(keyAddress(key))] as const));
  return (read?.rows ?? []).flatMap((row) => {
    // Of a row that a person added all is theirs.
    const isAdded = table.columns.some(({ id }) => id === "source") && keptText(row, "source") === "";
    const typed = table.columns.filter(({ id, isTyped }) => isTyped || (isAdded && !NAMES.includes(id)));
    const cells: readonly (readonly [string, Cell | undefined])[] = [
      ...typed.flatMap(({ id, heading }) => {
        const cell = row.cells.get(id);
        return cell?.formula === undefined ? [[heading, cell] as const] : [];
      }),
      ...[...row.extras].map(([i, cell]) => [oneLine(cellText(read?.extras[i] ?? undefined)), cell] as const),
    ];
    return cells.flatMap(([heading, cell]): readonly TypedNote[] => {
      if (!cell || isBlankMark(cellText(cell))) return [];
      return [
        {
          sheet: sheet.name,
          cell: places.get(cell) ?? "",
          text: `${whose(row)} ${heading}：${oneLine(cellText(cell))}`,
        },
      ];
    });
  });
}

const NAMES: readonly string[] = ["number", "branch", "parent"];

/** Month, committee or branch of a row. */
function whose(row: KeptRow): string {
  const named = keptText(row, "branch") || keptText(row, "parent");
  return [keptText(row, "month"), named].filter((part) => part !== "").join(" ");
}
