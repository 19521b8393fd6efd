import type { CellRange } from "../workbook/address";
import type { Cell } from "../workbook/snapshot";
import type { DesignCell, SheetDesign } from "./sheet-design";
import type { StyleName } from "./styles";

/** What every row of a long table looks like in one place. */
export interface RowLook {
  readonly column: number;
  /** Columns that are merged in the row, this one included; 1 for none. */
  readonly columns: number;
  readonly style: StyleName;
}

/** Rows that look alike. What stands in them is worked out when it is written, so that thousands take no memory. */
export interface LongTable {
  readonly top: number;
  readonly count: number;
  /** From left to right. */
  readonly looks: readonly RowLook[];
  /** The rows' heights follow what people write into them. */
  readonly isGrowing: boolean;
  /** What stands in a row, one for each look; null is blank. @param index from 0 */
  row(index: number): RowContents;
  /** Points that a row with these contents needs. */
  height(contents: RowContents): number;
}

type RowContents = readonly (Cell | null)[];

/** A sheet with long tables, whose rows are not among its cells, merged areas and heights. */
export interface LongDesign {
  readonly sheet: SheetDesign;
  readonly tables: readonly LongTable[];
}

/** The last row of a table, counted from 0. */
export function bottomOf({ top, count }: LongTable): number {
  return top + count - 1;
}

/** Cells of one row of a table, those that a merged area covers included. */
export function rowCells({ looks }: LongTable, row: number, contents: RowContents): DesignCell[] {
  return looks.flatMap(({ column, columns, style }, i) =>
    Array.from({ length: columns }, (_, k) => ({
      row,
      column: column + k,
      content: k === 0 ? (contents[i] ?? null) : null,
      style,
    })),
  );
}

export function rowMerges({ looks }: LongTable, row: number): CellRange[] {
  return looks.flatMap(({ column, columns }) =>
    columns > 1 ? [{ top: row, bottom: row, left: column, right: column + columns - 1 }] : [],
  );
}

/** The sheet with its first table, headings included, to be filtered and sorted. */
export function withFilter({ sheet, tables }: LongDesign): LongDesign {
  const [table] = tables;
  if (!table) return { sheet, tables };
  const right = sheet.columnWidths.length - 1;
  return { sheet: { ...sheet, filter: { top: table.top - 1, bottom: bottomOf(table), left: 0, right } }, tables };
}

/** The sheet with the first row of every table, blank: enough to draw what the others look like. */
export function frameOf({ sheet, tables }: LongDesign): SheetDesign {
  if (tables.length === 0) return sheet;
  const first = tables.flatMap((table) => rowCells(table, table.top, []));
  return {
    ...sheet,
    cells: [...sheet.cells, ...first].sort((a, b) => a.row - b.row || a.column - b.column),
    merges: [...sheet.merges, ...tables.flatMap((table) => rowMerges(table, table.top))],
  };
}

/** Where a row of the frame stands when every table is closed up to its first row, so that nothing lies between. */
export function closedRow(tables: readonly LongTable[], row: number): number {
  return tables.reduce((closed, table) => (row > table.top ? closed - (table.count - 1) : closed), row);
}

/** The opposite of `closedRow`. */
export function openedRow(tables: readonly LongTable[], closed: number): number {
  return [...tables]
    .sort((a, b) => a.top - b.top)
    .reduce((row, table) => (row > table.top ? row + table.count - 1 : row), closed);
}

/** The same sheet with every row of its tables written out. */
export function wholeDesign({ sheet, tables }: LongDesign): SheetDesign {
  if (tables.length === 0) return sheet;
  const cells = [...sheet.cells];
  const merges = [...sheet.merges];
  const heights = new Map(sheet.rowHeights);
  const growing = [...(sheet.growingRows ?? [])];
  for (const table of tables) {
    for (let i = 0; i < table.count; i++) {
      const row = table.top + i;
      const contents = table.row(i);
      cells.push(...rowCells(table, row, contents));
      merges.push(...rowMerges(table, row));
      heights.set(row, table.height(contents));
      if (table.isGrowing) growing.push(row);
    }
  }
  return {
    ...sheet,
    cells: cells.sort((a, b) => a.row - b.row || a.column - b.column),
    merges,
    rowHeights: new Map([...heights].sort(([a], [b]) => a - b)),
    ...(growing.length > 0 ? { growingRows: growing } : {}),
  };
}
