import { cached } from "./cached";

/**
 * One spelling for everything that looks alike: full and half width, any white space (none is left,
 * including U+3000, U+00A0, zero-width and Word's `_x000D_`), any dash, bracket or quotation mark,
 * upper and lower case.
 */
export const fold: (text: string) => string = cached((text) =>
  text
    .replace(/_x000[dD]_/g, "")
    .normalize("NFKC")
    .replace(/[\s\u200B-\u200D\u2060\uFEFF\u00AD]+/g, "")
    .replace(/[—–‒―−‐‑﹣~～〜─]+/g, "-")
    .replace(/[〔【［﹝〖「『]/g, "(")
    .replace(/[〕】］﹞〗」』[\]]/g, (bracket) => (bracket === "[" ? "(" : ")"))
    .replace(/[“”‘’"'`´＂]/g, '"')
    .replace(/。/g, ".")
    .toLowerCase(),
);

/** Letters, digits and ideographs only: what is left to compare when punctuation does not matter. */
export const bare: (text: string) => string = cached((text) => fold(text).replace(/[^\p{L}\p{N}%]/gu, ""));

const ITEM_NUMBER =
  /^\s*(?:[（(]\s*)?(\d{1,3}(?:\.\d{1,2}){0,2}|[一二三四五六七八九十]{1,3}|[①-⑳])\s*(?:[)）]|[.．、,，:：]|(?=[①-⑳])|(?<=[①-⑳])|(?<=\.\d{1,2})\s+)\s*/;

/** "12．新发展…" → {number: "12", rest: "新发展…"}; number null when the text begins with none. */
export function splitNumber(text: string): { readonly number: string | null; readonly rest: string } {
  const match = ITEM_NUMBER.exec(text);
  if (!match) return { number: null, rest: text.trim() };
  return { number: (match[1] ?? "").normalize("NFKC"), rest: text.slice(match[0].length).trim() };
}

/** The text as a person reads it in a message: one line, no runs of spaces. */
export function oneLine(text: string): string {
  return text
    .replace(/_x000[dD]_/g, " ")
    .replace(/[\s\u3000\u00A0]+/g, " ")
    .trim();
}

/** Nothing but white space, or lines and dots printed for writing on. */
export function isBlankMark(text: string): boolean {
  return /^[\s_＿.…·:：\u200B\uFEFF]*$/.test(text);
}
