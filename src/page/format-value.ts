import { type Cell, isCellError } from "../core/workbook/snapshot";

/** Day 60 of Excel's calendar is 29 February 1900, which never was: the epoch holds from March 1900 on. */
const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

interface Section {
  readonly kind: "general" | "number" | "date" | "text";
  readonly code: string;
}

function sectionFor(format: string, value: number): Section {
  const parts = format.split(";");
  const code = (value < 0 ? (parts[1] ?? parts[0]) : value === 0 ? (parts[2] ?? parts[0]) : parts[0]) ?? "";
  const bare = code
    .replace(/"[^"]*"/g, "")
    .replace(/\\./g, "")
    .replace(/\[(?!h|m|s)[^\]]*\]/gi, "");
  if (/^(general|g\/通用格式)?$/i.test(bare.trim())) return { kind: "general", code };
  if (bare.trim() === "@") return { kind: "text", code };
  if (/[ymdhs]/i.test(bare)) return { kind: "date", code };
  return { kind: "number", code };
}

function general(value: number): string {
  return String(Number(value.toPrecision(11)));
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}

/** The digits' pattern of a number format, with the literal text around it. */
function splitNumberCode(code: string): { before: string; pattern: string; after: string } {
  const parts = { before: "", pattern: "", after: "" };
  const tokens = code.match(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*.|[#0?.,]+|[^]/g) ?? [];
  for (const token of tokens) {
    if (/^[#0?.,]/.test(token)) parts.pattern ||= token;
    else parts[parts.pattern === "" ? "before" : "after"] += literal(token);
  }
  return parts;
}

function literal(token: string): string {
  if (token.startsWith('"')) return token.slice(1, -1);
  if (token.startsWith("\\")) return token.slice(1);
  if (token.startsWith("_")) return " ";
  return token.length > 1 && /^[[*]/.test(token) ? "" : token;
}

function formatNumber(code: string, value: number): string {
  const { before, pattern, after } = splitNumberCode(code);
  const [whole = "", decimals = ""] = pattern.split(".");
  const isPercent = (before + after).includes("%");
  const [units = "0", places = ""] = roundHalfUp(Math.abs(value) * (isPercent ? 100 : 1), decimals.length).split(".");
  const least = decimals.replace(/[#?]+$/, "").length;
  const kept = places.replace(/0+$/, "").padEnd(least, "0");
  const padded = units.padStart(whole.replace(/[^0]/g, "").length, "0");
  const shown = whole.includes(",") ? grouped(padded) : padded;
  const sign = value < 0 && !code.includes("-") && !code.includes("(") ? "-" : "";
  // Excel keeps the point of "0.####" beside a whole number; a person reads 89, so it is left out here.
  return `${sign}${before}${shown}${kept === "" ? "" : `.${kept}`}${after}`;
}

/** 1.005 has no exact binary form: rounding goes by the 15 digits that Excel shows. */
function roundHalfUp(value: number, digits: number): string {
  const shifted = Number(`${value.toPrecision(15)}e${digits}`);
  return Number.isFinite(shifted) ? Number(`${Math.round(shifted)}e-${digits}`).toFixed(digits) : value.toFixed(digits);
}

function formatDate(code: string, serial: number): string {
  const date = new Date(EPOCH + Math.round(serial * DAY));
  const pad = (part: number, width: number): string => String(part).padStart(width, "0");
  let isAfterHour = false;
  return code
    .replace(/\[\$[^\]]*\]/g, "")
    .replace(/"[^"]*"|\\.|y+|m+|d+|h+|s+|am\/pm|上午\/下午/gi, (token) => {
      const letter = token[0]?.toLowerCase();
      const width = Math.min(token.length, 2);
      switch (letter) {
        case '"':
          return token.slice(1, -1);
        case "\\":
          return token.slice(1);
        case "y":
          return token.length > 2 ? String(date.getUTCFullYear()) : pad(date.getUTCFullYear() % 100, 2);
        case "d":
          return pad(date.getUTCDate(), width);
        case "h":
          isAfterHour = true;
          return pad(date.getUTCHours(), width);
        case "s":
          return pad(date.getUTCSeconds(), width);
        case "m":
          return isAfterHour ? pad(date.getUTCMinutes(), width) : pad(date.getUTCMonth() + 1, width);
        default:
          return "";
      }
    })
    .replace(/;@$/, "");
}

/** A cell's value as Excel would show it, for the number formats that grading forms use. */
export function formatValue(cell: Cell): string {
  const { value, format } = cell;
  if (value === null) return "";
  if (isCellError(value)) return value.error;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string") return value;
  const section = sectionFor(format ?? "General", value);
  switch (section.kind) {
    case "general":
      return general(value);
    case "text":
      return String(value);
    case "date":
      return formatDate(section.code, value);
    case "number":
      return formatNumber(section.code, value);
  }
}
