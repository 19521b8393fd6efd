import { type ReactElement, useEffect, useId, useState } from "react";
import type { BranchResult, VetoRecord, VetoState } from "../../core/model/branch";
import { usePaneStyles } from "../styles";
import { reviewTexts } from "../../locales/pane/late-texts";
import { useTexts } from "../texts";
import { RefusedEntry } from "../shared/EntryField";
import { useReviewStyles } from "./review-styles";

const states: readonly VetoState[] = ["yes", "no", "unknown"];

/** The circumstances that decide a branch's level; those that no cell can prove are for a person to say. */
export function Vetoes({
  branch,
  isFilled,
  onState,
}: {
  readonly branch: BranchResult;
  /** 「得分与定级」 is there to hold what is said. */
  readonly isFilled: boolean;
  readonly onState: (veto: VetoRecord, state: VetoState) => string | null;
}): ReactElement | null {
  const pane = usePaneStyles();
  const review = reviewTexts(useTexts().locale);
  const id = useId();
  if (branch.vetoes.length === 0) return null;
  return (
    <section className={pane.section} aria-labelledby={id}>
      <h2 id={id} className={pane.heading}>
        {review.vetoes}
      </h2>
      <p className={pane.hint}>{isFilled ? review.vetoesHint : review.vetoFill}</p>
      {branch.vetoes.map((veto) => (
        <VetoChoice key={veto.id} veto={veto} isDisabled={!isFilled} onState={(state) => onState(veto, state)} />
      ))}
    </section>
  );
}

function VetoChoice({
  veto,
  isDisabled,
  onState,
}: {
  readonly veto: VetoRecord;
  readonly isDisabled: boolean;
  readonly onState: (state: VetoState) => string | null;
}): ReactElement {
  const styles = useReviewStyles();
  const { locale } = useTexts();
  const review = reviewTexts(locale);
  const id = useId();
  // Shown at once; the workbook's own state takes its place as soon as it was read again.
  const [chosen, setChosen] = useState<VetoState | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => setChosen(null), [veto]);
  const state = chosen ?? veto.state;
  return (
    <fieldset className={styles.veto}>
      <legend className={styles.vetoText}>{veto.text}</legend>
      {veto.by === "computed" ? (
        review.vetoComputed(review.vetoStates[veto.state])
      ) : (
        <div className={styles.choices}>
          {states.map((one) => (
            <label key={one} className={styles.choice}>
              <input
                type="radio"
                className={styles.radio}
                name={id}
                checked={state === one}
                disabled={isDisabled}
                onChange={() => {
                  const refused = onState(one);
                  setRefusal(refused);
                  if (refused === null) setChosen(one);
                }}
              />
              {review.vetoStates[one]}
            </label>
          ))}
        </div>
      )}
      {refusal === null ? null : <RefusedEntry id={`${id}-refusal`} sentence={refusal} />}
    </fieldset>
  );
}
