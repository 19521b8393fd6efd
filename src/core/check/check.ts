import { uncalculatedFormulas } from "../rules/unchecked/uncalculated-formulas";
import { asideTexts } from "../rules/unchecked/aside-texts";
import { leftOpen } from "../rules/unchecked/left-open";
import { unconfirmedVetoes } from "../rules/unchecked/unconfirmed-vetoes";
import { rules } from "../rules/index";
import { runRule, type CheckContext, type CheckOptions } from "../rules/rule";
import type { Finding, Unchecked } from "../findings/finding";
import { withDocumentPlaces } from "./document-places";
import { attachExplanations } from "../own-sheets/explanations/attach";
import { readExplanations } from "../own-sheets/explanations/read";
import { gatherBranches } from "../records/branches";
import type { BranchResult } from "../model/branch";
import { recognise } from "../recognition/recognise";
import type { OwnSheet, RecognisedSheet } from "../model/recognised-sheet";
import { coverageOf, type Coverage } from "./coverage";
import { decide } from "../scoring/decide";
import type { Aside, WorkbookSnapshot } from "../workbook/snapshot";
import { drain } from "../workbook/steps";

/** errors: any error finding · queries: any unexplained query · unrecognised: no sheet is recognised. */
export const verdicts = ["clean", "queries", "errors", "unrecognised"] as const;
export type Verdict = (typeof verdicts)[number];

export type { CheckOptions } from "../rules/rule";

/** What one check of a workbook yields; every door shows this and nothing else. */
export interface CheckResult {
  readonly verdict: Verdict;
  readonly sheets: readonly RecognisedSheet[];
  readonly branches: readonly BranchResult[];
  readonly findings: readonly Finding[];
  readonly unchecked: readonly Unchecked[];
  readonly coverage: Coverage;
  /** What stands beside the cells. */
  readonly asides: readonly Aside[];
}

/**
 * The one entry of the core: what a workbook is, what it says, and what is wrong with it.
 *
 * ```
 * snapshot ─► recognise ─► gatherBranches ─► decide ─► rules ─► findings ─► explanations ─► verdict
 *             (sheets)     (records)         (totals,  (one small file each)  (of 「核实说明」)
 *                                             levels)
 * ```
 * Pure: the snapshot is not changed, and the same snapshot always yields the same review.
 */
export function checkWorkbook(workbook: WorkbookSnapshot, options: CheckOptions = {}): CheckResult {
  return drain(checkSteps(workbook, options));
}

/** The same in steps, for a door that must answer clicks while a large workbook is checked. */
export function* checkSteps(workbook: WorkbookSnapshot, options: CheckOptions = {}): Generator<void, CheckResult> {
  const confirmed = options.rubricBook ? recognise(options.rubricBook) : [];
  const sheets = recognise(workbook, undefined, confirmed);
  yield;
  const branches = gatherBranches(workbook, sheets).map(decide);
  const context: CheckContext = { workbook, sheets, branches, options };
  const found: Finding[] = [];
  for (const rule of rules) {
    yield;
    found.push(...runRule(rule, context));
  }
  yield;
  const findings = attachExplanations(
    withDocumentPlaces(found, workbook),
    sheets.filter(isExplanations).flatMap(readExplanations),
  );
  const unchecked = [
    ...leftOpen(context),
    ...unconfirmedVetoes(context),
    ...uncalculatedFormulas(context),
    ...rules.flatMap((rule) => [...(rule.unchecked?.(context) ?? [])]),
    ...asideTexts(context),
  ];
  let coverage: Coverage | null = null;
  return {
    verdict: verdictOf(sheets, findings),
    sheets,
    branches,
    findings,
    unchecked,
    asides: workbook.asides ?? [],
    // Counted when somebody asks: a merge of thousands of files does not.
    get coverage() {
      return (coverage ??= coverageOf(sheets));
    },
  };
}

function isExplanations(sheet: RecognisedSheet): sheet is OwnSheet {
  return sheet.kind === "own" && sheet.template === "dingji/explanations";
}

function verdictOf(sheets: readonly RecognisedSheet[], findings: readonly Finding[]): Verdict {
  if (sheets.every((s) => s.template === null)) return "unrecognised";
  if (findings.some((f) => f.severity === "error")) return "errors";
  return findings.some((f) => f.severity === "query" && !f.explanation) ? "queries" : "clean";
}
