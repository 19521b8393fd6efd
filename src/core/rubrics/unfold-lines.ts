import { headingMeaning } from "../headings/meaning";
import type { GridCell, SheetGrid } from "../recognition/grid";
import { readPointsCell } from "./points";
import { GridBuilder, onlyColumn, type RearrangedGrid } from "./rearranged";

/** A table has at least this many lines that are points and nothing else. */
const FEWEST_POINTS = 3;
const FEWEST_LINES = 8;

/**
 * A table that was pasted as text, one cell per line: a line of words, below it its points, below
 * them its scores. Null for a sheet that is no such column.
 */
export function unfoldLines(grid: SheetGrid): RearrangedGrid | null {
  const column = onlyColumn(grid);
  if (column === null || grid.cells.length < FEWEST_LINES) return null;
  const lines = grid.cells.filter((c) => c.column === column);
  const isPoints = lines.map((c) => isPointsLine(c));
  const stated = isPoints.filter((p, i) => p && i > 0 && !isPoints[i - 1]).length;
  if (stated < FEWEST_POINTS) return null;
  const builder = new GridBuilder();
  let row = -1;
  let next = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as GridCell;
    if (isPoints[i] && row >= 0) {
      builder.put(row, ++next, line);
      continue;
    }
    const end = endOfHeadings(lines, i);
    if (end > i) {
      row++;
      // The words' headings stand over the words, those of points and scores over theirs.
      const headings = lines.slice(i, end).map((c) => ({ cell: c, meaning: headingMeaning(c.text) }));
      const words = headings.filter(({ meaning }) => meaning?.kind === "item" || meaning?.kind === "category");
      const numbers = headings.filter(({ meaning }) => meaning?.kind === "maximum" || meaning?.kind === "party");
      const over = words.find(({ meaning }) => meaning?.kind === "item") ?? words[0];
      if (over) builder.put(row, 0, over.cell);
      numbers.forEach(({ cell }, n) => builder.put(row, n + 1, cell));
      i = end - 1;
      next = 99;
      continue;
    }
    const pieces = piecesFrom(lines, isPoints, i);
    row++;
    next = 0;
    builder.put(row, 0, line, pieces.map((c) => c.text.trim()).join(""));
    i += pieces.length - 1;
  }
  return builder.build(grid);
}

function isPointsLine(cell: GridCell): boolean {
  const { value } = cell.cell;
  if (typeof value === "number") return true;
  return typeof value === "string" && readPointsCell(cell.text) !== null;
}

/** One past a run of at least three headings, among them those of points or scores; else `from`. */
function endOfHeadings(lines: readonly GridCell[], from: number): number {
  let end = from;
  while (end < lines.length && headingMeaning((lines[end] as GridCell).text) !== null) end++;
  const kinds = lines.slice(from, end).map((c) => headingMeaning(c.text)?.kind);
  return end - from >= 3 && kinds.some((k) => k === "maximum" || k === "party") ? end : from;
}

/** 领 · 导 · 班 · 子 · 好: lines of one or two characters are one name. */
function piecesFrom(lines: readonly GridCell[], isPoints: readonly boolean[], from: number): readonly GridCell[] {
  const isPiece = (i: number): boolean => {
    const text = lines[i]?.text.replace(/[\s\u3000]+/g, "") ?? "";
    return i < lines.length && !isPoints[i] && /^[\u4e00-\u9fa5]{1,2}$/.test(text);
  };
  if (!isPiece(from)) return lines.slice(from, from + 1);
  let end = from;
  while (isPiece(end)) end++;
  return lines.slice(from, end);
}
