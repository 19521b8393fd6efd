import { printScale } from "./pages";
import { printable, widestPoints } from "./paper";
import type { PrintSetup } from "./sheet-design";

/** Points; smaller type is not read on paper. */
export const LEAST_TYPE = 8;

interface Table {
  readonly columnWidths: readonly number[];
  /** Points of the smallest type on the sheet. */
  readonly smallest: number;
  /** The first columns that name a row, repeated where the table is divided. */
  readonly names: number;
  /** Whether a page may begin with a column; left out, with any. */
  readonly canBegin?: (column: number) => boolean;
}

/**
 * The paper on which a table prints in readable type: A4 as wished, A4 across, A3 across, or A3 across with the columns
 * divided among pages that each begin with the names.
 */
export function readablePaper(table: Table, wished: PrintSetup): PrintSetup {
  const { columnWidths, smallest } = table;
  const tried: readonly PrintSetup[] = [
    wished,
    { ...wished, orientation: "landscape" },
    { ...wished, orientation: "landscape", paper: "A3" },
  ];
  const isReadable = (print: PrintSetup): boolean => (smallest * printScale(columnWidths, print)) / 100 >= LEAST_TYPE;
  const whole = tried.find(isReadable);
  return whole ?? divided(table, { ...wished, orientation: "landscape", paper: "A3" });
}

function divided({ columnWidths, smallest, names, canBegin = () => true }: Table, print: PrintSetup): PrintSetup {
  const room = (printable(print).width * smallest) / LEAST_TYPE;
  const widths = columnWidths.map(widestPoints);
  const named = widths.slice(0, names).reduce((all, width) => all + width, 0);
  const breaks: number[] = [];
  let used = named;
  // Columns that stay together, from one that may begin a page to the next.
  for (let column = names; column < widths.length;) {
    let end = column + 1;
    while (end < widths.length && !canBegin(end)) end++;
    const width = widths.slice(column, end).reduce((all, points) => all + points, 0);
    if (used + width > room && column > names) {
      breaks.push(column);
      used = named;
    }
    used += width;
    column = end;
  }
  return { ...print, titleColumns: [0, names - 1], columnBreaks: breaks };
}

/** Columns on the first page; lines over the table end there. */
export function firstPageColumns(columnWidths: readonly number[], { columnBreaks = [] }: PrintSetup): number {
  return columnBreaks[0] ?? columnWidths.length;
}
