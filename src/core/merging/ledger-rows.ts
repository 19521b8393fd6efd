import type { RecognisedSheet } from "../model/recognised-sheet";
import { isOneBranch } from "../model/same-branch";
import { headingsOf } from "../own-sheets/description";
import { ledgerTable, ledgerWords, type LedgerColumn } from "../own-sheets/ledger/description";
import { keptText, readOwnTable, signOffLabel, type KeptRow, type KeptTable } from "../own-sheets/read-table";
import { ownSheetsOf } from "../own-sheets/recognise";
import { digestOf } from "../text/digest";
import { bare, fold, isBlankMark, oneLine } from "../text/fold";
import { readList } from "../text/lists";
import { toA1 } from "../workbook/address";
import { cellText } from "../workbook/grid";
import { keyAddress, type Cell, type CellKey, type SheetSnapshot } from "../workbook/snapshot";
import { addedId, ROWS, rowText } from "./list-rows";
import {
  LEDGER,
  originIn,
  OWN_LIST,
  submittedContent,
  type LeftValue,
  type ListCell,
  type ListRow,
  type SubmittedBranch,
  type SubmittedContent,
  type SubmittedFile,
  type TypedNote,
} from "./submitted";

/** What the ledger says under headings of 「整改汇总表」, too; everything else goes there under its own heading. */
const LISTED: readonly LedgerColumn[] = ["problem", "measure", "deadline", "contact"];
/** Worked out by the program in rows that it drew, and of no use without the workbook. */
const WORKED_OUT: readonly LedgerColumn[] = ["clause", "maximum", "score", "lost"];
const NEVER: readonly LedgerColumn[] = ["number", "branch", "source", "written", "overdue"];

/** What the 「整改台账」 of a workbook gives to a merge. */
interface SubmittedLedger {
  readonly branches: readonly SubmittedBranch[];
  readonly notes: readonly TypedNote[];
  readonly left: readonly LeftValue[];
}

/** Gives every branch its rows of the ledger; rows of a branch that the workbook does not have are left. */
export function withLedger(
  file: SubmittedFile,
  sheets: readonly RecognisedSheet[],
  branches: readonly SubmittedBranch[],
): SubmittedLedger {
  const [own] = ownSheetsOf(sheets, "ledger").filter(({ sheet }) => sheet.visibility === "visible");
  const table = own && readOwnTable(own.sheet, ledgerTable);
  if (!table) return { branches, notes: [], left: [] };
  const places = new Map([...own.sheet.cells].map(([key, cell]) => [cell, key] as const));
  const rowsOf = new Map<SubmittedBranch, ListRow[]>();
  const left: LeftValue[] = [];
  let current: SubmittedBranch | undefined = branches[0];
  for (const row of table.rows) {
    const name = keptText(row, "branch");
    if (name !== "") current = branchNamed(branches, name);
    const listed = toListRow(row, table, places);
    if (Object.keys(listed.cells).length === 0) continue;
    if (current) rowsOf.set(current, [...(rowsOf.get(current) ?? []), listed]);
    else left.push(...leftOfRow(own.sheet, listed));
  }
  return {
    branches: branches.map((branch) => {
      const rows = rowsOf.get(branch);
      return rows ? { ...branch, contents: [...branch.contents, ledgerContent(file, own.sheet, rows)] } : branch;
    }),
    notes: notesOn(own.sheet, table),
    left,
  };
}

function branchNamed(branches: readonly SubmittedBranch[], name: string): SubmittedBranch | undefined {
  if (name === ledgerWords.unnamed) return branches.find((b) => b.name === null);
  const own = branches.filter((b) => isOneBranch(b, { name, parent: null }));
  return own[0] ?? (branches.length === 1 && branches[0]?.name === null ? branches[0] : undefined);
}

const headings = headingsOf(ledgerTable);

function toListRow(
  row: KeptRow<LedgerColumn>,
  { extras }: KeptTable<LedgerColumn>,
  places: ReadonlyMap<Cell, CellKey>,
): ListRow {
  const isOurs = keptText(row, "source") !== "";
  const left = isOurs ? [...NEVER, ...WORKED_OUT] : NEVER;
  const entries = [
    ...[...row.cells].flatMap(([id, cell]): (readonly [string, Cell])[] =>
      left.includes(id) ? [] : [[LISTED.includes(id) ? id : addedId(headings[id]), cell]],
    ),
    ...[...row.extras].map(([i, cell]) => [addedId(cellText(extras[i] ?? undefined) || `第${i + 1}列`), cell] as const),
  ];
  const cells: Record<string, ListCell> = {};
  for (const [id, cell] of entries) {
    if (cell.value === null || isBlankMark(cellText(cell))) continue;
    const { column } = keyAddress(places.get(cell) ?? 0);
    cells[id] = { value: cell.value, column, ...(cell.format === undefined ? {} : { format: cell.format }) };
  }
  return { row: row.row, cells };
}

/** What a row says whose branch the workbook does not have. */
export function leftOfRow(sheet: SheetSnapshot, { row, cells }: ListRow): readonly LeftValue[] {
  return Object.values(cells).map((cell) => {
    const place = toA1({ row, column: cell.column });
    return { sheet: sheet.name, cell: place, text: oneLine(cellText(cell)), reason: "no-branch" as const };
  });
}

function ledgerContent(file: SubmittedFile, sheet: SheetSnapshot, rows: readonly ListRow[]): SubmittedContent {
  const digest = digestOf(rows.map(rowText).join("\n"));
  const places = rows.map(({ row }) => `${row + 1}:${row + 1}`);
  return submittedContent({
    id: LEDGER,
    digest,
    origin: originIn(file, sheet.name, { [ROWS]: places.join(",") }),
    rows,
  });
}

/** Who signed a generated table, what stands around it, and headings of a person's own under which nothing stands. */
export function notesOn(
  { name, cells: all }: SheetSnapshot,
  { signOff, loose, extras, rows }: KeptTable,
): readonly TypedNote[] {
  const places = new Map([...all].map(([key, cell]) => [cell, key] as const));
  const at = (cell: Cell): string => {
    const key = places.get(cell);
    return key === undefined ? "" : toA1(keyAddress(key));
  };
  const signed = [...signOff].filter(([label, cell]) => fold(cellText(cell)) !== fold(signOffLabel(label)));
  const alone = extras.flatMap((cell, i) => (cell && !rows.some((row) => row.extras.has(i)) ? [cell] : []));
  const cells = [...signed.map(([, cell]) => cell), ...alone, ...loose.flatMap((line) => [...line.cells.values()])];
  return cells
    .filter((cell) => !isBlankMark(cellText(cell)))
    .map((cell) => ({ sheet: name, cell: at(cell), text: oneLine(cellText(cell)) }));
}

/** The rows of its rectification that a branch has beside those of official lists: its ledger's, else those of a list. */
export function rectificationRowsOf(contents: readonly SubmittedContent[]): readonly ListRow[] {
  const of = (id: string): readonly ListRow[] => contents.find((c) => c.id === id)?.rows ?? [];
  const ledger = of(LEDGER);
  return ledger.length > 0 ? ledger : of(OWN_LIST);
}

/**
 * True for a row of an official list that says nothing beyond what the rows of a ledger say.
 * @param columns ids of the columns that a ledger has, too
 * @param identity ids of the columns that say whose row it is
 */
export function saysNothingBeyond(
  rows: readonly ListRow[],
  { cells }: ListRow,
  columns: readonly string[],
  identity: readonly string[],
): boolean {
  const said = bare(rows.flatMap((row) => Object.values(row.cells).map(cellText)).join("\n"));
  return Object.entries(cells).every(([id, cell]) => {
    if (identity.includes(id)) return true;
    const parts = readList(cellText(cell)).flatMap((entry) => entry.text.split(/[、；]/));
    return columns.includes(id) && parts.every((part) => said.includes(bare(part)));
  });
}
