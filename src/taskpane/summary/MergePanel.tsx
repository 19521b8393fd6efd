import { Button, mergeClasses } from "@fluentui/react-components";
import { type ReactElement, useEffect, useId, useRef, useState } from "react";
import type { Merging } from "../session";
import type { PaneState } from "../state";
import { usePaneStyles } from "../styles";
import { type Texts, useTexts } from "../texts";
import type { PaneActions } from "../pane/actions";
import { Delivery } from "./Delivery";
import { EarlierChoice } from "./EarlierChoice";
import { chosenFiles, droppedFiles } from "./chosen-files";
import { MergeBoard } from "./MergeBoard";
import { MergeResultView } from "./MergeResultView";
import { hostCodeOf } from "./merge-texts";
import { useMergeStyles } from "./merge-styles";
import { RosterChoice } from "./RosterChoice";
import type { MergeState } from "./merge-state";
import type { Merge } from "./use-merge";

const accepted = ".xlsx,.xlsm,.xls,.et,.docx,.docm,.doc,.wps,.zip";

/** Everything about merging submitted files: choosing, reading, deciding, and where the result goes. */
export function MergePanel({
  merging,
  merge,
  state,
  actions,
}: {
  readonly merging: Merging;
  readonly merge: Merge;
  readonly state: PaneState;
  readonly actions: PaneActions;
}): ReactElement {
  const pane = usePaneStyles();
  const styles = useMergeStyles();
  const texts = useTexts();
  const { merge: words } = texts.pane.summary;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const buttons = useRef<HTMLDivElement>(null);
  const focusChooser = (): void => buttons.current?.querySelector("button")?.focus();
  const [isDropping, setDropping] = useState(false);
  const { progress, isMerging, view, files } = merge.state;
  const announcement = announcementText(merge.state, texts);
  const sentence = useRef<HTMLParagraphElement>(null);
  // The person waits for this below a long list; the focus stays where it is.
  const hasView = view !== null;
  useEffect(() => sentence.current?.scrollIntoView?.({ block: "nearest" }), [files, hasView]);
  return (
    <section
      className={pane.section}
      aria-labelledby={id}
      onDragOver={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setDropping(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDropping(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setDropping(false);
        void droppedFiles(event.dataTransfer).then(merge.actions.add);
      }}
    >
      <h2 id={id} className={pane.heading}>
        {words.title}
      </h2>
      <p className={pane.hint}>{words.hint}</p>
      <div className={mergeClasses(styles.drop, isDropping && styles.dropping)}>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          accept={accepted}
          onChange={(event) => {
            if (event.target.files) merge.actions.add(chosenFiles(event.target.files));
            event.target.value = "";
          }}
        />
        <div ref={buttons} className={styles.buttons}>
          <Button disabledFocusable={progress !== null} onClick={() => input.current?.click()}>
            {words.choose}
          </Button>
          {progress ? (
            <Button
              onClick={() => {
                merge.actions.stop();
                focusChooser();
              }}
            >
              {words.stop}
            </Button>
          ) : null}
          {files > 0 && !progress ? (
            <Button
              appearance="subtle"
              onClick={() => {
                merge.actions.clear();
                focusChooser();
              }}
            >
              {words.clear}
            </Button>
          ) : null}
        </div>
        {isDropping ? <span>{words.drop}</span> : null}
        {progress ? (
          <div>
            <div>{words.reading(progress.done, progress.total, progress.secondsLeft)}</div>
            <progress
              className={styles.progress}
              aria-label={words.title}
              value={progress.done}
              max={Math.max(progress.total, 1)}
            />
          </div>
        ) : null}
      </div>
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
      {view && !progress ? (
        <>
          <MergeBoard view={view} open={openQuestions(merge.state)} idOf={(place) => `${id}-${place}`} />
          <RosterChoice checked={state.checked} merge={merge} />
          <EarlierChoice merge={merge} />
          <MergeResultView view={view} merge={merge} id={id} />
          <Delivery
            id={`${id}-returning`}
            merging={merging}
            merge={merge}
            isBusy={state.task !== null}
            actions={actions}
          />
        </>
      ) : null}
    </section>
  );
}

function openQuestions({ conflicts, unclear, decisions }: MergeState): number {
  const open = conflicts.filter(({ branch }) => !decisions.chosen?.some((chosen) => chosen.branch === branch));
  return open.length + unclear.filter(({ name }) => decisions.sameAs?.[name] === undefined).length;
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
    case "created":
      return { text: merge.created(announcement.name), isFailure: false };
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
    case "earlier-failed":
      return {
        text: merge.earlierFailed(announcement.name, hostError(hostCodeOf(announcement.code), announcement.facts)),
        isFailure: true,
      };
    case "roster-empty":
      return { text: merge.rosterEmpty(announcement.name), isFailure: true };
    case "roster-failed":
      return {
        text: merge.rosterFailed(announcement.name, hostError(hostCodeOf(announcement.code), announcement.facts)),
        isFailure: true,
      };
    case "failed":
      return { text: merge.failed(hostError(hostCodeOf(announcement.code), announcement.facts)), isFailure: true };
  }
}
