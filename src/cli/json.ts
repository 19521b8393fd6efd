import type { SetCell } from "../core/changes/change-set";
import type { Verdict, CheckResult } from "../core/check/check";
import { noCoverage, type Coverage } from "../core/check/coverage";
import type { Big } from "../core/workbook/decimal";
import type { Explanation, Facts, Finding, FindingCode, Severity, Unchecked } from "../core/findings/finding";
import type { Difference, RecognisedSheet } from "../core/model/recognised-sheet";
import { statedByParty } from "../core/records/stated";
import type { BranchResult, Evaluation, VetoState } from "../core/model/branch";
import type { Party } from "../core/schemes/types";
import { toA1 } from "../core/workbook/address";
import type { Cell } from "../core/workbook/snapshot";
import type { HostError } from "../hosts/host";
import { describeFinding, describeHostError, describeUnchecked } from "../locales/findings";
import type { Locale } from "../locales/locale";

/** What `check --json` prints. Numbers are JSON numbers, absent values null. */
export interface CheckJson {
  readonly version: 1;
  readonly files: readonly FileJson[];
  /** What is judged over all files together; only where several were checked. */
  readonly findings?: readonly FindingJson[];
}

export interface FileJson {
  /** As given on the command line. */
  readonly path: string;
  readonly verdict: Verdict | "unreadable";
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly sheets: readonly SheetJson[];
  readonly branches: readonly BranchJson[];
  readonly findings: readonly FindingJson[];
  readonly unchecked: readonly UncheckedJson[];
  readonly coverage: Coverage;
}

interface SheetJson {
  readonly name: string;
  readonly template: string | null;
  /** 0…1, two decimals. */
  readonly confidence: number;
  readonly differences: readonly (Facts & { readonly code: string; readonly cell: string | null })[];
}

export interface BranchJson {
  readonly name: string | null;
  readonly scheme: string;
  /** Names of sheets. */
  readonly sources: readonly string[];
  /** null for a party that has not entered anything. */
  readonly evaluations: Readonly<Partial<Record<Party, EvaluationJson | null>>>;
  readonly total: number | null;
  readonly level: string | null;
  readonly provisionalLevel: string | null;
  readonly statedLevel: string | null;
  readonly vetoes: readonly { readonly id: string; readonly state: VetoState; readonly by: "computed" | "person" }[];
}

export interface EvaluationJson {
  readonly complete: boolean;
  readonly total: number | null;
  /** What this party states for the branch: a letter on letter rubrics, otherwise a word of the scheme. */
  readonly level: string | null;
  readonly categories: Readonly<Record<string, number | string | null>>;
}

export interface FindingJson {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly sheet: string | null;
  readonly cell: string | null;
  readonly branch: string | null;
  readonly message: string;
  readonly facts: Facts;
  readonly clause: string | null;
  readonly fix: readonly FixJson[] | null;
  readonly explanation: Explanation | null;
}

interface FixJson {
  readonly sheet: string;
  readonly cell: string;
  readonly before: Cell | null;
  readonly after: Cell | null;
}

interface UncheckedJson {
  readonly sheet: string | null;
  readonly branch: string | null;
  readonly code: string;
  readonly reason: string;
}

/** @param together what is judged over several files; null where there is only one. */
export function checkJson(files: readonly FileJson[], together: readonly Finding[] | null, locale: Locale): CheckJson {
  if (together === null) return { version: 1, files };
  return { version: 1, files, findings: together.map((finding) => findingJson(finding, locale)) };
}

export function fileJson(path: string, checked: CheckResult, locale: Locale): FileJson {
  return {
    path,
    verdict: checked.verdict,
    error: null,
    sheets: checked.sheets.map(sheetJson),
    branches: checked.branches.map(branchJson),
    findings: checked.findings.map((finding) => findingJson(finding, locale)),
    unchecked: checked.unchecked.map((unchecked) => uncheckedJson(unchecked, locale)),
    coverage: checked.coverage,
  };
}

/** A file that could not be read: its reason is told as `error` and as a finding like any other. */
export function unreadableFileJson(path: string, error: HostError, locale: Locale): FileJson {
  return {
    path,
    verdict: "unreadable",
    error: { code: error.code, message: describeHostError(error.code, error.facts, locale) },
    sheets: [],
    branches: [],
    findings: [findingJson(unreadableFinding(path, error), locale)],
    unchecked: [],
    coverage: noCoverage,
  };
}

/** `facts.reason` is the code, or what the code leaves open: "not-found" for a file that is not there. */
function unreadableFinding(path: string, error: HostError): Finding {
  const { reason, found } = error.facts;
  const finer = error.code === "not-a-workbook" ? (reason ?? found) : undefined;
  return {
    code: "file-unreadable",
    severity: "error",
    sheet: null,
    cell: null,
    branch: null,
    facts: { reason: typeof finer === "string" && finer !== "other" ? finer : error.code, file: path },
    clause: null,
    fix: null,
    explanation: null,
  };
}

function sheetJson({ sheet, template, confidence, differences }: RecognisedSheet): SheetJson {
  return {
    name: sheet.name,
    template,
    confidence: Math.round(confidence * 100) / 100,
    differences: differences.map(differenceJson),
  };
}

function differenceJson({ code, cell, facts }: Difference): SheetJson["differences"][number] {
  // Its own code and cell come first and cannot be replaced by a fact of the same name.
  return Object.assign({ code, cell }, facts, { code, cell });
}

export function branchJson(branch: BranchResult): BranchJson {
  return {
    name: branch.name,
    scheme: branch.scheme.id,
    sources: branch.sources.map(({ sheet }) => sheet.name),
    evaluations: evaluationsJson(branch),
    total: toNumber(branch.total),
    level: branch.level,
    provisionalLevel: branch.provisionalLevel,
    statedLevel: branch.statedLevel,
    vetoes: branch.vetoes.map(({ id, state, by }) => ({ id, state, by })),
  };
}

function evaluationsJson(branch: BranchResult): BranchJson["evaluations"] {
  const evaluations: Partial<Record<Party, EvaluationJson | null>> = {};
  for (const { party } of branch.scheme.weights) evaluations[party] = null;
  for (const { party } of branch.awaiting) evaluations[party] = null;
  for (const evaluation of branch.evaluations) evaluations[evaluation.party] = evaluationJson(branch, evaluation);
  return evaluations;
}

function evaluationJson(branch: BranchResult, evaluation: Evaluation): EvaluationJson {
  const { letters } = evaluation.sheet.rubric;
  const categories: Record<string, number | string | null> = {};
  if (letters) {
    for (const [name, letter] of evaluation.letters) categories[name] = letter;
  } else {
    for (const [name, score] of evaluation.categories) categories[name] = toNumber(score);
  }
  return {
    complete: evaluation.isComplete,
    total: letters ? null : toNumber(evaluation.total),
    level: statedByParty(branch, evaluation),
    categories,
  };
}

export function findingJson(finding: Finding, locale: Locale): FindingJson {
  const { code, severity, sheet, cell, branch, facts, clause, fix, explanation } = finding;
  return {
    code,
    severity,
    sheet,
    cell,
    branch,
    message: describeFinding(finding, locale),
    facts: { ...facts },
    clause,
    fix: fix && fix.map(fixJson),
    explanation,
  };
}

function fixJson(edit: SetCell): FixJson {
  return { sheet: edit.sheet.name, cell: toA1(edit), before: edit.before, after: edit.after };
}

function uncheckedJson(unchecked: Unchecked, locale: Locale): UncheckedJson {
  const { sheet, branch, code } = unchecked;
  return { sheet, branch, code, reason: describeUnchecked(unchecked, locale) };
}

function toNumber(value: Big | null): number | null {
  return value === null ? null : value.toNumber();
}

/** The text that goes to standard output. */
export function printJson(value: CheckJson | object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
