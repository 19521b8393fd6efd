import { cached } from "../text/cached";
import { tidyNumbers, type Points } from "./points";

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

/** What a number of points in a sentence is, as the words around it tell. */
type Role =
  /** 满分15分, 共15分. */
  | "total"
  /** 最高10分, 封顶. */
  | "cap"
  /** 10分 and nothing that makes it a step. */
  | "plain"
  /** 得5分, 计5分. */
  | "gain"
  /** 加1分, 奖1分. */
  | "plus"
  /** 扣1分, 每次0.5分, 80分以上: steps and bounds. */
  | "step"
  /** 自评15分. */
  | "self";

interface Mention {
  readonly value: number;
  readonly isRange: boolean;
  readonly start: number;
  readonly end: number;
  readonly role: Role;
}

interface Bracket {
  readonly start: number;
  /** One past the closing bracket. */
  readonly end: number;
  readonly mentions: readonly Mention[];
  /** A number and nothing else. */
  readonly bare: number | null;
  readonly text: string;
}

const OPENING = "（(【［[〔｛{︻﹝〖";
const CLOSING = ")）】］]〕｝}︼﹞〗";
const NUMBER = "\\d+(?:\\.\\d+)?";
/** 分 that is no point: 分钟, 分之, 分别 …. */
const MENTION = new RegExp(
  `(?<!\\d)(${NUMBER})\\s*(?:(?:分\\s*)?(?:-+|至|到)\\s*(${NUMBER})\\s*)?分(?![钟之别类析工管布开享支级期组部散解成阶批局])`,
  "g",
);

const SELF = /自评(?:得分|分)?\s*[:：]?\s*$/;
const TOTAL =
  /(?:满分|总分|总分值|共|共计|合计|总计|小计|分值|标准分|基本分|基础分|本项|权重)\s*(?:为|是|计)?\s*[:：]?\s*$/;
const CAP = /(?:封顶|最高|不[得能可]?超过|上限|至多|最多|累计)(?:不[得能可]?超过|可?加|可?奖|可?得|扣|为|记|计)*\s*$/;
const MINUS = /(?:扣|减|罚)(?:除|去|掉|减)?\s*$/;
const PLUS = /(?:加|奖励?)(?:计)?\s*$/;
const GAIN = /(?:(?<![获取赢值])得|计|记|给|赋|获|打|评)\s*$/;
const BOUND_BEFORE = /(?:低于|高于|达到|不足|少于|满足|(?<!不(?:得|能|可)?)超过|未满|不满|含|[<>≤≥＜＞]=?)\s*$/;
const BOUND_AFTER = /^\s*(?:[（(]\s*不?含\s*[)）]\s*)?(?:及?以[上下内]|之间|者)/;
/** 每年1次 and the like tell how often, not what each is worth; 各村 and 各项工作 are no shares. */
const SHARED_OUT = "每(?!半?年|个?月|季|周|学[期年])|凡|各(?:项|条|题|款|个|点)?(?:[计得记加占奖扣]|$)";
const EACH_STEP = new RegExp(SHARED_OUT);
/** A clause that speaks of single steps: 每少1次0.5分. */
const STEP_CLAUSE = new RegExp(`${SHARED_OUT}|扣|减|(?<![获取赢值])得|奖`);

function clauseBefore(text: string, at: number): string {
  return /[^，,；;。：:（()）【】[\]]*$/.exec(text.slice(0, at))?.[0] ?? "";
}

function roleOf(text: string, start: number, end: number): Role {
  const before = text.slice(0, start);
  const after = text.slice(end);
  if (SELF.test(before)) return "self";
  if (BOUND_AFTER.test(after) || BOUND_BEFORE.test(before)) return "step";
  if (CAP.test(before)) return "cap";
  if (MINUS.test(before)) return "step";
  if (PLUS.test(before)) return "plus";
  if (TOTAL.test(before)) return "total";
  const clause = clauseBefore(text, start);
  if (GAIN.test(before)) return EACH_STEP.test(clause) ? "step" : "gain";
  return STEP_CLAUSE.test(clause) ? "step" : "plain";
}

function mentionsIn(text: string, from: number, to: number): Mention[] {
  const mentions: Mention[] = [];
  for (const m of text.slice(from, to).matchAll(MENTION)) {
    const start = from + m.index;
    const end = start + m[0].length;
    const value = Math.max(Number(m[1]), Number(m[2] ?? m[1]));
    const previous = mentions.at(-1);
    // 分别加5分、3分、1分: what holds for the first holds for all.
    const isListed = previous !== undefined && /^[、和/]$/.test(text.slice(previous.end, start));
    const own = isListed ? previous.role : roleOf(text, start, end);
    // 强给5分，一般给3分，较差1分: the last one is to be got as well.
    const isLess = own === "plain" && previous?.role === "gain" && value < previous.value;
    const role = isLess && DEGREE.test(clauseBefore(text, start)) ? "gain" : own;
    mentions.push({ value, isRange: m[2] !== undefined, start, end, role });
  }
  return mentions;
}

/** The outermost brackets of a text, of whatever kind. */
function bracketsIn(text: string): Bracket[] {
  const found: Bracket[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const glyph = text[i] as string;
    if (OPENING.includes(glyph)) {
      if (depth++ === 0) start = i;
    } else if (CLOSING.includes(glyph) && depth > 0 && --depth === 0) {
      const inner = text.slice(start + 1, i);
      const bare = new RegExp(`^\\s*(?:(?:分值|满分|标准分|分数|本项)\\s*[:：]\\s*)?(${NUMBER})\\s*$`).exec(inner)?.[1];
      found.push({
        start,
        end: i + 1,
        mentions: mentionsIn(text, start, i),
        bare: bare === undefined ? null : Number(bare),
        text: inner,
      });
    }
  }
  return found;
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

/** How well something is done: several points after such words are a choice, after others they add up. */
const DEGREE = /比较|较[好差强]|基本|一般|不[健合规明清够召开]|偶尔|[很较]?差|无|未|没有|[中优良][,，:：]?$|部分/;

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
  const words = parts.map((p, i) => text.slice(parts[i - 1]?.end ?? 0, p.start));
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
  const mentions = mentionsIn(text, 0, text.length);
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
    if (!isEnd || /\d\s*(?:[.\-/至]\s*)?$/.test(text.slice(0, m.start))) return [];
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
  const mentions = mentionsIn(tidy, 0, tidy.length);
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
  const [next] = bracketsIn(tidy.slice(stated.end));
  const isNext = next && tidy.slice(stated.end, stated.end + next.start).trim() === "";
  const values = isNext ? next.mentions.map((m) => m.value) : [];
  const isListed = isNext && next.mentions.every((m) => (m.role === "plain" || m.role === "gain") && !m.isRange);
  if (!isListed || values.length < FEWEST_OPTIONS || values[0] !== stated.value) return score(stated.value);
  const words = next.mentions.map((m, i) =>
    next.text.slice(0, m.start - next.start - 1).slice(i === 0 ? 0 : (next.mentions[i - 1]?.end ?? 0) - next.start - 1),
  );
  return isChoice(values, words) ? choice(values, next.text) : score(stated.value);
}

/** Two points in a bracket are as likely its parts. */
const FEWEST_OPTIONS = 3;

/**
 * The points that end a text (每月集中学习1次3分), which its words alone would make a step of the scoring method: for lines
 * among others that end in theirs. Null where it says that they are taken, given or counted.
 */
export const pointsAtEnd = cached((text): { readonly points: Points; readonly rest: string } | null => {
  const tidy = tidyNumbers(text).replace(/(?<![\s。；;])[\s。；;]+$/, "");
  const last = mentionsIn(tidy, 0, tidy.length).at(-1);
  if (!last || last.end < tidy.length || last.isRange || last.role !== "step") return null;
  const before = tidy.slice(0, last.start);
  if (MINUS.test(before) || GAIN.test(before) || BOUND_BEFORE.test(before) || /[\d.\-/至]\s*$/.test(before))
    return null;
  return { points: score(last.value), rest: text.slice(0, last.start).trim() };
});

/** The likeliest points that a text states for its line; null when it states none. */
export function readTextPoints(text: string): TextPoints | null {
  return statedInText(text)[0] ?? null;
}

/** Options, tiers or parts that the scoring method lets one gain, where nothing else states points; likeliest first. */
export const gainedInText = cached((text): readonly Points[] => {
  const tidy = tidyNumbers(text).replace(/\s+/g, "");
  const mentions = mentionsIn(tidy, 0, tidy.length);
  const gains = mentions.filter((m) => m.role === "gain");
  if (gains.every((m) => m.value === 0)) gains.length = 0;
  const cap = mentions.find((m) => m.role === "cap");
  if (cap && !mentions.some((m) => m.role === "plus")) return [score(cap.value)];
  const [only] = gains;
  if (!only) return [];
  const values = gains.map((m) => m.value);
  if (gains.length === 1) return isFullScore(tidy.slice(0, only.start)) ? [score(only.value)] : [];
  const top = Math.max(...values);
  const whole = gains.some((m) => m.isRange) ? score(top) : choice(values, tidy);
  const words = gains.map((m, i) => tidy.slice(gains[i - 1]?.end ?? 0, m.start));
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
  const sign = kind === "bonus" ? PLUS : MINUS;
  const changes = mentionsIn(tidy, 0, tidy.length).filter((m) => sign.test(tidy.slice(0, m.start)));
  const [only] = changes;
  if (!only || changes.length > 1) return null;
  const isOpen = EACH_STEP.test(clauseBefore(tidy, only.start));
  return { maximum: only.value, kind, options: null, ...(isOpen ? { isOpen } : {}) };
}

/** `班子健全，计8分；缺1人扣2分`: the only points gained are all there are, unless each of several gains them. */
function isFullScore(before: string): boolean {
  const sentence = before.split(/[;。；]/).at(-1) ?? "";
  return !EACH_STEP.test(sentence) && !/[不扣减]$/.test(sentence);
}

/** Points with which the words on scoring begin: `4分，每少1次扣1分`. */
export function readLeadingPoints(text: string): Points | null {
  const match = new RegExp(
    `^\\s*[${"（(【［\\[〔｛{"}]?(?:满分|本项|共|计)?\\s*(${NUMBER})\\s*分\\s*[${"）)】］\\]〕｝}"}]?\\s*[,，;；。:：]`,
  ).exec(tidyNumbers(text));
  return match ? score(Number(match[1])) : null;
}

/** What each line under a heading is worth: `组织健全（每项5分，共20分）`; `rest` is the text without it. */
export const readPointsOfEach = cached((text): { readonly each: number; readonly rest: string } | null => {
  const match = EACH.exec(tidyNumbers(text));
  if (!match) return null;
  return { each: Number(match[1]), rest: without(text, match.index, match.index + match[0].length) };
});
const EACH = new RegExp(
  `[${"（(【［\\[〔｛{"}][^()（）]{0,12}?(?:每|各)(?:一|小|个)?(?:项|题|条|款|个|点)?(?:指标|内容)?[计为得占各]?\\s*(${NUMBER})\\s*分[^()（）]{0,12}[${"）)】］\\]〕｝}"}]`,
);

/** A text that holds something like points, other than the steps of a scoring method: for the list of what was not understood. */
export function looksLikePoints(value: string | number): boolean {
  if (typeof value === "number") return false;
  const tidy = tidyNumbers(value);
  return mentionsIn(tidy, 0, tidy.length).some((m) => ["plain", "total", "self", "plus"].includes(m.role));
}
