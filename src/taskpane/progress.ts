import type { WorkbookReview } from "../core/check";
import type { Evaluation } from "../core/records/types";
import type { FoundItem, ScoringSheet } from "../core/recognition/types";
import type { Party } from "../core/schemes/types";
import { parseA1, toA1 } from "../core/workbook/address";
import type { Place } from "./session";

/** How far one party has come on one sheet. */
export interface Progress {
  readonly sheet: string;
  readonly party: Party;
  readonly branch: string | null;
  readonly state: "not-started" | "started" | "done";
  /** Items without an entry. */
  readonly blanks: number;
  /** The first item without an entry. */
  readonly next: Place | null;
}

export function progressOf(review: WorkbookReview): Progress[] {
  return review.branches.flatMap((branch) =>
    branch.evaluations.map((evaluation): Progress => {
      const blank = evaluation.scores.filter((score) => score.entry.kind === "blank");
      const first = blank[0];
      const sheet = evaluation.sheet.sheet.name;
      return {
        sheet,
        party: evaluation.party,
        branch: branch.name,
        state: !evaluation.isStarted ? "not-started" : blank.length > 0 ? "started" : "done",
        blanks: blank.length,
        next: first ? { sheet, cell: toA1(first.cell) } : null,
      };
    }),
  );
}

/** Items without an entry on sheets that somebody began. */
export function openItems(review: WorkbookReview): number {
  return progressOf(review).reduce((count, p) => count + (p.state === "started" ? p.blanks : 0), 0);
}

/** The rubric's row at a place, with every score given for it. */
export interface RubricRow {
  readonly sheet: ScoringSheet;
  readonly item: FoundItem;
  readonly evaluations: readonly { readonly evaluation: Evaluation; readonly entry: string | null }[];
}

export function rubricRowAt(review: WorkbookReview, place: Place): RubricRow | null {
  const sheet = review.sheets.find((s): s is ScoringSheet => s.kind === "scoring" && s.sheet.name === place.sheet);
  const row = parseA1(place.cell).row;
  const item = sheet?.items.find((found) => found.row === row);
  if (!sheet || !item) return null;
  const evaluations = review.branches
    .flatMap((branch) => branch.evaluations)
    .filter((evaluation) => evaluation.sheet.sheet.name === place.sheet)
    .map((evaluation) => {
      const score = evaluation.scores.find((s) => s.item.row === row);
      return { evaluation, entry: score ? entryText(score.entry) : null };
    });
  return { sheet, item, evaluations };
}

/** What stands in a score cell, as text; null when nothing does. */
export function entryText(entry: Evaluation["scores"][number]["entry"]): string | null {
  switch (entry.kind) {
    case "blank":
    case "uncalculated":
      return null;
    case "score":
      return entry.value.toString();
    case "letter":
      return entry.letter;
    case "error":
      return entry.error;
    case "not-a-number":
      return entry.text;
  }
}
