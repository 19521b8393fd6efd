import type { CellRange } from "../workbook/address";
import { toA1 } from "../workbook/address";
import { bottomOf, type LongTable } from "./long-table";
import type { SheetDesign } from "./sheet-design";
import { SCORE_FORMAT, styles } from "./styles";

/** Shows a whole score without its decimal point: Excel prints 89 in the format 0.#### as "89.". */
export const WHOLE_FORMAT = "0";

/**
 * The cells of a design that carry the score format, as few rectangles as possible: hosts give them
 * a conditional number format for whole values.
 */
export function scoreRanges(design: SheetDesign, tables: readonly LongTable[] = []): readonly CellRange[] {
  const columns = new Map<number, (readonly [number, number])[]>();
  const add = (column: number, top: number, bottom: number): void => {
    const known = columns.get(column);
    if (known) known.push([top, bottom]);
    else columns.set(column, [[top, bottom]]);
  };
  for (const { row, column, style, content } of design.cells) {
    if ((content?.format ?? styles[style].numberFormat) === SCORE_FORMAT) add(column, row, row);
  }
  for (const table of tables) {
    for (const { column, columns: span, style } of table.looks) {
      if (styles[style].numberFormat !== SCORE_FORMAT) continue;
      for (let c = column; c < column + span; c++) add(c, table.top, bottomOf(table));
    }
  }
  const ranges: CellRange[] = [];
  for (const [column, rows] of [...columns].sort(([a], [b]) => a - b)) {
    for (const [top, bottom] of runs(rows)) {
      const left = ranges.findIndex((r) => r.right === column - 1 && r.top === top && r.bottom === bottom);
      if (left >= 0) ranges[left] = { ...(ranges[left] as CellRange), right: column };
      else ranges.push({ top, left: column, bottom, right: column });
    }
  }
  return ranges;
}

function runs(rows: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const result: [number, number][] = [];
  for (const [top, bottom] of [...rows].sort(([a], [b]) => a - b)) {
    const last = result.at(-1);
    if (last && top <= last[1] + 1) last[1] = Math.max(last[1], bottom);
    else result.push([top, bottom]);
  }
  return result;
}

/** The condition, written for the range's first cell, without "=". */
export function wholeNumberFormula(range: CellRange): string {
  const first = toA1({ row: range.top, column: range.left });
  return `IF(ISNUMBER(${first}),${first}=INT(${first}),FALSE)`;
}
