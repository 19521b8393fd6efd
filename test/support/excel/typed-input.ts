import { FormulaSyntaxError, normalise } from "./formula/tokens";
import { parseFormula } from "./formula/parse";
import { generalText } from "./number-format";
import { invalidArgument } from "./fault";
import type { CellContent, SheetModel } from "./model";

/** The year that a date without one belongs to. */
const THIS_YEAR = 2026;

/** Excel's longest text in a cell, and its longest formula. */
const LONGEST_TEXT = 32_767;
const LONGEST_FORMULA = 8_192;

const errorCodes = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];

interface Entry {
  readonly content: CellContent | null;
  /** The number format that typing gives a cell without one. */
  readonly format?: string;
}

/**
 * Puts a value into a cell as a zh-CN Excel does when a person types it there: formulas, numbers, percentages,
 * amounts and dates are recognised unless the cell is formatted as text or the entry begins with an apostrophe.
 * @throws ExcelFault InvalidArgument for what cannot be an entry, such as a broken formula
 */
export function enterTyped(sheet: SheetModel, row: number, column: number, value: unknown, what: string): void {
  const format = sheet.format(row, column, "numberFormat") ?? "General";
  const entry = read(value, format === "@", what);
  sheet.setContent(row, column, entry.content);
  if (entry.format !== undefined && format === "General") {
    sheet.setFormat({ top: row, left: column, bottom: row, right: column }, "numberFormat", entry.format);
  }
}

function read(value: unknown, isText: boolean, what: string): Entry {
  if (value === "") return { content: null };
  if (typeof value === "number" && Number.isFinite(value)) {
    return { content: { value: isText ? generalText(value) : value } };
  }
  if (typeof value === "boolean") return { content: { value: isText ? String(value).toUpperCase() : value } };
  if (typeof value !== "string") throw invalidArgument(what);
  if (value.length > LONGEST_TEXT) throw invalidArgument(`${what}: a text of ${value.length} characters`);
  if (value.startsWith("'")) return { content: { value: value.slice(1) } };
  return isText ? { content: { value } } : readTyped(value, what);
}

function readTyped(typed: string, what: string): Entry {
  const plain = typed
    .replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/￥/g, "¥")
    .replace(/\u3000/g, " ")
    .trim();
  const upper = plain.toUpperCase();
  if (upper === "TRUE" || upper === "FALSE") return { content: { value: upper === "TRUE" } };
  if (errorCodes.includes(upper)) return { content: { value: { error: upper } } };
  const known = readNumber(plain) ?? readDate(plain);
  if (known) return { content: { value: known.value }, ...(known.format === null ? {} : { format: known.format }) };
  if (/^[=+\-@]./.test(typed)) return { content: readFormula(typed, what) };
  return { content: { value: typed } };
}

function readFormula(typed: string, what: string): CellContent {
  const formula = typed.replace(/^=/, "");
  if (formula.length > LONGEST_FORMULA) throw invalidArgument(`${what}: a formula of ${formula.length} characters`);
  try {
    parseFormula(formula);
    return { value: 0, formula: normalise(formula) };
  } catch (problem) {
    if (problem instanceof FormulaSyntaxError) throw invalidArgument(`${what}: ${typed} (${problem.message})`);
    throw problem;
  }
}

interface Reading {
  readonly value: number;
  readonly format: string | null;
}

/** Excel keeps the first 15 significant digits of what is typed: the others become zeros, they are not rounded. */
function keptDigits(digits: string): string {
  let significant = 0;
  return digits.replace(/\d/g, (digit) => {
    if (significant > 0 || digit !== "0") significant++;
    return significant > 15 ? "0" : digit;
  });
}

function readNumber(text: string): Reading | null {
  const negative = /^\((.+)\)$/.exec(text);
  const body = negative?.[1] ?? text;
  const match = /^([+-]?)([¥$]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d*)?([eE][+-]?\d+)?(%?)$/.exec(body);
  if (!match) return null;
  const [, sign, currency, integer, decimals = "", exponent = "", percent] = match;
  if (integer === undefined && decimals.length < 2) return null;
  const size =
    Number(`${keptDigits(`${(integer ?? "0").replace(/,/g, "")}${decimals}`)}${exponent}`) / (percent ? 100 : 1);
  const value = (sign === "-") !== Boolean(negative) ? -size : size;
  const places = decimals.length > 1 ? ".00" : "";
  if (percent) return { value, format: `0${places}%` };
  if (exponent) return { value, format: "0.00E+00" };
  if (currency) return { value, format: `"${currency}"#,##0${places}` };
  return { value, format: integer?.includes(",") ? `#,##0${places}` : null };
}

function readDate(text: string): Reading | null {
  const time = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (time) {
    const [hour = 0, minute = 0, second = 0] = time.slice(1).map((part) => Number(part ?? 0));
    if (minute > 59 || second > 59) return null;
    return { value: (hour * 3600 + minute * 60 + second) / 86_400, format: time[3] ? "h:mm:ss" : "h:mm" };
  }
  const written = /^(?:(\d{4}|\d{2})年)?(\d{1,2})月(?:(\d{1,2})日)?$/.exec(text);
  if (written) {
    const [, year, month, day] = written;
    if (year === undefined && day === undefined) return null;
    const format = `${year ? 'yyyy"年"' : ""}m"月"${day ? 'd"日"' : ""}`;
    return date(year, month, day ?? "1", format);
  }
  const full = /^(\d{4}|\d{1,2})([-/])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (full) return date(full[1], full[3], full[4], "yyyy/m/d");
  const partial = /^(\d{1,4})[-/](\d{1,4})$/.exec(text);
  if (!partial) return null;
  const [, first = "", second = ""] = partial;
  if (second.length === 4) return date(second, first, "1", "mmm-yy");
  if (first.length > 2) return first.length === 4 ? date(first, second, "1", "mmm-yy") : null;
  return date(undefined, first, second, 'm"月"d"日"') ?? date(first, second, "1", "mmm-yy");
}

function date(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  format: string,
): Reading | null {
  const [m, d] = [Number(month), Number(day)];
  const given = Number(year ?? THIS_YEAR);
  const y = year === undefined || year.length === 4 ? given : given < 30 ? 2000 + given : 1900 + given;
  const utc = new Date(Date.UTC(y, m - 1, d));
  if (y < 1900 || utc.getUTCMonth() !== m - 1 || utc.getUTCDate() !== d) return null;
  const serial = (utc.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000;
  // Excel counts a 29 February 1900.
  return { value: serial < 61 ? serial - 1 : serial, format };
}
