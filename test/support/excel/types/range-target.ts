import { MAX_COLUMNS, MAX_ROWS, parseRange, type CellRange } from "../../../../src/core/workbook/address";
import { wholeNumber } from "../arguments";
import { ExcelFault, invalidArgument } from "../fault";
import type { SheetModel } from "../model";

/** What stands behind a Range. */
export interface RangeTarget extends CellRange {
  readonly sheet: SheetModel;
}

export const wholeSheet: CellRange = { top: 0, left: 0, bottom: MAX_ROWS - 1, right: MAX_COLUMNS - 1 };

export function rangeTarget(sheet: SheetModel, { top, left, bottom, right }: CellRange): RangeTarget {
  if (top < 0 || left < 0 || bottom >= MAX_ROWS || right >= MAX_COLUMNS) throw invalidArgument("beyond the sheet");
  return { sheet, top, left, bottom, right };
}

/** A range of a sheet by the caller's A1 text; whole columns and rows allowed; no text means the whole sheet. */
export function targetByAddress(sheet: SheetModel, address: unknown): RangeTarget {
  if (address === undefined || address === null || address === "") return rangeTarget(sheet, wholeSheet);
  if (typeof address !== "string") throw invalidArgument("address");
  const local = address
    .slice(address.lastIndexOf("!") + 1)
    .replace(/\$/g, "")
    .toUpperCase();
  const columns = /^([A-Z]{1,3}):([A-Z]{1,3})$/.exec(local);
  const rows = /^(\d{1,7}):(\d{1,7})$/.exec(local);
  try {
    if (columns) {
      return rangeTarget(sheet, { ...parseRange(`${columns[1]}1:${columns[2]}1`), bottom: MAX_ROWS - 1 });
    }
    if (rows) return rangeTarget(sheet, { ...parseRange(`A${rows[1]}:A${rows[2]}`), right: MAX_COLUMNS - 1 });
    return rangeTarget(sheet, parseRange(local));
  } catch {
    throw invalidArgument(`address ${address}`);
  }
}

export function targetByIndexes(
  sheet: SheetModel,
  [top, left, rowCount, columnCount]: readonly unknown[],
): RangeTarget {
  const range = { top: wholeNumber(top, 0, "row"), left: wholeNumber(left, 0, "column"), bottom: 0, right: 0 };
  range.bottom = range.top + wholeNumber(rowCount, 1, "rowCount") - 1;
  range.right = range.left + wholeNumber(columnCount, 1, "columnCount") - 1;
  return rangeTarget(sheet, range);
}

/** Fails when the sheet of a range was deleted. */
export function ensureSheetAlive(sheet: SheetModel): void {
  if (sheet.isDeleted)
    throw new ExcelFault("InvalidReference", "This reference is not valid for the current operation.");
}
