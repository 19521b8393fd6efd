import type { SheetGrid } from "../workbook/grid";
import { withCells } from "./clean-grid";
import type { RearrangedGrid } from "./rearranged";
import { tidyNumbers } from "./points";

/** A share in a bracket that ends a line: 理论学习（10%）. */
const SHARE_AT_END = /([（(【［[]\s*\d{1,3}(?:\.\d+)?)\s*[%％](\s*[)）】］\]]\s*[。；;]?)$/;

/**
 * A rubric that gives no points but each line's share of 100, read as points. Null where points are stated or few lines
 * end in a share.
 */
export function sharesAsPoints(grid: SheetGrid): RearrangedGrid | null {
  const texts = grid.cells.filter((c) => typeof c.cell.value === "string");
  const shares = texts.filter((c) => SHARE_AT_END.test(c.text));
  if (shares.length < 4 || shares.length < texts.length * 0.5 || texts.some((c) => /\d\s*分/.test(tidyNumbers(c.text))))
    return null;
  const cells = grid.cells.map((c) =>
    typeof c.cell.value === "string" ? { ...c, text: c.text.replace(SHARE_AT_END, "$1分$2") } : c,
  );
  return { grid: withCells(grid, cells), placeOf: (cell) => cell };
}
