import type { CellRange } from "../workbook/address";
import { cellKey } from "../workbook/snapshot";
import type { LongDesign } from "./long-table";
import { printable, widestPoints } from "./paper";
import type { PrintSetup, SheetDesign } from "./sheet-design";
import { styles } from "./styles";
import { columnPoints, textHeight } from "./text-height";

/** In a row that no design gives a height, points. */
const DEFAULT_HEIGHT = 15;
/** Tables longer than this are left to the spreadsheet program: nobody signs their last page. */
const MOST_ROWS = 2_000;
/** Fewer rows than this, besides the repeated ones, make no page, unless they take up a good part of it. */
export const FEWEST_ROWS = 3;
export const ENOUGH_SHARE = 0.4;

/** What a page costs, relative to a page of paper. */
const costs = {
  page: 1,
  /** A page of fewer than FEWEST_ROWS rows that leaves most of it blank. */
  orphan: 6,
  /** A merged cell that has to be divided, its text whole on the first page. */
  divided: 0.1,
  /** A merged cell whose text would be cut. */
  cut: 0.5,
  /** A page that begins with a row that belongs to the one above it. */
  glued: 8,
} as const;

/** Percent at which the widest part of the sheet fits between the margins, never more than 100. */
export function printScale(columnWidths: readonly number[], print: PrintSetup): number {
  const width = Math.max(1, ...columnParts(columnWidths, print).map((part) => sum(part.map(widestPoints))));
  return Math.min(100, Math.floor((printable(print).width / width) * 100));
}

/** Percent at which a sheet prints. */
export function scaleOf({ columnWidths, print }: Pick<SheetDesign, "columnWidths" | "print">): number {
  return print.scale ?? printScale(columnWidths, print);
}

/** The widths that stand side by side on paper, for each page across. */
export function columnParts(columnWidths: readonly number[], print: PrintSetup): number[][] {
  const [left, right] = print.area ? [print.area.left, print.area.right] : [0, columnWidths.length - 1];
  const starts = [left, ...(print.columnBreaks ?? [])];
  const [firstTitle, lastTitle] = print.titleColumns ?? [0, -1];
  return starts.map((start, i) => {
    const end = (starts[i + 1] ?? right + 1) - 1;
    const titles = start > lastTitle ? columnWidths.slice(firstTitle, lastTitle + 1) : [];
    return [...titles, ...columnWidths.slice(start, end + 1)];
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, n) => all + n, 0);
}

/** Where a page may begin. */
interface BreakRules {
  /** Rows that always begin a page. */
  readonly forced?: readonly number[];
  /** Rows that stay with the row above them: signatures, notes, what follows a heading. */
  readonly glued?: ReadonlySet<number>;
}

/**
 * Heights in points of all printed rows from the first on; null for a sheet that is too long to be laid out page by
 * page.
 */
export function printedHeights({ sheet, tables }: LongDesign): readonly number[] | null {
  const last = sheet.print.area?.bottom ?? lastRow({ sheet, tables });
  if (last + 1 > MOST_ROWS) return null;
  const heights = Array.from({ length: last + 1 }, (_, row) => sheet.rowHeights.get(row) ?? DEFAULT_HEIGHT);
  for (const table of tables) {
    const { top, count } = table;
    for (let i = 0; i < count && top + i <= last; i++) heights[top + i] = table.height(table.row(i));
  }
  return heights;
}

function lastRow({ sheet, tables }: LongDesign): number {
  const cells = sheet.cells.reduce((last, { row }) => Math.max(last, row), 0);
  return tables.reduce((last, { top, count }) => Math.max(last, top + count - 1), cells);
}

/** Points of rows that fit on a page at the scale of its sheet, repeated rows included. */
export function pageCapacity(print: PrintSetup): number {
  return (printable(print).height * 100) / (print.scale ?? 100);
}

/** First row of every page as a spreadsheet program fills them: by itself, but for the breaks that are set. */
export function pageStarts(heights: readonly number[], print: PrintSetup): number[] {
  const capacity = pageCapacity(print);
  const set = new Set(print.rowBreaks);
  const starts = [0];
  let used = 0;
  heights.forEach((height, row) => {
    if (row > 0 && (set.has(row) || used + height > capacity)) {
      starts.push(row);
      used = repeatedHeight(heights, print, row);
    }
    used += height;
  });
  return starts;
}

/** Points that the repeated rows take on a page that begins below them. */
export function repeatedHeight(heights: readonly number[], { titleRows }: PrintSetup, start: number): number {
  return titleRows && start > titleRows[1] ? sum(heights.slice(titleRows[0], titleRows[1] + 1)) : 0;
}

/**
 * The rows that begin a page, so that no page holds a row or two, signatures alone or a heading without its rows, and
 * as few merged cells as possible are cut; empty where all is on one page. Pages are filled from the first on.
 */
export function bestBreaks(design: LongDesign, heights: readonly number[], rules: BreakRules = {}): number[] {
  const { print } = design.sheet;
  const capacity = pageCapacity(print);
  const forced = new Set(rules.forced);
  const cut = cutCosts(design.sheet, heights);
  const count = heights.length;
  // From the last row back: the least cost of all that begins with a row, and where its second page begins.
  const best: { cost: number; next: number }[] = new Array<{ cost: number; next: number }>(count + 1);
  best[count] = { cost: 0, next: count };
  const beginning = (row: number): number =>
    row === 0 || row === count || forced.has(row) ? 0 : (cut.get(row) ?? 0) + (rules.glued?.has(row) ? costs.glued : 0);
  for (let start = count - 1; start >= 0; start--) {
    let used = repeatedHeight(heights, print, start);
    let least = { cost: Infinity, next: count };
    for (let end = start + 1; end <= count; end++) {
      used += heights[end - 1] ?? 0;
      if (used > capacity && end > start + 1) break;
      const isOrphan = end - start < FEWEST_ROWS && used < capacity * ENOUGH_SHARE;
      const isLast = end === count || forced.has(end);
      const spare = isLast ? 0 : Math.max(0, 1 - used / capacity);
      const cost = costs.page + spare ** 2 + (isOrphan ? costs.orphan : 0) + beginning(end) + (best[end]?.cost ?? 0);
      if (cost <= least.cost) least = { cost, next: end };
      if (forced.has(end)) break;
    }
    best[start] = least;
  }
  const breaks: number[] = [];
  for (let row = best[0]?.next ?? count; row < count; row = best[row]?.next ?? count) breaks.push(row);
  return breaks;
}

/** By row: what a page break above it costs because of merged cells that go on below. */
function cutCosts(design: SheetDesign, heights: readonly number[]): ReadonlyMap<number, number> {
  const costOf = new Map<number, number>();
  const needed = textHeights(design);
  for (const area of design.merges) {
    let room = heights[area.top] ?? 0;
    for (let row = area.top + 1; row <= area.bottom; row++) {
      costOf.set(row, Math.max(costOf.get(row) ?? 0, room >= needed(area) ? costs.divided : costs.cut));
      room += heights[row] ?? 0;
    }
  }
  return costOf;
}

/** The sheet with merged cells divided where a page begins, as long as the first part has room for the text. */
export function withDividedMerges(design: SheetDesign, heights: readonly number[]): SheetDesign {
  const needed = textHeights(design);
  const merges = design.merges.flatMap((area) => {
    const breaks = (design.print.rowBreaks ?? []).filter((row) => row > area.top && row <= area.bottom);
    const [first] = breaks;
    if (first === undefined || sum(heights.slice(area.top, first)) < needed(area)) return [area];
    const tops = [area.top, ...breaks];
    const parts = tops.map((top, i) => ({ ...area, top, bottom: (tops[i + 1] ?? area.bottom + 1) - 1 }));
    return parts.filter((part) => part.bottom > part.top || part.right > part.left);
  });
  return { ...design, merges };
}

/** Points that the text of a merged cell takes. */
function textHeights({ cells, columnWidths }: SheetDesign): (area: CellRange) => number {
  const byKey = new Map(cells.map((cell) => [cellKey(cell.row, cell.column), cell]));
  return ({ top, left, right }) => {
    const cell = byKey.get(cellKey(top, left));
    const text = cell?.content?.value;
    if (!cell || typeof text !== "string") return 0;
    const width = sum(columnWidths.slice(left, right + 1).map(columnPoints));
    return textHeight(text, width, styles[cell.style]);
  };
}
