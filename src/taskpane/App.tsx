import { Button, FluentProvider, Tab, TabList } from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useEffect, useId, useState } from "react";
import { Announcements } from "./shared/Announcements";
import { Commands } from "./shared/Commands";
import { ErrorBoundary } from "./shared/ErrorBoundary";
import { FillTab } from "./fill/FillTab";
import { Guide, type GuideState, useGuide } from "./shared/Guide";
import type { PartProps } from "./shared/part";
import { PrintSet } from "./shared/PrintSet";
import { VerdictBar } from "./shared/Verdict";
import { fetchTabs, MergePanel, PreviewDialog, ReviewTab, SummaryTab } from "./on-demand";
import { initialReviewView, type ReviewView } from "./review/review-view";
import type { Ribbon, RibbonTask } from "./ribbon";
import type { Session } from "./session";
import { type PaneState, tabs } from "./state";
import { usePaneStyles } from "./styles";
import { useOwnScroll } from "./shared/use-own-scroll";
import { type Merge, useMerge } from "./summary/use-merge";
import { type Texts, TextsContext, useTexts } from "./texts";
import { type OfficeBackground, useTheme } from "./theme";
import type { PaneActions } from "./pane/actions";
import { usePane } from "./pane/use-pane";

const noBackground: OfficeBackground = () => null;

/** The texts and the theme around any part of the interface. */
export function Frame({
  texts,
  officeBackground = noBackground,
  children,
}: {
  readonly texts: Texts;
  readonly officeBackground?: OfficeBackground;
  readonly children: ReactNode;
}): ReactElement {
  const theme = useTheme(officeBackground);
  return (
    <FluentProvider theme={theme} style={{ height: "100%" }}>
      <TextsContext.Provider value={texts}>
        <ErrorBoundary>{children}</ErrorBoundary>
      </TextsContext.Provider>
    </FluentProvider>
  );
}

/** The task pane, the same in Excel and on the browser page. */
export function App({
  session,
  ribbon,
  onState,
  onActions,
}: {
  readonly session: Session;
  /** Where buttons of the ribbon ask the pane for tasks. */
  readonly ribbon?: Ribbon;
  /** Hears every state, for a page that marks findings in its own view. */
  readonly onState?: (state: PaneState) => void;
  /** Takes what a person can do in the pane, for a page on which it can be done elsewhere too. */
  readonly onActions?: (actions: PaneActions) => void;
}): ReactElement {
  const { state, actions } = usePane(session, onState);
  useEffect(() => onActions?.(actions), [actions, onActions]);
  const hasChecked = state.checked !== null;
  const guide = useGuide(hasChecked, state.tab);
  const styles = usePaneStyles();
  const { pane } = useTexts();
  const id = useId();
  const scroll = useOwnScroll(state.tab);
  const merge = useMerge(session.merging?.work, state.quotaPercent);
  const [reviewView, setReviewView] = useState(initialReviewView);
  useRibbon(ribbon, session, state, actions);
  useEffect(() => {
    // A tab that does not arrive now is asked for again when it is opened.
    if (hasChecked) void fetchTabs().catch(() => undefined);
  }, [hasChecked]);
  return (
    <div className={styles.pane} lang={pane.language}>
      <Top id={id} session={session} state={state} actions={actions} />
      <div className={styles.announcements}>
        <ErrorBoundary resetKey={state.announcement}>
          <Announcements
            state={state}
            onRetry={actions.retry}
            onClose={actions.closeFailure}
            onBeside={actions.planBeside}
          />
        </ErrorBoundary>
      </div>
      <main
        ref={scroll.ref}
        onScroll={scroll.onScroll}
        className={styles.body}
        role="tabpanel"
        id={`${id}-body`}
        aria-labelledby={`${id}-${state.tab}`}
        tabIndex={0}
      >
        {guide.isOpen ? (
          <Guide session={session} state={state} actions={actions} hasChecked={hasChecked} onClose={guide.close} />
        ) : null}
        <ErrorBoundary key={state.tab} resetKey={state.checked}>
          <TabBody
            session={session}
            state={state}
            actions={actions}
            merge={merge}
            reviewView={reviewView}
            onReviewView={setReviewView}
          />
        </ErrorBoundary>
      </main>
      <Bottom state={state} actions={actions} guide={guide} />
      <ErrorBoundary resetKey={state.preview}>
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
      </ErrorBoundary>
    </div>
  );
}

/** Does what buttons of the ribbon ask for. */
function useRibbon(ribbon: Ribbon | undefined, session: Session, state: PaneState, actions: PaneActions): void {
  const [asked, setAsked] = useState<RibbonTask | null>(null);
  useEffect(() => ribbon?.listen(setAsked), [ribbon]);
  useEffect(() => {
    // What is under way is finished first.
    if (asked === null || state.task !== null) return;
    setAsked(null);
    const command = asked === "check" ? undefined : session.commands[asked];
    if (asked === "summary") actions.choose("summary");
    if (command) {
      actions.plan(({ snapshot, result: checked }, options) => command(snapshot, checked, options), asked);
    } else actions.check();
  }, [session, actions, asked, state.task]);
}

/** The verdict and the tabs, always in view. */
function Top({ id, session, state, actions }: PartProps & { readonly id: string }): ReactElement {
  const styles = usePaneStyles();
  const { pane } = useTexts();
  return (
    <header className={styles.top}>
      <ErrorBoundary resetKey={state.checked}>
        <VerdictBar
          state={state}
          hasTemplates={session.templates !== undefined}
          onCheck={actions.check}
          onStop={actions.stop}
        />
      </ErrorBoundary>
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
  );
}

/** What the tab in view holds. */
function TabBody({
  session,
  state,
  actions,
  merge,
  reviewView,
  onReviewView,
}: PartProps & {
  readonly merge: Merge;
  readonly reviewView: ReviewView;
  readonly onReviewView: (view: ReviewView) => void;
}): ReactElement {
  const part = { session, state, actions };
  switch (state.tab) {
    case "fill":
      return <FillTab {...part} />;
    case "review":
      return (
        <ReviewTab
          state={state}
          actions={actions}
          view={reviewView}
          onView={onReviewView}
          drawCommand={<Commands ids={["review"]} {...part} />}
          fillCommand={<Commands ids={["fill"]} {...part} />}
        />
      );
    case "summary":
      return (
        <SummaryTab
          state={state}
          commands={
            <>
              <Commands ids={["summary"]} {...part} />
              <PrintSet {...part} />
            </>
          }
          merging={
            session.merging ? (
              <MergePanel merging={session.merging} merge={merge} state={state} actions={actions} />
            ) : null
          }
          onQuota={actions.setQuota}
        />
      );
  }
}

/** What takes back, and what explains. */
function Bottom({ state, actions, guide }: Omit<PartProps, "session"> & { readonly guide: GuideState }): ReactElement {
  const styles = usePaneStyles();
  const { pane } = useTexts();
  const hasUndo = state.undo.length > 0;
  const [wasUndoUsed, setUndoUsed] = useState(false);
  useEffect(() => {
    if (hasUndo) setUndoUsed(true);
  }, [hasUndo]);
  const canUndo = hasUndo && state.task === null;
  return (
    <footer className={styles.bottom}>
      {/* Once it was of use it keeps the focus while there is nothing to undo. */}
      <Button
        size="small"
        title={pane.hints.undoLimits}
        {...(wasUndoUsed ? { disabledFocusable: !canUndo } : { disabled: !canUndo })}
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
  );
}
