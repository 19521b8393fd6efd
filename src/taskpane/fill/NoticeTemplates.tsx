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
import { type ReactElement, useId, useState } from "react";
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

/** Blank sheets out of the open file, a notice: what was read first, then a workbook of its own. */
export function NoticeTemplates({ session }: Pick<PartProps, "session">): ReactElement | null {
  const styles = usePaneStyles();
  const { locale, pane, hostError } = useTexts();
  const { notice: words } = pane.fill;
  const id = useId();
  const focusTarget = useRestoreFocusTarget();
  const [reading, setReading] = useState<Reading>({ kind: "none" });
  const { readNotice } = session;
  if (!readNotice) return null;
  const read = async (): Promise<void> => {
    setReading({ kind: "under-way" });
    try {
      setReading({ kind: "read", offer: await readNotice(locale) });
    } catch (error) {
      const { code, facts } = error instanceof HostError ? error : new HostError("unknown", String(error));
      setReading({ kind: "failed", message: hostError(code, facts) });
    }
  };
  return (
    <section className={styles.section}>
      <Button
        {...focusTarget}
        className={styles.command}
        aria-describedby={id}
        disabledFocusable={reading.kind === "under-way"}
        onClick={() => void read()}
      >
        {words.make}
      </Button>
      <p id={id} className={styles.hint}>
        {words.hint}
      </p>
      {reading.kind === "failed" ? <p role="alert">{reading.message}</p> : null}
      {reading.kind === "read" ? (
        <NoticeDialog offer={reading.offer} onClose={() => setReading({ kind: "none" })} />
      ) : null}
    </section>
  );
}

function NoticeDialog({
  offer: { report, open },
  onClose,
}: {
  readonly offer: NoticeOffer;
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
            <p className={styles.hint}>{open ? words.note : words.none}</p>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{words.cancel}</Button>
            {open ? (
              <Button
                appearance="primary"
                onClick={() => {
                  onClose();
                  open();
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
