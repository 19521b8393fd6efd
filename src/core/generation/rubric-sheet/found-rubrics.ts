import type { CheckResult } from "../../check/check";
import type { ScoringSheet } from "../../model/recognised-sheet";
import type { RubricReading } from "../../rubrics/reading";

/** A scoring sheet whose rubric was read from the sheet itself, and that no 「评分办法」 stands for yet. */
export type ReadSheet = ScoringSheet & { readonly reading: RubricReading };

/** One sheet for each rubric that a person has still to confirm: several branches may hand in the same. */
export function unconfirmedRubrics({ sheets }: Pick<CheckResult, "sheets">): readonly ReadSheet[] {
  const read = sheets.filter((s): s is ReadSheet => s.kind === "scoring" && s.reading !== undefined);
  const seen = new Set<string>();
  return read.filter((sheet) => {
    const key = JSON.stringify(sheet.rubric.categories);
    return !seen.has(key) && seen.add(key);
  });
}

/** One sheet for each known rubric with points that the workbook's sheets are taken for: letters are not read from a sheet. */
export function knownRubrics({ sheets }: Pick<CheckResult, "sheets">): readonly ScoringSheet[] {
  const known = sheets.filter(
    (s): s is ScoringSheet => s.kind === "scoring" && s.scheme.id !== "custom" && !s.rubric.letters,
  );
  return known.filter((s, i) => known.findIndex((other) => other.form === s.form) === i);
}
