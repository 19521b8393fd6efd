import type { FindingCode } from "../findings/finding";
import { ballotInconsistent } from "./ballot-inconsistent";
import { branchDuplicate } from "./branch-duplicate";
import { branchUnexpected } from "./branch-unexpected";
import { branchUnnamed } from "./branch-unnamed";
import { categorySumMismatch } from "./category-sum-mismatch";
import { contactDuplicate } from "./contact-duplicate";
import { contactMismatch } from "./contact-mismatch";
import { countInvalid } from "./count-invalid";
import { countMismatch } from "./count-mismatch";
import { dateInvalid } from "./date-invalid";
import { deadlineInvalid } from "./deadline-invalid";
import { deductionNotRectified } from "./deduction-not-rectified";
import { duesOverpaid } from "./dues-overpaid";
import { duesShort } from "./dues-short";
import { emailInvalid } from "./email-invalid";
import { externalLink } from "./external-link";
import { fieldMissing } from "./field-missing";
import { formTotalMismatch } from "./form-total-mismatch";
import { formulaInText } from "./formula-in-text";
import { fullMarksWithProblems } from "./full-marks-with-problems";
import { hiddenSheet } from "./hidden-sheet";
import { itemAdded } from "./item-added";
import { itemMissing } from "./item-missing";
import { itemNumbering } from "./item-numbering";
import { itemTextAltered } from "./item-text-altered";
import { levelBoundary } from "./level-boundary";
import { levelConflict } from "./level-conflict";
import { levelMismatch } from "./level-mismatch";
import { levelUnknown } from "./level-unknown";
import { maximumAltered } from "./maximum-altered";
import { notPromoted } from "./not-promoted";
import { optionInvalid } from "./option-invalid";
import { percentMismatch } from "./percent-mismatch";
import { phoneInvalid } from "./phone-invalid";
import { problemWithoutMeasure } from "./problem-without-measure";
import { promotionBlocked } from "./promotion-blocked";
import { quotaExceeded } from "./quota-exceeded";
import { readingUnproven } from "./reading-unproven";
import { requirementUnmet } from "./requirement-unmet";
import { reservedCellFilled } from "./reserved-cell-filled";
import { reviewMissing } from "./review-missing";
import { rubricSumMismatch } from "./rubric-sum-mismatch";
import type { Rule } from "./rule";
import { satisfactionMismatch } from "./satisfaction-mismatch";
import { scoreAboveMaximum } from "./score-above-maximum";
import { scoreAsText } from "./score-as-text";
import { scoreIsError } from "./score-is-error";
import { scoreMissing } from "./score-missing";
import { scoreNegative } from "./score-negative";
import { scoreNotANumber } from "./score-not-a-number";
import { scoreOptionInvalid } from "./score-option-invalid";
import { scorePrecision } from "./score-precision";
import { scoresChanged } from "./scores-changed";
import { sheetUnrecognised } from "./sheet-unrecognised";
import { statementContradiction } from "./statement-contradiction";
import { evidenceMissing } from "./evidence-missing";
import { statusInconsistent } from "./status-inconsistent";
import { totalMismatch } from "./total-mismatch";
import { vetoTriggered } from "./veto-triggered";
import { weightsNot100 } from "./weights-not-100";

function list<Codes extends FindingCode>(...rules: { [Code in Codes]: Rule<Code> }[Codes][]): readonly Rule[] {
  return rules;
}

/**
 * The only registry of rules. Findings appear in this order: causes before consequences, the rubric
 * before its scores, scores before totals and levels, the forms after them.
 */
export const rules: readonly Rule[] = list(
  itemMissing,
  itemAdded,
  itemTextAltered,
  itemNumbering,
  maximumAltered,
  rubricSumMismatch,
  weightsNot100,
  readingUnproven,
  scoreIsError,
  scoreNotANumber,
  scoreOptionInvalid,
  scoreNegative,
  scoreAboveMaximum,
  scoreMissing,
  scoreAsText,
  scorePrecision,
  satisfactionMismatch,
  categorySumMismatch,
  totalMismatch,
  formTotalMismatch,
  levelUnknown,
  levelMismatch,
  levelConflict,
  vetoTriggered,
  levelBoundary,
  reviewMissing,
  quotaExceeded,
  countMismatch,
  percentMismatch,
  ballotInconsistent,
  promotionBlocked,
  notPromoted,
  reservedCellFilled,
  fieldMissing,
  phoneInvalid,
  emailInvalid,
  dateInvalid,
  countInvalid,
  optionInvalid,
  requirementUnmet,
  duesOverpaid,
  duesShort,
  statementContradiction,
  fullMarksWithProblems,
  deductionNotRectified,
  problemWithoutMeasure,
  deadlineInvalid,
  statusInconsistent,
  evidenceMissing,
  contactDuplicate,
  contactMismatch,
  branchUnnamed,
  branchDuplicate,
  branchUnexpected,
  scoresChanged,
  formulaInText,
  externalLink,
  hiddenSheet,
  sheetUnrecognised,
);
