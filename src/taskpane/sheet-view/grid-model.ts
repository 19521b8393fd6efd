import type { CellAddress, CellRange } from "../../core/workbook/address";
import { MAX_COLUMNS, MAX_ROWS, toA1 } from "../../core/workbook/address";
import { type Cell, cellAt, type CellKey, cellKey, type SheetSnapshot } from "../../core/workbook/snapshot";
import type { SheetLook } from "./sheet-look";
import { Axis } from "./axis";
import type { CellMark } from "./cell-mark";
import type { GridWindow } from "./grid-window";

/** Drawn even on a sheet with less, as a sheet of paper would; and beyond its last cell, to write on. */
const LEAST_ROWS = 30;
const LEAST_COLUMNS = 10;
const SPARE_ROWS = 20;
const SPARE_COLUMNS = 2;
/** Browsers place nothing lower than this, in CSS pixels. */
const LOWEST = 16_000_000;

/** One sheet as it is drawn; the same object as long as none of it changes. */
export interface GridModel {
  readonly sheet: SheetSnapshot;
  readonly look: SheetLook;
  /** By A1 address. */
  readonly marks: ReadonlyMap<string, CellMark>;
  /** What was typed and is being written; null is blank. */
  readonly pending: PendingCells;
  readonly rows: Axis;
  readonly columns: Axis;
  /** The rows that cannot be drawn, where there are that many. */
  readonly undrawnRows: number;
}

export type PendingCells = ReadonlyMap<CellKey, Cell | null>;

/** The cell as it is shown. */
export function shownCell({ sheet, pending }: GridModel, row: number, column: number): Cell | undefined {
  const typed = pending.get(cellKey(row, column));
  return typed === undefined ? cellAt(sheet, row, column) : (typed ?? undefined);
}

export function gridModel(
  sheet: SheetSnapshot,
  look: SheetLook,
  marks: GridModel["marks"],
  pending: PendingCells,
): GridModel {
  return { sheet, look, marks, pending, ...axesOf(look) };
}

type Axes = Pick<GridModel, "rows" | "columns" | "undrawnRows">;

/** What is typed and marked moves no line: they are laid out once for every look. */
const laidOut = new WeakMap<SheetLook, Axes>();

function axesOf(look: SheetLook): Axes {
  const known = laidOut.get(look) ?? layOut(look);
  laidOut.set(look, known);
  return known;
}

function layOut(look: SheetLook): Axes {
  const rowCount = Math.min(MAX_ROWS, Math.max(look.lastRow + 1 + SPARE_ROWS, LEAST_ROWS));
  const columnCount = Math.min(MAX_COLUMNS, Math.max(look.lastColumn + 1 + SPARE_COLUMNS, LEAST_COLUMNS));
  const all = new Axis(look.rowHeights(rowCount));
  const drawn = all.total <= LOWEST ? rowCount : all.at(LOWEST);
  return {
    rows: drawn === rowCount ? all : new Axis(look.rowHeights(drawn)),
    columns: new Axis(look.columnWidths(columnCount)),
    undrawnRows: Math.max(0, look.lastRow + 1 - drawn),
  };
}

export function areaOf({ look }: GridModel, { row, column }: CellAddress): CellRange {
  return look.merges.at(row, column) ?? { top: row, left: column, bottom: row, right: column };
}

/** Rows and columns that stay in view: none where they would leave less than half of it to the others. */
export function frozenOf(
  { look, rows, columns }: GridModel,
  size: { readonly width: number; readonly height: number },
): { readonly rows: number; readonly columns: number } {
  const fits = (axis: Axis, count: number, room: number): boolean => axis.start(count) <= room / 2;
  return {
    rows: fits(rows, look.frozenRows, size.height) ? Math.min(look.frozenRows, rows.count) : 0,
    columns: fits(columns, look.frozenColumns, size.width) ? Math.min(look.frozenColumns, columns.count) : 0,
  };
}

/** What is to be drawn in a row: its columns, from left to right. */
type RowCells = ReadonlyMap<number, readonly number[]>;

/**
 * The cells of a window that show anything, by row; of a merged area its first cell, wherever that lies. Blank cells
 * without a look are left to the lines behind them.
 */
export function cellsIn(model: GridModel, window: GridWindow): RowCells {
  const { look, marks, rows, columns } = model;
  const found = new Map<number, number[]>();
  const covered = new Set<string>();
  for (const area of look.merges.touching(window)) {
    if (rows.size(area.top, area.bottom) === 0 || columns.size(area.left, area.right) === 0) continue;
    found.set(area.top, [...(found.get(area.top) ?? []), area.left]);
    for (let row = Math.max(area.top, window.top); row <= Math.min(area.bottom, window.bottom); row++) {
      for (let column = Math.max(area.left, window.left); column <= Math.min(area.right, window.right); column++) {
        covered.add(`${row},${column}`);
      }
    }
  }
  for (const row of rows.shown(window.top, window.bottom)) {
    const own = found.get(row) ?? [];
    for (const column of columns.shown(window.left, window.right)) {
      if (covered.has(`${row},${column}`)) continue;
      const shows =
        shownCell(model, row, column) !== undefined ||
        look.cellLook(row, column)?.isSeen === true ||
        marks.has(toA1({ row, column })) ||
        look.comment(row, column) !== undefined;
      if (shows) own.push(column);
    }
    if (own.length > 0) found.set(row, own);
  }
  return found;
}

/** The widths of the blank cells beside one, from the nearest on, until the first that is not. */
export function* blanksBeside(
  model: GridModel,
  row: number,
  column: number,
  side: "left" | "right",
): Generator<number> {
  const { look, columns } = model;
  const step = side === "left" ? -1 : 1;
  for (let at = column + step; at >= 0 && at < columns.count; at += step) {
    if (shownCell(model, row, at) || look.merges.at(row, at)) return;
    yield columns.size(at);
  }
}
