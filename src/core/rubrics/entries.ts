import { headingMeaning, type ColumnMeaning } from "../headings/meaning";
import { summaryKind } from "../headings/summaries";
import type { GridCell, SheetGrid } from "../recognition/grid";
import { fold, oneLine } from "../text/fold";
import type { CellAddress } from "../workbook/address";
import { readNumbering, type Numbered } from "./numbering";
import {
  readLeadingPoints,
  readPointsCell,
  readPointsOfEach,
  readTextPoints,
  readTiers,
  tidyNumbers,
  type Points,
} from "./points";

/** A line of a rubric in reading order: a category, an item, or a detail of one. */
export interface Entry {
  readonly row: number;
  readonly column: number;
  readonly cell: GridCell;
  /** Without number and without its points. */
  readonly text: string;
  readonly numbering: Numbered;
  readonly points: Points | null;
  /** Where the points stand; null when the line states none. */
  readonly pointsCell: CellAddress | null;
  /** Points stated a second time, with another value or the same. */
  readonly secondPoints: { readonly value: number; readonly cell: CellAddress } | null;
  /** A bare number that ends the text (组织保障 25): points only if the line's members add up to it. */
  readonly numberAtEnd: { readonly value: number; readonly rest: string } | null;
  /** What each line below it is worth: （每项5分，共20分）. */
  readonly pointsOfEach: number | null;
  /** How far to the right the line's column is among the text columns, from 0. */
  readonly level: number;
  /** One of several lines of one cell. */
  readonly isPart: boolean;
}

/** What each column of a rubric holds, and the rows of its table. */
export interface RubricTable {
  readonly headingRow: number | null;
  readonly textColumns: readonly number[];
  /** Columns of maxima, left to right: the last one belongs to the items. */
  readonly maximumColumns: readonly number[];
  /** The column whose lines take scores, where it is not the one left of the last maxima. */
  readonly itemColumn: number | null;
  /** The points of the items stand left of their texts. */
  readonly isMaximumLeft: boolean;
  /** A heading says that these are maxima. */
  readonly isMaximumNamed: boolean;
  /** Columns of numbers that could be the maxima just as well: no heading tells which. */
  readonly otherMaximumColumns: readonly number[];
  /** Columns that hold points although their headings (评分细则) promise words. */
  readonly hiddenMaximumColumns: readonly number[];
  /** Columns of numbers; each numbers the items, or the lines of the next text column (a category's 一). */
  readonly numberColumns: readonly { readonly column: number; readonly isOfItems: boolean }[];
  /** Points stated in the headings of columns to tick: 优（10分） 良（8分）; they hold for every item. */
  readonly tiers: { readonly points: Points; readonly cell: CellAddress } | null;
  readonly partyColumns: readonly number[];
  readonly remarkColumns: readonly number[];
  readonly firstRow: number;
  readonly lastRow: number;
}

/** Points in brackets or with their unit that end a name. */
const POINTS_AT_END = /[（(【［[︻]?\s*\d+(?:\.\d+)?\s*分?\s*[)）】］\]︼]?$/;

/** 领领 导导︻16分︼ → 领导︻16分︼: some PDF extractions give every glyph twice. */
export function undouble(text: string): string {
  const solid = text.replace(/[\s\u3000\u00A0]+/g, "");
  const points = /\d/.test(solid) ? (POINTS_AT_END.exec(solid)?.[0] ?? "") : "";
  const glyphs = [...solid.slice(0, solid.length - points.length)];
  if (glyphs.length < 4 || glyphs.length % 2 !== 0) return text;
  const isDoubled = glyphs.every((g, i) => (i % 2 === 0 ? g === glyphs[i + 1] : true));
  return isDoubled ? glyphs.filter((_, i) => i % 2 === 0).join("") + points : text;
}

/** What every line is read from: Word's `_x000D_` and doubled glyphs gone. */
export function cleanGrid(grid: SheetGrid): SheetGrid {
  const cells = grid.cells.map((c) => {
    const text = typeof c.cell.value === "string" ? undouble(c.text.replace(/_x000[dD]_/g, "").trim()) : c.text;
    return text === c.text ? c : { ...c, text };
  });
  return withCells(grid, cells);
}

function withCells(grid: SheetGrid, cells: readonly GridCell[]): SheetGrid {
  const rows = new Map<number, GridCell[]>();
  for (const cell of cells) {
    const line = rows.get(cell.row);
    if (line) line.push(cell);
    else rows.set(cell.row, [cell]);
  }
  return { ...grid, cells, rows };
}

/** A category's name without line breaks, doubled glyphs and blanks between its characters. */
export function categoryName(text: string): string {
  const framed = /^\s*【(.*)】\s*$/s.exec(text);
  if (framed) return categoryName(framed[1] ?? "");
  return undouble(fold(text).length <= 24 ? text.replace(/[\s\u3000\u00A0]+/g, "") : oneLine(text)).replace(
    /[:：。；;，,]+$/,
    "",
  );
}

const NOTE = /^[（(]?(?:说明|备注|注|填表说明|评分说明|计分说明|等级标准|定级标准|评定标准)[)）]?\s*[:：]?/;

/** The heading row with the most known headings; two-line headings count together. */
function findHeadingRow(
  grid: SheetGrid,
): { readonly row: number; readonly meanings: Map<number, ColumnMeaning> } | null {
  let best: { row: number; meanings: Map<number, ColumnMeaning>; score: number } | null = null;
  for (const [row, cells] of grid.rows) {
    if (cells.length < 2 || cells.some((c) => c.text.length > 40)) continue;
    const meanings = new Map<number, ColumnMeaning>();
    for (const cell of cells) {
      if (typeof cell.cell.value !== "string" || readPointsCell(cell.text) !== null) continue;
      const meaning = headingMeaning(cell.text);
      if (meaning) meanings.set(cell.column, meaning);
    }
    const kinds = new Set([...meanings.values()].map((m) => m.kind));
    const score = meanings.size + kinds.size;
    if (meanings.size >= 2 && (kinds.size >= 2 || meanings.size >= 3) && (!best || score > best.score))
      best = { row, meanings, score };
  }
  if (!best) return null;
  const below = grid.rows.get(best.row + 1) ?? [];
  const isSecondLine =
    below.length > 0 && below.every((c) => headingMeaning(c.text) !== null) && below.length < best.meanings.size + 2;
  if (isSecondLine) {
    for (const cell of below) best.meanings.set(cell.column, headingMeaning(cell.text) as ColumnMeaning);
    return { row: best.row + 1, meanings: best.meanings };
  }
  const above = grid.rows.get(best.row - 1) ?? [];
  if (above.length > 1) {
    for (const cell of above) {
      const meaning = headingMeaning(cell.text);
      if (meaning && !best.meanings.has(cell.column)) best.meanings.set(cell.column, meaning);
    }
  }
  return best;
}

function pointsOf(cell: GridCell | undefined): Points | null {
  if (!cell) return null;
  const { value } = cell.cell;
  if (typeof value === "number") return /%$/.test(cell.text) ? readShare(cell.text) : readPointsCell(value);
  return typeof value === "string" ? (readPointsCell(cell.text) ?? readShare(cell.text)) : null;
}

/** Works out the columns: by their headings first, else by what they hold. */
export function readTable(grid: SheetGrid): RubricTable | null {
  const heading = findHeadingRow(grid);
  const meanings = heading?.meanings ?? new Map<number, ColumnMeaning>();
  const firstRow = heading ? heading.row + 1 : 0;
  const body = grid.cells.filter((c) => c.row >= firstRow);
  const columns = [...new Set(body.map((c) => c.column))].sort((a, b) => a - b);
  const lastRow = lastTableRow(grid, firstRow, columns.length);
  const inTable = body.filter((c) => c.row <= lastRow);
  const byColumn = groupByColumn(inTable);
  // A line alone in its row is a heading or a title, whatever its column holds.
  const byColumnInRows = groupByColumn(inTable.filter((c) => (grid.rows.get(c.row) ?? []).length > 1));
  const of = (column: number): readonly GridCell[] => byColumn.get(column) ?? [];
  const besides = (column: number): readonly GridCell[] => byColumnInRows.get(column) ?? [];
  const named = (kind: ColumnMeaning["kind"]): number[] =>
    [...meanings]
      .filter(([, m]) => m.kind === kind)
      .map(([c]) => c)
      .sort((a, b) => a - b);
  const partyColumns = named("party");
  const remarkColumns = named("remark");
  let otherMaximumColumns: readonly number[] = [];
  const namedNumbers = named("number");
  let maximumColumns = named("maximum").filter((c) => of(c).some((cell) => pointsOf(cell) !== null));
  const free = columns.filter((c) => !meanings.has(c));
  const numbers = [
    ...namedNumbers,
    ...free.filter((c) => (namedNumbers.length === 0 && isRunning(besides(c))) || areBareNumbers(besides(c))),
  ].sort((a, b) => a - b);
  const saysPoints = (c: number): boolean =>
    besides(c).filter((cell) => pointsOf(cell) !== null && /分/.test(cell.text)).length >= besides(c).length * 0.5;
  // What stands under 金额 or 年龄 is a number but no points.
  const unnamed = free.filter(
    (c) => !numbers.includes(c) && (saysPoints(c) || !hasOwnHeading(grid, c, heading?.row ?? null, besides(c))),
  );
  const isNamed = maximumColumns.length > 0;
  if (isNamed) {
    // A column of points without a heading stands left of the items: the categories' points.
    maximumColumns = [
      ...unnamed.filter((c) => c < Math.max(...maximumColumns) && isPointsColumn(besides(c), 1)),
      ...maximumColumns,
    ].sort((a, b) => a - b);
  } else {
    const numeric = unnamed.filter((c) => isPointsColumn(besides(c)));
    maximumColumns = numeric.slice(0, 1);
    otherMaximumColumns = [...numeric.slice(1), ...partyColumns.filter((c) => isCalledPoints(grid, c, heading?.row))];
    if (!heading) partyColumns.push(...numeric.slice(1));
  }
  const used = new Set([...partyColumns, ...remarkColumns, ...maximumColumns, ...numbers]);
  const textColumns = columns.filter((c) => !used.has(c) && of(c).some((cell) => typeof cell.cell.value === "string"));
  if (textColumns.length === 0 || textColumns.length > MOST_TEXT_COLUMNS || lastRow - firstRow > MOST_ROWS) return null;
  return {
    headingRow: heading?.row ?? null,
    textColumns,
    maximumColumns,
    itemColumn: null,
    isMaximumLeft: false,
    isMaximumNamed: isNamed,
    otherMaximumColumns,
    hiddenMaximumColumns: columns.filter(
      (c) =>
        !maximumColumns.includes(c) &&
        !numbers.includes(c) &&
        !partyColumns.includes(c) &&
        meanings.has(c) &&
        isPointsColumn(besides(c)),
    ),
    numberColumns: numbers.map((column) => ({ column, isOfItems: numbersItems(of(column), textColumns, of) })),
    tiers: maximumColumns.length === 0 && heading ? headingTiers(grid, heading.row) : null,
    partyColumns,
    remarkColumns,
    firstRow: firstPartAbove(grid, heading?.row ?? null, firstRow, lastRow) ?? firstRow,
    lastRow,
  };
}

/** 第一部分（60分） above the headings, 第二部分 below: the first part's name belongs to the table. */
function firstPartAbove(grid: SheetGrid, headingRow: number | null, firstRow: number, lastRow: number): number | null {
  const line = headingRow === null ? undefined : grid.rows.get(headingRow - 1);
  const [only] = line ?? [];
  if (!only || line?.length !== 1 || readTextPoints(only.text) === null) return null;
  const { style, value } = readNumbering(only.text);
  if (style === "none" || value !== 1) return null;
  const isFollowed = grid.cells.some((c) => {
    if (c.row < firstRow || c.row > lastRow || c.column !== only.column || typeof c.cell.value !== "string")
      return false;
    const next = readNumbering(c.text);
    return next.style === style && next.value === 2 && readTextPoints(c.text) !== null;
  });
  return isFollowed ? only.row : null;
}

function groupByColumn(cells: readonly GridCell[]): ReadonlyMap<number, readonly GridCell[]> {
  const columns = new Map<number, GridCell[]>();
  for (const cell of cells) {
    const column = columns.get(cell.column);
    if (column) column.push(cell);
    else columns.set(cell.column, [cell]);
  }
  return columns;
}

/** The column has a heading, whatever it means: in the heading row, or as the only text above its numbers. */
function hasOwnHeading(
  grid: SheetGrid,
  column: number,
  headingRow: number | null,
  cells: readonly GridCell[],
): boolean {
  if (headingRow !== null)
    return (grid.rows.get(headingRow) ?? []).some((c) => c.column === column && pointsOf(c) === null);
  const [first, ...rest] = cells;
  return first !== undefined && typeof first.cell.value === "string" && pointsOf(first) === null && rest.length > 0;
}

/** 分数 may head the maxima as well as the scores: its sums tell. */
function isCalledPoints(grid: SheetGrid, column: number, headingRow: number | undefined): boolean {
  if (headingRow === undefined) return false;
  return (grid.rows.get(headingRow) ?? []).some((c) => c.column === column && /^(?:标准)?分数$/.test(fold(c.text)));
}

/** A sheet with more rows, or with more columns of words, is a register of some kind. */
const MOST_ROWS = 1500;
const MOST_TEXT_COLUMNS = 40;

/** A wide sheet of texts is tried in so many ways at most. */
const MOST_READINGS = 12;

/**
 * The ways to understand a table's columns, the likeliest first: its sums decide between them.
 * Points may stand left of the items, and then belong to the categories; without a heading any
 * column of numbers may hold the maxima.
 */
export function readingsOf(table: RubricTable): readonly RubricTable[] {
  const lastMaximum = table.maximumColumns.at(-1) ?? -1;
  const usual = table.textColumns.filter((c) => lastMaximum < 0 || c < lastMaximum).at(-1);
  const byItems = table.textColumns
    .filter((c) => c !== usual && c > lastMaximum)
    .map((itemColumn) => ({ ...table, itemColumn }));
  const byMore = table.hiddenMaximumColumns.map((column) => ({
    ...table,
    textColumns: table.textColumns.filter((c) => c !== column),
    remarkColumns: table.remarkColumns.filter((c) => c !== column),
    maximumColumns: [...table.maximumColumns, column].sort((a, b) => a - b),
  }));
  const byMaxima = table.otherMaximumColumns.flatMap((column) => {
    const way = { ...table, maximumColumns: [column], partyColumns: table.partyColumns.filter((c) => c !== column) };
    const last = table.textColumns.at(-1);
    return last !== undefined && table.textColumns.every((c) => c > column)
      ? [way, { ...way, itemColumn: last, isMaximumLeft: true }]
      : [way];
  });
  const byLeft = byItems.map((way) => ({ ...way, isMaximumLeft: true }));
  return [table, ...byItems, ...byLeft, ...byMore, ...byMaxima].slice(0, MOST_READINGS);
}

/** The table ends before notes that stand alone in their row, and before a gap of blank rows. */
function lastTableRow(grid: SheetGrid, firstRow: number, columnCount: number): number {
  let last = firstRow;
  for (let row = firstRow; row <= grid.lastRow; row++) {
    const cells = grid.rows.get(row);
    if (!cells) {
      if (row - last > 4 && columnCount > 1) break;
      continue;
    }
    const first = cells[0] as GridCell;
    if (cells.length === 1 && NOTE.test(first.text.trim()) && !goesOn(grid, firstRow, row)) break;
    last = row;
  }
  return last;
}

/** Points follow a note in a column that held some above it: the note stands between the parts of one table. */
function goesOn(grid: SheetGrid, firstRow: number, note: number): boolean {
  const withPoints = grid.cells.filter((c) => c.row >= firstRow && readPointsCell(c.cell.value as string) !== null);
  const columns = new Set(withPoints.filter((c) => c.row < note).map((c) => c.column));
  const below = withPoints.filter(
    (c) => c.row > note && columns.has(c.column) && (grid.rows.get(c.row)?.length ?? 0) > 1,
  );
  return new Set(below.map((c) => c.row)).size >= 2;
}

/** 一、二、三 and nothing else: numbers, even where few. Arabic ones could be points as well. */
function areBareNumbers(cells: readonly GridCell[]): boolean {
  return (
    cells.length >= 2 &&
    cells.every(
      (c) =>
        typeof c.cell.value === "string" && /^[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?$/.test(c.text.trim()),
    )
  );
}

/** Numbers in nearly every row belong to the items, those beside a category's name alone to the categories. */
function numbersItems(
  numbers: readonly GridCell[],
  textColumns: readonly number[],
  of: (column: number) => readonly GridCell[],
): boolean {
  const next = textColumns.find((c) => c > (numbers[0]?.column ?? 0));
  const last = textColumns.reduce((most, c) => (of(c).length > of(most).length ? c : most), textColumns[0] as number);
  if (next === undefined || next === last) return true;
  const rows = new Set(of(next).map((c) => c.row));
  const count = numbers.filter((c) => isBareNumber(c));
  return count.filter((c) => rows.has(c.row)).length < count.length * 0.8;
}

const TIER_HEADING =
  /^(?:很?好|优秀?|良好?|中等?|差|较[好差]|一般|合格|基本合格|不合格|满意|基本满意|不满意|很满意|[A-E])(?:等|级)?[（(:：]?(?:\d.*分|\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?)[)）]?$/;

function headingTiers(grid: SheetGrid, row: number): RubricTable["tiers"] {
  const headings = (grid.rows.get(row) ?? []).filter((c) => TIER_HEADING.test(tidyNumbers(c.text).replace(/\s+/g, "")));
  const tops = headings.map((c) =>
    Math.max(...[...tidyNumbers(c.text).matchAll(/\d+(?:\.\d+)?/g)].map((m) => Number(m[0]))),
  );
  const [first] = headings;
  if (headings.length < 2 || !first) return null;
  const isRange = headings.some((c) => /\d\s*分?\s*-\s*\d|以[上下]/.test(tidyNumbers(c.text)));
  const maximum = Math.max(...tops);
  const best = headings[tops.indexOf(maximum)] ?? first;
  const points: Points = isRange
    ? { maximum, kind: "score", options: null }
    : { maximum, kind: "options", options: [...tops].sort((a, b) => b - a) };
  return { points, cell: { row: best.row, column: best.column } };
}

function isRunning(cells: readonly GridCell[]): boolean {
  const numbers = cells
    .map((c) => (typeof c.cell.value === "number" ? c.cell.value : Number(/^\d{1,3}$/.exec(c.text.trim())?.[0] ?? NaN)))
    .filter((n) => !Number.isNaN(n));
  if (numbers.length < cells.length * 0.6) return false;
  const rising = numbers.filter((n, i) => n === (numbers[i - 1] ?? 0) + 1 || (n === 1 && i > 0)).length;
  return numbers.length >= 3 && rising >= numbers.length * 0.8;
}

/** A maximum printed as the item's share of 100 points: `20%`. */
function readShare(text: string): Points | null {
  const match = /^(\d+(?:\.\d+)?)%$/.exec(tidyNumbers(text).trim());
  return match ? { maximum: Number(match[1]), kind: "score", options: null } : null;
}

function isPointsColumn(cells: readonly GridCell[], atLeast = 3): boolean {
  if (cells.some((c) => /[%％]/.test(c.text))) return false;
  const filled = cells.filter((c) => summaryKind(c.text) === null);
  const points = filled.filter((c) => pointsOf(c) !== null).length;
  return points >= atLeast && points >= filled.length * 0.7;
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
    (c) => c.column === column && c.row >= table.firstRow && c.row <= table.lastRow && summaryKind(c.text) === null,
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

/** The rubric's lines in reading order; 小计 and 合计 rows are left out and returned apart. */
export interface RubricLines {
  readonly entries: readonly Entry[];
  readonly sums: readonly StatedSum[];
  /** Cells that only repeat what a line above says: a merged value pasted into every row. */
  readonly repeated: readonly CellAddress[];
}

export function readEntries(grid: SheetGrid, table: RubricTable): RubricLines {
  const entries: Entry[] = [];
  const sums: StatedSum[] = [];
  const repeated: CellAddress[] = [];
  const current = new Map<number, string>();
  for (let row = table.firstRow; row <= table.lastRow; row++) {
    const cells = grid.rows.get(row) ?? [];
    if (cells.length === 0) continue;
    if (isPageBreak(grid, cells, table.headingRow)) {
      repeated.push(...cells);
      continue;
    }
    const sum = readSumRow(cells, table);
    if (sum) {
      sums.push(...sum);
      continue;
    }
    const found = readRow(cells, table, current);
    entries.push(...found.entries);
    repeated.push(...found.repeated);
  }
  return { entries, sums, repeated };
}

/** The heading row once more, or a page's number. */
function isPageBreak(grid: SheetGrid, cells: readonly GridCell[], headingRow: number | null): boolean {
  const [only] = cells;
  if (cells.length === 1 && only && typeof only.cell.value === "string")
    return /^(?:[-—－–·\s]+\d{1,3}[-—－–·\s]+|第\s*\d{1,3}\s*页.*)$/.test(only.text.trim());
  const headings = (headingRow === null ? undefined : grid.rows.get(headingRow)) ?? [];
  return (
    headings.length >= 2 &&
    cells.length >= headings.length * 0.6 &&
    cells.every((c) => headings.some((h) => h.column === c.column && fold(h.text) === fold(c.text)))
  );
}

/** 党员队伍好（续） on the next page is 党员队伍好. */
function withoutContinued(text: string): string {
  return fold(text).replace(/(?:[（(]续[)）]|续表?)$/, "");
}

export interface StatedSum {
  readonly kind: "category" | "total";
  readonly value: number;
  readonly cell: CellAddress;
}

function readSumRow(cells: readonly GridCell[], table: RubricTable): readonly StatedSum[] | null {
  const kindOf = (cell: GridCell): ReturnType<typeof summaryKind> =>
    summaryKind(cell.text.replace(/\d+(?:\.\d+)?\s*分?$/, ""));
  const label = cells.find((c) => !table.partyColumns.includes(c.column) && kindOf(c) !== null);
  if (!label) return null;
  const kind = kindOf(label);
  if (kind === "level") return [];
  const stated = (value: number, { row, column }: CellAddress): StatedSum => ({
    kind: kind === "total" ? "total" : "category",
    value,
    cell: { row, column },
  });
  const inColumns = cells.filter((c) => table.maximumColumns.includes(c.column) && pointsOf(c) !== null);
  if (inColumns.length > 0) return inColumns.map((c) => stated(pointsOf(c)?.maximum ?? 0, c));
  const inLabel = readTextPoints(label.text)?.points.maximum;
  return inLabel === undefined ? [] : [stated(inLabel, label)];
}

function readRow(
  cells: readonly GridCell[],
  table: RubricTable,
  current: Map<number, string>,
): { readonly entries: Entry[]; readonly repeated: CellAddress[] } {
  const columns = levelColumns(table);
  const isNumber = (c: GridCell): boolean => table.numberColumns.some((n) => n.column === c.column);
  // A line over the whole row stands in its first column, also where that is the numbers' own.
  const texts = cells.filter(
    (c) =>
      typeof c.cell.value === "string" && (table.textColumns.includes(c.column) || (isNumber(c) && !isBareNumber(c))),
  );
  const entries: Entry[] = [];
  const repeated: CellAddress[] = [];
  if (texts.length === 0) return { entries, repeated };
  const itemColumn = itemColumnOf(texts, table);
  for (const cell of texts) {
    const isItem = cell.column === itemColumn;
    const beside = pointsBeside(cells, cell, isItem, texts, table);
    if (!isItem) {
      if (cell.column > itemColumn) continue;
      const name = withoutContinued(cell.text);
      const key = `${name} ${beside ? fold(beside.text) : ""}`;
      const known = current.get(cell.column);
      // A category repeated in every row is one category.
      const isContinued = name !== fold(cell.text) && known !== undefined && known.replace(/[(（ ].*$/s, "") === name;
      if (isContinued || known === key || (known !== undefined && !beside && known.startsWith(`${name} `))) {
        repeated.push(cell, ...(beside ? [beside] : []));
        continue;
      }
      current.set(cell.column, key);
      for (const deeper of columns) if (deeper > cell.column) current.delete(deeper);
    }
    entries.push(
      ...toEntries(cell, columns.indexOf(cell.column), {
        beside,
        number: numberOf(cells, cell, isItem, texts, table),
        details: isItem ? detailsOf(cells, itemColumn, table) : [],
        tiers: isItem && cell.column === table.textColumns.at(-1) ? table.tiers : null,
      }),
    );
  }
  return { entries, repeated };
}

/** Columns that lines can stand in, outermost first. */
function levelColumns(table: RubricTable): readonly number[] {
  return [...table.textColumns, ...table.numberColumns.map((n) => n.column)].sort((a, b) => a - b);
}

/** `1` `（1）` `一、` `1.1` `①` `A1`: a number and nothing else. */
function isBareNumber(cell: GridCell): boolean {
  return (
    typeof cell.cell.value === "number" ||
    /^[（(]?(?:\d{1,3}(?:[.．-]\d{1,3}){0,2}|[一二三四五六七八九十]{1,3}|[①-⑳]|[A-Za-z]\d{1,2})[)）]?\s*[.．、:：]?$/.test(
      cell.text.trim(),
    )
  );
}

/** The number in a column of its own that belongs to a line. */
function numberOf(
  cells: readonly GridCell[],
  cell: GridCell,
  isItem: boolean,
  texts: readonly GridCell[],
  table: RubricTable,
): GridCell | undefined {
  const previous = texts.filter((t) => t.column < cell.column).at(-1)?.column ?? -1;
  return table.numberColumns
    .filter(({ column, isOfItems }) => (isOfItems ? isItem : column > previous && column < cell.column))
    .map(({ column }) => cells.find((c) => c.column === column && isBareNumber(c)))
    .filter((c) => c !== undefined)
    .at(-1);
}

/** Words right of the item's column: how it is scored. */
function detailsOf(cells: readonly GridCell[], itemColumn: number, table: RubricTable): readonly GridCell[] {
  const columns = [...table.textColumns, ...table.remarkColumns];
  return cells.filter((c) => c.column > itemColumn && columns.includes(c.column) && typeof c.cell.value === "string");
}

/** The column whose lines take scores: the last text column left of the items' points, as far as the row has one. */
function itemColumnOf(texts: readonly GridCell[], table: RubricTable): number {
  const limit = table.itemColumn === null ? table.maximumColumns.at(-1) : table.itemColumn + 1;
  const last = (texts.at(-1) as GridCell).column;
  if (limit === undefined) return last;
  return texts.filter((c) => c.column < limit).at(-1)?.column ?? last;
}

/** The points that stand beside a line: in the next column of maxima before another text begins. */
function pointsBeside(
  cells: readonly GridCell[],
  cell: GridCell,
  isItem: boolean,
  texts: readonly GridCell[],
  table: RubricTable,
): GridCell | undefined {
  const ownMaxima = table.isMaximumLeft ? table.maximumColumns.slice(0, -1) : table.maximumColumns;
  if (isItem && table.isMaximumLeft)
    return cells.find((c) => c.column === table.maximumColumns.at(-1) && pointsOf(c) !== null);
  const limit = isItem ? Infinity : (texts.find((c) => c.column > cell.column)?.column ?? Infinity);
  const right = cells.filter(
    (c) => ownMaxima.includes(c.column) && pointsOf(c) !== null && c.column > cell.column && c.column < limit,
  );
  return isItem ? right.at(-1) : right[0];
}

/** What stands in a line's row and belongs to it. */
interface Surroundings {
  /** Its points in a column of maxima. */
  readonly beside: GridCell | undefined;
  readonly number: GridCell | undefined;
  /** Words on how it is scored. */
  readonly details: readonly GridCell[];
  readonly tiers: RubricTable["tiers"];
}

const ALONE: Surroundings = { beside: undefined, number: undefined, details: [], tiers: null };

/** One entry for a cell, or one for each numbered line that states points of its own. */
function toEntries(cell: GridCell, level: number, around: Surroundings): Entry[] {
  const lines = splitLines(cell.text);
  const parts = lines.map((line) => ({ line, numbering: readNumbering(line), own: readTextPoints(line) }));
  const scored = parts.filter((p) => p.numbering.number !== null && p.own !== null);
  const numbered = parts.filter((p) => p.numbering.number !== null);
  if (scored.length >= 2 && scored.length >= numbered.length * 0.6) {
    const whole = parts[0] as (typeof parts)[0];
    const hasHead = whole.numbering.number === null || (whole.own === null && scored.length < parts.length);
    const head = hasHead || around.beside ? [makeEntry(cell, level, hasHead ? whole.line : "", around, false)] : [];
    return [...head, ...scored.map((p) => makeEntry(cell, level + 0.5, p.line, ALONE, true))];
  }
  return [makeEntry(cell, level, cell.text, around, false)];
}

/** Lines of a cell; ①…②… on one line count as lines too when each states points. */
function splitLines(text: string): readonly string[] {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((l) => l.trim())
    .filter((l) => l !== "");
  if (lines.length > 1 && lines.every((l) => [...l].length <= 4)) return [lines.join("")];
  return lines.flatMap((line) => {
    const circled = line.split(/(?=[①-⑳])/);
    if (circled.length > 1) return circled.map((p) => p.trim()).filter((p) => p !== "");
    const numbered = line.split(/(?<=[。；;）)】])\s*(?=(?:[（(]\d{1,2}[)）]|\d{1,2}[.．、])\s*[^\d\s])/);
    return numbered.map((p) => p.trim()).filter((p) => p !== "");
  });
}

function makeEntry(cell: GridCell, level: number, text: string, around: Surroundings, isPart: boolean): Entry {
  const { beside, details, tiers } = around;
  const asWritten = readNumbering(text);
  const numbering = asWritten.number === null && text.length <= 24 ? readNumbering(categoryName(text)) : asWritten;
  // Blanks inside a number (2\n0\n分 in a vertical name) count only where the text makes no sense with them.
  const each = readPointsOfEach(text);
  const own = readTextPoints(text) ?? (text.length <= 40 ? readTextPoints(text.replace(/[\s\u3000]+/g, "")) : null);
  const column = pointsOf(beside);
  const method = column || own ? null : methodPoints(cell, text, details);
  const stated =
    (column && beside ? { points: column, cell: beside } : null) ??
    (own ? { points: own.points, cell } : null) ??
    method ??
    tiers;
  const fromColumn = around.number ? numberInColumn(around.number.text) : null;
  const rest = readNumbering(own?.rest ?? each?.rest ?? text).rest;
  const place = { row: cell.row, column: cell.column };
  return {
    ...place,
    cell,
    text: rest.length <= 24 ? rest.replace(/[\s\u3000\u00A0]+/g, "").replace(/[:：]$/, "") : rest,
    numbering: numbering.number === null && fromColumn ? { ...fromColumn, rest: numbering.rest } : numbering,
    points: withKind(stated?.points ?? null, text),
    pointsCell: stated && { row: stated.cell.row, column: stated.cell.column },
    secondPoints: column && own ? { value: own.points.maximum, cell: place } : null,
    numberAtEnd: stated ? null : numberAtEnd(rest),
    pointsOfEach: each?.each ?? null,
    level,
    isPart,
  };
}

/** Points that only the way of scoring tells: `4分，每少1次扣1分`, `完整得5分，基本完整得3分`. */
function methodPoints(
  cell: GridCell,
  text: string,
  details: readonly GridCell[],
): { readonly points: Points; readonly cell: CellAddress } | null {
  for (const detail of details) {
    const points = readLeadingPoints(detail.text) ?? readTextPoints(detail.text)?.points ?? readTiers(detail.text);
    if (points) return { points, cell: detail };
  }
  const points = readTiers(text);
  return points && { points, cell };
}

function numberAtEnd(text: string): Entry["numberAtEnd"] {
  const match = /^(.*?[\u4e00-\u9fa5）)])[\s:：]*(\d{1,3}(?:\.\d+)?)$/s.exec(tidyNumbers(text.trim()));
  return match ? { value: Number(match[2]), rest: text.trim().slice(0, (match[1] ?? "").length) } : null;
}

/** The number in a column of its own: `1` `一` `（一）` `1.1`. */
function numberInColumn(text: string): Numbered | null {
  const alone = text.trim().replace(/[.．、:：]$/, "");
  const read = readNumbering(/[)）①-⑳]$/.test(alone) ? `${alone}#` : `${alone}、#`);
  return read.number === null ? null : read;
}

/** 加分项 and 扣分项 say what kind of points follow. */
function withKind(points: Points | null, text: string): Points | null {
  if (!points || points.kind !== "score") return points;
  const head = fold(text).slice(0, 16);
  if (/加分|奖励分|附加分|奖励项/.test(head)) return { ...points, kind: "bonus" };
  if (/扣分项|减分|倒扣|负面清单/.test(head)) return { ...points, kind: "deduction" };
  return points;
}
