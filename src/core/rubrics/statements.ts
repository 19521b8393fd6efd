import { partyInText } from "../recognition/scoring";
import type { Party } from "../schemes/types";
import { chineseNumber } from "./numbering";
import { tidyNumbers } from "./points";

/** A level as a rubric's own notes state it. */
export interface StatedBand {
  readonly name: string;
  /** Inclusive lower bound; null for the lowest, and where no numbers are given. */
  readonly from: number | null;
  readonly to: number | null;
}

/** One spelling, no blanks: what the patterns below are written for. */
function plain(text: string): string {
  return tidyNumbers(text)
    .replace(/[\s\u3000\u00A0]+/g, "")
    .replace(/-+/g, "-")
    .replace(/[①-⑳]/g, ";")
    .replace(/[“”‘’"'「」『』]/g, '"')
    .replace(/，/g, ",")
    .replace(/；/g, ";")
    .replace(/：/g, ":")
    .replace(/(?<=^|[:;。])\((\d)\)/g, "$1.")
    .replace(/百分之([一二三四五六七八九十]{1,3})/g, (all, number: string) => {
      const value = chineseNumber(number);
      return value === null ? all : `${value}%`;
    });
}

/** `1.85分以上为…；2.60分至84分为…`: numbers that count up are those of a list and no part of 2.60. */
function withoutListNumbers(text: string): string {
  let next = 1;
  return text.replace(/(^|[:;。])(\d)[.、]/g, (all, lead: string, digit: string) => {
    if (Number(digit) !== next) return all;
    next++;
    return lead;
  });
}

const N = "(\\d{1,3}(?:\\.\\d+)?)";
const INCLUDED = "(?:\\((?:不?含|包含|包括)[^)]*\\)|含)?";
/** Ranges of points in every wording, tightest first. */
const RANGE = new RegExp(
  [
    `(?:≥|>=|不低于|达到|大于等于|高于|大于)?${N}${INCLUDED}分?${INCLUDED}(?:(?:及)?以上${INCLUDED}|(?=[,、]?(?:且|但)?(?:不足|不满|低于|未满|未达|小于)))[,、至到-]*(?:且|但)?(?:${N}${INCLUDED}分?${INCLUDED}(?:及)?(?:以下|以内)${INCLUDED}|(?:不足|不满|低于|未满|未达到?|小于)${N}分?)`,
    `${N}分?(?:≤|<|<=|≦)(?:[\\u4e00-\\u9fa5]{1,4}|[A-Za-z])(?:≤|<|<=|≦)${N}分?`,
    `(?:总分|得分|考核得分)?${N}${INCLUDED}分?${INCLUDED}(?:-|至|到)${N}${INCLUDED}分?${INCLUDED}(?:之间)?`,
    `(?:≥|>=|不低于|达到|大于等于|高于|大于)${N}分?`,
    `${N}${INCLUDED}分?${INCLUDED}(?:及|\\(含\\))?以上${INCLUDED}`,
    `(?:不足|不满|低于|小于|未达到?|<|少于)${N}分?`,
    `${N}${INCLUDED}分?${INCLUDED}(?:及)?以下${INCLUDED}`,
  ].join("|"),
  "g",
);

interface FoundRange {
  readonly start: number;
  readonly end: number;
  readonly from: number | null;
  readonly to: number | null;
}

function findRanges(text: string): FoundRange[] {
  return [...text.matchAll(RANGE)].map((m) => {
    const range = { start: m.index, end: m.index + m[0].length };
    const number = (i: number): number | null => (m[i] === undefined ? null : Number(m[i]));
    if (m[1] !== undefined) return { ...range, from: number(1), to: number(2) ?? number(3) };
    const low = number(4) ?? number(6);
    if (low !== null) {
      const a = low;
      const b = (number(5) ?? number(7)) as number;
      return { ...range, from: Math.min(a, b), to: Math.max(a, b) };
    }
    const from = number(8) ?? number(9);
    if (from !== null) return { ...range, from, to: null };
    return { ...range, from: null, to: number(10) ?? number(11) };
  });
}

/** 一类 and 二级 are names; 优秀等次 is the level 优秀. */
const LEVEL_WORD = '"?([一二三四五六甲乙丙丁Ⅰ-Ⅹ](?:类|级|档|等)|[\\u4e00-\\u9fa5]{1,6}?|[A-E])"?';
const LEVEL_TAIL =
  "(?:\\([A-E]\\))?(?:等次|等级|档次|级别|级|档|类|等|型)?(?:的)?(?:基层)?(?:党支部|党组织|支部|单位)?";
const AFTER = new RegExp(
  `^(?:的|者|之间)*[,:]?(?:直接)?(?:评定|确定|认定|评|定|划定|列|归)?(?:为|是|属|属于|入|:)?${LEVEL_WORD}${LEVEL_TAIL}(?=[,;.、。;)]|$)`,
);
const BEFORE = new RegExp(
  `(?:^|[,;.、。;:(为])(?:其中)?${LEVEL_WORD}${LEVEL_TAIL}"?[(:为是]?(?:总分|得分|分值|分数)?(?:为|在)?$`,
);
const NO_LEVEL =
  /^(?:分|总分|得分|及|以上|以下|的|为|者|含|不含|满分|且|其中|支部|党支部|等级|等次|标准|考核|综合|之间|百分制|共|合计)$/;

/**
 * Reads which totals make which level, in any wording: `90分以上为先进`, `80（含）—89分`, `“好”：90分以上`,
 * `80分以上，90分以下`, `不足60分`. Levels named without numbers are read from `分为…四个等次`.
 * Best first; [] when the text names no levels.
 */
export function readBands(text: string): readonly StatedBand[] {
  const clean = withoutListNumbers(plain(text));
  const ranges = findRanges(clean);
  const read = (side: "after" | "before"): StatedBand[] =>
    ranges.flatMap((range, i) => {
      const next = ranges[i + 1]?.start ?? clean.length;
      const previous = ranges[i - 1]?.end ?? 0;
      const match =
        side === "after"
          ? AFTER.exec(clean.slice(range.end, Math.min(next, range.end + 24)))
          : BEFORE.exec(clean.slice(Math.max(previous, range.start - 16), range.start));
      const name = match?.[1];
      return name === undefined || NO_LEVEL.test(name) ? [] : [{ name, from: range.from, to: range.to }];
    });
  const after = read("after");
  const before = read("before");
  const best = distinct(before.length > after.length ? before : after);
  if (best.length >= 2) return order(best);
  return namedLevels(clean).map((name) => ({ name, from: null, to: null }));
}

function distinct(bands: readonly StatedBand[]): readonly StatedBand[] {
  return bands.filter((band, i) => bands.findIndex((b) => b.name === band.name) === i);
}

/** From the highest lower bound down; the level "below …" comes last and has no bound. */
function order(bands: readonly StatedBand[]): readonly StatedBand[] {
  const sorted = [...bands].sort((a, b) => (b.from ?? -1) - (a.from ?? -1));
  const last = sorted.at(-1);
  // "0—59分" and "59分以下" both mean: everything below.
  return last && last.from === 0 ? [...sorted.slice(0, -1), { ...last, from: null }] : sorted;
}

const SEVERAL = "(?:[二两三四五六]|\\d)个?";
const LIST =
  '("?[\\u4e00-\\u9fa5A-E]{1,5}"?(?:\\([A-E]\\))?(?:[、,和及]+"?[\\u4e00-\\u9fa5A-E]{1,5}"?(?:\\([A-E]\\))?){1,5})';
const NAMED = new RegExp(
  `(?:分为|分成|按照|按|划分为|设|评定为|为)${LIST}(?:等)?${SEVERAL}?(?:等次|等级|档次|类别|级别|类型|层次|级|档|类)`,
);

function namedLevels(clean: string): readonly string[] {
  const list = NAMED.exec(clean)?.[1];
  if (!list) return [];
  return list
    .split(/[、,和及]+/)
    .map((name) => name.replace(/"|\([A-E]\)/g, ""))
    .filter((name) => name !== "");
}

export interface StatedWeight {
  readonly party: Party;
  readonly share: number;
}

/** The shares of the parties, and what all stated shares of that sentence add up to (percent). */
export interface StatedWeights {
  readonly weights: readonly StatedWeight[];
  readonly sum: number;
  /** Some of them belong to no party: 基础分×70%. */
  readonly hasOtherShares: boolean;
}

const SHARE =
  /(?:(?:可|各)?占(?:总分|总成绩|比重|权重|比例)?(?:的)?|[×xX*]|权重(?:为)?|按)?(\d{1,3}(?:\.\d+)?)%(?!以[上下内])(?:的?(?:权重|比例|比重))?/g;

/** `自评占40%，上一级党组织考评占60%` · `自评（可占30%权重）` · `…×70%+评议×30%`; null when no party has a share. */
export function readWeights(text: string): StatedWeights | null {
  const clean = spellOutShares(plain(text));
  const weights: StatedWeight[] = [];
  let sum = 0;
  let hasOtherShares = false;
  let from = 0;
  for (const match of clean.matchAll(SHARE)) {
    const before = clean.slice(from, match.index);
    from = match.index + match[0].length;
    const isBracketed = /[(]$/.test(before) && clean[from] === ")" && partyInText(lastClause(before)) !== null;
    const isShare =
      (isBracketed && !/[率度比]\($/.test(before)) ||
      /占|[×xX*]|权重|按|比例|比重/.test(match[0]) ||
      /(?:权重|占比|比例)[:为]?\(?$/.test(before);
    if (!isShare) continue;
    const clause = lastClause(before);
    const party = partyInText(clause) ?? partyInText((before.split(/[;。=]/).at(-1) ?? "").slice(-24));
    // Headings and notes may state the same share twice.
    if (party && weights.some((w) => w.party === party)) continue;
    sum += Number(match[1]);
    if (party === null) hasOtherShares = true;
    else weights.push({ party, share: Number((Number(match[1]) / 100).toFixed(4)) });
  }
  if (weights.length === 0) return listedShares(clean);
  return { weights, sum: Number(sum.toFixed(4)), hasOtherShares };
}

/** ×0.4, 占两成, 分别占30%、70% and 按3:7的比例 in the spelling 自评占40%. */
function spellOutShares(clean: string): string {
  const each = (names: string, shares: readonly number[], all: string): string => {
    const parties = names.split(/[、,和及与]/);
    if (parties.length !== shares.length) return all;
    return parties.map((name, i) => `${name}占${shares[i]}%`).join(",");
  };
  return clean
    .replace(/([×xX*])0?\.(\d{1,2})(?!\d)/g, (_, sign: string, d: string) => `${sign}${Number(d.padEnd(2, "0"))}%`)
    .replace(/占([一二两三四五六七八九])成/g, (_, n: string) => `占${n === "两" ? 2 : chineseNumber(n)}0%`)
    .replace(
      /([^;。:(]*?)(?:得分|所占)*(?:的)?(?:权重|比例|比重)?分别(?:占|按照?|为|是|以)(?:总分)?(?:的)?((?:\d+(?:\.\d+)?%[、,和及:]?){2,})/g,
      (all, names: string, list: string) => each(names, [...list.matchAll(/[\d.]+/g)].map(Number), all),
    )
    .replace(
      /([^;。:(]*?)(?:得分)?(?:分别)?按照?(\d+(?::\d+)+)的?(?:比例|权重)/g,
      (all, names: string, list: string) => {
        const parts = list.split(":").map(Number);
        const whole = parts.reduce((a, b) => a + b, 0);
        return whole === 10 || whole === 100
          ? each(
              names,
              parts.map((n) => (n * 100) / whole),
              all,
            )
          : all;
      },
    );
}

/** （自评20%，党员评议30%，考评50%）: no word says that these are shares, but they make up the whole. */
function listedShares(clean: string): StatedWeights | null {
  const shares = [...clean.matchAll(/(?<=^|[;。,、+=:(])([^;。,、+=:(%\d]{2,14})(\d{1,2})%(?=[;。,、+)]|$)/g)].flatMap(
    (m) => {
      const party = partyInText(m[1] ?? "");
      return party && !/[率度比]$/.test(m[1] ?? "") ? [{ party, percent: Number(m[2]) }] : [];
    },
  );
  const sum = shares.reduce((n, s) => n + s.percent, 0);
  if (sum !== 100 || shares.length < 2 || new Set(shares.map((s) => s.party)).size < shares.length) return null;
  return { weights: shares.map(({ party, percent }) => ({ party, share: percent / 100 })), sum, hasOtherShares: false };
}

function lastClause(text: string): string {
  return text.split(/[;。,、+=]/).at(-1) ?? "";
}

const BARRED = "(?:不得|不能|不予|不可|取消)[^:：。；;,，]{0,8}(?:评|定|确定|认定|晋|参评|资格|授予)";
const VETO_HEAD = new RegExp(
  `(?:下列|以下|如下)(?:[^:：。，,]{0,8}(?:情形|情况|问题|行为))?[^:：。]{0,24}?(?:直接|一律|一票否决|不得|不能|均|取消)[^:：。]{0,24}[:：]`,
);
const DIRECT = `(?:直接|一律|均|应当?|即)(?:应|均|一律|直接)?(?:[^，,。；;:：]{0,6})?(?:确定|评定|认定|判定|核定|降|调整|定|列|评|划|归)(?:等级|档次|级)?(?:为|入|到)`;
const VETO_WORD = new RegExp(`${DIRECT}|一票否决|[的者][,，]降(?:低|级|为)|${BARRED}`);
const VETO_LEAD = new RegExp(`^.*?(?:${DIRECT}|一票否决|一律|${BARRED})[^:：。]*[:：]`);
const VETO_RULING = new RegExp(
  `[,，]?(?:的)?[,，]?(?:该支部|该党组织|该党支部|当年|当年度|年度|本年度|其)?(?:考核|考评)?(?:等次|等级)?(?:[\\u4e00-\\u9fa5]{0,4}实行)?(?:应|均|将)?(?:${DIRECT}|["“]?一票否决|一律|降(?:低|级|为)|${BARRED}).*$`,
);

/** A circumstance that decides a level, and the words that say which (直接定为“后进”). */
export interface StatedVeto {
  readonly text: string;
  readonly ruling: string;
}

/** The circumstances after 直接定为, 一票否决, 一律 or 不得评为: each as the document words it. */
export function readVetoes(lines: readonly string[]): readonly StatedVeto[] {
  const vetoes: StatedVeto[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = (lines[i] ?? "").replace(/[\s\u3000]+/g, "");
    if (!VETO_WORD.test(line) && !VETO_HEAD.test(line)) continue;
    const head = VETO_HEAD.exec(line) ?? VETO_LEAD.exec(line);
    if (head) {
      const add = (texts: readonly string[]): void => {
        vetoes.push(...texts.map((text) => ({ text, ruling: head[0] })));
      };
      const tail = line.slice(head.index + head[0].length);
      if (tail !== "") add(splitList(tail));
      else {
        for (
          let j = i + 1;
          j < lines.length && /^\s*(?:[（(]?[\d一二三四五六七八九十]+[)）、.．]|[①-⑳])/.test(lines[j] ?? "");
          j++
        ) {
          add(splitList((lines[j] ?? "").trim()));
          i = j;
        }
      }
      continue;
    }
    for (const sentence of line.split(/[。；;]/)) {
      if (!VETO_WORD.test(sentence)) continue;
      const what = sentence.replace(VETO_RULING, "").replace(/^(?:凡是?|对于?|有|存在|出现|若|如)/, "");
      if (what.length >= 4) vetoes.push({ text: stripLead(what), ruling: sentence.slice(what.length) });
    }
  }
  return vetoes.filter((veto, i) => vetoes.findIndex((v) => v.text === veto.text) === i);
}

function splitList(text: string): string[] {
  return text
    .split(/[;；。]|(?<=\S)(?=[②-⑳])/)
    .map(stripLead)
    .filter((part) => part.length >= 3 && !VETO_WORD.test(part));
}

function stripLead(text: string): string {
  return text
    .trim()
    .replace(/^(?:[（(]?[\d一二三四五六七八九十]{1,2}[)）、.．]|[①-⑳]|[一二三四五六七八九]是|和|以及|及)\s*/, "")
    .replace(/[,，、]$/, "");
}
