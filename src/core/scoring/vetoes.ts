import { decimal, type Big } from "../workbook/decimal";
import type { VetoRecord } from "../model/branch";
import type { Party, Scheme, Veto } from "../schemes/types";
import { evaluationOf, finalCategory, type PartyScores } from "./totals";

/** How a veto that depends on a category's score stands. */
interface ScoreVeto {
  /** Weighted when both parties are complete, before that the self score; null while unknown. */
  readonly value: Big | null;
  readonly applies: boolean | null;
  /** The parties whose own score is below the limit, and those whose score is not. */
  readonly below: readonly Party[];
  readonly notBelow: readonly Party[];
}

/** 附件1 说明3: judged strictly below the limit. */
export function judgeScoreVeto(scheme: Scheme, veto: Veto, evaluations: readonly PartyScores[]): ScoreVeto | null {
  const condition = veto.whenCategoryBelow;
  if (!condition) return null;
  const limit = decimal(condition.limit);
  const value =
    finalCategory(scheme, evaluations, condition.category) ??
    evaluationOf(evaluations, "self")?.categories.get(condition.category) ??
    null;
  const below: Party[] = [];
  const notBelow: Party[] = [];
  for (const evaluation of evaluations) {
    const score = evaluation.categories.get(condition.category);
    if (score) (score.lt(limit) ? below : notBelow).push(evaluation.party);
  }
  return { value, applies: value ? value.lt(limit) : null, below, notBelow };
}

/** A satisfaction rate that a sheet states. */
export interface StatedRate {
  readonly subject: string;
  /** 0…1. */
  readonly rate: number;
  readonly sheet: string;
  readonly cell: string;
}

/** The rate that decides a veto: the lowest that is stated about its subject. */
function rateOf(veto: Veto, rates: readonly StatedRate[]): StatedRate | undefined {
  const { subjects = [] } = veto.whenRateBelow ?? {};
  const stated = rates.filter(({ subject }) => subjects.some((s) => subject.includes(s)));
  return [...stated].sort((a, b) => a.rate - b.rate)[0];
}

/**
 * The vetoes of a branch: computed where a score or a stated rate decides, else as a person ticked, else unknown. A
 * person who confirms what a rate denies is no less to be heard: it applies until one of the two is corrected.
 */
export function resolveVetoes(
  scheme: Scheme,
  evaluations: readonly PartyScores[],
  ticked: readonly VetoRecord[],
  rates: readonly StatedRate[] = [],
): readonly VetoRecord[] {
  const known = scheme.vetoes.map((veto): VetoRecord => {
    const judged = judgeScoreVeto(scheme, veto, evaluations);
    const tick = ticked.find((t) => t.id === veto.id);
    if (judged) {
      const state = judged.applies === null ? "unknown" : judged.applies ? "yes" : "no";
      return { id: veto.id, text: veto.text, state, by: "computed", sheet: null, cell: null };
    }
    const stated = rateOf(veto, rates);
    if (stated && veto.whenRateBelow) {
      const state = stated.rate < veto.whenRateBelow.limit ? "yes" : "no";
      if (state === "no" && tick?.state === "yes") return tick;
      return { id: veto.id, text: veto.text, state, by: "computed", sheet: stated.sheet, cell: stated.cell };
    }
    return tick ?? { id: veto.id, text: veto.text, state: "unknown", by: "person", sheet: null, cell: null };
  });
  return [...known, ...ticked.filter((t) => !scheme.vetoes.some((v) => v.id === t.id) && t.state !== "unknown")];
}
