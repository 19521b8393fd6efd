import { decimal, sum, type Big } from "../workbook/decimal";
import type { Category, Criterion } from "../schemes/types";
import type { ItemScore } from "../model/branch";

/**
 * An item beside the points that a rubric shares out, by the document's own notation (加分、奖励、附加;
 * 扣分、减分、-5). It applies only where there is an occasion, so a blank score of it means "none": 0
 * points, and nothing is missing. "每缺一次扣1分，扣完为止" beside printed points is no such item: the
 * points are the item's own, and a blank is a blank.
 */
export function isExtra({ kind }: Pick<Criterion, "kind">): boolean {
  return kind === "bonus" || kind === "deduction";
}

/** The score is blank and somebody has still to enter one. */
export function isAwaited({ criterion, entry }: Pick<ItemScore, "criterion" | "entry">): boolean {
  return entry.kind === "blank" && !isExtra(criterion);
}

/** The score counts for a sum: a valid entry, or the blank of an item that did not apply. */
export function counts(score: ItemScore): boolean {
  return score.isValid || (score.entry.kind === "blank" && isExtra(score.criterion));
}

/** What a score adds to its sum. A deduction lowers it whether it was entered as 3 or as -3. */
function pointsOf({ criterion, entry }: ItemScore): Big {
  if (entry.kind !== "score") return decimal(0);
  return criterion.kind === "deduction" ? entry.value.abs().times(-1) : entry.value;
}

/** All items of the category are extra: its maximum is a ceiling (加分最高10分), and no part of the rubric's total. */
export function isExtraCategory({ items }: Pick<Category, "items">): boolean {
  return items.length > 0 && items.every(isExtra);
}

/** Points that a category of one kind of extras may add or take at most, where that is less than its items together. */
export function ceilingOf(category: Category): { readonly kind: "bonus" | "deduction"; readonly limit: number } | null {
  const kind = category.items[0]?.kind;
  if ((kind !== "bonus" && kind !== "deduction") || category.items.some((i) => i.kind !== kind)) return null;
  const limit = category.maximum;
  if (limit === null || category.items.some((i) => i.maximum === null)) return null;
  const all = sum(category.items.map((i) => decimal(i.maximum ?? 0)));
  return all.gt(limit) ? { kind, limit } : null;
}

/** The sum of one category's scores, invalid ones left out unless `countsAll`. */
export function sumOfCategory(category: Category, scores: readonly ItemScore[], countsAll = false): Big {
  const own = scores.filter((s) => s.category === category.name && (s.isValid || countsAll));
  const points = sum(own.map(pointsOf));
  const ceiling = ceilingOf(category);
  if (ceiling?.kind === "bonus" && points.gt(ceiling.limit)) return decimal(ceiling.limit);
  if (ceiling?.kind === "deduction" && points.lt(-ceiling.limit)) return decimal(-ceiling.limit);
  return points;
}

/** The total that a sum makes: no more than the document lets it be. */
export function asTotal({ ceiling }: { readonly ceiling?: number | undefined }, points: Big): Big {
  return ceiling !== undefined && points.gt(ceiling) ? decimal(ceiling) : points;
}

export function sumOfCategories(categories: readonly Category[], scores: readonly ItemScore[], countsAll = false): Big {
  const named = new Map(categories.map((c) => [c.name, c]));
  return sum([...named.values()].map((c) => sumOfCategory(c, scores, countsAll)));
}
