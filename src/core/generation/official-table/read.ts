import { cellText, makeGrid, type GridCell, type SheetGrid } from "../../workbook/grid";
import type { TableSheet } from "../../model/recognised-sheet";
import type { TableForm } from "../../schemes/types";
import { fold, oneLine } from "../../text/fold";
import type { Cell } from "../../workbook/snapshot";
import { unitLabels } from "../templates/frame";
import { wording } from "../../own-sheets/wording";

/** A row of an official table as it stands on its sheet. */
export interface KeptTableRow {
  /** Counted from the first row below the headings. */
  readonly index: number;
  /** By column id; columns that a person added have ids of their own. */
  readonly cells: ReadonlyMap<string, Cell>;
}

/** Everything on an official table that may be a person's. */
export interface KeptOfficialTable {
  /** The form as the sheet has it: its title, and the columns that a person added. */
  readonly form: TableForm;
  /** Where the first row stands, counted from 0. */
  readonly firstRow: number;
  readonly rows: readonly KeptTableRow[];
  /** Entries of the line above the table, by label. */
  readonly fields: Readonly<Record<string, string>>;
  /** Lines outside the table that are no part of the form. */
  readonly loose: readonly string[];
}

const EXTRA_WIDTH = 14;

export function readOfficialTable(table: TableSheet, form: TableForm): KeptOfficialTable {
  const grid = makeGrid(table.sheet);
  const firstRow = table.headingRow + 1;
  const end = endOfRows(grid, table, form);
  const columns = columnsOf(grid, table, end);
  const rows: KeptTableRow[] = [];
  for (let row = firstRow; row < end; row++) {
    const cells = new Map((grid.rows.get(row) ?? []).map((c) => [columns.ids.get(c.column) ?? "", c.cell] as const));
    const numbers = form.columns.filter((c) => c.role === "number").map((c) => c.id);
    if ([...cells.keys()].some((id) => !numbers.includes(id))) rows.push({ index: row - firstRow, cells });
  }
  const above = readAbove(grid, table, form);
  return {
    form: {
      ...form,
      titles: above.title === null ? form.titles : [above.title],
      columns: [...form.columns, ...columns.extras],
    },
    firstRow,
    rows,
    fields: above.fields,
    loose: [...above.loose, ...readBelow(grid, table, form, end)],
  };
}

/** The row of the totals or the first line below the table. */
function endOfRows(grid: SheetGrid, table: TableSheet, form: TableForm): number {
  const last = Math.max(table.headingRow, ...table.rows.map((r) => r.row));
  for (let row = table.headingRow + 1; row <= grid.lastRow; row++) {
    const first = grid.rows.get(row)?.[0]?.text ?? "";
    if (form.totals && fold(first) === fold(form.totals.label)) return row;
    if (row > last && isPrinted(first, form)) return row;
  }
  const numbered = form.columns.find((c) => c.role === "number")?.id;
  const column = table.columns.find((c) => c.id === numbered)?.column;
  let end = last + 1;
  while (column !== undefined && isNumberOnly(grid.rows.get(end), column)) end++;
  return end;
}

function isNumberOnly(cells: readonly GridCell[] | undefined, column: number): boolean {
  return cells?.length === 1 && cells[0]?.column === column && typeof cells[0].cell.value === "number";
}

function isPrinted(text: string, form: TableForm): boolean {
  return [...form.notes, wording.ourLayout].some((note) => fold(note) === fold(text));
}

function columnsOf(
  grid: SheetGrid,
  table: TableSheet,
  end: number,
): { readonly ids: ReadonlyMap<number, string>; readonly extras: TableForm["columns"] } {
  const ids = new Map(table.columns.map(({ id, column }) => [column, id]));
  const used = grid.cells.filter((c) => c.row >= table.headingRow && c.row < end).map((c) => c.column);
  const added = [...new Set(used)].filter((column) => !ids.has(column)).sort((a, b) => a - b);
  const extras = added.map((column, i) => {
    const id = `added-${i + 1}`;
    ids.set(column, id);
    const heading = grid.rows.get(table.headingRow)?.find((c) => c.column === column)?.text ?? "";
    return { id, headings: [heading], role: "text" as const, isRequired: false, width: EXTRA_WIDTH };
  });
  return { ids, extras };
}

interface Above {
  readonly title: string | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly loose: readonly string[];
}

function readAbove(grid: SheetGrid, table: TableSheet, form: TableForm): Above {
  const fields: Record<string, string> = {};
  const loose: string[] = [];
  let title: string | null = null;
  for (const cell of grid.cells) {
    if (cell.row >= table.headingRow) break;
    const entries = labelledEntries(cell.text, unitLabels(form));
    if (title === null && form.titles.some((t) => fold(cell.text).includes(fold(t)))) title = oneLine(cell.text);
    else if (entries) Object.assign(fields, entries);
    else if (fold(cell.text).replace(/:$/, "") !== fold(form.clause)) loose.push(cell.text);
  }
  return { title, fields, loose };
}

/** "填报人：甲  联系电话：" by label; null where the text begins with none of the labels. */
function labelledEntries(text: string, labels: readonly string[]): Record<string, string> | null {
  const found = labels
    .map((label) => ({ label, at: text.indexOf(label) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  if (text.slice(0, found[0]?.at ?? text.length).trim() !== "" || found.length === 0) return null;
  return Object.fromEntries(
    found.flatMap(({ label, at }, i) => {
      const entry = text.slice(at + label.length, found[i + 1]?.at).trim();
      return entry === "" ? [] : [[label, entry]];
    }),
  );
}

function readBelow(grid: SheetGrid, table: TableSheet, form: TableForm, end: number): readonly string[] {
  const words = form.totals ? [form.totals.label, ...form.totals.levels] : [];
  const isTotal = (cell: GridCell): boolean =>
    words.some((word) => fold(word) === fold(cell.text)) ||
    table.totals.some((t) => t.cell.row === cell.row && t.cell.column === cell.column);
  return grid.cells
    .filter((cell) => cell.row >= end && !isTotal(cell) && !isPrinted(cell.text, form))
    .map((cell) => cellText(cell.cell));
}
