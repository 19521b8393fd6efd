import { Button, Select } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { BranchResult } from "../../core/model/branch";
import { reviewTexts } from "../../locales/pane/late-texts";
import { useTexts } from "../texts";
import { useReviewStyles } from "./review-styles";
import type { ReviewView } from "./review-view";
import { branchKey } from "./review-work";

/** Which branch is reviewed, and the way to the next. */
export function BranchChooser({
  branches,
  branch,
  view,
  onView,
}: {
  readonly branches: readonly BranchResult[];
  readonly branch: BranchResult;
  readonly view: ReviewView;
  readonly onView: (view: ReviewView) => void;
}): ReactElement {
  const styles = useReviewStyles();
  const texts = useTexts();
  const review = reviewTexts(texts.locale);
  const at = branches.indexOf(branch);
  return (
    <div className={styles.chooser}>
      <Select
        className={styles.grow}
        aria-label={review.chooseBranch}
        value={branchKey(branch)}
        onChange={(_, data) => onView({ ...view, branch: data.value })}
      >
        {branches.map((one) => (
          <option key={branchKey(one)} value={branchKey(one)}>
            {one.name ?? texts.pane.branches.unnamed}
          </option>
        ))}
      </Select>
      {branches.length > 1 ? (
        <Button
          className={styles.next}
          onClick={() => {
            const next = branches[(at + 1) % branches.length];
            if (next) onView({ ...view, branch: branchKey(next) });
          }}
        >
          {review.nextBranch}
        </Button>
      ) : null}
    </div>
  );
}
