import type { ColumnMeaning } from "../headings/meaning";
import { sumRowKind } from "../headings/sum-rows";
import { fold } from "../text/fold";
import type { GridCell } from "../workbook/grid";
import { linesOfCell } from "./cell-lines";
import { readNumbering } from "./numbering";
import { isBareNumber, pointsOf, tidyNumbers } from "./points";
import { tokensOf } from "./points-tokens";
import { readTextPoints } from "./text-points";
import { isTierWord } from "./tiers";

/** Points alone, in sums and out of them; 责任意识（10分） under 项目分值 is a name. */
export function holdsPoints(cells: readonly GridCell[]): boolean {
  const lines = cells.filter((c) => sumRowKind(c.text) === null && pointsOf(c) === null && readTextPoints(c.text));
  const points = cells.filter((c) => pointsOf(c) !== null);
  return points.length > 0 && points.length >= lines.length;
}

/** 出勤, 卫生: most of it are words, short as they may be. */
export function areNames(cells: readonly GridCell[]): boolean {
  return cells.filter((c) => /[\u4e00-\u9fa5]{2}/.test(fold(c.text))).length >= Math.max(2, cells.length * 0.5);
}

/** 1 where no two texts are the same; of few texts nothing can be told. */
export function shareOfDifferent(cells: readonly GridCell[]): number {
  return cells.length < 4 ? NaN : new Set(cells.map((c) => fold(c.text))).size / cells.length;
}

/** 1、未设漏电保护，扣8分 and nothing but such lines in every cell. */
export function areDeductions(cells: readonly GridCell[], left: readonly GridCell[]): boolean {
  const stating = cells.filter((c) => /\d/.test(c.text));
  const lines = stating.flatMap((c) => linesOfCell(c.text));
  const isDeduction = (line: string): boolean => /dnuE?$/.test(tokensOf(tidyNumbers(line)).word);
  return stating.length >= FEWEST_DEDUCTIONS && lines.every(isDeduction) && isBesideAll(left, stating);
}

const FEWEST_DEDUCTIONS = 3;

/** 评分标准 over texts that tell how points are won or lost. */
export function saysHow(headings: readonly GridCell[], column: number): boolean {
  return /^(?:评|计|打|赋|扣|得|记|评[价审判议定])分?(?:标准|细则|办法|规则|方法|依据)$/.test(
    fold(headings.find((c) => c.column === column)?.text ?? ""),
  );
}

/** 单位 over 个, 万元: what is counted; 优（90%—100%） over words: what a grade asks for. Neither names what is scored. */
export function isAsideColumn(headings: readonly GridCell[], column: number, cells: readonly GridCell[]): boolean {
  const heading = fold(headings.find((c) => c.column === column)?.text ?? "");
  if (/^(?:计量)?单位$/.test(heading)) return cells.every((c) => fold(c.text).length <= LONGEST_MEASURE);
  const isGrade = (text: string): boolean => isTierWord(text.replace(/\([^()]*\)$/, "").replace(/及?以下$/, ""));
  return isGrade(heading) && headings.filter((c) => isGrade(fold(c.text))).length >= FEWEST_GRADES;
}

const LONGEST_MEASURE = 4;
const FEWEST_GRADES = 2;

/** 200亩以上得20分；100亩以上得10分 beside every line: how it is scored, and not what is asked for. */
export function areMethods(cells: readonly GridCell[], left: readonly GridCell[]): boolean {
  const isMethod = ({ text }: GridCell): boolean =>
    /[得计加扣减]\s*\d+(?:\.\d+)?\s*分|不[得计]分|满分/.test(tidyNumbers(text));
  const telling = cells.filter(isMethod);
  return telling.length >= FEWEST_DEDUCTIONS && telling.length >= cells.length * 0.7 && isBesideAll(left, telling);
}

/** 60天以上20分，40天以上15分; 每期5分: points for how much or how well. */
export function tellsPoints(text: string): boolean {
  return /每.{0,8}\d\s*分|\d\s*分[,，;；、。].*\d\s*分/s.test(tidyNumbers(text));
}

export function isBesideAll(cells: readonly GridCell[], others: readonly GridCell[]): boolean {
  const rows = new Set(cells.map((c) => c.row));
  return others.every((c) => rows.has(c.row));
}

export function isNumbered(cells: readonly GridCell[]): boolean {
  return cells.filter((c) => readNumbering(c.text).number !== null).length >= cells.length * 0.6;
}

/** Its heading says 内容 or 标准; or it says nothing of how to look, and its texts all differ. */
export function saysCriteria(headings: readonly GridCell[], column: number, cells: readonly GridCell[]): boolean {
  const text = fold(headings.find((c) => c.column === column)?.text ?? "");
  if (/项目?|内容|要素|指标|标准|要点/.test(text)) return true;
  return (
    new Set(cells.map((c) => fold(c.text))).size >= cells.length * 0.8 && !/方式|方法|办法|措施|依据|部门/.test(text)
  );
}

/** A column of points and one right of it that has fewer, each beside one of the first. */
export function pairsOfPoints(columns: readonly (readonly GridCell[])[]): readonly (readonly [number, number])[] {
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
export function statesPoints(cells: readonly GridCell[]): boolean {
  const stating = cells.filter((c) => typeof c.cell.value === "string" && readTextPoints(c.text)?.basis === "stated");
  return stating.length >= 3 && stating.length >= cells.length * 0.6;
}

/** The column has a heading, whatever it means: in the heading row, or as the only text above its numbers. */
export function hasOwnHeading(headings: readonly GridCell[], column: number, cells: readonly GridCell[]): boolean {
  if (headings.length > 0) return headings.some((c) => c.column === column && pointsOf(c) === null);
  const [first, ...rest] = cells;
  return first !== undefined && typeof first.cell.value === "string" && pointsOf(first) === null && rest.length > 0;
}

export function isOwn(meaning: ColumnMeaning | undefined): boolean {
  return meaning?.kind === "party" && meaning.party === "self";
}

/** 分数 may head the maxima as well as the scores: its sums tell. */
export function isCalled(headings: readonly GridCell[], column: number, words: RegExp): boolean {
  return headings.some((c) => c.column === column && words.test(fold(c.text)));
}

/** 一、二、三 and nothing else: numbers, even where few. Arabic ones could be points as well. */
export function areBareNumbers(cells: readonly GridCell[]): boolean {
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
export function numbersItems(
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

export function isRunning(cells: readonly GridCell[], share = 0.6): boolean {
  const numbers = cells
    .map((c) => (typeof c.cell.value === "number" ? c.cell.value : Number(/^\d{1,3}$/.exec(c.text.trim())?.[0] ?? NaN)))
    .filter((n) => !Number.isNaN(n));
  if (numbers.length < cells.length * share) return false;
  const rising = numbers.filter((n, i) => n === (numbers[i - 1] ?? 0) + 1 || (n === 1 && i > 0)).length;
  return numbers.length >= 3 && rising >= numbers.length * 0.8;
}

export function isPointsColumn(cells: readonly GridCell[], atLeast = 3): boolean {
  if (cells.some((c) => /[%％]/.test(c.text))) return false;
  const filled = cells.filter((c) => sumRowKind(c.text) === null);
  const points = filled.filter((c) => pointsOf(c) !== null).length;
  return points >= atLeast && points >= filled.length * 0.7;
}
