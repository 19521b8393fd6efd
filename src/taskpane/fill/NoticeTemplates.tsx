import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  useRestoreFocusTarget,
} from "@fluentui/react-components";
import { type ReactElement, useId, useRef, useState } from "react";
import { HostError } from "../../hosts/host";
import type { PartProps } from "../shared/part";
import type { NoticeOffer } from "../session";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";

/** What belongs to a sheet is indented under it. */
const useStyles = makeStyles({ line: { whiteSpace: "pre-wrap" } });

type Reading =
  | { readonly kind: "none" | "under-way" }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "read"; readonly offer: NoticeOffer };

/** Blank sheets out of a notice: what was read first, then a workbook of its own, or new sheets of the open one. */
export function NoticeTemplates({
  session: { readNotice, readChosenNotice },
  state,
  actions,
}: PartProps): ReactElement | null {
  const styles = usePaneStyles();
  const { locale, pane, hostError } = useTexts();
  const { notice: words } = pane.fill;
  const id = useId();
  const focusTarget = useRestoreFocusTarget();
  const [reading, setReading] = useState<Reading>({ kind: "none" });
  const input = useRef<HTMLInputElement>(null);
  if (!readNotice && !readChosenNotice) return null;
  const read = async (offer: () => Promise<NoticeOffer>): Promise<void> => {
    setReading({ kind: "under-way" });
    try {
      setReading({ kind: "read", offer: await offer() });
    } catch (error) {
      const { code, facts } = error instanceof HostError ? error : new HostError("unknown", String(error));
      setReading({ kind: "failed", message: hostError(code, facts) });
    }
  };
  return (
    <section className={styles.section}>
      {readChosenNotice ? (
        <input
          ref={input}
          type="file"
          accept=".docx,.docm,.xlsx,.xlsm"
          hidden
          aria-hidden="true"
          tabIndex={-1}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (!file) return;
            void read(async () =>
              readChosenNotice({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }, locale),
            );
            event.target.value = "";
          }}
        />
      ) : null}
      <Button
        {...focusTarget}
        className={styles.command}
        aria-describedby={id}
        disabledFocusable={reading.kind === "under-way" || state.task !== null}
        onClick={() => (readNotice ? void read(() => readNotice(locale)) : input.current?.click())}
      >
        {words.make}
      </Button>
      <p id={id} className={styles.hint}>
        {readNotice ? words.hint : words.hintChosen}
      </p>
      {reading.kind === "failed" ? <p role="alert">{reading.message}</p> : null}
      {reading.kind === "read" ? (
        <NoticeDialog
          offer={reading.offer}
          onPlace={(place) => actions.plan(({ snapshot }) => place(snapshot))}
          onClose={() => setReading({ kind: "none" })}
        />
      ) : null}
    </section>
  );
}

function NoticeDialog({
  offer: { report, open, place },
  onPlace,
  onClose,
}: {
  readonly offer: NoticeOffer;
  readonly onPlace: (place: NonNullable<NoticeOffer["place"]>) => void;
  readonly onClose: () => void;
}): ReactElement {
  const styles = usePaneStyles();
  const own = useStyles();
  const { notice: words } = useTexts().pane.fill;
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.title}</DialogTitle>
          <DialogContent>
            <ul role="list" aria-label={words.title} className={styles.plainList}>
              {report.map((line, index) => (
                <li key={index} className={own.line}>
                  {line}
                </li>
              ))}
            </ul>
            <p className={styles.hint}>{open ? words.note : place ? words.noteChosen : words.none}</p>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{words.cancel}</Button>
            {open || place ? (
              <Button
                appearance="primary"
                onClick={() => {
                  onClose();
                  open?.();
                  if (place) onPlace(place);
                }}
              >
                {words.create}
              </Button>
            ) : null}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
