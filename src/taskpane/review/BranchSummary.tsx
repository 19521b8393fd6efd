import type { ReactElement } from "react";
import type { BranchResult } from "../../core/model/branch";
import { plainNumber } from "../../core/text/numbers";
import { countStates, type ReviewLine, reviewStates } from "../../core/records/comparison";
import { evaluationOf } from "../../core/scoring/totals";
import { reviewTexts } from "../../locales/pane/late-texts";
import { usePaneStyles } from "../styles";
import { type Texts, useTexts } from "../texts";
import { useReviewStyles } from "./review-styles";

/** How far the review of a branch is, and what it comes to. */
export function BranchSummary({
  branch,
  lines,
  at,
  of,
}: {
  readonly branch: BranchResult;
  readonly lines: readonly ReviewLine[];
  /** Its place among the branches of the workbook, from 0, and their number. */
  readonly at: number;
  readonly of: number;
}): ReactElement {
  const pane = usePaneStyles();
  const styles = useReviewStyles();
  const texts = useTexts();
  const review = reviewTexts(texts.locale);
  const counts = countStates(lines);
  return (
    <>
      <p className={styles.summary}>
        <span className={pane.strong}>{review.counts(lines.length - counts.untouched, lines.length)}</span>
        {of > 1 ? ` · ${review.position(at + 1, of)}` : null}
        <br />
        {totals(branch, texts).join(review.separator)}
      </p>
      <ul role="list" className={styles.states}>
        {reviewStates.map((one) => (
          <li key={one}>{review.stateCount(review.states[one], counts[one])}</li>
        ))}
      </ul>
    </>
  );
}

function totals(branch: BranchResult, { locale, pane, party, level }: Texts): string[] {
  const review = reviewTexts(locale);
  const lines = (["self", "review"] as const).flatMap((who) => {
    const evaluation = evaluationOf(branch.evaluations, who);
    if (!evaluation || evaluation.letters.size > 0) return [];
    return evaluation.total
      ? review.partyTotal(party(who), plainNumber(evaluation.total.toNumber()))
      : review.partyPartial(party(who), evaluation.partial.toString());
  });
  if (branch.total && branch.scheme.weights.length > 0) lines.push(review.total(plainNumber(branch.total.toNumber())));
  if (branch.level !== null) lines.push(pane.branches.level(level(branch.level)));
  else if (branch.provisionalLevel !== null) lines.push(pane.branches.provisional(level(branch.provisionalLevel)));
  return lines;
}
