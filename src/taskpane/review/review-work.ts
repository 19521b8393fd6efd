import type { ChangeSet } from "../../core/changes/change-set";
import type { BranchResult, Opinion } from "../../core/model/branch";
import { compareScores, evaluationFor, type ReviewLine } from "../../core/records/comparison";
import { enterReviewScore, type ScoreInput } from "../../core/reviewing/enter-score";
import type { EntryPlan } from "../../core/reviewing/entry";
import { setReviewOpinion } from "../../core/reviewing/set-state";
import { readNumber } from "../../core/text/numbers";
import type { Checked } from "../state";

/** Branches with a column of scores, for a reviewer to choose from. */
export function reviewable(branches: readonly BranchResult[]): readonly BranchResult[] {
  return branches.filter((branch) => compareScores(branch).length > 0);
}

/** The same for a branch before and after a check; several nameless ones are told apart by their sheets. */
export function branchKey({ scheme, name, sources }: BranchResult): string {
  return [scheme.id, name ?? sources.map((source) => source.sheet.id).join(" ")].join(" ");
}

export function findBranch(branches: readonly BranchResult[], key: string): BranchResult | undefined {
  return branches.find((branch) => branchKey(branch) === key);
}

/** What a person typed into a score's field: points, a letter of the rubric, or nothing. */
export function readScoreInput(branch: BranchResult, text: string): ScoreInput {
  const typed = text.trim();
  if (typed === "") return null;
  if (evaluationFor(branch, "review")?.sheet.rubric.letters) return typed.normalize("NFKC").toUpperCase();
  return readNumber(typed) ?? typed;
}

/** The places of the lines in the order that they are shown in. */
export function lineOrder(lines: readonly ReviewLine[], isLargestFirst: boolean): readonly number[] {
  const places = lines.map((_, place) => place);
  if (!isLargestFirst) return places;
  const size = (place: number): number => {
    const difference = lines[place]?.difference ?? null;
    return difference === null ? -1 : Math.abs(difference);
  };
  return places.sort((a, b) => size(b) - size(a));
}

/** A line of the branch as the workbook is now. */
export function sameLine(branch: BranchResult, line: ReviewLine): ReviewLine | undefined {
  const lines = compareScores(branch);
  return (
    lines.find((other) => other.criterion === line.criterion) ??
    lines.find((other) => other.criterion.text === line.criterion.text && other.category === line.category)
  );
}

/**
 * Chooses an opinion. 同意 gives the item the self score; an opinion that the scores already show needs no
 * entry on 「审核意见」.
 */
export function planOpinion(
  { snapshot, result: checked }: Checked,
  branch: BranchResult,
  line: ReviewLine,
  opinion: Opinion,
): EntryPlan {
  const edits: ChangeSet["edits"][number][] = [];
  if (opinion === "agreed" && line.isSelfValid) {
    const value = line.selfEntry.kind === "letter" ? line.selfEntry.letter : line.self;
    const score = enterReviewScore(snapshot, branch, line.criterion, value);
    if (score.refusal) return score;
    edits.push(...score.changeSet.edits);
  }
  if (opinion !== "agreed" || line.opinion !== null) {
    const said = setReviewOpinion(snapshot, checked, branch, line.criterion, opinion);
    if (said.refusal) return said;
    edits.push(...said.changeSet.edits);
  }
  return { changeSet: { purpose: "entry", edits }, refusal: null };
}
