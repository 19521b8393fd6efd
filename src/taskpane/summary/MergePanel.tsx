import { Button, mergeClasses, Select, useRestoreFocusTarget } from "@fluentui/react-components";
import { type ReactElement, useEffect, useId, useMemo, useRef, useState } from "react";
import type { AddSheet } from "../../core/changes/change-set";
import type { SheetDesign } from "../../core/design/sheet-design";
import { readRoster } from "../../core/merging/roster";
import { PreviewDialog } from "../components/PreviewDialog";
import { type Preview, previewOf, tickedChanges } from "../preview";
import type { Merging } from "../session";
import type { Checked, PaneState } from "../state";
import { usePaneStyles } from "../styles";
import { type Texts, useTexts } from "../texts";
import type { PaneActions } from "../use-pane";
import { chosenFiles, droppedFiles } from "./given-files";
import { MergeResultView } from "./MergeResultView";
import { hostCodeOf } from "./merge-texts";
import { useMergeStyles } from "./merge-styles";
import type { ChosenRoster, Merge, MergeState } from "./use-merge";

const accepted = ".xlsx,.xlsm,.xls,.zip";

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
  const news = newsText(merge.state, texts);
  const sentence = useRef<HTMLParagraphElement>(null);
  // The person waits for this below a long list; the focus stays where it is.
  useEffect(() => sentence.current?.scrollIntoView?.({ block: "nearest" }), [files, view === null]);
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
      <div aria-live="polite" {...(news || view ? { role: "status" } : {})}>
        {news ? <p className={mergeClasses(styles.news, news.isFailure && styles.failed)}>{news.text}</p> : null}
        {isMerging && !view ? <p className={styles.news}>{words.merging}</p> : null}
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
          <RosterChoice checked={state.checked} merge={merge} />
          <MergeResultView view={view} merge={merge} />
          <Delivery merging={merging} merge={merge} isBusy={state.task !== null} actions={actions} />
        </>
      ) : null}
    </section>
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

function newsText(
  { news }: MergeState,
  { pane, hostError }: Texts,
): { readonly text: string; readonly isFailure: boolean } | null {
  const { merge } = pane.summary;
  switch (news?.kind) {
    case undefined:
      return null;
    case "stopped":
      return { text: merge.stopped, isFailure: false };
    case "copied":
      return { text: merge.copied, isFailure: false };
    case "created":
      return { text: merge.created(news.name), isFailure: false };
    case "nothing-found":
      return { text: merge.nothingFound, isFailure: true };
    case "roster-empty":
      return { text: merge.rosterEmpty(news.name), isFailure: true };
    case "roster-failed":
      return { text: merge.rosterFailed(news.name, hostError(hostCodeOf(news.code), news.facts)), isFailure: true };
    case "failed":
      return { text: merge.failed(hostError(hostCodeOf(news.code), news.facts)), isFailure: true };
  }
}

/** Sheets of the open workbook that list branches. */
function rosterSheets(checked: Checked | null): readonly ChosenRoster[] {
  if (!checked) return [];
  return checked.review.sheets.flatMap(({ sheet, kind }): ChosenRoster[] => {
    if (kind === "own" || kind === "scoring" || kind === "fields" || sheet.visibility !== "visible") return [];
    const roster = readRoster({ ...checked.snapshot, sheets: [sheet] });
    return roster && roster.entries.length > 0 ? [{ kind: "sheet", name: sheet.name, roster }] : [];
  });
}

function RosterChoice({ checked, merge }: { readonly checked: Checked | null; readonly merge: Merge }): ReactElement {
  const pane = usePaneStyles();
  const styles = useMergeStyles();
  const { merge: words } = useTexts().pane.summary;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const sheets = useMemo(() => rosterSheets(checked), [checked]);
  const { roster } = merge.state;
  const key = ({ kind, name }: ChosenRoster): string => `${kind} ${name}`;
  const known = roster && !sheets.some((one) => key(one) === key(roster)) ? [...sheets, roster] : sheets;
  return (
    <div>
      <label htmlFor={id} className={styles.part} style={{ display: "block" }}>
        {words.roster}
      </label>
      <Select
        id={id}
        value={roster ? key(roster) : ""}
        onChange={(_, data) => merge.actions.chooseRoster(known.find((one) => key(one) === data.value) ?? null)}
      >
        <option value="">{words.rosterNone}</option>
        {known.map((one) => (
          <option key={key(one)} value={key(one)}>
            {one.kind === "sheet" ? words.rosterSheet(one.name) : words.rosterFile(one.name)}
          </option>
        ))}
      </Select>
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx,.xlsm,.xls"
        onChange={(event) => {
          const [file] = chosenFiles(event.target.files ?? []);
          if (file) merge.actions.readRoster(file);
          event.target.value = "";
        }}
      />
      <Button
        size="small"
        style={{ marginTop: "8px" }}
        aria-describedby={`${id}-hint`}
        onClick={() => input.current?.click()}
      >
        {words.chooseRoster}
      </Button>
      <p id={`${id}-hint`} className={pane.hint}>
        {roster ? words.rosterCount(roster.roster.entries.length) : words.rosterHint}
      </p>
    </div>
  );
}

/** The sheets of a new workbook, as a preview shows them. */
function asAdded(designs: readonly SheetDesign[]): readonly AddSheet[] {
  return designs.map((design, index) => ({
    kind: "add-sheet",
    sheet: { id: `new:${design.name}`, name: design.name },
    index,
    design,
  }));
}

function Delivery({
  merging,
  merge,
  isBusy,
  actions,
}: {
  readonly merging: Merging;
  readonly merge: Merge;
  readonly isBusy: boolean;
  readonly actions: PaneActions;
}): ReactElement {
  const pane = usePaneStyles();
  const styles = useMergeStyles();
  const { merge: words } = useTexts().pane.summary;
  const id = useId();
  const focusTarget = useRestoreFocusTarget();
  const [preview, setPreview] = useState<Preview | null>(null);
  const [isDrawing, setDrawing] = useState(false);
  const { create } = merging;

  async function deliver(): Promise<void> {
    setDrawing(true);
    const designs = await merge.actions.draw();
    setDrawing(false);
    if (!designs) return;
    if (create) setPreview(previewOf({ purpose: "generate", edits: asAdded(designs) }));
    else actions.plan(({ snapshot, review }) => merging.place(snapshot, review, designs));
  }

  async function makeFile(shown: Preview): Promise<void> {
    const designs = tickedChanges(shown).edits.flatMap((edit) => (edit.kind === "add-sheet" ? edit.design : []));
    setDrawing(true);
    try {
      await create?.(words.fileName, designs);
      merge.actions.tell({ kind: "created", name: words.fileName });
    } catch (error) {
      const code = hostCodeOf((error as { code?: unknown } | null)?.code);
      merge.actions.tell({ kind: "failed", name: words.fileName, code, facts: {} });
    } finally {
      setDrawing(false);
      setPreview(null);
    }
  }

  return (
    <div className={styles.place}>
      <Button
        {...focusTarget}
        appearance="primary"
        className={pane.command}
        aria-describedby={`${id}-hint`}
        disabledFocusable={isBusy || isDrawing || merge.state.isMerging || merge.state.view?.merged === 0}
        onClick={() => void deliver()}
      >
        {create ? words.create : words.place}
      </Button>
      <p id={`${id}-hint`} className={pane.hint}>
        {create ? words.createHint : words.placeHint}
      </p>
      {preview ? (
        <PreviewDialog
          preview={preview}
          isWriting={isDrawing}
          note={null}
          onTick={(ids, isTicked) =>
            setPreview({
              ...preview,
              lines: preview.lines.map((line) => (ids.includes(line.id) ? { ...line, isTicked } : line)),
            })
          }
          onConfirm={() => void makeFile(preview)}
          onCancel={() => setPreview(null)}
        />
      ) : null}
    </div>
  );
}
