import { decimal, roundTotal, sum, type Big } from "../workbook/decimal";
import type { Evaluation } from "../model/branch";
import type { Party, Scheme } from "../schemes/types";

/** What of an evaluation the scheme's rules look at; a merge knows no more of a party than this. */
export type PartyScores = Pick<Evaluation, "party" | "total" | "categories">;

export function evaluationOf<E extends Pick<Evaluation, "party">>(
  evaluations: readonly E[],
  party: Party,
): E | undefined {
  return evaluations.find((e) => e.party === party);
}

/**
 * The final total: every weighted party's total times its share, added up exactly and rounded half
 * up to 4 decimals once. Null while a weighted party is missing or incomplete; weights are never
 * renormalised. Without weights only a single unnamed score column makes a total.
 */
export function finalTotal(scheme: Scheme, evaluations: readonly PartyScores[]): Big | null {
  if (scheme.weights.length === 0) {
    const alone = evaluationOf(evaluations, "score");
    return alone?.total ? roundTotal(alone.total) : null;
  }
  return weighted(scheme, (party) => evaluationOf(evaluations, party)?.total ?? null);
}

/** The same sum for one category; null unless every weighted party has it complete. */
export function finalCategory(scheme: Scheme, evaluations: readonly PartyScores[], category: string): Big | null {
  return weighted(scheme, (party) => evaluationOf(evaluations, party)?.categories.get(category) ?? null);
}

function weighted(scheme: Scheme, of: (party: Party) => Big | null): Big | null {
  const parts: Big[] = [];
  for (const { party, share } of scheme.weights) {
    const value = of(party);
    if (value === null) return null;
    parts.push(value.times(decimal(share)));
  }
  return parts.length === 0 ? null : roundTotal(sum(parts));
}
