import type { SheetRef } from "../changes/change-set";
import type { BranchResult, Evaluation, ItemOpinion, ItemScore, Opinion, ScoreEntry } from "../model/branch";
import type { Criterion, Party } from "../schemes/types";
import { isTicked } from "../model/recognised-sheet";
import { evaluationOf } from "../scoring/totals";
import { bare } from "../text/fold";
import type { CellAddress } from "../workbook/address";
import { cellAt, type CellValue } from "../workbook/snapshot";

/**
 * untouched: no review score, and nobody said what it shall be. agreed: the review score is the self
 * score. changed: it is another one, or somebody chose 调整. queried: somebody chose 待核实.
 */
export const reviewStates = ["untouched", "agreed", "changed", "queried"] as const;
export type ReviewState = (typeof reviewStates)[number];

/** A score's cell. */
export interface ScoreCell extends CellAddress {
  readonly sheet: SheetRef;
  /** The score has the cell for itself; false where it stands in the item's own text, or is a mark in one of several cells. */
  readonly isAlone: boolean;
  /** What the cell holds; "" when blank, null for a formula without a trustworthy value. */
  readonly value: CellValue | null;
}

/** One item as a reviewer sees it. */
export interface ReviewLine {
  readonly criterion: Criterion;
  readonly category: string;
  readonly maximum: number | null;
  /** The scores as numbers; null where there is none, also for letters: `…Entry` tells what stands there. */
  readonly self: number | null;
  readonly review: number | null;
  /** Review less self; null while either is no number. */
  readonly difference: number | null;
  readonly selfEntry: ScoreEntry;
  readonly reviewEntry: ScoreEntry;
  /** The self score counts: a number from 0 to the maximum, an option, or an allowed letter. */
  readonly isSelfValid: boolean;
  /** null where the party has no column, or the item no row. */
  readonly selfCell: ScoreCell | null;
  readonly reviewCell: ScoreCell | null;
  /** What a person chose on 「审核意见」; null while nobody did. */
  readonly opinion: Opinion | null;
  /** As typed on 「审核意见」; "" while none is. */
  readonly reason: string;
  readonly state: ReviewState;
  /** A changed score without a reason. */
  readonly isReasonMissing: boolean;
}

interface ComparisonOptions {
  /** The largest difference first, whatever its sign; items without one last. The rubric's order by default. */
  readonly largestFirst?: boolean;
}

const blank: ScoreEntry = { kind: "blank" };

/** A party's scores of a branch, or the blank column that awaits them. */
export function evaluationFor(branch: BranchResult, party: Party): Evaluation | undefined {
  return evaluationOf(branch.evaluations, party) ?? evaluationOf(branch.awaiting, party);
}

/**
 * Self and review side by side, one line per item of the rubric, wherever the two stand: in two
 * columns of a sheet, on sheets of their own, or in a branch's columns of the matrix. Empty for a
 * branch without a column for either.
 */
export function compareScores(branch: BranchResult, options: ComparisonOptions = {}): readonly ReviewLine[] {
  const self = evaluationFor(branch, "self");
  const review = evaluationFor(branch, "review");
  const rubric = (self ?? review)?.sheet.rubric;
  if (!rubric) return [];
  const lines = rubric.categories.flatMap((category) =>
    category.items.map((criterion) =>
      toLine(
        criterion,
        category.name,
        self && partOf(self, criterion, category.name),
        review && partOf(review, criterion, category.name),
        opinionOn(branch.opinions, criterion),
      ),
    ),
  );
  if (!options.largestFirst) return lines;
  const size = ({ difference }: ReviewLine): number => (difference === null ? -1 : Math.abs(difference));
  return [...lines].sort((a, b) => size(b) - size(a));
}

/** How many lines are in each state. */
export function countStates(lines: readonly ReviewLine[]): Readonly<Record<ReviewState, number>> {
  const count = (state: ReviewState): number => lines.filter((l) => l.state === state).length;
  return {
    untouched: count("untouched"),
    agreed: count("agreed"),
    changed: count("changed"),
    queried: count("queried"),
  };
}

interface Part {
  readonly score: ItemScore;
  readonly cell: ScoreCell;
}

/** The same criterion, or one of the same wording: sheets of other authorities are each read for themselves. */
function partOf(evaluation: Evaluation, criterion: Criterion, category: string): Part | undefined {
  const { scores, sheet, column } = evaluation;
  const same = scores.filter((s) => bare(s.criterion.text) === bare(criterion.text));
  const score = scores.find((s) => s.criterion === criterion) ?? same.find((s) => s.category === category) ?? same[0];
  if (!score) return undefined;
  const held = cellAt(sheet.sheet, score.cell.row, score.cell.column);
  return {
    score,
    cell: {
      sheet: { id: sheet.sheet.id, name: sheet.sheet.name },
      ...score.cell,
      isAlone: column.inText === undefined && !isTicked(column),
      value: held ? held.value : "",
    },
  };
}

function opinionOn(opinions: readonly ItemOpinion[], criterion: Criterion): ItemOpinion | undefined {
  return (
    opinions.find((o) => o.criterion === criterion) ??
    opinions.find((o) => bare(o.criterion.text) === bare(criterion.text))
  );
}

function toLine(
  criterion: Criterion,
  category: string,
  self: Part | undefined,
  review: Part | undefined,
  said: ItemOpinion | undefined,
): ReviewLine {
  const selfEntry = self?.score.entry ?? blank;
  const reviewEntry = review?.score.entry ?? blank;
  const opinion = said?.opinion ?? null;
  const reason = said?.reason ?? "";
  const state = stateOf(selfEntry, reviewEntry, opinion);
  const difference =
    selfEntry.kind === "score" && reviewEntry.kind === "score"
      ? reviewEntry.value.minus(selfEntry.value).toNumber()
      : null;
  return {
    criterion,
    category,
    maximum: criterion.maximum,
    self: numberOf(selfEntry),
    review: numberOf(reviewEntry),
    difference,
    selfEntry,
    reviewEntry,
    isSelfValid: self?.score.isValid ?? false,
    selfCell: self?.cell ?? null,
    reviewCell: review?.cell ?? null,
    opinion,
    reason,
    state,
    isReasonMissing: state === "changed" && reason === "",
  };
}

function numberOf(entry: ScoreEntry): number | null {
  return entry.kind === "score" ? entry.value.toNumber() : null;
}

function stateOf(self: ScoreEntry, review: ScoreEntry, opinion: Opinion | null): ReviewState {
  if (opinion === "queried") return "queried";
  if (review.kind === "blank") return opinion === "changed" ? "changed" : "untouched";
  return isSameEntry(self, review) ? "agreed" : "changed";
}

function isSameEntry(a: ScoreEntry, b: ScoreEntry): boolean {
  if (a.kind === "score" && b.kind === "score") return a.value.eq(b.value);
  return a.kind === "letter" && b.kind === "letter" && a.letter === b.letter;
}
