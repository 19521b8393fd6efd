import { headingMeaning, type ColumnMeaning } from "../headings/meaning";
import { sumRow } from "../headings/sum-rows";
import type { CellAddress } from "../workbook/address";
import type { GridCell, SheetGrid } from "../workbook/grid";
import { pointsOf } from "./points";
import { readTextPoints } from "./text-points";
import { isTierWord } from "./tiers";
import { GridBuilder, type RearrangedGrid } from "./rearranged";

/** Below that a line of names and one of points are no table. */
const FEWEST_ITEMS = 3;

/**
 * A rubric that lies on its side, turned: 项目 | 内容 | 语言 above 满分 | 40 | 30 and 得分 | 38 | 29 as one line for each of its
 * items. What stands below with a label (总分 | 67) goes with the scores. Null for any other sheet.
 */
export function transpose(grid: SheetGrid): RearrangedGrid | null {
  const lines = linesOf(grid);
  const [names, ...others] = lines;
  if (names === undefined) return null;
  const kindOf = (row: number): ColumnMeaning["kind"] | null => meaningOf(grid, row)?.kind ?? null;
  const areScores = (rows: readonly number[]): boolean =>
    rows.length > 0 && rows.every((row) => kindOf(row) === "party");
  // 立论（20分） | 攻辩（20分） above 得分 | 18 | 17.
  const points =
    others.find((row) => kindOf(row) === "maximum") ??
    (areScores(others) || isOfOneSubject(grid, names, others) ? names : undefined);
  if (points === undefined || !areItems(grid, names, points)) return null;
  const last = lines.at(-1) as number;
  const left = grid.rows.get(names)?.[0]?.column;
  if (left === undefined) return null;
  const width = Math.max(...lines.flatMap((row) => (grid.rows.get(row) ?? []).map((c) => c.column))) - left;
  const scores = [...lines].reverse().find((row) => kindOf(row) === "party") ?? last;
  const builder = new GridBuilder();
  for (const cell of grid.cells) {
    if (cell.row < names) builder.put(cell.row, cell.column, cell);
    else if (cell.row <= last) builder.put(names + cell.column - left, cell.row - names, cell);
    else builder.put(cell.row - last + names + width, cell.column > left ? scores - names : cell.column, cell);
  }
  const placeOf = ({ row, column }: CellAddress): CellAddress => {
    if (row < names) return { row, column };
    if (row <= names + width) return { row: names + column, column: left + row - names };
    return { row: row - names - width + last, column: column === scores - names ? left + 1 : column };
  };
  return builder.build(grid, placeOf);
}

function meaningOf(grid: SheetGrid, row: number): ColumnMeaning | null {
  const [label] = grid.rows.get(row) ?? [];
  return label && typeof label.cell.value === "string" ? headingMeaning(label.text) : null;
}

/** Rows that follow each other, each with a label that a heading could be, from the one with the items' names on. */
function linesOf(grid: SheetGrid): readonly number[] {
  const rows = [...grid.rows.keys()].sort((a, b) => a - b);
  for (const names of rows) {
    const cells = grid.rows.get(names) ?? [];
    const kind = meaningOf(grid, names)?.kind;
    const areNames = kind === "item" || kind === "category" || namesWithPoints(grid, names);
    if (!areNames || cells.length <= FEWEST_ITEMS) continue;
    const goesOn = (row: number): boolean => {
      const [label] = grid.rows.get(row) ?? [];
      const isLine = meaningOf(grid, row) !== null || isTierRow(grid, row) || isRowOfNumbers(grid, row);
      const isBelow = label?.column === cells[0]?.column && isLine;
      return label !== undefined && isBelow && sumRow(label.text) === null;
    };
    const end = rows.find((row) => row > names && !goesOn(row));
    return rows.filter((row) => row >= names && (end === undefined || row < end));
  }
  return [];
}

/**
 * 检查路段 | 清扫（30分） | 公厕（20分） | 合计 above 路段甲 | 28 | 19 | 47, or above nothing yet: names with their points and their sum, and
 * at most one line of scores. Several lines are a list of several subjects.
 */
function isOfOneSubject(grid: SheetGrid, names: number, others: readonly number[]): boolean {
  const isScored = (row: number): boolean =>
    (grid.rows.get(row) ?? []).filter((c) => typeof c.cell.value === "number").length >= FEWEST_ITEMS;
  const scored = [...grid.rows.keys()].filter((row) => row > names && isScored(row));
  const isSummed = (grid.rows.get(names) ?? []).some((c) => sumRow(c.text)?.kind === "total");
  return isSummed && namesWithPoints(grid, names) && scored.length <= 1 && others.every((row) => scored.includes(row));
}

function namesWithPoints(grid: SheetGrid, row: number): boolean {
  const [label, ...cells] = grid.rows.get(row) ?? [];
  const isPlain = label !== undefined && readTextPoints(label.text) === null && sumRow(label.text) === null;
  return isPlain && cells.filter((c) => readTextPoints(c.text) !== null).length >= FEWEST_ITEMS;
}

/** 好 | 11-15分 | 22-30分 between the points and the scores. */
function isTierRow(grid: SheetGrid, row: number): boolean {
  const [label, ...cells] = grid.rows.get(row) ?? [];
  return label !== undefined && cells.length >= FEWEST_ITEMS && isTierWord(label.text);
}

/** 另评 | 9 | 8 | 7: numbers under the names, whatever they are called. */
function isRowOfNumbers(grid: SheetGrid, row: number): boolean {
  const [, ...cells] = grid.rows.get(row) ?? [];
  return cells.length >= FEWEST_ITEMS && cells.every((c) => typeof c.cell.value === "number");
}

/** Every name has its points below it, and no name says what a column under it holds. */
function areItems(grid: SheetGrid, names: number, points: number): boolean {
  const states = (c: GridCell): boolean => (points === names ? readTextPoints(c.text) !== null : pointsOf(c) !== null);
  const below = new Set((grid.rows.get(points) ?? []).filter(states).map((c) => c.column));
  const items = (grid.rows.get(names) ?? []).slice(1);
  const isName = (c: GridCell): boolean => typeof c.cell.value === "string" && below.has(c.column);
  return (
    items.filter(isName).length >= FEWEST_ITEMS &&
    items.every((c) => isName(c) || headingMeaning(c.text) !== null || sumRow(c.text) !== null)
  );
}
