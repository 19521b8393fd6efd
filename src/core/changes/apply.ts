import { designCells } from "../design/design-cells";
import { withEntries } from "../workbook/patched-map";
import { cellKey, type Cell, type CellKey, type SheetSnapshot, type WorkbookSnapshot } from "../workbook/snapshot";
import type { ChangeSet, Edit, SetCell } from "./change-set";

/** The workbook as it will be after a change set; the given snapshot stays as it is. */
export function applyToSnapshot(workbook: WorkbookSnapshot, changeSet: ChangeSet): WorkbookSnapshot {
  let result = workbook;
  // Cells that are set one after the other are set together: a long sheet is copied once, not for each.
  let cells = new Map<string, Map<CellKey, Cell | null>>();
  const settle = (): void => {
    for (const [id, set] of cells)
      result = replaceSheet(result, id, (sheet) => ({ ...sheet, cells: withEntries(sheet.cells, set) }));
    cells = new Map();
  };
  for (const edit of changeSet.edits) {
    if (edit.kind === "set-cell") {
      const { id } = edit.sheet;
      const set = cells.get(id) ?? new Map<CellKey, Cell | null>();
      set.set(cellKey(edit.row, edit.column), isBlank(edit.after) ? null : edit.after);
      cells.set(id, set);
    } else {
      settle();
      result = applyEdit(result, edit);
    }
  }
  settle();
  return result;
}

function applyEdit(workbook: WorkbookSnapshot, edit: Exclude<Edit, SetCell>): WorkbookSnapshot {
  switch (edit.kind) {
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

function isBlank(cell: Cell | null): boolean {
  return !cell || (cell.value === "" && cell.formula === undefined);
}
