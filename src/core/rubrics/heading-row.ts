import { isLineOfEntries, isLineOfHeadings, joinHeadings, withStated } from "../headings/joined";
import { headingMeaning, type ColumnMeaning, type LayoutWords } from "../headings/meaning";
import type { GridCell, SheetGrid } from "../workbook/grid";
import { fold } from "../text/fold";
import { readNumbering } from "./numbering";
import { pointsOf, readPointsCell } from "./points";
import { readTiers } from "./tiers";

/** The row of a table's headings, the last one of several, and what they mean where that is known. */
interface HeadingRow {
  readonly row: number;
  readonly meanings: ReadonlyMap<number, ColumnMeaning>;
  /** The lowest heading of each column, of all lines. */
  readonly cells: readonly GridCell[];
}

/**
 * The heading row with the most known headings; two-line headings count together.
 * @param stated what a person said of the columns; the row is found without it.
 */
export function findHeadingRow(grid: SheetGrid, stated: LayoutWords["columns"] = []): HeadingRow | null {
  const words = { maximum: [], parties: [], columns: stated };
  let best: { row: number; meanings: Map<number, ColumnMeaning>; score: number } | null = null;
  for (const [row, cells] of grid.rows) {
    if (cells.length < 2 || cells.some((c) => c.text.length > 40 || isNumberedLine(c.text))) continue;
    const meanings = new Map<number, ColumnMeaning>();
    for (const cell of cells) {
      if (typeof cell.cell.value !== "string" || readPointsCell(cell.text) !== null) continue;
      const meaning = headingMeaning(cell.text);
      if (meaning) meanings.set(cell.column, meaning);
    }
    const kinds = new Set([...meanings.values()].map((m) => m.kind));
    const score = meanings.size + kinds.size;
    const isKnown = meanings.size >= 2 && (kinds.size >= 2 || meanings.size >= 3);
    // 测评内容 | 好（10分） | 较好（8分）: columns to tick behind one name.
    const isOverTicks =
      meanings.size === 1 && meanings.has(cells[0]?.column ?? -1) && readTiers(cells.slice(1)) !== null;
    if ((isKnown || isOverTicks) && (!best || score > best.score)) best = { row, meanings, score };
  }
  if (!best) return structuralHeading(grid, stated);
  const { row } = best;
  const line = grid.rows.get(row) ?? [];
  const lines = [line, ...linesBelow(grid, row, best.meanings.size)];
  if (lines.length > 1)
    return { row: row + lines.length - 1, meanings: joinHeadings(lines, words), cells: lowestOf(lines) };
  const all = [...linesAbove(grid, row), line];
  return { row, meanings: joinHeadings(all, words), cells: lowestOf(all) };
}

function lowestOf(lines: readonly (readonly GridCell[])[]): readonly GridCell[] {
  return [...new Map(lines.flat().map((c) => [c.column, c])).values()];
}

/** Below 自评 | 考评 may stand 扣分 | 得分 of each: a third line of nothing but headings. */
function linesBelow(grid: SheetGrid, row: number, known: number): readonly (readonly GridCell[])[] {
  const [line = [], below = [], last = []] = [row, row + 1, row + 2].map((at) => grid.rows.get(at));
  if (!isSecondHeadingLine(below, known) && !areUnderOne(below, line)) return [];
  return isLineOfHeadings(last) && isSecondHeadingLine(last, known) ? [below, last] : [below];
}

function linesAbove(grid: SheetGrid, row: number): readonly (readonly GridCell[])[] {
  const [above = [], top = []] = [row - 1, row - 2].map((at) => grid.rows.get(at));
  if (above.length <= 1 || isLineOfEntries(above)) return [];
  return isLineOfHeadings(top) ? [top, above] : [above];
}

/** 一、制度建设 and 1.组织健全 are lines of the table, however much they look like headings. */
function isNumberedLine(text: string): boolean {
  const { style, value } = readNumbering(text);
  return style !== "none" && value !== null;
}

/** Words over a table that nobody knows: a row of several short ones, numbers beneath some of them in the rows that follow. */
function structuralHeading(grid: SheetGrid, stated: LayoutWords["columns"]): HeadingRow | null {
  for (const [row, cells] of grid.rows) {
    const isShort = cells.every((c) => typeof c.cell.value === "string" && /^[^\d%]{1,10}$/.test(fold(c.text)));
    if (cells.length < 3 || !isShort || new Set(cells.map((c) => fold(c.text))).size < cells.length) continue;
    const following = grid.cells.filter((c) => c.row > row && c.row <= row + 4 && pointsOf(c) !== null);
    const isOver = cells.some((h) => following.filter((c) => c.column === h.column).length >= 3);
    if (!isOver) continue;
    const known = cells.flatMap((c) => {
      const meaning = headingMeaning(c.text);
      return meaning ? [[c.column, meaning] as const] : [];
    });
    return { row, meanings: withStated(new Map(known), [cells], stated), cells };
  }
  return null;
}

/**
 * 拥有数量 | 抽查数量 | 目标值 below 指标 alone: short words below one heading and the blank cells right of it, over which it
 * was merged; or a single heading there.
 */
function areUnderOne(cells: readonly GridCell[], above: readonly GridCell[]): boolean {
  const [first] = cells;
  const over = above.find((c) => c.column === first?.column);
  if (!first || !over || over === above[0]) return false;
  const next = above.find((c) => c.column > over.column)?.column ?? Infinity;
  const isWord = ({ cell, text }: GridCell): boolean =>
    typeof cell.value === "string" && /^[^\d%]{1,8}$/.test(fold(text)) && !isNumberedLine(text);
  const isInside = cells.every((c) => c.column < next && isWord(c));
  return isInside && (cells.length >= 2 || (next > first.column + 1 && headingMeaning(first.text) !== null));
}

/** 名称 | 分值 | 名称 | 分值 below 一级指标 | | 二级指标: short words, none of them points, some of them headings. */
function isSecondHeadingLine(cells: readonly GridCell[], above: number): boolean {
  if (cells.length < 2 || cells.length >= above + 3) return false;
  const known = cells.filter((c) => headingMeaning(c.text) !== null);
  if (known.length === cells.length) return cells.length < above + 2;
  const isShort = cells.every(
    (c) => typeof c.cell.value === "string" && fold(c.text).length <= 6 && pointsOf(c) === null,
  );
  const says = known.filter((c) => /maximum|weight|party|deduction/.test(headingMeaning(c.text)?.kind ?? ""));
  return isShort && says.length >= 1 && known.length >= cells.length * 0.5;
}
