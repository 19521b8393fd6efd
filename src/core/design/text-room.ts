import type { CellKey } from "../workbook/snapshot";
import { cellKey } from "../workbook/snapshot";
import type { SheetDesign } from "./sheet-design";
import { styles, type Style } from "./styles";
import { columnPoints, MAX_ROW_HEIGHT, textHeight } from "./text-height";

/** Where a text stands: a cell, or the cells merged with it. */
interface TextRoom {
  /** Points. */
  readonly width: number;
  /** Points, of each row from the top. */
  readonly heights: readonly number[];
}

/** What a text in a room needs of it. */
interface NeededRoom {
  /** The heights at which nothing is cut, or the tallest; rows grow from the bottom. */
  readonly heights: readonly number[];
  /** Even the tallest rows do not hold the text. */
  readonly isCut: boolean;
}

/** Rows that hold a text, so that none of it is cut on paper; they never become lower. */
export function roomFor(text: string, { width, heights }: TextRoom, style: Pick<Style, "size" | "wrap">): NeededRoom {
  let lacking = textHeight(text, width, style) - heights.reduce((sum, height) => sum + height, 0);
  const grown = heights.toReversed().map((height) => {
    const more = Math.max(0, Math.min(lacking, MAX_ROW_HEIGHT - height));
    lacking -= more;
    return height + more;
  });
  return { heights: grown.toReversed(), isCut: lacking > 0 };
}

/** The texts of a drawn sheet that its rows do not hold, because no row is taller than Excel's tallest. */
export function cutTexts({ cells, merges, columnWidths, rowHeights }: SheetDesign): readonly CellKey[] {
  if (![...rowHeights.values()].includes(MAX_ROW_HEIGHT)) return [];
  const areas = new Map(merges.map((area) => [cellKey(area.top, area.left), area]));
  return cells.flatMap(({ row, column, content, style }) => {
    const key = cellKey(row, column);
    const { bottom, right } = areas.get(key) ?? { bottom: row, right: column };
    const heights = Array.from({ length: bottom - row + 1 }, (_, i) => rowHeights.get(row + i) ?? MAX_ROW_HEIGHT);
    if (typeof content?.value !== "string" || !heights.includes(MAX_ROW_HEIGHT)) return [];
    const width = columnWidths.slice(column, right + 1).reduce((sum, one) => sum + columnPoints(one), 0);
    return roomFor(content.value, { width, heights }, styles[style]).isCut ? [key] : [];
  });
}
