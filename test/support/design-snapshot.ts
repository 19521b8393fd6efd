import type { SheetDesign } from "../../src/core/design/sheet-design";
import { cellKey, type Cell, type SheetSnapshot, type WorkbookSnapshot } from "../../src/core/workbook/snapshot";

/** What a host would read from a drawn sheet. */
export function snapshotOfDesign(design: SheetDesign): SheetSnapshot {
  const cells = new Map<number, Cell>();
  for (const cell of design.cells) {
    if (cell.content !== null && cell.content.value !== "") cells.set(cellKey(cell.row, cell.column), cell.content);
  }
  return { id: `id-${design.name}`, name: design.name, visibility: "visible", isProtected: false, cells };
}

export function workbookOfDesigns(designs: readonly SheetDesign[], name = "book.xlsx"): WorkbookSnapshot {
  return { name, calculation: "automatic", isStructureProtected: false, sheets: designs.map(snapshotOfDesign) };
}
