import { Button } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { SkippedEdit } from "../../core/changes/change-set";
import { SignIcon } from "../icons";
import type { PaneState } from "../state";
import { usePaneStyles } from "../styles";
import { type Texts, useTexts } from "../texts";
import { verdictText } from "./Verdict";

function skippedLines(skipped: readonly SkippedEdit[], { pane, skip }: Texts): string[] {
  return skipped.map((edit) => pane.news.skippedOne(pane.place(edit.sheet, edit.cell), skip(edit.reason)));
}

function newsText(state: PaneState, texts: Texts): string | null {
  const { news } = state;
  const { pane } = texts;
  switch (news?.kind) {
    case undefined:
      return null;
    case "checked":
      return pane.news.checked(verdictText(state, texts));
    case "written":
    case "undone":
      return pane.news[news.kind](news.count);
    case "nothing-to-write":
    case "cancelled":
      return pane.news[news.kind];
  }
}

/** Results as a status, failures as an alert; both regions stay mounted so that they are read out. */
export function Announcements({
  state,
  onClose,
}: {
  readonly state: PaneState;
  readonly onClose: () => void;
}): ReactElement {
  const styles = usePaneStyles();
  const texts = useTexts();
  const { news, failure } = state;
  const text = newsText(state, texts);
  const skipped = news?.kind === "written" || news?.kind === "undone" ? skippedLines(news.skipped, texts) : [];
  // The verdict already shows the result of a check: it is only read out.
  const look = !text ? undefined : news?.kind === "checked" ? styles.onlyHeard : styles.news;
  return (
    <>
      <div role="status" className={look}>
        {text}
        {skipped.length > 0 ? (
          <>
            <div>{texts.pane.news.skipped(skipped.length)}</div>
            <ul className={styles.plainList}>
              {skipped.map((line, index) => (
                <li key={index}>{line}</li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
      <div role="alert" className={failure ? styles.failure : undefined}>
        {failure ? (
          <>
            <SignIcon sign="error" className={`${styles.icon} ${styles.error}`} />
            <div className={styles.failureText}>
              <div>{texts.hostError(failure.code, failure.facts)}</div>
              {failure.hasWritten ? <div>{texts.pane.failure.hasWritten}</div> : null}
              {failure.code === "unknown" ? null : <small>{texts.pane.failure.code(failure.code)}</small>}
            </div>
            <Button size="small" onClick={onClose}>
              {texts.pane.failure.close}
            </Button>
          </>
        ) : null}
      </div>
    </>
  );
}
