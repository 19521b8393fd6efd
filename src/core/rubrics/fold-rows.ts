import { headingMeaning, statesMaximum } from "../headings/meaning";
import type { GridCell, SheetGrid } from "../workbook/grid";
import { readPointsCell } from "./points";
import { GridBuilder, type RearrangedGrid } from "./rearranged";

/** What a column holds, as its heading tells: words, the running number, the points, or scores that may be missing. */
type ColumnType = "words" | "number" | "points" | "score";

/** Fewer rows than this are no table. */
const FEWEST_ROWS = 3;

/** One row found in the lines: how many of them its columns take, in the columns' order. */
type RowShape = readonly number[];

/**
 * Lines pasted one below the other as rows of the columns that their headings name, where merged cells and blank scores
 * left some out. Gives one arrangement with scores and one without, as far as the lines can be divided so.
 */
export function foldRows(
  grid: SheetGrid,
  lines: readonly GridCell[],
  headings: { readonly from: number; readonly to: number },
): readonly RearrangedGrid[] {
  const named = lines.slice(headings.from, headings.to);
  const repeats = (at: number): boolean => named.every((h, i) => lines[at + i]?.text === h.text);
  const body: GridCell[] = [];
  for (let i = headings.to; i < lines.length; i++) {
    if (repeats(i)) i += named.length - 1;
    else body.push(lines[i] as GridCell);
  }
  const types = named.map((h) => typeOf(h));
  if (types.filter((t) => t === "points").length !== 1) return [];
  const isNumber = body.map((c) => typeof c.cell.value === "number" || readPointsCell(c.text) !== null);
  return [types, types.map((t) => (t === "score" ? null : t))].flatMap((columns) => {
    const rows = divide(body, isNumber, columns);
    return rows && rows.length >= FEWEST_ROWS ? [arrange(grid, lines.slice(0, headings.from), named, body, rows)] : [];
  });
}

function typeOf(heading: GridCell): ColumnType {
  const meaning = headingMeaning(heading.text);
  const kind = meaning?.kind;
  if (kind === "number") return "number";
  if (statesMaximum(meaning)) return "points";
  return kind === "party" && !/方式|办法|方法|内容|项目|标准|要点/.test(heading.text) ? "score" : "words";
}

/** The shapes of all rows, such that every line belongs to one; null where the lines cannot be divided. */
function divide(
  body: readonly GridCell[],
  isNumber: readonly boolean[],
  columns: readonly (ColumnType | null)[],
): readonly RowShape[] | null {
  const failed = new Set<string>();
  const rest = (at: number, previous: number): readonly RowShape[] | null => {
    if (at === body.length) return [];
    const place = `${at}:${previous}`;
    if (failed.has(place)) return null;
    for (const { shape, next, number } of rowsAt(body, isNumber, columns, at)) {
      if (number !== null && number !== previous + 1 && number !== 1) continue;
      const following = rest(next, number ?? previous);
      if (following) return [shape, ...following];
    }
    failed.add(place);
    return null;
  };
  return rest(0, 0);
}

interface RowAt {
  readonly shape: RowShape;
  readonly next: number;
  /** Its running number; null in a table without. */
  readonly number: number | null;
}

/** The ways to read a row that begins at a line, those with most lines first. */
function rowsAt(
  body: readonly GridCell[],
  isNumber: readonly boolean[],
  columns: readonly (ColumnType | null)[],
  at: number,
): readonly RowAt[] {
  const ways: RowAt[] = [];
  const visit = (column: number, line: number, shape: readonly number[], number: number | null): void => {
    if (column === columns.length) {
      const hasWords = shape.some((taken, i) => taken === 1 && columns[i] === "words");
      if (hasWords) ways.push({ shape, next: line, number });
      return;
    }
    const type = columns[column] ?? null;
    const fits = line < body.length && type !== null && (isNumber[line] ?? false) === (type !== "words");
    if (fits) {
      const value = type === "number" ? Number.parseInt(body[line]?.text ?? "", 10) : number;
      visit(column + 1, line + 1, [...shape, 1], value);
    }
    if (type !== "number" && type !== "points") visit(column + 1, line, [...shape, 0], number);
  };
  visit(0, at, [], null);
  return ways;
}

/** The lines in their rows. Words of a row that has fewer than its columns belong to the columns nearest the points. */
function arrange(
  grid: SheetGrid,
  above: readonly GridCell[],
  headings: readonly GridCell[],
  body: readonly GridCell[],
  rows: readonly RowShape[],
): RearrangedGrid {
  const builder = new GridBuilder();
  above.forEach((line, row) => {
    builder.put(row, 0, line);
  });
  headings.forEach((heading, column) => {
    builder.put(above.length, column, heading);
  });
  let line = 0;
  rows.forEach((shape, r) => {
    for (const column of rightAligned(
      shape,
      headings.map((h) => typeOf(h)),
    ))
      builder.put(above.length + 1 + r, column, body[line++] as GridCell);
  });
  return builder.build(grid);
}

/** The columns that a row's lines take: in front of the points, missing words are those of merged cells to the left. */
function rightAligned(shape: RowShape, types: readonly ColumnType[]): readonly number[] {
  const taken = shape.flatMap((n, column) => (n === 1 ? [column] : []));
  const end = types.findIndex((t) => t === "points" || t === "number");
  const words = types.flatMap((t, column) => (t === "words" && column < end ? [column] : []));
  const count = taken.filter((c) => words.includes(c)).length;
  const aligned = words.slice(words.length - count);
  // A number between the category and the words keeps the category where it is.
  return types[end] === "number" ? taken : [...aligned, ...taken.filter((c) => !words.includes(c))];
}
