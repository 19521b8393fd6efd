import { type KeyboardEvent, type ReactElement, useCallback, useEffect, useId, useRef, useState } from "react";
import { useReviewStyles } from "../review/review-styles";

/**
 * A field whose entry goes into the workbook when it is left or Enter is pressed. What is refused stays
 * in the field beside its sentence; Escape takes back what stands in the workbook.
 */
export function EntryField({
  label,
  value,
  placeholder,
  isNumber = false,
  isDisabled = false,
  onEnter,
  onDone,
  onRefusal,
  refusalId,
}: {
  readonly label: string;
  /** As the workbook has it. */
  readonly value: string;
  readonly placeholder?: string;
  readonly isNumber?: boolean;
  readonly isDisabled?: boolean;
  /** Writes the text; a sentence when it is refused, null otherwise. */
  readonly onEnter: (text: string) => string | null;
  /** Enter was pressed on an entry that was not refused. */
  readonly onDone?: (field: HTMLInputElement) => void;
  /** Shows the sentence elsewhere, under `refusalId`, where the field has no room below it. */
  readonly onRefusal?: (refusal: string | null) => void;
  readonly refusalId?: string;
}): ReactElement {
  const styles = useReviewStyles();
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [refusal, setOwnRefusal] = useState<string | null>(null);
  const sent = useRef<string | null>(null);
  const report = useRef(onRefusal);
  useEffect(() => {
    report.current = onRefusal;
  }, [onRefusal]);
  const setRefusal = useCallback((sentence: string | null): void => {
    setOwnRefusal(sentence);
    report.current?.(sentence);
  }, []);
  useEffect(() => {
    sent.current = null;
    setDraft(null);
    setRefusal(null);
  }, [value, setRefusal]);

  function enter(): boolean {
    if (draft === null || draft === sent.current) return refusal === null;
    if (draft.trim() === value) {
      setDraft(null);
      setRefusal(null);
      return true;
    }
    const refused = onEnter(draft);
    sent.current = draft;
    setRefusal(refused);
    return refused === null;
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    // Enter that ends a Chinese input method's composition chooses a word.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      if (enter()) onDone?.(event.currentTarget);
    } else if (event.key === "Escape" && draft !== null) {
      event.stopPropagation();
      setDraft(null);
      setRefusal(null);
    }
  }

  return (
    <>
      <input
        className={isNumber ? styles.number : styles.field}
        aria-label={label}
        aria-invalid={refusal !== null}
        {...(refusal === null ? {} : { "aria-describedby": refusalId ?? id })}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(isNumber ? { inputMode: "decimal" as const, "data-score": "" } : {})}
        autoComplete="off"
        disabled={isDisabled}
        value={draft ?? value}
        onChange={(event) => {
          sent.current = null;
          setDraft(event.target.value);
        }}
        onFocus={(event) => event.target.select()}
        onBlur={enter}
        onKeyDown={onKeyDown}
      />
      {refusal === null || onRefusal ? null : <RefusedEntry id={id} sentence={refusal} />}
    </>
  );
}

/** Why an entry was not written, brought into view. */
export function RefusedEntry({ id, sentence }: { readonly id: string; readonly sentence: string }): ReactElement {
  const styles = useReviewStyles();
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => shown.current?.scrollIntoView?.({ block: "nearest" }), [sentence]);
  return (
    <div id={id} ref={shown} role="alert" className={styles.refusal}>
      {sentence}
    </div>
  );
}
