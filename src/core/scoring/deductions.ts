import type { Big } from "../workbook/decimal";
import { decimal } from "../workbook/decimal";
import type { BranchResult, Evaluation, ItemScore } from "../model/branch";
import { evaluationOf } from "./totals";

/** Whose scores the ledger shows: the superior's once they are complete, before that the branch's own. */
export function ledgerEvaluation({ evaluations }: BranchResult): Evaluation | undefined {
  const review = evaluationOf(evaluations, "review");
  if (review?.isComplete) return review;
  return evaluationOf(evaluations, "self") ?? evaluationOf(evaluations, "score") ?? evaluations[0];
}

/** The evaluation's scores in the order of the rubric, wherever their rows stand on the sheet. */
export function scoresInOrder({ scores, sheet }: Evaluation): readonly ItemScore[] {
  const order = sheet.rubric.categories.flatMap((c) => c.items);
  return [...scores].sort((a, b) => order.indexOf(a.criterion) - order.indexOf(b.criterion));
}

/** Points that an item lost; null where none were, or where the entry is no valid score. */
export function pointsLost({ criterion, entry, isValid }: ItemScore): Big | null {
  if (entry.kind !== "score" || !isValid || criterion.kind === "bonus") return null;
  if (criterion.kind === "deduction") return entry.value.eq(0) ? null : entry.value.abs();
  if (criterion.maximum === null) return null;
  const lost = decimal(criterion.maximum).minus(entry.value);
  return lost.gt(0) ? lost : null;
}
