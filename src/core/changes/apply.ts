import { designCells } from "../design/design-cells";
import { cellKey, type Cell, type CellKey, type SheetSnapshot, type WorkbookSnapshot } from "../workbook/snapshot";
import type { ChangeSet, Edit } from "./change-set";

/** The workbook as it will be after a change set; the given snapshot stays as it is. */
export function applyToSnapshot(workbook: WorkbookSnapshot, changeSet: ChangeSet): WorkbookSnapshot {
  return changeSet.edits.reduce(applyEdit, workbook);
}

function applyEdit(workbook: WorkbookSnapshot, edit: Edit): WorkbookSnapshot {
  switch (edit.kind) {
    case "set-cell":
      return replaceSheet(workbook, edit.sheet.id, (sheet) => ({
        ...sheet,
        cells: withCell(sheet.cells, cellKey(edit.row, edit.column), edit.after),
      }));
    case "add-sheet": {
      const added: SheetSnapshot = {
        id: edit.sheet.id,
        name: edit.sheet.name,
        visibility: "visible",
        isProtected: false,
        cells: designCells(edit.design),
      };
      return {
        ...workbook,
        sheets: [...workbook.sheets.slice(0, edit.index), added, ...workbook.sheets.slice(edit.index)],
      };
    }
    case "redraw-sheet":
      return replaceSheet(workbook, edit.sheet.id, (sheet) => ({ ...sheet, cells: designCells(edit.design) }));
    case "restore-sheet":
      return replaceSheet(workbook, edit.sheet.id, (sheet) => ({ ...sheet, cells: edit.cells }));
    case "remove-sheet":
      return { ...workbook, sheets: workbook.sheets.filter((s) => s.id !== edit.sheet.id) };
  }
}

function replaceSheet(
  workbook: WorkbookSnapshot,
  id: string,
  change: (sheet: SheetSnapshot) => SheetSnapshot,
): WorkbookSnapshot {
  return { ...workbook, sheets: workbook.sheets.map((s) => (s.id === id ? change(s) : s)) };
}

function withCell(cells: ReadonlyMap<CellKey, Cell>, key: CellKey, cell: Cell | null): ReadonlyMap<CellKey, Cell> {
  const next = new Map(cells);
  if (!cell || (cell.value === "" && cell.formula === undefined)) {
    next.delete(key);
    return next;
  }
  const isNew = !next.has(key);
  next.set(key, cell);
  return isNew ? new Map([...next].sort(([a], [b]) => a - b)) : next;
}
