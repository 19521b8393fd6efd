import type { CriterionKind } from "../schemes/types";
import type { GridCell } from "../workbook/grid";
import { cached } from "../text/cached";

/** Points as stated for one criterion or category. */
export interface Points {
  readonly maximum: number;
  readonly kind: CriterionKind;
  /** The values allowed, best first, where the rubric lists them (`5/2/1/0`). */
  readonly options: readonly number[] | null;
  /** What each of several deeds adds or takes off: no limit is stated. */
  readonly isOpen?: true;
}

const OPEN = "[（(【［\\[〔｛{︻﹝〖]";
const CLOSE = "[)）】］\\]〕｝}︼﹞〗]";
const MOST = "(?:最高|封顶|不超过|上限|最多|至多|累计|满分)";
const NUMBER = "\\d+(?:\\.\\d+)?";

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

const readPointsText = cached((value): Points | null => {
  const tidy = tidyNumbers(value);
  // 10 over 20 are two numbers; 1 over 0 over 0 is one that stands upright.
  if (!/\d/.test(tidy) || /\d{2}[ \t]*[\r\n]+[ \t]*\d/.test(tidy)) return null;
  const text = tidy.replace(/\s+/g, "").replace(/-+/g, "-").replace(MARKS, "");
  // 20（分）: the unit in a bracket.
  const unit = text.replace(new RegExp(`(?<=\\d)${OPEN}分${CLOSE}$`), "分");
  const inner = (new RegExp(`^${OPEN}?(.*?)${CLOSE}?$`).exec(unit)?.[1] ?? unit).replace(/^[≤<]=?/, "");
  let match = new RegExp(`^(?:满分|分值|共|计|小计)?[:]?(${NUMBER})分?$`).exec(inner);
  if (match) return score(Number(match[1]));
  match = new RegExp(`^-(${NUMBER})分?$`).exec(inner);
  if (match) return { maximum: Number(match[1]), kind: "deduction", options: null };
  match = new RegExp(`^(${NUMBER})分?-(${NUMBER})分?$`).exec(inner);
  if (match) return score(Math.max(Number(match[1]), Number(match[2])));
  match = new RegExp(`^(${NUMBER})分?(?:[/、,|;](${NUMBER})分?)+$`).exec(inner);
  if (match) return listed(inner);
  match = new RegExp(
    `^(加|奖|奖励|附加|扣|减)?分?(?:最高|封顶|不超过|上限|至多|最多)(?:加|奖|扣|得)?(${NUMBER})分?$`,
  ).exec(inner);
  if (match) return { maximum: Number(match[2]), kind: signKind(match[1]), options: null };
  match = new RegExp(`^[+](${NUMBER})分?$`).exec(inner);
  if (match) return { maximum: Number(match[1]), kind: "bonus", options: null };
  match = new RegExp(
    `^(加|奖|奖励|扣|减)(${NUMBER})分?(?:${OPEN}(?:封顶|最高|不超过|上限)(${NUMBER})分?${CLOSE}?)?$`,
  ).exec(inner);
  if (match) return { maximum: Number(match[3] ?? match[2]), kind: signKind(match[1]), options: null };
  match = new RegExp(
    `^每[^\\d]{0,10}(?:\\d+[^\\d分]{1,4})?(加|奖|奖励|扣|减)${NUMBER}分?[,，;；(（]+(?:最高|封顶|不超过|上限|最多|累计)[^\\d]{0,6}(${NUMBER})分?[)）]?$`,
  ).exec(inner);
  if (match) return { maximum: Number(match[2]), kind: signKind(match[1]), options: null };
  match = new RegExp(
    `^每[^\\d]{0,10}(?:\\d+[^\\d分]{1,4})?(?:得|计|记)?${NUMBER}分[,，;；(（]+${MOST}[^\\d]{0,6}(${NUMBER})分?[)）]?$`,
  ).exec(inner);
  if (match) return score(Number(match[1]));
  if (!TIERS.test(inner)) return null;
  const tiers = [...inner.matchAll(new RegExp(`(${NUMBER})分?(?:-(${NUMBER})分?)?`, "g"))];
  const tops = tiers.map((t) => Math.max(Number(t[1]), Number(t[2] ?? t[1])));
  const isRange = tiers.some((t) => t[2] !== undefined);
  return { maximum: Math.max(...tops), kind: isRange ? "score" : "options", options: isRange ? null : tops };
});

/** `优10 良8 中6 差4`, `A:10-9,B:8-7`: every number follows the word of its tier. */
const TIERS = new RegExp(
  `^(?:(?:优秀|良好|较好|一般|中等|合格|不合格|较差|很好|很差|优|良|好|中|差|[A-E])(?:等|级|档)?[:(]?${NUMBER}分?(?:-${NUMBER}分?)?[)]?[、,;/]*){2,6}$`,
);

function listed(text: string): Points {
  const options = [...text.matchAll(new RegExp(NUMBER, "g"))].map((m) => Number(m[0])).sort((a, b) => b - a);
  return { maximum: options[0] as number, kind: "options", options };
}

function signKind(sign: string | undefined): CriterionKind {
  if (sign === undefined) return "score";
  return /扣|减/.test(sign) ? "deduction" : "bonus";
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
