import { headingMeaning } from "../headings/meaning";
import { isSignedEntry } from "../headings/signed-lines";
import { sumRowKind } from "../headings/sum-rows";
import type { ScoringSheet } from "../model/recognised-sheet";
import { readSums, typedCells } from "../records/typed-cells";
import { readBands } from "../rubrics/bands";
import { readVetoes, readWeights } from "../rubrics/statements";
import { looksLikePoints } from "../rubrics/text-points";
import { fold, oneLine } from "../text/fold";
import { parseA1, type CellAddress } from "../workbook/address";
import { a1, makeGrid, type GridCell, type SheetGrid } from "../workbook/grid";
import { cellKey, type CellKey } from "../workbook/snapshot";
import { isPrinted } from "./printed";
import { isUncalculated, noteOf, uncalculated, type TypedBeside } from "./typed-beside";

function keyOf({ row, column }: CellAddress): CellKey {
  return cellKey(row, column);
}

/** Where the rubrics of one sheet stand, and what of it was read. */
interface Rubrics {
  readonly sheets: readonly ScoringSheet[];
  readonly read: ReadonlySet<CellKey>;
  readonly itemRows: ReadonlySet<number>;
  /** Of the items. */
  readonly top: number;
  readonly bottom: number;
  /** The uppermost row of headings. */
  readonly head: number;
}

function rubricsOf(sheets: readonly ScoringSheet[]): Rubrics {
  const itemRows = new Set(sheets.flatMap((s) => s.items.flatMap(({ row, rows }) => rows ?? [row])));
  const top = Math.min(...itemRows);
  const headings = sheets.flatMap((s) => s.columns.flatMap(({ headingCell }) => headingCell?.row ?? []));
  return {
    sheets,
    read: new Set(sheets.flatMap(readCells)),
    itemRows,
    top,
    bottom: Math.max(...itemRows),
    head: Math.min(top, ...headings),
  };
}

function readCells(sheet: ScoringSheet): readonly CellKey[] {
  const { items, columns, categories, statedSums, statedLevel, satisfaction, rates } = sheet;
  const rows = items.flatMap(({ row, rows: own }) => own ?? [row]);
  const named = [...columns.map((c) => c.branch), statedLevel, satisfaction, ...(rates ?? [])];
  return [
    ...items.flatMap(({ text, maxima }) => [text, ...maxima.map(({ cell }) => cell)]),
    ...columns.flatMap(({ column, headingCell }) => [
      ...(headingCell ? [headingCell] : []),
      ...rows.map((row) => ({ row, column })),
    ]),
    ...categories.flatMap(({ cell, maximum }) => [...(cell ? [cell] : []), ...(maximum ? [maximum.cell] : [])]),
    ...[...readSums(sheet), ...statedSums].map(({ cell }) => cell),
    ...named.flatMap((found) => (found?.cell ? [parseA1(found.cell)] : [])),
  ].map(keyOf);
}

/**
 * What stands on a sheet of scores beside its rubric. Of a known rubric that is all that its form does not print; of any
 * other one, what is typed beside its items, and the lines around it that are no printed ones.
 * @param sheets the rubrics of one sheet, which may hold several below each other
 */
export function typedBesideScores(sheets: readonly [ScoringSheet, ...ScoringSheet[]]): TypedBeside {
  const [{ sheet, scheme }] = sheets;
  const grid = makeGrid(sheet);
  const rubrics = rubricsOf(sheets);
  const isBeside = scheme.id === "custom" ? isBesideUnknown : isBesideKnown;
  const beside = grid.cells.filter(
    (cell) => !rubrics.read.has(keyOf(cell)) && !sheets.some((s) => isPrinted(s, cell)) && isBeside(cell, rubrics),
  );
  const taken = new Set(beside.map(keyOf));
  // A heading is said with what stands under it beside the items.
  const isTold = (cell: GridCell): boolean =>
    isHeading(cell, rubrics) && beside.some((c) => c.column === cell.column && rubrics.itemRows.has(c.row));
  const told = beside.filter((cell) => !isTold(cell));
  return {
    notes: told.filter((cell) => !isUncalculated(cell)).map((cell) => noteWithHeading(grid, cell, rubrics, taken)),
    left: told.filter(isUncalculated).map((cell) => uncalculated(grid, cell)),
  };
}

function isHeading({ row }: CellAddress, { head, top }: Rubrics): boolean {
  return row >= head && row < top;
}

function noteWithHeading(
  grid: SheetGrid,
  cell: GridCell,
  rubrics: Rubrics,
  taken: ReadonlySet<CellKey>,
): TypedBeside["notes"][number] {
  if (!rubrics.itemRows.has(cell.row)) return noteOf(grid, cell);
  const heading = grid.cells.findLast(
    (c) =>
      c.column === cell.column && isHeading(c, rubrics) && (taken.has(keyOf(c)) || typeof c.cell.value === "string"),
  );
  const label = heading ? `${oneLine(heading.text)}：` : "";
  return { sheet: grid.sheet.name, cell: a1(cell), text: `${label}${cell.text.trim()}` };
}

function isBesideKnown(cell: GridCell, { sheets, itemRows, head, top }: Rubrics): boolean {
  const { row, column, text } = cell;
  // What no maximum was read from in their column was printed by nobody.
  const isPrintedIn = (s: ScoringSheet): boolean => s.printedColumns.has(column) && s.maximumColumn !== column;
  if (itemRows.has(row)) return !sheets.some((s) => isPrintedIn(s) && isRowOf(s, row));
  // A title speaks of scores, too: 评分表（修改稿）.
  return row >= top || row < head || headingMeaning(text) === null;
}

function isRowOf({ items }: ScoringSheet, row: number): boolean {
  return items.some((item) => (item.rows ?? [item.row]).includes(row));
}

/** How the printed lines around a rubric begin. */
const PRINTED_LINE = /^(?:附[件表录]|(?:填[表报写]|评分|使用)?说明|注\d?[:.、]|\(?[\d一二三四五六七八九十]{1,3}[)、.])/;

function isBesideUnknown(cell: GridCell, { sheets, itemRows, head, bottom }: Rubrics): boolean {
  const { row, text } = cell;
  if (itemRows.has(row)) return sheets.some((s) => typedCells(s).some((c) => c.use !== "used" && isAt(c, cell)));
  if (row >= head && row <= bottom) return false;
  if (isSignedEntry(text)) return true;
  const isTitle = sheets.some(({ reading }) => reading?.title === oneLine(text));
  const isOfRubric =
    headingMeaning(text) !== null ||
    sumRowKind(text) !== null ||
    (typeof cell.cell.value === "string" && looksLikePoints(text)) ||
    readBands(text).length > 0 ||
    readWeights(text) !== null ||
    readVetoes([text]).length > 0;
  return !isTitle && !isOfRubric && !PRINTED_LINE.test(fold(text));
}

function isAt(a: CellAddress, b: CellAddress): boolean {
  return a.row === b.row && a.column === b.column;
}
