import type { SheetGrid } from "../workbook/grid";
import { fold } from "../text/fold";
import { GridBuilder, type RearrangedGrid } from "./rearranged";

/** A block has at least the names and their points. */
const FEWEST_COLUMNS = 2;

/**
 * A table printed in two or more blocks side by side under the same headings (项目 · 内容 · 分值 · 项目 · 内容 · 分值), block
 * below block. Null for any other sheet.
 */
export function stackBlocks(grid: SheetGrid): RearrangedGrid | null {
  for (const [row, cells] of grid.rows) {
    const texts = cells.map((c) => fold(c.text));
    const width = Array.from({ length: texts.length }, (_, i) => i).find(
      (p) =>
        p >= FEWEST_COLUMNS && texts.length % p === 0 && texts.length > p && texts.every((t, i) => t === texts[i % p]),
    );
    if (width === undefined || new Set(texts).size < width) continue;
    const starts = cells.map((c) => c.column);
    const builder = new GridBuilder();
    for (const cell of grid.cells) if (cell.row <= row) builder.put(cell.row, cell.column, cell);
    const height = grid.lastRow - row;
    for (const cell of grid.cells.filter((c) => c.row > row)) {
      const at = starts.filter((column) => column <= cell.column).length - 1;
      const block = Math.max(0, Math.floor(at / width));
      const first = starts[block * width] ?? 0;
      builder.put(cell.row + block * height, cell.column - first + (starts[0] ?? 0), cell);
    }
    return builder.build(grid);
  }
  return null;
}
