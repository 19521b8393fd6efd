import { makeGrid, type GridCell, type SheetGrid } from "../workbook/grid";
import { bare, oneLine } from "../text/fold";
import { parseA1, toA1, type CellAddress } from "../workbook/address";
import type { SheetSnapshot } from "../workbook/snapshot";
import { numberLines, toCategory, unwrap } from "./categories";
import { cleanGrid } from "./clean-grid";
import { readTable, type RubricTable } from "./columns";
import { readingsOf } from "./column-readings";
import { readEntries } from "./entries";
import type { LineEntry } from "./entry";
import { buildTree } from "./hierarchy";
import { joinTickColumns, joinVerticalNames } from "./join-cells";
import { findLevels, findNotUnderstood, findRubricTitle, isStatement, key, usedCells } from "./notes";
import { pointsOf, tidyNumbers } from "./points";
import { readNumbering } from "./numbering";
import { numberingFaults } from "./numbering-faults";
import { raiseNames } from "./raise-names";
import type { ReadCategory, ReadItem, RubricFinding, RubricReading } from "./reading";
import { readWeights, readVetoes } from "./statements";
import { sharesAsPoints } from "./shares";
import { linesOfFewCells, splitLines, splitParallelLines } from "./split-lines";
import { weigh } from "./reading-weights";
import { stackBlocks } from "./stack-blocks";
import { findTotals, sumFaults, totalOf, withSubtotals } from "./sums";
import { joinPieces, unfoldLines } from "./unfold-lines";
import { readTotalCeiling } from "./total-ceiling";

/** A rubric has at least this many items. */
const FEWEST_ITEMS = 3;

/** Reads a scoring rubric from a sheet's content; null when the sheet holds none. */
export function readRubric(sheet: SheetSnapshot): RubricReading | null {
  return readRubricGrid(makeGrid(sheet));
}

export function readRubricGrid(raw: SheetGrid): RubricReading | null {
  const grid = cleanGrid(raw);
  const unfolded = unfoldLines(grid);
  const rearranged = [
    ...(unfolded.length > 0 ? unfolded : [joinPieces(grid)]),
    // Tabs at the beginning of a line are blank cells.
    splitLines(raw),
    linesOfFewCells(grid),
    splitParallelLines(grid),
    stackBlocks(grid),
    raiseNames(grid),
    sharesAsPoints(grid),
  ].flatMap((lines) => {
    const found = lines && readGrid(cleanGrid(lines.grid));
    return found ? [{ ...found, reading: relocate(found.reading, lines.placeOf) }] : [];
  });
  const direct = unfolded.length > 0 ? null : readGrid(grid);
  return bestOf([...rearranged, ...(direct ? [direct] : [])])?.reading ?? null;
}

/** A reading, and how well its sums agree and how little it leaves unexplained. */
interface RatedReading {
  readonly reading: RubricReading;
  readonly score: number;
}

/** The first of the best. */
function bestOf(readings: readonly RatedReading[]): RatedReading | null {
  return readings.reduce<RatedReading | null>((best, r) => (best && best.score >= r.score ? best : r), null);
}

/** Tries every way to understand the columns and takes the one whose sums agree best. */
function readGrid(asPasted: SheetGrid): RatedReading | null {
  const grid = joinTickColumns(asPasted);
  const table = readTable(grid);
  if (!table) return null;
  const joined = joinVerticalNames(grid, table);
  return bestOf(readingsOf(table).flatMap((way) => readAs(joined, way) ?? readAs(joined, way, withNumbersAtEnd) ?? []));
}

function readAs(
  grid: SheetGrid,
  table: RubricTable,
  prepare = (entries: readonly LineEntry[]): readonly LineEntry[] => entries,
): RatedReading | null {
  const { entries: asWritten, sums, repeated } = readEntries(grid, table);
  const entries = prepare(asWritten);
  const { roots: unnumbered, over } = unwrap(buildTree(entries.filter((e) => !isStatement(e))));
  const roots = numberLines(unnumbered);
  const categories = withSubtotals(
    roots.map(toCategory).filter((c): c is ReadCategory => c !== null),
    sums,
  );
  const items = categories.flatMap((c) => c.items);
  if (items.length < FEWEST_ITEMS) return null;
  const totals = findTotals(grid, table, sums, roots, over, repeated);
  const used = usedCells([...roots, ...over], categories, sums, table);
  for (const cell of repeated) used.add(key(cell));
  const notes = grid.cells.filter((c) => typeof c.cell.value === "string" && !used.has(key(c)));
  const lines = notes
    .flatMap((c) => c.text.split(/\r\n|\r|\n/))
    .map((l) => l.trim())
    .filter((l) => l !== "");
  for (const { cell } of totals) used.add(key(cell));
  const levels = findLevels(notes.filter((c) => c.row < (table.headingRow ?? 0) || c.row >= table.firstRow));
  const weights = readWeights(lines.join("\n"));
  const computed = totalOf(categories);
  const agreement = sumFaults(categories, roots, over, sums, totals, computed);
  const cells = new Map(grid.cells.map((c) => [key(c), c]));
  if (!isPlausible(table, items, cells, agreement.agreed, computed)) return null;
  const findings = [
    ...agreement.faults,
    ...numberingFaults(
      categories.flatMap((c) => c.items.map((i) => ({ number: i.number, cell: toA1(i.cell), group: i.group }))),
      unscoredNumbers(entries, items),
    ),
    ...maximumFindings(entries, categories),
    ...(weights && weights.weights.length > 1 && weights.sum !== 100
      ? [{ code: "weights-not-100" as const, cell: null, facts: { entered: weights.sum } }]
      : []),
  ];
  const notUnderstood = findNotUnderstood(grid, used, table, levels);
  const reading: RubricReading = {
    sheet: grid.sheet,
    table,
    title: findRubricTitle(grid, table, categories),
    total: totals[0]?.value ?? computed,
    isTotalStated: totals.length > 0,
    categories,
    levels,
    weights: weights?.weights ?? [],
    hasItemWeights: hasItemWeights(grid, table, items),
    ceiling: ceilingAbove(totals[0]?.value ?? computed, lines),
    hasOtherShares: weights?.hasOtherShares ?? false,
    vetoes: readVetoes(lines),
    findings,
    agreed: agreement.agreed,
    notUnderstood,
  };
  const texts = new Set(items.map((i) => bare(i.text)));
  const whole = items.filter((i) => !i.isPart);
  const rows = new Set(whole.map((i) => i.cell.row));
  const gaps = findings.filter((f) => f.code === "item-numbering").length;
  const score = weigh({
    agreedSum: agreement.agreed,
    fault: findings.length - gaps,
    numberGap: gaps,
    lostNumber: lostNumbers(categories, entries),
    notUnderstood: notUnderstood.length,
    unusedPoints: unusedPoints(grid, table),
    overruledText: overruledTexts(entries, table),
    itemElsewhere: table.itemColumn === null ? 0 : items.filter((i) => i.cell.column !== table.itemColumn).length,
    sharedRow: whole.length - rows.size,
    repeatedText: items.length - texts.size,
    itemCell: new Set(items.map((i) => key(i.cell))).size,
    itemNumber: table.numberColumns.length > 0 ? items.filter((i) => i.number !== null).length : 0,
  });
  return { reading, score };
}

/** A limit below what the items are worth limits something else. */
function ceilingAbove(total: number, lines: readonly string[]): number | null {
  const ceiling = readTotalCeiling(lines);
  return ceiling !== null && ceiling >= total ? ceiling : null;
}

/** Weights that are a fixed share of every item's points (10 and 0.1, 20 and 0.2) say nothing new. */
function hasItemWeights(grid: SheetGrid, { weightColumn }: RubricTable, items: readonly ReadItem[]): boolean {
  const shares = items.flatMap(({ cell, maximum }) => {
    const beside = (grid.rows.get(cell.row) ?? []).find((c) => c.column === weightColumn);
    const weight = pointsOf(beside)?.maximum;
    return weight === undefined || maximum === 0 ? [] : [(weight / maximum).toFixed(6)];
  });
  return new Set(shares).size > 1;
}

/** Lines numbered in a column of their own that are read as headings over what is scored in their row. */
function lostNumbers(categories: readonly ReadCategory[], entries: readonly LineEntry[]): number {
  const hasOwnColumn = (e: LineEntry): boolean =>
    e.numbering.number !== null && readNumbering(e.cell.text).number === null;
  const numbered = new Set(entries.filter(hasOwnColumn).map((e) => key(e)));
  return categories.filter(({ cell, items: [only, ...more] }) => {
    const isInRow = only?.cell.row === cell.row && only.cell.column !== cell.column && more.length === 0;
    return isInRow && only.number === null && numbered.has(key(cell));
  }).length;
}

/** Points that a reading without a column of maxima passes over though they could be the maxima. */
function unusedPoints(grid: SheetGrid, table: RubricTable): number {
  if (table.maximumColumns.length > 0) return 0;
  return grid.cells.filter(
    (c) =>
      (table.otherMaximumColumns.includes(c.column) || table.hiddenMaximumColumns.includes(c.column)) &&
      c.row >= table.firstRow &&
      c.row <= table.lastRow &&
      pointsOf(c) !== null,
  ).length;
}

/** Lines that state their points themselves, where a column that may as well hold scores is taken for the maxima. */
function overruledTexts(entries: readonly LineEntry[], table: RubricTable): number {
  const isUnsure = table.maximumColumns.some((c) => table.otherMaximumColumns.includes(c));
  return isUnsure ? entries.filter((e) => e.secondPoints !== null).length : 0;
}

/** 1.1 班子健全 15: bare numbers that end most lines are points where no line states any other way. */
function withNumbersAtEnd(entries: readonly LineEntry[]): readonly LineEntry[] {
  const ending = entries.filter((e) => e.numberAtEnd !== null);
  if (ending.length < FEWEST_ITEMS || ending.length < entries.length * 0.6) return [];
  return entries.map((entry) => {
    const { numberAtEnd, row, column } = entry;
    if (!numberAtEnd) return entry;
    const points = { maximum: numberAtEnd.value, kind: "score" as const, options: null };
    return { ...entry, text: numberAtEnd.rest, points, pointsCell: { row, column }, numberAtEnd: null };
  });
}

/** The reading of rearranged lines with every cell at its own place on the sheet. */
function relocate(reading: RubricReading, placeOf: (cell: CellAddress) => CellAddress): RubricReading {
  const a1At = (cell: string | null): string | null => (cell === null ? null : toA1(placeOf(parseA1(cell))));
  return {
    ...reading,
    categories: reading.categories.map((c) => ({
      ...c,
      cell: placeOf(c.cell),
      maximumCell: c.maximumCell && placeOf(c.maximumCell),
      items: c.items.map((i) => ({ ...i, cell: placeOf(i.cell), maximumCell: placeOf(i.maximumCell) })),
    })),
    findings: reading.findings.map((f) => ({ ...f, cell: a1At(f.cell) })),
    notUnderstood: reading.notUnderstood.map((n) => ({ ...n, cell: a1At(n.cell) as string })),
  };
}

/** Numbers of lines that share the points of the one above: they are no gap. */
function unscoredNumbers(entries: readonly LineEntry[], items: readonly ReadItem[]): ReadonlySet<string> {
  const columns = new Set(items.map((i) => i.cell.column));
  const unscored = entries.filter((e) => e.points === null && columns.has(e.column) && e.numbering.number !== null);
  return new Set(unscored.map((e) => e.numbering.number as string));
}

/** Points as rubrics share them out. */
const COMMON_TOTALS = [10, 20, 30, 40, 50, 60, 80, 100, 110, 120, 150, 200, 300, 500, 1000];

/** Words over a column that nothing is known of, which make points of its numbers: 权数, 配比分. */
const POINTS_HEADING = /分|权|配/;

const MAXIMA_HEADING = /分值|标准分|满分|基[本础准]分|配分/;

function headingOf(table: RubricTable, cells: ReadonlyMap<string, GridCell>): string {
  const column = table.maximumColumns.at(-1);
  return column === undefined ? "" : (cells.get(key({ row: table.headingRow ?? -1, column }))?.text ?? "");
}

/** Numbers under unknown words are points if these speak of points, or if scores stand beside them and all is 100. */
function isAfterAll(table: RubricTable, cells: ReadonlyMap<string, GridCell>, computed: number): boolean {
  return (
    POINTS_HEADING.test(headingOf(table, cells)) ||
    (table.partyColumns.length > 0 && [100, 110, 120, 1000].includes(computed))
  );
}

/**
 * A list of amounts, ages or scores is no rubric: something must say that the numbers are points to
 * be had (a heading, their unit, brackets in the text), else their sums must.
 */
function isPlausible(
  table: RubricTable,
  items: readonly ReadItem[],
  cells: ReadonlyMap<string, GridCell>,
  agreed: number,
  computed: number,
): boolean {
  // 0.2, 0.3 and 0.5 are shares of a whole that the sheet does not state.
  if (computed === 1 && items.every((i) => i.maximum < 1)) return false;
  const worded = items.filter((i) => bare(i.text).length >= 2).length;
  if (worded < items.length * 0.7) return false;
  const listed = items.filter((i) => (i.options ?? []).length >= 2);
  if (table.isMaximumNamed || table.tiers || listed.length >= items.length * 0.6) return true;
  const inText = items.filter((i) => !table.maximumColumns.includes(i.maximumCell.column));
  const withUnit = items.filter((i) => /分/.test(cells.get(key(i.maximumCell))?.text ?? ""));
  const isSum =
    agreed >= 2 || (agreed >= 1 && COMMON_TOTALS.includes(computed)) || (computed === 100 && table.headingRow === null);
  if (MAXIMA_HEADING.test(headingOf(table, cells))) return true;
  if (table.isMaximumForeign && !isAfterAll(table, cells, computed)) return false;
  if (inText.length >= items.length * 0.6) return withUnit.length >= items.length * 0.6 || isSum;
  return isSum || (withUnit.length >= items.length * 0.6 && (agreed >= 1 || COMMON_TOTALS.includes(computed)));
}

/** 基础分为12分，有下列情况应当加分：…加8分: what one starts from is not the maximum. */
const STARTS_FROM = /(?:基础|基本|起评|基准)分.*加\s*\d/s;

/** Two maxima stated for one item that differ: in its text and in its column. */
function maximumFindings(entries: readonly LineEntry[], categories: readonly ReadCategory[]): RubricFinding[] {
  const items = new Set(categories.flatMap((c) => c.items.map((i) => key(i.cell))));
  return entries.flatMap((entry) => {
    const { points, secondPoints, pointsCell } = entry;
    if (!points || !secondPoints || !pointsCell || secondPoints.value === points.maximum || !items.has(key(entry)))
      return [];
    if (STARTS_FROM.test(tidyNumbers(entry.cell.text))) return [];
    return [
      {
        code: "maximum-altered" as const,
        cell: toA1(pointsCell),
        facts: { item: oneLine(entry.text).slice(0, 24), entered: points.maximum, official: secondPoints.value },
      },
    ];
  });
}
