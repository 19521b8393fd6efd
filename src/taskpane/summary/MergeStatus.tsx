import { mergeClasses } from "@fluentui/react-components";
import { type ReactElement, useEffect, useRef } from "react";
import { type Texts, useTexts } from "../texts";
import { hostCodeOf } from "./merge-texts";
import { useMergeStyles } from "./merge-styles";
import type { MergeState } from "./merge-state";

/** What the last act came to, and how the files that were received add up; read out. */
export function MergeStatus({ state }: { readonly state: MergeState }): ReactElement {
  const styles = useMergeStyles();
  const texts = useTexts();
  const { merge: words } = texts.pane.summary;
  const { progress, isMerging, view, files } = state;
  const announcement = announcementText(state, texts);
  const sentence = useRef<HTMLParagraphElement>(null);
  // The person waits for this below a long list; the focus stays where it is.
  const hasView = view !== null;
  useEffect(() => sentence.current?.scrollIntoView?.({ block: "nearest" }), [files, hasView]);
  return (
    <div aria-live="polite" {...(announcement || view ? { role: "status" } : {})}>
      {announcement ? (
        <p className={mergeClasses(styles.announcement, announcement.isFailure && styles.failed)}>
          {announcement.text}
        </p>
      ) : null}
      {isMerging && !view ? <p className={styles.announcement}>{words.merging}</p> : null}
      {view && !progress ? (
        <div className={styles.result}>
          <p ref={sentence} className={styles.sentence}>
            {reconciliation(view.received, view.reconciliation, texts)}
          </p>
          <div>{words.merged(view.merged)}</div>
        </div>
      ) : null}
    </div>
  );
}

function reconciliation(
  received: number,
  statuses: NonNullable<MergeState["view"]>["reconciliation"],
  { pane }: Texts,
): string {
  const { merge } = pane.summary;
  const parts = (Object.keys(merge.statuses) as (keyof typeof statuses)[])
    .filter((status) => statuses[status] > 0)
    .map((status) => merge.part(statuses[status], merge.statuses[status]));
  return merge.reconciled(received, parts.length === 0 ? merge.zero : parts.join(merge.plus));
}

function announcementText(
  { announcement }: MergeState,
  { pane, hostError }: Texts,
): { readonly text: string; readonly isFailure: boolean } | null {
  const { merge } = pane.summary;
  switch (announcement?.kind) {
    case undefined:
      return null;
    case "stopped":
      return { text: merge.stopped, isFailure: false };
    case "copied":
      return { text: merge.copied, isFailure: false };
    case "letter-saved":
      return { text: merge.rounds.saved(announcement.name), isFailure: false };
    case "letter-copied":
      return { text: merge.rounds.copied(announcement.name), isFailure: false };
    case "created":
      return { text: merge.created(announcement.name), isFailure: false };
    case "not-carried": {
      const places = announcement.left.map(({ sheet, cell, text }) => `${sheet}!${cell} ${text}`);
      return { text: merge.notCarried(places), isFailure: true };
    }
    case "nothing-found":
      return { text: merge.nothingFound, isFailure: true };
    case "nothing-to-return":
      return { text: merge.nothingToReturn, isFailure: false };
    case "returned":
      return {
        text: merge.returned(announcement.name, announcement.senders, announcement.withoutCopy),
        isFailure: announcement.withoutCopy.length > 0,
      };
    case "earlier-unknown":
      return { text: merge.earlierUnknown(announcement.name), isFailure: true };
    case "rubric-unknown":
      return { text: merge.rubricUnknown(announcement.name), isFailure: true };
    case "roster-empty":
      return { text: merge.rosterEmpty(announcement.name), isFailure: true };
    case "file-failed": {
      const { name, code, facts } = announcement;
      return { text: merge.fileFailed(name, hostError(hostCodeOf(code), facts)), isFailure: true };
    }
    case "failed":
      return { text: merge.failed(hostError(hostCodeOf(announcement.code), announcement.facts)), isFailure: true };
  }
}
