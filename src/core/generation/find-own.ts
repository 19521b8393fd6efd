import type { CheckResult } from "../check/check";
import type { OwnFormId } from "../model/recognised-sheet";
import type { OwnTable } from "../own-sheets/description";
import { ownTitles } from "../own-sheets/index";
import { nothingKept, readOwnTable, type KeptTable } from "../own-sheets/read-table";
import { ownSheetsOf } from "../own-sheets/recognise";
import type { SheetSnapshot, WorkbookSnapshot } from "../workbook/snapshot";
import { freeSheetName } from "./own-sheet";

/** A generated sheet as the workbook has it, and what on it is a person's. */
export interface Own<Id extends string> {
  readonly sheet: SheetSnapshot | null;
  readonly name: string;
  readonly kept: KeptTable<Id>;
}

/** A sheet of ours whose headings are gone, or that was drawn for another purpose, is left alone. */
export function findOwn<Id extends string>(
  workbook: WorkbookSnapshot,
  checked: CheckResult,
  form: OwnFormId,
  layout: OwnTable<Id>,
): Own<Id> {
  for (const { sheet } of ownSheetsOf(checked.sheets, form)) {
    const kept = readOwnTable(sheet, layout);
    if (kept) return { sheet, name: sheet.name, kept };
  }
  return { sheet: null, name: freeSheetName(workbook, ownTitles[form]), kept: nothingKept };
}
