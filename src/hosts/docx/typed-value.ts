import type { CellValue } from "../../core/workbook/snapshot";

/** What a spreadsheet keeps of a number; longer ones are names of something (identity cards, accounts). */
const MOST_DIGITS = 15;

/** Digits as a typist means a number: no leading zero but the one before a decimal point. */
const NUMBER = /^[+-]?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/**
 * What the text of a table's cell would be, had it been typed into a spreadsheet: "89", " 2.5 ", "－3" and "１８" are
 * numbers; "3分", "001", "1．", "90%", "3/5", dates and everything longer than 15 digits stay the text that they are.
 */
export function typedValue(text: string): CellValue {
  const plain = text.replace(/[０-９．＋－]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).trim();
  if (!NUMBER.test(plain) || plain.replace(/\D/g, "").length > MOST_DIGITS) return text;
  return Number(plain) + 0;
}
