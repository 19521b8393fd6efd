import { MAX_COLUMNS, type CellAddress } from "./address";

/** A cell that shows an Excel error, for example {error: "#DIV/0!"}. */
interface CellError {
  readonly error: string;
}

/** Dates are serial numbers; only the number format tells a date from a number. */
export type CellValue = string | number | boolean | CellError;

/** One cell that is not blank. A blank cell has no entry, whatever its formatting. */
export interface Cell {
  /** null only beside a formula: its value was not calculated, or cannot be trusted. */
  readonly value: CellValue | null;
  /** English A1 notation without the leading "="; absent where a constant was typed. */
  readonly formula?: string;
  /** The number format code; absent for General. */
  readonly format?: string;
}

/** row × 16,384 + column: keeps cells sparse and in reading order. */
export type CellKey = number;

export type SheetVisibility = "visible" | "hidden" | "veryHidden";

export interface SheetSnapshot {
  /** Stable while the workbook is open; survives renaming and moving. */
  readonly id: string;
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly isProtected: boolean;
  /** Non-blank cells in reading order (row by row). */
  readonly cells: ReadonlyMap<CellKey, Cell>;
  /** The table of a text document that the sheet stands for, with the lines around it. */
  readonly table?: DocumentTable;
}

/** Where a table of a text document lies on the sheet that stands for it. */
export interface DocumentTable {
  /** As a person counts the tables of the document, from 1. */
  readonly number: number;
  /** The sheet's row, counted from 0, of the table's first. */
  readonly firstRow: number;
  readonly rows: number;
}

/**
 * comment: on a cell or a text. note: a footnote or an endnote. margin: a header or footer. shape: in a text box or
 * another shape of a sheet. hidden: formatted as hidden, struck out, or covered by a merged cell. deleted: with changes
 * tracked.
 */
export const asideKinds = ["comment", "note", "margin", "shape", "hidden", "deleted"] as const;
export type AsideKind = (typeof asideKinds)[number];

/** A text that somebody wrote and no cell shows. */
export interface Aside {
  readonly kind: AsideKind;
  /** null: it belongs to the whole document. */
  readonly sheet: string | null;
  /** A1; null where it is at no cell. */
  readonly cell: string | null;
  readonly text: string;
}

/**
 * What a host read of a workbook, once. Holds no merged areas: reading them in Excel clears the
 * user's undo stack, so recognition works from content alone.
 */
export interface WorkbookSnapshot {
  /** The file name, null while the workbook was never saved. */
  readonly name: string | null;
  /** In manual mode formula values may be out of date: hosts give null as their value. */
  readonly calculation: "automatic" | "manual";
  /** Sheets can be neither added nor removed. */
  readonly isStructureProtected: boolean;
  readonly sheets: readonly SheetSnapshot[];
  /** Of files; of the workbook that is open in Excel a person sees them. */
  readonly asides?: readonly Aside[];
}

export function cellKey(row: number, column: number): CellKey {
  return row * MAX_COLUMNS + column;
}

export function keyAddress(key: CellKey): CellAddress {
  return { row: Math.floor(key / MAX_COLUMNS), column: key % MAX_COLUMNS };
}

export function cellAt(sheet: SheetSnapshot, row: number, column: number): Cell | undefined {
  return row < 0 || column < 0 ? undefined : sheet.cells.get(cellKey(row, column));
}

export function isCellError(value: CellValue | null | undefined): value is CellError {
  return typeof value === "object" && value !== null;
}

/** True for two cells (or blanks) that hold the same value, formula and number format. */
export function sameCell(a: Cell | null | undefined, b: Cell | null | undefined): boolean {
  if (!a || !b) return !a && !b;
  return a.formula === b.formula && a.format === b.format && sameValue(a.value, b.value);
}

export function sameValue(a: CellValue | null, b: CellValue | null): boolean {
  return isCellError(a) && isCellError(b) ? a.error === b.error : a === b;
}

export function findSheet(
  workbook: WorkbookSnapshot,
  ref: { readonly id?: string; readonly name?: string },
): SheetSnapshot | undefined {
  return workbook.sheets.find((s) => (ref.id !== undefined ? s.id === ref.id : sameSheetName(s.name, ref.name ?? "")));
}

/** Excel compares sheet names without regard to case. */
export function sameSheetName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
