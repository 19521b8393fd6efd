import type { GridCell } from "../workbook/grid";
import { drawnTogether, fold } from "../text/fold";
import type { CellAddress } from "../workbook/address";
import { decimal, sum } from "../workbook/decimal";
import { linesOfCell } from "./cell-lines";
import { categoryName } from "./clean-grid";
import type { RubricTable } from "./columns";
import { readNumbering, type Numbered } from "./numbering";
import { pointsOf, readPointsCell, tidyNumbers, type Points } from "./points";
import {
  gainedInText,
  readLeadingPoints,
  readPointsOfEach,
  readTextPoints,
  statedInText,
  type TextPoints,
} from "./text-points";

/** Points, the cell that states them, and whether only a way of scoring tells them. */
export interface StatedPoints {
  readonly points: Points;
  readonly cell: CellAddress;
  readonly isGained: boolean;
}

/** A line of a rubric in reading order: a category, an item, or a detail of one. */
export interface LineEntry {
  readonly row: number;
  readonly column: number;
  readonly cell: GridCell;
  /** Without number and without its points. */
  readonly text: string;
  /** What stands before its points, where they follow a short name: 组织设置（15分）。单独建立的得5分…. */
  readonly name: string | null;
  readonly numbering: Numbered;
  readonly points: Points | null;
  /** Where the points stand; null when the line states none. */
  readonly pointsCell: CellAddress | null;
  /** What else its text or its scoring method may be saying: for sums to decide. */
  readonly alternatives: readonly StatedPoints[];
  /** Only the way of scoring tells its points: 完整得5分，基本完整得3分. */
  readonly isGained: boolean;
  /** Points stated a second time, with another value or the same. */
  readonly secondPoints: { readonly value: number; readonly cell: CellAddress } | null;
  /** A bare number that ends the text (组织保障 25): points only if the line's members add up to it. */
  readonly numberAtEnd: { readonly value: number; readonly rest: string } | null;
  /** What each line below it is worth: （每项5分，共20分）. */
  readonly pointsOfEach: number | null;
  /** How far to the right the line's column is among the text columns, from 0. */
  readonly level: number;
  /** Cells below that only say its points once more. */
  readonly repeats: readonly CellAddress[];
  /** One of several lines of one cell. */
  readonly isPart: boolean;
}

/** What stands in a line's row and belongs to it. */
export interface EntrySurroundings {
  /** Its points in a column of maxima. */
  readonly beside: GridCell | undefined;
  readonly number: GridCell | undefined;
  /** Words on how it is scored. */
  readonly details: readonly GridCell[];
  readonly tiers: RubricTable["tiers"];
}

export const ALONE: EntrySurroundings = { beside: undefined, number: undefined, details: [], tiers: null };

export function makeEntry(
  cell: GridCell,
  level: number,
  text: string,
  around: EntrySurroundings,
  isPart: boolean,
): LineEntry {
  const asWritten = readNumbering(text);
  const numbering = asWritten.number === null && text.length <= 24 ? readNumbering(categoryName(text)) : asWritten;
  // The number's own digits are no part of the points: 1. 10分.
  const body = asWritten.number === null ? text : asWritten.rest;
  const each = readPointsOfEach(body);
  const own = ownPoints(body);
  const column = pointsOf(around.beside);
  const [stated, ...alternatives] = pointsOfLine(cell, text, own, around);
  const fromColumn = around.number ? numberInColumn(around.number.text) : null;
  const unbulleted = (own[0]?.rest ?? each?.rest ?? body).replace(BULLET, "").replace(/^[：:，,、。；;]\s*/, "");
  // （10分）1.班子健全: the number stands behind the points.
  const behind = asWritten.number === null ? readNumbering(unbulleted) : null;
  const rest = behind?.rest ?? unbulleted;
  return {
    row: cell.row,
    column: cell.column,
    cell,
    text: rest.length <= 24 ? drawnTogether(rest).replace(/[:：]$/, "") : rest,
    name: nameOf(own[0]),
    numbering:
      numbering.number !== null
        ? numbering
        : fromColumn
          ? { ...fromColumn, rest: numbering.rest }
          : (behind ?? numbering),
    points: withKind(stated?.points ?? null, text),
    pointsCell: stated ? { row: stated.cell.row, column: stated.cell.column } : null,
    alternatives: alternatives.map((a) => ({ ...a, points: withKind(a.points, text) ?? a.points })),
    isGained: stated?.isGained ?? false,
    secondPoints: column ? secondPoints(cell, column, own) : null,
    numberAtEnd: stated ? null : numberAtEnd(rest),
    pointsOfEach: each?.each ?? null,
    level,
    repeats: [],
    isPart,
  };
}

/** A mark before a line that is no number. */
const BULLET = /^\s*[★☆●○◆◇■□▲△※•·]+\s*/;

/** Blanks inside a number (2\n0\n分 in a vertical name) count only where the text makes no sense with them. */
function ownPoints(text: string): readonly TextPoints[] {
  const own = statedInText(text);
  return own.length > 0 || text.length > 40 ? own : statedInText(text.replace(/[\s\u3000]+/g, ""));
}

/** What the line may be worth, the likeliest first: a column of maxima decides, then its text, then how it is scored. */
function pointsOfLine(
  cell: GridCell,
  text: string,
  own: readonly TextPoints[],
  { beside, details, tiers }: EntrySurroundings,
): readonly StatedPoints[] {
  const column = pointsOf(beside);
  if (column && beside) return [{ points: column, cell: beside, isGained: false }];
  const inText = own.map(({ points }) => ({ points, cell, isGained: false }));
  const byMethod = methodPoints(cell, text, details);
  return inText.length > 0 ? inText : [...byMethod, ...(tiers ? [{ ...tiers, isGained: false }] : [])];
}

/** Names are no longer than this. */
const LONGEST_NAME = 20;

function nameOf(own: TextPoints | undefined): string | null {
  if (!own || own.before === null || own.before.length + 2 >= own.rest.length) return null;
  const name = readNumbering(own.before.trim()).rest.replace(/[\s\u3000]+/g, "");
  return name.length >= 2 && name.length <= LONGEST_NAME && !/[，,；;。]/.test(name) ? name : null;
}

/** Points in the text beside those of the column: none where any way to read the text agrees with the column. */
function secondPoints(cell: GridCell, column: Points, own: readonly TextPoints[]): LineEntry["secondPoints"] {
  const [first] = own;
  if (!first) return null;
  const place = { row: cell.row, column: cell.column };
  const parts = linesOfCell(cell.text).flatMap((line) => readTextPoints(line)?.points.maximum ?? []);
  const isSum = sum(parts.map(decimal)).toNumber() === column.maximum;
  if (isSum || own.some((o) => o.points.maximum === column.maximum)) return { value: column.maximum, cell: place };
  // 1、…计4分 2、…计1分: what one of several parts is worth is no maximum of the whole.
  if (parts.length > 1) return null;
  return first.basis === "stated" ? { value: first.points.maximum, cell: place } : null;
}

/** Points that only the way of scoring tells: `4分，每少1次扣1分`, `完整得5分，基本完整得3分`; likeliest first. */
function methodPoints(cell: GridCell, text: string, details: readonly GridCell[]): readonly StatedPoints[] {
  const all = details.flatMap((detail): StatedPoints[] => {
    const of = (points: Points, isGained: boolean): StatedPoints => ({ points, cell: detail, isGained });
    const leading = readLeadingPoints(detail.text) ?? readPointsCell(detail.text);
    if (leading) return [of(leading, false)];
    const stated = statedInText(detail.text);
    return stated.length > 0
      ? stated.map((s) => of(s.points, false))
      : gainedInText(detail.text).map((p) => of(p, true));
  });
  return [...all, ...gainedInText(text).map((points) => ({ points, cell, isGained: true }))];
}

function numberAtEnd(text: string): LineEntry["numberAtEnd"] {
  const match = /^(.*?[\u4e00-\u9fa5）)])[\s:：/]*(\d{1,3}(?:\.\d+)?)$/s.exec(tidyNumbers(text.trim()));
  return match ? { value: Number(match[2]), rest: text.trim().slice(0, (match[1] ?? "").length) } : null;
}

/** The number in a column of its own: `1` `一` `（一）` `1.1`. */
function numberInColumn(text: string): Numbered | null {
  const alone = text.trim().replace(/[.．、:：]$/, "");
  const read = readNumbering(/[)）①-⑳]$/.test(alone) ? `${alone}#` : `${alone}、#`);
  return read.number === null ? null : read;
}

/** 加分项 and 扣分项 say what kind of points follow. */
function withKind(points: Points | null, text: string): Points | null {
  if (!points || points.kind !== "score") return points;
  const head = fold(text).slice(0, 16);
  if (/加分|奖励分|附加分|奖励项/.test(head)) return { ...points, kind: "bonus" };
  if (/^扣分$|扣分项|减分|倒扣|负面清单/.test(head)) return { ...points, kind: "deduction" };
  return points;
}
