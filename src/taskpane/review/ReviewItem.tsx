import { mergeClasses } from "@fluentui/react-components";
import { type ReactElement, useId, useRef, useState } from "react";
import type { Opinion } from "../../core/model/branch";
import { opinions } from "../../core/model/branch";
import type { ReviewLine } from "../../core/records/comparison";
import { plainNumber } from "../../core/text/numbers";
import { toA1 } from "../../core/workbook/address";
import { enteredText } from "../fill/progress";
import type { Place } from "../session";
import { usePaneStyles } from "../styles";
import { reviewTexts } from "../../locales/pane/late-texts";
import { useTexts } from "../texts";
import { EntryField, RefusedEntry } from "../shared/EntryField";
import { useReviewStyles } from "./review-styles";

/** What a reviewer can do with one item; each gives the sentence of its refusal, null when it is written. */
export interface ItemActions {
  score(line: ReviewLine, text: string): string | null;
  opinion(line: ReviewLine, opinion: Opinion): string | null;
  reason(line: ReviewLine, text: string): string | null;
  reveal(place: Place): void;
}

/** The score field of the next item, as Excel goes down after Enter. */
function goToNextScore(field: HTMLInputElement): void {
  const fields = [...(field.closest("table")?.querySelectorAll<HTMLInputElement>("input[data-score]:enabled") ?? [])];
  fields[fields.indexOf(field) + 1]?.focus();
}

function signed(value: number): string {
  return `${value > 0 ? "+" : ""}${plainNumber(value)}`.replace("-", "−");
}

/** An item on two lines, a third for the reason where one is due. */
export function ReviewItem({
  line,
  hasReviewSheet,
  actions,
}: {
  readonly line: ReviewLine;
  /** 「审核意见」 is there to hold opinions and reasons. */
  readonly hasReviewSheet: boolean;
  readonly actions: ItemActions;
}): ReactElement {
  const styles = useReviewStyles();
  const { locale } = useTexts();
  const review = reviewTexts(locale);
  const id = useId();
  const score = useRef<HTMLTableCellElement>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { criterion, difference, state, reason } = line;
  const label = review.item(criterion.number, criterion.text);
  const short = review.item(criterion.number, [...criterion.text].slice(0, 12).join(""));
  const needsReason = state === "changed" || state === "queried" || reason !== "";

  function choose(opinion: Opinion): void {
    if (opinion === "changed") score.current?.querySelector("input")?.focus();
    if (opinion !== "changed" || hasReviewSheet) setRefusal(actions.opinion(line, opinion));
  }

  return (
    <tbody data-item={criterion.number ?? criterion.text}>
      <ItemHead line={line} label={label} onReveal={actions.reveal} />
      <tr>
        <td className={styles.score}>
          {line.selfCell === null ? review.noCell : (enteredText(line.selfEntry) ?? review.blank)}
        </td>
        <td ref={score}>
          {line.reviewCell === null ? (
            review.noCell
          ) : (
            <EntryField
              label={review.scoreOf(short)}
              value={enteredText(line.reviewEntry) ?? ""}
              isNumber
              isDisabled={!line.reviewCell.isAlone}
              onEnter={(text) => actions.score(line, text)}
              onDone={goToNextScore}
              onRefusal={setRefusal}
              refusalId={id}
            />
          )}
        </td>
        <td className={mergeClasses(styles.score, difference !== null && difference !== 0 && styles.differs)}>
          {difference === null ? "—" : signed(difference)}
        </td>
        <td>
          <OpinionChoice line={line} label={review.opinionOf(short)} onChoose={choose} />
        </td>
      </tr>
      {refusal === null ? null : (
        <tr>
          <td colSpan={4}>
            <RefusedEntry id={id} sentence={refusal} />
          </td>
        </tr>
      )}
      {needsReason ? (
        <tr>
          <td colSpan={4}>
            <EntryField
              label={review.reasonOf(short)}
              value={reason}
              placeholder={
                line.isReasonMissing ? review.reasonMissing : state === "queried" ? review.queryHint : review.reasonHint
              }
              onEnter={(text) => (hasReviewSheet ? actions.reason(line, text) : review.drawFirst)}
            />
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

/** What is scored, with the way to its cell. */
function ItemHead({
  line,
  label,
  onReveal,
}: {
  readonly line: ReviewLine;
  readonly label: string;
  readonly onReveal: ItemActions["reveal"];
}): ReactElement {
  const pane = usePaneStyles();
  const styles = useReviewStyles();
  const review = reviewTexts(useTexts().locale);
  const place = line.reviewCell ?? line.selfCell;
  return (
    <tr>
      <th scope="rowgroup" colSpan={4}>
        <div className={styles.itemLine}>
          <button
            type="button"
            className={mergeClasses(pane.link, styles.grow)}
            title={label}
            disabled={place === null}
            onClick={() => place && onReveal({ sheet: place.sheet.name, cell: toA1(place) })}
          >
            <span className={styles.itemText}>{label}</span>
          </button>
          {line.maximum === null ? null : (
            <span className={styles.maximum}>{review.maximum(plainNumber(line.maximum))}</span>
          )}
        </div>
      </th>
    </tr>
  );
}

function OpinionChoice({
  line: { state, isSelfValid },
  label,
  onChoose,
}: {
  readonly line: ReviewLine;
  readonly label: string;
  readonly onChoose: (opinion: Opinion) => void;
}): ReactElement {
  const styles = useReviewStyles();
  const review = reviewTexts(useTexts().locale);
  return (
    <select
      className={styles.field}
      aria-label={label}
      value={state}
      onChange={(event) => onChoose(event.target.value as Opinion)}
    >
      {state === "untouched" ? <option value="untouched">{review.states.untouched}</option> : null}
      {opinions.map((opinion) => (
        <option key={opinion} value={opinion} disabled={opinion === "agreed" && state !== "agreed" && !isSelfValid}>
          {review.opinions[opinion]}
        </option>
      ))}
    </select>
  );
}
