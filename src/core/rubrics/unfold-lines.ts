import { headingMeaning, statesMaximum } from "../headings/meaning";
import { sumRowKind } from "../headings/sum-rows";
import type { GridCell, SheetGrid } from "../workbook/grid";
import { readPointsCell } from "./points";
import { foldRows } from "./fold-rows";
import { GridBuilder, onlyColumn, type RearrangedGrid } from "./rearranged";

/** A table has at least this many lines that are points and nothing else. */
const FEWEST_POINTS = 3;
const FEWEST_LINES = 8;
/** A longer line is a title, whatever words it ends in. */
const LONGEST_HEADING = 14;

/**
 * A table that was pasted as text, one cell per line: a line of words, below it its points, below
 * them its scores. Null for a sheet that is no such column.
 */
export function unfoldLines(grid: SheetGrid): readonly RearrangedGrid[] {
  const column = onlyColumn(grid);
  if (column === null || grid.cells.length < FEWEST_LINES) return [];
  const lines = grid.cells.filter((c) => c.column === column);
  const isPoints = lines.map((c) => isPointsLine(c));
  const stated = isPoints.filter((p, i) => p && i > 0 && !isPoints[i - 1]).length;
  if (stated < FEWEST_POINTS) return [];
  const from = lines.findIndex((_, i) => endOfHeadings(lines, i) > i);
  const regular = foldRegularly(grid, lines, isPoints);
  const folded = [
    ...(regular ? [regular] : []),
    ...(from < 0 ? [] : foldRows(grid, lines, { from, to: endOfHeadings(lines, from) })),
  ];
  return folded.length > 0 ? folded : [unfoldNames(grid, lines, isPoints)];
}

/** A line of words, below it its points, below them its scores: whatever the headings say. */
function unfoldNames(grid: SheetGrid, lines: readonly GridCell[], isPoints: readonly boolean[]): RearrangedGrid {
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
      const numbers = headings.filter(({ meaning }) => statesMaximum(meaning) || meaning?.kind === "party");
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

/** Unknown headings may follow the known ones: so many more columns are tried. */
const MOST_MORE_COLUMNS = 3;

/** A table without merged cells: as many lines for each row as there are headings. Null where the lines do not fit. */
function foldRegularly(
  grid: SheetGrid,
  lines: readonly GridCell[],
  isPoints: readonly boolean[],
): RearrangedGrid | null {
  const first = lines.findIndex((_, i) => endOfHeadings(lines, i) > i);
  if (first < 0) return null;
  const known = endOfHeadings(lines, first) - first;
  for (let width = known + MOST_MORE_COLUMNS; width >= known; width--) {
    const maximum = lines.slice(first, first + width).findIndex((c) => statesMaximum(headingMeaning(c.text)));
    const count = Math.floor((lines.length - first) / width) - 1;
    const body = Array.from({ length: count }, (_, r) => first + (r + 1) * width);
    if (count < 3 || maximum < 0 || !body.every((at) => isPoints[at + maximum] && !isPoints[at + maximum - 1]))
      continue;
    const builder = new GridBuilder();
    lines.forEach((line, i) => {
      const at = i - first;
      const isOutside = at < 0 || at >= (count + 1) * width;
      builder.put(isOutside ? i : first + Math.floor(at / width), isOutside ? 0 : at % width, line);
    });
    return builder.build(grid);
  }
  return null;
}

/**
 * Lines of text among which some names stand one or two characters a line (落 · 实 · 责 · 任 · （20分）), with the names put
 * together. Null where there is none.
 */
export function joinPieces(grid: SheetGrid): RearrangedGrid | null {
  const column = onlyColumn(grid);
  if (column === null || grid.cells.length < FEWEST_LINES) return null;
  const lines = grid.cells.filter((c) => c.column === column);
  const isPoints = lines.map((c) => isPointsLine(c));
  const builder = new GridBuilder();
  let isJoined = false;
  for (let i = 0, row = 0; i < lines.length; i++, row++) {
    const line = lines[i] as GridCell;
    const pieces = piecesFrom(lines, isPoints, i);
    const name = pieces.map((c) => c.text.trim()).join("");
    const points = pieces.length > 1 && isPoints[i + pieces.length] ? lines[i + pieces.length] : undefined;
    if (pieces.length > 1) isJoined = true;
    builder.put(row, 0, line, points ? `${name}${points.text.trim()}` : name);
    i += pieces.length - 1 + (points ? 1 : 0);
  }
  return isJoined ? builder.build(grid) : null;
}

function isPointsLine(cell: GridCell): boolean {
  const { value } = cell.cell;
  if (typeof value === "number") return true;
  return typeof value === "string" && readPointsCell(cell.text) !== null;
}

/** One past a run of at least three headings, among them those of points or scores; else `from`. */
function endOfHeadings(lines: readonly GridCell[], from: number): number {
  const isHeading = (i: number): boolean => {
    const text = lines[i]?.text ?? "";
    return text.trim().length <= LONGEST_HEADING && headingMeaning(text) !== null;
  };
  // A short unknown word among known headings is one too: 考评 · 方式 · 评分办法.
  const isGap = (i: number): boolean => (lines[i]?.text.trim().length ?? 9) <= 4 && isHeading(i + 1);
  let end = from;
  while (isHeading(end) || (end > from && isGap(end))) end++;
  const kinds = lines.slice(from, end).map((c) => headingMeaning(c.text)?.kind);
  return end - from >= 3 && kinds.some((k) => k === "maximum" || k === "party") ? end : from;
}

/** 领 · 导 · 班 · 子 · 好: lines of one or two characters are one name. */
function piecesFrom(lines: readonly GridCell[], isPoints: readonly boolean[], from: number): readonly GridCell[] {
  const isPiece = (i: number): boolean => {
    const text = lines[i]?.text.replace(/[\s\u3000]+/g, "") ?? "";
    const isWord = headingMeaning(text) !== null || sumRowKind(text) !== null;
    return i < lines.length && !isPoints[i] && !isWord && /^[\u4e00-\u9fa5]{1,2}$/.test(text);
  };
  if (!isPiece(from)) return lines.slice(from, from + 1);
  let end = from;
  while (isPiece(end)) end++;
  return lines.slice(from, end);
}
