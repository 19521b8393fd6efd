import { sumRowKind } from "../headings/sum-rows";
import type { GridCell, SheetGrid } from "../workbook/grid";
import { readTable, type RubricTable } from "./columns";
import { pointsOf } from "./points";
import { GridBuilder, type RearrangedGrid } from "./rearranged";
import { readTextPoints } from "./text-points";

/** A name stands in the middle of its block when it is at most so many rows off. */
const OFF_CENTRE = 1;

/** Categories whose points their items do not make up may be so many: a fault in the rubric, not in the reading. */
const MOST_FAULTS = 1;

/**
 * A table copied from a page shows a merged category's name in the middle row of its block (its cell was centred). Gives the
 * sheet with every name in the first row of its block; null where no division into blocks fits names and points.
 */
export function raiseNames(grid: SheetGrid): RearrangedGrid | null {
  const table = readTable(grid);
  const names = table ? namesOf(grid, table) : [];
  if (!table || names.length < 2) return null;
  const scored = pointsByRow(grid, table);
  const rows = [...scored.keys()].sort((a, b) => a - b);
  const first = rows[0];
  if (first === undefined || (names[0] as GridCell).row <= first) return null;
  const starts = blocksOf(names, rows, scored);
  if (!starts) return null;
  const builder = new GridBuilder();
  const target = new Map(names.map((name, i) => [name, starts[i] as number]));
  for (const cell of [...grid.cells].sort(
    (a, b) => (target.get(a) ?? a.row) - (target.get(b) ?? b.row) || a.column - b.column,
  ))
    builder.put(target.get(cell) ?? cell.row, cell.column, cell);
  return builder.build(grid);
}

function namesOf(grid: SheetGrid, table: RubricTable): readonly GridCell[] {
  const [column] = table.textColumns;
  if (table.textColumns.length < 2) return [];
  return grid.cells.filter(
    (c) => c.column === column && c.row >= table.firstRow && c.row <= table.lastRow && sumRowKind(c.text) === null,
  );
}

/** The points of every row that has an item, by its row. */
function pointsByRow(grid: SheetGrid, table: RubricTable): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const column = table.maximumColumns.at(-1);
  for (let row = table.firstRow; row <= table.lastRow; row++) {
    const cells = grid.rows.get(row) ?? [];
    if (cells.some((c) => sumRowKind(c.text) !== null)) continue;
    const texts = cells.filter((c) => table.textColumns.slice(1).includes(c.column));
    const points =
      column === undefined
        ? texts.map((c) => readTextPoints(c.text)?.points.maximum).find((p) => p !== undefined)
        : pointsOf(cells.find((c) => c.column === column))?.maximum;
    if (points !== undefined) found.set(row, points);
  }
  return found;
}

/** The first row of every name's block: blocks follow each other, hold their names, and make up the points of their names. */
function blocksOf(
  names: readonly GridCell[],
  rows: readonly number[],
  points: ReadonlyMap<number, number>,
): readonly number[] | null {
  const stated = names.map((n) => readTextPoints(n.text.replace(/\s+/g, ""))?.points.maximum ?? null);
  let best: { readonly starts: readonly number[]; readonly faults: number } | null = null;
  const tried = new Set<string>();
  const divide = (i: number, at: number, starts: readonly number[], faults: number): void => {
    const state = `${i}:${at}:${faults}`;
    if (faults > MOST_FAULTS || (best && faults >= best.faults) || tried.has(state)) return;
    tried.add(state);
    const name = names[i];
    if (!name) {
      if (at === rows.length) best = { starts, faults };
      return;
    }
    const place = rows.indexOf(name.row);
    let sum = 0;
    for (let end = at; end < rows.length; end++) {
      sum = Number((sum + (points.get(rows[end] as number) ?? 0)).toFixed(6));
      if (end < place) continue;
      const isCentred = Math.abs(2 * place - at - end) <= 1 + OFF_CENTRE;
      const goal = stated[i] ?? null;
      if (goal === null ? isCentred : sum === goal) divide(i + 1, end + 1, [...starts, rows[at] as number], faults);
      else if (goal !== null && isCentred) divide(i + 1, end + 1, [...starts, rows[at] as number], faults + 1);
    }
  };
  divide(0, 0, [], 0);
  return (best as { readonly starts: readonly number[] } | null)?.starts ?? null;
}
