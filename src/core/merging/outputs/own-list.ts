import type { LongDesign } from "../../design/long-table";
import type { OwnTable } from "../../own-sheets/description";
import { markLine } from "../../own-sheets/mark-line";
import { nothingKept, type KeptRow, type KeptTable } from "../../own-sheets/read-table";
import { OwnTablePage, type RowEntries } from "../../own-sheets/table-page";
import type { Cell } from "../../workbook/snapshot";
import { addedHeading } from "../list-rows";
import { maskContacts } from "../mask";
import type { MergedBranch } from "../merge-result";
import { rowsOf } from "../merged-lists";
import type { ListRow } from "../submitted";

interface OwnListLook<Id extends string> {
  readonly table: OwnTable<Id>;
  /** The template of the contents whose rows it shows. */
  readonly template: string;
  /** Told on paper, too. */
  readonly note?: string;
  /** For whoever works on the sheet. */
  readonly hint?: string;
  /** What is drawn beside the row's own cells. */
  readonly more?: (page: OwnTablePage<Id>, row: KeptRow<Id>) => RowEntries<Id>;
  readonly finish?: (page: OwnTablePage<Id>) => void;
}

/**
 * Draws the rows that branches handed in of one of our lists, telephone numbers and mail addresses masked; nothing where
 * none did.
 */
export function drawOwnList<Id extends string>(
  { table, template, note, hint, more, finish }: OwnListLook<Id | "number" | "parent" | "branch">,
  branches: readonly MergedBranch[],
  program: string,
): readonly LongDesign[] {
  type Column = Id | "number" | "parent" | "branch";
  const rows = branches.flatMap((branch) => rowsOf(branch, template).map((row) => ({ branch, row })));
  if (rows.length === 0) return [];
  const added = [
    ...new Set(rows.flatMap(({ row }) => Object.keys(row.cells).filter((id) => addedHeading(id) !== null))),
  ];
  const kept: KeptTable<Column> = { ...nothingKept, extras: added.map((id) => ({ value: addedHeading(id) ?? "" })) };
  const page = new OwnTablePage<Column>(table, kept, note === undefined ? null : markLine(note), hint ?? null);
  rows.forEach(({ branch, row }, i) => {
    const own = keptRow(table, row, added);
    const named = { number: i + 1, parent: branch.parent, branch: branch.name } as RowEntries<Column>;
    page.put({ ...Object.fromEntries(own.cells), ...named, ...more?.(page, own) }, own);
  });
  finish?.(page);
  return [page.finishLong(table.title, "landscape", program)];
}

function keptRow<Id extends string>(
  table: OwnTable<Id>,
  { row, cells }: ListRow,
  added: readonly string[],
): KeptRow<Id> {
  const masked = (cell: ListRow["cells"][string]): Cell => {
    const value = typeof cell.value === "string" ? maskContacts(cell.value) : cell.value;
    return { value, ...(cell.format === undefined ? {} : { format: cell.format }) };
  };
  const own = table.columns.flatMap(({ id }) => (cells[id] ? [[id, masked(cells[id])] as const] : []));
  const extras = added.flatMap((id, i) => (cells[id] ? [[i, masked(cells[id])] as const] : []));
  return { row, cells: new Map(own), extras: new Map(extras) };
}
