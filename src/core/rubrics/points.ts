import type { CriterionKind } from "../schemes/types";
import type { GridCell } from "../workbook/grid";
import { cached } from "../text/cached";
import { numbersIn, tokensOf } from "./points-tokens";

/** Points as stated for one criterion or category. */
export interface Points {
  readonly maximum: number;
  readonly kind: CriterionKind;
  /** The values allowed, best first, where the rubric lists them (`5/2/1/0`). */
  readonly options: readonly number[] | null;
  /** What each of several deeds adds or takes off: no limit is stated. */
  readonly isOpen?: true;
}

/** Half width, one spelling of dashes, `lOO` read as 100. Keeps the length, so that places stay the same. */
export const tidyNumbers = cached((text): string => {
  return (
    text
      .replace(/_x000[dD]_/g, "       ")
      .replace(/[^\u0000-\u007f\u4e00-\u9fa5①-⑳Ⅰ-Ⅹ]/gu, (c) => {
        const plain = c.normalize("NFKC");
        return plain.length === c.length ? plain : c;
      })
      // A run of so many digits is a telephone number or an accident.
      .replace(/\d{10,}/g, (run) => "#".repeat(run.length))
      .replace(/[—–‒―−‐‑﹣~～〜]/g, "-")
      .replace(/(?<=[\dlIO])[Oo](?=[Oo\d\s分])|(?<=\d[Oo]?)[Oo](?=\s*分)/g, "0")
      .replace(/[lI](?=[\dOo]{2})|(?<![A-Za-z])[lI](?=[\dOo]?\s*分)/g, "1")
      .replace(/(?<=1)[Oo]{2}/g, "00")
      .replace(/(?<=\d)[Oo](?![A-Za-z])/g, "0")
      .replace(/(?<=\d)\s*[′＇´'’](?!\d)/g, (mark) => mark.replace(/\S/, "分"))
  );
});

function score(maximum: number): Points {
  return { maximum, kind: "score", options: null };
}

/** Above that a number is a telephone number or an amount. */
const MOST_POINTS = 100_000;

/**
 * Reads a cell that states points and nothing else: `3分` `２ 分` `(4分)` `【16分】` `5/2/1/0` `0-5分`
 * `最高10分` `加1分（封顶1分）` `-5`. Null for any other text.
 */
export function readPointsCell(value: number | string): Points | null {
  if (typeof value === "number" && Math.abs(value) > MOST_POINTS) return null;
  if (typeof value === "number")
    return value < 0 ? { maximum: -value, kind: "deduction", options: null } : score(value);
  return readPointsText(value);
}

/** ★10, 20▲: signs that a note below the table explains. */
const MARKS = /^[★☆▲△●○◆◇■□※*]+|(?<![★☆▲△●○◆◇■□※*])[★☆▲△●○◆◇■□※*]+$/g;

/** ≤10: as good as 10. */
const AT_MOST = /^([（(【［[〔｛{]?)[≤<]=?/;

const readPointsText = cached((value): Points | null => {
  const tidy = tidyNumbers(value);
  // 10 over 20 are two numbers; 1 over 0 over 0 is one that stands upright.
  if (!/\d/.test(tidy) || /\d{2}[ \t]*[\r\n]+[ \t]*\d/.test(tidy)) return null;
  const text = tidy.replace(/\s+/g, "").replace(MARKS, "").replace(AT_MOST, "$1");
  const { word } = tokensOf(text);
  const said = word.replace("ouc", "u").replace(/^o?(.*?)c?$/, "$1");
  const found = pointsCells.find(([pattern]) => pattern.test(said));
  if (found) return found[1](numbersIn(text), said);
  return TIERS.test(text) ? tiersIn(text) : null;
});

/** The readings of a cell of points by the letters of its tokens, brackets around the whole left out. */
const pointsCells: readonly (readonly [RegExp, (numbers: readonly number[], word: string) => Points])[] = [
  // 10分, 满分10, 0-10分
  [/^[tj]?C?nu?$|^nu?rnu?$|^nu?Rnu$/, (numbers) => score(Math.max(...numbers))],
  // -5
  [/^rnu?$/, ([taken = 0]) => ({ maximum: taken, kind: "deduction", options: null })],
  // 5/2/1/0
  [/^nu?(?:[SDKE]nu?)+$/, (numbers) => listed(numbers)],
  // 最高10分, 加分不超过5分
  [/^[ayd]?u?[mX][ayg]?d?nu?$/, (numbers, word) => last(numbers, word)],
  // 加1分（封顶1分）
  [/^[ayzd]nu?(?:o[mX]nu?c?)?$/, (numbers, word) => last(numbers, word)],
  // 每次加1分，最高5分
  [/^e[^n]{0,10}(?:n[^nu]{1,4})?[aydgj]?nu?[KEo]+[mMXt][^n]{0,6}nu?c?$/, (numbers, word) => last(numbers, word)],
];

/** The last of the numbers, of the kind that a sign tells. */
function last(numbers: readonly number[], word: string): Points {
  const kind = /d/.test(word) ? "deduction" : /[ayz]/.test(word) ? "bonus" : "score";
  return { maximum: numbers.at(-1) as number, kind, options: null };
}

/** `优10 良8 中6 差4`, `A:10-9,B:8-7`: every number follows the word of its tier. */
const TIERS =
  /^[（(【［[〔｛{]?(?:(?:优秀|良好|较好|一般|中等|合格|不合格|较差|很好|很差|优|良|好|中|差|[A-E])(?:等|级|档)?[:(]?\d+(?:\.\d+)?分?(?:-\d+(?:\.\d+)?分?)?[)]?[、,;/]*){2,6}[)）】］\]〕｝}]?$/;

function tiersIn(text: string): Points {
  const tops = [...text.matchAll(/\d[\d.]*分?(?:-\d[\d.]*)?/g)].map(([tier]) => Math.max(...numbersIn(tier)));
  return /\d分?-\d/.test(text) ? score(Math.max(...tops)) : listed(tops);
}

function listed(numbers: readonly number[]): Points {
  const options = [...numbers].sort((a, b) => b - a);
  return { maximum: options[0] as number, kind: "options", options };
}

export function pointsOf(cell: GridCell | undefined): Points | null {
  if (!cell) return null;
  const { value } = cell.cell;
  if (typeof value === "number") return /%$/.test(cell.text) ? readShare(cell.text) : readPointsCell(value);
  return typeof value === "string" ? (readPointsCell(cell.text) ?? readShare(cell.text)) : null;
}

/** A maximum printed as the item's share of 100 points: `20%`. */
function readShare(text: string): Points | null {
  const match = /^(\d+(?:\.\d+)?)%$/.exec(tidyNumbers(text).trim());
  return match ? { maximum: Number(match[1]), kind: "score", options: null } : null;
}

/** `1` `（1）` `一、` `1.1` `①` `A1`: a number and nothing else. */
export function isBareNumber(cell: GridCell): boolean {
  return (
    typeof cell.cell.value === "number" ||
    /^[（(]?(?:\d{1,3}(?:[.．-]\d{1,3}){0,2}|[一二三四五六七八九十]{1,3}|第[一二三四五六七八九十\d]{1,3}[条款项]|[①-⑳]|[A-Za-z]\d{1,2}|[A-Z])[)）]?\s*[.．、:：]?$/.test(
      cell.text.trim(),
    )
  );
}
