import type { Cell, CellKey, CellValue } from "../../core/workbook/snapshot";
import { cellKey, sameValue } from "../../core/workbook/snapshot";

export const GENERAL = "General";
export const TEXT_FORMAT = "@";

/** A cell as it is now, with the number format that even a blank one has. */
export interface HeldCell {
  readonly cell: Cell | null;
  readonly format: string;
}

/** What must be loaded of a range before `heldCells` can read it. */
export const CELL_PROPERTIES = "values,formulas,numberFormat,valueTypes,rowIndex,columnIndex";

/** Every cell of a loaded range, blank ones included, in reading order. */
export function* heldCells(range: Excel.Range, formulaValues: boolean): Generator<[CellKey, HeldCell]> {
  const { values, formulas, numberFormat, valueTypes, rowIndex, columnIndex } = range;
  for (const [r, line] of values.entries()) {
    for (const [c, value] of line.entries()) {
      const format = String(numberFormat[r]?.[c] ?? GENERAL);
      const cell = decode(value, formulas[r]?.[c], format, String(valueTypes[r]?.[c]), formulaValues);
      yield [cellKey(rowIndex + r, columnIndex + c), { cell, format }];
    }
  }
}

function decode(value: unknown, formula: unknown, format: string, type: string, formulaValues: boolean): Cell | null {
  const shown = type === "Error" ? { error: String(value) } : plainValue(value);
  const formatted = format === GENERAL ? {} : { format };
  // A text that begins with "=" comes back from `formulas` without its apostrophe; unlike a formula it is its own value.
  if (typeof formula === "string" && formula.startsWith("=") && formula !== value) {
    return { value: formulaValues ? shown : null, formula: formula.slice(1), ...formatted };
  }
  return shown === "" ? null : { value: shown, ...formatted };
}

function plainValue(value: unknown): CellValue {
  if (typeof value === "number" || typeof value === "boolean") return value;
  return value === null || value === undefined ? "" : String(value);
}

/**
 * Same value, or same formula; the value of a formula is a consequence and does not count. Excel writes formulas
 * back in its own way (quotes that a sheet name does not need are dropped, names in capitals).
 */
export function sameContent(a: Cell | null | undefined, b: Cell | null | undefined): boolean {
  const first = blankAsNull(a);
  const second = blankAsNull(b);
  if (!first || !second) return first === second;
  if (first.formula !== undefined || second.formula !== undefined) {
    return normalFormula(first.formula) === normalFormula(second.formula);
  }
  return sameValue(first.value, second.value);
}

export function formatOf(cell: Cell | null): string {
  return cell?.format ?? GENERAL;
}

function blankAsNull(cell: Cell | null | undefined): Cell | null {
  return cell && (cell.formula !== undefined || (cell.value !== "" && cell.value !== null)) ? cell : null;
}

function normalFormula(formula: string | undefined): string | undefined {
  return formula
    ?.split(/("(?:[^"]|"")*")/)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(/['\s]|_xlfn\.|_xlws\./gi, "").toUpperCase()))
    .join("");
}
