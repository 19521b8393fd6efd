import { headingMeaning } from "../headings/meaning";
import type { GridCell, SheetGrid } from "../workbook/grid";
import { withCells } from "./clean-grid";
import { pointsOf } from "./points";

/** Steps that one line may be graded by, and lines with such steps on a sheet, are at least so many. */
const FEWEST_STEPS = 3;
const FEWEST_LINES = 2;

/**
 * 分值 | 1分 | 2分 | 4分 below 经营面积（4分） | 200以下 | 201—1000 | 1000以上: what each step of the line above is worth. Such rows
 * and the steps themselves are no lines of the rubric, whose points stand with their names.
 */
export function withoutChoiceRows(grid: SheetGrid): SheetGrid {
  const steps = [...grid.rows].flatMap(([row, cells]) => {
    const above = grid.rows.get(row - 1) ?? [];
    const points = stepsOf(cells);
    const names = points.map((p) => above.find((c) => c.column === p.column));
    const isBelow = points.length > 0 && names.every((n) => n !== undefined && pointsOf(n)?.kind !== "options");
    return isBelow && above.length > points.length ? [[...cells, ...names.filter((n) => n !== undefined)]] : [];
  });
  if (steps.length < FEWEST_LINES) return grid;
  const left = new Set(steps.flat());
  return withCells(
    grid,
    grid.cells.filter((c) => !left.has(c)),
  );
}

/** The points right of 分值 in a row that holds nothing else, each higher or each lower than the one before. */
function stepsOf(cells: readonly GridCell[]): readonly GridCell[] {
  const [label, ...points] = cells;
  if (!label || typeof label.cell.value !== "string" || headingMeaning(label.text)?.kind !== "maximum") return [];
  const values = points.map((c) => pointsOf(c)?.maximum ?? NaN);
  const isInOrder = (sign: number): boolean => values.every((v, i) => i === 0 || sign * (v - (values[i - 1] ?? 0)) > 0);
  return points.length >= FEWEST_STEPS && (isInOrder(1) || isInOrder(-1)) ? points : [];
}
