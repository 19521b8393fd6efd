import { Button, Link, useRestoreFocusTarget } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { SkippedEdit } from "../../core/changes/change-set";
import { SignIcon } from "../icons";
import type { Failure, PaneState } from "../state";
import { usePaneStyles } from "../styles";
import { type Texts, useTexts } from "../texts";
import { verdictText } from "./Verdict";

function skippedLines(skipped: readonly SkippedEdit[], isUndo: boolean, { pane, skip }: Texts): string[] {
  return skipped.map(({ sheet, cell, reason }) =>
    pane.announcements.skippedOne(
      pane.place(sheet, cell),
      isUndo && reason === "changed" ? pane.fill.changedSince : skip(reason),
    ),
  );
}

function announcementText(state: PaneState, texts: Texts): string | null {
  const { announcement } = state;
  const { pane } = texts;
  switch (announcement?.kind) {
    case undefined:
      return null;
    case "checked":
      return pane.announcements.checked(verdictText(state, texts));
    case "written":
      return pane.fill.written(announcement.count, announcement.sheets);
    case "undone":
      return announcement.count === 0 ? pane.fill.nothingUndone : pane.announcements.undone(announcement.count);
    case "print-set":
      return pane.fill.printSet.opened;
    case "no-print-set":
      return pane.fill.printSet.none;
    case "nothing-to-write":
      return state.checked?.result.verdict === "unrecognised"
        ? pane.fill.nothingKnown
        : pane.announcements[announcement.kind];
    case "cancelled":
      return pane.announcements[announcement.kind];
    case "stopped":
    case "copied":
      return pane.fill[announcement.kind];
  }
}

function hasResultSheet({ checked }: PaneState): boolean {
  return checked?.result.sheets.some((sheet) => sheet.template === "dingji/result") ?? false;
}

/** Something was left out because a sheet of ours is protected, and the same command can write a new one. */
function isBesidePossible({ announcement, lockedSheets }: PaneState): boolean {
  return (
    announcement?.kind === "written" &&
    announcement.skipped.some((edit) => edit.reason === "locked" && lockedSheets.includes(edit.sheet))
  );
}

/** A refusal half-way cannot be told as one before the start. */
function reasonOf({ code, facts, hasWritten }: Failure, { pane, hostError }: Texts): string {
  const isRefusal = code === "protected" || code === "structure-protected" || code === "read-only";
  return hasWritten && isRefusal ? pane.fill.failure.halfWay : hostError(code, facts);
}

/** For those who help: our own code, or Excel's where it is none that we know. */
function codeOf({ code, facts }: Failure): string | null {
  if (code !== "unknown") return code;
  const parts = [facts["code"], facts["location"]].filter((part) => typeof part === "string");
  return parts.length > 0 ? parts.join(" ") : null;
}

/** Which state a failed write has left; null where nothing was to be written. */
function standing({ task, hasWritten }: Failure, { pane }: Texts): string | null {
  if (hasWritten) return pane.fill.failure.hasWritten;
  if (task === "writing") return pane.fill.failure.untouched;
  return task === "undoing" ? pane.fill.failure.undoUntouched : null;
}

/** Results as a status, failures as an alert; both regions stay mounted so that they are read out. */
export function Announcements({
  state,
  onRetry,
  onClose,
  onBeside,
}: {
  readonly state: PaneState;
  readonly onRetry: () => void;
  readonly onClose: () => void;
  /** Writes a new sheet beside a protected one. */
  readonly onBeside: () => void;
}): ReactElement {
  const styles = usePaneStyles();
  const texts = useTexts();
  const { announcement, failure } = state;
  const focusTarget = useRestoreFocusTarget();
  const text = announcementText(state, texts);
  const skipped =
    announcement?.kind === "written" || announcement?.kind === "undone"
      ? skippedLines(announcement.skipped, announcement.kind === "undone", texts)
      : [];
  // The verdict already shows the result of a check: it is only read out.
  const look = !text ? undefined : announcement?.kind === "checked" ? styles.onlyHeard : styles.announcement;
  return (
    <>
      <div role="status" className={look}>
        {text}
        {skipped.length > 0 ? (
          <>
            <div>
              {(announcement?.kind === "undone" ? texts.pane.fill.notUndone : texts.pane.announcements.skipped)(
                skipped.length,
              )}
            </div>
            {announcement?.kind === "written" && announcement.skipped.some((edit) => edit.reason === "locked") ? (
              <div>{texts.pane.fill.lockedRest(hasResultSheet(state))}</div>
            ) : null}
            <ul className={styles.plainList}>
              {skipped.map((line, index) => (
                <li key={index}>{line}</li>
              ))}
            </ul>
            {isBesidePossible(state) ? (
              <div className={styles.buttons}>
                <Button {...focusTarget} size="small" disabledFocusable={state.task !== null} onClick={onBeside}>
                  {texts.pane.fill.beside.write}
                </Button>
              </div>
            ) : null}
          </>
        ) : null}
      </div>
      <div role="alert" className={failure ? styles.failure : undefined}>
        {failure ? (
          <>
            <SignIcon sign="error" className={`${styles.icon} ${styles.error}`} />
            <div className={styles.failureText}>
              <div>{reasonOf(failure, texts)}</div>
              <div>{standing(failure, texts)}</div>
              {failure.code === "unsupported" ? (
                <Link href="index.html" target="_blank" rel="noreferrer">
                  {texts.pane.start.browserPage}
                </Link>
              ) : null}
              {codeOf(failure) === null ? null : <small>{texts.pane.failure.code(codeOf(failure) ?? "")}</small>}
              <div className={styles.buttons}>
                {failure.canRetry ? (
                  <Button size="small" appearance="primary" onClick={onRetry}>
                    {texts.pane.fill.failure.retry}
                  </Button>
                ) : null}
                <Button size="small" onClick={onClose}>
                  {texts.pane.failure.close}
                </Button>
              </div>
            </div>
          </>
        ) : null}
      </div>
    </>
  );
}
