import type { Cell } from "./snapshot";

/** Beyond this a number loses digits: identity cards and accounts stay text. */
const MOST_DIGITS = 15;
const DAY = 86_400_000;
/** Day 0 of the calendar from 1900, as it counts from March 1900 on. */
const EPOCH = Date.UTC(1899, 11, 30);
const FIRST_DAY = 61;

const NUMBER = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?\s*(%?)$/;
const DATE = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/**
 * What a person's typing makes of a cell, as in Excel: a formula after "=", a number, a share, a date with its year, a
 * time of day, a truth value; otherwise text, and what Excel would change stays text (leading zeros, more than 15 digits,
 * "3-26" without a year). Blank is null.
 * @param format the cell's number format; null for General. It stays, unless General cannot show what was typed.
 */
export function typedCell(text: string, format: string | null): Cell | null {
  const with_ = (value: Cell["value"], own: string | null = null): Cell => {
    const kept = format ?? own;
    return kept === null ? { value } : { value, format: kept };
  };
  if (text === "") return null;
  if (text.startsWith("'") && text.length > 1) return with_(text.slice(1));
  if (format === "@") return with_(text);
  if (/^=\s*\S/.test(text)) return { ...with_(null), formula: text.slice(1).trim() };
  const bare = text.trim();
  const number = typedNumber(bare);
  if (number) return with_(number.value, number.format);
  const date = typedDate(bare);
  if (date) return with_(date.value, date.format);
  const time = TIME.exec(bare);
  if (time && Number(time[1]) < 24 && Number(time[2]) < 60 && Number(time[3] ?? 0) < 60) {
    const seconds = Number(time[1]) * 3600 + Number(time[2]) * 60 + Number(time[3] ?? 0);
    return with_(seconds / 86_400, time[3] === undefined ? "h:mm" : "h:mm:ss");
  }
  if (/^true$/i.test(bare)) return with_(true);
  if (/^false$/i.test(bare)) return with_(false);
  return with_(text);
}

interface Typed {
  readonly value: number;
  /** What General cannot show; null where it can. */
  readonly format: string | null;
}

function typedNumber(text: string): Typed | null {
  const match = NUMBER.exec(text);
  if (!match) return null;
  const [, sign = "", units = "", decimals, exponent, percent = ""] = match;
  if (units === "" && (decimals ?? "") === "") return null;
  const digits = units.replace(/,/g, "");
  const significant = (digits + (decimals ?? "")).replace(/^0+/, "");
  if (significant.length > MOST_DIGITS || /^0\d/.test(digits)) return null;
  const value = Number(`${sign}${digits || "0"}.${decimals ?? ""}e${Number(exponent ?? 0) - (percent ? 2 : 0)}`);
  if (!Number.isFinite(value)) return null;
  const places = decimals ? ".00" : "";
  if (percent) return { value, format: `0${places}%` };
  return { value, format: units.includes(",") ? `#,##0${places}` : exponent === undefined ? null : "0.00E+00" };
}

function typedDate(text: string): Typed | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const [year, month, day] = [match[1], match[3] ?? match[5], match[4] ?? match[6]].map(Number) as [
    number,
    number,
    number,
  ];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const value = Math.round((date.getTime() - EPOCH) / DAY);
  if (value < FIRST_DAY) return null;
  return { value, format: match[2] === undefined ? 'yyyy"年"m"月"d"日"' : "yyyy/m/d" };
}

/** The block of cells that a copied text stands for, row by row: columns divided by tabs, as Excel and WPS copy them. */
export function pastedBlock(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  // A cell of several lines, or with quotes, is copied in quotes.
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r?\n|\r|$)/y;
  const source = text.replace(/\r?\n$/, "");
  for (;;) {
    const match = cell.exec(source);
    if (!match) return rows;
    const [, quoted, bare = "", end = ""] = match;
    (rows.at(-1) as string[]).push(quoted === undefined ? bare : quoted.replace(/""/g, '"'));
    if (end === "") return rows;
    if (end !== "\t") rows.push([]);
  }
}
