import type { GridCell, SheetGrid } from "../workbook/grid";
import { drawnTogether, fold, oneLine } from "../text/fold";
import { chineseNumber } from "./numbering";

/** Points in brackets or with their unit that end a name. */
const POINTS_AT_END = /(?:[（(【［[︻]\s*|(?<!\s)\s+|(?<![\d\s]))\d+(?:\.\d+)?\s*(?:分\s*)?[)）】］\]︼]?$/;

/** A longer text is no name or sentence that an extraction gave twice. */
const LONGEST_DOUBLED = 400;

/** What may stand there once. */
const STANDS_ALONE = /[\p{P}\p{S}\d]/u;

/** Nearly all of it stands there twice: it is so many times as long as it should be. */
const LEAST_REPEATED = 1.6;

/**
 * 领领 导导︻16分︼ → 领导︻16分︼ and 领导班子领导班子（1515分）分） → 领导班子（15分）: some PDF extractions give every glyph
 * twice, others every run of glyphs.
 */
export function undouble(text: string): string {
  const solid = text.replace(/[\s\u3000\u00A0]+/g, "");
  if (solid.length < 4 || solid.length > LONGEST_DOUBLED) return text;
  const whole = withoutRepeats(solid);
  if (whole !== null) return whole;
  const points = /\d/.test(solid) ? (POINTS_AT_END.exec(solid)?.[0] ?? "") : "";
  const name = points === "" ? null : withoutRepeats(solid.slice(0, solid.length - points.length));
  return name === null ? text : name + points;
}

/**
 * The text once, if it is made of runs that each stand there twice; single brackets, signs and digits may stand between them
 * (好好15分分).
 */
function withoutRepeats(solid: string): string | null {
  const glyphs = [...solid];
  if (!isInPairs(glyphs)) return null;
  // At each place: how the rest is made of fewest single signs and fewest runs.
  const ways: ({ readonly cost: number; readonly text: string } | null)[] = Array.from(
    { length: glyphs.length + 1 },
    () => null,
  );
  ways[glyphs.length] = { cost: 0, text: "" };
  for (let at = glyphs.length - 1; at >= 0; at--) {
    for (let length = Math.floor((glyphs.length - at) / 2); length >= 0; length--) {
      const rest = ways[at + Math.max(1, 2 * length)];
      if (!rest) continue;
      if (length === 0 ? !STANDS_ALONE.test(glyphs[at] as string) : !isRepeated(glyphs, at, length)) continue;
      const cost = rest.cost + (length === 0 ? 10 : 1);
      const own = glyphs.slice(at, at + Math.max(1, length)).join("");
      const known = ways[at];
      if (!known || cost < known.cost) ways[at] = { cost, text: own + rest.text };
    }
  }
  const best = ways[0]?.text ?? null;
  const words = (best ?? "").match(/[\u4e00-\u9fa5]/g) ?? [];
  return best !== null && words.length >= 2 && solid.length >= best.length * LEAST_REPEATED ? best : null;
}

/** Whether every glyph that may not stand alone occurs an even number of times: hardly a text needs a closer look. */
function isInPairs(glyphs: readonly string[]): boolean {
  const odd = new Set<string>();
  for (const glyph of glyphs) if (!odd.delete(glyph)) odd.add(glyph);
  for (const glyph of odd) if (!STANDS_ALONE.test(glyph)) return false;
  return true;
}

function isRepeated(glyphs: readonly string[], at: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (glyphs[at + i] !== glyphs[at + length + i]) return false;
  return true;
}

/** A. Kitchen (40 points) → A. Kitchen (40分). */
const POINTS_IN_ENGLISH = /\((\d{1,3}(?:\.\d{1,2})?) ?(?:points?|pts|marks?)\)$/i;

/** （三十分） → （30分）, 三十分 → 30分: points in words, in a bracket or a cell of their own; １ → 1. */
function inDigits(english: string): string {
  const text = english.replace(POINTS_IN_ENGLISH, "($1分)");
  const alone = /^([一二三四五六七八九十][一二三四五六七八九十百]{0,3})分$/.exec(text.replace(/\s+/g, ""))?.[1];
  if (alone !== undefined) return `${pointsInWords(alone) ?? alone}分`;
  if (/^\s*[０-９]{1,3}\s*$/.test(text)) return text.normalize("NFKC");
  return text.replace(
    /(?=[一二三四五六七八九十百])(?<=[（(【［[〔]\s*(?:满分|共|计)?)([一二三四五六七八九十百]{1,4})(?=\s*分\s*[)）】］\]〕])/g,
    (words) => String(pointsInWords(words) ?? words),
  );
}

function pointsInWords(words: string): number | null {
  const [hundreds, rest] = words.includes("百") ? (words.split("百") as [string, string]) : ["", words];
  const high = hundreds === "" ? 0 : chineseNumber(hundreds);
  const low = rest === "" ? 0 : chineseNumber(rest);
  return high === null || low === null || (words.startsWith("百") && rest !== "") ? null : high * 100 + low;
}

/** What every line is read from: Word's `_x000D_` and doubled glyphs gone. */
export function cleanGrid(grid: SheetGrid): SheetGrid {
  const cells = grid.cells.map((c) => {
    const text =
      typeof c.cell.value === "string"
        ? inDigits(undouble(c.text.replace(/_x000[dD]_|(?<!\s)\s*[|｜]\s*$/g, "").trim()))
        : c.text;
    return text === c.text ? c : { ...c, text };
  });
  return withCells(grid, cells);
}

export function withCells(grid: SheetGrid, cells: readonly GridCell[]): SheetGrid {
  const rows = new Map<number, GridCell[]>();
  for (const cell of cells) {
    const line = rows.get(cell.row);
    if (line) line.push(cell);
    else rows.set(cell.row, [cell]);
  }
  return { ...grid, cells, rows };
}

/** 组织建设（40%）: the share of the whole is no part of the name. */
const SHARE = /[（(]\s*(?:(?:权重|占比?|比重)\s*)?(?:[:：]\s*)?\d{1,3}(?:\.\d+)?\s*[%％]\s*[)）]$/;

/** 特色工作：加分不超过10分: the ceiling is no part of the name either. */
const CEILING = /[:：，,]\s*加分(?:不得?超过|最高|最多|至多|上限)(?:为|加)?\s*\d+(?:\.\d+)?\s*分$/;

/** A category's name without line breaks, doubled glyphs and blanks between its characters. */
export function categoryName(text: string): string {
  const framed = /^\s*【(.*)】\s*$/s.exec(text);
  if (framed) return categoryName(framed[1] ?? "");
  return undouble(fold(text).length <= 24 ? drawnTogether(text) : oneLine(text))
    .replace(/(?<![:：。；;，,])[:：。；;，,]+$/, "")
    .replace(CEILING, "")
    .replace(SHARE, "");
}
