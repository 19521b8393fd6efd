import { cached } from "../text/cached";
import { tidyNumbers, type Points } from "./points";
import {
  bracketsIn,
  clauseBefore,
  DEGREE,
  mentionsIn,
  sentenceOf,
  speaksOfEach,
  tokensOf,
  type Bracket,
  type Mention,
} from "./points-tokens";

/** Points that a text may be stating for its own line, and the text without them. */
export interface TextPoints {
  readonly points: Points;
  readonly rest: string;
  /** What stands before the points; null where several are counted together. */
  readonly before: string | null;
  /** A score stated beside the maximum: （满分15分，自评15分）. */
  readonly self: number | null;
  /** Stated as the line's points; added up or picked from several; or only what its scoring method lets one gain. */
  readonly basis: "stated" | "composed" | "gained";
}

/** A bracket that gives the points of what stands before it, and nothing about how they are earned. */
interface Statement {
  readonly value: number;
  readonly self: number | null;
  readonly start: number;
  readonly end: number;
  readonly isTotal: boolean;
}

/** Words that may stand before the points in their bracket: 共8项40分, 每项5分 does not. */
const BEFORE_POINTS =
  /^\s*(?:(?:[共计含]\s*)?\d+\s*(?:小类|小?[\u4e00-\u9fa5])\s*(?:[,，、]\s*)?)?(?:(?:[\u4e00-\u9fa5]{0,4}分值?|本项|共|计|共计|合计|总计|权重)\s*)?(?:[:：]\s*)?$/;

function statementIn(bracket: Bracket, text: string): Statement | null {
  const { mentions, start, end } = bracket;
  const self = mentions.find((m) => m.role === "self")?.value ?? null;
  const of = (value: number, isTotal: boolean): Statement => ({ value, self, start, end, isTotal });
  const total = mentions.find((m) => m.role === "total" && !m.isRange);
  if (total) return of(total.value, true);
  const [first, second] = mentions;
  // （18分/20分）: a score out of the points.
  const isOutOf = second && mentions.length === 2 && /^\s*[/／]\s*$/.test(text.slice(first?.end ?? 0, second.start));
  if (first && isOutOf && first.value <= second.value) return { ...of(second.value, false), self: first.value };
  if (!first) {
    const isLast = text.slice(end).replace(/[\s.。;；:：,，]/g, "") === "";
    return bracket.bare !== null && isLast && text.slice(0, start).trim() !== "" ? of(bracket.bare, false) : null;
  }
  if (first.role !== "plain" && !(first.role === "cap" && mentions.length === 1)) return null;
  return BEFORE_POINTS.test(
    text.slice(start + 1, first.start).replace(/(?:封顶|最高|不超过|上限|至多|最多|累计).*$/, ""),
  )
    ? of(first.value, false)
    : null;
}

function score(maximum: number): Points {
  return { maximum, kind: "score", options: null };
}

function without(text: string, start: number, end: number): string {
  return `${text.slice(0, start)}${text.slice(end).replace(SHARE, "")}`.trim();
}

/** 100分（占20%）: the share goes with the points. */
const SHARE = /^\s*[（(]\s*占[^()（）]*[)）]/;

function sumUp(values: readonly number[]): number {
  return Number(values.reduce((a, b) => a + b, 0).toFixed(6));
}

function isChoice(values: readonly number[], words: readonly string[]): boolean {
  const isFalling = values.every((v, i) => i === 0 || v < (values[i - 1] as number));
  return isFalling && values.length >= 2 && (values.at(-1) === 0 || words.slice(1).some((w) => DEGREE.test(w)));
}

/** 80%以下不计分: the last choice is nothing. */
const NOTHING = /不[计得给记]分|零分|无分(?![工管类])/;

function choice(stated: readonly number[], text: string): Points {
  const values = NOTHING.test(text) ? [...stated, 0] : stated;
  return { maximum: Math.max(...values), kind: "options", options: [...new Set(values)].sort((a, b) => b - a) };
}

/** Several points in one text, each of its own part: what the whole may be worth, the likeliest first. */
function fromSeveral(text: string, parts: readonly Statement[]): TextPoints[] {
  const values = parts.map((p) => p.value);
  const words = wordsBefore(text, parts);
  const [first, last] = [parts[0] as Statement, parts.at(-1) as Statement];
  const claim = (points: Points, basis: TextPoints["basis"], place?: Statement): TextPoints => ({
    points,
    rest: place ? without(text, place.start, place.end) : text.trim(),
    before: place ? text.slice(0, place.start) : null,
    self: place?.self ?? null,
    basis,
  });
  const total = sumUp(values);
  const picked = claim(choice(values, text), "composed");
  if (last.isTotal) return [claim(score(last.value), "stated", last)];
  const sum = claim(score(total), "composed");
  if (isChoice(values, words)) return [picked, sum];
  // A name with its points, then its parts with theirs.
  const isNamed = /^\s*[:：]/.test(text.slice(first.end));
  // Without a name (15, 10 and 5) all may as well be parts.
  if (parts.length > 2 && sumUp(values.slice(1)) === first.value)
    return [claim(score(first.value), "stated", first), ...(isNamed ? [] : [sum])];
  if (parts.length > 2 && sumUp(values.slice(0, -1)) === last.value) return [claim(score(last.value), "stated", last)];
  const one = claim(score(first.value), "composed", first);
  const end = claim(score(last.value), "composed", last);
  return isNamed && first.value > sumUp(values.slice(1)) ? [one, sum, end] : [sum, one, end];
}

/** Points that end a text or a clause of it, without brackets. */
function plainStatements(text: string, brackets: readonly Bracket[]): Statement[] {
  const isInside = (m: Mention): boolean => brackets.some((b) => m.start > b.start && m.end < b.end);
  const mentions = mentionsIn(text);
  const gains = mentions.filter((m) => m.role === "gain").length;
  return mentions.flatMap((m): Statement[] => {
    // 组织建设，计30分 ends in its points; 完成任务计15分，不完成扣2分 and 自治村计2分，合格村计1分 tell how it is scored.
    const isCounted =
      m.role === "gain" &&
      gains === 1 &&
      !/每/.test(clauseBefore(text, m.start)) &&
      /[计记]\s*$/.test(text.slice(0, m.start)) &&
      /^[。；;]?$/.test(text.slice(m.end).trim());
    if (isInside(m) || m.isRange || (m.role !== "plain" && m.role !== "total" && !isCounted)) return [];
    const after = text.slice(m.end);
    const scoreAfter = /^\s+(\d+(?:\.\d+)?)\s*分?$/.exec(after)?.[1];
    const isEnd = /^\s*(?:$|[.。;；,，:：]|[（(【])/.test(after) || scoreAfter !== undefined || /^\s*\n/.test(after);
    if (!isEnd || /n[frRS]?$/.test(m.before)) return [];
    if (text.slice(0, m.start).trim() === "" && !/^\s*[.。;；,，:：（(]/.test(after)) return [];
    return [
      {
        value: m.value,
        self: scoreAfter === undefined ? null : Number(scoreAfter),
        start: m.start,
        end: scoreAfter === undefined ? m.end : text.length,
        isTotal: m.role === "total",
      },
    ];
  });
}

/** 满分, 共 and the like before points belong to them. */
function withItsWords(text: string, { start, end }: Statement): string {
  const before = text
    .slice(0, start)
    .replace(
      /(?<![\s,，:：/…—–-])[\s,，:：/…—–-]*(?:满分|总分|共计?|合计|分值|本项|计|记)?(?:[为是]\s*)?(?:[:：]\s*)?$/,
      "",
    );
  return `${before}${text.slice(end).replace(SHARE, "")}`.trim();
}

/** 奖1分（封顶1分）, 每项加2分，最高10分; what single deeds add (国家级加3分、省级加1分) is the highest of them or all. */
function bonusIn(text: string, mentions: readonly Mention[]): readonly TextPoints[] {
  const steps = mentions.filter((m) => m.role === "plus");
  if (steps.length === 0 && !/附加分|加分项/.test(text)) return [];
  const cap = mentions.find((m) => m.role === "cap");
  const of = (maximum: number, basis: TextPoints["basis"], rest = text.trim()): TextPoints => ({
    points: { maximum, kind: "bonus", options: null },
    rest,
    before: null,
    self: null,
    basis,
  });
  if (cap) {
    const name = text.replace(/[（(【［[][^（）()]{0,80}[)）】］\]]\s*$/, "").trim();
    return [of(cap.value, "stated", /\d/.test(name) ? text.trim() : name)];
  }
  if (steps.length === 0 || /每/.test(text)) return [];
  const values = steps.map((m) => m.value);
  return [...new Set([Math.max(...values), sumUp(values)])].map((maximum) => of(maximum, "composed"));
}

/**
 * Points that a criterion's own text may state, the likeliest first: in brackets of any kind, at its end, before an
 * explanation. Steps of the scoring method (扣1分, 每次0.5分) are none; what it lets one gain is not looked at here.
 */
export const statedInText = cached((text): readonly TextPoints[] => {
  const tidy = tidyNumbers(text);
  if (!/\d/.test(tidy)) return [];
  const brackets = bracketsIn(tidy);
  const mentions = mentionsIn(tidy);
  const inBrackets = brackets.flatMap((b) => statementIn(b, tidy) ?? []);
  const isBonusCap = mentions.some((m) => m.role === "plus") && /封顶|最高|不超过/.test(tidy);
  const regular = isBonusCap
    ? inBrackets.filter((s) => !/封顶|最高|不超过/.test(tidy.slice(s.start, s.end)))
    : inBrackets;
  const whole = onLine(text, tidy, regular);
  if (whole.length > 0) return whole;
  const bonuses = bonusIn(tidy, mentions);
  if (bonuses.length > 0) return bonuses.map((b) => ({ ...b, rest: b.rest === tidy.trim() ? text.trim() : b.rest }));
  const plain = plainStatements(tidy, brackets);
  if (plain.length > 1) return fromSeveral(text, plain);
  return plain.map((s) => ({
    points: explained(s, tidy),
    rest: withItsWords(text, s),
    before: text.slice(0, s.start),
    self: s.self,
    basis: "stated" as const,
  }));
});

function onLine(text: string, tidy: string, statements: readonly Statement[]): readonly TextPoints[] {
  const [first] = statements;
  if (!first) return [];
  if (statements.length > 1) return fromSeveral(text, statements);
  const rest = without(text, first.start, first.end);
  return tidy.trim() === ""
    ? []
    : [{ points: explained(first, tidy), rest, before: text.slice(0, first.start), self: first.self, basis: "stated" }];
}

/** 班子健全 20分（好20分，较好15分，差0分）: behind the points stands what may be given; the highest are the points. */
function explained(stated: Statement, tidy: string): Points {
  const next = bracketsIn(tidy).find((b) => b.start >= stated.end);
  if (!next || tidy.slice(stated.end, next.start).trim() !== "") return score(stated.value);
  const values = next.mentions.map((m) => m.value);
  const isListed = next.mentions.every((m) => (m.role === "plain" || m.role === "gain") && !m.isRange);
  if (!isListed || values.length < FEWEST_OPTIONS || values[0] !== stated.value) return score(stated.value);
  return isChoice(values, wordsBefore(tidy, next.mentions)) ? choice(values, next.text) : score(stated.value);
}

/** What stands before each of them, behind the one before it. */
function wordsBefore(
  text: string,
  places: readonly { readonly start: number; readonly end: number }[],
): readonly string[] {
  return places.map(({ start }, i) => text.slice(places[i - 1]?.end ?? 0, start));
}

/** Two points in a bracket are as likely its parts. */
const FEWEST_OPTIONS = 3;

/**
 * The points that end a text (每月集中学习1次3分), which its words alone would make a step of the scoring method: for lines
 * among others that end in theirs. Null where it says that they are taken, given or counted.
 */
export const pointsAtEnd = cached((text): { readonly points: Points; readonly rest: string } | null => {
  const tidy = tidyNumbers(text).replace(/(?<![\s。；;])[\s。；;]+$/, "");
  const last = mentionsIn(tidy).at(-1);
  if (!last || last.end < tidy.length || last.isRange || last.role !== "step") return null;
  if (/[dgjGFLhnfrRS]$/.test(last.before)) return null;
  return { points: score(last.value), rest: text.slice(0, last.start).trim() };
});

/** The likeliest points that a text states for its line; null when it states none. */
export function readTextPoints(text: string): TextPoints | null {
  return statedInText(text)[0] ?? null;
}

/** Options, tiers or parts that the scoring method lets one gain, where nothing else states points; likeliest first. */
export const gainedInText = cached((text): readonly Points[] => {
  const tidy = tidyNumbers(text).replace(/\s+/g, "");
  const mentions = mentionsIn(tidy);
  const gains = mentions.filter((m) => m.role === "gain");
  if (gains.every((m) => m.value === 0)) gains.length = 0;
  const cap = mentions.find((m) => m.role === "cap");
  if (cap && !mentions.some((m) => m.role === "plus")) return [score(cap.value)];
  const [only] = gains;
  if (!only) return [];
  const values = gains.map((m) => m.value);
  // 班子健全，计8分；缺1人扣2分: the only points gained are all there are, unless each of several gains them.
  if (gains.length === 1) return speaksOfEach(only.before, sentenceOf) ? [] : [score(only.value)];
  const top = Math.max(...values);
  const whole = gains.some((m) => m.isRange) ? score(top) : choice(values, tidy);
  const words = wordsBefore(tidy, gains);
  const isFalling = values.every((v, i) => i === 0 || v < (values[i - 1] as number));
  const parts = score(sumUp(values));
  const isPicked = gains.some((m) => m.isRange) || (isFalling && (values.length > 2 || isChoice(values, words)));
  return isPicked ? [whole, parts] : isFalling ? [whole, parts] : [parts, whole];
});

/**
 * What a line under 减分项 takes off or one under 加分项 adds: 被通报批评的，减3分; 每次扣2分 has no limit. Null where it speaks of
 * several things.
 */
export function changeInText(text: string, kind: "bonus" | "deduction"): Points | null {
  const tidy = tidyNumbers(text);
  const sign = kind === "bonus" ? /[ay]$/ : /d$/;
  const changes = mentionsIn(tidy).filter((m) => sign.test(m.before));
  const [only] = changes;
  if (!only || changes.length > 1) return null;
  const isOpen = speaksOfEach(only.before);
  return { maximum: only.value, kind, options: null, ...(isOpen ? { isOpen } : {}) };
}

/** Points with which the words on scoring begin: `4分，每少1次扣1分`. */
export function readLeadingPoints(text: string): Points | null {
  const tidy = tidyNumbers(text);
  const [first] = mentionsIn(tidy);
  return first && /^o?[tj]?nuc?[KEC]/.test(tokensOf(tidy).word) ? score(first.value) : null;
}

/** What each line under a heading is worth: `组织健全（每项5分，共20分）`; `rest` is the text without it. */
export const readPointsOfEach = cached((text): { readonly each: number; readonly rest: string } | null => {
  const match = EACH.exec(tidyNumbers(text));
  if (!match) return null;
  return { each: Number(match[1]), rest: without(text, match.index, match.index + match[0].length) };
});
const EACH = new RegExp(
  `[${"（(【［\\[〔｛{"}][^()（）]{0,12}?(?:每|各)(?:一|小|个)?(?:项|题|条|款|个|点)?(?:指标|内容)?[计为得占各]?\\s*(\\d+(?:\\.\\d+)?)\\s*分[^()（）]{0,12}[${"）)】］\\]〕｝}"}]`,
);

/** A text that holds something like points, other than the steps of a scoring method: for the list of what was not understood. */
export function looksLikePoints(value: string | number): boolean {
  if (typeof value === "number") return false;
  const tidy = tidyNumbers(value);
  return mentionsIn(tidy).some((m) => ["plain", "total", "self", "plus"].includes(m.role));
}
