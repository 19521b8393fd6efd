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
    .replace(/[“”‘’"'「」『』]/g, '"')
    .replace(/，/g, ",")
    .replace(/；/g, ";")
    .replace(/：/g, ":")
    .replace(/百分之([一二三四五六七八九十]{1,3})/g, (all, number: string) => {
      const value = chineseNumber(number);
      return value === null ? all : `${value}%`;
    });
}

const N = "(\\d{1,3}(?:\\.\\d+)?)";
const INCLUDED = "(?:\\((?:不?含|包含|包括)[^)]*\\)|含)?";
/** Ranges of points in every wording, tightest first. */
const RANGE = new RegExp(
  [
    `${N}${INCLUDED}分?${INCLUDED}(?:及)?以上${INCLUDED}[,、至到-]*(?:且|但)?(?:${N}${INCLUDED}分?${INCLUDED}(?:及)?(?:以下|以内)${INCLUDED}|(?:不足|不满|低于|未满|未达到?|小于)${N}分?)`,
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
const LEVEL_WORD = '"?([一二三四五六甲乙丙丁](?:类|级|档|等)|[\\u4e00-\\u9fa5]{1,6}?|[A-E])"?';
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
  const clean = plain(text);
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
  /(?:(?:可|各)?占(?:总分|总成绩|比重|权重|比例)?(?:的)?|[×xX*]|权重(?:为)?|按)?(\d{1,3}(?:\.\d+)?)%(?:的?(?:权重|比例|比重))?/g;

/** `自评占40%，上一级党组织考评占60%` · `自评（可占30%权重）` · `…×70%+评议×30%`; null when no party has a share. */
export function readWeights(text: string): StatedWeights | null {
  const clean = plain(text);
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
  return weights.length === 0 ? null : { weights, sum: Number(sum.toFixed(4)), hasOtherShares };
}

function lastClause(text: string): string {
  return text.split(/[;。,、+=]/).at(-1) ?? "";
}

const VETO_HEAD =
  /(?:下列|以下|如下)(?:情形|情况|问题)?(?:之一)?[^:：。]{0,12}?(?:直接|一律|一票否决|不得|均)[^:：。]{0,16}[:：]/;
const VETO_WORD = /直接(?:确定|评定|认定|定|列|评)为|一票否决|一律(?:调整|评定|确定|认定|定|评|列)(?:为|入)/;

/** The circumstances after 直接定为, 一票否决 or 一律: each as the document words it. */
export function readVetoes(lines: readonly string[]): readonly string[] {
  const vetoes: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = (lines[i] ?? "").replace(/[\s\u3000]+/g, "");
    if (!VETO_WORD.test(line)) continue;
    const head =
      VETO_HEAD.exec(line) ??
      /^.*?(?:直接(?:确定|评定|认定|定|列|评)为|一票否决|一律[^:：]{1,8})[^:：。]*[:：]/.exec(line);
    if (head && head.index !== undefined) {
      const tail = line.slice(head.index + head[0].length);
      if (tail !== "") vetoes.push(...splitList(tail));
      else {
        for (
          let j = i + 1;
          j < lines.length && /^\s*(?:[（(]?[\d一二三四五六七八九十]+[)）、.．]|[①-⑳])/.test(lines[j] ?? "");
          j++
        ) {
          vetoes.push(...splitList((lines[j] ?? "").trim()));
          i = j;
        }
      }
      continue;
    }
    for (const sentence of line.split(/[。；;]/)) {
      if (!VETO_WORD.test(sentence)) continue;
      const what = sentence
        .replace(/[,，]?(?:的)?[,，]?(?:实行)?(?:应|均|将)?(?:直接(?:确定|评定|认定|定|列|评)为|一票否决|一律).*$/, "")
        .replace(/^(?:凡|对|有|存在|若|如)/, "");
      if (what.length >= 4) vetoes.push(stripLead(what));
    }
  }
  return [...new Set(vetoes)];
}

function splitList(text: string): string[] {
  return text
    .split(/[;；。]/)
    .map(stripLead)
    .filter((part) => part.length >= 3 && !VETO_WORD.test(part));
}

function stripLead(text: string): string {
  return text
    .trim()
    .replace(/^(?:[（(]?[\d一二三四五六七八九十]{1,2}[)）、.．]|[①-⑳]|和|以及|及)\s*/, "")
    .replace(/[,，、]$/, "");
}
