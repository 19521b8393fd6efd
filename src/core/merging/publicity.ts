import type { RecognisedSheet } from "../model/recognised-sheet";
import { isOneBranch } from "../model/same-branch";
import type { PublicityColumn } from "../own-sheets/publicity/description";
import { publicityIn, type PublicityRow } from "../own-sheets/publicity/read";
import type { KeptTable } from "../own-sheets/read-table";
import { levelsPublished, publishedBranch } from "../records/publicity";
import { digestOf } from "../text/digest";
import { isBlankMark } from "../text/fold";
import { cellText } from "../workbook/grid";
import { keyAddress, type Cell, type SheetSnapshot } from "../workbook/snapshot";
import { leftOfRow, notesOn } from "./ledger-rows";
import { addedId, ROWS, rowText } from "./list-rows";
import {
  originIn,
  PUBLICITY,
  schemeOf,
  submittedContent,
  type LeftValue,
  type ListCell,
  type ListRow,
  type SubmittedBranch,
  type SubmittedContent,
  type SubmittedFile,
  type TypedNote,
} from "./submitted";

/** What the 「公示名单」 of a workbook gives to a merge. */
export interface SubmittedPublicity {
  readonly branches: readonly SubmittedBranch[];
  readonly notes: readonly TypedNote[];
  readonly left: readonly LeftValue[];
}

/** Columns that say whose row it is; what a person typed beside them makes the row worth carrying. */
const IDENTITY: readonly PublicityColumn[] = ["number", "parent", "branch"];

/**
 * Gives every branch its row of 「公示名单」, with the level that an objection changed. A row of a merge's own list goes
 * back to the content that it was drawn from.
 */
export function withPublicity(
  file: SubmittedFile,
  sheets: readonly RecognisedSheet[],
  branches: readonly SubmittedBranch[],
): SubmittedPublicity {
  let all = branches;
  const notes: TypedNote[] = [];
  const left: LeftValue[] = [];
  for (const { sheet, table } of publicityIn(sheets)) {
    notes.push(...notesOn(sheet, table));
    for (const { row, listed } of typedRows(sheet, table)) {
      const own = all.filter((b) => isOneBranch(b, publishedBranch(row)));
      const [branch] = own;
      if (!branch || own.length > 1) left.push(...leftOfRow(sheet, listed));
      else all = all.with(all.indexOf(branch), withRow(branch, contentOf(file, sheet, row, listed, branch)));
    }
  }
  return { branches: all, notes, left };
}

/** The rows in which somebody wrote something. */
export function typedRows(
  sheet: SheetSnapshot,
  { rows, extras }: KeptTable<PublicityColumn>,
): readonly { readonly row: PublicityRow; readonly listed: ListRow }[] {
  const places = new Map([...sheet.cells].map(([key, cell]) => [cell, keyAddress(key).column] as const));
  return rows
    .map((row) => ({ row, listed: toListRow(row, extras, places) }))
    .filter(({ listed }) => Object.keys(listed.cells).some((id) => id !== "level"));
}

function withRow(branch: SubmittedBranch, content: SubmittedContent): SubmittedBranch {
  const at = branch.contents.findIndex(({ id }) => id === PUBLICITY);
  const known = branch.contents[at];
  if (!known) return { ...branch, contents: [...branch.contents, content] };
  const { stated, rows } = content;
  return { ...branch, contents: branch.contents.with(at, { ...known, stated, rows: [...known.rows, ...rows] }) };
}

export function contentOf(
  file: SubmittedFile,
  sheet: SheetSnapshot,
  row: PublicityRow,
  listed: ListRow,
  branch: Pick<SubmittedBranch, "scheme" | "customScheme">,
): SubmittedContent {
  return submittedContent({
    id: PUBLICITY,
    digest: digestOf(rowText(listed)),
    origin: originIn(file, sheet.name, { [ROWS]: `${row.row + 1}:${row.row + 1}` }),
    stated: levelsPublished(sheet, row, schemeOf(branch)),
    rows: [listed],
  });
}

function toListRow(row: PublicityRow, extras: readonly (Cell | null)[], columns: ReadonlyMap<Cell, number>): ListRow {
  const entries = [
    ...[...row.cells].filter(([id]) => !IDENTITY.includes(id)),
    ...[...row.extras].map(([i, cell]) => [addedId(cellText(extras[i] ?? undefined) || `第${i + 1}列`), cell] as const),
  ];
  const cells: Record<string, ListCell> = {};
  for (const [id, cell] of entries) {
    if (cell.value === null || isBlankMark(cellText(cell))) continue;
    const format = cell.format === undefined ? {} : { format: cell.format };
    cells[id] = { value: cell.value, column: columns.get(cell) ?? 0, ...format };
  }
  return { row: row.row, cells };
}
