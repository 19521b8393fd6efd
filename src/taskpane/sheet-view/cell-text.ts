import type { Cell } from "../../core/workbook/snapshot";
import { fitNumber, showValue } from "./format-value";
import type { CellLook } from "./sheet-look";

/** Room at the left and right of a cell's text, in CSS pixels. */
export const PADDING = 3;

/** What is seen of a cell's content, and how far it reaches. */
export interface CellText {
  readonly text: string;
  /** Where the look states no side: numbers stand right, truth values and errors in the middle. */
  readonly align: NonNullable<CellLook["horizontal"]>;
  /** CSS colour that the number format asks for. */
  readonly color?: string;
  /** How far the text runs over blank neighbours to either side, in CSS pixels. */
  readonly spill: { readonly left: number; readonly right: number };
  /** How much smaller the text is drawn; 1 where it fits or need not. */
  readonly scale: number;
}

/** The room that a cell has, in CSS pixels. */
interface Room {
  readonly width: number;
  /** Blank cells beside it, from the nearest on; asked for only where a text needs them. */
  readonly blanks: (side: "left" | "right") => Iterable<number>;
}

const noSpill = { left: 0, right: 0 };

/** @param measure the width of a text in the cell's font, in CSS pixels */
export function shownText(
  cell: Cell,
  look: CellLook | undefined,
  room: Room,
  measure: (text: string) => number,
): CellText {
  const shown = showValue(cell);
  const inner = room.width - 2 * PADDING;
  const isText = typeof cell.value === "string";
  const align = look?.horizontal ?? (shown.isNumber ? "right" : isText || cell.value === null ? "left" : "center");
  const base = { align, spill: noSpill, scale: 1, ...(shown.color !== undefined && { color: shown.color }) };
  if (look?.shrinks && !look.wrap && shown.text !== "") {
    return { ...base, text: shown.text, scale: Math.min(1, inner / Math.max(1, measure(shown.text))) };
  }
  if (shown.isNumber) {
    // A turned number runs along its cell's height.
    if (look?.rotation !== undefined || look?.isVertical) return { ...base, text: shown.text };
    return { ...base, text: fitNumber(cell, shown, (text) => measure(text) <= inner + 1) };
  }
  const isOneLine = isText && !look?.wrap && look?.rotation === undefined && !look?.isVertical;
  const excess = isOneLine ? measure(shown.text) - inner : 0;
  return { ...base, text: shown.text, spill: excess > 0 ? spillOf(excess, align, room) : noSpill };
}

function spillOf(excess: number, align: CellText["align"], room: Room): CellText["spill"] {
  const over = (side: "left" | "right", wanted: number): number => {
    let reached = 0;
    for (const width of room.blanks(side)) {
      if (reached >= wanted) break;
      reached += width;
    }
    return Math.min(reached, Math.ceil(wanted));
  };
  if (align === "center") return { left: over("left", excess / 2), right: over("right", excess / 2) };
  return align === "right" ? { left: over("left", excess), right: 0 } : { left: 0, right: over("right", excess) };
}
