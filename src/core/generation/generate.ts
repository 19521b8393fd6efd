import { applyToSnapshot } from "../changes/apply";
import type { ChangeSet, Edit } from "../changes/change-set";
import { checkSteps, type CheckOptions, type CheckResult } from "../check/check";
import type { SheetDesign } from "../design/sheet-design";
import { replacedByEdit, replacedFormulas, replacedTexts, type ReplacedText } from "../own-sheets/table-code";
import type { Finding } from "../findings/finding";
import type { WorkbookSnapshot } from "../workbook/snapshot";
import { drain } from "../workbook/steps";
import { drawEvidence } from "./evidence/draw";
import type { OwnTable } from "../own-sheets/description";
import { evidenceTable } from "../own-sheets/evidence/description";
import { drawExplanations } from "./explanations/draw";
import { explanationsTable } from "../own-sheets/explanations/description";
import { drawResult, findResultSheet } from "./fill";
import { drawFindings } from "./findings/draw";
import { findingsTable } from "../own-sheets/findings/description";
import { drawLedger } from "../own-sheets/ledger/draw";
import { ledgerRows } from "./ledger/rows";
import { ledgerTable } from "../own-sheets/ledger/description";
import type { SuggestedText } from "./suggested-text";
import { drawTable, findOwn, type Own } from "./find-own";
import { drawOwnSheet, type PlaceOptions } from "./own-sheet";
import { suggestSurveyResults } from "./survey-result";
import { confirmRubrics } from "./rubric-sheet/confirm";
import { reviewWorkbook } from "./review/draw";
import { planPublicity } from "./publicity/plan";
import { planRectification } from "./rectification/plan";
import { readResultPlaces } from "../own-sheets/result/places";
import { drawSummary } from "./summary/draw";
import { gradingSummaryForm, planOfficialSummary } from "./summary/official";
import type { ResultSource } from "./summary/references";
import { summaryTableFor } from "../own-sheets/summary/description";

/** What can be generated, in the order of the new sheets. */
export const generateKinds = ["result", "ledger", "rectification", "summary", "findings", "explanations"] as const;
/** With what is generated only when it is asked for: confirming a reading and making a result public are decisions. */
export const namedKinds = [...generateKinds, "rubric", "review", "publicity", "evidence"] as const;
export type GenerateKind = (typeof namedKinds)[number];

export interface GenerateOptions extends PlaceOptions {
  /** All kinds where left out. */
  readonly only?: readonly GenerateKind[];
  /** A finding as a sentence, for the sheets that list findings. */
  readonly describe: (finding: Finding) => string;
  /** Name and version of the program, for the footers. */
  readonly program?: string;
  /** A person is shown every edit before it is made: what would replace their own lines is planned, too. */
  readonly asks?: boolean;
  /** How the workbook was checked: findings are listed as they will be once all is written. */
  readonly check?: CheckOptions;
}

export interface GeneratePlan {
  readonly changeSet: ChangeSet;
  /** Texts for a person to copy into filled official forms. */
  readonly suggestions: readonly SuggestedText[];
}

/**
 * What generating would write: our own sheets, new or brought up to date with all that people typed
 * on them, and the official rectification form where it is missing or blank. A workbook that was
 * generated before and not changed since gives no edits.
 */
export function generateSheets(
  workbook: WorkbookSnapshot,
  checked: CheckResult,
  options: GenerateOptions,
): GeneratePlan {
  return drain(generateSteps(workbook, checked, options));
}

/** The same in steps, for a door that must answer clicks meanwhile. */
export function* generateSteps(
  workbook: WorkbookSnapshot,
  checked: CheckResult,
  options: GenerateOptions,
): Generator<void, GeneratePlan> {
  const kinds: readonly GenerateKind[] = options.only ?? generateKinds;
  const wants = (kind: GenerateKind): boolean => kinds.includes(kind);
  const draft = new Draft(workbook, checked, options);

  if (wants("rubric")) draft.edits.push(...confirmRubrics(workbook, checked, draft.program).edits);
  if (wants("result") || (wants("summary") && !findResultSheet(checked))) {
    draft.edits.push(...drawResult(workbook, checked, draft.program, options));
  }
  yield;
  const ledger = findOwn(workbook, checked, "ledger", ledgerTable);
  const rows = ledgerRows(checked, ledger.kept);
  const forms = planRectification(workbook, checked, rows, { asks: options.asks ?? false });
  yield;
  if (wants("ledger") && checked.branches.length > 0) {
    const besides = {
      suggestions: forms.ledgerSuggestions,
      written: wants("rectification") ? forms.written : new Map<never, never>(),
    };
    draft.draw(ledger, ledgerTable, (kept, footer) =>
      drawLedger(ledger.name, rows, isByLetters(checked), besides, kept, footer),
    );
  }
  if (wants("rectification")) draft.place(forms.edits);

  // What follows tells how things stand once the official sheets are written.
  yield;
  const after = draft.edits.length === 0 ? checked : yield* checkSteps(draft.written(), options.check ?? {});
  if (wants("summary")) addSummaries(draft, after);
  if (wants("review")) draft.place(reviewWorkbook(workbook, after, { ...options, program: draft.program }).edits);
  if (wants("publicity")) {
    const published = planPublicity(workbook, after, draft.footer, options);
    draft.place(published.edits);
    draft.replaced.push(...published.replaced);
  }
  if (wants("evidence")) {
    const own = findOwn(workbook, checked, "evidence", evidenceTable);
    if (own.sheet || checked.sheets.some((s) => s.template !== null))
      draft.draw(own, evidenceTable, (kept, footer) => drawEvidence(own.name, after, kept, footer));
  }
  const { describe } = options;
  yield;
  if (wants("findings")) {
    const own = findOwn(workbook, checked, "findings", findingsTable);
    draft.draw(own, findingsTable, (kept, footer) => drawFindings(own.name, after.findings, describe, kept, footer));
  }
  yield;
  if (wants("explanations")) {
    const own = findOwn(workbook, checked, "explanations", explanationsTable);
    draft.draw(own, explanationsTable, (kept, footer) =>
      drawExplanations(own.name, after.findings, describe, kept, footer),
    );
  }
  const suggestions = [
    ...suggestSurveyResults(checked),
    ...(wants("rectification") ? forms.suggestions : []),
    ...draft.replaced.map((text) => ({ kind: "replaced" as const, branch: null, ...text })),
  ];
  return { changeSet: { purpose: "generate", edits: draft.edits }, suggestions };
}

/** What generating has come to so far. */
class Draft {
  readonly edits: Edit[] = [];
  /** What was typed over cells of the program's own and goes with their new contents. */
  readonly replaced: ReplacedText[] = [];
  readonly program: string;
  readonly footer: string;

  constructor(
    readonly workbook: WorkbookSnapshot,
    readonly checked: CheckResult,
    private readonly options: GenerateOptions,
  ) {
    this.program = options.program ?? "";
    this.footer = footerOf(checked, this.program);
  }

  /** Names of the new sheets. */
  get names(): readonly string[] {
    return this.edits.flatMap((e) => (e.kind === "add-sheet" ? [e.sheet.name] : []));
  }

  draw<Id extends string>(
    own: Own<Id>,
    table: OwnTable<Id>,
    drawn: (kept: Own<Id>["kept"], footer: string) => SheetDesign,
  ): void {
    const design = drawTable(own, table, (kept) => drawn(kept, this.footer));
    this.edits.push(...drawOwnSheet(this.workbook, own.sheet, design, this.names.length, this.options));
    this.replaced.push(
      ...replacedTexts(own.sheet, table, design, this.options),
      ...replacedFormulas(own.sheet, design, this.options),
    );
  }

  /** New sheets get their places among all sheets. */
  place(edits: readonly Edit[]): void {
    this.replaced.push(...edits.flatMap(replacedByEdit));
    let index = this.workbook.sheets.length + this.names.length;
    this.edits.push(...edits.map((edit) => (edit.kind === "add-sheet" ? { ...edit, index: index++ } : edit)));
  }

  /** The workbook with all of it but what a person must agree to first. */
  written(): WorkbookSnapshot {
    const edits = this.edits.filter((edit) => edit.kind !== "set-cell" || edit.replacesTyped !== true);
    return applyToSnapshot(this.workbook, { purpose: "generate", edits });
  }
}

/** The official summary of each scheme that has one; the other branches stand on the summary of our own. */
function addSummaries(draft: Draft, after: CheckResult): void {
  const { workbook, checked } = draft;
  const source = resultSource(after);
  const branches = after.branches.filter((b) => !gradingSummaryForm(b.scheme));
  if (branches.length > 0) {
    const table = summaryTableFor(new Set(branches.map((b) => b.scheme)).size > 1);
    const summary = findOwn(workbook, checked, "summary", table);
    draft.draw(summary, table, (kept, footer) => drawSummary(summary.name, branches, source, kept, footer));
  }
  for (const scheme of new Set(after.branches.map((b) => b.scheme))) {
    const own = after.branches.filter((b) => b.scheme === scheme);
    draft.edits.push(...planOfficialSummary(workbook, checked, scheme, own, { source, taken: draft.names }));
  }
}

/** The branches get letters or level words, and no points that an item could lose. */
function isByLetters({ branches }: CheckResult): boolean {
  const graded = branches.flatMap((b) => b.evaluations);
  return graded.length > 0 && graded.every((e) => e.sheet.rubric.letters !== null);
}

/** The documents that a workbook's branches are graded by, with the program. */
export function footerOf({ branches }: CheckResult, program: string): string {
  const documents = [...new Set(branches.map((b) => b.scheme.document))].filter((d) => d !== "").join("、");
  return [documents, program].filter((part) => part !== "").join("　");
}

function resultSource(checked: CheckResult): ResultSource | null {
  const sheet = findResultSheet(checked)?.sheet;
  return sheet ? { sheet, places: readResultPlaces(sheet) } : null;
}
