import type { DesignCell, SheetDesign } from "../../core/design/sheet-design";
import type { StyleName } from "../../core/design/styles";
import { parseA1, type CellRange } from "../../core/workbook/address";
import type { Cell } from "../../core/workbook/snapshot";

/** Replaces what stands in a cell, as a person would who types over it. */
export function type(design: SheetDesign, a1: string, content: string | number | Cell | null): SheetDesign {
  const { row, column } = parseA1(a1);
  const cell = typeof content === "string" || typeof content === "number" ? { value: content } : content;
  if (!design.cells.some((c) => c.row === row && c.column === column)) throw new RangeError(`nothing drawn at ${a1}`);
  return {
    ...design,
    cells: design.cells.map((c) => (c.row === row && c.column === column ? { ...c, content: cell } : c)),
  };
}

/** Inserts a row before `row` (counted from 0) and fills it from the left; null cells are boxed and blank. */
export function insertRow(
  design: SheetDesign,
  row: number,
  contents: readonly (string | number | Cell | null)[],
  style: StyleName = "scoreStrong",
): SheetDesign {
  const added = contents.map((content, column): DesignCell => {
    const cell = typeof content === "string" || typeof content === "number" ? { value: content } : content;
    return { row, column, content: cell, style };
  });
  const moved = shift(design, row, 1);
  return {
    ...moved,
    cells: [...moved.cells, ...added].sort((a, b) => a.row - b.row || a.column - b.column),
    rowHeights: new Map([...moved.rowHeights, [row, 26]]),
  };
}

/** Removes a row (counted from 0) with all that stands in it; a merged area that it crosses shrinks. */
export function removeRow(design: SheetDesign, row: number): SheetDesign {
  const heads = design.cells.filter((cell) => cell.row === row && cell.content !== null);
  if (design.merges.some((m) => m.top === row && m.bottom > row && heads.some((cell) => cell.column === m.left))) {
    throw new RangeError(`row ${row + 1} holds the text of a merged area`);
  }
  const rest = { ...design, cells: design.cells.filter((cell) => cell.row !== row) };
  return shift(rest, row + 1, -1);
}

function shift(design: SheetDesign, from: number, by: number): SheetDesign {
  const moved = (row: number): number => (row >= from ? row + by : row);
  const range = (r: CellRange): CellRange => ({ ...r, top: moved(r.top), bottom: moved(r.bottom) });
  const isLeft = (r: CellRange): boolean => r.bottom >= r.top;
  return {
    ...design,
    cells: design.cells.map((cell) => ({ ...cell, row: moved(cell.row) })),
    merges: design.merges.map(range).filter(isLeft),
    validations: design.validations.map((v) => ({ ...v, range: range(v.range) })),
    excessMarks: design.excessMarks.map((m) => ({ ...m, range: range(m.range) })),
    rowHeights: new Map([...design.rowHeights].map(([row, height]) => [moved(row), height])),
  };
}
