import type { CellRange } from "../workbook/address";
import { toA1 } from "../workbook/address";
import type { SheetDesign } from "./sheet-design";
import { SCORE_FORMAT, styles, type Style } from "./styles";

/** Shows a whole score without its decimal point: Excel prints 89 in the format 0.#### as "89.". */
export const WHOLE_FORMAT = "0";

/**
 * The cells of a design that carry the score format, as few rectangles as possible: hosts give them
 * a conditional number format for whole values.
 */
export function scoreRanges(design: SheetDesign): readonly CellRange[] {
  const columns = new Map<number, number[]>();
  for (const { row, column, style, content } of design.cells) {
    if ((content?.format ?? (styles[style] as Style).numberFormat) !== SCORE_FORMAT) continue;
    columns.set(column, [...(columns.get(column) ?? []), row]);
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

function runs(rows: readonly number[]): (readonly [number, number])[] {
  const sorted = [...new Set(rows)].sort((a, b) => a - b);
  const result: [number, number][] = [];
  for (const row of sorted) {
    const last = result.at(-1);
    if (last && last[1] === row - 1) last[1] = row;
    else result.push([row, row]);
  }
  return result;
}

/** The condition, written for the range's first cell, without "=". */
export function wholeNumberFormula(range: CellRange): string {
  const first = toA1({ row: range.top, column: range.left });
  return `IF(ISNUMBER(${first}),${first}=INT(${first}),FALSE)`;
}
