import type { BranchRecord, BranchResult, StatedLevel, VetoRecord } from "../model/branch";
import type { Scheme } from "../schemes/types";
import { hasBands, levelOf, worse } from "../schemes/levels";
import { evaluationOf, finalTotal, type PartyScores } from "./totals";

/** What a decision rests on: a branch of a workbook, or one put together from several. */
export interface Undecided extends Pick<BranchRecord, "scheme" | "vetoes" | "stated" | "roundsFirst"> {
  readonly evaluations: readonly PartyScores[];
  /** Levels that lists of the same workbook state for it. */
  readonly listed?: readonly StatedLevel[];
}

/** What the scheme's rules make of it. */
export type Decision = Omit<BranchResult, keyof BranchRecord>;

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
 * scheme without weights has no total; its level is the one the authority stated, or that of a veto.
 */
export function decide<Branch extends Undecided>(branch: Branch): Branch & Decision {
  const { scheme, evaluations, roundsFirst } = branch;
  const present = branch.vetoes.filter((v) => v.state === "yes");
  const applied = present.filter((v) => !isProposal(scheme, v.id));
  const appliedVetoes = applied.map((v) => v.id);
  const stated = finalStatements(branch.stated)[0]?.level ?? null;
  const opinion =
    branch.stated.find((s) => s.level !== null && s.party === "self") ?? branch.stated.find((s) => s.level !== null);
  const statedLevel = stated ?? opinion?.level ?? null;
  const total = finalTotal(scheme, evaluations);
  const result = { ...branch, total, provisionalLevel: null, statedLevel, appliedVetoes, conflict: [] };
  const worstOf = (vetoes: readonly VetoRecord[]): string | null =>
    vetoes.reduce<string | null>((level, v) => worse(scheme.levels, level, vetoLevel(scheme, v.id)), null);
  const banded = total && levelOf(total, scheme.levels, roundsFirst);
  if (banded)
    return { ...result, level: changedFrom(branch.stated, worse(scheme.levels, banded.name, worstOf(applied))) };
  const conflict = conflictIn([...branch.stated, ...(branch.listed ?? [])]);
  const self = evaluationOf(evaluations, "self")?.total ?? null;
  const provisional = self && levelOf(self, scheme.levels, roundsFirst);
  if (!isComputed(scheme)) {
    if (conflict.length > 0) return { ...result, level: null, conflict };
    const level = worse(scheme.levels, stated, worstOf(applied));
    if (level !== null) return { ...result, level };
    const own = statedLevel ?? provisional?.name ?? null;
    return { ...result, level: null, provisionalLevel: worse(scheme.levels, own, worstOf(present)) };
  }
  // 直接定为: what a person confirmed decides without any score; a score's own veto waits for the final score.
  const confirmed = worstOf(applied.filter((v) => v.by === "person"));
  if (confirmed !== null) return { ...result, conflict, level: changedFrom(branch.stated, confirmed) };
  return {
    ...result,
    conflict,
    level: null,
    provisionalLevel: provisional ? worse(scheme.levels, provisional.name, worstOf(applied)) : null,
  };
}

/**
 * What became of a computed level: a change that was recorded with its reason takes the place of the very level it names;
 * changes that contradict each other change nothing.
 */
function changedFrom(stated: readonly StatedLevel[], level: string | null): string | null {
  const changes = stated.flatMap((s) => (s.level !== null && s.replaces === level ? [s.level] : []));
  const [only, ...others] = new Set(changes);
  return only !== undefined && others.length === 0 ? only : level;
}

/** A level that took the place of another one, with a reason. */
export interface RecordedChange extends StatedLevel {
  readonly level: string;
  readonly replaces: string;
}

/** The recorded change that gave a branch the level that it has; null where nothing changed it. */
export function changeOf({ stated, level }: Pick<BranchResult, "stated" | "level">): RecordedChange | null {
  const isOwn = (s: StatedLevel): s is RecordedChange =>
    s.replaces !== undefined && s.level !== null && s.level === level && s.replaces !== level;
  return stated.find(isOwn) ?? null;
}

/** The veto's wording leaves open whether it applies: it proposes a level, which a person confirms by stating it. */
function isProposal(scheme: Scheme, id: string): boolean {
  return scheme.vetoes.find((v) => v.id === id)?.isProposal === true;
}

/** Final levels that contradict each other, each with its place; [] where all say the same. */
export function conflictIn(stated: readonly StatedLevel[]): readonly StatedLevel[] {
  const final = finalStatements(stated);
  return new Set(final.map(({ level }) => level)).size > 1 ? final : [];
}

/**
 * The authority's own words: levels stated as the result of the whole, by no party in particular or on the superior's
 * sheet; where there is none, what the superior thinks. What any other party thinks of the branch is no decision,
 * however its sheet words it. A level that a recorded change replaced stands no longer.
 */
export function finalStatements(stated: readonly StatedLevel[]): readonly StatedLevel[] {
  const known = stated.filter((s) => s.level !== null);
  const isSuperiors = (s: StatedLevel): boolean => s.party === "review" || s.party === "score";
  const results = known.filter((s) => s.party === null || (s.isResult === true && isSuperiors(s)));
  const isReplaced = ({ level }: StatedLevel): boolean =>
    results.some((s) => s.replaces === level && s.level !== level);
  const standing = results.filter((s) => !isReplaced(s));
  return results.length > 0 ? (standing.length > 0 ? standing : results) : known.filter(isSuperiors);
}
