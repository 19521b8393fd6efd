import { mergeClasses } from "@fluentui/react-components";
import { type ReactElement, useId, useState } from "react";
import type { ReviewLine } from "../../core/records/comparison";
import { reviewTexts } from "../../locales/pane/late-texts";
import type { PaneState } from "../state";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";
import { useReviewStyles } from "./review-styles";
import type { ReviewView } from "./review-view";
import { lineOrder } from "./review-work";
import { type ItemActions, ReviewItem } from "./ReviewItem";

/** All items of a branch with their scores, in the order that the reviewer chose. */
export function ReviewTable({
  name,
  lines,
  state,
  view,
  onView,
  hasReviewSheet,
  actions,
}: {
  /** Of the branch. */
  readonly name: string;
  readonly lines: readonly ReviewLine[];
  readonly state: PaneState;
  readonly view: ReviewView;
  readonly onView: (view: ReviewView) => void;
  readonly hasReviewSheet: boolean;
  readonly actions: ItemActions;
}): ReactElement {
  const pane = usePaneStyles();
  const styles = useReviewStyles();
  const review = reviewTexts(useTexts().locale);
  const id = useId();
  const order = useSteadyOrder(lines, view.isLargestFirst, state);
  const missingReasons = lines.filter((line) => line.isReasonMissing).length;
  return (
    <>
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
          return line ? <ReviewItem key={place} line={line} hasReviewSheet={hasReviewSheet} actions={actions} /> : null;
        })}
      </table>
      {missingReasons > 0 ? (
        <p className={mergeClasses(pane.hint, styles.missing)}>{review.reasonsMissing(missingReasons)}</p>
      ) : null}
    </>
  );
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
