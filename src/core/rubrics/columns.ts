import { besideScores, type LayoutWords } from "../headings/meaning";
import { isTick } from "../text/ticks";
import { holdsWords, type SheetGrid } from "../workbook/grid";
import {
  areBareNumbers,
  areDeductions,
  areMethods,
  areNames,
  hasOwnHeading,
  holdsPoints,
  isAsideColumn,
  isBesideAll,
  isCalled,
  isNumbered,
  isOwn,
  isPointsColumn,
  isRunning,
  numbersItems,
  pairsOfPoints,
  saysCriteria,
  saysHow,
  shareOfDifferent,
  statesPoints,
} from "./column-cells";
import { pointsOf } from "./points";
import { readBody, type TableBody } from "./table-body";
import { firstPartAbove, otherHeadingsAbove } from "./table-rows";
import type { Tiers } from "./tiers";

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

const MOST_TEXT_COLUMNS = 40;

/**
 * Works out the columns: by their headings first, else by what they hold.
 * @param stated what a person said of them: it wins over their headings.
 */
export function readTable(grid: SheetGrid, stated: LayoutWords["columns"] = []): RubricTable | null {
  const body = readBody(grid, stated);
  if (!body) return null;
  const { headingRow, tiers, ticked, firstRow, lastRow, columns, meanings, weightColumn, of, besides } = body;
  const scores = scoreColumnsOf(body);
  const { remarkColumns } = scores;
  const numbers = numbersOf(body);
  const maxima = maximaOf(body, scores.partyColumns, numbers);
  const { isNamed, unnamed, maximumColumns } = maxima;
  const partyColumns = [...scores.partyColumns, ...maxima.scores];
  const texts = textsOf(body, new Set([...partyColumns, ...remarkColumns, ...maximumColumns, ...numbers]));
  if (!texts) return null;
  const { textColumns } = texts;
  // Where a heading names the maxima, neither the scores nor what stands right of them (合计) states points to be had.
  const firstScore = isNamed ? Math.min(Infinity, ...partyColumns) : Infinity;
  const mayBePoints = (c: number): boolean => c < firstScore && !ticked.includes(c) && isPointsColumn(besides(c), 2);
  return {
    headingRow,
    textColumns,
    maximumColumns,
    itemColumn: null,
    isMaximumLeft: false,
    isMaximumNamed: isNamed,
    otherMaximumColumns: maxima.others,
    foreignColumns: maxima.foreign,
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
    remarkColumns: [...remarkColumns, ...texts.remarks].sort((a, b) => a - b),
    firstRow:
      firstPartAbove(grid, headingRow, headingRow ?? 0, firstRow, lastRow) ??
      otherHeadingsAbove(grid, headingRow, maximumColumns.at(-1), partyColumns) ??
      firstRow,
    lastRow,
  };
}

/** Scores are numbers, letters or still missing: a column of words holds none, whatever stands over it. */
function scoreColumnsOf({
  headed,
  ticked,
  columns,
  meanings,
  weightColumn,
  of,
  named,
}: TableBody): Pick<RubricTable, "partyColumns" | "remarkColumns"> {
  const worded = named("party").filter((c) => holdsWords(of(c)));
  const criteria = worded.filter((c) => statesPoints(of(c)) || isNumbered(of(c)) || saysCriteria(headed, c, of(c)));
  // What was taken off, a rate or a rank is no more a maximum than a score is.
  const beside = [...meanings].flatMap(([c, { kind }]) => (besideScores.has(kind) || c === weightColumn ? [c] : []));
  const remarks = [...named("remark"), ...worded.filter((c) => !criteria.includes(c))];
  // 评分细则 over the only words of a table heads its lines.
  const areLines = remarks.length === 1 && columns.every((c) => remarks.includes(c) || !holdsWords(of(c)));
  return {
    // What is ticked or written under 优（10分） is a score, whatever states the points.
    partyColumns: [...named("party").filter((c) => !worded.includes(c)), ...beside, ...ticked],
    remarkColumns: areLines ? [] : remarks,
  };
}

/** Columns without a meaning of their own. */
function freeColumns({ columns, meanings, ticked }: TableBody): readonly number[] {
  return columns.filter((c) => !meanings.has(c) && !ticked.includes(c));
}

/** Columns of numbers: they stand left of what they number. */
function numbersOf(body: TableBody): readonly number[] {
  const { columns, meanings, of, besides, named } = body;
  const namedNumbers = named("number");
  const lastWords = Math.max(-1, ...columns.filter((c) => holdsWords(of(c))));
  // A heading over two columns (考核要素 over 1 | 团结协作, 项目 over 五 | 周边治理) names the words right of the numbers.
  const spanned = columns.filter(
    (c) =>
      /item|category/.test(meanings.get(c)?.kind ?? "") &&
      c < lastWords &&
      (isRunning(besides(c), 1) || areBareNumbers(besides(c))),
  );
  const found = freeColumns(body).filter(
    (c) => (namedNumbers.length === 0 && c < lastWords && isRunning(besides(c))) || areBareNumbers(besides(c)),
  );
  return [...namedNumbers, ...spanned, ...found].sort((a, b) => a - b);
}

/** Where the points to be had may stand. */
interface MaximumColumns {
  readonly maximumColumns: readonly number[];
  /** A heading says that these are maxima. */
  readonly isNamed: boolean;
  readonly others: readonly number[];
  readonly foreign: readonly number[];
  /** Columns of numbers under no heading of their own. */
  readonly unnamed: readonly number[];
  /** Columns of scores that only the place tells. */
  readonly scores: readonly number[];
}

function maximaOf(body: TableBody, partyColumns: readonly number[], numbers: readonly number[]): MaximumColumns {
  const { headingRow, headed, tiers, ticked, meanings, of, besides, named } = body;
  const free = freeColumns(body);
  const saysPoints = (c: number): boolean =>
    besides(c).filter((cell) => pointsOf(cell) !== null && /分/.test(cell.text)).length >= besides(c).length * 0.5;
  // What stands under 金额 or 年龄 is a number but no points.
  const unnamed = free.filter(
    (c) =>
      !numbers.includes(c) &&
      (saysPoints(c) || isCalled(headed, c, TOTAL_POINTS) || !hasOwnHeading(headed, c, besides(c))),
  );
  const headings = named("maximum").filter((c) => holdsPoints(of(c)));
  if (headings.length > 0) {
    // A column of points without a heading stands left of the items: the categories' points.
    const left = unnamed.filter((c) => c < Math.max(...headings) && isPointsColumn(besides(c), 1));
    const maximumColumns = [...left, ...headings].sort((a, b) => a - b);
    return { maximumColumns, isNamed: true, others: [], foreign: [], unnamed, scores: [] };
  }
  const numeric = unnamed.filter((c) => isPointsColumn(besides(c)));
  // 分数 or 考核分值 may head the maxima as well as the scores: their sums tell. 自评 heads scores alone.
  // Where tiers state the points, what stands under 得分 was scored.
  const maybeScores = partyColumns.filter(
    (c) =>
      !tiers &&
      !isOwn(meanings.get(c)) &&
      !ticked.includes(c) &&
      (isCalled(headed, c, /^(?:标准)?分数$/) || isPointsColumn(besides(c))),
  );
  return {
    maximumColumns: numeric.slice(0, 1),
    isNamed: false,
    others: [...numeric.slice(1), ...maybeScores],
    // Where a heading states the points of every line no other column does.
    foreign: (tiers ? [] : free).filter(
      (c) => !numbers.includes(c) && !unnamed.includes(c) && isPointsColumn(besides(c)),
    ),
    unnamed,
    scores: headingRow === null ? numeric.slice(1) : [],
  };
}

/**
 * Columns of words, but for those beside them that tell how to look or how to count: right of texts that all differ, one
 * that says the same again and again, or something in few rows, or what is taken off.
 * @returns null where no column or too many hold words.
 */
function textsOf(
  { headed, columns, of, besides }: TableBody,
  used: ReadonlySet<number>,
): { readonly textColumns: readonly number[]; readonly remarks: readonly number[] } | null {
  const withTexts = columns.filter(
    (c) =>
      !used.has(c) &&
      of(c).some(({ text }) => /\p{L}/u.test(text)) &&
      of(c).some(({ cell, text }) => typeof cell.value === "string" && !isTick(text) && !COUNT.test(text.trim())),
  );
  if (withTexts.length > 2 * MOST_TEXT_COLUMNS) return null;
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
  const textColumns = withTexts.filter((c) => !refrains.includes(c) && !besideTexts.includes(c));
  if (textColumns.length === 0 || textColumns.length > MOST_TEXT_COLUMNS) return null;
  return { textColumns, remarks: [...new Set([...refrains, ...besideTexts])] };
}

/** 25项, 3台: how many of something there are. */
const COUNT = /^\d+(?:\.\d+)?\s*(?:[项个台套件人名家处次种辆座份本]|平方米|㎡)$/;

/** 总分 left of the items' points: those of their groups. */
const TOTAL_POINTS = /^总分(?:值|数)?$/;
