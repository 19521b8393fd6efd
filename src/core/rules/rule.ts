import type { SetCell } from "../changes/change-set";
import type { FactsByCode } from "../findings/facts";
import type { Finding, FindingCode, Severity, Unchecked } from "../findings/finding";
import type { RecognisedSheet } from "../model/recognised-sheet";
import type { BranchResult, Evaluation, ItemScore } from "../model/branch";
import { cached } from "../text/cached";
import { oneLine } from "../text/fold";
import { oncePer } from "../text/once-per";
import { toA1, type CellAddress } from "../workbook/address";
import type { WorkbookSnapshot } from "../workbook/snapshot";

/** What a person sets for a check. */
export interface CheckOptions {
  /** The highest share (percent) of branches that may be on the best level; set by a person. */
  readonly quotaPercent?: number;
  /** A workbook whose 「评分办法」 a person confirmed: it holds for all sheets of the same rubric. */
  readonly rubricBook?: WorkbookSnapshot;
  /** Paths of the files in the folder of the evidence, relative to it; without it nothing is looked for. */
  readonly evidence?: readonly string[];
}

/** What a rule may look at. Nothing else: rules know neither each other nor any host. */
export interface CheckContext {
  readonly workbook: WorkbookSnapshot;
  readonly sheets: readonly RecognisedSheet[];
  readonly branches: readonly BranchResult[];
  readonly options: CheckOptions;
}

/** What a rule reports about one place; code and severity are the rule's own. */
export interface Report<Code extends FindingCode> {
  readonly sheet: string | null;
  readonly cell: CellAddress | string | null;
  readonly branch: string | null;
  readonly facts: FactsByCode[Code];
  /** The clause of the document that was broken; the rule's own when left out. */
  readonly clause?: string | null;
  readonly fix?: readonly SetCell[] | null;
}

/** Where the rule list in the documentation puts a rule. */
export const ruleGroups = [
  "scores",
  "rubric",
  "totals",
  "levels",
  "forms",
  "rectification",
  "contacts",
  "branches",
  "counts",
  "integrity",
  "sheets",
] as const;
export type RuleGroup = (typeof ruleGroups)[number];

/** One check: a code that is never reused, its severity, the clause it rests on, and what fires it. */
export interface Rule<Code extends FindingCode = FindingCode> {
  readonly code: Code;
  readonly severity: Severity;
  readonly group: RuleGroup;
  /** The clauses of the official documents that the rule rests on; empty for checks of our own. */
  readonly clauses: readonly string[];
  check(context: CheckContext): Iterable<Report<Code>>;
  /** What this rule would have checked, had the workbook said enough. */
  unchecked?(context: CheckContext): Iterable<Unchecked>;
}

/** Keeps a rule's code and facts together for the compiler. */
export function defineRule<Code extends FindingCode>(rule: Rule<Code>): Rule<Code> {
  return rule;
}

export function runRule<Code extends FindingCode>(rule: Rule<Code>, context: CheckContext): Finding[] {
  const findings: Finding[] = [];
  for (const report of rule.check(context)) {
    const { cell } = report;
    findings.push({
      code: rule.code,
      severity: rule.severity,
      sheet: report.sheet,
      cell: cell === null || typeof cell === "string" ? cell : toA1(cell),
      branch: report.branch,
      facts: report.facts,
      clause: report.clause === undefined ? (rule.clauses[0] ?? null) : report.clause,
      fix: report.fix ?? null,
      explanation: null,
    } as unknown as Finding);
  }
  return findings;
}

interface GivenEvaluation {
  readonly branch: BranchResult;
  readonly evaluation: Evaluation;
}

/** Every started evaluation with its branch, in workbook order. */
export const evaluationsOf = oncePer((context: CheckContext): readonly GivenEvaluation[] =>
  context.branches.flatMap((branch) => {
    // A second column of a party beside the one that counts holds scores like it.
    const beside = branch.duplicates.filter((d) => branch.evaluations.some((e) => e.sheet === d.sheet));
    return [...branch.evaluations, ...beside].map((evaluation) => ({ branch, evaluation }));
  }),
);

/** A score with whose it is. */
interface GivenScore extends GivenEvaluation {
  readonly score: ItemScore;
}

/** Every score cell of every started evaluation. */
export const scoresOf = oncePer((context: CheckContext): readonly GivenScore[] =>
  evaluationsOf(context).flatMap(({ branch, evaluation }) =>
    evaluation.scores.map((score) => ({ branch, evaluation, score })),
  ),
);

/** "12．新发展党员质量不断提高…": an item as messages name it, its wording cut after 20 characters. */
export function criterionLabel(criterion: { readonly number: string | null; readonly text: string }): string {
  const short = shortText(criterion.text);
  return criterion.number === null ? short : `${criterion.number}．${short}`;
}

const shortText = cached((text): string => {
  const line = oneLine(text);
  return line.length > 20 ? `${line.slice(0, 20)}…` : line;
});

/** The form's place in its document with an item's number: "附件1 第12项". */
export function itemClause(formClause: string, number: string | null): string {
  return number === null ? formClause : `${formClause} 第${number}项`;
}

/** What every finding about one score says: place, party, item and its clause, beside facts of its own. */
export function aboutScore<Facts extends object>({ branch, evaluation, score }: GivenScore, facts: Facts) {
  const { criterion, cell } = score;
  return {
    sheet: evaluation.sheet.sheet.name,
    cell,
    branch: branch.name,
    facts: { party: evaluation.party, item: criterionLabel(criterion), ...facts },
    clause: itemClause(evaluation.sheet.form.clause, criterion.number),
  };
}
