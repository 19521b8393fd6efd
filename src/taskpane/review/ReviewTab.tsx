import type { ReactElement, ReactNode } from "react";
import { findResultSheet } from "../../core/generation/fill";
import { findReviewSheet } from "../../core/generation/review/draw";
import type { BranchResult } from "../../core/model/branch";
import { compareScores, countStates } from "../../core/records/comparison";
import { acceptSelfScores, enterReviewScore } from "../../core/reviewing/enter-score";
import type { EntryPlan } from "../../core/reviewing/entry";
import { setReviewReason, setVeto } from "../../core/reviewing/set-state";
import { Acceptance } from "./Acceptance";
import { BranchChooser } from "./BranchChooser";
import { BranchSummary } from "./BranchSummary";
import type { ItemActions } from "./ReviewItem";
import { ReviewTable } from "./ReviewTable";
import { branchKey, findBranch, planOpinion, readScoreInput, reviewable, sameLine } from "./review-work";
import type { ReviewView } from "./review-view";
import { Vetoes } from "./Vetoes";
import type { Checked, PaneState } from "../state";
import { usePaneStyles } from "../styles";
import { reviewTexts } from "../../locales/pane/late-texts";
import { useTexts } from "../texts";
import type { PaneActions } from "../pane/actions";

interface ReviewTabProps {
  readonly state: PaneState;
  readonly actions: PaneActions;
  readonly view: ReviewView;
  readonly onView: (view: ReviewView) => void;
  /** The command that draws 「审核意见」. */
  readonly drawCommand: ReactNode;
  /** The command that draws 「得分与定级」, offered where it is missing. */
  readonly fillCommand: ReactNode;
}

/** A reviewer's work on one branch after the other: every item's self and review score, opinion and reason. */
export function ReviewTab(props: ReviewTabProps): ReactElement {
  const styles = usePaneStyles();
  const review = reviewTexts(useTexts().locale);
  const { checked } = props.state;
  if (!checked) return <p className={styles.hint}>{review.beforeCheck}</p>;
  const branches = reviewable(checked.result.branches);
  const branch = findBranch(branches, props.view.branch ?? "") ?? branches[0];
  if (!branch) return <p className={styles.hint}>{review.noBranch}</p>;
  return <BranchReview key={branchKey(branch)} {...props} checked={checked} branches={branches} branch={branch} />;
}

function BranchReview({
  state,
  actions,
  view,
  onView,
  drawCommand,
  fillCommand,
  checked,
  branches,
  branch,
}: ReviewTabProps & {
  readonly checked: Checked;
  readonly branches: readonly BranchResult[];
  readonly branch: BranchResult;
}): ReactElement {
  const pane = usePaneStyles();
  const texts = useTexts();
  const review = reviewTexts(texts.locale);
  const key = branchKey(branch);
  const at = branches.indexOf(branch);
  const lines = compareScores(branch);
  const hasReviewSheet = findReviewSheet(checked.result) !== undefined;
  const isFilled = findResultSheet(checked.result) !== undefined;

  /** Judges an entry on what was last read, so that a refusal is told at once; writes on what is there then. */
  function enter(plan: (checked: Checked, branch: BranchResult) => EntryPlan): string | null {
    const { refusal } = plan(checked, branch);
    if (refusal) return review.refusals[refusal.code](refusal.facts);
    actions.enter((now) => {
      const there = findBranch(now.result.branches, key);
      return there ? plan(now, there).changeSet : null;
    });
    return null;
  }

  const itemActions: ItemActions = {
    score: (line, text) =>
      enter(({ snapshot }, there) => enterReviewScore(snapshot, there, line.criterion, readScoreInput(there, text))),
    opinion: (line, opinion) => enter((now, there) => planOpinion(now, there, sameLine(there, line) ?? line, opinion)),
    reason: (line, text) =>
      enter((now, there) => setReviewReason(now.snapshot, now.result, there, line.criterion, text)),
    reveal: actions.reveal,
  };

  const name = branch.name ?? texts.pane.branches.unnamed;
  return (
    <>
      <BranchChooser branches={branches} branch={branch} view={view} onView={onView} />
      <section className={pane.section} aria-label={name}>
        <BranchSummary branch={branch} lines={lines} at={at} of={branches.length} />
        <Acceptance
          checked={checked}
          branch={branch}
          isBusy={state.task !== null}
          hasUntouched={countStates(lines).untouched > 0}
          onAccept={() =>
            actions.plan((now) => {
              const there = findBranch(now.result.branches, key);
              return there ? acceptSelfScores(now.snapshot, there).changeSet : { purpose: "entry", edits: [] };
            })
          }
        />
        <ReviewTable
          name={name}
          lines={lines}
          state={state}
          view={view}
          onView={onView}
          hasReviewSheet={hasReviewSheet}
          actions={itemActions}
        />
      </section>
      {drawCommand}
      {isFilled || branch.vetoes.length === 0 ? null : fillCommand}
      <Vetoes
        branch={branch}
        isFilled={isFilled}
        onState={(veto, chosen) => enter((now, there) => setVeto(now.snapshot, now.result, there, veto.id, chosen))}
      />
    </>
  );
}
