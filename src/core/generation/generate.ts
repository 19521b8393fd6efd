import { applyToSnapshot } from "../changes/apply";
import type { ChangeSet, Edit } from "../changes/change-set";
import { checkSteps, drain, type CheckOptions, type CheckResult } from "../check/check";
import type { SheetDesign } from "../design/sheet-design";
import { replacedTexts, type ReplacedText } from "../own-sheets/table-code";
import type { Finding } from "../findings/finding";
import type { WorkbookSnapshot } from "../workbook/snapshot";
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
  const program = options.program ?? "";
  const footer = footerOf(checked, program);
  const edits: Edit[] = [];
  const replaced: ReplacedText[] = [];
  const added = (): number => edits.filter((e) => e.kind === "add-sheet").length;
  const draw = <Id extends string>(
    own: Own<Id>,
    table: OwnTable<Id>,
    drawn: (kept: Own<Id>["kept"]) => SheetDesign,
  ): void => {
    const design = drawTable(own, table, drawn);
    edits.push(...drawOwnSheet(workbook, own.sheet, design, added(), options));
    replaced.push(...replacedTexts(own.sheet, table, design, options));
  };

  if (wants("rubric")) edits.push(...confirmRubrics(workbook, checked, program).edits);
  if (wants("result") || (wants("summary") && !findResultSheet(checked))) {
    edits.push(...drawResult(workbook, checked, program, options));
  }
  yield;
  const ledger = findOwn(workbook, checked, "ledger", ledgerTable);
  const rows = ledgerRows(checked, ledger.kept);
  const { asks = false } = options;
  const forms = planRectification(workbook, checked, rows, { asks });
  yield;
  if (wants("ledger") && checked.branches.length > 0) {
    const besides = {
      suggestions: forms.ledgerSuggestions,
      written: wants("rectification") ? forms.written : new Map<never, never>(),
    };
    draw(ledger, ledgerTable, (kept) => drawLedger(ledger.name, rows, isByLetters(checked), besides, kept, footer));
  }
  if (wants("rectification")) edits.push(...placed(forms.edits, workbook.sheets.length + added()));

  // What follows tells how things stand once the official sheets are written.
  yield;
  const certain = edits.filter((edit) => edit.kind !== "set-cell" || edit.replacesTyped !== true);
  const after = applyToSnapshot(workbook, { purpose: "generate", edits: certain });
  const reviewAfter = edits.length === 0 ? checked : yield* checkSteps(after, options.check ?? {});
  if (wants("summary")) {
    const source = resultSource(reviewAfter);
    const taken = (): string[] => edits.flatMap((e) => (e.kind === "add-sheet" ? [e.sheet.name] : []));
    const branches = reviewAfter.branches.filter((b) => !gradingSummaryForm(b.scheme));
    if (branches.length > 0) {
      const hasSchemes = new Set(branches.map((b) => b.scheme)).size > 1;
      const table = summaryTableFor(hasSchemes);
      const summary = findOwn(workbook, checked, "summary", table);
      draw(summary, table, (kept) => drawSummary(summary.name, branches, source, kept, footer));
    }
    for (const scheme of new Set(reviewAfter.branches.map((b) => b.scheme))) {
      const own = reviewAfter.branches.filter((b) => b.scheme === scheme);
      const options = { source, taken: taken() };
      edits.push(...planOfficialSummary(workbook, checked, scheme, own, options));
    }
  }
  if (wants("review")) {
    const { edits: reviewed } = reviewWorkbook(workbook, reviewAfter, { ...options, program });
    edits.push(...placed(reviewed, workbook.sheets.length + added()));
  }
  if (wants("publicity")) {
    const published = planPublicity(workbook, reviewAfter, footer, options);
    edits.push(...placed(published.edits, workbook.sheets.length + added()));
    replaced.push(...published.replaced);
  }
  if (wants("evidence")) {
    const own = findOwn(workbook, checked, "evidence", evidenceTable);
    if (own.sheet || checked.sheets.some((s) => s.template !== null))
      draw(own, evidenceTable, (kept) => drawEvidence(own.name, reviewAfter, kept, footer));
  }
  yield;
  if (wants("findings")) {
    const own = findOwn(workbook, checked, "findings", findingsTable);
    draw(own, findingsTable, (kept) => drawFindings(own.name, reviewAfter.findings, options.describe, kept, footer));
  }
  yield;
  if (wants("explanations")) {
    const own = findOwn(workbook, checked, "explanations", explanationsTable);
    draw(own, explanationsTable, (kept) =>
      drawExplanations(own.name, reviewAfter.findings, options.describe, kept, footer),
    );
  }
  const suggestions = [
    ...suggestSurveyResults(checked),
    ...(wants("rectification") ? forms.suggestions : []),
    ...replaced.map((text) => ({ kind: "replaced" as const, branch: null, ...text })),
  ];
  return { changeSet: { purpose: "generate", edits }, suggestions };
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

/** New sheets get their places among all sheets. */
function placed(edits: readonly Edit[], first: number): readonly Edit[] {
  let index = first;
  return edits.map((edit) => (edit.kind === "add-sheet" ? { ...edit, index: index++ } : edit));
}

function resultSource(checked: CheckResult): ResultSource | null {
  const sheet = findResultSheet(checked)?.sheet;
  return sheet ? { sheet, places: readResultPlaces(sheet) } : null;
}
