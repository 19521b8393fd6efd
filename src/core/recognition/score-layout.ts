import {
  columnHeadings,
  groupScores,
  headsRound,
  isLineOfEntries,
  isLineOfHeadings,
  joinHeadings,
} from "../headings/joined";
import {
  besideScores,
  headingMeaning,
  headsGroupScores,
  type ColumnMeaning,
  type LayoutWords,
} from "../headings/meaning";
import { sumRow, sumRowBelow, type SumRow, type SumRowKind } from "../headings/sum-rows";
import type { Party } from "../schemes/types";
import { fold, oneLine } from "../text/fold";
import { readLetter } from "../text/letters";
import { readNumber, readPoints } from "../text/numbers";
import { chosenOption, isTick } from "../text/ticks";
import { decimal, sum } from "../workbook/decimal";
import { areasIn, formulaParts } from "../workbook/formula-parts";
import { a1, holdsWords, type GridCell, type SheetGrid } from "../workbook/grid";
import { endsAsOrganisation, looksLikeBranch } from "../model/names";
import {
  placeKey,
  type FoundName,
  type ItemGroup,
  type ScoreColumn,
  type ScorePlace,
  type StatedSum,
  type SumCell,
} from "../model/recognised-sheet";
import { bandTable, headsBands } from "../rubrics/band-table";
import { repeatsHeadings } from "../rubrics/table-rows";
import { isTierWord, runsOf, tiersOver, worthOf, type Tier, type Tiers } from "../rubrics/tiers";

/** An item's row as far as the layout needs it. */
export interface LayoutItem {
  readonly row: number;
  readonly textColumn: number;
  readonly category: string;
  readonly maximum: number | null;
  /** A bonus or deduction: no part of what the others make. */
  readonly isExtra: boolean;
}

/** Where scores, maxima and sums stand around the item rows. */
export interface ScoreLayout {
  readonly headingRow: number | null;
  readonly columns: readonly ScoreColumn[];
  readonly maximumColumn: number | null;
  readonly numberColumn: number | null;
  readonly printedColumns: ReadonlySet<number>;
  readonly meanings: ReadonlyMap<number, ColumnMeaning>;
  /** The headings of each column, of all lines joined. */
  readonly headings: ReadonlyMap<number, string>;
  readonly footerRows: ReadonlySet<number>;
  readonly sumCells: readonly SumCell[];
  /** Maxima stated in 小计 and 合计 rows; category null for the whole rubric. */
  readonly statedSums: readonly StatedSum[];
  readonly isMatrix: boolean;
  readonly hasPartyHeadings: boolean;
}

const HEADING_REACH = 8;

/** A category, or a heading below it. */
interface ItemHeading {
  readonly category: string;
  readonly group: ItemGroup | undefined;
}

/** What the reading of a rubric that nobody configured knows of its sheet. */
export interface UnconfiguredColumns {
  /** Columns that hold no scores, whatever their headings say. */
  readonly others: Iterable<number>;
  /** Where the reading found the items' maxima in a column of their own; undefined where only the sheet can tell. */
  readonly maximum?: number | null;
  /** Categories and groups below them by the rows that state them, none an item's: a number there under the scores is their sum. */
  readonly headings?: ReadonlyMap<number, ItemHeading>;
}

/**
 * @param unconfigured given where no form says what its headings mean: then a column of texts under 考评办法 holds no
 * scores. On a known form texts in a score column are wrong entries.
 */
export function layOutScores(
  grid: SheetGrid,
  items: readonly LayoutItem[],
  words: LayoutWords,
  unconfigured?: UnconfiguredColumns,
): ScoreLayout {
  const itemRows = new Set(items.map((i) => i.row));
  const textColumns = new Set(items.map((i) => i.textColumn));
  const firstRow = Math.min(...itemRows);
  const headings = findHeadings(grid, firstRow, itemRows, words);
  const columnsInUse = usedColumns(grid, itemRows);
  const meanings = new Map<number, ColumnMeaning>();
  for (const column of columnsInUse) {
    const meaning = headings.meaningOf(column);
    if (meaning) meanings.set(column, meaning);
  }
  for (const [column, meaning] of headings.byColumn) if (!meanings.has(column)) meanings.set(column, meaning);
  const maximumColumn = unconfigured?.maximum ?? findMaximumColumn(grid, items, meanings, textColumns);
  const numberColumn = findNumberColumn(grid, itemRows, meanings, textColumns, maximumColumn);
  const taken = new Set([...textColumns, maximumColumn ?? -1, numberColumn ?? -1]);
  const beside = new Set<number>();
  const printedColumns = new Set([...taken, ...(unconfigured?.others ?? [])]);
  const isStated = (column: number): boolean =>
    (words.columns ?? []).some(({ meaning }) => meaning !== null && meaning === headings.meaningOf(column));
  if (unconfigured)
    for (const column of [
      ...unconfigured.others,
      ...[...wordColumns(grid, itemRows), ...gradeColumns(grid, itemRows, headings)].filter((c) => !isStated(c)),
    ])
      taken.add(column);
  // A second column of maxima (应得分数 beside 标准分值) may be where the scores are written; what stands beside scores is not.
  for (const [column, { kind }] of meanings) if (besideScores.has(kind) || kind === "weight") beside.add(column);
  const isFilled = (column: number): boolean => filledColumns(grid, itemRows).has(column);
  let columns = partyColumns(meanings, taken, headings, isFilled);
  const matrix = findMatrix(grid, items, columns, taken, columnsInUse, headings);
  const ticked = matrix || !unconfigured ? null : tickedColumns(grid, items, columns, headings);
  if (matrix) columns = matrix;
  else if (ticked) columns = ticked;
  else if (unconfigured) columns = besideTiers(columns, headings.tiers);
  if (columns.length === 0)
    columns = columnsByPosition(
      grid,
      itemRows,
      new Set([...taken, ...beside]),
      Math.max(...textColumns, maximumColumn ?? -1) + 1,
      columnsInUse,
      maximumColumn,
      words.letters ?? [],
      headings,
      unconfigured !== undefined,
    );
  // Where letters are given every party states a level of its own, and none is worked out of several.
  const started = (words.letters ?? []).length > 0 ? [] : startedColumns(grid, itemRows, columns);
  const lines = headings.rows.map((row) => grid.rows.get(row) ?? []);
  const groups = groupColumns(columns, lines.flat(), groupScores(headings.byColumn, lines));
  const isShared = columns.some(({ column }) => headings.cellsAbove(column).some((c) => SHARE.test(fold(c.text))));
  const footer: Footer = { columns, started, groups, isShared, hasTotals: false };
  const { sumCells, statedSums, footerRows } = findSumCells(grid, items, itemRows, footer, maximumColumn, headings);
  sumCells.push(...sumsOfHeadings(grid, items, columns, unconfigured?.headings ?? new Map(), footerRows));
  return {
    headingRow: headings.row,
    columns,
    maximumColumn,
    numberColumn,
    printedColumns,
    meanings: headings.byColumn,
    headings: headings.texts,
    footerRows,
    sumCells: [...sumCells, ...groups.flatMap((group, i) => sumsInColumn(grid, items, columns, group, groups[i - 1]))],
    statedSums,
    isMatrix: matrix !== null,
    hasPartyHeadings: [...meanings.values()].some((m) => m.kind === "party"),
  };
}

/** 自评（20%）. */
const SHARE = /\(\d{1,2}(?:\.\d+)?%\)$/;

interface Headings {
  readonly row: number | null;
  readonly rows: readonly number[];
  readonly byColumn: ReadonlyMap<number, ColumnMeaning>;
  readonly texts: ReadonlyMap<number, string>;
  meaningOf(column: number): ColumnMeaning | null;
  cellsAbove(column: number): readonly GridCell[];
  /** Tiers that a line of headings states with their points. */
  readonly tiers: Tiers | null;
}

/** The heading row is the one above the items with the most known headings; a second line may stand beside it. */
function findHeadings(grid: SheetGrid, firstRow: number, itemRows: ReadonlySet<number>, words: LayoutWords): Headings {
  let best: { row: number; count: number } | null = null;
  for (let row = Math.max(0, firstRow - HEADING_REACH); row < firstRow; row++) {
    const cells = grid.rows.get(row) ?? [];
    const count = cells.length < 2 ? 0 : cells.filter((c) => headingMeaning(c.text, words) !== null).length;
    // 景区：某某 | 得分：88 heads nothing.
    const isHeading = count > (isLineOfEntries(cells) ? 1 : 0);
    if (isHeading && (!best || count >= best.count)) best = { row, count };
  }
  if (!best) {
    // Items may have been sorted above their heading row; a heading row then stands between them.
    for (const [row, cells] of grid.rows) {
      if (row < firstRow || itemRows.has(row)) continue;
      const count = cells.filter((c) => headingMeaning(c.text, words) !== null).length;
      if (count >= 3 && (!best || count > best.count)) best = { row, count };
    }
  }
  const rows = best ? headingRows(grid, best.row, firstRow, words) : [];
  const headingLines = rows.map((row) => grid.rows.get(row) ?? []);
  const byColumn = joinHeadings(headingLines, words);
  const texts = columnHeadings(headingLines);
  const cellsAbove = (column: number): readonly GridCell[] =>
    rows.flatMap((row) => (grid.rows.get(row) ?? []).filter((c) => c.column === column));
  const lines = best ? [best.row - 1, best.row, best.row + 1] : [];
  const tiers =
    lines.flatMap((row) => (row < firstRow ? (tiersOver(grid, grid.rows.get(row) ?? []) ?? []) : []))[0] ?? null;
  const meaningOf = (column: number): ColumnMeaning | null => byColumn.get(column) ?? null;
  return { row: best?.row ?? null, rows, byColumn, texts, cellsAbove, tiers, meaningOf };
}

/** The line with the most known headings, those beside it that hold some, and beyond them one of nothing else. */
function headingRows(grid: SheetGrid, row: number, firstRow: number, words: LayoutWords): readonly number[] {
  const lineAt = (at: number): readonly GridCell[] => (at < firstRow ? (grid.rows.get(at) ?? []) : []);
  const isBeside = (at: number): boolean =>
    lineAt(at).length > 1 &&
    !isLineOfEntries(lineAt(at)) &&
    lineAt(at).some((c) => headingMeaning(c.text, words) !== null || looksLikeBranch(c.text));
  const outwards = (step: 1 | -1): readonly number[] => {
    if (!isBeside(row + step)) return [];
    return isLineOfHeadings(lineAt(row + 2 * step), words) ? [row + step, row + 2 * step] : [row + step];
  };
  return [...outwards(-1), row, ...outwards(1)].sort((a, b) => a - b);
}

function wordColumns(grid: SheetGrid, itemRows: ReadonlySet<number>): readonly number[] {
  const inRows = grid.cells.filter((cell) => itemRows.has(cell.row));
  return usedColumns(grid, itemRows).filter((column) => holdsWords(inRows.filter((c) => c.column === column)));
}

/** 自评等级 over A, B, A: how well; 审核记录 over 符合: what was seen. Neither are points. */
function gradeColumns(grid: SheetGrid, itemRows: ReadonlySet<number>, headings: Headings): readonly number[] {
  return usedColumns(grid, itemRows).filter((column) => {
    const filled = [...itemRows].flatMap((row) => (grid.rows.get(row) ?? []).filter((c) => c.column === column));
    const isCalled = (words: RegExp): boolean => headings.cellsAbove(column).some((c) => words.test(fold(c.text)));
    const areGrades = isCalled(/(?:等[级次]|档次|评级)$/) && filled.every((c) => isTierWord(c.text));
    return areGrades || (isCalled(/记录$/) && filled.every((c) => !/\d/.test(c.text)));
  });
}

function usedColumns(grid: SheetGrid, itemRows: ReadonlySet<number>): readonly number[] {
  const used = new Set<number>();
  for (const row of itemRows) for (const cell of grid.rows.get(row) ?? []) used.add(cell.column);
  return [...used].sort((a, b) => a - b);
}

function pointsAt(grid: SheetGrid, row: number, column: number): ReturnType<typeof pointsIn> {
  return pointsIn((grid.rows.get(row) ?? []).find((c) => c.column === column));
}

function pointsIn(cell: GridCell | undefined): { cell: GridCell; value: number } | null {
  if (!cell) return null;
  const value = typeof cell.cell.value === "number" ? cell.cell.value : readPoints(cell.text);
  return value === null ? null : { cell, value };
}

function findMaximumColumn(
  grid: SheetGrid,
  items: readonly LayoutItem[],
  meanings: ReadonlyMap<number, ColumnMeaning>,
  textColumns: ReadonlySet<number>,
): number | null {
  const agreeing = (column: number): number =>
    items.filter((i) => i.maximum !== null && pointsAt(grid, i.row, column)?.value === i.maximum).length;
  const kinds = [...meanings.values()].some((m) => m.kind === "maximum") ? "maximum" : "weight";
  const named = [...meanings].filter(([, m]) => m.kind === kinds).map(([column]) => column);
  if (named.length > 0) return named.reduce((a, b) => (agreeing(b) > agreeing(a) ? b : a));
  const hasOtherHeadings = meanings.size > 0;
  const candidates = usedColumns(grid, new Set(items.map((i) => i.row))).filter((column) => {
    const meaning = meanings.get(column);
    return (
      !textColumns.has(column) &&
      (meaning === undefined || meaning.kind === "item") &&
      agreeing(column) >= items.length * 0.6
    );
  });
  // Without any heading a column of full marks looks like the maxima; the leftmost of several is.
  return candidates.length > 1 || hasOtherHeadings || candidates.some((c) => printsUnit(grid, items, c))
    ? (candidates[0] ?? null)
    : null;
}

function printsUnit(grid: SheetGrid, items: readonly LayoutItem[], column: number): boolean {
  return items.some((i) => /分/.test((grid.rows.get(i.row) ?? []).find((c) => c.column === column)?.text ?? ""));
}

/** A column of running numbers beside the items. */
function findNumberColumn(
  grid: SheetGrid,
  itemRows: ReadonlySet<number>,
  meanings: ReadonlyMap<number, ColumnMeaning>,
  textColumns: ReadonlySet<number>,
  maximumColumn: number | null,
): number | null {
  const named = [...meanings].find(([, m]) => m.kind === "number")?.[0];
  if (named !== undefined) return named;
  const firstText = Math.min(...textColumns);
  for (let column = firstText - 1; column >= Math.max(0, firstText - 2); column--) {
    if (column === maximumColumn || meanings.get(column)?.kind === "party") continue;
    const numbers = new Set<number>();
    for (const row of itemRows) {
      const text = (grid.rows.get(row) ?? []).find((c) => c.column === column)?.text ?? "";
      const value = readNumber(text.replace(/[.．、()（）]/g, ""));
      if (value !== null && Number.isInteger(value)) numbers.add(value);
    }
    if (numbers.size >= itemRows.size * 0.6) return column;
  }
  return null;
}

/**
 * The columns of a table that hold parties' scores. What a party took off stands for its scores where it has no column of
 * them; an average or a converted score does where there are no scores of its party at all.
 */
function partyColumns(
  meanings: ReadonlyMap<number, ColumnMeaning>,
  taken: ReadonlySet<number>,
  headings: Headings,
  isFilled: (column: number) => boolean,
): ScoreColumn[] {
  const free = [...meanings].sort(([a], [b]) => a - b).filter(([column]) => !taken.has(column));
  const of = (kind: ColumnMeaning["kind"]): readonly ScoreColumn[] =>
    free.flatMap(([column, meaning]) =>
      meaning.kind === kind && "party" in meaning
        ? [{ column, party: meaning.party, branch: null, headingCell: headings.cellsAbove(column).at(-1) ?? null }]
        : [],
    );
  const stated = of("party");
  // 部门评分 is left blank and 最终得分 filled: the latter are its scores.
  const [blank, ...otherBlank] = stated.filter((c) => !isFilled(c.column));
  const [final, ...otherFinal] = of("derived").filter((c) => isFilled(c.column));
  const isOnly = blank && final && otherBlank.length === 0 && otherFinal.length === 0 && stated.length > 1;
  const scores = isOnly ? stated.map((c) => (c === blank ? { ...final, party: blank.party } : c)) : stated;
  const without = (columns: readonly ScoreColumn[], known: readonly ScoreColumn[]): readonly ScoreColumn[] =>
    columns.filter(({ party }) => known.every((k) => party !== "score" && k.party !== "score" && k.party !== party));
  // What several columns of one party make together (评委1 · 评委2 · 平均得分) is that party's score.
  const ofSeveral = of("derived")
    .filter(({ party }) => scores.filter((c) => c.party === party).length > 1)
    .slice(-1)
    .map((c) => ({ ...c, isDerived: true }));
  const derived = without(of("derived"), scores);
  const deductions = without(of("deduction"), [...scores, ...derived]).map((c) => ({ ...c, isDeduction: true }));
  return [...ofSeveral, ...[...scores, ...derived, ...deductions].sort((a, b) => a.column - b.column)];
}

/** Marks or points under tiers that state theirs (优（10分） 良（8分）) where no column of scores holds anything. */
function tickedColumns(
  grid: SheetGrid,
  items: readonly LayoutItem[],
  columns: readonly ScoreColumn[],
  headings: Headings,
): ScoreColumn[] | null {
  const tiers = headings.tiers;
  if (!tiers) return null;
  const rows = new Set(items.map((i) => i.row));
  const isFilled = (column: number): boolean =>
    [...rows].some((row) => (grid.rows.get(row) ?? []).some((c) => c.column === column));
  const ofTiers = new Set(tiers.columns.map((t) => t.column));
  const others = columns.filter((c) => !ofTiers.has(c.column));
  if (others.some((c) => isFilled(c.column))) return null;
  // What tiers ask for is printed in several cells of most rows: the scores stand elsewhere.
  const asked = [...rows].filter((row) => {
    const words = (grid.rows.get(row) ?? []).filter((c) => ofTiers.has(c.column) && readNumber(c.text) === null);
    return words.filter((c) => typeof c.cell.value === "string" && !isTick(c.text)).length > 1;
  });
  if (others.length > 0 && asked.length > rows.size / 2) return null;
  return runsOf(tiers).map((run): ScoreColumn => {
    const [first] = run as [Tier, ...Tier[]];
    const over = headings.meaningOf(first.column);
    const places = items.map(({ row, textColumn, maximum }): [string, readonly ScorePlace[]] => [
      placeKey({ row, column: textColumn }),
      run.map((tier) => ({ row, column: tier.column, worth: worthOf(tier, tiers, maximum) })),
    ]);
    return {
      column: first.column,
      party: over?.kind === "party" ? over.party : (columns[0]?.party ?? "score"),
      branch: null,
      headingCell: headings.cellsAbove(first.column).at(-1) ?? null,
      places: new Map(places),
    };
  });
}

/** 得分 beside columns to tick under 评分等级: the marks are none of its scores. */
function besideTiers(columns: readonly ScoreColumn[], tiers: Tiers | null): ScoreColumn[] {
  const marked = new Set(tiers?.columns.map((t) => t.column) ?? []);
  const others = columns.filter((c) => !marked.has(c.column));
  return others.length > 0 ? others : [...columns];
}

/** The reviewer's matrix: a column, or a self/review pair, for each branch named above it. */
function findMatrix(
  grid: SheetGrid,
  items: readonly LayoutItem[],
  columns: readonly ScoreColumn[],
  taken: ReadonlySet<number>,
  columnsInUse: readonly number[],
  headings: Headings,
): ScoreColumn[] | null {
  if (headings.row === null) return null;
  const firstScore = Math.max(...items.map((i) => i.textColumn)) + 1;
  const names = new Map<number, FoundName>();
  for (const row of headings.rows) {
    for (const cell of grid.rows.get(row) ?? []) {
      if (cell.column < firstScore || taken.has(cell.column)) continue;
      const name = branchInHeading(cell.text);
      if (name) names.set(cell.column, { name, source: "column", cell: a1(cell) });
    }
  }
  if (names.size === 0) return null;
  const score = new Map(columns.map((c) => [c.column, c]));
  const all = new Set([...columnsInUse, ...score.keys(), ...names.keys()]);
  const sheetSays = sheetParty(grid, headings.row);
  const result: ScoreColumn[] = [];
  let current: FoundName | null = null;
  for (const column of [...all].filter((c) => c >= firstScore && !taken.has(c)).sort((a, b) => a - b)) {
    current = names.get(column) ?? current;
    if (!current) continue;
    const own = score.get(column);
    if (!own && !names.has(column)) continue;
    const inName = headings
      .cellsAbove(column)
      .map((c) => /[-—_（(\s](自评|考评|上级)/.exec(c.text)?.[1])
      .find(Boolean);
    const party = inName
      ? inName === "自评"
        ? "self"
        : "review"
      : own && own.party !== "score"
        ? own.party
        : sheetSays;
    result.push({ column, party, branch: current, headingCell: headings.cellsAbove(column).at(-1) ?? null });
  }
  return result.length > 0 ? result : null;
}

/** Words for any organisation: 党组织自评 names a party, not a branch. */
const ANY_BRANCH = /^(?:上级|上一级|基层)?(?:党组织|党支部|党总支|支部|总支|党委)$/;

function branchInHeading(text: string): string | null {
  const name = oneLine(text).replace(/[-—_\s]?[（(]?(自评|考评|上级考评|自评得分|考评得分)[)）]?$/, "");
  if (ANY_BRANCH.test(name)) return null;
  return headingMeaning(name) === null && looksLikeBranch(name) && endsAsOrganisation(name) ? name : null;
}

/** Without a party over its columns the reviewer's matrix holds review scores, unless its title says 自评. */
function sheetParty(grid: SheetGrid, headingRow: number): Party {
  const title =
    grid.cells
      .filter((c) => c.row < headingRow)
      .map((c) => c.text)
      .join("") + grid.sheet.name;
  return /自评/.test(title) && !/考评|复核|评审|上级/.test(title) ? "self" : "review";
}

/**
 * No heading names a party: the columns of numbers right of the maxima are self, then review.
 *
 * @param isForeign nobody configured the form: under words that nobody knows only the first column may hold scores.
 */
function columnsByPosition(
  grid: SheetGrid,
  itemRows: ReadonlySet<number>,
  taken: ReadonlySet<number>,
  firstScore: number,
  columnsInUse: readonly number[],
  maximumColumn: number | null,
  letters: readonly string[],
  headings: Headings,
  isForeign: boolean,
): ScoreColumn[] {
  const isScore = (cell: GridCell): boolean =>
    letters.length === 0 ? pointsAt(grid, cell.row, cell.column) !== null : readLetter(cell.text, letters) !== null;
  const numeric = columnsInUse.filter((column) => {
    if (taken.has(column) || column < firstScore) return false;
    const filled = [...itemRows].flatMap((row) => (grid.rows.get(row) ?? []).filter((c) => c.column === column));
    const scores = filled.filter(isScore);
    return scores.length > 0 && scores.length >= filled.length * 0.5;
  });
  // Of 一季度 | 二季度 nobody says which counts.
  const isRound = (column: number): boolean => headings.cellsAbove(column).some((c) => headsRound(c.text));
  if (numeric.filter(isRound).length > 1) return [];
  const isHeaded = isForeign && numeric.some((column) => headings.cellsAbove(column).length > 0);
  const isOne = isHeaded || (maximumColumn === null && numeric.length === 1);
  const order: readonly Party[] = isOne ? ["score"] : ["self", "review"];
  return numeric
    .slice(0, order.length)
    .map((column, i) => ({ column, party: order[i] as Party, branch: null, headingCell: null }));
}

const SUMMARY_REACH = 20;

function findSumCells(
  grid: SheetGrid,
  items: readonly LayoutItem[],
  itemRows: ReadonlySet<number>,
  footer: Footer,
  maximumColumn: number | null,
  headings: Headings,
): Pick<ScoreLayout, "statedSums" | "footerRows"> & { readonly sumCells: SumCell[] } {
  const sumCells: SumCell[] = [];
  const statedSums: StatedSum[] = [];
  const footerRows = new Set<number>();
  const firstRow = Math.min(...itemRows);
  const lastRow = Math.max(...itemRows);
  const scoreColumns = new Set(footer.columns.map((c) => c.column));
  let above = -1;
  for (const [row, cells] of grid.rows) {
    // A 小计 above its lines stands above the first of them.
    if (row < firstRow && (headings.row === null || row < headings.row)) continue;
    if (row > lastRow + SUMMARY_REACH || itemRows.has(row) || headings.rows.includes(row)) continue;
    if (repeatsHeadings(grid, cells, headings.row)) continue;
    const pairs = [row - 1, row].map((at) => [grid.rows.get(at) ?? [], grid.rows.get(at + 1) ?? []] as const);
    if (pairs.some(([upper, lower]) => bandTable(upper, lower) !== null)) continue;
    if (headsBands(cells, grid.rows.get(row + 1) ?? [])) continue;
    const labelOf = row > lastRow && !footer.hasTotals ? sumRowBelow : sumRow;
    const rowOf = (text: string): SumRow | null =>
      labelOf(text) ?? (row > lastRow && isCategory(text, items) ? SUM_OF_CATEGORY : null);
    const isLabel = (c: GridCell): boolean => !scoreColumns.has(c.column) && rowOf(c.text) !== null;
    for (const part of partsOfRow(cells, isLabel)) {
      const label = part.cells.find(isLabel);
      const said = label && rowOf(label.text);
      if (!said) continue;
      footerRows.add(row);
      const points = statedPoints(part.cells, maximumColumn, scoreColumns, worthOfAll(items));
      const stated = points && isScored(label, points, part.cells, scoreColumns, items) ? null : points;
      const others = part.cells.filter((c) => c !== label && c !== stated?.cell);
      const kind = kindOfSum(said, others, stated?.value ?? null, row, above, items);
      if (kind === "other") continue;
      if (kind !== "level") above = said.kind === "total" ? row : above;
      const summed = kind === "category-sum" ? summedCategories(grid, row, label, items, sumCells, stated?.value) : [];
      const [category = null] = summed;
      const beside = besideLabel(part.cells, label, kind, footer, stated ? maximumColumn : null);
      const found = cellsOfRow(row, part.cells, { ...said, kind }, category, footer, beside).filter(part.holds);
      sumCells.push(...(summed.length > 1 ? found.map((f) => ({ ...f, category: null, categories: summed })) : found));
      if (kind === "total") sumCells.push(...wholeTotals(part.cells, footer, headings));
      // 评价得分 follows 合计扣分.
      if (kind === "total" && !label.text.includes("扣")) footer.hasTotals = true;
      if (stated && kind !== "level") statedSums.push({ category, cell: stated.cell, value: stated.value });
    }
  }
  return { sumCells, statedSums, footerRows };
}

/** Cells of a row that one label speaks of. */
interface RowPart {
  readonly cells: readonly GridCell[];
  readonly holds: (sum: SumCell) => boolean;
}

/** 总评得分 | 93 | 等级 | 优秀: each label speaks of what stands right of it, up to the next. */
function partsOfRow(cells: readonly GridCell[], isLabel: (cell: GridCell) => boolean): readonly RowPart[] {
  const whole: RowPart = { cells, holds: () => true };
  const starts = cells.flatMap((c, i) => (isLabel(c) ? [i] : []));
  const parts = starts.map((start, i) => cells.slice(i === 0 ? 0 : start, starts[i + 1]));
  if (parts.length < 2 || !parts.every((part) => part.some((c) => !isLabel(c)))) return [whole];
  return parts.map((part, i) => {
    const [first, end] = [part[0]?.column ?? 0, parts[i + 1]?.[0]?.column ?? Infinity];
    return { cells: part, holds: ({ cell }) => cell.column >= first && cell.column < end };
  });
}

/** 总评得分 | 93 with nothing under the scores: in the column of points, but none that can be had. */
function isScored(
  label: GridCell,
  { value }: NonNullable<ReturnType<typeof pointsAt>>,
  cells: readonly GridCell[],
  scoreColumns: ReadonlySet<number>,
  items: readonly LayoutItem[],
): boolean {
  const isOfScores = /(?<!应)得分|成绩/.test(fold(label.text));
  return isOfScores && value !== worthOfAll(items) && !cells.some((c) => scoreColumns.has(c.column));
}

const SUM_OF_CATEGORY: SumRow = { kind: "category-sum", party: null, isWhole: false };

/** A category's name alone, below all items. */
function isCategory(text: string, items: readonly LayoutItem[]): boolean {
  return items.some((i) => fold(i.category) === fold(text));
}

/**
 * What a row's label states here. 合计 below each of two blocks is their subtotal, 得分小计 below everything the total, where the
 * points to be had say so; 总评 may state a level or a total, and 结论 neither.
 */
function kindOfSum(
  { kind, isLoose }: SumRow,
  others: readonly GridCell[],
  stated: number | null,
  row: number,
  above: number,
  items: readonly LayoutItem[],
): SumRow["kind"] {
  const regular = items.filter((i) => !i.isExtra);
  const own = regular.filter((i) => i.row < row && i.row > above);
  const isPart = own.length > 0 && own.length < regular.length && stated === worthOfAll(own);
  const isAll = items.every((i) => i.row < row) && stated === worthOfAll(items);
  if (kind === "total" && isPart) return "category-sum";
  if (kind === "category-sum" && isAll && new Set(items.map((i) => i.category)).size > 1) return "total";
  if (!isLoose || others.some((c) => isTierWord(c.text))) return kind;
  return others.some((c) => typeof c.cell.value === "number") ? "total" : "other";
}

/** 合计 | 98 | 90 | 92.4 under 自评, 考评 and 综合得分: the last is the result of all of them. */
function wholeTotals(cells: readonly GridCell[], { columns, started }: Footer, headings: Headings): readonly SumCell[] {
  const isWhole = ({ column }: GridCell): boolean =>
    columns.every((c) => c.column !== column) && headings.cellsAbove(column).some((c) => sumRow(c.text)?.isWhole);
  const [column] = columns;
  if (!column || started.length < 2) return [];
  return cells
    .filter(isWhole)
    .map((c) => ({ kind: "total", category: null, column, cell: { row: c.row, column: c.column }, isWhole: true }));
}

/** The points to be had that a row of sums states: in the column of maxima, or, where the items' texts state theirs, as 10分. */
function statedPoints(
  cells: readonly GridCell[],
  maximumColumn: number | null,
  scoreColumns: ReadonlySet<number>,
  worth: number,
): ReturnType<typeof pointsAt> {
  if (maximumColumn !== null) return pointsIn(cells.find((c) => c.column === maximumColumn));
  const others = cells.filter((c) => !scoreColumns.has(c.column) && /分$/.test(c.text.trim()));
  return others.flatMap((c) => pointsIn(c) ?? []).find(({ value }) => value === worth) ?? null;
}

function worthOfAll(items: readonly LayoutItem[]): number {
  return sum(items.map((i) => decimal(i.maximum ?? 0))).toNumber();
}

/** 一、机构人员 | 30 | 28 above items with scores: what stands there under a party's scores is what they make together. */
function sumsOfHeadings(
  grid: SheetGrid,
  items: readonly LayoutItem[],
  columns: readonly ScoreColumn[],
  headings: ReadonlyMap<number, ItemHeading>,
  footerRows: ReadonlySet<number>,
): readonly SumCell[] {
  return [...headings].flatMap(([row, { category, group }]) =>
    columns.flatMap((column): readonly SumCell[] => {
      const at = (line: number): boolean => pointsAt(grid, line, column.column) !== null;
      const isFilled = !footerRows.has(row) && at(row) && items.some((i) => i.category === category && at(i.row));
      const sum = { kind: "category-sum", column, cell: { row, column: column.column } } as const;
      return isFilled ? [group ? { ...sum, category: null, group } : { ...sum, category }] : [];
    }),
  );
}

/** A column of what the items of each category make together. */
interface GroupColumn {
  readonly column: number;
  /** Whose scores they are; null for one column beside those of several parties. */
  readonly of: ScoreColumn | null;
}

/** 合计 or 小计 over a column right of scores: where each party has one, or stands right of one, it is that party's. */
function groupColumns(
  columns: readonly ScoreColumn[],
  headings: readonly GridCell[],
  ofGroups: readonly number[],
): readonly GroupColumn[] {
  const inOrder = [...columns].sort((a, b) => a.column - b.column);
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  if (!first || !last || columns.some((c) => c.branch !== null)) return [];
  const isGroup = ({ column, text }: GridCell): boolean =>
    columns.every((c) => c.column !== column) &&
    (ofGroups.includes(column) || (column > first.column && headsGroupScores(text)));
  const found = [...new Set(headings.filter(isGroup).map((c) => c.column))].sort((a, b) => a - b);
  const left = (column: number): ScoreColumn | undefined => inOrder.filter((c) => c.column < column).at(-1);
  const areOwn = found.length === columns.length || found.some((c) => left(c) !== undefined && left(c) !== last);
  return found.map((column) => ({ column, of: (areOwn ? left(column) : undefined) ?? null }));
}

/** @param previous where another column of sums of the same scores stands left of it, one number beside the first item is the sum of all. */
function sumsInColumn(
  grid: SheetGrid,
  items: readonly LayoutItem[],
  columns: readonly ScoreColumn[],
  { column: sumColumn, of }: GroupColumn,
  previous: GroupColumn | undefined,
): readonly SumCell[] {
  const column = of ?? (columns.at(-1) as ScoreColumn);
  const isOuter = previous !== undefined && previous.of === of;
  const whose = of ? { column } : { column, anyOf: columns };
  const groups = [...new Set(items.map((i) => i.category))].map((category) => {
    const rows = items.filter((i) => i.category === category).map((i) => i.row);
    return {
      category,
      rows,
      filled: rows.filter((row) => (grid.rows.get(row) ?? []).some((c) => c.column === sumColumn)),
    };
  });
  // A number beside every line is a score of its own; one for each category of several lines is a sum.
  if (groups.every(({ rows }) => rows.length < 2)) return [];
  const [only, ...others] = groups.flatMap((g) => g.filled);
  if (isOuter && groups.length > 1 && only !== undefined && only === items[0]?.row && others.length === 0)
    return [{ kind: "total", category: null, cell: { row: only, column: sumColumn }, ...whose }];
  return groups.flatMap(({ category, filled: [row, ...more] }) => {
    if (row === undefined || more.length > 0) return [];
    return [{ kind: "category-sum" as const, category, cell: { row, column: sumColumn }, ...whose }];
  });
}

/** What the rows below the scores are read with. */
interface Footer {
  readonly columns: readonly ScoreColumn[];
  /** Columns of one branch with at least one score. */
  readonly started: readonly ScoreColumn[];
  /** A total may stand there as well. */
  readonly groups: readonly GroupColumn[];
  /** The headings give each party a share of the whole. */
  readonly isShared: boolean;
  /** A row of totals stands above. */
  hasTotals: boolean;
}

function filledColumns(grid: SheetGrid, itemRows: ReadonlySet<number>): ReadonlySet<number> {
  return new Set([...itemRows].flatMap((row) => (grid.rows.get(row) ?? []).map((c) => c.column)));
}

/** Only where one branch stands on the sheet can a number stand for several columns. */
function startedColumns(
  grid: SheetGrid,
  itemRows: ReadonlySet<number>,
  columns: readonly ScoreColumn[],
): readonly ScoreColumn[] {
  if (columns.some((c) => c.branch !== null)) return [];
  const filled = filledColumns(grid, itemRows);
  return columns.filter((c) => filled.has(c.column));
}

/** 等级 | 优秀, 总得分 | 94: what is typed right of a label whose row holds nothing under the scores. */
function besideLabel(
  cells: readonly GridCell[],
  label: GridCell,
  kind: SumRowKind,
  { columns, groups }: Footer,
  maximumColumn: number | null,
): GridCell | undefined {
  if (cells.some((c) => columns.some(({ column }) => column === c.column))) return undefined;
  const others = cells.filter((c) => c.column > label.column && sumRow(c.text) === null);
  const isNumeric = ({ cell, text }: GridCell): boolean => typeof cell.value === "number" || readNumber(text) !== null;
  const isShort = ({ text }: GridCell): boolean =>
    fold(text).length <= LONGEST_LEVEL || chosenOption(fold(text)) !== null;
  if (kind === "level") return others.find((c) => !isNumeric(c) && isShort(c));
  const inGroups = others.find((c) => groups.some((g) => g.column === c.column) && isNumeric(c));
  if (kind === "total" && inGroups) return inGroups;
  // Without 得分 in its label a number may be the points to be had.
  return kind === "total" && /得分|成绩/.test(fold(label.text))
    ? others.find((c) => isNumeric(c) && c.column !== maximumColumn)
    : undefined;
}

const LONGEST_LEVEL = 12;

/**
 * The cells of a sum row: the label decides whose they are (自评合计, 综合得分), else the columns they stand in; a number
 * or level that stands once below several parties' scores and their totals is the result of the whole.
 */
function cellsOfRow(
  row: number,
  cells: readonly GridCell[],
  { kind, party, isWhole }: SumRow & { readonly kind: SumRowKind },
  category: string | null,
  { columns, started, groups, isShared, hasTotals }: Footer,
  beside: GridCell | undefined,
): readonly SumCell[] {
  // 应得分： · 实得分： or 综合得分：90分 · 等级：优秀 in one row: a label where a number could stand is none.
  const filled = columns.filter((c) => cells.some((cell) => cell.column === c.column));
  const isLabel = ({ text }: GridCell): boolean => sumRow(text) !== null || /[:：]/.test(text);
  const inner = cells.find((cell) => filled.some((c) => c.column === cell.column) && isLabel(cell));
  if (inner) return totalBehind(row, cells, inner, filled);
  const inGroups = groups.filter((g) => cells.some((c) => c.column === g.column));
  if (filled.length === 0 && inGroups.some((g) => g.of !== null))
    return inGroups.flatMap(({ column, of }) => (of ? [{ kind, category, column: of, cell: { row, column } }] : []));
  const place = filled[0] ?? columns[0];
  if (!place) return [];
  const cell = { row, column: beside?.column ?? place.column };
  const own = party === null ? undefined : columns.find((c) => c.party === party);
  if (own && columns.every((c) => c.branch === null) && filled.length < 2)
    return [{ kind, category, column: own, cell }];
  const isOnce = started.length >= 2 && filled.length === 1;
  const isOwnLevel = kind === "level" && cells.some((c) => c.column === place.column && isOfColumn(c));
  const isResult =
    (isWhole && (started.length >= 2 || isShared)) ||
    (isOnce && !isOwnLevel && (kind === "level" || (kind === "total" && hasTotals)));
  if (isResult && kind !== "category-sum") return [{ kind, category, column: place, cell, isWhole: true }];
  if (beside) return [{ kind, category, column: place, cell, ...(columns.length > 1 ? { isWhole: true } : {}) }];
  return columns.map((column) => ({ kind, category, column, cell: { row, column: column.column } }));
}

/** 应得分 | 100 | 实得分 | 96, the second label under the scores: the number right of it is their total. */
function totalBehind(
  row: number,
  cells: readonly GridCell[],
  label: GridCell,
  [column, ...others]: readonly ScoreColumn[],
): readonly SumCell[] {
  const said = /^(?:应得|满分|标准)/.test(fold(label.text)) ? null : sumRowBelow(label.text);
  const value = cells.find((c) => c.column > label.column);
  const isNumber = value && (typeof value.cell.value === "number" || readNumber(value.text) !== null);
  if (!column || others.length > 0 || said?.kind !== "total" || !isNumber) return [];
  return [{ kind: "total", category: null, column, cell: { row, column: value.column } }];
}

/** A formula of nothing but its own column says what that column's party comes to. */
function isOfColumn({ cell, column }: GridCell): boolean {
  const parts = cell.formula === undefined ? null : formulaParts(cell.formula);
  const areas = parts ? areasIn(parts) : [];
  return (
    areas.length > 0 &&
    areas.every(({ sheet, range }) => sheet === null && range.left === column && range.right === column)
  );
}

/**
 * A subtotal names its category, or sums the one whose items stand above it; where every item is a category of its own, or
 * the points beside it are those of all, all since the subtotal before it.
 */
function summedCategories(
  grid: SheetGrid,
  row: number,
  label: GridCell,
  items: readonly LayoutItem[],
  sums: readonly SumCell[],
  stated: number | undefined,
): readonly string[] {
  const texts = (grid.rows.get(row) ?? [])
    .filter((c) => c.column <= label.column)
    .map((c) => fold(c.text))
    .join("");
  const named = items.find((i) => texts.includes(fold(i.category)))?.category;
  if (named) return [named];
  const before = Math.max(-1, ...sums.map((s) => s.cell.row).filter((r) => r < row));
  const above = items.filter((i) => i.row < row && i.row > before);
  const categories = [...new Set(above.map((i) => i.category))];
  const isOfAll = categories.length > 1 && stated === worthOfAll(above);
  return categories.length === above.length || isOfAll ? categories : categories.slice(-1);
}
