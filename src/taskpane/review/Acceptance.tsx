import { Button, useRestoreFocusTarget } from "@fluentui/react-components";
import { type ReactElement, useId } from "react";
import type { BranchResult } from "../../core/model/branch";
import { acceptSelfScores } from "../../core/reviewing/enter-score";
import { reviewTexts } from "../../locales/pane/late-texts";
import type { Checked } from "../state";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";
import { useReviewStyles } from "./review-styles";

/** Takes a branch's own scores over for all items that nobody has reviewed. */
export function Acceptance({
  checked,
  branch,
  isBusy,
  hasUntouched,
  onAccept,
}: {
  readonly checked: Checked;
  readonly branch: BranchResult;
  readonly isBusy: boolean;
  /** Some item is not reviewed yet. */
  readonly hasUntouched: boolean;
  readonly onAccept: () => void;
}): ReactElement {
  const pane = usePaneStyles();
  const styles = useReviewStyles();
  const review = reviewTexts(useTexts().locale);
  const id = useId();
  const focusTarget = useRestoreFocusTarget();
  const accepting = acceptSelfScores(checked.snapshot, branch);
  const { length: acceptable } = accepting.changeSet.edits;
  return (
    <div className={styles.acts}>
      <div>
        <Button
          {...focusTarget}
          className={pane.command}
          disabledFocusable={isBusy || acceptable === 0}
          aria-describedby={`${id}-accept`}
          onClick={onAccept}
        >
          {review.acceptAll}
        </Button>
        <p id={`${id}-accept`} className={pane.hint}>
          {acceptable > 0 ? review.acceptHint(acceptable) : hasUntouched ? null : review.acceptNone}
          {accepting.left.length > 0 ? ` ${review.acceptLeft(accepting.left.length)}` : null}
        </p>
      </div>
    </div>
  );
}
