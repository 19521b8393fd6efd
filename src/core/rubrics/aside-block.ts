import type { GridCell, SheetGrid } from "../workbook/grid";
import { bandLine, isBound } from "./band-table";
import { readBands } from "./bands";
import { readNumbering } from "./numbering";
import { isBareNumber } from "./points";
import { GridBuilder, type RearrangedGrid } from "./rearranged";

/** Fewer levels beside a table are some item's own. */
const FEWEST_LEVELS = 3;
const FEWEST_NOTES = 2;

/** So many lines of other matters may stand in the same columns above. */
const MOST_ABOVE = 2;

/** What stands beside a table has no more cells. */
const MOST_CELLS = 60;

/** So many blank rows end every table. */
const GAP = 6;

/**
 * What was printed right of a table and belongs to none of its lines, put below it: levels one below the other (优秀 | 90分以上,
 * or 优秀：90—100分), and notes behind a blank column (1.每月检查2次 · 2.低于80分限期整改). Null for any other sheet.
 */
export function moveAside(grid: SheetGrid): RearrangedGrid | null {
  const used = new Set(grid.cells.map((c) => c.column));
  for (const from of rightColumns(grid)) {
    const rows = [...new Set(grid.cells.filter((c) => c.column >= from).map((c) => c.row))];
    // 负责人 | 张三 in the same columns stands above.
    for (const top of rows.slice(0, 1 + MOST_ABOVE)) {
      const block = grid.cells.filter((c) => c.column >= from && c.row >= top);
      if (block.some((c) => typeof c.cell.value !== "string" || (isBareNumber(c) && !isBound(c)))) continue;
      const lines = rows.filter((row) => row >= top).map((row) => block.filter((c) => c.row === row));
      if (statesLevels(lines) || (!used.has(from - 1) && areNotes(block))) return below(grid, new Set(block), from);
    }
  }
  return null;
}

/** Columns from left to right, but for the first two, that few cells stand in and right of. */
function rightColumns({ cells }: SheetGrid): readonly number[] {
  const counts = new Map<number, number>();
  for (const { column } of cells) counts.set(column, (counts.get(column) ?? 0) + 1);
  let count = 0;
  return [...counts.keys()]
    .filter((column) => column >= 2)
    .sort((a, b) => b - a)
    .filter((column) => (count += counts.get(column) ?? 0) <= MOST_CELLS)
    .reverse();
}

/** Each line is one level and nothing else, but for a heading. */
function statesLevels(lines: readonly (readonly GridCell[])[]): boolean {
  const texts = lines.map(bandLine);
  // More than a range: several levels of one line are an item's own.
  if (texts.some((text) => (text.match(/\d+(?:\.\d+)?/g) ?? []).length > 2)) return false;
  const bands = readBands(texts.join(";"));
  const isEach = bands.length === lines.length || bands.length === lines.length - 1;
  const limits = bands.flatMap((b) => b.from ?? []);
  // So are levels that begin at the same points.
  return bands.length >= FEWEST_LEVELS && isEach && limits.length > 0 && new Set(limits).size === limits.length;
}

/** 说明 and numbered sentences. */
function areNotes(block: readonly GridCell[]): boolean {
  const isNote = ({ text }: GridCell): boolean =>
    /^(?:说明|备注|注|评分说明|填表说明)[:：]?/.test(text.trim()) || readNumbering(text).value !== null;
  return block.length >= FEWEST_NOTES && block.every(isNote);
}

function below(grid: SheetGrid, block: ReadonlySet<GridCell>, from: number): RearrangedGrid {
  const builder = new GridBuilder();
  for (const cell of grid.cells) if (!block.has(cell)) builder.put(cell.row, cell.column, cell);
  for (const cell of block) builder.put(grid.lastRow + GAP + cell.row, cell.column - from, cell);
  return builder.build(grid);
}
