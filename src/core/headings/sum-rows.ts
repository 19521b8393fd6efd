import { levelWords, subtotalWords, totalWords } from "../schemes/words";
import { cached } from "../text/cached";
import { fold } from "../text/fold";

/** A sum of one category, of all, or the level that they make. */
export type SumRowKind = "category-sum" | "total" | "level";

/** What a row's label sums up; the label may name the category: 领导班子好小计. */
export const sumRowKind = cached((text): SumRowKind | null => {
  const label = fold(text)
    .replace(/\([^()]*\)/g, "")
    .replace(/[:：]$/, "");
  if (label.length === 0 || label.length > 14) return null;
  if (subtotalWords.some((w) => label === w || label.endsWith(w))) return "category-sum";
  if (totalWords.some((w) => label === w || (label.endsWith(w) && label.length <= w.length + 4))) return "total";
  if (levelWords.some((w) => label === w || (label.endsWith(w) && label.length <= w.length + 4))) return "level";
  return null;
});
