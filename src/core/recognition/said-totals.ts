import { saidSums, type SaidSum } from "../headings/said-totals";
import { sumRowBelow } from "../headings/sum-rows";
import type { SaidTotal } from "../model/recognised-sheet";
import { fold } from "../text/fold";
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
  const [first, last] = [Math.min(...itemRows), Math.max(...itemRows)];
  return grid.cells.flatMap(({ cell, text, row, column }) => {
    if (typeof cell.value !== "string" || itemRows.has(row)) return [];
    const said = saidSums(text);
    const own = said.length === 0 && row > last ? ownScore(text) : [];
    if (row > first && said.length === 0 && own.length === 0) return [];
    const inLine = [...said, ...own].map((one) => ({ ...one, cell: { row, column } }));
    const beside = (grid.rows.get(row) ?? []).find((c) => c.column > column);
    const label = sumRowBelow(text);
    const isLabel = /[:：]\s*$/.test(text) || (inLine.length === 0 && label?.kind === "total");
    if (row > first || !isLabel || typeof beside?.cell.value !== "number") return inLine;
    const { value } = beside.cell;
    const more = saidSums(`${text.trim().replace(/[:：]$/, "")}:${value}`).slice(inLine.length);
    if (more.length === 0 && label?.kind === "total" && whole !== null && value !== whole)
      return [{ party: label.party, isWhole: label.isWhole, value, cell: { row, column: beside.column } }];
    return [...inLine, ...more.map((one) => ({ ...one, cell: { row, column: beside.column } }))];
  });
}

/** 得分：94 below the items, alone in its cell. */
function ownScore(text: string): readonly SaidSum[] {
  const [, label = "", value] = /^([^:\d]{2,10}):(\d+(?:\.\d+)?)分?$/.exec(fold(text)) ?? [];
  const row = value !== undefined && /得分|成绩/.test(label) ? sumRowBelow(label) : null;
  return row?.kind === "total" ? [{ party: row.party, isWhole: row.isWhole, value: Number(value) }] : [];
}
