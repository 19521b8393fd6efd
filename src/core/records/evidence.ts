import type { RecognisedSheet, ScoringSheet, TableSheet } from "../model/recognised-sheet";
import { cellWithRole } from "../model/table-cells";
import { evidenceTable } from "../own-sheets/evidence/description";
import { ledgerTable } from "../own-sheets/ledger/description";
import { keptText, readOwnTable } from "../own-sheets/read-table";
import { ownSheetsOf } from "../own-sheets/recognise";
import { namedFiles, type NamedFile } from "../text/evidence";
import { fold, oneLine } from "../text/fold";
import { saysNone } from "../text/lists";
import { toA1 } from "../workbook/address";
import { cellText, makeGrid, type SheetGrid } from "../workbook/grid";
import { cellAt, keyAddress, type Cell, type SheetSnapshot } from "../workbook/snapshot";

/** A file that a workbook names as evidence, with what it shows and where it is named. */
export interface NamedEvidence extends NamedFile {
  /** null where the sheet names no branch. */
  readonly branch: string | null;
  /** The clause, the item or the problem. */
  readonly about: string;
  readonly sheet: string;
  /** A1. */
  readonly cell: string;
}

/** Headings of columns that name evidence, wherever a person put one. */
const HEADING = /^(?:佐证|印证|支撑|证明)(?:材料|资料)/;

/** A path in a link to a file: =HYPERLINK("照片/1.jpg","照片"). */
const LINK = /^HYPERLINK\("([^"]+)"/i;

/**
 * All evidence that the visible sheets of a workbook name: in the 佐证材料 column of the ledger, of a scoring sheet or of a
 * list, and in the rows that a person added on 「佐证材料目录」.
 */
export function evidenceIn(sheets: readonly RecognisedSheet[]): readonly NamedEvidence[] {
  return sheets.flatMap((sheet) => {
    if (sheet.sheet.visibility !== "visible") return [];
    if (sheet.kind === "scoring") return onScoring(sheet);
    if (sheet.kind === "table") return onTable(sheet);
    if (sheet.kind !== "own") return [];
    if (sheet.template === "dingji/ledger") return onLedger(sheet.sheet);
    // Of several catalogues the one that counts is read.
    return ownSheetsOf(sheets, "evidence")[0] === sheet ? onCatalogue(sheet.sheet) : [];
  });
}

function onScoring({ sheet, items, columns }: ScoringSheet): readonly NamedEvidence[] {
  const grid = makeGrid(sheet);
  const first = Math.min(...items.map((i) => i.row));
  const names = new Set(columns.map((c) => c.branch?.name ?? null));
  const [branch = null] = names.size === 1 ? names : [];
  return columnsOf(grid, (row) => row < first).flatMap((column) =>
    items.flatMap(({ criterion, row, rows = [row] }) =>
      rows.flatMap((at) => {
        const about = [criterion.number, oneLine(criterion.text)].filter((part) => part !== null).join("．");
        return named(sheet, at, column, branch, about);
      }),
    ),
  );
}

function onTable(table: TableSheet): readonly NamedEvidence[] {
  const { sheet, headingRow, rows } = table;
  return columnsOf(makeGrid(sheet), (row) => row === headingRow).flatMap((column) =>
    rows.flatMap((row) => {
      const branch = oneLine(cellWithRole(table, row, "branch")?.text ?? "");
      const about = oneLine(cellWithRole(table, row, "problem")?.text ?? "");
      return named(sheet, row.row, column, branch === "" ? null : branch, about);
    }),
  );
}

function columnsOf({ cells }: SheetGrid, isHeading: (row: number) => boolean): readonly number[] {
  const found = cells.filter((c) => isHeading(c.row) && HEADING.test(fold(c.text)));
  return [...new Set(found.map((c) => c.column))];
}

function named(
  sheet: SheetSnapshot,
  row: number,
  column: number,
  branch: string | null,
  about: string,
): readonly NamedEvidence[] {
  const files = filesIn(cellAt(sheet, row, column));
  return files.map((file) => ({ ...file, branch, about, sheet: sheet.name, cell: toA1({ row, column }) }));
}

function filesIn(cell: Cell | undefined): readonly NamedFile[] {
  const link = LINK.exec(cell?.formula ?? "")?.[1];
  const text = link ?? cellText(cell);
  return saysNone(text) ? [] : namedFiles(text);
}

function onLedger(sheet: SheetSnapshot): readonly NamedEvidence[] {
  const table = readOwnTable(sheet, ledgerTable);
  let branch: string | null = null;
  return (table?.rows ?? []).flatMap((row) => {
    branch = keptText(row, "branch") || branch;
    const about = [oneLine(cellText(row.cells.get("clause")).split("\n")[0] ?? ""), keptText(row, "problem")];
    const place = placeOf(sheet, row.cells.get("evidence"));
    const text = about.filter((part) => part !== "").join("：");
    return filesIn(row.cells.get("evidence")).map((file) => ({
      ...file,
      branch,
      about: text,
      sheet: sheet.name,
      cell: place,
    }));
  });
}

/** Rows without a place were added by a person. */
function onCatalogue(sheet: SheetSnapshot): readonly NamedEvidence[] {
  return (readOwnTable(sheet, evidenceTable)?.rows ?? []).flatMap((row) => {
    if (keptText(row, "source") !== "") return [];
    const page = keptText(row, "page");
    return filesIn(row.cells.get("file")).map((file) => ({
      file: file.file,
      page: file.page ?? (page === "" ? null : page),
      branch: keptText(row, "branch") || null,
      about: keptText(row, "about"),
      sheet: sheet.name,
      cell: placeOf(sheet, row.cells.get("file")),
    }));
  });
}

function placeOf({ cells }: SheetSnapshot, cell: Cell | undefined): string {
  const found = [...cells].find(([, other]) => other === cell);
  return found ? toA1(keyAddress(found[0])) : "";
}
