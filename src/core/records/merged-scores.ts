import type { Evaluation, ItemScore } from "../model/branch";
import { isExtra } from "../scoring/points";
import { compare, decimal, sum, type Big } from "../workbook/decimal";
import { oncePer } from "../text/once-per";

/** One score and the items that it stands for, itself the first. */
interface MergedScore {
  readonly score: ItemScore;
  readonly items: readonly ItemScore[];
}

/**
 * Scores of one cell merged over several items. Merges are not read: a score above its item's maximum tells one, if its
 * category's other items are all blank, or if it is just what it and the blank items below it are worth together; where one
 * is told so, a lone score in an otherwise blank category is another.
 */
export const mergedScores: (evaluation: Evaluation) => readonly MergedScore[] = oncePer(findMerged);

/** The items that one merged cell covers, whose own scores are neither missing nor too high. */
export function isMerged(evaluation: Evaluation, score: ItemScore): boolean {
  return mergedScores(evaluation).some(({ items }) => items.includes(score));
}

function findMerged({ scores }: Evaluation): readonly MergedScore[] {
  if (!scores.some(isAbove)) return [];
  const found = scores.flatMap((score, i) => mergedAt(scores, score, i) ?? []);
  return found.some(({ score }) => isAbove(score)) ? found : [];
}

function isAbove({ entry, criterion }: ItemScore): boolean {
  return entry.kind === "score" && criterion.maximum !== null && compare(entry.value, decimal(criterion.maximum)) > 0;
}

function mergedAt(scores: readonly ItemScore[], score: ItemScore, i: number): MergedScore | null {
  const { entry, category, criterion } = score;
  if (entry.kind !== "score" || entry.deducted || criterion.maximum === null || criterion.options) return null;
  // Additions and deductions are blank where they do not apply.
  if (isExtra(criterion)) return null;
  const next = scores.findIndex((s, j) => j > i && (s.entry.kind !== "blank" || s.category !== category));
  const own = scores.slice(i, next < 0 ? scores.length : next);
  const worthOf = (items: readonly ItemScore[]): Big => sum(items.map((s) => decimal(s.criterion.maximum ?? 0)));
  // More than its category is worth, and the only number of its column, it may stand for all of it.
  const isOnly = scores.every((s) => s === score || s.entry.kind === "blank");
  const run = isOnly && entry.value.gt(worthOf(own)) ? scores.slice(i) : own;
  const isAlone = scores.every((s) => s === score || s.category !== category || s.entry.kind === "blank");
  const exact = run.findIndex((_, n) => worthOf(run.slice(0, n + 1)).eq(entry.value)) + 1;
  if (run.length < 2 || entry.value.gt(worthOf(run))) return null;
  if (isAlone) return { score, items: run };
  return isAbove(score) && exact >= 2 ? { score, items: run.slice(0, exact) } : null;
}
