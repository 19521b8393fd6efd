import { besideScores, headingMeaning, type ColumnMeaning, type LayoutWords } from "../headings/meaning";
import { sumRow, sumRowKind } from "../headings/sum-rows";
import { holdsWords, type GridCell, type SheetGrid } from "../workbook/grid";
import { fold } from "../text/fold";
import { isTick } from "../text/ticks";
import { bandLine, bandTable } from "./band-table";
import { readBands } from "./bands";
import { linesOfCell } from "./cell-lines";
import { findHeadingRow } from "./heading-row";
import { readNumbering } from "./numbering";
import { isBareNumber, pointsOf, tidyNumbers } from "./points";
import { readTextPoints } from "./text-points";
import { isTierWord, readPointsInNotes, readPointsOfAll, readTiers, readWordedTiers, type Tiers } from "./tiers";

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
  /** Columns of numbers under words that say nothing (权数, 系数): maxima only if their sums say so. */
  readonly foreignColumns: readonly number[];
  /** The maxima stand in one of those. */
  readonly isMaximumForeign: boolean;
  /** The categories' points stand right of the items': once for each category. */
  readonly outerMaximumColumn: number | null;
  /** Columns of points, each with those right of it that could hold the categories' points. */
  readonly pointsPairs: readonly (readonly [number, number])[];
  /** Columns under words on scoring (评分细则) that may hold the items all the same. */
  readonly statingColumns: readonly number[];
  /** Columns that hold points although their headings (评分细则) promise words, or without any heading. */
  readonly hiddenMaximumColumns: readonly number[];
  /** Columns of numbers; each numbers the items, or the lines of the next text column (a category's 一). */
  readonly numberColumns: readonly { readonly column: number; readonly isOfItems: boolean }[];
  /** Points stated in the headings of columns to tick: 优（10分） 良（8分）; they hold for every item. */
  readonly tiers: Tiers | null;
  /** Columns whose numbers are what may be given for each item (好 10 | 较好 8 | 差 4): printed, and no scores. */
  readonly tickColumns: readonly number[];
  /** A weight of its own for every item beside its points; null where the points are all that is stated. */
  readonly weightColumn: number | null;
  /** Columns of scores, and those that stand beside scores. */
  readonly partyColumns: readonly number[];
  readonly remarkColumns: readonly number[];
  readonly firstRow: number;
  readonly lastRow: number;
}

const NOTE = /^[（(]?(?:说明|备注|注|填表说明|评分说明|计分说明|等级标准|定级标准|评定标准)[)）]?\s*[:：]?/;

/** A sheet with more rows, or with more columns of words, is a register of some kind. */
const MOST_ROWS = 1500;

const MOST_TEXT_COLUMNS = 40;

/**
 * Works out the columns: by their headings first, else by what they hold.
 * @param stated what a person said of them: it wins over their headings.
 */
export function readTable(grid: SheetGrid, stated: LayoutWords["columns"] = []): RubricTable | null {
  const heading = findHeadingRow(grid, stated);
  const tiersBelow = heading && readTiers(grid.rows.get(heading.row + 1) ?? []);
  const headingCells = heading ? (grid.rows.get(heading.row) ?? []) : [];
  const headed = heading?.cells ?? [];
  const tiers =
    tiersBelow ??
    readTiers(headingCells) ??
    readPointsOfAll(
      headingCells.filter((c) => heading?.meanings.get(c.column)?.kind === "party" || /[（(]每/.test(c.text)),
    ) ??
    readWordedTiers(headingCells) ??
    (heading && readPointsInNotes(grid));
  const firstRow = heading ? heading.row + (tiersBelow ? 2 : 1) : 0;
  const body = grid.cells.filter((c) => c.row >= firstRow);
  const columns = [...new Set(body.map((c) => c.column))].sort((a, b) => a - b);
  const lastRow = lastTableRow(grid, firstRow, columns.length);
  if (lastRow - firstRow > MOST_ROWS) return null;
  const inTable = body.filter((c) => c.row <= lastRow);
  const byColumn = groupByColumn(inTable);
  // A line alone in its row is a heading or a title, whatever its column holds.
  const byColumnInRows = groupByColumn(inTable.filter((c) => (grid.rows.get(c.row) ?? []).length > 1));
  const of = (column: number): readonly GridCell[] => byColumn.get(column) ?? [];
  const { meanings, weightColumn } = columnMeanings(grid, heading?.meanings ?? new Map(), of, tiers);
  const besides = (column: number): readonly GridCell[] => byColumnInRows.get(column) ?? [];
  const named = (kind: ColumnMeaning["kind"]): number[] =>
    [...meanings]
      .filter(([, m]) => m.kind === kind)
      .map(([c]) => c)
      .sort((a, b) => a - b);
  // Scores are numbers, letters or still missing: a column of words holds none, whatever stands over it.
  const worded = named("party").filter((c) => holdsWords(of(c)));
  const criteria = worded.filter((c) => statesPoints(of(c)) || isNumbered(of(c)) || saysCriteria(headed, c, of(c)));
  // What was taken off, a rate or a rank is no more a maximum than a score is.
  const beside = [...meanings].flatMap(([c, { kind }]) => (besideScores.has(kind) || c === weightColumn ? [c] : []));
  // What is ticked or written under 优（10分） is a score, whatever states the points.
  const ticked = (tiers?.columns ?? []).map((t) => t.column);
  const partyColumns = [...named("party").filter((c) => !worded.includes(c)), ...beside, ...ticked];
  const remarks = [...named("remark"), ...worded.filter((c) => !criteria.includes(c))];
  // 评分细则 over the only words of a table heads its lines.
  const areLines = remarks.length === 1 && columns.every((c) => remarks.includes(c) || !holdsWords(of(c)));
  const remarkColumns = areLines ? [] : remarks;
  let otherMaximumColumns: readonly number[] = [];
  let foreignColumns: readonly number[] = [];
  const namedNumbers = named("number");
  let maximumColumns = named("maximum").filter((c) => holdsPoints(of(c)));
  const free = columns.filter((c) => !meanings.has(c) && !ticked.includes(c));
  // Numbers stand left of what they number.
  const lastWords = Math.max(-1, ...columns.filter((c) => holdsWords(of(c))));
  // A heading over two columns (考核要素 over 1 | 团结协作, 项目 over 五 | 周边治理) names the words right of the numbers.
  const spanned = columns.filter(
    (c) =>
      /item|category/.test(meanings.get(c)?.kind ?? "") &&
      c < lastWords &&
      (isRunning(besides(c), 1) || areBareNumbers(besides(c))),
  );
  const numbers = [
    ...namedNumbers,
    ...spanned,
    ...free.filter(
      (c) => (namedNumbers.length === 0 && c < lastWords && isRunning(besides(c))) || areBareNumbers(besides(c)),
    ),
  ].sort((a, b) => a - b);
  const saysPoints = (c: number): boolean =>
    besides(c).filter((cell) => pointsOf(cell) !== null && /分/.test(cell.text)).length >= besides(c).length * 0.5;
  // What stands under 金额 or 年龄 is a number but no points.
  const unnamed = free.filter(
    (c) =>
      !numbers.includes(c) &&
      (saysPoints(c) || isCalled(headed, c, TOTAL_POINTS) || !hasOwnHeading(headed, c, besides(c))),
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
    otherMaximumColumns = [
      ...numeric.slice(1),
      // 分数 or 考核分值 may head the maxima as well as the scores: their sums tell. 自评 heads scores alone.
      // Where tiers state the points, what stands under 得分 was scored.
      ...partyColumns.filter(
        (c) =>
          !tiers &&
          !isOwn(meanings.get(c)) &&
          !ticked.includes(c) &&
          (isCalled(headed, c, /^(?:标准)?分数$/) || isPointsColumn(besides(c))),
      ),
    ];
    // Where a heading states the points of every line no other column does.
    foreignColumns = (tiers ? [] : free).filter(
      (c) => !numbers.includes(c) && !unnamed.includes(c) && isPointsColumn(besides(c)),
    );
    if (!heading) partyColumns.push(...numeric.slice(1));
  }
  const used = new Set([...partyColumns, ...remarkColumns, ...maximumColumns, ...numbers]);
  const withTexts = columns.filter(
    (c) =>
      !used.has(c) &&
      of(c).some(({ text }) => /\p{L}/u.test(text)) &&
      of(c).some(({ cell, text }) => typeof cell.value === "string" && !isTick(text) && !COUNT.test(text.trim())),
  );
  if (withTexts.length > 2 * MOST_TEXT_COLUMNS) return null;
  // Right of texts that all differ, a column that says the same again and again, or something in few rows, tells how to
  // look, and one that says what is taken off how to count: neither what for.
  const aside = withTexts.filter((c) => isAsideColumn(headed, c, besides(c)));
  const besideTexts = aside.length < withTexts.length ? aside : [];
  const refrains = withTexts.filter((c) =>
    withTexts.some(
      (left) =>
        left < c &&
        areNames(besides(left)) &&
        shareOfDifferent(besides(left)) >= 0.9 &&
        (shareOfDifferent(besides(c)) <= 0.5 || besides(c).length <= besides(left).length * 0.5
          ? isBesideAll(besides(left), besides(c))
          : areDeductions(of(c), besides(left)) || (saysHow(headed, c) && areMethods(of(c), besides(left)))),
    ),
  );
  // Where a heading names the maxima, neither the scores nor what stands right of them (合计) states points to be had.
  const firstScore = isNamed ? Math.min(Infinity, ...partyColumns) : Infinity;
  const mayBePoints = (c: number): boolean => c < firstScore && !ticked.includes(c) && isPointsColumn(besides(c), 2);
  const textColumns = withTexts.filter((c) => !refrains.includes(c) && !besideTexts.includes(c));
  if (textColumns.length === 0 || textColumns.length > MOST_TEXT_COLUMNS) return null;
  return {
    headingRow: heading?.row ?? null,
    textColumns,
    maximumColumns,
    itemColumn: null,
    isMaximumLeft: false,
    isMaximumNamed: isNamed,
    otherMaximumColumns,
    foreignColumns,
    isMaximumForeign: false,
    outerMaximumColumn: null,
    pointsPairs: pairsOfPoints(columns.filter((c) => mayBePoints(c)).map((c) => besides(c))),
    statingColumns: remarkColumns.filter(
      (c) =>
        statesPoints(of(c)) ||
        // Words in more rows than any other column has them: the items may stand there (考核内容及计分办法).
        (holdsWords(of(c)) && textColumns.every((text) => besides(text).length < besides(c).length)),
    ),
    hiddenMaximumColumns: columns.filter(
      (c) =>
        !maximumColumns.includes(c) &&
        !numbers.includes(c) &&
        !partyColumns.includes(c) &&
        (meanings.has(c) || textColumns.includes(c) || (unnamed.includes(c) && c < firstScore)) &&
        isPointsColumn(besides(c)),
    ),
    numberColumns: numbers.map((column) => ({ column, isOfItems: numbersItems(of(column), textColumns, of) })),
    tiers: maximumColumns.length === 0 && !tiers?.isShare ? tiers : null,
    tickColumns: [],
    weightColumn,
    partyColumns,
    remarkColumns: [...remarkColumns, ...new Set([...refrains, ...besideTexts])].sort((a, b) => a - b),
    firstRow:
      firstPartAbove(grid, heading?.row ?? null, heading?.row ?? 0, firstRow, lastRow) ??
      otherHeadingsAbove(grid, heading?.row ?? null, maximumColumns.at(-1), partyColumns) ??
      firstRow,
    lastRow,
  };
}

/**
 * The headings' meanings as far as the columns bear them out. A weight beside every item's points is one; else it is the
 * points. What stands beside scores (扣分, 得分率) may yet be the points where no heading promises them or states them (10分 of
 * each line).
 */
function columnMeanings(
  grid: SheetGrid,
  headings: ReadonlyMap<number, ColumnMeaning>,
  of: (column: number) => readonly GridCell[],
  tiers: Tiers | null,
): { readonly meanings: ReadonlyMap<number, ColumnMeaning>; readonly weightColumn: number | null } {
  const points = (column: number): readonly GridCell[] => of(column).filter((c) => pointsOf(c) !== null);
  const maxima = [...headings].flatMap(([c, m]) => (m.kind === "maximum" && points(c).length > 0 ? [c] : []));
  // 评分（百分制） states the points of every line.
  const isOfAll = maxima.length === 0 && tiers?.columns.length === 0;
  const weights = isOfAll ? [...headings].flatMap(([c, m]) => (m.kind === "weight" ? [c] : [])) : [];
  const rows = new Set([...maxima, ...weights].flatMap((c) => points(c).map((cell) => cell.row)));
  const isSum = (row: number): boolean => (grid.rows.get(row) ?? []).some((c) => sumRow(c.text) !== null);
  const isWeight = (column: number): boolean => {
    const weights = points(column).filter((c) => rows.has(c.row) && !isSum(c.row));
    const whole = weights.reduce((total, c) => total + (pointsOf(c)?.maximum ?? 0), 0);
    const isWhole = Math.abs(whole - 1) <= 0.1 || Math.abs(whole - 100) <= 10;
    return isWhole && weights.length >= FEWEST_WEIGHTS && weights.length >= rows.size * 0.6;
  };
  let weightColumn: number | null = null;
  const meanings = new Map<number, ColumnMeaning>();
  for (const [column, meaning] of headings) {
    if (meaning.kind === "weight" && isWeight(column)) weightColumn = column;
    else if (meaning.kind === "weight") meanings.set(column, { kind: "maximum" });
    else if (!besideScores.has(meaning.kind) || rows.size > 0 || tiers) meanings.set(column, meaning);
  }
  if (weightColumn !== null) meanings.set(weightColumn, { kind: "weight" });
  return { meanings, weightColumn };
}

/** 25项, 3台: how many of something there are. */
const COUNT = /^\d+(?:\.\d+)?\s*(?:[项个台套件人名家处次种辆座份本]|平方米|㎡)$/;

/** Points alone, in sums and out of them; 责任意识（10分） under 项目分值 is a name. */
function holdsPoints(cells: readonly GridCell[]): boolean {
  const lines = cells.filter((c) => sumRowKind(c.text) === null && pointsOf(c) === null && readTextPoints(c.text));
  const points = cells.filter((c) => pointsOf(c) !== null);
  return points.length > 0 && points.length >= lines.length;
}

/** Weights of categories are fewer than items. */
const FEWEST_WEIGHTS = 2;

/** 出勤, 卫生: most of it are words, short as they may be. */
function areNames(cells: readonly GridCell[]): boolean {
  return cells.filter((c) => /[\u4e00-\u9fa5]{2}/.test(fold(c.text))).length >= Math.max(2, cells.length * 0.5);
}

/** 1 where no two texts are the same; of few texts nothing can be told. */
function shareOfDifferent(cells: readonly GridCell[]): number {
  return cells.length < 4 ? NaN : new Set(cells.map((c) => fold(c.text))).size / cells.length;
}

/** 1、未设漏电保护，扣8分 and nothing but such lines in every cell. */
function areDeductions(cells: readonly GridCell[], left: readonly GridCell[]): boolean {
  const stating = cells.filter((c) => /\d/.test(c.text));
  const lines = stating.flatMap((c) => linesOfCell(c.text));
  const isDeduction = (line: string): boolean => /[扣减][去除掉]?\d+(?:\.\d+)?分[。；;]?$/.test(tidyNumbers(line));
  return stating.length >= FEWEST_DEDUCTIONS && lines.every(isDeduction) && isBesideAll(left, stating);
}

const FEWEST_DEDUCTIONS = 3;

/** 评分标准 over texts that tell how points are won or lost. */
function saysHow(headings: readonly GridCell[], column: number): boolean {
  return /^(?:评|计|打|赋|扣|得|记|评[价审判议定])分?(?:标准|细则|办法|规则|方法|依据)$/.test(
    fold(headings.find((c) => c.column === column)?.text ?? ""),
  );
}

/** 单位 over 个, 万元: what is counted; 优（90%—100%） over words: what a grade asks for. Neither names what is scored. */
function isAsideColumn(headings: readonly GridCell[], column: number, cells: readonly GridCell[]): boolean {
  const heading = fold(headings.find((c) => c.column === column)?.text ?? "");
  if (/^(?:计量)?单位$/.test(heading)) return cells.every((c) => fold(c.text).length <= LONGEST_MEASURE);
  const isGrade = (text: string): boolean => isTierWord(text.replace(/\([^()]*\)$/, "").replace(/及?以下$/, ""));
  return isGrade(heading) && headings.filter((c) => isGrade(fold(c.text))).length >= FEWEST_GRADES;
}

const LONGEST_MEASURE = 4;
const FEWEST_GRADES = 2;

/** 200亩以上得20分；100亩以上得10分 beside every line: how it is scored, and not what is asked for. */
function areMethods(cells: readonly GridCell[], left: readonly GridCell[]): boolean {
  const isMethod = ({ text }: GridCell): boolean =>
    /[得计加扣减]\s*\d+(?:\.\d+)?\s*分|不[得计]分|满分/.test(tidyNumbers(text));
  const telling = cells.filter(isMethod);
  return telling.length >= FEWEST_DEDUCTIONS && telling.length >= cells.length * 0.7 && isBesideAll(left, telling);
}

function isBesideAll(cells: readonly GridCell[], others: readonly GridCell[]): boolean {
  const rows = new Set(cells.map((c) => c.row));
  return others.every((c) => rows.has(c.row));
}

function isNumbered(cells: readonly GridCell[]): boolean {
  return cells.filter((c) => readNumbering(c.text).number !== null).length >= cells.length * 0.6;
}

/** Its heading says 内容 or 标准; or it says nothing of how to look, and its texts all differ. */
function saysCriteria(headings: readonly GridCell[], column: number, cells: readonly GridCell[]): boolean {
  const text = fold(headings.find((c) => c.column === column)?.text ?? "");
  if (/项目?|内容|要素|指标|标准|要点/.test(text)) return true;
  return (
    new Set(cells.map((c) => fold(c.text))).size >= cells.length * 0.8 && !/方式|方法|办法|措施|依据|部门/.test(text)
  );
}

/** A column of points and one right of it that has fewer, each beside one of the first. */
function pairsOfPoints(columns: readonly (readonly GridCell[])[]): readonly (readonly [number, number])[] {
  const points = (cells: readonly GridCell[]): readonly GridCell[] => cells.filter((c) => pointsOf(c) !== null);
  return columns.flatMap((inner) =>
    columns.flatMap((outer) => {
      const rows = new Set(points(inner).map((c) => c.row));
      const [a, b] = [inner[0], outer[0]];
      const isOuter = a && b && a.column < b.column && points(outer).length <= rows.size * 0.7;
      return isOuter && points(outer).every((c) => rows.has(c.row)) ? [[a.column, b.column] as const] : [];
    }),
  );
}

/** Most of its texts state points of their own, not only steps. */
function statesPoints(cells: readonly GridCell[]): boolean {
  const stating = cells.filter((c) => typeof c.cell.value === "string" && readTextPoints(c.text)?.basis === "stated");
  return stating.length >= 3 && stating.length >= cells.length * 0.6;
}

/**
 * 第一部分（60分） above the headings, 第二部分 below: the first part's name belongs to the table, and so do names above it.
 *
 * @param below the row above which to look.
 */
function firstPartAbove(
  grid: SheetGrid,
  headingRow: number | null,
  below: number,
  firstRow: number,
  lastRow: number,
): number | null {
  const line = headingRow === null ? undefined : grid.rows.get(below - 1);
  const [only] = line ?? [];
  if (!only || line?.length !== 1 || readTextPoints(only.text) === null) return null;
  const { style, value } = readNumbering(only.text);
  if (style !== "none" && value !== 1) return null;
  const isFollowed = grid.cells.some((c) => {
    if (c.row < firstRow || c.row > lastRow || c.column !== only.column || typeof c.cell.value !== "string")
      return false;
    const next = readNumbering(c.text);
    // Without a number it is the next part where the headings are printed once more below it.
    const isNext =
      style === "none" ? repeatsHeadings(grid, grid.rows.get(c.row + 1) ?? [], headingRow) : next.value === 2;
    return next.style === style && isNext && readTextPoints(c.text) !== null;
  });
  return isFollowed ? (firstPartAbove(grid, headingRow, only.row, firstRow, lastRow) ?? only.row) : null;
}

/**
 * 项目资金 | … | 分值 | 执行率 | 得分 above a line with points, and other headings below it over the same columns of points and
 * scores: the first part of one table.
 */
function otherHeadingsAbove(
  grid: SheetGrid,
  headingRow: number | null,
  maximumColumn: number | undefined,
  scores: readonly number[],
): number | null {
  if (headingRow === null || maximumColumn === undefined) return null;
  const rows = [...grid.rows.keys()].filter((row) => row < headingRow);
  const isAt = (row: number, column: number, kind: ColumnMeaning["kind"]): boolean =>
    (grid.rows.get(row) ?? []).some((c) => c.column === column && headingMeaning(c.text)?.kind === kind);
  const above = rows.find((row) => isAt(row, maximumColumn, "maximum") && scores.some((c) => isAt(row, c, "party")));
  const hasPoints = (row: number): boolean =>
    (grid.rows.get(row) ?? []).some((c) => c.column === maximumColumn && pointsOf(c) !== null);
  return above !== undefined && rows.some((row) => row > above && hasPoints(row)) ? above + 1 : null;
}

/** The heading row printed once more, as on a new page. */
export function repeatsHeadings(grid: SheetGrid, cells: readonly GridCell[], headingRow: number | null): boolean {
  const headings = (headingRow === null ? undefined : grid.rows.get(headingRow)) ?? [];
  return (
    headings.length >= 2 &&
    cells.length >= headings.length * 0.6 &&
    cells.every((c) => headings.some((h) => h.column === c.column && fold(h.text) === fold(c.text)))
  );
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
function hasOwnHeading(headings: readonly GridCell[], column: number, cells: readonly GridCell[]): boolean {
  if (headings.length > 0) return headings.some((c) => c.column === column && pointsOf(c) === null);
  const [first, ...rest] = cells;
  return first !== undefined && typeof first.cell.value === "string" && pointsOf(first) === null && rest.length > 0;
}

function isOwn(meaning: ColumnMeaning | undefined): boolean {
  return meaning?.kind === "party" && meaning.party === "self";
}

/** 总分 left of the items' points: those of their groups. */
const TOTAL_POINTS = /^总分(?:值|数)?$/;

/** 分数 may head the maxima as well as the scores: its sums tell. */
function isCalled(headings: readonly GridCell[], column: number, words: RegExp): boolean {
  return headings.some((c) => c.column === column && words.test(fold(c.text)));
}

/** The table ends before notes that stand alone in their row, and before a gap of blank rows. */
function lastTableRow(grid: SheetGrid, firstRow: number, columnCount: number): number {
  let last = firstRow;
  let total = Infinity;
  for (let row = firstRow; row <= grid.lastRow; row++) {
    const cells = grid.rows.get(row);
    if (!cells) {
      if (row - last > 4 && columnCount > 1) break;
      continue;
    }
    const first = cells[0] as GridCell;
    const isNote = cells.length === 1 && NOTE.test(first.text.trim());
    if ((isNote || (row > total && (isAside(cells) || areHeadings(cells)))) && !goesOn(grid, firstRow, row)) break;
    if (row - firstRow >= FEWEST_SUMMED && cells.some((c) => sumRowKind(c.text) === "total")) total = row;
    last = row;
  }
  return beforeBands(grid, firstRow, last);
}

const FEWEST_SUMMED = 3;

/**
 * Below the total: 评分规则：… or 合格标准：≥90分 alone in its row, neither a numbered line nor what else can be won or lost;
 * or 评分人： | 审核：, labels for whoever signs.
 */
function isAside(cells: readonly GridCell[]): boolean {
  const [first] = cells as [GridCell];
  const isPlain =
    readNumbering(first.text).style === "none" &&
    (SAYS_HOW.test(fold(first.text)) || !/^[（(]?(?:加|扣|减|附加|奖|特色|创新|否决)/.test(fold(first.text)));
  const isSigned = cells.every((c) => typeof c.cell.value === "string" && pointsOf(c) === null);
  return isPlain && (cells.length === 1 || (isSigned && /[:：]/.test(first.text)));
}

/** 扣分标准及要求: what follows tells how the items are scored. */
const SAYS_HOW = /(?:标准|要求|说明|办法|细则|规则|原则):$/;

/** 序号 | 姓名 | 电话 | 备注 below the total: another list begins. */
function areHeadings(cells: readonly GridCell[]): boolean {
  const isShort = cells.every((c) => typeof c.cell.value === "string" && /^[^\d:：]{1,8}$/.test(fold(c.text)));
  return cells.length >= 3 && isShort && cells.filter((c) => headingMeaning(c.text) !== null).length >= 2;
}

/** 优秀 | 90分以上, 合格 | 60—89分 below the items: rows that state the bands are no part of the table. */
function beforeBands(grid: SheetGrid, firstRow: number, lastRow: number): number {
  const rows = [...grid.rows.keys()].filter((row) => row >= firstRow && row <= lastRow).sort((a, b) => b - a);
  const [lower, upper] = rows.map((row) => grid.rows.get(row) ?? []);
  if (lower && upper && bandTable(upper, lower) !== null) return rows[2] ?? lastRow;
  const texts = rows.map((row) => bandLine(grid.rows.get(row) ?? []));
  const upTo = (isOther: (text: string) => boolean): readonly string[] => {
    const end = texts.findIndex(isOther);
    return texts.slice(0, end < 0 ? texts.length : end);
  };
  const read = (run: readonly string[]): ReturnType<typeof readBands> => readBands([...run].reverse().join(";"));
  const isOther = (text: string): boolean => !BAND_ROW.test(tidyNumbers(text));
  // 二、良好：80分（含80分）至90分 states points as well: where every line is a level, none is an item.
  const all = upTo(isOther);
  const bands = read(all).length === all.length ? all : upTo((text) => isOther(text) || readTextPoints(text) !== null);
  if (bands.length < 2 || read(bands).every((b) => b.from === null)) return lastRow;
  return rows[bands.length] ?? lastRow;
}

const BAND_ROW = /^.{0,24}?\d{1,3}(?:\.\d+)?\s*分?.{0,4}(?:以[上下]|-|至|到)|(?:不足|低于|不满|[<>≥≤])\s*\d/;

/** Points follow a note in a column that held some above it: the note stands between the parts of one table. */
function goesOn(grid: SheetGrid, firstRow: number, note: number): boolean {
  const withPoints = grid.cells.filter((c) => c.row >= firstRow && pointsOf(c) !== null);
  const columns = new Set(withPoints.filter((c) => c.row < note).map((c) => c.column));
  const below = withPoints.filter(
    (c) => c.row > note && columns.has(c.column) && (grid.rows.get(c.row)?.length ?? 0) > 1,
  );
  return new Set(below.map((c) => c.row)).size >= 2;
}

/** 一、二、三 and nothing else: numbers, even where few. Arabic ones could be points as well. */
function areBareNumbers(cells: readonly GridCell[]): boolean {
  const lines = cells.filter((c) => sumRowKind(c.text) === null);
  return (
    lines.length >= 2 &&
    lines.every(
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
  // Where every line has a number and names stand in fewer rows, the names have none.
  const numbered = new Set(count.map((c) => c.row));
  const lines = of(last).filter((c) => sumRowKind(c.text) === null);
  if (numbered.size > rows.size && lines.every((c) => numbered.has(c.row))) return true;
  return count.filter((c) => rows.has(c.row)).length < count.length * 0.8;
}

function isRunning(cells: readonly GridCell[], share = 0.6): boolean {
  const numbers = cells
    .map((c) => (typeof c.cell.value === "number" ? c.cell.value : Number(/^\d{1,3}$/.exec(c.text.trim())?.[0] ?? NaN)))
    .filter((n) => !Number.isNaN(n));
  if (numbers.length < cells.length * share) return false;
  const rising = numbers.filter((n, i) => n === (numbers[i - 1] ?? 0) + 1 || (n === 1 && i > 0)).length;
  return numbers.length >= 3 && rising >= numbers.length * 0.8;
}

function isPointsColumn(cells: readonly GridCell[], atLeast = 3): boolean {
  if (cells.some((c) => /[%％]/.test(c.text))) return false;
  const filled = cells.filter((c) => sumRowKind(c.text) === null);
  const points = filled.filter((c) => pointsOf(c) !== null).length;
  return points >= atLeast && points >= filled.length * 0.7;
}
