import type { CheckResult } from "../check/check";
import type { Finding } from "../findings/finding";
import { nameKey } from "../model/names";
import { scoreAreas } from "../records/sum-formulas";
import { rectificationHeadings } from "../own-sheets/rectification-summary/description";
import { generatedNotes } from "./generated-notes";
import { submittedItems } from "./item-scores";
import { withLedger } from "./ledger-rows";
import { listNotes } from "./list-notes";
import { rectificationOn, rectificationRows, type RectificationRow } from "./rectification";
import { readMergeOutput } from "./read-back";
import { branchRows, fileLists, uncalculatedValues, withLists, withListsOfMerge } from "./list-rows";
import { withOwnList } from "./own-list-rows";
import { publicityList } from "./publicity";
import { withReviews } from "./reviews";
import { noteOfAside } from "./typed-beside";
import { typedBeside } from "./typed-notes";
import { typedOnDrawnList, typedOnMerge } from "./typed-on-merge";
import { typedSince } from "./typed-since";
import type { BranchResult, Evaluation, ScoreEntry, StatedLevel } from "../model/branch";
import { statedByParty } from "../records/stated";
import { isOneBranch } from "../model/same-branch";
import type { FieldSheet } from "../model/recognised-sheet";
import { fieldsWithRole } from "../rules/reading/form-fields";
import type { FieldRole } from "../schemes/types";
import { digestOf } from "../text/digest";
import { isBlankMark, oneLine } from "../text/fold";
import { toA1, type CellAddress } from "../workbook/address";
import { hasScores, isDrawnRow, summaryRows } from "./summary-rows";
import {
  LEDGER,
  originIn,
  OWN_LIST,
  submittedContent,
  STATED,
  type ForwardedFinding,
  type LeftValue,
  type ListRow,
  type SubmittedContent,
  type SubmittedBranch,
  type SubmittedEvaluation,
  type SubmittedFile,
  type Submission,
} from "./submitted";

export { unreadableSubmission } from "./unreadable";

interface SubmissionTraits {
  readonly isOldFormat?: boolean;
  readonly hasMacros?: boolean;
  /** The sentence of a finding as generated sheets have it; without it, what was typed over one is not told. */
  readonly describe?: (finding: Finding) => string;
}

/** Reduces a checked workbook to what a merge needs. */
export function submissionOf(file: SubmittedFile, checked: CheckResult, traits: SubmissionTraits = {}): Submission {
  const merged = readMergeOutput(file, checked.sheets);
  const own = checked.branches.map((branch) => fromWorkbook(file, branch));
  const listed = branchRows(file, checked.sheets);
  const rows = summaryRows(file, checked.sheets, own);
  const ofMerge = merged && withListsOfMerge([...merged.branches, ...own], listed, merged.stands);
  const branches =
    merged && ofMerge
      ? withRows(
          ofMerge.branches,
          rows.filter((row) => !merged.branches.some((b) => isNamed(b, row))),
        )
      : withLists(withRows(own, rows), listed);
  const rectifications = rectificationRows(file, checked.sheets);
  const ledger = withLedger(file, checked.sheets, rectifications.reduce(addRectification, branches));
  const published = withOwnList(publicityList, file, checked.sheets, ledger.branches);
  const reviewed = withReviews(file, checked.sheets, published.branches);
  const { notes, left } = typedBeside(checked.sheets);
  const typed = ofMerge
    ? [...typedOnMerge(checked.sheets), ...ofMerge.drawn.flatMap(typedOnDrawnList)]
    : generatedNotes(checked, traits.describe);
  const isRecognised = checked.sheets.some((s) => s.template !== null);
  const submission: Submission = {
    ...file,
    error: null,
    isRecognised,
    isOldFormat: traits.isOldFormat ?? false,
    hasMacros: traits.hasMacros ?? false,
    branches: reviewed.branches,
    lists: fileLists(checked.sheets),
    notes: [
      ...notes,
      ...ledger.notes,
      ...published.notes,
      ...reviewed.notes,
      ...listNotes(checked.sheets),
      ...typed,
      ...(isRecognised ? checked.asides.map(noteOfAside) : []),
    ],
    left: [
      ...left,
      ...repeatedForms(checked),
      ...ledger.left,
      ...published.left,
      ...reviewed.left,
      ...uncalculatedValues(checked.sheets),
    ],
    findings: checked.findings
      .filter((finding) => !isForwarded(finding, merged?.forwarded.findings ?? []))
      .map((finding) => ({ ...finding, fix: null })),
    forwarded: merged?.forwarded ?? null,
  };
  if (!merged) return submission;
  return { ...submission, notes: [...submission.notes, ...typedSince(submission, checked.sheets)] };
}

/** Both are about a branch of this name, whatever committee each says. */
function isNamed(branch: SubmittedBranch, { scheme, name }: SubmittedBranch): boolean {
  return branch.scheme === scheme && isOneBranch(branch, { name, parent: null });
}

/** A merge draws the rows of lists again, in which its own 「问题清单」 has told the same already, of the same field. */
function isForwarded({ code, branch, facts }: Finding, forwarded: readonly ForwardedFinding[]): boolean {
  const field = "field" in facts ? oneLine(facts.field) : "";
  const same = forwarded.filter((known) => known.code === code && oneLine(known.sentence).includes(field));
  return branch === null ? same.length > 0 : same.some((known) => nameKey(known.branch ?? "") === nameKey(branch));
}

function fromWorkbook(file: SubmittedFile, branch: BranchResult): SubmittedBranch {
  const { scheme } = branch;
  return {
    name: branch.name === null ? null : oneLine(branch.name),
    nameSources: branch.nameSources,
    scheme: scheme.id,
    customScheme: scheme.id === "custom" ? { ...scheme, forms: [] } : null,
    parent: fieldText(branch, "parent"),
    type: null,
    sources: branch.sources.map(({ sheet }) => sheet.name),
    awaiting: branch.awaiting.map(({ party }) => party),
    categories: branch.categories.map(({ name }) => name),
    contents: [...parties(file, branch), ...ticks(file, branch), ...forms(file, branch)],
  };
}

function fieldText(branch: BranchResult, role: FieldRole): string | null {
  const text = fieldsWithRole(branch, role)
    .map(({ found }) => oneLine(found.text))
    .find((entry) => !isBlankMark(entry));
  return text ?? null;
}

function parties(file: SubmittedFile, branch: BranchResult): SubmittedContent[] {
  return branch.evaluations.map((evaluation) => {
    const { name } = evaluation.sheet.sheet;
    const stated = branch.stated.filter(
      (s) => s.party === evaluation.party || (s.party === null && s.sheet === name && isFirstOn(branch, evaluation)),
    );
    return submittedContent({
      id: `party:${evaluation.party}`,
      digest: digestOf(
        [
          ...evaluation.scores
            .map((s) => `${s.criterion.number ?? ""} ${s.criterion.text}=${entryText(s.entry)}`)
            .sort(),
          ...statedTexts(stated),
        ].join("\n"),
      ),
      origin: originIn(file, name, { ...cellsOf(evaluation), ...statedCells(stated, name) }),
      evaluation: toSubmitted(branch, evaluation),
      ...withItems(evaluation),
      stated,
    });
  });
}

function withItems(evaluation: Evaluation): Pick<SubmittedContent, "items"> {
  const items = submittedItems(evaluation);
  return items ? { items } : {};
}

function isFirstOn(branch: BranchResult, evaluation: Evaluation): boolean {
  return branch.evaluations.find((e) => e.sheet === evaluation.sheet) === evaluation;
}

function toSubmitted(branch: BranchResult, evaluation: Evaluation): SubmittedEvaluation {
  const categories: Record<string, number | string | null> = {};
  for (const [name, sum] of evaluation.categories) categories[name] = sum?.toNumber() ?? null;
  for (const [name, letter] of evaluation.letters) categories[name] = letter;
  return {
    party: evaluation.party,
    isComplete: evaluation.isComplete,
    total: evaluation.total?.toNumber() ?? null,
    level: statedByParty(branch, evaluation),
    categories,
  };
}

function cellsOf({ scores, column }: Evaluation): Record<string, string> {
  const cells = new Map<string, CellAddress[]>();
  for (const { category, cell } of scores) cells.set(category, [...(cells.get(category) ?? []), cell]);
  const areas = (list: readonly CellAddress[]): readonly string[] =>
    column.places
      ? list.map(toA1)
      : scoreAreas(
          list.map((c) => c.row),
          column.column,
          null,
        );
  return Object.fromEntries([...cells].map(([category, list]) => [category, areas(list).join(",")]));
}

function statedCells(stated: readonly StatedLevel[], sheet: string): Record<string, string> {
  const first = stated.find((s) => s.sheet === sheet);
  return first ? { [STATED]: first.cell } : {};
}

function statedTexts(stated: readonly StatedLevel[]): string[] {
  return stated.map((s) => `${s.party ?? ""}:${s.level ?? s.text}`).sort();
}

function entryText(entry: ScoreEntry): string {
  switch (entry.kind) {
    case "score":
      return entry.value.toFixed();
    case "letter":
      return entry.letter;
    case "not-a-number":
      return entry.text;
    case "error":
      return entry.error;
    default:
      return entry.kind;
  }
}

/** What a person confirmed or denied on 「得分与定级」, or a stated rate decides; nothing while all is open. */
function ticks(file: SubmittedFile, branch: BranchResult): SubmittedContent[] {
  const decided = new Set(branch.scheme.vetoes.filter((v) => v.whenCategoryBelow).map((v) => v.id));
  const confirmed = branch.vetoes.filter((v) => v.state !== "unknown" && !decided.has(v.id));
  if (confirmed.length === 0 && !branch.roundsFirst) return [];
  const sheet = confirmed.find((v) => v.sheet !== null)?.sheet ?? branch.checkCode?.sheet ?? null;
  const cells = Object.fromEntries(confirmed.flatMap((v) => (v.cell === null ? [] : [[v.text, v.cell]])));
  return [
    submittedContent({
      id: "ticks",
      digest: digestOf([String(branch.roundsFirst), ...confirmed.map((v) => `${v.text}=${v.state}`).sort()].join("\n")),
      origin: originIn(file, sheet, cells),
      ticks: confirmed,
      roundsFirst: branch.roundsFirst,
    }),
  ];
}

function forms(file: SubmittedFile, branch: BranchResult): SubmittedContent[] {
  const sheets = branch.sources.filter((s): s is FieldSheet => s.kind === "fields");
  const first = sheets.filter((s, i) => sheets.findIndex((o) => o.template === s.template) === i);
  return first.flatMap((sheet) => {
    const entries = sheet.fields.filter((f) => !isBlankMark(f.text));
    const stated = branch.stated.filter((s) => s.sheet === sheet.sheet.name);
    if (entries.length === 0) return [];
    return [
      submittedContent({
        id: `form:${sheet.template}`,
        digest: digestOf(
          entries
            .map((f) => `${f.id}=${oneLine(f.text)}`)
            .sort()
            .join("\n"),
        ),
        origin: originIn(file, sheet.sheet.name, statedCells(stated, sheet.sheet.name)),
        stated,
        rectification: rectificationOn(sheet),
        fields: Object.fromEntries(entries.map((f) => [f.id, { text: f.text, cell: toA1(f.cell ?? f.label) }])),
      }),
    ];
  });
}

/** Entries of a second sheet of one form for one branch: the first one counts. */
function repeatedForms({ branches }: CheckResult): readonly LeftValue[] {
  return branches.flatMap(({ sources }) => {
    const sheets = sources.filter((s): s is FieldSheet => s.kind === "fields");
    const more = sheets.filter((s, i) => sheets.findIndex((o) => o.template === s.template) !== i);
    return more.flatMap(({ sheet, fields }) =>
      fields.flatMap(({ cell, label, text }): readonly LeftValue[] =>
        isBlankMark(text) ? [] : [{ sheet: sheet.name, cell: toA1(cell ?? label), text, reason: "repeated" }],
      ),
    );
  });
}

/**
 * Rows of summary sheets join the branch of the same workbook that they name; others are branches of their own. A
 * summary that we drew from its own scores says nothing new.
 */
function withRows(own: readonly SubmittedBranch[], rows: readonly SubmittedBranch[]): SubmittedBranch[] {
  return rows.reduce<SubmittedBranch[]>(
    (all, row) => {
      const at = all.findIndex((b) => b.scheme === row.scheme && isOneBranch(b, row));
      const known = all[at];
      if (!known) return [...all, row];
      const parts = [...known.contents, ...row.contents.filter((p) => !(hasScores(known) && isDrawnRow(p)))];
      return all.with(at, {
        ...known,
        parent: known.parent ?? row.parent,
        type: known.type ?? row.type,
        sources: [...new Set([...known.sources, ...row.sources])],
        contents: parts,
      });
    },
    [...own],
  );
}

/**
 * Joins lines of a rectification summary to their branch. What the branch's own form says counts before the only line
 * of a list; a merge output keeps the rows of ledgers, and the texts of forms, in the summary only.
 */
function addRectification(branches: readonly SubmittedBranch[], row: RectificationRow): readonly SubmittedBranch[] {
  const own = branches.filter((b) => isOneBranch(b, { name: row.branch, parent: row.parent }));
  const { rows, rectification } = row.content;
  const isLedger = (p: SubmittedContent): boolean => p.origin.via !== null && (p.id === LEDGER || p.id === OWN_LIST);
  const holder = own.find((b) => b.contents.some((p) => isLedger(p) && p.rows.length === 0));
  if (holder && rows.length > 0) {
    const at = holder.contents.findIndex((p) => isLedger(p) && p.rows.length === 0);
    const content = { ...(holder.contents[at] as SubmittedContent), rows };
    return branches.with(branches.indexOf(holder), { ...holder, contents: holder.contents.with(at, content) });
  }
  const isSource = (p: SubmittedContent): boolean =>
    p.origin.via !== null && /^form:.*\/rectification(?:-summary)?$/.test(p.id);
  const isWhole = rows.length === 0 || isOneLine(rows);
  if (isWhole && own.some((b) => b.contents.some((p) => p.rectification !== null))) return branches;
  const known = own.find((b) => b.contents.some(isSource)) ?? own[0];
  if (!known) return branches;
  const parts =
    isWhole && known.contents.some(isSource)
      ? known.contents.map((p) => (isSource(p) ? { ...p, rectification } : p))
      : [...known.contents, row.content];
  return branches.with(branches.indexOf(known), { ...known, contents: parts });
}

/** A single row that says no more than a rectification form does. */
function isOneLine(rows: readonly ListRow[]): boolean {
  const said = Object.keys(rectificationHeadings);
  return rows.length === 1 && rows.every(({ cells }) => Object.keys(cells).every((id) => said.includes(id)));
}
