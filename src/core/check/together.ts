import type { Finding } from "../findings/finding";
import { joinGraded, type GradedBranch } from "../records/graded";
import { exceededQuotas, quotaExceeded } from "../rules/quota-exceeded";

/** What only shows over several workbooks: a quota is judged over all their branches, each once. */
export function findingsTogether(
  files: readonly (readonly GradedBranch[])[],
  { quotaPercent }: { readonly quotaPercent?: number },
): readonly Finding[] {
  return exceededQuotas(joinGraded(files), quotaPercent).map((facts) => ({
    code: quotaExceeded.code,
    severity: quotaExceeded.severity,
    sheet: null,
    cell: null,
    branch: null,
    facts,
    clause: null,
    fix: null,
    explanation: null,
  }));
}
