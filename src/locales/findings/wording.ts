const numberFormat = new Intl.NumberFormat("en-US", {
  useGrouping: false,
  maximumSignificantDigits: 15,
  // Without it fractions far below one would be cut to "0".
  minimumSignificantDigits: 1,
});

/** A number as people write it: 89.96, 1000000, 0.5; never with binary noise or an exponent. */
export function plainNumber(value: number): string {
  if (!Number.isFinite(value)) return "?";
  return numberFormat.format(value === 0 ? 0 : value);
}

/** A percentage for reading, one decimal at most: 19.04… → "19%". */
export function percent(value: number): string {
  return `${plainNumber(Math.round(value * 10) / 10)}%`;
}

/** One line without the padding that official forms put between characters (姓　　名 → 姓名). */
export function flatten(text: string): string {
  const inline = text.replace(/[\s\u00a0\u3000]+/gu, " ").trim();
  return inline.replace(/(?<=[\u2e80-\u9fff\uff00-\uffef]) (?=[\u2e80-\u9fff\uff00-\uffef])/gu, "");
}

/** At most `length` characters, with "…" for the rest. */
export function shorten(text: string, length: number): string {
  const characters = [...flatten(text)];
  return characters.length <= length ? characters.join("") : `${characters.slice(0, length - 1).join("")}…`;
}

interface ItemLabel {
  /** Without punctuation; null where the form prints none. */
  readonly number: string | null;
  /** The first words of the item: enough to know it by. */
  readonly wording: string;
}

const numbered =
  /^[（(]?([0-9]+(?:[.-][0-9]+)*|[A-Za-z][0-9]+|[①-⑳]|[一二三四五六七八九十]{1,3})(?:[)）．.、:：]+\s*|\s+|(?<=[①-⑳])|(?<=[0-9①-⑳])$)/u;
const clauseEnd = /[，；。：,;]/u;
const WORDING_LENGTH = 16;

/** "17 完善党务公开，建立党员承诺制…" → number "17", wording "完善党务公开"; "17" alone → wording "". */
export function itemLabel(item: string): ItemLabel {
  const text = flatten(item);
  const number = numbered.exec(text);
  const wording = number ? text.slice(number[0].length) : text;
  const end = wording.search(clauseEnd);
  return {
    number: number?.[1] ?? null,
    wording: shorten(end > 1 ? wording.slice(0, end) : wording, WORDING_LENGTH),
  };
}

const BEFORE_DIFFERENCE = 8;

/** Two wordings cut to the part where they part ways, so that what is shown of them never looks the same. */
export function aroundDifference(a: string, b: string, length: number): readonly [string, string] {
  const first = [...flatten(a)];
  const second = [...flatten(b)];
  const differs = first.findIndex((character, i) => character !== second[i]);
  const at = differs < 0 ? first.length : differs;
  const isLong = Math.max(first.length, second.length) > length;
  const start = isLong ? Math.max(0, at - BEFORE_DIFFERENCE) : 0;
  const cut = (characters: readonly string[]): string =>
    `${start > 0 ? "…" : ""}${shorten(characters.slice(start).join(""), start > 0 ? length - 1 : length)}`;
  return [cut(first), cut(second)];
}
