import type { Form } from "../schemes/types";
import { bare, oneLine } from "../text/fold";
import { a1, type SheetGrid } from "../workbook/grid";

/** The line above a form's table that holds one of its titles; null when there is none. */
export function findTitle(
  grid: SheetGrid,
  form: Form,
  beforeRow: number,
): { readonly text: string; readonly cell: string; readonly isOfficial: boolean } | null {
  const titles = form.titles.map(bare).filter((t) => t.length >= 3);
  for (const cell of grid.cells) {
    if (cell.row >= beforeRow) break;
    if (cell.text.length > 120) continue;
    const line = bare(cell.text);
    const hit = titles.findIndex((t) => line.includes(t));
    if (hit >= 0) return { text: oneLine(cell.text), cell: a1(cell), isOfficial: hit === 0 };
  }
  return null;
}
