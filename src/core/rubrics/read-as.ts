import { headingMeaning } from "../headings/meaning";
import { bare, fold, oneLine } from "../text/fold";
import { toA1 } from "../workbook/address";
import type { GridCell, SheetGrid } from "../workbook/grid";
import { nameLines, numberLines, toCategory, unwrap } from "./categories";
import { saysHow, tellsPoints } from "./column-cells";
import type { RubricTable } from "./columns";
import { readEntries } from "./entries";
import type { LineEntry } from "./entry";
import { buildTree } from "./hierarchy";
import { findLevels, findNotUnderstood, findRubricTitle, isStatement, key, usedCells } from "./notes";
import { numberingFaults } from "./numbering-faults";
import { readNumbering } from "./numbering";
import { isPlausible } from "./plausible";
import { pointsOf, tidyNumbers } from "./points";
import type { Arrangement, ReadCategory, ReadItem, RubricFinding, TableReading } from "./reading";
import { weigh, type ReadingEvidence } from "./reading-weights";
import { readVetoes, readWeights } from "./statements";
import { findTotals, sumFaults, sumOf, totalOf, withoutScored, withPartialTotals, withSubtotals } from "./sums";
import { readTotalCeiling } from "./total-ceiling";

/** A rubric has at least this many items; two where a heading names their points, another scores, and a sum bears them out. */
const FEWEST_ITEMS = 3;

/** One way to read a table, with what speaks for it and against it. */
interface RatedTable {
  readonly reading: TableReading;
  readonly evidence: ReadingEvidence;
  readonly weight: number;
}

/** The same of a sheet's lines in one of their arrangements. */
export interface RatedReading extends RatedTable {
  readonly arrangement: Arrangement;
}

/** Reads a table whose columns are understood in one way; null where that makes no rubric. */
export function readAs(
  grid: SheetGrid,
  table: RubricTable,
  prepare = (entries: readonly LineEntry[]): readonly LineEntry[] => entries,
): RatedTable | null {
  const { entries: asWritten, sums: printed, repeated } = readEntries(grid, table);
  const entries = prepare(asWritten);
  const stated = printed.filter((s) => s.kind === "total" && !s.mayBeScored).at(-1)?.value ?? null;
  const lines = entries.filter((e) => !isStatement(e));
  const { roots: unnumbered, over } = unwrap(buildTree(lines, stated));
  const headings = grid.rows.get(table.headingRow ?? -1) ?? [];
  const roots = nameLines(numberLines(unnumbered), (e) => saysHow(headings, e.column) && tellsPoints(e.text));
  const named = roots.map(toCategory).filter((c): c is ReadCategory => c !== null);
  const items = named.flatMap((c) => c.items);
  const sums = withPartialTotals(withoutScored(printed, table, items, grid), items);
  const categories = withSubtotals(named, sums);
  // 迟到一次扣1分, 缺席一次扣2分 and nothing to be had: from what it is taken off, the sheet does not say in its lines.
  if (items.every((i) => i.kind === "deduction")) return null;
  const isShort = items.length < FEWEST_ITEMS;
  if (items.length < 2 || (isShort && !(table.isMaximumNamed && table.partyColumns.length > 0))) return null;
  const totals = findTotals(grid, table, sums, roots, over, repeated);
  const unlabelled = totals.length === 0 ? unlabelledTotal(items) : null;
  if (unlabelled) return readAs(grid, table, (all) => prepare(all).filter((e) => e.row !== unlabelled.cell.row));
  const computed = totalOf(categories);
  const { agreed, faults } = sumFaults(categories, roots, over, sums, totals, computed);
  // Two lines alone may be of anything: their points add up to what is stated, or to a hundred.
  if (isShort && ((agreed === 0 && computed !== 100) || faults.length > 0)) return null;
  const cells = new Map(grid.cells.map((c) => [key(c), c]));
  if (!isPlausible(table, items, cells, agreed, computed)) return null;
  const used = usedCells([...roots, ...over], categories, sums, table);
  for (const cell of repeated) used.add(key(cell));
  const hasWeights = hasItemWeights(grid, table, items);
  const total = totals[0]?.value ?? (hasWeights ? weightedTotal(items, computed) : computed);
  const labels = sums.flatMap((s) => cells.get(key(s.cell))?.text ?? []);
  const notes = notesOf(grid, table, items, used, total, labels);
  for (const { cell } of totals) used.add(key(cell));
  const gaps = numberingFaults(
    items.map((i) => ({ number: i.number, cell: toA1(i.cell), group: i.group })),
    unscoredNumbers(entries, items),
  );
  const findings = [...faults, ...gaps, ...maximumFindings(entries, categories), ...notes.faults];
  const notUnderstood = findNotUnderstood(grid, used, table, notes.levels);
  const reading: TableReading = {
    sheet: grid.sheet,
    table,
    title: findRubricTitle(grid, table, categories),
    total,
    isTotalStated: totals.length > 0,
    categories,
    levels: notes.levels,
    weights: notes.weights,
    hasItemWeights: hasWeights,
    ceiling: notes.ceiling,
    hasOtherShares: notes.hasOtherShares,
    vetoes: notes.vetoes,
    findings,
    agreed,
    notUnderstood,
  };
  const evidence = {
    agreedSum: agreed,
    fault: findings.length - gaps.length,
    numberGap: gaps.length,
    lostNumber: lostNumbers(categories, entries),
    notUnderstood: notUnderstood.length,
    unusedPoints: unusedPoints(grid, table),
    overruledText: overruledTexts(entries, table),
    recurringHeadings: haveRecurringHeadings(grid, table) ? 1 : 0,
    ...evidenceOfItems(items, table),
  };
  return { reading, evidence, weight: weigh(evidence) };
}

/** 本表得分 · 100 below lines of 100 together: a sum whose label nobody knows, and no item. */
function unlabelledTotal(items: readonly ReadItem[]): ReadItem | null {
  const last = items.at(-1);
  const others = items.slice(0, -1);
  if (!last || others.length < FEWEST_ITEMS || last.number !== null || !SUM_LABEL.test(fold(last.text))) return null;
  return sumOf(others) === last.maximum ? last : null;
}

const SUM_LABEL = /^(?=.{2,8}$).*(?:总|合计|累计|得分|成绩)/;

type Notes = Pick<TableReading, "levels" | "weights" | "hasOtherShares" | "ceiling" | "vetoes"> & {
  readonly faults: readonly RubricFinding[];
};

/**
 * What the cells that are no lines of the rubric say: levels, shares, vetoes, a limit of the total.
 * @param labels of the sums: 总分（不超过100分） states such a limit as well.
 */
function notesOf(
  grid: SheetGrid,
  table: RubricTable,
  items: readonly ReadItem[],
  used: ReadonlySet<string>,
  total: number,
  labels: readonly string[],
): Notes {
  const notes = grid.cells.filter((c) => typeof c.cell.value === "string" && !used.has(key(c)));
  const lines = notes
    // 上级评分, a line break, （40%）: a share belongs to the words above it.
    .flatMap((c) => c.text.replace(/\r?\n(?=[（(]\d{1,3}(?:\.\d{1,2})?[%％])/g, "").split(/\r\n|\r|\n/))
    .map((l) => l.trim())
    .filter((l) => l !== "");
  const marked = notes.flatMap((c) => markedVetoes(grid, c, table));
  const weights = readWeights(lines.join(";"));
  const rows = items.map((i) => i.cell.row);
  const isWrong = weights !== null && weights.weights.length > 1 && weights.sum !== 100 && !weights.hasOtherShares;
  return {
    levels: findLevels(
      notes.filter((c) => c.row < (table.headingRow ?? 0) || c.row >= table.firstRow),
      total,
      { first: Math.min(...rows), last: Math.max(...rows) },
    ),
    weights: weights?.weights ?? [],
    hasOtherShares: weights?.hasOtherShares ?? false,
    ceiling: ceilingAbove(total, [...lines, ...labels]),
    vetoes: readVetoes([...lines, ...marked]),
    faults: isWrong ? [{ code: "weights-not-100", cell: null, facts: { entered: weights.sum } }] : [],
  };
}

const VETO_LABEL = /^一票否决(?:项目?|事项|指标|情形)?$/;

/** Circumstances right of a cell 一票否决, in its row and in those below that it covers. */
function markedVetoes(grid: SheetGrid, { row, column, text }: GridCell, table: RubricTable): readonly string[] {
  if (!VETO_LABEL.test(bare(text)) || row <= (table.headingRow ?? -1)) return [];
  const found: string[] = [];
  for (let at = row; at <= grid.lastRow; at++) {
    const line = grid.rows.get(at) ?? [];
    if (at > row && line.some((c) => c.column <= column)) break;
    const said = line.find((c) => c.column > column && typeof c.cell.value === "string");
    if (!said || fold(said.text).length < SHORTEST_VETO) break;
    if (readVetoes([said.text]).length === 0) found.push(`（一票否决）${oneLine(said.text)}`);
  }
  return found;
}

const SHORTEST_VETO = 4;

type ItemEvidence = "itemElsewhere" | "sharedRow" | "repeatedText" | "itemCell" | "itemNumber";

function evidenceOfItems(items: readonly ReadItem[], table: RubricTable): Pick<ReadingEvidence, ItemEvidence> {
  const whole = items.filter((i) => !i.isPart);
  return {
    itemElsewhere: table.itemColumn === null ? 0 : items.filter((i) => i.cell.column !== table.itemColumn).length,
    sharedRow: whole.length - new Set(whole.map((i) => i.cell.row)).size,
    repeatedText: items.length - new Set(items.map((i) => bare(i.text))).size,
    itemCell: new Set(items.map((i) => key(i.cell))).size,
    itemNumber: table.numberColumns.length > 0 ? items.filter((i) => i.number !== null).length : 0,
  };
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

/** Items of 100 points each, weighed, make 100 together; of others only the authority knows. */
function weightedTotal([first, ...others]: readonly ReadItem[], computed: number): number {
  return first && others.every((i) => i.maximum === first.maximum) ? first.maximum : computed;
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

/** What is scored and its points stand twice among the headings, each time under the same words. */
function haveRecurringHeadings(grid: SheetGrid, { headingRow }: RubricTable): boolean {
  const headings = headingRow === null ? [] : (grid.rows.get(headingRow) ?? []);
  const recurs = (kinds: RegExp): boolean => {
    const texts = headings.filter((c) => kinds.test(headingMeaning(c.text)?.kind ?? "")).map((c) => fold(c.text));
    return new Set(texts).size < texts.length;
  };
  return recurs(/^(?:item|category)$/) && recurs(/^maximum$/);
}

/** Points that a reading without a column of maxima passes over though they could be the maxima. */
function unusedPoints(grid: SheetGrid, table: RubricTable): number {
  if (table.maximumColumns.length > 0 || table.tiers) return 0;
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
export function withNumbersAtEnd(entries: readonly LineEntry[]): readonly LineEntry[] {
  const ending = entries.filter((e) => e.numberAtEnd !== null);
  if (ending.length < FEWEST_ITEMS || ending.length < entries.length * 0.6) return [];
  return entries.map((entry) => {
    const { numberAtEnd, row, column } = entry;
    if (!numberAtEnd) return entry;
    const points = { maximum: numberAtEnd.value, kind: "score" as const, options: null };
    return { ...entry, text: numberAtEnd.rest, points, pointsCell: { row, column }, numberAtEnd: null };
  });
}

/** Numbers of lines that share the points of the one above: they are no gap. */
function unscoredNumbers(entries: readonly LineEntry[], items: readonly ReadItem[]): ReadonlySet<string> {
  const columns = new Set(items.map((i) => i.cell.column));
  const unscored = entries.filter((e) => e.points === null && columns.has(e.column) && e.numbering.number !== null);
  return new Set(unscored.map((e) => e.numbering.number as string));
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
