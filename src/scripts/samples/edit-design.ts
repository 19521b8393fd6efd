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
  const rest = {
    ...design,
    cells: design.cells.filter((cell) => cell.row !== row),
    rowHeights: new Map([...design.rowHeights].filter(([at]) => at !== row)),
  };
  return shift(rest, row, -1);
}

/** Moves everything below a row inserted before, or removed at, `row`; an area that is left without rows goes. */
function shift(design: SheetDesign, row: number, by: 1 | -1): SheetDesign {
  const first = by === 1 ? row : row + 1;
  const moved = (at: number): number => (at >= first ? at + by : at);
  const range = (r: CellRange): CellRange => ({
    ...r,
    top: moved(r.top),
    bottom: r.bottom >= row ? r.bottom + by : r.bottom,
  });
  const isLeft = (r: CellRange): boolean => r.bottom >= r.top;
  const ranged = <T extends { readonly range: CellRange }>(list: readonly T[]): T[] =>
    list.map((entry) => ({ ...entry, range: range(entry.range) })).filter((entry) => isLeft(entry.range));
  return {
    ...design,
    cells: design.cells.map((cell) => ({ ...cell, row: moved(cell.row) })),
    merges: design.merges.map(range).filter(isLeft),
    validations: ranged(design.validations),
    excessMarks: ranged(design.excessMarks),
    rowHeights: new Map([...design.rowHeights].map(([at, height]) => [moved(at), height])),
  };
}
