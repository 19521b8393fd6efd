import { headingMeaning, type ColumnMeaning } from "../headings/meaning";
import { sumRowKind } from "../headings/sum-rows";
import { fold } from "../text/fold";
import type { GridCell, SheetGrid } from "../workbook/grid";
import { bandLine, bandTable } from "./band-table";
import { readBands } from "./bands";
import { readNumbering } from "./numbering";
import { pointsOf, tidyNumbers } from "./points";
import { readTextPoints } from "./text-points";

const NOTE = /^[（(]?(?:说明|备注|注|填表说明|评分说明|计分说明|等级标准|定级标准|评定标准)[)）]?\s*[:：]?/;

/**
 * 第一部分（60分） above the headings, 第二部分 below (or 四、 and 五、 of a longer list): the first part's name belongs to the
 * table, and so do names above it.
 *
 * @param below the row above which to look.
 */
export function firstPartAbove(
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
  const isFollowed = grid.cells.some((c) => {
    if (c.row < firstRow || c.row > lastRow || c.column !== only.column || typeof c.cell.value !== "string")
      return false;
    const next = readNumbering(c.text);
    // Without a number it is the next part where the headings are printed once more below it.
    const isNext =
      style === "none"
        ? repeatsHeadings(grid, grid.rows.get(c.row + 1) ?? [], headingRow)
        : next.value === (value ?? 0) + 1;
    return next.style === style && isNext && readTextPoints(c.text) !== null;
  });
  return isFollowed ? (firstPartAbove(grid, headingRow, only.row, firstRow, lastRow) ?? only.row) : null;
}

/**
 * 项目资金 | … | 分值 | 执行率 | 得分 above a line with points, and other headings below it over the same columns of points and
 * scores: the first part of one table.
 */
export function otherHeadingsAbove(
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

/** The table ends before notes that stand alone in their row, and before a gap of blank rows. */
export function lastTableRow(grid: SheetGrid, firstRow: number, columnCount: number): number {
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
