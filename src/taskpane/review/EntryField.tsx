import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState } from "react";
import { useReviewStyles } from "./review-styles";

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
}): ReactElement {
  const styles = useReviewStyles();
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const sent = useRef<string | null>(null);
  useEffect(() => {
    sent.current = null;
    setDraft(null);
    setRefusal(null);
  }, [value]);

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
        {...(refusal === null ? {} : { "aria-describedby": id })}
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
      {refusal === null ? null : (
        <div id={id} role="alert" className={styles.refusal}>
          {refusal}
        </div>
      )}
    </>
  );
}
