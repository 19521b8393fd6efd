import type { BranchRecord, Evaluation } from "../model/branch";

/**
 * What a party states for the branch: a letter on letter rubrics, otherwise a word of the scheme. A
 * statement on the party's own sheet counts before one elsewhere.
 */
export function statedByParty(branch: BranchRecord, evaluation: Evaluation): string | null {
  const { party } = evaluation;
  const sheet = evaluation.sheet.sheet.name;
  const stated =
    branch.stated.find((candidate) => candidate.party === party && candidate.sheet === sheet) ??
    branch.stated.find((candidate) => candidate.party === party);
  if (!stated) return null;
  const { letters } = evaluation.sheet.rubric;
  if (!letters) return stated.level;
  const level = branch.scheme.levels.find(({ name }) => name === stated.level);
  return level?.aliases.find((alias) => letters.includes(alias)) ?? stated.level;
}
