import { makeStyles, mergeClasses, shorthands, tokens } from "@fluentui/react-components";
import { type ReactElement, useEffect, useState } from "react";
import { ErrorBoundary } from "../taskpane/shared/ErrorBoundary";
import { useTexts } from "../taskpane/texts";
import { DiscardDialog } from "./DiscardDialog";
import { FilePane } from "./FilePane";
import { FileTabs } from "./FileTabs";
import type { KeptWork } from "./kept-work";
import { KeptWorkBar } from "./KeptWorkBar";
import { PageNotices } from "./Notices";
import { PageBar } from "./PageBar";
import { isUnsaved, type OpenFile, resultName } from "./page-state";
import { usePageTexts } from "../taskpane/sheet-view/page-texts";
import { type OpenFiles, useOpenFiles } from "./use-open-files";
import { GlimpseViewer, Viewer } from "./Viewer";
import type { Workspace } from "./workspace";

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    height: "100%",
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
  },
  main: {
    flexGrow: 1,
    minHeight: 0,
    display: "flex",
    "@media (max-width: 760px)": { flexDirection: "column" },
  },
  viewer: { flexGrow: 1, minWidth: 0, minHeight: 0, display: "flex", flexDirection: "column" },
  pane: {
    flexShrink: 0,
    width: "350px",
    minHeight: 0,
    boxSizing: "border-box",
    ...shorthands.borderWidth(0, 0, 0, "1px"),
    ...shorthands.borderStyle("solid"),
    ...shorthands.borderColor(tokens.colorNeutralStroke1),
    "@media (max-width: 760px)": { width: "100%", height: "55%", ...shorthands.borderWidth("1px", 0, 0, 0) },
  },
  hidden: { display: "none" },
  empty: {
    flexGrow: 1,
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "center",
    gap: "8px",
    padding: "24px",
    textAlign: "center",
  },
  drop: { outline: `3px dashed ${tokens.colorBrandStroke1}`, outlineOffset: "-6px" },
});

/** The browser page: files, a view of the workbook, and beside it the same pane as in Excel. */
export function Page({
  workspace,
  keptWork,
  onOtherLanguage,
}: {
  readonly workspace: Workspace;
  readonly keptWork: KeptWork;
  readonly onOtherLanguage: () => void;
}): ReactElement {
  const styles = useStyles();
  const { pane } = useTexts();
  const files = useOpenFiles(workspace);
  const { state, dispatch } = files;
  const [isDropping, setDropping] = useState(false);
  useQuestionBeforeLeaving(state.files.some(isUnsaved));
  const active = state.files.find((file) => file.id === state.active);
  const closing = state.files.find((file) => file.id === state.closing);

  function download(file: OpenFile): void {
    workspace.save(resultName(file.name), file.bytes);
    dispatch({ type: "downloaded", id: file.id, bytes: file.bytes });
  }

  return (
    <div
      className={mergeClasses(styles.page, isDropping && styles.drop)}
      lang={pane.language}
      onDragOver={(event) => {
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={(event) => {
        if (event.currentTarget === event.target) setDropping(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setDropping(false);
        if (event.dataTransfer.files.length > 0) files.open(event.dataTransfer.files);
      }}
    >
      <PageBar
        active={active}
        isDropping={isDropping}
        onOpen={files.open}
        onDownload={download}
        onTutorial={files.openTutorial}
        onOtherLanguage={onOtherLanguage}
      />
      <PageNotices state={state} onClose={() => dispatch({ type: "refusals-closed" })} />
      <ErrorBoundary>
        <KeptWorkBar kept={keptWork} files={state.files} onReopen={files.reopen} />
      </ErrorBoundary>
      <FileTabs state={state} dispatch={dispatch} />
      <div className={styles.main}>
        <Workbook files={files} active={active} />
        {state.files.map((file) => (
          <aside key={file.id} className={file.id === state.active ? styles.pane : styles.hidden}>
            <ErrorBoundary>
              <FilePane
                opened={files.opened(file.id)}
                onFindings={(findings) => dispatch({ type: "checked", id: file.id, findings })}
                onSettled={() => dispatch({ type: "settled", id: file.id })}
                onActions={(actions) => files.attach(file.id, actions)}
              />
            </ErrorBoundary>
          </aside>
        ))}
      </div>
      {closing ? <DiscardDialog file={closing} dispatch={dispatch} /> : null}
    </div>
  );
}

/** The part that shows a workbook, or says that there is none. */
function Workbook({
  files: { state, dispatch, select, enter, undo },
  active,
}: {
  readonly files: OpenFiles;
  readonly active: OpenFile | undefined;
}): ReactElement {
  const styles = useStyles();
  const { pane } = useTexts();
  const page = usePageTexts();
  return (
    <section className={styles.viewer} aria-label={page.viewer}>
      <ErrorBoundary resetKey={state}>
        {state.glimpsed ? (
          <GlimpseViewer glimpsed={state.glimpsed} />
        ) : active ? (
          <Viewer
            file={active}
            onSheet={(sheet) => dispatch({ type: "sheet-shown", id: active.id, sheet })}
            onSelect={(place) => select(active.id, place)}
            onEnter={(typed) => enter(active.id, typed)}
            onUndo={() => undo(active.id)}
          />
        ) : (
          <div className={styles.empty}>
            <strong>{state.isOpening ? pane.opening : page.empty}</strong>
            <span>{page.emptyHint}</span>
          </div>
        )}
      </ErrorBoundary>
    </section>
  );
}

/** Leaving the page would lose what was not downloaded. */
function useQuestionBeforeLeaving(hasUnsaved: boolean): void {
  useEffect(() => {
    if (!hasUnsaved) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [hasUnsaved]);
}
