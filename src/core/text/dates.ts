import { visible } from "./fold";

/** A date as exactly as it was written; null for the parts left out. */
export interface ReadDate {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

const CHINESE_DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** "二〇一二" → "2012", "十二" → "12", "二十三" → "23"; other characters stay. */
function arabic(text: string): string {
  return text
    .replace(/[〇零一二三四五六七八九0]{4}(?=年)/g, (year) => [...year].map((c) => CHINESE_DIGITS[c] ?? c).join(""))
    .replace(/[一二三四五六七八九]?十[一二三四五六七八九]?/g, (number) => {
      const [tens = "", ones = ""] = number.split("十");
      return String((CHINESE_DIGITS[tens] ?? 1) * 10 + (CHINESE_DIGITS[ones] ?? 0));
    })
    .replace(/[一二三四五六七八九](?=[月日号])/g, (digit) => String(CHINESE_DIGITS[digit]));
}

function lastDay(year: number | null, month: number): number {
  return new Date(Date.UTC(year ?? 2012, month, 0)).getUTCDate();
}

/** The last day of a third of a month: 上旬 1–10, 中旬 11–20, 下旬 21–end. */
function partEnd(part: string, year: number | null, month: number): number {
  if (part === "上旬" || part === "初") return 10;
  if (part === "中旬" || part === "中") return 20;
  return lastDay(year, month);
}

/**
 * Reads dates in every form the documents use: a year, `6月`, `6/30`, `二季度` (its last month), `2012年6月`, `6月底前`, 旬, `2012.6.1`,
 * `2012-06-01`, Chinese numerals. Words around a date ("前", "完成") do not matter.
 * Null when there is none, or when it is no day of the calendar (`13月`, `2月30日`).
 */
export function readDate(text: string): ReadDate | null {
  const clean = arabic(visible(text).normalize("NFKC").replace(/\s+/g, ""));
  const dashed = /(?<!\d)(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?(?!\d)/.exec(clean);
  if (dashed) return valid(Number(dashed[1]), Number(dashed[2]), dashed[3] ? Number(dashed[3]) : null);
  const written = /(?:(\d{4})年)?(\d{1,2})月(?:份)?(?:(\d{1,2})[日号]?|(上旬|中旬|下旬|初|中|底|末))?/.exec(clean);
  if (written) {
    const year = written[1] ? Number(written[1]) : null;
    const month = Number(written[2]);
    if (month < 1 || month > 12) return null;
    const day = written[3] ? Number(written[3]) : written[4] ? partEnd(written[4], year, month) : null;
    return valid(year, month, day);
  }
  const run = /^(\d{4})(\d{2})(\d{2})$/.exec(clean);
  if (run) return valid(Number(run[1]), Number(run[2]), Number(run[3]));
  const quarter = /(?:(\d{4})年)?(?:第)?([一二三四1-4])季度/.exec(clean);
  if (quarter) {
    const month = (CHINESE_DIGITS[quarter[2] ?? ""] ?? Number(quarter[2])) * 3;
    return { year: quarter[1] ? Number(quarter[1]) : null, month, day: null };
  }
  const short = /^(\d{1,2})[/.](\d{1,2})日?(?:之?前)?$/.exec(clean);
  if (short) return valid(null, Number(short[1]), Number(short[2]));
  const yearOnly = /(?<!\d)(1[89]\d{2}|20\d{2})(?!\d)(?:年.*)?/.exec(clean);
  return yearOnly ? { year: Number(yearOnly[1]), month: null, day: null } : null;
}

function valid(year: number | null, month: number, day: number | null): ReadDate | null {
  if (month < 1 || month > 12) return null;
  if (day !== null && (day < 1 || day > (year === null && month === 2 ? 29 : lastDay(year, month)))) return null;
  return { year, month, day };
}

/**
 * True where the first date certainly lies before the second: parts that either leaves open decide nothing. Without
 * years, as dates of one year.
 */
export function isBefore(first: ReadDate, second: ReadDate): boolean {
  if (first.year !== null && second.year !== null && first.year !== second.year) return first.year < second.year;
  if ((first.year === null) !== (second.year === null) && first.month !== null && second.month !== null) return false;
  if (first.month === null || second.month === null) return false;
  if (first.month !== second.month) return first.month < second.month;
  return first.day !== null && second.day !== null && first.day < second.day;
}

/**
 * The last day that a text may mean, as ISO text: of 2012年6月 its 30th; null where it names no date. `year` stands for
 * a year that is left out, without it such a date is none.
 */
export function lastDayOf(text: string, year: number | null = null): string | null {
  const date = readDate(text);
  const named = date?.year ?? year;
  if (!date || named === null) return null;
  const day = date.day ?? lastDay(named, date.month ?? 12);
  return `${named}-${String(date.month ?? 12).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/**
 * The quarter of the year, 1–4, that a month, several months or a quarter lies in: `4`, `4月`, `2012年4月`, `3-4月`,
 * `二季度`; null for everything else (`13月`).
 */
export function readQuarter(text: string): number | null {
  const clean = arabic(visible(text).normalize("NFKC").replace(/\s+/g, ""));
  const quarter = /(?:第)?([1-4一二三四])季度?/.exec(clean)?.[1];
  if (quarter !== undefined) return CHINESE_DIGITS[quarter] ?? Number(quarter);
  const plain = /^(?:\d{4})?(0?[1-9]|1[0-2])$/.exec(clean)?.[1];
  const range = /^(?:\d{4}年)?(\d{1,2})月?[-~—–至到、](\d{1,2})月(?:份)?$/.exec(clean);
  const months = range
    ? [range[1], range[2]].map(Number)
    : [plain === undefined ? readDate(text)?.month : Number(plain)];
  if (!months.every((month) => month !== null && month !== undefined && month >= 1 && month <= 12)) return null;
  return Math.ceil((months.at(-1) ?? 0) / 3);
}

/** True for number formats that show a date (d, m or y outside quotes and brackets; not a time alone). */
export function showsDay(format: string | undefined): boolean {
  if (!format) return false;
  const codes = format.replace(/"[^"]*"|\\.|\[[^[\]]*\]/g, "");
  return /[dy]/i.test(codes) || /^[^hs]*m[^hs]*$/i.test(codes);
}

/** True for number formats that show a time of day: what looks like 2:30 is 0.104 and no number that anybody typed. */
export function showsTime(format: string | undefined): boolean {
  if (!format) return false;
  // Hours beyond a day stand in brackets: [h]:mm.
  return /[hs]/i.test(format.replace(/"[^"]*"|\\.|\[(?![hms]+\])[^[\]]*\]/gi, ""));
}

/** The time of day of a serial number: 0.104 → 2:30. */
export function serialToTime(serial: number): string {
  const minutes = Math.round(serial * 1440);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** The serial number after 9999-12-31: from here on Excel shows no date. */
const SERIAL_END = 2_958_466;

/** True for numbers that Excel shows as a day, given a date format. */
export function isSerialDate(serial: number): boolean {
  return serial >= 1 && serial < SERIAL_END;
}

/** The day of an Excel serial number in the 1900 system, as ISO text; `isSerialDate` must hold. */
export function serialToIso(serial: number): string {
  return new Date(Math.round((Math.floor(serial) - 25_569) * 86_400_000)).toISOString().slice(0, 10);
}
