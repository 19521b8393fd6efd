import { cached } from "./cached";
import { fold } from "./fold";

/** One numbered line of a text, or one plain line of a text without numbers. */
export interface ListEntry {
  /** null where the line bears none. */
  readonly number: number | null;
  readonly text: string;
}

const CHINESE = "[一二三四五六七八九十]{1,3}";

/** A number as lists have it, after a break of some kind: `1、` `1.` `1）` `（1）` `（一）` `①` `一、`; not `1.5`. */
const MARK = new RegExp(
  `(?<=^|[\\s。；;，,：:])(?:(\\d{1,2})\\s*(?:[、)）]|[.．](?!\\d))|[（(]\\s*(\\d{1,2}|${CHINESE})\\s*[)）][、.．]?|([①-⑳])[、.．]?|(${CHINESE})\\s*[、.．])`,
  "g",
);

/**
 * Splits a text into its entries: numbered lines, also several in one line as long as they count on;
 * what follows without a number belongs to the entry above. Without any number every line is an
 * entry. A text that says that there is nothing has none.
 */
export const readList: (text: string) => readonly ListEntry[] = cached((text) => {
  const clean = text.replace(/_x000[dD]_/g, "").replace(/\r\n?/g, "\n");
  if (saysNone(clean)) return [];
  const marks = findMarks(clean);
  const entries =
    marks.length === 0
      ? clean.split("\n").map((line) => ({ number: null, text: line.trim() }))
      : marks.map(({ number, end }, i) => ({ number, text: clean.slice(end, marks[i + 1]?.start).trim() }));
  return entries.filter((entry) => entry.text !== "");
});

/** A numbered line with its place: up to the next one's mark. */
interface ListSpan {
  readonly number: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The numbered lines of a text with their places; none of a text without numbers. */
export function listSpans(text: string): readonly ListSpan[] {
  return findMarks(text).map(({ number, start, end }, i, marks) => {
    const next = marks[i + 1]?.start ?? text.length;
    return { number, text: text.slice(end, next).trim(), start, end: next };
  });
}

interface Mark {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

function findMarks(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  for (const match of text.matchAll(MARK)) {
    const [whole, digits, bracketed, circled, chinese] = match;
    const number = toNumber(digits ?? bracketed ?? circled ?? chinese ?? "");
    const isLineStart = text.slice(text.lastIndexOf("\n", match.index - 1) + 1, match.index).trim() === "";
    const countsOn = chinese === undefined && number === (marks.at(-1)?.number ?? 0) + 1;
    if (isLineStart || countsOn) marks.push({ number, start: match.index, end: match.index + whole.length });
  }
  return marks;
}

function toNumber(text: string): number {
  const plain = text.normalize("NFKC");
  if (/^\d+$/.test(plain)) return Number(plain);
  const digit = (c: string | undefined): number => (c ? "一二三四五六七八九".indexOf(c) + 1 : 0);
  if (!plain.includes("十")) return digit(plain);
  const [tens, ones] = plain.split("十");
  return (tens ? digit(tens) : 1) * 10 + digit(ones);
}

/** 无, 没有, 暂无明显问题…, a stroke or a slash: an answer that states nothing. */
export function saysNone(text: string): boolean {
  if (/^[-/]+$/.test(fold(text))) return true;
  const plain = text.replace(/[\s，。、.；;：:（）()]+/g, "");
  return /^(?:暂|目前|尚|暂时)?(?:无|没有|未发现|不存在)(?:明显|突出|主要|重大|存在|的|任何)*(?:问题|不足)?$/.test(
    plain,
  );
}
