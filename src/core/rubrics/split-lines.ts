import type { SheetGrid } from "../recognition/grid";
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
