import type { FindingCode } from "../findings/finding";
import { categorySumMismatch } from "./category-sum-mismatch";
import { formTotalMismatch } from "./form-total-mismatch";
import { levelBoundary } from "./level-boundary";
import { reviewMissing } from "./review-missing";
import type { Rule } from "./rule";
import { scoreAboveMaximum } from "./score-above-maximum";
import { scoreAsText } from "./score-as-text";
import { scoreMissing } from "./score-missing";
import { totalMismatch } from "./total-mismatch";

function list<Codes extends FindingCode>(...rules: { [Code in Codes]: Rule<Code> }[Codes][]): readonly Rule[] {
  return rules as unknown as readonly Rule[];
}

/** The only registry of rules; findings appear in this order. */
export const rules: readonly Rule[] = list(
  formTotalMismatch,
  totalMismatch,
  categorySumMismatch,
  scoreMissing,
  scoreAboveMaximum,
  scoreAsText,
  reviewMissing,
  levelBoundary,
);
