import type { CellRange } from "../../../src/core/workbook/address";
import { accessDenied } from "./fault";
import { forEachCell, type SheetModel, type WorkbookModel } from "./model";

/** Fails for the whole block when one of its cells is locked on a protected sheet. */
export function ensureWritable(sheet: SheetModel, range: CellRange): void {
  if (sheet.protection === null) return;
  forEachCell(range, (row, column) => {
    if (!sheet.isWritable(row, column)) throw accessDenied(`${sheet.name} is protected`);
  });
}

/** Fails on a protected sheet unless its protection allows this; unlocked cells make no difference. */
export function ensureAllowed(sheet: SheetModel, option: string | null): void {
  if (sheet.protection !== null && (option === null || sheet.protection.options[option] !== true)) {
    throw accessDenied(`${sheet.name} is protected`);
  }
}

export function ensureStructureOpen(workbook: WorkbookModel): void {
  if (workbook.isStructureProtected) throw accessDenied("the workbook structure is protected");
}
