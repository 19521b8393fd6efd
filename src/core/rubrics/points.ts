import type { CriterionKind } from "../schemes/types";
import { cached } from "../text/cached";

/** Points as stated for one criterion or category. */
export interface Points {
  readonly maximum: number;
  readonly kind: CriterionKind;
  /** The values allowed, best first, where the rubric lists them (`5/2/1/0`). */
  readonly options: readonly number[] | null;
}

const OPEN = "[（(【［\\[〔｛{︻﹝〖]";
const CLOSE = "[)）】］\\]〕｝}︼﹞〗]";
const NUMBER = "\\d+(?:\\.\\d+)?";

/** Half width, one spelling of dashes, `lOO` read as 100. Keeps the length, so that places stay the same. */
export const tidyNumbers = cached((text): string => {
  return text
    .replace(/_x000[dD]_/g, "       ")
    .replace(/[^\u0000-\u007f\u4e00-\u9fa5①-⑳Ⅰ-Ⅹ]/gu, (c) => {
      const plain = c.normalize("NFKC");
      return plain.length === c.length ? plain : c;
    })
    .replace(/[—–‒―−‐‑﹣~～〜]/g, "-")
    .replace(/(?<=[\dlIO])[Oo](?=[Oo\d\s分])|(?<=\d[Oo]?)[Oo](?=\s*分)/g, "0")
    .replace(/[lI](?=[\dOo]{2})|(?<![A-Za-z])[lI](?=[\dOo]?\s*分)/g, "1")
    .replace(/(?<=1)[Oo]{2}/g, "00")
    .replace(/(?<=\d)[Oo](?![A-Za-z])/g, "0");
});

function score(maximum: number): Points {
  return { maximum, kind: "score", options: null };
}

/**
 * Reads a cell that states points and nothing else: `3分` `２ 分` `(4分)` `【16分】` `5/2/1/0` `0-5分`
 * `最高10分` `加1分（封顶1分）` `-5`. Null for any other text.
 */
export function readPointsCell(value: number | string): Points | null {
  if (typeof value === "number")
    return value < 0 ? { maximum: -value, kind: "deduction", options: null } : score(value);
  return readPointsText(value);
}

const readPointsText = cached((value): Points | null => {
  const tidy = tidyNumbers(value);
  if (!/\d/.test(tidy)) return null;
  const text = tidy.replace(/\s+/g, "").replace(/-+/g, "-");
  const inner = new RegExp(`^${OPEN}?(.*?)${CLOSE}?$`).exec(text)?.[1] ?? text;
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
  if (!TIERS.test(inner)) return null;
  const tiers = [...inner.matchAll(new RegExp(`(${NUMBER})分?(?:-(${NUMBER})分?)?`, "g"))];
  const tops = tiers.map((t) => Math.max(Number(t[1]), Number(t[2] ?? t[1])));
  const isRange = tiers.some((t) => t[2] !== undefined);
  return { maximum: Math.max(...tops), kind: isRange ? "score" : "options", options: isRange ? null : tops };
});

/** `优10 良8 中6 差4`, `A:10-9,B:8-7`: every number follows the word of its tier. */
const TIERS = new RegExp(
  `^(?:(?:优秀|良好|较好|一般|中等|合格|不合格|较差|很好|优|良|好|中|差|[A-E])(?:等|级|档)?[:(]?${NUMBER}分?(?:-${NUMBER}分?)?[)]?[、,;/]*){2,6}$`,
);

function listed(text: string): Points {
  const options = [...text.matchAll(new RegExp(NUMBER, "g"))].map((m) => Number(m[0])).sort((a, b) => b - a);
  return { maximum: options[0] as number, kind: "options", options };
}

function signKind(sign: string | undefined): CriterionKind {
  if (sign === undefined) return "score";
  return /扣|减/.test(sign) ? "deduction" : "bonus";
}

/** Points found inside a text, and the text without them. */
export interface TextPoints {
  readonly points: Points;
  readonly rest: string;
  /** A score stated beside the maximum: （满分15分，自评15分）. */
  readonly self: number | null;
}

const BRACKETED = new RegExp(
  `${OPEN}\\s*(?:(?:共|计|含)?\\s*\\d+\\s*(?:小?[项条款个题]|小类)[^()（）\\d]{0,4})?(?:本项|共|计|共计|满分|分值|总分|标准分|合计|权重|最高|最多|上限|不超过|封顶)?\\s*[:：]?\\s*(${NUMBER})\\s*分?\\s*(?:[,，、;；]\\s*(?:支部)?自评\\s*(?:得分)?\\s*[:：]?\\s*(${NUMBER})\\s*分|[,，、;；][^()（）]*|${OPEN}占[^()（）]*${CLOSE})?\\s*${CLOSE}`,
  "g",
);
/** The sum behind the points of the single steps: （每题10分，共30分）. */
const SUM_IN_BRACKETS = new RegExp(
  `${OPEN}[^()（）]{1,16}[,，;；]\\s*(?:共计?|合计|总计|满分|总分)\\s*(${NUMBER})\\s*分\\s*${CLOSE}`,
);
/** Points that end a line, a score may follow: `组织设置12分`, `群众测评 100分(占20%)`, `班子团结  15分  14`. */
const TRAILING = new RegExp(
  `^(.*?[^\\d.\\s\\-/至])[\\s:/]*(${NUMBER})\\s*分\\s*(?:${OPEN}占[^()（）]*${CLOSE})?\\s*(?:[.。;；]|\\s(${NUMBER})\\s*分?)?$`,
  "s",
);
const CAP = new RegExp(`(?:封顶|最高|不超过|上限|至多|最多|累计)(?:加|奖|扣|得|为)?(?:不超过)?(${NUMBER})分`);
/** Words before a number that make it a step of the scoring method, not the criterion's points. */
const STEP_WORD = /(?:扣|减|得|加|奖|记|每|计|低于|高于|达到|满足|少于|不足|扣除|为|打)\s*$/;

/**
 * Points inside a criterion's own text: in brackets of any kind, or at its end. Steps of the scoring
 * method (扣1分, 得5分, 每次0.5分) are none. Null when the text states no points of its own.
 */
export const readTextPoints = cached((text): TextPoints | null => {
  const tidy = tidyNumbers(text);
  if (!/\d/.test(tidy)) return null;
  const bonus = /奖(?:励)?\s*\d|加\s*\d+(?:\.\d+)?\s*分|附加分|加分项/.test(tidy);
  const summed = SUM_IN_BRACKETS.exec(tidy);
  if (summed) {
    const rest = `${text.slice(0, summed.index)}${text.slice(summed.index + summed[0].length)}`.trim();
    return { points: score(Number(summed[1])), rest, self: null };
  }
  for (const match of tidy.matchAll(BRACKETED)) {
    const hasUnit = /分/.test(match[0]);
    const atEnd = tidy.slice(match.index + match[0].length).replace(/[\s.。;；:：,，]/g, "") === "";
    if (!hasUnit && !atEnd) continue;
    if (!hasUnit && !/[(（【［[︻]\s*\d/.test(match[0])) continue;
    if (/^\s*$/.test(tidy.slice(0, match.index)) && !hasUnit) continue;
    if (/封顶|最高|不超过|占/.test(match[0]) && bonus) continue;
    const rest = `${text.slice(0, match.index)}${text.slice(match.index + match[0].length)}`.trim();
    const kind: CriterionKind = "score";
    return {
      points: { maximum: Number(match[1]), kind, options: null },
      rest,
      self: match[2] === undefined ? null : Number(match[2]),
    };
  }
  if (bonus) {
    const cap = CAP.exec(tidy.replace(/\s+/g, ""));
    const once = new RegExp(`(?:奖(?:励)?|加)\\s*(${NUMBER})\\s*分`).exec(tidy);
    if (cap) {
      const name = text.replace(/[（(【［[][^（）()]*[)）】］\]]\s*$/, "").trim();
      const rest = /\d/.test(name) ? text.trim() : name;
      return { points: { maximum: Number(cap[1]), kind: "bonus", options: null }, rest, self: null };
    }
    if (once && !/每/.test(tidy))
      return { points: { maximum: Number(once[1]), kind: "bonus", options: null }, rest: text.trim(), self: null };
  }
  const trailing = TRAILING.exec(tidy.trim());
  if (
    trailing &&
    !STEP_WORD.test(trailing[1] ?? "") &&
    !/[,，;；。][^,，;；。]*(?:扣|得|每)[^,，;；。]*$/.test(trailing[1] ?? "")
  ) {
    return {
      points: { maximum: Number(trailing[2]), kind: "score", options: null },
      rest: text
        .trim()
        .slice(0, (trailing[1] ?? "").length)
        .trim(),
      self: trailing[3] === undefined ? null : Number(trailing[3]),
    };
  }
  return null;
});

/** Points with which the words on scoring begin: `4分，每少1次扣1分`. */
export function readLeadingPoints(text: string): Points | null {
  const match = new RegExp(`^\\s*${OPEN}?(?:满分|本项|共|计)?\\s*(${NUMBER})\\s*分\\s*${CLOSE}?\\s*[,，;；。:：]`).exec(
    tidyNumbers(text),
  );
  return match ? score(Number(match[1])) : null;
}

/** What each line under a heading is worth: `组织健全（每项5分，共20分）`; `rest` is the text without it. */
export const readPointsOfEach = cached((text): { readonly each: number; readonly rest: string } | null => {
  const match = EACH.exec(tidyNumbers(text));
  if (!match) return null;
  const rest = `${text.slice(0, match.index)}${text.slice(match.index + match[0].length)}`.trim();
  return { each: Number(match[1]), rest };
});
const EACH = new RegExp(
  `${OPEN}[^()（）]{0,12}?(?:每|各)(?:一|小|个)?(?:项|题|条|款|个|点)?(?:指标|内容)?[计为得占各]?\\s*(${NUMBER})\\s*分[^()（）]{0,12}${CLOSE}`,
);

/** Options or tiers named in a criterion's scoring method, where nothing else states its points: the top counts. */
export const readTiers = cached((text): Points | null => {
  const tidy = tidyNumbers(text).replace(/\s+/g, "");
  const gained = [...tidy.matchAll(new RegExp(`(?:得|计|记|为)(${NUMBER})(?:-(${NUMBER}))?分`, "g"))];
  if (gained.length === 0 || (gained.length === 1 && !isFullScore(tidy.slice(0, gained[0]?.index)))) return null;
  const tops = gained.map((m) => Math.max(Number(m[1]), Number(m[2] ?? m[1])));
  const isRange = gained.length === 1 || gained.some((m) => m[2] !== undefined);
  const options = [...new Set(tops)].sort((a, b) => b - a);
  return { maximum: options[0] as number, kind: isRange ? "score" : "options", options: isRange ? null : options };
});

/** `班子健全，计8分；缺1人扣2分`: the only points gained are all there are, unless each of several gains them. */
function isFullScore(before: string): boolean {
  const sentence = before.split(/[;。；]/).at(-1) ?? "";
  return !/[每凡]|[不扣减]$/.test(sentence);
}

const LIKE_POINTS = new RegExp(`${NUMBER}\\s*分(?!钟|之|别|类|析|工|管|布|开|享|支|级|期|组|部|散|解|为|成)`, "g");

/** A text that holds something like points, other than the steps of a scoring method: for the list of what was not understood. */
export function looksLikePoints(value: string | number): boolean {
  if (typeof value === "number") return false;
  const tidy = tidyNumbers(value);
  return [...tidy.matchAll(LIKE_POINTS)].some((m) => !STEP_WORD.test(tidy.slice(0, m.index)));
}
