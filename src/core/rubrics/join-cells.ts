import { headingMeaning } from "../headings/meaning";
import { sumRowKind } from "../headings/sum-rows";
import type { GridCell, SheetGrid } from "../workbook/grid";
import { withCells } from "./clean-grid";
import type { RubricTable } from "./columns";
import { pointsOf } from "./points";
import { readTiers } from "./tiers";

/** Columns to tick are at least so many, and the points in them fall alike in every row. */
const FEWEST_TICKS = 3;

/**
 * Columns to tick whose points stand in every row (好 10, 较好 8, 一般 6, 差 4) as one column that lists them: 10/8/6/4.
 */
export function joinTickColumns(grid: SheetGrid): SheetGrid {
  const runs = [...grid.rows].flatMap(([row, cells]) => {
    const run = fallingRun(cells);
    return run.length >= FEWEST_TICKS ? [{ row, run, key: run.map((c) => c.column).join() }] : [];
  });
  const key = runs[0]?.key;
  const ticked = runs.filter((r) => r.key === key);
  const [first] = ticked;
  if (!first || ticked.length < FEWEST_TICKS || !ticked.every((t) => fallsAlike(t.run, first.run))) return grid;
  const columns = new Set(first.run.map((c) => c.column));
  const rows = new Map(ticked.map((t) => [t.row, t.run]));
  const above = Math.max(-1, ...grid.cells.filter((c) => c.row < first.row && columns.has(c.column)).map((c) => c.row));
  // Points, self score, review score fall alike too where a branch is marked down a little everywhere.
  const headings = (grid.rows.get(above) ?? []).filter((c) => columns.has(c.column));
  const isScored =
    readTiers(headings) !== null ||
    headings.some((c) => /party|maximum|weight/.test(headingMeaning(c.text)?.kind ?? ""));
  const isAsWide = (cells: readonly GridCell[]): boolean =>
    cells.filter((c) => columns.has(c.column) && isNumber(c)).length === columns.size;
  if (isScored || [...grid.rows].some(([row, cells]) => !rows.has(row) && isAsWide(cells))) return grid;
  return withCells(
    grid,
    grid.cells.flatMap((c) => {
      if (!columns.has(c.column)) return [c];
      const run = rows.get(c.row);
      const isFirst = c.column === first.run[0]?.column;
      if (c.row === above) return isFirst ? [{ ...c, text: "分值" }] : [];
      if (!run) return [c];
      const text = run.map((r) => r.text).join("/");
      return isFirst ? [{ ...c, text, cell: { ...c.cell, value: text } }] : [];
    }),
  );
}

function isNumber(c: GridCell): boolean {
  return typeof c.cell.value === "number" || /^\d+(?:\.\d+)?分?$/.test(c.text.trim());
}

/** The numbers that end a row side by side, each lower than the one before it. */
function fallingRun(cells: readonly GridCell[]): readonly GridCell[] {
  const numbers = cells.filter(isNumber);
  const value = (c: GridCell | undefined): number => Number.parseFloat(c?.text ?? "");
  const isBeside = (i: number): boolean => numbers[i - 1]?.column === (numbers[i]?.column ?? 0) - 1;
  let start = numbers.length - 1;
  while (start > 0 && isBeside(start) && value(numbers[start - 1]) > value(numbers[start])) start--;
  return numbers.slice(Math.max(0, start));
}

function fallsAlike(run: readonly GridCell[], like: readonly GridCell[]): boolean {
  const share = (cells: readonly GridCell[], i: number): number =>
    Number.parseFloat(cells[i]?.text ?? "") / Number.parseFloat(cells[0]?.text ?? "");
  return run.every((_, i) => Math.abs(share(run, i) - share(like, i)) <= 0.1);
}

/** A piece of a name that a split merged cell left in a row of its own. */
const PIECE = /^[\u4e00-\u9fa5]$/;

/**
 * Puts names together whose characters stand in a row each (领 · 导 · 班 · 子 · 20分), as a vertical
 * cell of several paragraphs does when it is pasted; the points that follow end a name.
 */
export function joinVerticalNames(grid: SheetGrid, table: RubricTable): SheetGrid {
  const [column] = table.textColumns;
  if (column === undefined || table.textColumns.length < 2) return grid;
  const cells = grid.cells.filter(
    (c) => c.column === column && c.row >= table.firstRow && c.row <= table.lastRow && sumRowKind(c.text) === null,
  );
  const pieces = cells.filter((c) => PIECE.test(c.text.trim()));
  if (pieces.length < 3 || cells.some((c) => !PIECE.test(c.text.trim()) && pointsOf(c) === null)) return grid;
  const joined = new Map<GridCell, GridCell | null>();
  let first: GridCell | null = null;
  let parts: GridCell[] = [];
  const finish = (): void => {
    if (first) joined.set(first, { ...first, text: parts.map((c) => c.text.trim()).join("\n") });
    first = null;
    parts = [];
  };
  for (const cell of cells) {
    if (first) joined.set(cell, null);
    else first = cell;
    parts.push(cell);
    if (pointsOf(cell) !== null) finish();
  }
  finish();
  const replaced = grid.cells.flatMap((c) => (joined.has(c) ? (joined.get(c) ?? []) : [c]));
  return withCells(grid, replaced);
}
