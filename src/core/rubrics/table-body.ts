import { besideScores, type ColumnMeaning, type LayoutWords } from "../headings/meaning";
import { sumRow } from "../headings/sum-rows";
import type { GridCell, SheetGrid } from "../workbook/grid";
import { findHeadingRow } from "./heading-row";
import { pointsOf } from "./points";
import { lastTableRow } from "./table-rows";
import {
  readPointsInNotes,
  readPointsOfAll,
  readTiers,
  readWordedTiers,
  tiersOver,
  tiersUnder,
  type Tiers,
} from "./tiers";

/** A sheet with more rows, or with more columns of words, is a register of some kind. */
const MOST_ROWS = 1500;

/** The rows of a table by column, and what its headings make of the columns. */
export interface TableBody {
  readonly headingRow: number | null;
  readonly headed: readonly GridCell[];
  readonly tiers: Tiers | null;
  /** Columns to tick. */
  readonly ticked: readonly number[];
  readonly firstRow: number;
  readonly lastRow: number;
  readonly columns: readonly number[];
  readonly meanings: ReadonlyMap<number, ColumnMeaning>;
  readonly weightColumn: number | null;
  /** All that stands in a column. */
  of(column: number): readonly GridCell[];
  /** Without what stands alone in its row: a heading or a title, whatever its column holds. */
  besides(column: number): readonly GridCell[];
  /** Columns of one meaning, left to right. */
  named(kind: ColumnMeaning["kind"]): number[];
}

/** Where the table lies, and its headings as far as its columns bear them out; null for a register of some kind. */
export function readBody(grid: SheetGrid, stated: LayoutWords["columns"]): TableBody | null {
  const heading = findHeadingRow(grid, stated);
  const headingCells = heading ? (grid.rows.get(heading.row) ?? []) : [];
  const below = (heading && grid.rows.get(heading.row + 1)) ?? [];
  const tiersBelow = readTiers(below) ?? tiersUnder(headingCells, below);
  const tiers =
    tiersBelow ??
    tiersOver(grid, headingCells) ??
    readPointsOfAll(
      headingCells.filter((c) => heading?.meanings.get(c.column)?.kind === "party" || /[（(]每/.test(c.text)),
    ) ??
    readWordedTiers(headingCells) ??
    (heading && readPointsInNotes(grid));
  const firstRow = heading ? heading.row + (tiersBelow ? 2 : 1) : 0;
  const cells = grid.cells.filter((c) => c.row >= firstRow);
  const columns = [...new Set(cells.map((c) => c.column))].sort((a, b) => a - b);
  const lastRow = lastTableRow(grid, firstRow, columns.length);
  if (lastRow - firstRow > MOST_ROWS) return null;
  const inTable = cells.filter((c) => c.row <= lastRow);
  const byColumn = groupByColumn(inTable);
  const byColumnInRows = groupByColumn(inTable.filter((c) => (grid.rows.get(c.row) ?? []).length > 1));
  const of = (column: number): readonly GridCell[] => byColumn.get(column) ?? [];
  const { meanings, weightColumn } = columnMeanings(grid, heading?.meanings ?? new Map(), of, tiers);
  return {
    headingRow: heading?.row ?? null,
    headed: heading?.cells ?? [],
    tiers,
    ticked: (tiers?.columns ?? []).map((t) => t.column),
    firstRow,
    lastRow,
    columns,
    meanings,
    weightColumn,
    of,
    besides: (column) => byColumnInRows.get(column) ?? [],
    named: (kind) =>
      [...meanings]
        .filter(([, m]) => m.kind === kind)
        .map(([c]) => c)
        .sort((a, b) => a - b),
  };
}

/**
 * The headings' meanings as far as the columns bear them out. A weight beside every item's points is one; else it is the
 * points. What stands beside scores (扣分, 得分率) may yet be the points where no heading promises them or states them (10分 of
 * each line).
 */
function columnMeanings(
  grid: SheetGrid,
  headings: ReadonlyMap<number, ColumnMeaning>,
  of: (column: number) => readonly GridCell[],
  tiers: Tiers | null,
): { readonly meanings: ReadonlyMap<number, ColumnMeaning>; readonly weightColumn: number | null } {
  const points = (column: number): readonly GridCell[] => of(column).filter((c) => pointsOf(c) !== null);
  const maxima = [...headings].flatMap(([c, m]) => (m.kind === "maximum" && points(c).length > 0 ? [c] : []));
  // 评分（百分制） states the points of every line.
  const isOfAll = maxima.length === 0 && tiers?.columns.length === 0;
  const weights = isOfAll ? [...headings].flatMap(([c, m]) => (m.kind === "weight" ? [c] : [])) : [];
  const rows = new Set([...maxima, ...weights].flatMap((c) => points(c).map((cell) => cell.row)));
  // 权重 30 beside 二级指标 whose lines have 20 and 10 under 分值: their sum.
  const areGroupSums = (column: number): boolean => {
    const lines = points(maxima.at(-1) ?? NaN).filter((c) => !isSum(c.row));
    const heads = points(column).filter((c) => !isSum(c.row));
    const sums = heads.map((head, i) => {
      const own = lines.filter((c) => c.row >= head.row && c.row < (heads[i + 1]?.row ?? Infinity));
      return own.reduce((total, c) => total + (pointsOf(c)?.maximum ?? 0), 0);
    });
    const areRight = heads.every((head, i) => Math.abs((pointsOf(head)?.maximum ?? NaN) - (sums[i] ?? 0)) < 1e-6);
    return heads.length >= FEWEST_WEIGHTS && heads.length < lines.length && areRight;
  };
  const isSum = (row: number): boolean => (grid.rows.get(row) ?? []).some((c) => sumRow(c.text) !== null);
  const isWeight = (column: number): boolean => {
    const weights = points(column).filter((c) => rows.has(c.row) && !isSum(c.row));
    const whole = weights.reduce((total, c) => total + (pointsOf(c)?.maximum ?? 0), 0);
    if (areGroupSums(column)) return false;
    const isWhole = Math.abs(whole - 1) <= 0.1 || Math.abs(whole - 100) <= 10;
    // 难度系数 1.2 beside the points of every line: what its score is taken times.
    const isFactor = maxima.length > 0 && weights.every((c) => (pointsOf(c)?.maximum ?? Infinity) <= HIGHEST_FACTOR);
    return (isWhole || isFactor) && weights.length >= FEWEST_WEIGHTS && weights.length >= rows.size * 0.6;
  };
  let weightColumn: number | null = null;
  const meanings = new Map<number, ColumnMeaning>();
  for (const [column, meaning] of headings) {
    if (meaning.kind === "weight" && isWeight(column)) weightColumn = column;
    else if (meaning.kind === "weight") meanings.set(column, { kind: "maximum" });
    else if (!besideScores.has(meaning.kind) || rows.size > 0 || tiers) meanings.set(column, meaning);
  }
  if (weightColumn !== null) meanings.set(weightColumn, { kind: "weight" });
  return { meanings, weightColumn };
}

const HIGHEST_FACTOR = 2;

/** Weights of categories are fewer than items. */
const FEWEST_WEIGHTS = 2;

function groupByColumn(cells: readonly GridCell[]): ReadonlyMap<number, readonly GridCell[]> {
  const columns = new Map<number, GridCell[]>();
  for (const cell of cells) {
    const column = columns.get(cell.column);
    if (column) column.push(cell);
    else columns.set(cell.column, [cell]);
  }
  return columns;
}
