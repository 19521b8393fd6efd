import type { CellAddress } from "../workbook/address";
import type { GridCell, SheetGrid } from "../workbook/grid";
import { readPointsCell, tidyNumbers, type Points } from "./points";

/** A column to tick, and the points that a mark in it stands for: a range where `from` is less than `to`. */
export interface Tier {
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

/** Points stated in the headings of columns to tick: 优（10分） 良（8分）; they hold for every item. */
export interface Tiers {
  readonly points: Points;
  /** Where the highest of them stand. */
  readonly cell: CellAddress;
  readonly columns: readonly Tier[];
  /** A（1.0） B（0.8）, 优（100%） 良（80%）: a mark is worth that share of the item's own points. */
  readonly isShare: boolean;
}

const WORDS = [
  "(?:非常|十分|很)?(?:比较|较|基本|不|不太|大?部分|完全)?(?:好|满意|符合|达标|同意|合格|落实|到位|优秀|规范)",
  "是|否|有|无|已?完成|未完成|存在|不存在|优[秀良等]?|良好?|中等?|差|及格|不及格|较差|很差|一般|尚可|未达标|未落实|需改进|待改进|[A-E]",
].join("|");

const WORTH = "[（(:：]?(?:\\d(?:[\\d.-]|[分至到以上下及])*|[<>≤≥]\\d+(?:\\.\\d+)?分?|\\d+(?:\\.\\d+)?%)[)）]?$";

const HEADING = new RegExp(`^(?:${WORDS})(?:等|级|档)?${WORTH}`);

/** 低4 between 中6 and 差2: whatever the word, it is one of them. */
const ANY_WORD = new RegExp(`^[\\u4e00-\\u9fa5]{1,6}${WORTH}`);

/** 优, 较好, A: a tier's name without points. */
export function isTierWord(text: string): boolean {
  return TIER_WORD.test(solid(text));
}

/** In one spelling, without blanks. */
function solid(text: string): string {
  return tidyNumbers(text).replace(/\s+/g, "");
}

const TIER_WORD = new RegExp(`^(?:${WORDS}|[A-Z])(?:等|级|档)?$`);

/** The tiers that a row of headings states; null where it states less than two. */
export function readTiers(cells: readonly GridCell[]): Tiers | null {
  const tidy = (cell: GridCell): string => solid(cell.text);
  const known = cells.filter((c) => HEADING.test(tidy(c))).map((c) => c.column);
  const isBetween = ({ column }: GridCell): boolean => column >= Math.min(...known) && column <= Math.max(...known);
  const named = cells.filter((c) => known.includes(c.column) || (isBetween(c) && ANY_WORD.test(tidy(c))));
  const headings = known.length < 2 ? pointsSideBySide(cells) : named;
  if (headings.length < 2) return null;
  const shares = headings.filter((c) => tidy(c).includes("%")).length;
  // 不满意（0） is none of anything.
  const percents = shares > 0 ? shares + headings.filter((c) => /^\D+0\D?$/.test(tidy(c))).length : 0;
  if (percents > 0 && percents < headings.length) return null;
  const columns = headings.map((c): Tier => {
    const numbers = [...tidy(c).matchAll(/\d+(?:\.\d+)?/g)].map((m) => Number(m[0]));
    const values = percents > 0 ? numbers.map((n) => n / 100) : numbers;
    const isOpen = values.length === 1 && /以[上下]|[<>≤≥]/.test(tidy(c));
    return { column: c.column, from: isOpen ? 0 : Math.min(...values), to: Math.max(...values) };
  });
  const tops = columns.map((t) => t.to);
  const maximum = Math.max(...tops);
  const best = headings[tops.indexOf(maximum)] as GridCell;
  const points: Points = columns.some((t) => t.from < t.to)
    ? { maximum, kind: "score", options: null }
    : choiceOf(tops);
  const isPart = columns.some((t) => t.from > 0 && t.from < 1) && headings.every((c) => !tidy(c).includes("分"));
  return {
    points,
    cell: { row: best.row, column: best.column },
    columns,
    isShare: percents > 0 || (maximum === 1 && isPart),
  };
}

/**
 * 5分 | 4分 | 3分 over columns to tick: points alone, each lower than the one before it, or each higher; without their unit they
 * go down one by one to 1 or 0 (5 | 4 | 3 | 2 | 1).
 */
function pointsSideBySide(cells: readonly GridCell[]): readonly GridCell[] {
  const points = cells.filter((c) => POINTS_OVER_TIER.test(solid(c.text)));
  const values = points.map((c) => Number.parseFloat(tidyNumbers(c.text)));
  const isSideBySide = points.every((c, i) => i === 0 || points[i - 1]?.column === c.column - 1);
  const isFalling = (step: (by: number) => boolean): boolean =>
    values.every((v, i) => i === 0 || step((values[i - 1] ?? 0) - v));
  const isNamed =
    points.every((c) => c.text.includes("分")) && (isFalling((by) => by > 0) || isFalling((by) => by < 0));
  const isCounted = values.length > FEWEST_ALONE && (values.at(-1) ?? 2) <= 1 && isFalling((by) => by === 1);
  return isSideBySide && points.length >= FEWEST_ALONE && (isNamed || isCounted) ? points : [];
}

/** 5分, or 1分标准（不可接受）. */
const POINTS_OVER_TIER = /^\d{1,3}(?:\.\d+)?(?:分(?:标准|水平)?(?:[（(][^\d()（）]*[)）])?)?$/;

/** Fewer points side by side may be those of several parts. */
const FEWEST_ALONE = 3;

/** What a mark under a tier is worth on an item of so many points; null where the tier's own points do not fit them. */
export function worthOf(
  { from, to }: Tier,
  { points, isShare }: Tiers,
  maximum: number | null,
): Pick<Tier, "from" | "to"> | null {
  const top = points.maximum;
  // Of items of fewer points than the best tier's 100 those are percent.
  const whole = isShare ? 1 : top === 100 && maximum !== null && maximum < top ? top : null;
  if (whole === null) return maximum === null || maximum === top ? { from, to } : null;
  const part = (value: number): number => Number(((value / whole) * (maximum ?? NaN)).toFixed(4));
  return maximum === null ? null : { from: part(from), to: part(to) };
}

/** 评分（0-10分）, 得分（每项5分）, 评价项目（满分10分/项）, 评分（百分制）: what a heading of scores says of every line. */
const OF_EACH =
  /[（(](?:[01]分?-+(\d+(?:\.\d+)?)分?|每(?:小?项|条|题)(\d+(?:\.\d+)?)分?|(百)分制|(?:满分)?(\d+(?:\.\d+)?)分\/(?:小?项|条|题))[)）]$/;

/** 评分（0/1/3/5）: what may be given for every line. */
const ANY_OF = /[（(]\d+(?:[/、,]\d+){2,}分?[)）]$/;

/** 评价等级（优5 良4 中3 差2）: what may be given for every line, with a word for each. */
export function readWordedTiers(headings: readonly GridCell[]): Tiers | null {
  for (const cell of headings) {
    const inner = /[（(]([^()（）]+)[)）]$/.exec(cell.text.trim())?.[1] ?? "";
    const points = /\p{L}/u.test(inner) ? readPointsCell(inner) : null;
    if (points?.options && points.options.length >= FEWEST_ALONE) return ofEveryLine(points, cell);
  }
  return null;
}

function ofEveryLine(points: Points, { row, column }: CellAddress): Tiers {
  return { points, cell: { row, column }, columns: [], isShare: false };
}

/** The points that the heading of a party's scores, or of the items (评分项目（每项20分）), states for every item; null where it states none. */
export function readPointsOfAll(headings: readonly GridCell[]): Tiers | null {
  for (const cell of headings) {
    const text = solid(cell.text);
    const [, most, each, hundred, per] = OF_EACH.exec(text) ?? [];
    const listed = ANY_OF.exec(text)?.[0].match(/\d+/g)?.map(Number) ?? null;
    // Beside 得分 it is what the score is worked out from.
    const whole = hundred && headings.length === 1 ? 100 : Number(most ?? each ?? per);
    if (listed) return ofEveryLine(choiceOf(listed), cell);
    if (whole > 0) return ofEveryLine({ maximum: whole, kind: "score", options: null }, cell);
  }
  return null;
}

function choiceOf(values: readonly number[]): Points {
  const options = [...new Set(values)].sort((a, b) => b - a);
  return { maximum: Math.max(...values), kind: "options", options };
}

/** 注：每项满分25分 alone in its row. */
const OF_EACH_IN_NOTE =
  /每(?:小?项|条|题)(?:指标|内容)?(?:满分|分值|各?计|最高|均?为|得|[:：])*(\d+(?:\.\d+)?)分(?!以|扣)/;

/** The points of every item that one note above or below a table states; null where none does, or several (of each part). */
export function readPointsInNotes(grid: SheetGrid): Tiers | null {
  const notes = linesAlone(grid).flatMap((only) => {
    const said = OF_EACH_IN_NOTE.exec(solid(only.text));
    return said ? [{ only, maximum: Number(said[1]) }] : [];
  });
  const [note, ...more] = notes;
  if (!note || more.length > 0) return null;
  return ofEveryLine({ maximum: note.maximum, kind: "score", options: null }, note.only);
}

function linesAlone(grid: SheetGrid): readonly GridCell[] {
  return [...grid.rows.values()].flatMap(([only, ...others]) => (only && others.length === 0 ? [only] : []));
}

/** The tiers over columns to tick: their points stand in the headings, or in a note. */
export function tiersOver(grid: SheetGrid, headings: readonly GridCell[]): Tiers | null {
  const below = grid.rows.get((headings[0]?.row ?? -1) + 1) ?? [];
  return readTiers(headings) ?? tiersUnder(headings, below) ?? readTiersInNotes(grid, headings);
}

/** 符合 | 基本符合 | 不符合 over 10 | 5 | 0 and nothing else. */
export function tiersUnder(headings: readonly GridCell[], below: readonly GridCell[]): Tiers | null {
  const values = below.map((c) => (typeof c.cell.value === "number" ? c.cell.value : NaN));
  const isUnder = (c: GridCell): boolean => headings.some((h) => h.column === c.column && isTierWord(h.text));
  const isFalling = values.every((v, i) => !Number.isNaN(v) && (i === 0 || v < (values[i - 1] ?? 0)));
  const [best] = below;
  if (!best || below.length < 2 || !isFalling || !below.every(isUnder)) return null;
  const columns = below.map(({ column }, i): Tier => ({ column, from: values[i] ?? 0, to: values[i] ?? 0 }));
  return { ...ofEveryLine(choiceOf(values), best), columns };
}

/**
 * 符合 | 不符合 over columns to tick where a note says what each is worth: 符合得5分，不符合不得分, or 优得满分，良得80%，差不得分. null where
 * it does not say it of every one.
 */
function readTiersInNotes(grid: SheetGrid, headings: readonly GridCell[]): Tiers | null {
  const words = headings.filter((c) => isTierWord(c.text)).map(({ column, text }) => ({ column, word: solid(text) }));
  if (words.length < 2) return null;
  const any = words.map((w) => w.word).sort((a, b) => b.length - a.length);
  const said = new RegExp(
    `(${any.join("|")})(?:的|者)?(?:每项)?(?:[得计记为：:=]|不[得计记])+(?:(\\d+(?:\\.\\d+)?)(分|%)|(满|全)?分|(一半))`,
    "g",
  );
  for (const note of linesAlone(grid)) {
    const found = [...solid(note.text).matchAll(said)];
    const worth = new Map(found.map((m) => [m[1], worthSaid(m)]));
    if (worth.size < words.length || found.length > worth.size) continue;
    const columns = words.map(({ column, word }): Tier => {
      const to = worth.get(word) ?? 0;
      return { column, from: to, to };
    });
    const points = choiceOf([...worth.values()]);
    const isShare = found.every((m) => m[3] !== "分");
    if (points.maximum > 0 && worth.size > 1 && (!isShare || points.maximum === 1))
      return { points, cell: { row: note.row, column: note.column }, columns, isShare };
  }
  return null;
}

/** 得5分, 得80%, 得满分, 得一半, 不得分. */
function worthSaid([all, , number, unit, whole, half]: RegExpMatchArray): number {
  if (number !== undefined) return unit === "%" ? Number(number) / 100 : Number(number);
  if (half !== undefined) return 0.5;
  return whole === undefined || /不[得计记](?:满|全)?分$/.test(all) ? 0 : 1;
}

/** Tiers that fall, or rise, from left to right, one run for each party that ticks. */
export function runsOf({ columns }: Tiers): readonly (readonly Tier[])[] {
  const runs: Tier[][] = [];
  const isRising = (columns[1]?.to ?? 0) > (columns[0]?.to ?? 0);
  for (const tier of columns) {
    const previous = runs.at(-1)?.at(-1);
    if (previous && previous.to !== tier.to && previous.to < tier.to === isRising) runs.at(-1)?.push(tier);
    else runs.push([tier]);
  }
  return runs.filter((run) => run.length >= 2);
}
