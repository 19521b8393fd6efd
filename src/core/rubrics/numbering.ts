import { cached } from "../text/cached";

/** How a line is numbered, outermost style first by custom. */
export const numberStyles = [
  "chapter",
  "code",
  "一、",
  "（一）",
  "第1条",
  "1.",
  "1.1",
  "1.1.1",
  "（1）",
  "①",
  "none",
] as const;
export type NumberStyle = (typeof numberStyles)[number];

export interface Numbered {
  readonly style: NumberStyle;
  /** As printed, without punctuation; null when there is none. */
  readonly number: string | null;
  /** 3 for 三, ③ and 3; null where it cannot be counted. */
  readonly value: number | null;
  readonly rest: string;
}

const CHINESE = "〇一二三四五六七八九";

/** 一 → 1, 十二 → 12, 二十 → 20; null for anything else. */
export function chineseNumber(text: string): number | null {
  if (!/^[一二三四五六七八九十]{1,3}$/.test(text)) return null;
  if (!text.includes("十")) return text.length === 1 ? CHINESE.indexOf(text) : null;
  const [tens = "", ones = ""] = text.split("十");
  return (tens === "" ? 1 : CHINESE.indexOf(tens)) * 10 + (ones === "" ? 0 : CHINESE.indexOf(ones));
}

/** A → 1, B → 2; null for anything else. */
function letterValue(text: string): number | null {
  return /^[A-Z]$/.test(text) ? text.charCodeAt(0) - 64 : null;
}

const CIRCLED = /^[①-⑳⑴-⒇⒈-⒛]/;

const PATTERNS: readonly [NumberStyle, RegExp][] = [
  ["chapter", /^第\s*([一二三四五六七八九十\d]{1,3})\s*(?:部分|模块|板块|单元|篇|章|大类|类)\s*[、.．:：]?\s*/],
  ["第1条", /^第\s*([一二三四五六七八九十\d]{1,3})\s*(?:项|条|款|题)\s*[、.．:：]?\s*/],
  ["chapter", /^[（(]\s*([A-Z])\s*[)）]\s*[、.．:：]?\s*(?=[\u4e00-\u9fa5])/],
  ["chapter", /^([A-Z])\s*(?:部分|模块|板块)\s*[、.．:：]?\s*/],
  ["chapter", /^([A-Z])\s*[、.．:：]\s*(?=[\u4e00-\u9fa5#]|[A-Z][a-z]{2})/],
  ["code", /^([A-Za-z]\d{1,2}(?:[.-]\d{1,2})?)\s*[、.．:：]?\s*(?=[\u4e00-\u9fa5#])/],
  ["（一）", /^[（(]\s*([一二三四五六七八九十]{1,3})\s*[)）]\s*[、.．]?\s*/],
  ["一、", /^([一二三四五六七八九十]{1,3})\s*[、.．:：,，]\s*/],
  ["1.1.1", /^(\d{1,2}[.．]\d{1,2}[.．]\d{1,2})\s*[、.．:：]?\s*(?=\D)/],
  [
    "1.1",
    /^(?!\d{1,2}-\d{1,2}\s*(?:周?岁|年|个?月|天|名|人次|元|米|公里|亩|吨))(\d{1,2}[.．-]\d{1,2})\s*[、.．:：]?\s*(?=[^\d\s分%.]|分[工管类析级期布])/,
  ],
  ["（1）", /^[（(]\s*(\d{1,3})\s*[)）]\s*[、.．]?\s*/],
  ["（1）", /^(\d{1,3})\s*[)）]\s*/],
  ["1.", /^(\d{1,3})\s*[、.．:：,，]\s*(?=\D|$)/],
  // 2、100%完成任务; 3、2、1分 are points.
  ["1.", /^(\d{1,3})、(?=\d+(?:\.\d+)?[^\d\s、,，.分/~—-])/],
  ["1.", /^(?:[a-zA-Z])?(\d{1,3})\s+(?=[\u4e00-\u9fa5])/],
];

/** 项目：1.1 室外环境: a word for what is numbered. */
const LABEL = /^(?:项目|指标|内容|类别|条款)\s*[:：]\s*(?=\d|[（(]?[一二三四五六七八九十]{1,3}[)）、.．])/;

/** Splits the number off a line: `1．` `1、` `1.` `(1)` `①` `1.1` `一、` `（一）` `第一部分`. */
export const readNumbering = cached((line): Numbered => {
  const text = line
    .replace(/_x000[dD]_/g, "")
    .trim()
    .replace(LABEL, "");
  const circled = CIRCLED.exec(text)?.[0];
  if (circled) {
    const value = Number(circled.normalize("NFKC").replace(/\D/g, ""));
    return { style: "①", number: circled, value, rest: text.slice(1).replace(/^[\s.．、,，:：]+/, "") };
  }
  const roman = /^[Ⅰ-Ⅻ](?:[-.]\d{1,2})?/.exec(text)?.[0];
  if (roman !== undefined) {
    // Ⅰ-1 重点工作, Ⅱ-3 市容环境: the sign tells the level, and the number counts.
    const value = Number(/\d{1,3}$/.exec(roman)?.[0] ?? text.charCodeAt(0) - "Ⅰ".charCodeAt(0) + 1);
    return { style: "chapter", number: roman, value, rest: text.slice(roman.length).replace(/^[\s.．、:：]+/, "") };
  }
  if (/^[㈠-㈩]/.test(text)) {
    const number = text.charAt(0).normalize("NFKC").replace(/[()]/g, "");
    return { style: "（一）", number, value: chineseNumber(number), rest: text.slice(1).replace(/^[\s.．、]+/, "") };
  }
  const wide = text.replace(/[０-９]/g, (d) => String.fromCharCode(d.charCodeAt(0) - 0xfee0));
  for (const [style, pattern] of PATTERNS) {
    const match = pattern.exec(wide);
    if (!match) continue;
    const number = (match[1] ?? "").replace(/．/g, ".");
    const last =
      number
        .replace(/^[A-Za-z]/, "")
        .split(/[.-]/)
        .at(-1) ?? "";
    const value = chineseNumber(number) ?? letterValue(number) ?? (/^\d+$/.test(last) ? Number(last) : null);
    return { style, number, value, rest: text.slice(match[0].length) };
  }
  return { style: "none", number: null, value: null, rest: text };
});

/** A number that only its neighbours make one: 1公共环境, 2市场环境 · 一 above 班子建设 · A班子建设. */
export function readLooseNumber(text: string): Numbered | null {
  const line = text.trim();
  const digits = /^(\d{1,2})\s*(?=[\u4e00-\u9fa5“"《])/.exec(line);
  if (digits)
    return { style: "1.", number: digits[1] ?? "", value: Number(digits[1]), rest: line.slice(digits[0].length) };
  const letter = /^([A-Z])\s*(?=[\u4e00-\u9fa5])/.exec(line);
  if (letter) {
    const value = letterValue(letter[1] ?? "");
    return { style: "chapter", number: letter[1] ?? "", value, rest: line.slice(letter[0].length) };
  }
  const chinese = /^([一二三四五六七八九十]{1,3})\s*[\r\n\s]\s*(?=[\u4e00-\u9fa5“"《])/.exec(line);
  if (!chinese) return null;
  const number = chinese[1] ?? "";
  return { style: "一、", number, value: chineseNumber(number), rest: line.slice(chinese[0].length) };
}
