import { SSF } from "@e965/xlsx";
import { type Cell, isCellError } from "../../core/workbook/snapshot";

/** A value in the words and colour of its number format. */
interface Shown {
  readonly text: string;
  /** CSS colour that the format itself asks for. */
  readonly color?: string;
  /** Numbers and dates are never cut off: what does not fit is shown as ####. */
  readonly isNumber: boolean;
  /** General: what is seen of a number depends on the room. */
  readonly isGeneral: boolean;
}

const library = SSF as { format(code: string, value: unknown): string; is_date(code: string): boolean };

const colors: Readonly<Record<string, string>> = {
  black: "#000000",
  黑色: "#000000",
  blue: "#0000ff",
  蓝色: "#0000ff",
  cyan: "#00ffff",
  蓝绿色: "#00ffff",
  green: "#00ff00",
  绿色: "#00ff00",
  magenta: "#ff00ff",
  洋红色: "#ff00ff",
  red: "#ff0000",
  红色: "#ff0000",
  white: "#ffffff",
  白色: "#ffffff",
  yellow: "#ffff00",
  黄色: "#ffff00",
};

const weekdays = ["日", "一", "二", "三", "四", "五", "六"];

/** The sections of a format; a semicolon inside quotes or after a backslash divides nothing. */
function sections(format: string): readonly string[] {
  const parts = [""];
  for (const token of format.match(/"[^"]*"?|\\.|_.|\*.|[^]/g) ?? []) {
    if (token === ";") parts.push("");
    else parts.push((parts.pop() ?? "") + token);
  }
  return parts;
}

function holds(condition: RegExpExecArray, value: number): boolean {
  const limit = Number(condition[2]);
  switch (condition[1]) {
    case "<":
      return value < limit;
    case "<=":
      return value <= limit;
    case ">":
      return value > limit;
    case ">=":
      return value >= limit;
    case "<>":
      return value !== limit;
    default:
      return value === limit;
  }
}

/** The section that a number is shown by. */
function sectionFor(parts: readonly string[], value: number): string {
  const conditions = parts.map((part) => /\[([<>=]{1,2})\s*(-?[\d.]+)\]/.exec(part));
  if (conditions.some((condition) => condition !== null)) {
    return parts.find((_, i) => conditions[i] === null || holds(conditions[i] as RegExpExecArray, value)) ?? "";
  }
  return (value < 0 ? parts[1] : value === 0 ? parts[2] : undefined) ?? parts[0] ?? "";
}

const colorNames = new RegExp(`^(?:${Object.keys(colors).join("|")}|(?:color|颜色)\\s*\\d+)$`, "i");

/** What stands in brackets: kinds of digits and colours are left out, a currency becomes its sign. */
function readableBracket(inside: string): string {
  const currency = /^\$([^-]*)/.exec(inside)?.[1];
  if (currency !== undefined) return currency === "" ? "" : `"${currency}"`;
  return /^DBNum\d$/i.test(inside) || colorNames.test(inside) ? "" : `[${inside}]`;
}

/** A format in the words that the library knows. */
function readable(format: string, value: number): string {
  const day = weekdays[(Math.floor(value) + 6) % 7] ?? "";
  return (format.match(/"[^"]*"?|\\.|\[[^\]]*\]?|[^"\\[]+/g) ?? [])
    .map((token) => {
      if (token.startsWith("[")) return readableBracket(token.replace(/^\[|\]$/g, ""));
      if (/^["\\]/.test(token)) return token;
      return token
        .replace(/G\/通用格式/gi, "General")
        .replace(/上午\/下午|[^\x20-\x7e]+/g, (letters) => (letters.includes("/") ? letters : `"${letters}"`))
        .replace(/aaaa/gi, `"星期${day}"`)
        .replace(/aaa/gi, `"${day}"`);
    })
    .join("");
}

/** Excel rounds what it shows by 15 digits: 1.005 is 1.01 in the format 0.00, though no binary number is 1.005. */
function decimal(value: number): number {
  return Number(value.toPrecision(15)) * (1 + 4 * Number.EPSILON);
}

/** The text that a piece of a format stands for. */
function literal(code: string): string {
  return code
    .replace(/\[[^\]]*\]/g, "")
    .replace(/"([^"]*)"?|\\(.)|[_*]./g, (_, quoted?: string, escaped?: string) => quoted ?? escaped ?? "");
}

function plain(value: number): string {
  return library.format("General", value);
}

function showNumber(format: string, value: number): Shown {
  const parts = sections(format);
  const section = sectionFor(parts, value);
  const name = /\[(\p{L}+)\]/u.exec(section)?.[1]?.toLowerCase();
  const color = name === undefined ? undefined : colors[name];
  const code = readable(format, value);
  const isGeneral = /^(general)?$/i.test(code.trim());
  const shown = { isNumber: true, isGeneral, ...(color !== undefined && { color }) };
  if (isGeneral || section.trim() === "@") return { ...shown, text: plain(value) };
  const [whole, before = "", after = ""] = /^(.*?)General(.*)$/i.exec(readable(section, value)) ?? [];
  if (whole !== undefined) return { ...shown, text: literal(before) + plain(value) + literal(after) };
  try {
    const isDate = library.is_date(readable(section, value));
    // No calendar has a day before its first one: Excel fills the cell with signs.
    if (isDate && value < 0) return { ...shown, text: "########" };
    // Excel keeps the point of "0.####" beside a whole number; a person reads 89, so it is left out here.
    return { ...shown, text: library.format(code, isDate ? value : decimal(value)).replace(/(\d)\.(?=\D*$)/, "$1") };
  } catch {
    return { ...shown, text: plain(value) };
  }
}

function showText(format: string, value: string): Shown {
  const shown = { isNumber: false, isGeneral: false };
  const section = sections(format)[3];
  if (section === undefined || section.trim() === "@") return { ...shown, text: value };
  try {
    return { ...shown, text: library.format(format, value) };
  } catch {
    return { ...shown, text: value };
  }
}

/** A cell as Excel would show it where it has room enough. */
export function showValue({ value, format = "General" }: Cell): Shown {
  if (typeof value === "number") return showNumber(format, value);
  if (typeof value === "string") return showText(format, value);
  const text = value === null ? "" : isCellError(value) ? value.error : value ? "TRUE" : "FALSE";
  return { text, isNumber: false, isGeneral: false };
}

/** Its words alone. */
export function formatValue(cell: Cell): string {
  return showValue(cell).text;
}

/**
 * What is seen of a number in a cell of limited width: all of it, with fewer decimals in the General format, or signs
 * that say that it does not fit. Never a part of its digits.
 * @param fits whether a text has room
 */
export function fitNumber(cell: Cell, shown: Shown, fits: (text: string) => boolean): string {
  if (fits(shown.text)) return shown.text;
  if (shown.isGeneral && typeof cell.value === "number") {
    for (const text of shorter(cell.value)) if (fits(text)) return text;
  }
  let signs = "#";
  while (signs.length < 255 && fits(`${signs}#`)) signs += "#";
  return signs;
}

/** The same number with ever fewer digits: first fewer decimals, then as a power of ten. */
function* shorter(value: number): Generator<string> {
  const least = Math.abs(value) >= 1 ? 0 : 1;
  if (Math.abs(value) < 1e11 && Math.abs(value) >= 1e-4) {
    for (let digits = 9; digits >= least; digits--) {
      yield decimal(value)
        .toFixed(digits)
        .replace(/(\.\d*?)0+$/, "$1")
        .replace(/\.$/, "");
    }
  }
  for (let digits = 5; digits >= 0; digits--) {
    yield value
      .toExponential(digits)
      .replace(/e([+-])(\d)$/, "E$10$2")
      .replace("e", "E");
  }
}
