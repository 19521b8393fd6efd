import {
  categoryWords,
  itemWords,
  maximumWords,
  numberWords,
  partyWords,
  remarkWords,
  scoreWords,
} from "../schemes/words";
import type { Party } from "../schemes/types";
import { cached } from "../text/cached";
import { fold } from "../text/fold";

/** What a form's own headings say, beside the usual words. */
export interface LayoutWords {
  readonly maximum: readonly string[];
  readonly parties: readonly { readonly party: Party; readonly headings: readonly string[] }[];
  /** What is entered instead of points. */
  readonly letters?: readonly string[];
}

export type ColumnMeaning =
  | { readonly kind: "party"; readonly party: Party }
  | { readonly kind: "maximum" | "item" | "category" | "number" | "remark" };

/** 考核内容及分值: the points stand in the items' text. */
const ITEM_WITH_POINTS = /(?:内容|要点|要素|指标|标准)(?:及|和|与)(?:分值|分数|标准分|满分)/;

/** What a heading means; null when its words are unknown. Party words win: 自评分值 is a score. */
export function headingMeaning(text: string, words?: LayoutWords): ColumnMeaning | null {
  const heading = fold(text).replace(/\([^()]*\)$/, "");
  if (heading === "" || heading.length > 24) return null;
  for (const { party, headings } of words?.parties ?? []) {
    if (folded(headings).has(heading)) return { kind: "party", party };
  }
  if (words && folded(words.maximum).has(heading)) return { kind: "maximum" };
  return usualMeaning(heading);
}

const foldedLists = new WeakMap<readonly string[], ReadonlySet<string>>();

function folded(headings: readonly string[]): ReadonlySet<string> {
  let list = foldedLists.get(headings);
  if (!list) {
    list = new Set(headings.map(fold));
    foldedLists.set(headings, list);
  }
  return list;
}

const usualMeaning = cached((heading): ColumnMeaning | null => {
  if (numberWords.includes(heading)) return { kind: "number" };
  if (remarkWords.some((w) => heading === w || heading.endsWith(w))) return { kind: "remark" };
  const saysScore = scoreWords.some((w) => heading.includes(w));
  const isCategory = categoryWords.some((w) => heading === w || (w.length === 2 && heading.endsWith(w)));
  const isPlainItemHeading = isCategory || itemWords.some((w) => heading.endsWith(w)) || ITEM_WITH_POINTS.test(heading);
  if (!isPlainItemHeading) {
    for (const { party, words: named } of partyWords) {
      if (named.some((w) => heading.includes(w)) && (saysScore || heading.length <= 8)) return { kind: "party", party };
    }
  }
  if (maximumWords.includes(heading)) return { kind: "maximum" };
  if (maximumWords.some((w) => heading.includes(w)) && !saysScore && !isPlainItemHeading) return { kind: "maximum" };
  if (isCategory) return { kind: "category" };
  if (isPlainItemHeading) return { kind: "item" };
  if (saysScore) return { kind: "party", party: "score" };
  return null;
});
