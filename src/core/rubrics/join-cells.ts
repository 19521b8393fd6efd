import { headingMeaning, statesMaximum } from "../headings/meaning";
import { sumRowKind } from "../headings/sum-rows";
import type { GridCell, SheetGrid } from "../workbook/grid";
import { withCells } from "./clean-grid";
import type { RubricTable } from "./columns";
import { pointsOf, tidyNumbers } from "./points";
import { numbersIn, tokensOf } from "./points-tokens";
import { isTierWord, tiersOver } from "./tiers";

/** Columns to tick are at least so many, and the points in them fall alike in every row. */
const FEWEST_TICKS = 3;

/**
 * Columns to tick whose points stand in every row (好 10, 较好 8, 一般 6, 差 4) as one column that lists them: 10/8/6/4; of
 * ranges (10-9, 8-7, 6-0) the best one, with words or without (很大（9-10分）), falling or rising.
 */
export function joinTickColumns(grid: SheetGrid): {
  readonly grid: SheetGrid;
  readonly tickColumns: readonly number[];
} {
  const asIs = { grid, tickColumns: [] };
  // Points, self score, review score fall alike too where a branch is marked down a little everywhere.
  const isHeaded = (c: GridCell): boolean =>
    /party|maximum|weight|deduction|derived/.test(headingMeaning(c.text)?.kind ?? "");
  const [top = 0] = [...grid.rows].find(([, cells]) => cells.filter(isNumber).length >= FEWEST_TICKS) ?? [];
  const headings = new Map(grid.cells.flatMap((c) => (c.row < top ? [[c.column, c] as const] : [])));
  const others = new Set([...headings.values()].filter(isHeaded).map((c) => c.column));
  const isTier = (c: GridCell): boolean => isNumber(c) && !others.has(c.column);
  const runs = [...grid.rows].flatMap(([row, cells]) => {
    const run = tierRun(cells.filter(isTier));
    return run.length >= FEWEST_TICKS ? [{ row, run, key: run.map((c) => c.column).join() }] : [];
  });
  const key = runs[0]?.key;
  const ticked = runs.filter((r) => r.key === key);
  const [first] = ticked;
  if (!first || ticked.length < FEWEST_TICKS) return asIs;
  const columns = new Set(first.run.map((c) => c.column));
  const rows = new Map(ticked.map((t) => [t.row, t.run]));
  const above = Math.max(-1, ...grid.cells.filter((c) => c.row < first.row && columns.has(c.column)).map((c) => c.row));
  const over = (grid.rows.get(above) ?? []).filter((c) => columns.has(c.column));
  const isNamed = over.length === columns.size && over.every((c) => isTierWord(c.text));
  if (!isNamed && !ticked.every((t) => fallsAlike(t.run, first.run))) return asIs;
  const isScored = tiersOver(grid, over) !== null || over.some(isHeaded);
  const isAsWide = (cells: readonly GridCell[]): boolean =>
    cells.filter((c) => columns.has(c.column) && isNumber(c)).length === columns.size;
  if (isScored || [...grid.rows].some(([row, cells]) => !rows.has(row) && isAsWide(cells))) return asIs;
  // Where another column states the highest of them already, they say what may be given for it.
  const mayState = (column: number): boolean => {
    const meaning = headingMeaning(headings.get(column)?.text ?? "");
    const isLeft = column < (first.run[0]?.column ?? 0) && meaning?.kind !== "party";
    return !columns.has(column) && (isLeft || statesMaximum(meaning));
  };
  const stated = columnOfTops(grid, rows, mayState);
  const joined = withCells(
    grid,
    grid.cells.flatMap((c) => {
      const run = rows.get(c.row);
      const isPlace = c.column === (stated ?? first.run[0]?.column);
      if (!isPlace && !columns.has(c.column)) return [c];
      if (c.row === above && stated === null) return isPlace ? [{ ...c, text: "分值" }] : [];
      if (!run) return c.row === above && !isPlace ? [] : [c];
      const best = Math.max(...run.map(topOf));
      const text = run.some(isWorded) ? String(best) : run.some(isRange) ? c.text : run.map((r) => r.text).join("/");
      return isPlace ? [{ ...c, text, cell: { ...c.cell, value: text } }] : [];
    }),
  );
  return { grid: joined, tickColumns: [...columns] };
}

/** The column with the highest number of every run in its row. */
function columnOfTops(
  grid: SheetGrid,
  rows: ReadonlyMap<number, readonly GridCell[]>,
  mayState: (column: number) => boolean,
): number | null {
  const isTop = (column: number): boolean =>
    [...rows].every(([row, run]) => {
      const points = pointsOf((grid.rows.get(row) ?? []).find((c) => c.column === column));
      return points !== null && points.maximum === Math.max(...run.map(topOf));
    });
  return [...new Set(grid.cells.map((c) => c.column))].find((c) => mayState(c) && isTop(c)) ?? null;
}

const wordOf = (c: GridCell): string => tokensOf(tidyNumbers(c.text)).word;

/** 10-9, and what is left below the other ranges: ≤12, 12分以下. */
const isRange = (c: GridCell): boolean => /^(?:nu?rnu?|Lnu?|nu?Z)$/.test(wordOf(c));

/** 很大意义（9-10分）, 有新见解（9分）: what is to be ticked, with its points. */
function isWorded(c: GridCell): boolean {
  return typeof c.cell.value === "string" && /^[^noc]{1,12}o(?:nu?r)?nuc$/.test(wordOf(c));
}

function isNumber(c: GridCell): boolean {
  return typeof c.cell.value === "number" || /^nu?$/.test(wordOf(c)) || isRange(c) || isWorded(c);
}

/** The highest number of a cell; without one NaN, which is above and below none. */
const topOf = (c: GridCell | undefined): number => {
  const numbers = numbersIn(tidyNumbers(c?.text ?? ""));
  return numbers.length === 0 ? NaN : Math.max(...numbers);
};

/** The longest run of numbers side by side, each lower than the one before it; those with words may rise instead. */
function tierRun(numbers: readonly GridCell[]): readonly GridCell[] {
  const worded = runOf(numbers.filter(isWorded), (left, right) => topOf(left) < topOf(right));
  return worded.length >= FEWEST_TICKS ? worded : runOf(numbers, (left, right) => topOf(left) > topOf(right));
}

function runOf(
  numbers: readonly GridCell[],
  isInOrder: (left: GridCell, right: GridCell) => boolean,
): readonly GridCell[] {
  let best: readonly GridCell[] = [];
  let run: GridCell[] = [];
  for (const cell of numbers) {
    const previous = run.at(-1);
    const goesOn = previous?.column === cell.column - 1 && isInOrder(previous, cell);
    run = goesOn ? [...run, cell] : [cell];
    if (run.length >= best.length) best = run;
  }
  return best;
}

function fallsAlike(run: readonly GridCell[], like: readonly GridCell[]): boolean {
  const share = (cells: readonly GridCell[], i: number): number => topOf(cells[i]) / Math.max(...cells.map(topOf));
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
