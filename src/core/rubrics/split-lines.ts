import type { SheetGrid } from "../workbook/grid";
import { readNumbering } from "./numbering";
import { readPointsCell } from "./points";
import { GridBuilder, onlyColumn, type RearrangedGrid } from "./rearranged";

/** Fewer lines than this are no table. */
const FEWEST_LINES = 4;
/** A text pasted whole fills so many cells at most: its title, itself, and its notes. */
const MOST_FULL_CELLS = 3;

/** A whole text pasted into one or two cells: its lines as rows. Null where the sheet has as many cells as lines. */
export function linesOfFewCells(grid: SheetGrid): RearrangedGrid | null {
  const lines = grid.cells.flatMap((cell) =>
    typeof cell.cell.value === "string"
      ? cell.text.split(/\r\n|\r|\n/).map((text) => ({ cell, text: text.trim() }))
      : [],
  );
  const filled = lines.filter((l) => l.text !== "");
  if (grid.cells.length > MOST_FULL_CELLS || filled.length < FEWEST_LINES + grid.cells.length) return null;
  const builder = new GridBuilder();
  filled.forEach(({ cell, text }, row) => {
    builder.put(row, 0, cell, text);
  });
  return builder.build(grid);
}

/**
 * Rows whose points stand one below the other in one cell (10 · 10 · 20) beside as many lines of text, as rows of their
 * own. Null where there is none.
 */
export function splitParallelLines(grid: SheetGrid): RearrangedGrid | null {
  const builder = new GridBuilder();
  let isSplit = false;
  let next = 0;
  for (const [row, cells] of grid.rows) {
    next = Math.max(next, row);
    const lines = cells.map((c) => (typeof c.cell.value === "string" ? nonBlankLines(c.text) : []));
    const count = parallelCount(lines);
    const isParallel = count !== null;
    cells.forEach((cell, i) => {
      const own = lines[i] ?? [];
      if (isParallel && own.length === count)
        own.forEach((text, at) => builder.put(next + at, cell.column, cell, text));
      else builder.put(next, cell.column, cell);
    });
    if (isParallel) isSplit = true;
    next += isParallel ? count : 1;
  }
  return isSplit ? builder.build(grid) : null;
}

/** How many points stand one below the other in a cell beside as many lines; single digits are those of one number. */
function parallelCount(cells: readonly (readonly string[])[]): number | null {
  for (const points of cells) {
    if (points.length < 2 || !points.every((text) => readPointsCell(text) !== null)) continue;
    const others = cells.filter((lines) => lines !== points && lines.length === points.length);
    const isWhole = points.every((text) => /\d{2}|分/.test(text));
    if (others.some((lines) => isWhole || lines.every((l) => readNumbering(l).number !== null))) return points.length;
  }
  return null;
}

function nonBlankLines(text: string): readonly string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((l) => l.trim())
    .filter((l) => l !== "");
}

/**
 * A table whose columns stand in one cell per row, with tabs, bars or wide gaps between them. Null for a sheet that is
 * no such column.
 */
export function splitLines(grid: SheetGrid): RearrangedGrid | null {
  const column = onlyColumn(grid);
  if (column === null) return null;
  const lines = grid.cells.filter((c) => c.column === column && typeof c.cell.value === "string");
  const split = [byTabs, byBars, byGaps].find((way) => isTable(lines.map((l) => way(l.text))));
  if (!split) return null;
  const builder = new GridBuilder();
  grid.cells.forEach((cell, row) => {
    const parts = typeof cell.cell.value === "string" ? split(cell.text) : [cell.text];
    parts.forEach((part, at) => {
      if (part !== "") builder.put(row, at, cell, part);
    });
  });
  return builder.build(grid);
}

function byTabs(line: string): readonly string[] {
  return line.split("\t").map((part) => part.trim());
}

/** `| 项目 | 内容 | 分值 |`; the rule below the headings is left out. */
function byBars(line: string): readonly string[] {
  if (!/[|｜]/.test(line)) return [line.trim()];
  const bare = line.trim().replace(/^[|｜]|[|｜]$/g, "");
  const parts = bare.split(/[|｜]/).map((part) => part.trim());
  return parts.every((part) => /^:?-*:?$/.test(part)) && bare.includes("-") ? [] : parts;
}

function byGaps(line: string): readonly string[] {
  return line
    .trim()
    .split(/(?:[ \u00A0]{2,}|\u3000+[ \u3000\u00A0]*)/)
    .map((part) => part.trim());
}

/** Most lines have several parts, and points among them. */
function isTable(lines: readonly (readonly string[])[]): boolean {
  const several = lines.filter((parts) => parts.length >= 2);
  const withPoints = several.filter((parts) => parts.slice(1).some((part) => readPointsCell(part) !== null));
  return (
    several.length >= FEWEST_LINES && several.length >= lines.length * 0.4 && withPoints.length >= several.length * 0.5
  );
}
