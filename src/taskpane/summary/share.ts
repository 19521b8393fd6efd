import { decimal } from "../../core/workbook/decimal";

/** A share of all in percent, one decimal: 3 of 14 → "21.4". */
export function shareOf(count: number, all: number): string {
  return all === 0 ? "0.0" : decimal(count).times(100).div(decimal(all)).round(1, 1).toFixed(1);
}
