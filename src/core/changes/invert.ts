import { designCells } from "../design/design-cells";
import type { ChangeSet, Edit } from "./change-set";

/** The change set that takes a workbook back: edits turned round, last first. */
export function invert(changeSet: ChangeSet): ChangeSet {
  return { purpose: "undo", edits: changeSet.edits.map(invertEdit).reverse() };
}

function invertEdit(edit: Edit): Edit {
  switch (edit.kind) {
    case "set-cell":
      return { ...edit, before: edit.after, after: edit.before };
    case "add-sheet":
      return { ...edit, kind: "remove-sheet", before: { visibility: "visible", cells: designCells(edit.design) } };
    case "remove-sheet":
      return { kind: "add-sheet", sheet: edit.sheet, index: edit.index, design: edit.design };
    case "redraw-sheet":
      return { kind: "restore-sheet", sheet: edit.sheet, cells: edit.before, design: edit.design };
    case "restore-sheet":
      return { kind: "redraw-sheet", sheet: edit.sheet, before: edit.cells, design: edit.design };
  }
}
