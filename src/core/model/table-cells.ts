import { readLevel, hasBands, levelOf } from "../schemes/levels";
import type { Column, ColumnRole } from "../schemes/types";
import { isBlankMark } from "../text/fold";
import { saysNone } from "../text/lists";
import { readNumber } from "../text/numbers";
import type { CellAddress } from "../workbook/address";
import { decimal, sum, type Big } from "../workbook/decimal";
import { cellText, showsNumber } from "../workbook/grid";
import { cellAt } from "../workbook/snapshot";
import type { TableRow, TableSheet } from "./recognised-sheet";

/** What stands in a cell of a list. */
export type TableEntry =
  | { readonly kind: "blank" }
  /** A formula without a value. */
  | { readonly kind: "uncalculated" }
  | { readonly kind: "error"; readonly error: string }
  /** A number, or a text that evidently is one. */
  | { readonly kind: "number"; readonly value: Big; readonly isText: boolean }
  | { readonly kind: "text"; readonly text: string };

/** The entry of a row under the column with this role; undefined where the table has none. */
export function cellWithRole(
  table: TableSheet,
  row: TableRow,
  role: ColumnRole,
): { readonly cell: CellAddress; readonly text: string } | undefined {
  const column = columnsOfForm(table).find((c) => c.role === role && row.cells[c.id] !== undefined);
  return column && row.cells[column.id];
}

export function columnsOfForm({ form }: TableSheet): readonly Column[] {
  return form.kind === "table" ? form.columns : [];
}

/** The entry in the column with this id; blank where the sheet has no such column. */
export function entryIn(table: TableSheet, row: TableRow, id: string): TableEntry {
  const place = row.cells[id]?.cell;
  const cell = place && cellAt(table.sheet, place.row, place.column);
  if (!cell) return { kind: "blank" };
  const { value } = cell;
  if (value === null) return cell.formula === undefined ? { kind: "blank" } : { kind: "uncalculated" };
  // Points or a count shown as a day or a share are none.
  if (typeof value === "number" && isCounted(table, id) && !showsNumber(cell))
    return { kind: "text", text: cellText(cell) };
  if (typeof value === "number") return { kind: "number", value: decimal(value), isText: false };
  if (typeof value === "object") return { kind: "error", error: value.error };
  const text = row.cells[id]?.text ?? "";
  if (isBlankMark(text)) return { kind: "blank" };
  const number = typeof value === "string" ? readNumber(value) : null;
  // Formulas show 未填完 and the like until they can compute.
  if (number === null && cell.formula !== undefined && isComputed(table, id)) return { kind: "blank" };
  return number === null ? { kind: "text", text } : { kind: "number", value: decimal(number), isText: true };
}

function isCounted(table: TableSheet, id: string): boolean {
  const role = columnsOfForm(table).find((c) => c.id === id)?.role;
  return role === "score" || role === "total" || role === "count";
}

/** The column follows from others of its row. */
function isComputed(table: TableSheet, id: string): boolean {
  const column = columnsOfForm(table).find((c) => c.id === id);
  return column?.sumOf !== undefined || column?.levelOf !== undefined;
}

/** The number in a column; where a formula there has no value, the sum of the columns that it declares. */
export function numberIn(table: TableSheet, row: TableRow, id: string): Big | null {
  const entry = entryIn(table, row, id);
  if (entry.kind === "number") return entry.value;
  return entry.kind === "uncalculated" ? sumIn(table, row, id) : null;
}

/** What the columns that a column declares as its parts add up to; null while one of them is no number. */
export function sumIn(table: TableSheet, row: TableRow, id: string): Big | null {
  const { sumOf } = columnsOfForm(table).find((column) => column.id === id) ?? {};
  const parts = sumOf?.map((part) => numberIn(table, row, part));
  return parts?.every((part) => part !== null) ? sum(parts) : null;
}

/** The level that the bands give to the total that a column of levels declares; null without a total or bands. */
export function bandIn(table: TableSheet, row: TableRow, column: Column): string | null {
  const { levels } = table.scheme;
  const total = hasBands(levels) ? totalFor(table, row, column) : null;
  return total && (levelOf(total, levels, false)?.name ?? null);
}

/** The total that a column of levels follows: as typed, else the sum of its parts; null for points that nobody can have. */
export function totalFor(table: TableSheet, row: TableRow, { levelOf: total }: Column): Big | null {
  if (!total) return null;
  const value = numberIn(table, row, total.column) ?? sumIn(table, row, total.column);
  const maximum = maximumOf(table, total.column);
  return value === null || value.lt(0) || (maximum !== null && value.gt(maximum)) ? null : value;
}

/** The most points in a column: as its heading prints, else as the document says; null where neither does. */
export function maximumOf(table: TableSheet, id: string): number | null {
  const printed = table.columns.find((column) => column.id === id)?.maximum;
  return printed ?? columnsOfForm(table).find((column) => column.id === id)?.maximum ?? null;
}

/** What a formula without a value would show, where the row's own columns say it; null where they do not. */
export function derivedIn(table: TableSheet, row: TableRow, column: Column): number | string | null {
  if (entryIn(table, row, column.id).kind !== "uncalculated") return null;
  if (column.sumOf) return sumIn(table, row, column.id)?.toNumber() ?? null;
  return column.levelOf?.isDecided ? null : bandIn(table, row, column);
}

/** Formulas without a value in these columns that nothing else in their rows stands for; shares are always worked out anew. */
export function uncalculatedIn(
  table: TableSheet,
  columns: readonly { readonly id: string; readonly column: number }[],
): readonly CellAddress[] {
  const known = new Map(columnsOfForm(table).map((column) => [column.id, column]));
  return table.rows.flatMap((row) =>
    columns.flatMap(({ id, column }) => {
      const cell = cellAt(table.sheet, row.row, column);
      const meant = known.get(id);
      const isOpen = cell?.value === null && cell.formula !== undefined && !meant?.shareOf && meant?.role !== "number";
      return isOpen && (!meant || derivedIn(table, row, meant) === null) ? [{ row: row.row, column }] : [];
    }),
  );
}

/** A row's level, as typed. */
export interface RowLevel {
  readonly cell: CellAddress;
  readonly text: string;
  /** null for what is no word of the scheme. */
  readonly level: string | null;
  /** The level before, where the row says why it changed. */
  readonly replaces?: string;
}

/** Of several levels the last one that is filled in; a formula without a value gives what its total gives. */
export function levelIn(table: TableSheet, row: TableRow): RowLevel | null {
  const found = columnsOfForm(table).flatMap((column): RowLevel[] => {
    const entry = column.role === "level" ? row.cells[column.id] : undefined;
    if (!entry) return [];
    if (!isBlankMark(entry.text)) return [{ ...entry, level: readLevel(entry.text, table.scheme) }];
    const isOpen = entryIn(table, row, column.id).kind === "uncalculated";
    const band = isOpen && !column.levelOf?.isDecided ? bandIn(table, row, column) : null;
    return band === null ? [] : [{ cell: entry.cell, text: band, level: band }];
  });
  const last = found.at(-1);
  const before = last ? replacedIn(table, row) : null;
  return last ? { ...last, ...(before === null ? {} : { replaces: before }) } : null;
}

/** 原定等次 beside 调整理由. */
function replacedIn(table: TableSheet, row: TableRow): string | null {
  const reason = cellWithRole(table, row, "reason")?.text ?? "";
  if (isBlankMark(reason) || saysNone(reason)) return null;
  return readLevel(cellWithRole(table, row, "level-before")?.text ?? "", table.scheme);
}
