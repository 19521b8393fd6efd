import { cellKey, type Cell, type CellKey } from "../workbook/snapshot";
import type { SheetDesign } from "./sheet-design";
import { styles } from "./styles";

/** The cells that a drawn sheet will have, as a snapshot would show them: number formats come from the styles. */
export function designCells(design: SheetDesign): ReadonlyMap<CellKey, Cell> {
  const cells = new Map<CellKey, Cell>();
  for (const { row, column, content, style } of design.cells) {
    if (!content || (content.value === "" && content.formula === undefined)) continue;
    const format = content.format ?? styles[style].numberFormat;
    cells.set(cellKey(row, column), {
      value: content.value,
      ...(content.formula === undefined ? {} : { formula: content.formula }),
      ...(format === undefined ? {} : { format }),
    });
  }
  return new Map([...cells].sort(([a], [b]) => a - b));
}
