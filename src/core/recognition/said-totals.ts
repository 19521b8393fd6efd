import { saidSums } from "../headings/said-totals";
import { sumRowBelow } from "../headings/sum-rows";
import type { SaidTotal } from "../model/recognised-sheet";
import type { SheetGrid } from "../workbook/grid";

/**
 * Totals that lines around the items state in words, with whose they are; above the items also right of their label. Right of
 * 总分：, anything but what can be had in all was scored.
 */
export function findSaidTotals(
  grid: SheetGrid,
  itemRows: ReadonlySet<number>,
  whole: number | null = null,
): readonly SaidTotal[] {
  const first = Math.min(...itemRows);
  return grid.cells.flatMap(({ cell, text, row, column }) => {
    if (typeof cell.value !== "string" || itemRows.has(row)) return [];
    const inLine = saidSums(text).map((said) => ({ ...said, cell: { row, column } }));
    const beside = (grid.rows.get(row) ?? []).find((c) => c.column > column);
    if (inLine.length > 0 || row > first || !/[:：]\s*$/.test(text) || typeof beside?.cell.value !== "number")
      return inLine;
    const { value } = beside.cell;
    const said = saidSums(`${text.trim()}${value}`);
    const label = sumRowBelow(text);
    if (said.length === 0 && label?.kind === "total" && whole !== null && value !== whole)
      return [{ party: label.party, isWhole: label.isWhole, value, cell: { row, column: beside.column } }];
    return said.map((one) => ({ ...one, cell: { row, column: beside.column } }));
  });
}
