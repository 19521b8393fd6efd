import { headingMeaning } from "../headings/meaning";
import { partyInText } from "../headings/parties";
import type { Party } from "../schemes/types";
import { readBands } from "./bands";
import { chineseNumber } from "./numbering";
import { plainSentence } from "./plain-sentence";
import { tokensOf } from "./points-tokens";

export interface StatedWeight {
  readonly party: Party;
  readonly share: number;
}

/** The shares of the parties, and what all stated shares of that sentence add up to (percent). */
interface StatedWeights {
  readonly weights: readonly StatedWeight[];
  readonly sum: number;
  /** Some of them belong to no party: 基础分×70%. */
  readonly hasOtherShares: boolean;
}

/** 师评, 领导打分: whoever a heading of scores names so. */
function partyIn(clause: string): Party | null {
  const meaning = headingMeaning(clause.replace(/[(]$/, ""));
  return partyInText(clause) ?? (meaning?.kind === "party" && meaning.party !== "score" ? meaning.party : null);
}

/** What stands right before and behind a per cent that is somebody's share: 可占总分的40%, ×0.4, 40%的权重. */
const SHARE_LEAD = /(?:(?:可|各)?占(?:总分|总成绩|比重|权重|比例)?(?:的)?|[×xX*]|权重(?:为)?|按)$/;
const SHARE_TAIL = /^的?(?:权重|比例|比重)/;

/** `自评占40%，上一级党组织考评占60%` · `自评（可占30%权重）` · `…×70%+评议×30%`; null when no party has a share. */
export function readWeights(text: string): StatedWeights | null {
  const clean = spellOutShares(plainSentence(text));
  const weights: StatedWeight[] = [];
  let sum = 0;
  let hasOtherShares = false;
  let from = 0;
  const unknown: number[] = [];
  const { word, list } = tokensOf(clean);
  // 80%以上 is a bound.
  for (const { index: at } of word.matchAll(/nP(?![AZ])/g)) {
    const [start, end] = [list[at]?.start as number, list[at + 1]?.end as number];
    const lead = SHARE_LEAD.exec(clean.slice(from, start))?.[0] ?? "";
    const tail = SHARE_TAIL.exec(clean.slice(end))?.[0] ?? "";
    const before = clean.slice(from, start - lead.length);
    const percent = Number(clean.slice(start, end - 1));
    from = end + tail.length;
    const isBracketed = /[(]$/.test(before) && clean[from] === ")" && partyIn(lastClause(before)) !== null;
    const isShare =
      (isBracketed && !/[率度比]\($/.test(before)) ||
      lead !== "" ||
      tail !== "" ||
      /(?:权重|占比|比例)[:为]?\(?$/.test(before);
    if (!isShare && /[\u4e00-\u9fa5]{2}(?<![率度比])[(]$/.test(before) && clean[from] === ")") unknown.push(percent);
    // 班级测评（30%） beside 自评（20%） is a share of somebody nobody knows.
    if (clean[from] === ")" && /(?:评[价议分定]?|打分|考核)\($/.test(before)) hasOtherShares ||= !isShare;
    if (!isShare) continue;
    const clause = lastClause(before);
    const party = partyIn(clause) ?? partyInText((before.split(/[;。=]/).at(-1) ?? "").slice(-24));
    const share = Number((percent / 100).toFixed(4));
    const known = weights.find((w) => w.party === party);
    // Headings and notes may state the same share twice.
    if (known?.share === share) continue;
    sum += percent;
    if (party === null) hasOtherShares = true;
    else weights.push({ party, share });
  }
  // 日常考核占40%，年终考核占60% weigh two scores of one party, so neither share is the party's.
  const single = weights.filter((w) => weights.every((other) => other === w || other.party !== w.party));
  if (single.length === 0) return listedShares(clean);
  const [rest, ...others] = unknown;
  const isOver = single.length === weights.length && weights.every((w) => w.party !== "review" && w.party !== "score");
  // 自评（30%） | 领导小组（70%）: one whom nobody knows is whoever is set over the others.
  if (rest !== undefined && others.length === 0 && isOver && sum + rest === 100)
    return { weights: [...single, { party: "review", share: rest / 100 }], sum: 100, hasOtherShares: false };
  return {
    weights: single,
    sum: Number(sum.toFixed(4)),
    hasOtherShares: hasOtherShares || single.length < weights.length,
  };
}

/** ×0.4, 占两成, 分别占30%、70% and 按3:7的比例 in the spelling 自评占40%. */
function spellOutShares(clean: string): string {
  const each = (names: string, shares: readonly number[], all: string): string => {
    const parties = names.replace(/^按照?/, "").split(/[、,和及与]/);
    if (parties.length !== shares.length) return all;
    return parties.map((name, i) => `${name}占${shares[i]}%`).join(",");
  };
  return clean
    .replace(/([×xX*])0?\.(\d{1,2})(?!\d)/g, (_, sign: string, d: string) => `${sign}${Number(d.padEnd(2, "0"))}%`)
    .replace(/占([一二两三四五六七八九])成/g, (_, n: string) => `占${n === "两" ? 2 : chineseNumber(n)}0%`)
    .replace(
      /([^;。:(]{0,60}?)(?:得分|所占)?(?:的)?(?:权重|比例|比重)?分别(?:占|按照?|为|是|以)(?:总分)?(?:的)?((?:\d+(?:\.\d+)?%[、,和及:]?){2,})/g,
      (all, names: string, list: string) => each(names, [...list.matchAll(/[\d.]+/g)].map(Number), all),
    )
    .replace(
      /([^;。:(]{0,60}?)(?:得分)?(?:分别)?(?:按照?)?(?<!\d)(\d{1,3}(?::\d{1,3}){1,9})的?(?:比例|权重)/g,
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
const VETO_LEAD = new RegExp(`^.*?(?:${DIRECT}|一票否决|一律|${BARRED})[^:：。]{0,60}[:：]`);
const VETO_RULING = new RegExp(
  `[,，]?(?:的)?[,，]?(?:该支部|该党组织|该党支部|当年|当年度|年度|本年度|其)?(?:考核|考评)?(?:等次|等级)?(?:[\\u4e00-\\u9fa5]{0,4}实行)?(?:应|均|将)?(?:${DIRECT}|["“]?一票否决|一律|降(?:低|级|为)|${BARRED}).*$`,
);

/** （一票否决）书记受处分: the mark in brackets before the circumstance. */
const MARKED_VETO = /^[（(【[](一票否决(?:项目?|事项|指标)?)[)）】\]][:：]?([^（(].{3,})$/;

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
      const marked = MARKED_VETO.exec(sentence);
      if (marked?.[2]) {
        vetoes.push({ text: stripLead(marked[2]), ruling: marked[1] as string });
        continue;
      }
      const circumstance = sentence.replace(VETO_RULING, "");
      const what = circumstance.replace(/^(?:凡是?|对于?|有|存在|出现|若|如)/, "");
      if (what.length >= 4) vetoes.push({ text: stripLead(what), ruling: sentence.slice(circumstance.length) });
    }
  }
  return vetoes.filter((veto, i) => vetoes.findIndex((v) => v.text === veto.text) === i);
}

function splitList(text: string): string[] {
  return text
    .split(/[;；。]|(?<=\S)(?=[②-⑳])/)
    .map(stripLead)
    .filter((part) => part.length >= 3 && !VETO_WORD.test(part) && readBands(part).length === 0);
}

function stripLead(text: string): string {
  return text
    .trim()
    .replace(/^(?:[（(]?[\d一二三四五六七八九十]{1,2}[)）、.．]|[①-⑳]|[一二三四五六七八九]是|和|以及|及)\s*/, "")
    .replace(/[,，、]$/, "");
}
