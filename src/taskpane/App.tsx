import { Button, FluentProvider, Select, Tab, TabList, useRestoreFocusTarget } from "@fluentui/react-components";
import { type ReactElement, type ReactNode, Suspense, useEffect, useId, useRef, useState } from "react";
import type { Explanation, Finding } from "../core/findings/finding";
import { knownRubrics, unconfirmedRubrics } from "../core/generation/rubric-sheet/found-rubrics";
import type { TemplateId } from "../core/schemes/types";
import { Announcements } from "./components/Announcements";
import { BranchResults, ProgressList } from "./components/Branches";
import { FindingList, UncheckedList } from "./components/FindingList";
import { Guide, useGuide } from "./components/Guide";
import { Notices } from "./components/Notices";
import { Offers } from "./components/Offers";
import { RubricCard } from "./components/RubricCard";
import { Verdict } from "./components/Verdict";
import { KnownRubrics, MergePanel, PreviewDialog, ReviewTab, RubricReadings, SummaryTab } from "./later";
import { rubricRowAt } from "./progress";
import { initialReviewView } from "./review/review-view";
import type { CommandId, Session } from "./session";
import { type PaneState, tabs } from "./state";
import { usePaneStyles } from "./styles";
import { useMerge } from "./summary/use-merge";
import { type Texts, TextsContext, useTexts } from "./texts";
import { useTheme } from "./theme";
import { type PaneActions, usePane } from "./use-pane";

/** The texts and the theme around any part of the interface. */
export function Frame({
  texts,
  officeBackground = null,
  children,
}: {
  readonly texts: Texts;
  readonly officeBackground?: string | null;
  readonly children: ReactNode;
}): ReactElement {
  const theme = useTheme(officeBackground);
  return (
    <FluentProvider theme={theme} style={{ height: "100%" }}>
      <TextsContext.Provider value={texts}>{children}</TextsContext.Provider>
    </FluentProvider>
  );
}

/** What a ribbon button asks the pane to do as soon as it is open. */
export type StartAction = "check" | CommandId;

/** The task pane, the same in Excel and on the browser page. */
export function App({
  session,
  startWith,
  onState,
}: {
  readonly session: Session;
  readonly startWith?: StartAction;
  /** Hears every state, for a page that marks findings in its own view. */
  readonly onState?: (state: PaneState) => void;
}): ReactElement {
  const { state, actions } = usePane(session, onState);
  const guide = useGuide(state.checked !== null);
  const styles = usePaneStyles();
  const { pane } = useTexts();
  const id = useId();
  const wasUndoUsed = useRef(false);
  const merge = useMerge(session.merging?.work, state.quotaPercent);
  const [reviewView, setReviewView] = useState(initialReviewView);
  useEffect(() => {
    if (startWith === undefined) return;
    const command = startWith === "check" ? undefined : session.commands[startWith];
    if (startWith === "summary") actions.choose("summary");
    if (command) actions.plan(({ snapshot, review }, options) => command(snapshot, review, options));
    else actions.check();
  }, [session, actions, startWith]);
  if (state.undo.length > 0) wasUndoUsed.current = true;
  const canUndo = state.undo.length > 0 && state.task === null;
  return (
    <div className={styles.pane} lang={pane.language}>
      <header className={styles.top}>
        <Verdict
          state={state}
          hasTemplates={session.templates.length > 0}
          onCheck={actions.check}
          onStop={actions.stop}
        />
        <TabList
          className={styles.tabs}
          aria-label={pane.tabs.label}
          selectedValue={state.tab}
          onTabSelect={(_, data) => actions.choose(data.value as PaneState["tab"])}
        >
          {tabs.map((tab) => (
            <Tab key={tab} id={`${id}-${tab}`} value={tab} aria-controls={`${id}-body`}>
              {pane.tabs[tab]}
            </Tab>
          ))}
        </TabList>
      </header>
      <div className={styles.announcements}>
        <Announcements
          state={state}
          onRetry={actions.retry}
          onClose={actions.closeFailure}
          onBeside={actions.planBeside}
        />
      </div>
      <main
        className={styles.body}
        role="tabpanel"
        id={`${id}-body`}
        aria-labelledby={`${id}-${state.tab}`}
        tabIndex={0}
      >
        {guide.isOpen ? <Guide hasChecked={state.checked !== null} onClose={guide.close} /> : null}
        {state.tab === "fill" ? <FillTab session={session} state={state} actions={actions} /> : null}
        <Suspense fallback={<p className={styles.hint}>{pane.page.opening}</p>}>
          {state.tab === "review" ? (
            <ReviewTab
              state={state}
              actions={actions}
              view={reviewView}
              onView={setReviewView}
              drawCommand={<Commands ids={["review"]} session={session} state={state} actions={actions} />}
              fillCommand={<Commands ids={["fill"]} session={session} state={state} actions={actions} />}
            />
          ) : null}
          {state.tab === "summary" ? (
            <SummaryTab
              state={state}
              commands={<Commands ids={["summary"]} session={session} state={state} actions={actions} />}
              merging={
                session.merging ? (
                  <MergePanel merging={session.merging} merge={merge} state={state} actions={actions} />
                ) : null
              }
              onQuota={actions.setQuota}
            />
          ) : null}
        </Suspense>
      </main>
      <footer className={styles.bottom}>
        {/* Once it was of use it keeps the focus while there is nothing to undo. */}
        <Button
          size="small"
          title={pane.hints.undoLimits}
          {...(wasUndoUsed.current ? { disabledFocusable: !canUndo } : { disabled: !canUndo })}
          onClick={actions.undo}
        >
          {pane.commands.undo}
        </Button>
        <Button
          size="small"
          appearance="transparent"
          aria-expanded={guide.isOpen}
          onClick={guide.isOpen ? guide.close : guide.open}
        >
          {pane.fill.guide.open}
        </Button>
      </footer>
      <Suspense fallback={null}>
        {state.preview ? (
          <PreviewDialog
            preview={state.preview}
            isWriting={state.task !== null}
            note={session.clearsUndo ? pane.fill.notices.undoList : null}
            beside={{ sheets: state.lockedSheets, onWrite: actions.planBeside }}
            onTick={actions.tick}
            onConfirm={actions.confirm}
            onCancel={actions.cancel}
          />
        ) : null}
      </Suspense>
    </div>
  );
}

const nothing = { purpose: "generate", edits: [] } as const;

interface PartProps {
  readonly session: Session;
  readonly state: PaneState;
  readonly actions: PaneActions;
}

function FillTab({ session, state, actions }: PartProps): ReactElement {
  const { checked } = state;
  const { explain, confirmRubric } = session;
  const unread = checked ? unconfirmedRubrics(checked.review) : [];
  const known = checked ? knownRubrics(checked.review) : [];
  const row = checked && state.selected ? rubricRowAt(checked.review, state.selected) : null;
  const templates =
    session.templates.length > 0 ? <Templates session={session} state={state} actions={actions} /> : null;
  // Where nothing was recognised there is nothing to fill in: the way on comes first.
  const isUnrecognised = checked?.review.verdict === "unrecognised";
  return (
    <>
      {isUnrecognised ? templates : null}
      <Commands ids={["fill", "rectification"]} session={session} state={state} actions={actions} />
      {checked ? (
        <>
          <Notices snapshot={checked.snapshot} />
          <Offers offers={state.offers} onReveal={actions.reveal} onCopied={actions.copied} />
          {confirmRubric && unread.length > 0 ? (
            <Suspense fallback={null}>
              <RubricReadings
                sheets={unread}
                isBusy={state.task !== null}
                onReveal={actions.reveal}
                onConfirm={({ sheet }, chosen) =>
                  actions.plan(({ snapshot, review }) => {
                    const read = unconfirmedRubrics(review).find((s) => s.sheet.id === sheet.id);
                    return read ? confirmRubric(snapshot, read, chosen) : nothing;
                  })
                }
              />
            </Suspense>
          ) : null}
          {row ? <RubricCard row={row} /> : null}
          <FindingList
            findings={checked.review.findings}
            shown={state.shown}
            selected={state.selected}
            isBusy={state.task !== null}
            hasSeveralBranches={checked.review.branches.length > 1}
            onReveal={actions.reveal}
            onToggle={actions.toggle}
            onFix={(fixes) => actions.plan(() => ({ purpose: "fix", edits: fixes }))}
            {...(explain && {
              onExplain: (finding: Finding, given: Explanation) =>
                actions.enter(
                  ({ snapshot, review }, options) => explain(snapshot, review, finding, given, options),
                  true,
                ),
            })}
          >
            <FindingsCommand session={session} state={state} actions={actions} />
          </FindingList>
          <BranchResults review={checked.review} />
          <ProgressList review={checked.review} onReveal={actions.reveal} />
          <UncheckedList unchecked={checked.review.unchecked} />
          {confirmRubric && known.length > 0 ? (
            <Suspense fallback={null}>
              <KnownRubrics
                sheets={known}
                isBusy={state.task !== null}
                onReadAlone={({ sheet }) =>
                  actions.plan(({ snapshot, review }) => {
                    const taken = knownRubrics(review).find((s) => s.sheet.id === sheet.id);
                    return taken ? confirmRubric(snapshot, taken) : nothing;
                  })
                }
              />
            </Suspense>
          ) : null}
        </>
      ) : null}
      {isUnrecognised ? null : templates}
      <Privacy />
    </>
  );
}

/** The results as a sheet to print, for those who work on paper. */
function FindingsCommand({ session, state, actions }: PartProps): ReactElement | null {
  const { pane } = useTexts();
  const focusTarget = useRestoreFocusTarget();
  const command = session.commands.findings;
  if (!command || !state.checked || state.checked.review.findings.length === 0) return null;
  return (
    <Button
      {...focusTarget}
      size="small"
      title={pane.hints.findings}
      disabledFocusable={state.task !== null}
      onClick={() => actions.plan(({ snapshot, review }, options) => command(snapshot, review, options))}
    >
      {pane.commands.findings}
    </Button>
  );
}

function Privacy(): ReactElement {
  const styles = usePaneStyles();
  const { pane } = useTexts();
  return <p className={styles.hint}>{pane.privacy}</p>;
}

/** The buttons of those commands that this session has. */
function Commands({
  ids,
  session,
  state,
  actions,
}: PartProps & { readonly ids: readonly CommandId[] }): ReactElement | null {
  const styles = usePaneStyles();
  const { pane } = useTexts();
  const focusTarget = useRestoreFocusTarget();
  const own = useId();
  const present = ids.flatMap((id) => {
    const command = session.commands[id];
    return command ? [{ id, command }] : [];
  });
  if (present.length === 0) return null;
  return (
    <div className={styles.commands}>
      {present.map(({ id, command }, index) => (
        <div key={id}>
          <Button
            {...focusTarget}
            className={styles.command}
            appearance={index === 0 && state.checked?.review.verdict !== "unrecognised" ? "primary" : "secondary"}
            aria-describedby={`${own}-${id}`}
            {...(state.checked ? { disabledFocusable: state.task !== null } : { disabled: true })}
            onClick={() => actions.plan(({ snapshot, review }, options) => command(snapshot, review, options))}
          >
            {pane.commands[id]}
          </Button>
          <p id={`${own}-${id}`} className={styles.hint}>
            {pane.hints[id]}
          </p>
        </div>
      ))}
      {!state.checked ? <p className={styles.hint}>{pane.hints.needsCheck}</p> : null}
    </div>
  );
}

function Templates({ session, state, actions }: PartProps): ReactElement {
  const styles = usePaneStyles();
  const { pane } = useTexts();
  const focusTarget = useRestoreFocusTarget();
  const own = useId();
  const [chosen, setChosen] = useState<TemplateId | undefined>(session.templates[0]?.id);
  const sources = [...new Set(session.templates.map((template) => template.source))];
  return (
    <section className={`${styles.section} ${styles.templates}`}>
      <label htmlFor={own} className={styles.heading}>
        {pane.template.choose}
      </label>
      <Select id={own} value={chosen ?? ""} onChange={(_, data) => setChosen(data.value as TemplateId)}>
        {sources.map((source) => (
          <optgroup key={source} label={source}>
            {session.templates
              .filter((template) => template.source === source)
              .map((template) => (
                <option key={template.id} value={template.id}>
                  {template.title}
                </option>
              ))}
          </optgroup>
        ))}
      </Select>
      <Button
        {...focusTarget}
        aria-describedby={`${own}-hint`}
        {...(state.checked ? { disabledFocusable: state.task !== null } : { disabled: true })}
        onClick={() => chosen && actions.plan(({ snapshot }) => session.insertTemplate(snapshot, chosen))}
      >
        {pane.commands.template}
      </Button>
      <p id={`${own}-hint`} className={styles.hint}>
        {pane.hints.template}
      </p>
    </section>
  );
}
