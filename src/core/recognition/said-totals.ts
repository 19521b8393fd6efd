import { saidSums } from "../headings/said-totals";
import type { SaidTotal } from "../model/recognised-sheet";
import type { SheetGrid } from "../workbook/grid";

/** Totals that lines around the items state in words, with whose they are. */
export function findSaidTotals(grid: SheetGrid, itemRows: ReadonlySet<number>): readonly SaidTotal[] {
  return grid.cells.flatMap(({ cell, text, row, column }) => {
    if (typeof cell.value !== "string" || itemRows.has(row)) return [];
    return saidSums(text).map((said) => ({ ...said, cell: { row, column } }));
  });
}
