import { isSerialDate, serialToIso, serialToTime, showsDay, showsTime } from "../text/dates";
import { shared } from "../text/cached";
import { fold, oneLine } from "../text/fold";
import { plainNumber } from "../text/numbers";
import { toA1, type CellAddress } from "./address";
import { isLarge, PatchedMap, patchedMap } from "./patched-map";
import { cellKey, isCellError, keyAddress, type Cell, type CellKey, type SheetSnapshot } from "./snapshot";
import { CELLS_AT_ONCE, drain } from "./steps";

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
  /** The grid that this one differs from in the rows `changed`, with the same cells in all others. */
  readonly base?: SheetGrid;
  readonly changed?: ReadonlySet<number>;
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

/**
 * Recognition, records and rules ask one after the other: the grid is kept as long as its sheet is; of long sheets, which are
 * looked at again after every cell that is typed, as long as its cells are.
 */
const grids = new WeakMap<SheetSnapshot | SheetSnapshot["cells"], SheetGrid>();

export function makeGrid(sheet: SheetSnapshot): SheetGrid {
  return drain(gridSteps(sheet));
}

/** The same in steps, for a long sheet. */
export function* gridSteps(sheet: SheetSnapshot): Generator<void, SheetGrid> {
  const { cells } = sheet;
  const key = isLarge(cells) ? cells : sheet;
  const known = grids.get(key);
  if (known) return known.sheet === sheet ? known : { ...known, sheet };
  const patched = patchedMap(cells);
  const base = patched && grids.get(patched.base);
  const grid = base ? patchGrid(base, sheet, patched.patch) : yield* readGrid(sheet);
  grids.set(key, grid);
  return grid;
}

function gridCell(key: CellKey, cell: Cell): GridCell | null {
  const text = typeof cell.value === "string" ? shared(cell.value) : cellText(cell);
  if (text === "" && cell.formula === undefined) return null;
  const { row, column } = keyAddress(key);
  return { row, column, cell, text };
}

function* readGrid(sheet: SheetSnapshot): Generator<void, SheetGrid> {
  const cells: GridCell[] = [];
  const rows = new Map<number, GridCell[]>();
  let lastRow = -1;
  let lastColumn = -1;
  for (const [key, cell] of sheet.cells) {
    const read = gridCell(key, cell);
    if (!read) continue;
    if (cells.push(read) % CELLS_AT_ONCE === 0) yield;
    const line = rows.get(read.row);
    if (line) line.push(read);
    else rows.set(read.row, [read]);
    if (read.row > lastRow) lastRow = read.row;
    if (read.column > lastColumn) lastColumn = read.column;
  }
  return { sheet, cells, rows, lastRow, lastColumn };
}

type Patch = PatchedMap<Cell>["patch"];

/** The grid of other cells with the rows that differ read anew: the rest are the same objects. */
function patchGrid(base: SheetGrid, sheet: SheetSnapshot, patch: Patch): SheetGrid {
  const changed = new Map<number, GridCell[]>();
  for (const [key, cell] of patch) {
    const { row } = keyAddress(key);
    const line = changed.get(row) ?? (base.rows.get(row) ?? []).filter((c) => !patch.has(cellKey(row, c.column)));
    changed.set(row, line);
    const read = cell && gridCell(key, cell);
    if (read) line.push(read);
  }
  const pieces: (readonly GridCell[])[] = [];
  let from = 0;
  for (const [row, line] of [...changed].sort(([a], [b]) => a - b)) {
    line.sort((a, b) => a.column - b.column);
    const at = firstFrom(base.cells, row);
    pieces.push(base.cells.slice(from, at), line);
    from = at + (base.rows.get(row)?.length ?? 0);
  }
  const cells = pieces[0]?.concat(...pieces.slice(1), base.cells.slice(from)) ?? base.cells;
  const rows = new PatchedMap(
    base.rows,
    new Map([...changed].map(([row, line]) => [row, line.length > 0 ? line : null])),
  );
  const lastIn = (lines: SheetGrid["rows"]): number =>
    Math.max(-1, ...[...changed.keys()].map((row) => lines.get(row)?.at(-1)?.column ?? -1));
  // Where the last column may have become blank, all rows tell which is the last now.
  const isShorter = lastIn(base.rows) === base.lastColumn && lastIn(rows) < base.lastColumn;
  const lastColumn = isShorter
    ? cells.reduce((last, c) => Math.max(last, c.column), -1)
    : Math.max(base.lastColumn, lastIn(rows));
  return { sheet, cells, rows, lastRow: cells.at(-1)?.row ?? -1, lastColumn, base, changed: new Set(changed.keys()) };
}

/** Where the cells of a row, or of the next that has any, begin. */
function firstFrom(cells: readonly GridCell[], row: number): number {
  let [low, high] = [0, cells.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cells[middle] as GridCell).row < row) low = middle + 1;
    else high = middle;
  }
  return low;
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
