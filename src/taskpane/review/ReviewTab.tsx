import { Button, mergeClasses, Select, useRestoreFocusTarget } from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useId, useState } from "react";
import { findResultSheet } from "../../core/generation/fill";
import { findReviewSheet } from "../../core/generation/review/draw";
import type { BranchResult } from "../../core/model/branch";
import { compareScores, countStates, type ReviewLine, reviewStates } from "../../core/records/comparison";
import { acceptSelfScores, enterReviewScore } from "../../core/reviewing/enter-score";
import type { EntryPlan } from "../../core/reviewing/entry";
import { setReviewReason, setVeto } from "../../core/reviewing/set-state";
import { evaluationOf } from "../../core/scoring/totals";
import { type ItemActions, ReviewItem } from "./ReviewItem";
import { useReviewStyles } from "./review-styles";
import { branchKey, findBranch, lineOrder, planOpinion, readScoreInput, reviewable, sameLine } from "./review-work";
import type { ReviewView } from "./review-view";
import { Vetoes } from "./Vetoes";
import type { Checked, PaneState } from "../state";
import { usePaneStyles } from "../styles";
import { reviewTexts } from "../../locales/pane/late-texts";
import { type Texts, useTexts } from "../texts";
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
  const styles = useReviewStyles();
  const texts = useTexts();
  const review = reviewTexts(texts.locale);
  const id = useId();
  const focusTarget = useRestoreFocusTarget();
  const key = branchKey(branch);
  const at = branches.indexOf(branch);
  const lines = compareScores(branch);
  const order = useSteadyOrder(lines, view.isLargestFirst, state);
  const counts = countStates(lines);
  const missingReasons = lines.filter((line) => line.isReasonMissing).length;
  const hasReviewSheet = findReviewSheet(checked.result) !== undefined;
  const isFilled = findResultSheet(checked.result) !== undefined;
  const accepting = acceptSelfScores(checked.snapshot, branch);
  const { length: acceptable } = accepting.changeSet.edits;

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
      <div className={styles.chooser}>
        <Select
          className={styles.grow}
          aria-label={review.chooseBranch}
          value={key}
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
      <section className={pane.section} aria-label={name}>
        <p className={styles.summary}>
          <span className={pane.strong}>{review.counts(lines.length - counts.untouched, lines.length)}</span>
          {branches.length > 1 ? ` · ${review.position(at + 1, branches.length)}` : null}
          <br />
          {totals(branch, texts).join(review.separator)}
        </p>
        <ul role="list" className={styles.states}>
          {reviewStates.map((one) => (
            <li key={one}>{review.stateCount(review.states[one], counts[one])}</li>
          ))}
        </ul>
        <div className={styles.acts}>
          <div>
            <Button
              {...focusTarget}
              className={pane.command}
              disabledFocusable={state.task !== null || acceptable === 0}
              aria-describedby={`${id}-accept`}
              onClick={() =>
                actions.plan((now) => {
                  const there = findBranch(now.result.branches, key);
                  return there ? acceptSelfScores(now.snapshot, there).changeSet : { purpose: "entry", edits: [] };
                })
              }
            >
              {review.acceptAll}
            </Button>
            <p id={`${id}-accept`} className={pane.hint}>
              {acceptable > 0 ? review.acceptHint(acceptable) : counts.untouched === 0 ? review.acceptNone : null}
              {accepting.left.length > 0 ? ` ${review.acceptLeft(accepting.left.length)}` : null}
            </p>
          </div>
        </div>
        <div className={styles.orderLine}>
          <label htmlFor={`${id}-order`}>{review.order}</label>
          <select
            id={`${id}-order`}
            className={styles.order}
            value={view.isLargestFirst ? "difference" : "official"}
            onChange={(event) => onView({ ...view, isLargestFirst: event.target.value === "difference" })}
          >
            <option value="difference">{review.orders.difference}</option>
            <option value="official">{review.orders.official}</option>
          </select>
        </div>
        <p className={pane.hint}>{review.keyboard}</p>
        <table className={styles.table} aria-label={review.table(name)}>
          <colgroup>
            <col style={{ width: "18%" }} />
            <col style={{ width: "26%" }} />
            <col style={{ width: "20%" }} />
            <col />
          </colgroup>
          <thead>
            <tr>
              <th scope="col" className={styles.score}>
                {review.columns.self}
              </th>
              <th scope="col">{review.columns.review}</th>
              <th scope="col" className={styles.score}>
                {review.columns.difference}
              </th>
              <th scope="col">{review.columns.opinion}</th>
            </tr>
          </thead>
          {order.map((place) => {
            const line = lines[place];
            return line ? (
              <ReviewItem key={place} line={line} hasReviewSheet={hasReviewSheet} actions={itemActions} />
            ) : null;
          })}
        </table>
        {missingReasons > 0 ? (
          <p className={mergeClasses(pane.hint, styles.missing)}>{review.reasonsMissing(missingReasons)}</p>
        ) : null}
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

function totals(branch: BranchResult, { locale, pane, party, level }: Texts): string[] {
  const review = reviewTexts(locale);
  const lines = (["self", "review"] as const).flatMap((who) => {
    const evaluation = evaluationOf(branch.evaluations, who);
    if (!evaluation || evaluation.letters.size > 0) return [];
    return evaluation.total
      ? review.partyTotal(party(who), evaluation.total.toString())
      : review.partyPartial(party(who), evaluation.partial.toString());
  });
  if (branch.total && branch.scheme.weights.length > 0) lines.push(review.total(branch.total.toString()));
  if (branch.level !== null) lines.push(pane.branches.level(level(branch.level)));
  else if (branch.provisionalLevel !== null) lines.push(pane.branches.provisional(level(branch.provisionalLevel)));
  return lines;
}

/** Items keep their places while scores are entered; they are sorted anew for another branch or order, or by a check. */
function useSteadyOrder(lines: readonly ReviewLine[], isLargestFirst: boolean, state: PaneState): readonly number[] {
  const [order, setOrder] = useState({
    isLargestFirst,
    checked: state.checked,
    places: lineOrder(lines, isLargestFirst),
  });
  const isAsked = state.announcement?.kind === "checked" && order.checked !== state.checked;
  const isOther = order.isLargestFirst !== isLargestFirst || order.places.length !== lines.length;
  if (!isAsked && !isOther) return order.places;
  const next = { isLargestFirst, checked: state.checked, places: lineOrder(lines, isLargestFirst) };
  setOrder(next);
  return next.places;
}
