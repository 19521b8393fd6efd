import { invalidArgument } from "./fault";
import type { SheetModel } from "./model";

/** Puts a value into a cell as if a person had typed it there. */
export function enterTyped(sheet: SheetModel, row: number, column: number, value: unknown, what: string): void {
  if (typeof value === "number" || typeof value === "boolean") {
    sheet.setContent(row, column, { value });
  } else if (value === "") {
    sheet.setContent(row, column, null);
  } else if (typeof value === "string") {
    if (value.startsWith("'")) sheet.setContent(row, column, { value: value.slice(1) });
    else if (sheet.format(row, column, "numberFormat") === "@") sheet.setContent(row, column, { value });
    else if (/^[=+-]./.test(value) && Number.isNaN(Number(value))) {
      sheet.setContent(row, column, { value: 0, formula: value.replace(/^=/, "") });
    } else if (value.trim() !== "" && !Number.isNaN(Number(value))) {
      sheet.setContent(row, column, { value: Number(value) });
    } else sheet.setContent(row, column, { value });
  } else {
    throw invalidArgument(what);
  }
}
