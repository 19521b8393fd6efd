import type { CheckResult } from "../../core/check/check";
import type { Evaluation } from "../../core/model/branch";
import { readEvaluation } from "../../core/records/evaluations";
import type { FieldSheet, FoundItem, ScoringSheet } from "../../core/model/recognised-sheet";
import type { Party } from "../../core/schemes/types";
import { isAwaited } from "../../core/scoring/points";
import { parseA1, toA1 } from "../../core/workbook/address";
import type { Place } from "../session";

/** How far one party has come on one sheet. */
interface Progress {
  readonly sheet: string;
  readonly party: Party;
  readonly branch: string | null;
  readonly state: "not-started" | "started" | "done";
  /** Items without an entry. */
  readonly blanks: number;
  /** The first item without an entry. */
  readonly next: Place | null;
}

/** Every party's column on every visible scoring sheet, blank ones too, in the workbook's order. */
export function progressOf(checked: CheckResult): Progress[] {
  return visible(checked.sheets).flatMap((sheet) => {
    if (sheet.kind !== "scoring") return [];
    const named = evaluationsOn(checked, sheet);
    return named.map(({ evaluation, branch }): Progress => {
      const blank = evaluation.scores.filter(isAwaited);
      const first = blank[0];
      return {
        sheet: sheet.sheet.name,
        party: evaluation.party,
        branch,
        state: !evaluation.isStarted ? "not-started" : blank.length > 0 ? "started" : "done",
        blanks: blank.length,
        next: first ? { sheet: sheet.sheet.name, cell: toA1(first.cell) } : null,
      };
    });
  });
}

interface NamedEvaluation {
  readonly evaluation: Evaluation;
  readonly branch: string | null;
}

/** The evaluations of a sheet's columns, by the branches that they belong to; a wholly blank form belongs to none. */
function evaluationsOn(checked: CheckResult, sheet: ScoringSheet): NamedEvaluation[] {
  const known = new Map<string, NamedEvaluation>();
  // In a report all parties' scores stand in one column.
  const key = ({ column, party }: ScoringSheet["columns"][number]): string => `${column} ${party}`;
  for (const branch of checked.branches) {
    for (const evaluation of [...branch.evaluations, ...branch.awaiting, ...branch.duplicates]) {
      if (evaluation.sheet.sheet.id !== sheet.sheet.id) continue;
      known.set(key(evaluation.column), { evaluation, branch: branch.name });
    }
  }
  return sheet.columns.map(
    (column) =>
      known.get(key(column)) ?? { evaluation: readEvaluation(sheet, column), branch: column.branch?.name ?? null },
  );
}

function visible(sheets: CheckResult["sheets"]): CheckResult["sheets"] {
  return sheets.filter((sheet) => sheet.sheet.visibility === "visible");
}

/** How far a form of labelled entries is filled in. */
interface FormProgress {
  readonly sheet: string;
  readonly state: Progress["state"];
  /** Required entries without a text. */
  readonly blanks: number;
  readonly next: Place | null;
}

/** The forms that a branch fills in itself; entries of the superior do not count. */
export function formProgressOf(checked: CheckResult): FormProgress[] {
  return visible(checked.sheets)
    .filter((sheet): sheet is FieldSheet => sheet.kind === "fields" && sheet.form.kind === "fields")
    .map((sheet) => {
      const own = ownFields(sheet);
      const blank = own.filter((field) => field.text === "");
      const first = blank.find((field) => field.cell !== null);
      const isStarted = sheet.fields.some((field) => field.text !== "");
      return {
        sheet: sheet.sheet.name,
        state: !isStarted ? "not-started" : blank.length > 0 ? "started" : "done",
        blanks: blank.length,
        next: first?.cell ? { sheet: sheet.sheet.name, cell: toA1(first.cell) } : null,
      };
    });
}

function ownFields({ form, fields }: FieldSheet): FieldSheet["fields"] {
  if (form.kind !== "fields") return [];
  const required = new Set(form.fields.filter((f) => f.isRequired && !f.isReserved).map((f) => f.id));
  return fields.filter((field) => required.has(field.id));
}

/** Items without an entry on sheets that somebody began. */
export function openItems(checked: CheckResult): number {
  return progressOf(checked).reduce((count, p) => count + (p.state === "started" ? p.blanks : 0), 0);
}

/** The rubric's row at a place, with every score given for it. */
export interface RubricRow {
  readonly sheet: ScoringSheet;
  readonly item: FoundItem;
  readonly evaluations: readonly { readonly evaluation: Evaluation; readonly entry: string | null }[];
  /** Who gives a score in this row. */
  readonly scorers: readonly Party[];
}

export function rubricRowAt(checked: CheckResult, place: Place): RubricRow | null {
  const sheet = checked.sheets.find((s): s is ScoringSheet => s.kind === "scoring" && s.sheet.name === place.sheet);
  const row = parseA1(place.cell).row;
  const item = sheet?.items.find((found) => found.row === row || found.rows?.includes(row));
  if (!sheet || !item) return null;
  const evaluations = evaluationsOn(checked, sheet).map(({ evaluation }) => {
    const score = evaluation.scores.find((s) => s.item === item);
    return { evaluation, entry: score ? enteredText(score.entry) : null };
  });
  return { sheet, item, evaluations, scorers: [...new Set(sheet.columns.map((column) => column.party))] };
}

/** What stands in a score cell, as text; null when nothing does. */
export function enteredText(entry: Evaluation["scores"][number]["entry"]): string | null {
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
