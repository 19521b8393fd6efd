import { isSerialDate, serialToIso, serialToTime, showsDay, showsTime } from "../text/dates";
import { shared } from "../text/cached";
import { fold, oneLine } from "../text/fold";
import { plainNumber } from "../text/numbers";
import { toA1, type CellAddress } from "./address";
import { cellKey, isCellError, keyAddress, type Cell, type SheetSnapshot } from "./snapshot";

/** A non-blank cell as recognition sees it. */
export interface GridCell extends CellAddress {
  readonly cell: Cell;
  /** What a person reads there; formats that matter (percent, date) applied. */
  readonly text: string;
}

/** A sheet prepared for recognition: its cells as text, by row. */
export interface SheetGrid {
  readonly sheet: SheetSnapshot;
  readonly cells: readonly GridCell[];
  readonly rows: ReadonlyMap<number, readonly GridCell[]>;
  readonly lastRow: number;
  readonly lastColumn: number;
}

/** What the cell shows, as text; "" for a formula without a value. */
export function cellText(cell: Cell | undefined): string {
  if (!cell || cell.value === null) return "";
  const { value } = cell;
  if (typeof value === "string") return value;
  if (isCellError(value)) return value.error;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (showsDay(cell.format) && isSerialDate(value)) return serialToIso(value);
  if (showsTime(cell.format) && value >= 0) return serialToTime(value);
  if (cell.format?.includes("%")) return `${plainNumber(value * 100)}%`;
  return plainNumber(value);
}

/** The cell holds a number and shows one: 0.95 as 95%, a day or a time of day is none. */
export function showsNumber({ value, format }: Cell): boolean {
  if (typeof value !== "number") return false;
  return !format?.includes("%") && !showsTime(format) && !(showsDay(format) && isSerialDate(value));
}

export function makeGrid(sheet: SheetSnapshot): SheetGrid {
  const cells: GridCell[] = [];
  const rows = new Map<number, GridCell[]>();
  let lastRow = -1;
  let lastColumn = -1;
  for (const [key, cell] of sheet.cells) {
    const { row, column } = keyAddress(key);
    const text = typeof cell.value === "string" ? shared(cell.value) : cellText(cell);
    if (text === "" && cell.formula === undefined) continue;
    const gridCell: GridCell = { row, column, cell, text };
    cells.push(gridCell);
    const line = rows.get(row);
    if (line) line.push(gridCell);
    else rows.set(row, [gridCell]);
    if (row > lastRow) lastRow = row;
    if (column > lastColumn) lastColumn = column;
  }
  return { sheet, cells, rows, lastRow, lastColumn };
}

export function textAt(grid: SheetGrid, row: number, column: number): string {
  return cellText(grid.sheet.cells.get(cellKey(row, column)));
}

export function foldedAt(grid: SheetGrid, row: number, column: number): string {
  return fold(textAt(grid, row, column));
}

export function lineAt(grid: SheetGrid, row: number, column: number): string {
  return oneLine(textAt(grid, row, column));
}

export function a1(address: CellAddress): string {
  return toA1(address);
}

/** The rows from `top` to `bottom` of a grid as a grid of their own; addresses stay those of the sheet. */
export function sliceGrid(grid: SheetGrid, top: number, bottom: number): SheetGrid {
  const cells = grid.cells.filter((c) => c.row >= top && c.row <= bottom);
  return {
    sheet: grid.sheet,
    cells,
    rows: new Map([...grid.rows].filter(([row]) => row >= top && row <= bottom)),
    lastRow: cells.reduce((last, c) => Math.max(last, c.row), -1),
    lastColumn: cells.reduce((last, c) => Math.max(last, c.column), -1),
  };
}

/** 9（缺记录）, 9分，缺记录: a score with words, and no way of scoring (9分，每少一次扣1分). */
const SCORE_WITH_WORDS = /^\d+(?:\.\d+)?分?[(,;:/](?!.*(?:\d分|每|扣))/;

/** Most of these cells, and at least two, are texts of several words: no column of scores. */
export function holdsWords(cells: readonly GridCell[]): boolean {
  const words = cells.filter((c) => {
    const text = typeof c.cell.value === "string" ? fold(c.text) : "";
    return /[\u4e00-\u9fa5]{3}/.test(text) && !SCORE_WITH_WORDS.test(text);
  });
  return words.length >= 2 && words.length >= cells.length * 0.5;
}
