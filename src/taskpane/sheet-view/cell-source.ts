import type { Cell } from "../../core/workbook/snapshot";
import { isCellError } from "../../core/workbook/snapshot";
import { typedCell } from "../../core/workbook/typed-cell";
import { formatValue } from "./format-value";

/** Dates and shares are edited as people write them, everything else as it is kept. */
const WRITTEN_FORMATS = ["yyyy/m/d", "h:mm", "h:mm:ss"];

/** The text that a person edits: typing it as it is changes nothing. */
export function cellSource(cell: Cell | undefined): string {
  if (!cell) return "";
  const { value, formula, format } = cell;
  if (formula !== undefined) return `=${formula}`;
  if (value === null) return "";
  if (isCellError(value)) return value.error;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "number" && format !== undefined && /[ymdhs年月日%]/i.test(format)) {
    const written = format.includes("%")
      ? [`${Number((value * 100).toPrecision(15))}%`]
      : WRITTEN_FORMATS.map((one) => formatValue({ value, format: one }));
    const found = written.find((text) => typedCell(text, null)?.value === value);
    if (found !== undefined) return found;
  }
  if (typeof value === "string") {
    // What would be read as something else is marked as text, as in Excel.
    const read = typedCell(value, format ?? null);
    return read?.value === value && read.formula === undefined ? value : `'${value}`;
  }
  return String(value);
}
