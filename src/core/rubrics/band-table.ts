import type { GridCell } from "../workbook/grid";
import { fold, oneLine } from "../text/fold";
import { tidyNumbers } from "./points";
import { tokensOf } from "./points-tokens";

/** 优秀 above ≥90, 良好 above 80-89: fewer columns are no table of levels. */
const FEWEST_LEVELS = 3;

const LONGEST_BOUND = 24;

/** 90分以上, 80-89分, ≥90 and nothing else. */
export function isBound(cell: GridCell): boolean {
  const isShort = cell.text.length <= LONGEST_BOUND;
  return isShort && /^(?:[FL]nu?|nu?[AZ]|nu?rnu?)$/.test(tokensOf(tidyNumbers(cell.text)).word);
}

/** 优秀 | 90分以上 | 通报表扬 as 优秀:90分以上: what follows from a level is no part of it. */
export function bandLine(cells: readonly GridCell[]): string {
  const at = cells.findIndex(isBound);
  const own = at < 0 || cells.length < 3 ? cells : at === 0 ? cells.slice(0, 2) : cells.slice(at - 1, at + 1);
  return own.map((c) => oneLine(c.text)).join(":");
}

/** 等级 | 分数段 above 优秀 | 90分以上: what heads the levels states none. */
export function headsBands(cells: readonly GridCell[], below: readonly GridCell[]): boolean {
  return (
    cells.every((c) => typeof c.cell.value === "string" && !/\d/.test(c.text)) &&
    below.some((b) => isBound(b) && cells.some((c) => c.column === b.column))
  );
}

/**
 * What two lines of a table say of levels, one with names, the other with bounds above or below them: 优秀:≥90;良好:80-89.
 * Null where they are no such table.
 */
export function bandTable(upper: readonly GridCell[], lower: readonly GridCell[]): string | null {
  const [names, bounds] = lower.some(isBound) ? [upper, lower] : [lower, upper];
  const pairs = bounds.flatMap((bound) => {
    const name = names.find((n) => n.column === bound.column);
    return name && isBound(bound) && /^[\u4e00-\u9fa5A-E]{1,6}$/.test(fold(name.text)) ? [{ name, bound }] : [];
  });
  const others = Math.max(names.length, bounds.length) - pairs.length;
  if (pairs.length < FEWEST_LEVELS || others > 1) return null;
  return pairs.map(({ name, bound }) => `${fold(name.text)}:${tidyNumbers(bound.text).replace(/\s+/g, "")}`).join(";");
}
