import type { Finding, FindingCode } from "../../core/findings/finding";

/** A finding with those that may settle themselves once it is mended. */
export interface FoldedFinding {
  readonly finding: Finding;
  readonly dependents: readonly Finding[];
}

const entries: readonly FindingCode[] = [
  "score-is-error",
  "score-not-a-number",
  "score-option-invalid",
  "score-negative",
  "score-above-maximum",
  "score-missing",
  "score-as-text",
];
const sums: readonly FindingCode[] = ["category-sum-mismatch", ...entries];

/** By code, the codes that may cause it. Only sums and what is taken from them: everything else stands alone. */
const causes: Partial<Record<FindingCode, readonly FindingCode[]>> = {
  "rubric-sum-mismatch": ["maximum-altered", "item-missing", "item-added"],
  "score-missing": ["item-missing"],
  "category-sum-mismatch": entries,
  "total-mismatch": sums,
  "form-total-mismatch": ["total-mismatch", ...sums],
  "level-mismatch": ["total-mismatch", ...sums],
};

/**
 * Puts dependent findings under their cause: of the same branch, the same party where both name one, and on the same
 * sheet, save for forms and levels that take over a sum from another sheet.
 */
export function foldFindings(findings: readonly Finding[]): readonly FoldedFinding[] {
  const under = new Map<Finding, Finding>();
  for (const finding of findings) {
    const codes = causes[finding.code];
    const cause = codes && findings.find((other) => codes.includes(other.code) && concern(finding, other));
    if (cause) under.set(finding, cause);
  }
  const roots = findings.filter((finding) => !under.has(finding));
  const rootOf = (finding: Finding): Finding => {
    const cause = under.get(finding);
    return cause ? rootOf(cause) : finding;
  };
  const dependents = new Map<Finding, Finding[]>(roots.map((finding) => [finding, []]));
  for (const finding of findings) if (under.has(finding)) dependents.get(rootOf(finding))?.push(finding);
  return roots.map((finding) => ({ finding, dependents: dependents.get(finding) ?? [] }));
}

const crossesSheets: readonly FindingCode[] = ["form-total-mismatch", "level-mismatch"];

function concern(finding: Finding, cause: Finding): boolean {
  if (finding.branch !== cause.branch) return false;
  if (!crossesSheets.includes(finding.code) && finding.sheet !== cause.sheet) return false;
  const [own, other] = [factOf(finding, "party"), factOf(cause, "party")];
  if (own !== null && other !== null && own !== other) return false;
  // An item that is not there leaves no other one blank.
  if (finding.code === "score-missing" && cause.code === "item-missing") {
    if (!finding.facts.items.includes(cause.facts.item)) return false;
  }
  const [category, otherCategory] = [factOf(finding, "category"), factOf(cause, "category")];
  return category === null || otherCategory === null || category === otherCategory;
}

function factOf({ facts }: Finding, name: string): string | null {
  const value = (facts as Readonly<Record<string, unknown>>)[name];
  return typeof value === "string" ? value : null;
}
