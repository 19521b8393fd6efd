import type { Finding, Unchecked } from "./findings/finding";
import type { BranchResult } from "./records/types";
import type { RecognisedSheet } from "./recognition/types";
import type { WorkbookSnapshot } from "./workbook/snapshot";

/** errors: any error finding · queries: any unexplained query · unrecognised: no sheet is recognised. */
export const verdicts = ["clean", "queries", "errors", "unrecognised"] as const;
export type Verdict = (typeof verdicts)[number];

export interface CheckOptions {
  /** The highest share (percent) of branches that may be on the best level; set by a person. */
  readonly quotaPercent?: number;
}

/** What one check of a workbook yields; every door shows this and nothing else. */
export interface WorkbookReview {
  readonly verdict: Verdict;
  readonly sheets: readonly RecognisedSheet[];
  readonly branches: readonly BranchResult[];
  readonly findings: readonly Finding[];
  readonly unchecked: readonly Unchecked[];
}
