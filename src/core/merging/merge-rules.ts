import type { FindingCode, FindingOf, Severity } from "../findings/finding";
import { rules } from "../rules/index";
import type { MergeFinding } from "./merge-result";

/** What only shows between files, or between two merges: no rule that looks at one workbook can find it. */
export interface MergeRule {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** The clauses of the official documents that it rests on; empty for checks of our own. */
  readonly clauses: readonly string[];
}

export const mergeRules: readonly MergeRule[] = [
  { code: "branch-missing", severity: "query", clauses: [] },
  { code: "file-unreadable", severity: "error", clauses: [] },
];

const severities = new Map([...rules, ...mergeRules].map(({ code, severity }) => [code, severity]));

interface MergePlace {
  readonly file?: string | null;
  readonly sheet?: string | null;
  readonly cell?: string | null;
}

/** A finding about files put together, with the severity of its rule. */
export function mergeFinding<Code extends FindingCode>(
  code: Code,
  branch: string | null,
  facts: FindingOf<Code>["facts"],
  { file = null, sheet = null, cell = null }: MergePlace = {},
  clause: string | null = null,
): MergeFinding {
  const severity = severities.get(code);
  if (severity === undefined) throw new RangeError(`no rule for ${code}`);
  return { code, severity, sheet, cell, branch, facts, clause, fix: null, explanation: null, file } as MergeFinding;
}
