import type { Axis } from "./axis";

/** The rows and columns that are drawn, first and last: what is in view and some around it. */
export interface GridWindow {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** What is seen of the sheet beside its frozen part, in CSS pixels from its first cell. */
interface View {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Rows and columns come and go in blocks, so that most steps of scrolling draw nothing. */
const ROW_BLOCK = 8;
const COLUMN_BLOCK = 8;

function blocks(
  axis: Axis,
  from: number,
  to: number,
  block: number,
  around: number,
): readonly [first: number, last: number] {
  const first = Math.floor(axis.at(from) / block) - around;
  const last = Math.floor(axis.at(to) / block) + around;
  return [Math.max(0, first * block), Math.min(axis.count, (last + 1) * block) - 1];
}

/** @param around so many blocks of rows above and below what is in view */
export function windowOf(rows: Axis, columns: Axis, view: View, around = 1): GridWindow {
  const [top, bottom] = blocks(rows, view.y, view.y + view.height, ROW_BLOCK, around);
  const [left, right] = blocks(columns, view.x, view.x + view.width, COLUMN_BLOCK, 1);
  return { top, bottom, left, right };
}

/** No row is drawn already: all of them come at once. */
export function isLeap(now: GridWindow, next: GridWindow): boolean {
  return next.top > now.bottom || next.bottom < now.top;
}

export function sameWindow(a: GridWindow, b: GridWindow): boolean {
  return a.top === b.top && a.bottom === b.bottom && a.left === b.left && a.right === b.right;
}

/**
 * Where to scroll so that a stretch is seen.
 * @param seen the part in view, without what is frozen above it
 * @returns the beginning of what shall be in view; `seen.start` where nothing need move.
 */
export function scrollTo(
  seen: { readonly start: number; readonly size: number },
  wanted: { readonly start: number; readonly size: number },
): number {
  const before = wanted.start - seen.start;
  const after = wanted.start + wanted.size - (seen.start + seen.size);
  if (before >= 0 && after <= 0) return seen.start;
  // A step beyond the edge scrolls as far as needed; a leap puts the place where the eye finds it.
  const isFar = before < -seen.size || after > seen.size;
  const third = wanted.start - Math.max(0, (seen.size - wanted.size) / 3);
  const nearest = before < 0 || wanted.size > seen.size ? wanted.start : seen.start + after;
  return Math.max(0, isFar ? third : nearest);
}
