import { cached } from "./cached";
import { chineseNumerals, readChineseNumber } from "./chinese-numbers";
import { visible } from "./fold";

/** Blanks inside a number are no part of it: "1 8" is not 18. */
const NUMBER = /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)$/;

/** Half width, without invisible signs; raised and lowered digits stay what they are: 3² is no 32. */
function tidy(text: string): string {
  return visible(text.replace(/_x000[dD]_/g, ""))
    .replace(/[^\u00B2\u00B3\u00B9\u2070-\u209C]+/g, (plain) => plain.normalize("NFKC"))
    .replace(/[−–—]/g, "-")
    .trim();
}

/**
 * The number that a text evidently is: `３`, `3分`, `"3"`, ` 2.5 分`; null for everything else
 * ("12,5", "三分", "3/5", "约3").
 */
export const readNumber = cached((text): number | null => {
  const core = tidy(text)
    .replace(/^["“”'‘’]+|(?<!["“”'‘’])["“”'‘’]+$/g, "")
    .trim()
    .replace(/(?<!\s)\s*分$/, "");
  // Hundreds of digits are no number that anybody meant, nor one that can be reckoned with.
  return NUMBER.test(core) && Number.isFinite(Number(core)) ? Number(core) : null;
});

/** Points as printed in a column of maxima: `3分` `3 分` `３分` `3` `(4分)` `【16分】`; else null. */
export const readPoints = cached((text): number | null => {
  return readNumber(tidy(text).replace(/^[([【︻〔]\s*|(?<!\s)\s*[)\]】︼〕]$/g, ""));
});

/** A share written as a percentage: `90%`, `满意率：90.5％` → 0.9, 0.905; null when there is none. */
export function readPercent(text: string): number | null {
  const match = /(?<!\d)(\d+(?:\.\d+)?)\s*%/.exec(tidy(text));
  return match ? Number((Number(match[1]) / 100).toFixed(6)) : null;
}

/** The first number with 分 in a text, else a number that begins it: "86分  班子…" → 86. */
export function readLeadingScore(text: string): number | null {
  const clean = tidy(text);
  const match =
    /^(?:得分|总分|合计|共计?|自评|自评得分|自评结果)?\s*(?:[:：]\s*)?(\d+(?:\.\d+)?)\s*(?:分(?!钟|之|项|类|别)|$|[^\d.%．、年月日分-])/.exec(
      clean,
    );
  if (match) return Number(match[1]);
  const inside = /(?:^|[^\d.])(\d+(?:\.\d+)?)\s*分(?!钟|之|项|类|别)/.exec(clean);
  if (inside) return Number(inside[1]);
  const inWords = IN_WORDS.exec(clean)?.[1];
  return inWords === undefined ? null : readChineseNumber(inWords);
}

/** 自评八十六分; 十分重视 is no score. */
const IN_WORDS = new RegExp(`(?:^|[得为计评:：，,。；\\s])((?!.分)[${chineseNumerals}点]{2,9})分(?!钟|之|项|类|别)`);

/** A number as people write it: at most 4 decimals, no trailing zeros. */
export function plainNumber(value: number): string {
  return String(Number.isInteger(value) ? value : Number(value.toFixed(4)));
}

const COUNT = new RegExp(
  `^共?\\s*(?:(\\d+)|([${chineseNumerals}]{1,9}))\\s*(?:[人名位个员户次份张]+\\s*)?(?:党员\\s*)?(?:[(,;，；].*)?$`,
  "s",
);

/** A count with or without its unit: `11`, `11人`, `11名（含预备1名）`, `十一名` → 11; null for anything but a whole number ≥ 0. */
export function readCount(text: string): number | null {
  const match = COUNT.exec(tidy(text));
  if (!match) return null;
  const [, digits = "", inWords = ""] = match;
  return digits === "" ? readChineseNumber(inWords) : Number(digits);
}

const PLACES = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/** A place in an order: `1`, `第2名`, `并列第三` → 1, 2, 3; null for everything else. */
export function readRank(text: string): number | null {
  const match = /^(?:并列)?第?(\d+|[一二三四五六七八九十])名?(?:[(,，].*)?$/s.exec(tidy(text));
  if (!match) return null;
  const place = PLACES.indexOf(match[1] ?? "");
  return place >= 0 ? place + 1 : Number(match[1]);
}

/** An amount of money in yuan: `6552`, `6,552.00元`, `￥6552`, `0.6552万元`, `贰仟元整`; null for everything else. */
export function readAmount(text: string): number | null {
  const plain = tidy(text)
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, "")
    .replace(/\([^()]*\)$/, "")
    .replace(/\s+/g, "");
  const match = /^(?:人民币)?[¥$]?(\d+(?:\.\d+)?)(万)?元?整?$/.exec(plain);
  if (!match) return readChineseNumber(plain.replace(/^人民币/, "").replace(/[元圆]整?$/, ""));
  return match[2] === undefined ? Number(match[1]) : Number((Number(match[1]) * 10_000).toFixed(4));
}
