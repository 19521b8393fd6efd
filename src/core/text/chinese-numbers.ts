import { cached } from "./cached";

const DIGITS = "零一二三四五六七八九";
/** Numerals as on cheques and those that stand for a plain one. */
const PLAIN: Readonly<Record<string, string>> = {
  〇: "零",
  两: "二",
  壹: "一",
  贰: "二",
  叁: "三",
  肆: "四",
  伍: "五",
  陆: "六",
  柒: "七",
  捌: "八",
  玖: "九",
  拾: "十",
  佰: "百",
  仟: "千",
  萬: "万",
};

/** All signs that such numbers are written with, for patterns. */
export const chineseNumerals = "零一二三四五六七八九十百千万〇两壹贰叁肆伍陆柒捌玖拾佰仟萬";

const ONE = "([一二三四五六七八九])";
/** Thousands, hundreds, tens and ones, each once and in this order; 十 alone is 10. */
const BELOW_MYRIAD = new RegExp(`^(?:${ONE}千)?零?(?:${ONE}百)?零?(?:${ONE}?(十))?零?${ONE}?$`);

/** 八十六 → 86, 一百 → 100, 贰仟 → 2000, 八十六点五 → 86.5; null for anything else (二三, 百, 一十百). */
export const readChineseNumber: (text: string) => number | null = cached((text) => {
  const plain = [...text.trim()].map((sign) => PLAIN[sign] ?? sign).join("");
  const [whole = "", decimals, ...more] = plain.split("点");
  if (more.length > 0 || whole === "") return null;
  const [high, low = "", ...others] = whole.split("万");
  if (others.length > 0) return null;
  const myriads = whole.includes("万") ? belowMyriad(high ?? "") : 0;
  const rest = whole.includes("万") ? (low === "" ? 0 : belowMyriad(low)) : belowMyriad(whole);
  if (myriads === null || rest === null) return null;
  if (decimals === undefined) return myriads * 10_000 + rest;
  const places = [...decimals].map((sign) => DIGITS.indexOf(sign));
  return places.length === 0 || places.includes(-1) ? null : Number(`${myriads * 10_000 + rest}.${places.join("")}`);
});

function belowMyriad(text: string): number | null {
  if (text === "零") return 0;
  const match = text === "" || text.endsWith("零") ? null : BELOW_MYRIAD.exec(text);
  if (!match) return null;
  const [, thousands = "", hundreds = "", tens = "", ten, ones = ""] = match;
  const digit = (sign: string): number => Math.max(0, DIGITS.indexOf(sign));
  const tenfold = ten === undefined ? 0 : tens === "" ? 1 : digit(tens);
  return digit(thousands) * 1000 + digit(hundreds) * 100 + tenfold * 10 + digit(ones);
}
