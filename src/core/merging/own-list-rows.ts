import type { StatedLevel } from "../model/branch";
import type { OwnFormId, RecognisedSheet } from "../model/recognised-sheet";
import { isOneBranch, type NamedBranch } from "../model/same-branch";
import type { OwnTable } from "../own-sheets/description";
import { keptText, readOwnTable, type KeptRow, type KeptTable } from "../own-sheets/read-table";
import { ownSheetsOf } from "../own-sheets/recognise";
import type { Scheme } from "../schemes/types";
import { digestOf } from "../text/digest";
import { isBlankMark } from "../text/fold";
import { cellText } from "../workbook/grid";
import { keyAddress, type Cell, type SheetSnapshot } from "../workbook/snapshot";
import { leftOfRow, notesOn } from "./ledger-rows";
import { addedId, ROWS, rowText } from "./list-rows";
import {
  originIn,
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

/** A generated list whose rows belong to branches and go up with them. */
export interface OwnList<Id extends string> {
  readonly content: SubmittedContent["id"];
  readonly form: OwnFormId;
  readonly table: OwnTable<Id>;
  /** Columns that say whose row it is. */
  readonly identity: readonly Id[];
  /** Columns that the program fills: a row with nothing else says nothing. */
  readonly drawn: readonly Id[];
  /** Levels that a row decides. */
  readonly stated?: (sheet: SheetSnapshot, row: KeptRow<Id>, scheme: Scheme) => readonly StatedLevel[];
}

/** What such a list gives to a merge. */
export interface OwnListRows {
  readonly branches: readonly SubmittedBranch[];
  readonly notes: readonly TypedNote[];
  readonly left: readonly LeftValue[];
}

/**
 * Gives every branch its rows of the list. Rows of a merge's own list go back to the content that they were drawn from;
 * rows of a branch that the workbook does not have are left.
 */
export function withOwnList<Id extends string>(
  list: OwnList<Id>,
  file: SubmittedFile,
  sheets: readonly RecognisedSheet[],
  branches: readonly SubmittedBranch[],
): OwnListRows {
  let all = branches;
  const notes: TypedNote[] = [];
  const left: LeftValue[] = [];
  const given = new Set<string>();
  for (const { sheet } of ownSheetsOf(sheets, list.form)) {
    const table = sheet.visibility === "visible" ? readOwnTable(sheet, list.table) : null;
    if (!table) continue;
    notes.push(...notesOn(sheet, table));
    for (const { row, listed } of typedRows(list, sheet, table)) {
      const own = all.filter((b) => isOneBranch(b, branchOfRow(row)));
      const [branch] = own;
      if (!branch || own.length > 1) left.push(...leftOfRow(sheet, listed));
      else {
        const key = `${branch.name} ${branch.parent ?? ""}`;
        all = all.with(
          all.indexOf(branch),
          withRow(branch, rowContent(list, file, sheet, row, listed, branch), !given.has(key)),
        );
        given.add(key);
      }
    }
  }
  return { branches: all, notes, left };
}

/** Who a row of a list is about. */
export function branchOfRow(row: KeptRow): NamedBranch {
  const parent = keptText(row, "parent");
  return { name: keptText(row, "branch"), parent: isBlankMark(parent) ? null : parent };
}

/** The rows in which somebody wrote something. */
export function typedRows<Id extends string>(
  { identity, drawn }: Pick<OwnList<Id>, "identity" | "drawn">,
  sheet: SheetSnapshot,
  { rows, extras }: KeptTable<Id>,
): readonly { readonly row: KeptRow<Id>; readonly listed: ListRow }[] {
  const columns = new Map([...sheet.cells].map(([key, cell]) => [cell, keyAddress(key).column] as const));
  return rows
    .map((row) => ({ row, listed: toListRow(row, identity, extras, columns) }))
    .filter(({ listed }) => Object.keys(listed.cells).some((id) => !(drawn as readonly string[]).includes(id)));
}

/** @param isFirst the first row of the branch on this sheet: it takes the place of what stood there before */
function withRow(branch: SubmittedBranch, content: SubmittedContent, isFirst: boolean): SubmittedBranch {
  const at = branch.contents.findIndex(({ id }) => id === content.id);
  const known = branch.contents[at];
  if (!known) return { ...branch, contents: [...branch.contents, content] };
  const rows = isFirst ? content.rows : [...known.rows, ...content.rows];
  // A content that came by way of a merge keeps the digest of what it was.
  const digest = known.origin.via === null ? digestOf(rows.map(rowText).join("\n")) : known.digest;
  const stated = isFirst ? content.stated : [...known.stated, ...content.stated];
  return { ...branch, contents: branch.contents.with(at, { ...known, digest, stated, rows }) };
}

export function rowContent<Id extends string>(
  { content, stated }: OwnList<Id>,
  file: SubmittedFile,
  sheet: SheetSnapshot,
  row: KeptRow<Id>,
  listed: ListRow,
  branch: Pick<SubmittedBranch, "scheme" | "customScheme">,
): SubmittedContent {
  return submittedContent({
    id: content,
    digest: digestOf(rowText(listed)),
    origin: originIn(file, sheet.name, { [ROWS]: `${row.row + 1}:${row.row + 1}` }),
    stated: stated?.(sheet, row, schemeOf(branch)) ?? [],
    rows: [listed],
  });
}

/** A row as it goes up: formulas leave their values. */
export function toListRow<Id extends string>(
  row: KeptRow<Id>,
  identity: readonly Id[],
  extras: readonly (Cell | null)[],
  columns: ReadonlyMap<Cell, number>,
): ListRow {
  const entries = [
    ...[...row.cells].filter(([id]) => !identity.includes(id)),
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
