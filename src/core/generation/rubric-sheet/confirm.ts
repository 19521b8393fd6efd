import type { ChangeSet, Edit } from "../../changes/change-set";
import type { WorkbookReview } from "../../check";
import { ownTitles } from "../../recognition/own-sheets";
import type { ScoringSheet } from "../../recognition/types";
import type { RubricReading } from "../../rubrics/reading";
import type { WorkbookSnapshot } from "../../workbook/snapshot";
import { drawOwnSheet, freeSheetName } from "../own-sheet";
import { drawRubricSheet } from "./draw";

/** A scoring sheet whose rubric was read from the sheet itself, and that no 「评分办法」 stands for yet. */
export type ReadSheet = ScoringSheet & { readonly reading: RubricReading };

/** One sheet for each rubric that a person has still to confirm: several branches may hand in the same. */
export function unconfirmedRubrics({ sheets }: Pick<WorkbookReview, "sheets">): readonly ReadSheet[] {
  const read = sheets.filter((s): s is ReadSheet => s.kind === "scoring" && s.reading !== undefined);
  const seen = new Set<string>();
  return read.filter((sheet) => {
    const key = JSON.stringify(sheet.rubric.categories);
    return !seen.has(key) && seen.add(key);
  });
}

/**
 * What confirming a reading would write: a new sheet 「评分办法」 that states it, by which the rubric's
 * scoring sheets are read from then on (`withConfirmedRubrics`). A sheet with that name stays as it is.
 */
export function confirmRubric(workbook: WorkbookSnapshot, { scheme }: ReadSheet, program = ""): ChangeSet {
  const design = drawRubricSheet(scheme, program, freeSheetName(workbook, ownTitles.rubric));
  return { purpose: "generate", edits: drawOwnSheet(workbook, null, design) };
}

/** The same for every rubric of the workbook at once. */
export function confirmRubrics(
  workbook: WorkbookSnapshot,
  review: Pick<WorkbookReview, "sheets">,
  program = "",
): ChangeSet {
  const edits: Edit[] = [];
  for (const { scheme } of unconfirmedRubrics(review)) {
    const taken = edits.flatMap((e) => (e.kind === "add-sheet" ? [e.sheet.name] : []));
    const design = drawRubricSheet(scheme, program, freeSheetName(workbook, ownTitles.rubric, taken));
    edits.push(...drawOwnSheet(workbook, null, design, edits.length));
  }
  return { purpose: "generate", edits };
}
