import { Button, Field, Input, Textarea } from "@fluentui/react-components";
import { type FormEvent, type ReactElement, useEffect, useRef, useState } from "react";
import type { Explanation, FindingCode } from "../../core/findings/finding";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";

/** Why an entry stands as it does: ready wordings or one's own, by whom and when. */
export function ExplainForm({
  code,
  given,
  by,
  isBusy,
  onSave,
  onCancel,
}: {
  readonly code: FindingCode;
  /** The explanation to change; null for a new one. */
  readonly given: Explanation | null;
  /** Who explained last: it is mostly the same person. */
  readonly by: string;
  readonly isBusy: boolean;
  readonly onSave: (explanation: Explanation) => void;
  readonly onCancel: () => void;
}): ReactElement {
  const styles = usePaneStyles();
  const { pane } = useTexts();
  const { explain } = pane.fill;
  const [reason, setReason] = useState(given?.reason ?? "");
  const [who, setWho] = useState(given?.by ?? by);
  const [at, setAt] = useState(() => given?.at ?? today(explain.date));
  const [isMissing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);

  function save(event: FormEvent): void {
    event.preventDefault();
    if (reason.trim() === "") {
      setMissing(true);
      field.current?.focus();
    } else if (!isBusy) onSave({ reason: reason.trim(), by: who.trim(), at: at.trim() });
  }

  return (
    <form noValidate className={styles.form} aria-label={explain.title} onSubmit={save}>
      <div role="group" aria-label={explain.phrases} className={styles.phrases}>
        {[...(explain.forCode[code] ?? []), ...explain.common].map((phrase) => (
          <Button
            key={phrase}
            size="small"
            className={styles.phrase}
            onClick={() => {
              setReason(phrase);
              setMissing(false);
            }}
          >
            {phrase}
          </Button>
        ))}
      </div>
      <Field
        label={explain.reason}
        required
        {...(isMissing ? { validationMessage: explain.needsReason, validationState: "error" as const } : {})}
      >
        <Textarea
          ref={(element: HTMLTextAreaElement | null) => {
            field.current = element;
          }}
          value={reason}
          resize="vertical"
          onChange={(_, data) => {
            setReason(data.value);
            setMissing(false);
          }}
        />
      </Field>
      <div className={styles.pair}>
        <Field label={explain.by}>
          <Input value={who} onChange={(_, data) => setWho(data.value)} className={styles.input} />
        </Field>
        <Field label={explain.at}>
          <Input value={at} onChange={(_, data) => setAt(data.value)} className={styles.input} />
        </Field>
      </div>
      <p className={styles.hint}>{explain.where}</p>
      <div className={styles.buttons}>
        <Button type="submit" size="small" appearance="primary" disabledFocusable={isBusy}>
          {explain.save}
        </Button>
        <Button size="small" onClick={onCancel}>
          {explain.cancel}
        </Button>
      </div>
    </form>
  );
}

function today(word: (year: number, month: number, day: number) => string): string {
  const now = new Date();
  return word(now.getFullYear(), now.getMonth() + 1, now.getDate());
}
