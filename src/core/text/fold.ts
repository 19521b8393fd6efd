import { cached } from "./cached";

/**
 * Signs that take no room: zero width, joiners and bidi marks, soft hyphen, variation selectors. They come along
 * with text copied from pages and chats, and mean nothing in a form.
 */
const INVISIBLE =
  /\u00AD|\u034F|\u061C|\u115F|\u1160|\u17B4|\u17B5|[\u180B-\u180F]|[\u200B-\u200F]|[\u202A-\u202E]|[\u2060-\u206F]|\u3164|[\uFE00-\uFE0F]|\uFEFF|\uFFA0|[\u{E0000}-\u{E007F}]|[\u{E0100}-\u{E01EF}]/gu;

/** The text without what nobody can see in it. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, "");
}

/** The code points of the invisible signs in a text, each once, in their order: ["U+200B"]. */
export function invisibleSigns(text: string): readonly string[] {
  const signs = text.match(INVISIBLE) ?? [];
  return [
    ...new Set(signs.map((sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`)),
  ];
}

/**
 * One spelling for everything that looks alike: full and half width, any white space (none is left,
 * including U+3000, U+00A0, zero-width and Word's `_x000D_`), any dash, bracket or quotation mark,
 * upper and lower case.
 */
export const fold: (text: string) => string = cached((text) =>
  visible(text.replace(/_x000[dD]_/g, ""))
    .normalize("NFKC")
    .replace(/\s+/g, "")
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
  return visible(text.replace(/_x000[dD]_/g, " "))
    .replace(/[\s\u3000\u00A0]+/g, " ")
    .trim();
}

/** 组 织 建 设 is a name drawn out; between words in Latin letters blanks are kept. */
export function drawnTogether(text: string): string {
  const isLatin = (at: number): boolean => /[A-Za-z]/.test(text.charAt(at));
  return text.replace(/\s+/g, (blanks, at: number) => (isLatin(at - 1) && isLatin(at + blanks.length) ? " " : ""));
}

/** Nothing but white space, or lines and dots printed for writing on. */
export function isBlankMark(text: string): boolean {
  return /^[\s_＿.…·:：]*$/.test(visible(text));
}
