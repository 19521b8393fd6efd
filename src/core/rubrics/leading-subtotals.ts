import { sumRowKind } from "../headings/sum-rows";
import { fold } from "../text/fold";
import type { GridCell, SheetGrid } from "../workbook/grid";
import { withCells } from "./clean-grid";
import { pointsOf } from "./points";

const WORD = /小[\s\u3000]{0,8}计[\s\u3000:：]*$/;

/**
 * 一、库容库貌 | 小计 | 30 above the lines that it sums: the row is their heading, and 小计 no part of the name. Sums that
 * stand below their lines stay as they are.
 */
export function withoutLeadingSubtotals(grid: SheetGrid): SheetGrid {
  const rows = [...grid.rows.keys()].sort((a, b) => a - b);
  const isSum = (row: number): boolean => (grid.rows.get(row) ?? []).some((c) => sumRowKind(c.text) === "category-sum");
  const holdsPoints = (row: number): boolean => (grid.rows.get(row) ?? []).some((c) => pointsOf(c) !== null);
  const sums = rows.filter((row) => isSum(row) && holdsPoints(row));
  const [first, last] = [sums[0], sums.at(-1)];
  if (first === undefined || last === undefined || rows.some((row) => row < first && holdsPoints(row))) return grid;
  const below = rows.find((row) => row > last);
  if (below === undefined || !holdsPoints(below) || (grid.rows.get(below) ?? []).some((c) => sumRowKind(c.text)))
    return grid;
  const named = new Map(sums.flatMap((row) => nameAlone(grid.rows.get(row) ?? [])));
  if (named.size < sums.length) return grid;
  return withCells(
    grid,
    grid.cells.flatMap((c) => named.get(c) ?? (named.has(c) ? [] : [c])),
  );
}

/** The label of a sum's row and what is left of it: null where it stands beside the name. Empty where no name is left. */
function nameAlone(cells: readonly GridCell[]): readonly (readonly [GridCell, GridCell | null])[] {
  const at = cells.findIndex((c) => sumRowKind(c.text) === "category-sum");
  const label = cells[at];
  if (!label) return [];
  const text = label.text.replace(WORD, "").trimEnd();
  const isNamed =
    text === "" && cells.slice(0, at).some((c) => typeof c.cell.value === "string" && fold(c.text) !== "");
  if (isNamed) return [[label, null]];
  return text === "" || text === label.text ? [] : [[label, { ...label, text, cell: { ...label.cell, value: text } }]];
}
