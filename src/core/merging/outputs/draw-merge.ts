import { wholeDesign, type LongDesign } from "../../design/long-table";
import type { SheetDesign } from "../../design/sheet-design";
import { ownTitles } from "../../own-sheets/index";
import { ledgerDate } from "../../own-sheets/ledger/due";
import type { ProgressColumn } from "../../own-sheets/progress/description";
import type { KeptTable } from "../../own-sheets/read-table";
import type { Scheme, TableForm } from "../../schemes/types";
import type { MergedBranch, MergeFinding, MergeResult } from "../merge-result";
import type { ChangesSince } from "../changes-since";
import { rectificationRowsOf } from "../ledger-rows";
import { rectificationState } from "../rectification-state";
import { drawChanges } from "./changes";
import type { SubmissionError } from "../submitted";
import { reconciliationSentence } from "../reconciliation";
import { schemeKey } from "../submitted";
import { drawComparison } from "./comparison";
import { drawDetail } from "./detail";
import { fieldForms } from "../form-entries";
import { drawFormEntries } from "./form-entries";
import { drawFileList, drawList, drawTypedList, poorBranches } from "./lists";
import { listForm, listForms, listTitle, type ListForm } from "./our-forms";
import { findForm } from "../../schemes/index";
import { drawMissing } from "./missing";
import { drawProblems, foundProblems, writtenProblem } from "./problems";
import { drawOpenProblems } from "./open-problems";
import { drawProgress } from "./progress";
import { statesCode, statesMark } from "../states-code";
import { drawProvenance } from "./provenance";
import { drawPublicityList } from "./publicity";
import { drawReviews } from "./reviews";
import type { Sample } from "../sample";
import { drawSampleList } from "./sample";
import { drawStatistics } from "./statistics";

export interface MergeOutputOptions {
  readonly describe: (finding: MergeFinding) => string;
  readonly describeError: (error: SubmissionError) => string;
  /** Name and version of the program, for the footers. */
  readonly program?: string;
  /** What is not as in an earlier merge; its sheet stands behind the summaries. */
  readonly changes?: ChangesSince | null;
  /** Branches drawn for a second look. */
  readonly sample?: Sample | null;
  /** 「整改进度」 of the output that is replaced: its months stay. */
  readonly progress?: KeptTable<ProgressColumn> | null;
}

/** Everything that goes up to the next level, as sheets of one workbook: the summaries first, the evidence last. */
export function drawMerge(result: MergeResult, options: MergeOutputOptions): readonly SheetDesign[] {
  return drawLongMerge(result, options).map(wholeDesign);
}

/** As `drawMerge`, with the rows of the tables to be worked out when they are written. */
export function drawLongMerge(result: MergeResult, options: MergeOutputOptions): readonly LongDesign[] {
  const { program = "" } = options;
  const sentence = reconciliationSentence(result);
  const groups = bySchemes(result.branches);
  const name = (title: string, i: number): string => (groups.length > 1 ? `${title} (${i + 1})` : title);
  const details = groups.map(({ scheme, branches }, i) =>
    drawDetail(scheme, branches, name(ownTitles.detail, i), program),
  );
  const state = rectificationState(result, options.progress ? ledgerDate(options.progress) : null);
  const returned = new Set(result.findings.flatMap((f) => (f.severity === "error" && f.file !== null ? [f.file] : [])));
  const faulty = new Set(result.branches.filter((b) => b.files.some((file) => returned.has(file))));
  const list = (id: ListForm): readonly LongDesign[] =>
    groups.flatMap(({ scheme, branches }, i) => {
      const added =
        id === "summary"
          ? branches
          : id === "rectification-summary"
            ? branches.filter((b) => b.rectification !== null || rectificationRowsOf(b.contents).length > 0)
            : poorBranches(scheme, branches);
      return drawList(id, scheme, branches, { added, asOf: state.asOf }, name(listTitle(scheme, id), i)) ?? [];
    });
  // What of 「整改汇总表」 came from ledgers is told from what people write there.
  const states = statesMark(statesCode(result.branches.flatMap(({ contents }) => rectificationRowsOf(contents))));
  const typed = groups.flatMap(({ scheme, branches }) => drawTypedLists(scheme, branches, program));
  return [
    ...list("summary"),
    ...details.map((d) => d.design),
    ...(details.length > 0 ? [short(drawStatistics(details, ownTitles.statistics, sentence, program))] : []),
    ...groups.flatMap(({ scheme, branches }, i) =>
      drawComparison(scheme, branches, faulty, (title) => name(title, i), program),
    ),
    ...list("poor-list"),
    ...list("poor-detail"),
    ...list("rectification-summary"),
    ...drawOpenProblems(state, program),
    ...(drawProgress(state, options.progress ?? null, ownTitles.progress, program) ?? []),
    ...withOwnNames([...typed, ...drawFileLists(result)]),
    ...drawReviews(result.branches, program),
    ...drawPublicityList(result.branches, program),
    ...(options.changes ? [short(drawChanges(options.changes, ownTitles.changes, program))] : []),
    ...(options.sample ? [drawSampleList(options.sample, ownTitles.sample, program)] : []),
    ...(result.roster ? [short(drawMissing(result, ownTitles.missing, program))] : []),
    drawProblems(
      [...foundProblems(result.findings, options.describe), ...result.forwarded.map(writtenProblem)],
      ownTitles.findings,
      program,
    ),
    drawProvenance(result, ownTitles.provenance, `${sentence}${states}`, options.describeError, program),
  ];
}

/** Every other list and form of the scheme in which something was typed. */
function drawTypedLists(scheme: Scheme, branches: readonly MergedBranch[], program: string): readonly LongDesign[] {
  const drawn = new Set(listForms.map((id) => listForm(scheme, id).id));
  const lists = scheme.forms.flatMap((form) =>
    form.kind !== "table" || drawn.has(form.id) ? [] : (drawTypedList(scheme, form, branches, titleOf(form)) ?? []),
  );
  return [...lists, ...fieldForms(scheme).flatMap((form) => drawFormEntries(scheme, form, branches, program) ?? [])];
}

function drawFileLists({ lists }: MergeResult): readonly LongDesign[] {
  return lists.flatMap(({ template, rows }) => {
    const found = findForm(template);
    if (found?.form.kind !== "table") return [];
    return [drawFileList(found.scheme, found.form, rows, titleOf(found.form))];
  });
}

/** Excel's longest sheet name, less room for a number. */
const LONGEST_NAME = 27;

function titleOf({ titles, id }: TableForm): string {
  return (titles[0] ?? id).replace(/[\\/?*[\]:：]/g, "").slice(0, LONGEST_NAME);
}

/** Sheets of one workbook have names of their own. */
function withOwnNames(designs: readonly LongDesign[]): readonly LongDesign[] {
  return designs.map((design, i) => {
    const same = designs.slice(0, i).filter(({ sheet }) => sheet.name === design.sheet.name).length;
    if (same === 0) return design;
    return { ...design, sheet: { ...design.sheet, name: `${design.sheet.name} (${same + 1})` } };
  });
}

function short(sheet: SheetDesign): LongDesign {
  return { sheet, tables: [] };
}

function bySchemes(
  branches: readonly MergedBranch[],
): readonly { readonly scheme: Scheme; readonly branches: readonly MergedBranch[] }[] {
  const groups = new Map<string, { scheme: Scheme; branches: MergedBranch[] }>();
  for (const branch of branches) {
    const { scheme } = branch;
    const key = schemeKey({ scheme: scheme.id, customScheme: scheme.id === "custom" ? scheme : null });
    const group = groups.get(key);
    if (group) group.branches.push(branch);
    else groups.set(key, { scheme, branches: [branch] });
  }
  return [...groups.values()];
}
