import type { ForwardedFinding, SubmittedEvaluation } from "../core/merging/submitted";
import type { ChangesSince } from "../core/merging/changes-since";
import type { CompareResult } from "../core/merging/compare";
import type { MergedBranch, MergedFile, MergeFinding, MergeResult } from "../core/merging/merge-result";
import type { FileStatus } from "../core/merging/file-status";
import type { Problem } from "../core/merging/outputs/problems";
import type { Party } from "../core/schemes/types";
import { describeHostError } from "../locales/findings";
import { hostErrorCodes, type HostErrorCode } from "../hosts/host";
import { commandLineTexts } from "../locales/command-line";
import type { Locale } from "../locales/locale";
import { findingJson, type BranchJson, type EvaluationJson, type FindingJson } from "./json";

/** A branch as `check` prints it, with the files that it comes from. */
interface MergedBranchJson extends BranchJson {
  readonly parent: string | null;
  readonly type: string | null;
  readonly file: string;
  readonly files: readonly string[];
}

type MergeFindingJson = FindingJson & {
  readonly file: string | null;
  /** The merge output that lists it, of a finding that a lower merge made: its sentence is the one printed there. */
  readonly via?: string;
};

/** What `merge --json` prints. */
export interface MergeJson {
  readonly version: 1;
  readonly received: number;
  readonly recognised: number;
  readonly merged: number;
  readonly duplicates: MergeResult["duplicates"];
  readonly missing: readonly string[];
  readonly unexpected: readonly string[];
  readonly unreadable: readonly { readonly path: string; readonly code: string; readonly message: string }[];
  readonly levels: MergeResult["levels"];
  readonly branches: readonly MergedBranchJson[];
  readonly findings: readonly MergeFindingJson[];
  readonly files: readonly MergedFileJson[];
  /** With `--since`: what is not as in the earlier merge. */
  readonly changes?: ChangesJson;
}

interface ChangesJson {
  readonly since: string;
  readonly branches: ChangesSince["branches"];
  readonly opened: readonly ProblemJson[];
  readonly closed: readonly ProblemJson[];
}

interface ProblemJson extends Pick<Problem, "code" | "severity" | "branch" | "file" | "sheet" | "cell"> {
  readonly message: string;
}

interface MergedFileJson {
  readonly path: string;
  readonly status: FileStatus;
  readonly branches: readonly string[];
  /** What a person should know of the file; absent where there is nothing. */
  readonly notes?: readonly ("old-format" | "macros")[];
  /** Typed values that are not in the output. */
  readonly left: readonly LeftJson[];
}

interface LeftJson {
  readonly sheet: string;
  readonly cell: string;
  readonly value: string;
  readonly reason: string;
}

/** What `compare --json` prints. */
export interface CompareJson {
  readonly version: 1;
  readonly branches: CompareResult["branches"];
  readonly counts: CompareResult["counts"];
  readonly findings: readonly MergeFindingJson[];
  /** Of both rounds. */
  readonly files: readonly (MergedFileJson & { readonly side: "before" | "after" })[];
}

export function mergeJson(result: MergeResult, locale: Locale, changes: ChangesSince | null = null): MergeJson {
  return {
    version: 1,
    received: result.received,
    recognised: result.recognised,
    merged: result.merged,
    duplicates: result.duplicates,
    missing: result.missing.map(({ name }) => name),
    unexpected: result.unexpected,
    unreadable: result.unreadable.map(({ path, error }) => ({
      path,
      code: error.code,
      message: describeError(error, locale),
    })),
    levels: result.levels,
    branches: result.branches.map(mergedBranchJson),
    findings: [
      ...result.findings.map((finding) => mergeFindingJson(finding, locale)),
      ...result.forwarded.map(carriedFindingJson),
    ],
    files: result.files.map((file) => mergedFileJson(file, locale)),
    ...(changes ? { changes: changesJson(changes) } : {}),
  };
}

/** The sentences are those printed on the sheets: an earlier merge is known by its own. */
function changesJson({ path, branches, opened, closed }: ChangesSince): ChangesJson {
  const problem = ({ code, severity, branch, file, sheet, cell, sentence }: Problem): ProblemJson => ({
    ...{ code, severity, branch, file, sheet, cell },
    message: sentence,
  });
  return { since: path, branches, opened: opened.map(problem), closed: closed.map(problem) };
}

function mergedFileJson(
  { path, status, branches, isOldFormat, hasMacros, left }: MergedFile,
  locale: Locale,
): MergedFileJson {
  const notes = [...(isOldFormat ? ["old-format" as const] : []), ...(hasMacros ? ["macros" as const] : [])];
  const reasons = commandLineTexts(locale).merge.leftReasons;
  return {
    path,
    status,
    branches,
    ...(notes.length > 0 ? { notes } : {}),
    left: left.map(({ sheet, cell, text, reason }) => ({ sheet, cell, value: text, reason: reasons[reason] })),
  };
}

export function compareJson(result: CompareResult, locale: Locale): CompareJson {
  const { branches, counts, findings } = result;
  return {
    version: 1,
    branches,
    counts,
    findings: findings.map((finding) => mergeFindingJson(finding, locale)),
    files: (["before", "after"] as const).flatMap((side) =>
      result[side].files.map((file) => ({ ...mergedFileJson(file, locale), side })),
    ),
  };
}

function mergedBranchJson(branch: MergedBranch): MergedBranchJson {
  return {
    name: branch.name,
    scheme: branch.scheme.id,
    sources: branch.sources,
    evaluations: evaluationsJson(branch),
    total: branch.total,
    level: branch.level,
    provisionalLevel: branch.provisionalLevel,
    statedLevel: branch.statedLevel,
    vetoes: branch.vetoes.map(({ id, state, by }) => ({ id, state, by })),
    parent: branch.parent,
    type: branch.type,
    file: branch.file,
    files: branch.files,
  };
}

function evaluationsJson(branch: MergedBranch): BranchJson["evaluations"] {
  const evaluations: Partial<Record<Party, EvaluationJson | null>> = {};
  for (const { party } of branch.scheme.weights) evaluations[party] = null;
  for (const party of branch.awaiting) evaluations[party] = null;
  for (const evaluation of branch.evaluations) evaluations[evaluation.party] = evaluationJson(evaluation);
  return evaluations;
}

function evaluationJson({ isComplete, total, level, categories }: SubmittedEvaluation): EvaluationJson {
  return { complete: isComplete, total, level, categories };
}

function mergeFindingJson(finding: MergeFinding, locale: Locale): MergeFindingJson {
  return { ...findingJson(finding, locale), file: finding.file };
}

function carriedFindingJson({ sentence, handling: _, ...finding }: ForwardedFinding): MergeFindingJson {
  return { ...finding, message: sentence, facts: {}, fix: null, explanation: null };
}

/** The sentence for a file that could not be read. */
export function describeError(
  { code, facts }: { readonly code: string; readonly facts: Readonly<Record<string, string | number>> },
  locale: Locale,
): string {
  const isKnown = (text: string): text is HostErrorCode => (hostErrorCodes as readonly string[]).includes(text);
  return describeHostError(isKnown(code) ? code : "unknown", facts, locale);
}

/** One line of `--records`: see docs/records.md. */
export function recordLine(branch: MergedBranch): string {
  const fields = mergedBranchJson(branch);
  const origins = branch.contents.map(({ id, origin }) => ({
    content: id,
    file: origin.path,
    via: origin.via,
    sheet: origin.sheet,
    cells: origin.cells,
    sha256: origin.sha256,
    modified: origin.modified === null ? null : new Date(origin.modified).toISOString(),
    fileModified: origin.fileModified === null ? null : new Date(origin.fileModified).toISOString(),
  }));
  return `${JSON.stringify({ kind: "branch", version: 1, number: branch.number, ...fields, origins })}\n`;
}
