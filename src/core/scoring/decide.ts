import type { BranchRecord, BranchResult, StatedLevel } from "../records/types";
import type { Scheme } from "../schemes/types";
import { hasBands, levelOf, worse } from "./levels";
import { evaluationOf, finalTotal } from "./totals";

/** The level that an applied veto of this scheme leads to; its lowest where the veto is a free one. */
export function vetoLevel(scheme: Scheme, id: string): string | null {
  return scheme.vetoes.find((v) => v.id === id)?.level ?? scheme.levels.at(-1)?.name ?? null;
}

/** A total, and so bands and vetoes, decide this scheme's levels. */
export function isComputed(scheme: Scheme): boolean {
  return scheme.weights.length > 0 && hasBands(scheme.levels);
}

/**
 * What the rules of the scheme make of a branch: total, then level in the order vetoes → score. A
 * scheme without weights has no total; its level is the one the authority stated.
 */
export function decide(branch: BranchRecord): BranchResult {
  const { scheme, evaluations } = branch;
  const applied = branch.vetoes.filter((v) => v.state === "yes").map((v) => v.id);
  const statedLevel = finalStated(branch.stated)?.level ?? null;
  const total = finalTotal(scheme, evaluations);
  const veto = applied.reduce<string | null>((level, id) => worse(scheme.levels, level, vetoLevel(scheme, id)), null);
  const banded = total && levelOf(total, scheme.levels, branch.roundsFirst);
  if (banded) {
    const level = worse(scheme.levels, banded.name, veto);
    return { ...branch, total, level, provisionalLevel: null, statedLevel, appliedVetoes: applied };
  }
  if (!isComputed(scheme)) {
    return { ...branch, total, level: statedLevel, provisionalLevel: null, statedLevel, appliedVetoes: applied };
  }
  const self = evaluationOf(evaluations, "self")?.total ?? null;
  const provisional = self && levelOf(self, scheme.levels, branch.roundsFirst);
  return {
    ...branch,
    total,
    level: null,
    provisionalLevel: provisional ? worse(scheme.levels, provisional.name, veto) : null,
    statedLevel,
    appliedVetoes: applied,
  };
}

/** The authority's own word counts before a party's: a level stated by no party in particular, then review. */
export function finalStated(stated: readonly StatedLevel[]): StatedLevel | null {
  const known = stated.filter((s) => s.level !== null);
  return known.find((s) => s.party === null) ?? known.find((s) => s.party === "review") ?? known[0] ?? null;
}
