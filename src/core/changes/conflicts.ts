import { toA1 } from "../workbook/address";
import { cellAt, sameCell, type WorkbookSnapshot } from "../workbook/snapshot";
import type { ChangeSet, SkippedEdit } from "./change-set";

/** The edits of a change set that no longer fit the workbook, because somebody changed it since. */
export function findConflicts(workbook: WorkbookSnapshot, changeSet: ChangeSet): readonly SkippedEdit[] {
  const conflicts: SkippedEdit[] = [];
  for (const edit of changeSet.edits) {
    if (edit.kind === "add-sheet") continue;
    const sheet = workbook.sheets.find((s) => s.id === edit.sheet.id);
    const place = { sheet: edit.sheet.name, cell: edit.kind === "set-cell" ? toA1(edit) : null };
    if (!sheet) conflicts.push({ ...place, reason: "missing" });
    else if (edit.kind === "set-cell" && !sameCell(cellAt(sheet, edit.row, edit.column), edit.before)) {
      conflicts.push({ ...place, reason: "changed" });
    }
  }
  return conflicts;
}
