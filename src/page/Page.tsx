import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  makeStyles,
  mergeClasses,
  Select,
  shorthands,
  Tab,
  TabList,
  tokens,
} from "@fluentui/react-components";
import {
  type DragEvent,
  type ReactElement,
  useCallback,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from "react";
import { severities } from "../core/findings/finding";
import { parseA1, toA1 } from "../core/workbook/address";
import { App } from "../taskpane/App";
import { SignIcon } from "../taskpane/icons";
import type { Place, Session } from "../taskpane/session";
import type { PaneState } from "../taskpane/state";
import { type Texts, useTexts } from "../taskpane/texts";
import { initialPage, isUnsaved, type OpenFile, reducePage } from "./page-state";
import { type CellMark, SheetView } from "./SheetView";

/** What the page needs from behind it; files are opened one by one, so that one bad file does not stop the others. */
export interface Workspace {
  /** @throws HostError why the file cannot be opened */
  open(name: string, bytes: Uint8Array, isSample: boolean): Promise<OpenedFile>;
  /** The sample's bytes; null where it cannot be had. */
  sample(): Promise<{ readonly name: string; readonly bytes: Uint8Array } | null>;
  /** Fetches what is needed later, so that the page goes on working when the network is gone. */
  fetchRest(): Promise<void>;
  /** Gives the person a file. */
  save(name: string, bytes: Uint8Array): void;
}

export interface OpenedFile {
  readonly file: OpenFile;
  readonly session: Session;
  /** Tells the pane what the person selected. */
  select(place: Place): void;
  /** Calls back when the pane wants a cell shown, and after every write. */
  connect(listener: WorkbookListener): void;
}

export interface WorkbookListener {
  onReveal(place: Place): void;
  onWritten(bytes: Uint8Array, view: OpenFile["view"]): void;
  /** The pane made a workbook of its own. */
  onCreated(name: string, bytes: Uint8Array): void;
}

export interface RefusedFile {
  readonly name: string;
  readonly error: unknown;
}

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    height: "100%",
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
  },
  bar: {
    flexShrink: 0,
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "8px 12px",
    padding: "8px 16px",
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    // On a narrow page the workbook and the pane need the room.
    "@media (max-width: 760px)": { gap: "4px 8px", padding: "4px 8px" },
  },
  invitation: { "@media (max-width: 760px)": { display: "none" } },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  space: { flexGrow: 1 },
  alert: {
    flexShrink: 0,
    display: "flex",
    alignItems: "flex-start",
    gap: "8px",
    padding: "8px 16px",
    backgroundColor: tokens.colorStatusDangerBackground1,
    overflowWrap: "anywhere",
  },
  heard: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
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
  files: {
    flexShrink: 0,
    display: "flex",
    alignItems: "center",
    overflowX: "auto",
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  note: {
    flexShrink: 0,
    padding: "4px 16px",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  chooser: { flexShrink: 0, width: "180px", margin: "4px 8px" },
  sheets: {
    flexShrink: 0,
    display: "flex",
    alignItems: "center",
    overflowX: "auto",
    backgroundColor: tokens.colorNeutralBackground2,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  sheetMark: { display: "inline-flex", verticalAlign: "middle", marginLeft: "4px" },
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
  error: { color: tokens.colorStatusDangerForeground3 },
  query: { color: tokens.colorStatusWarningForeground3 },
  info: { color: tokens.colorBrandForeground1 },
});

/** "book.xlsx" → "book-定级.xlsx": the file that was opened is never overwritten. */
function resultName(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? `${name}-定级.xlsx` : `${name.slice(0, dot)}-定级${name.slice(dot)}`;
}

/** What the check found, by sheet and cell; an explained query is no longer marked. */
function marksOf(findings: OpenFile["findings"], texts: Texts): ReadonlyMap<string, ReadonlyMap<string, CellMark>> {
  const marks = new Map<string, Map<string, CellMark>>();
  for (const finding of findings) {
    const { sheet, severity } = finding;
    if (sheet === null || finding.cell === null || finding.explanation) continue;
    const cell = toA1(parseA1(finding.cell));
    const bySheet = marks.get(sheet) ?? new Map<string, CellMark>();
    marks.set(sheet, bySheet);
    const known = bySheet.get(cell);
    const message = texts.pane.page.marked(texts.severity(severity), texts.finding(finding));
    const isGraver = known === undefined || severities.indexOf(severity) < severities.indexOf(known.severity);
    bySheet.set(cell, {
      severity: isGraver ? severity : known.severity,
      messages: [...(known?.messages ?? []), message],
    });
  }
  return marks;
}

export function Page({
  workspace,
  refusalOf,
  onOtherLanguage,
}: {
  readonly workspace: Workspace;
  /** What is known of a file that could not be opened. */
  readonly refusalOf: (refused: RefusedFile) => ReturnType<typeof reducePage>["refusals"][number];
  readonly onOtherLanguage: () => void;
}): ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const { pane } = texts;
  const [state, dispatch] = useReducer(reducePage, initialPage);
  const [isDropping, setDropping] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const opened = useRef(new Map<number, OpenedFile>());
  const openCreated = useRef<((name: string, bytes: Uint8Array) => Promise<void>) | null>(null);

  const open = useCallback(
    async (
      sources: readonly { readonly name: string; bytes(): Promise<Uint8Array> }[],
      isSample: boolean,
      isCreated = false,
    ) => {
      dispatch({ type: "opening" });
      const files: OpenFile[] = [];
      const refusals: ReturnType<typeof refusalOf>[] = [];
      for (const source of sources) {
        try {
          const one = await workspace.open(source.name, await source.bytes(), isSample);
          opened.current.set(one.file.id, one);
          one.connect({
            onReveal: (place) => dispatch({ type: "selected", id: one.file.id, place }),
            onWritten: (bytes, view) => dispatch({ type: "written", id: one.file.id, bytes, view }),
            onCreated: (name, bytes) => void openCreated.current?.(name, bytes),
          });
          // What was made here is unsaved until it is downloaded.
          files.push(isCreated ? { ...one.file, keptBytes: new Uint8Array() } : one.file);
        } catch (error) {
          refusals.push(refusalOf({ name: source.name, error }));
        }
      }
      dispatch({ type: "opened", files, refusals, isCreated });
    },
    [workspace, refusalOf],
  );

  openCreated.current = (name, bytes) => open([{ name, bytes: () => Promise.resolve(bytes) }], false, true);

  const openFiles = useCallback(
    (files: Iterable<File>) =>
      open(
        [...files].map((file) => ({ name: file.name, bytes: async () => new Uint8Array(await file.arrayBuffer()) })),
        false,
      ),
    [open],
  );

  useEffect(() => {
    let isGone = false;
    void workspace.sample().then((sample) => {
      if (sample && !isGone) void open([{ name: sample.name, bytes: () => Promise.resolve(sample.bytes) }], true);
    });
    return () => {
      isGone = true;
    };
  }, [workspace, open]);

  useEffect(() => {
    // Without it the page works as long as the network does.
    void workspace.fetchRest().catch(() => undefined);
  }, [workspace]);

  const hasUnsaved = state.files.some(isUnsaved);
  useEffect(() => {
    if (!hasUnsaved) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [hasUnsaved]);

  const active = state.files.find((file) => file.id === state.active);
  const closing = state.files.find((file) => file.id === state.closing);

  /** Chromium saves a dragged button's file where it is dropped; elsewhere the drag does nothing. */
  function dragOut(event: DragEvent<HTMLElement>, file: OpenFile): void {
    const url = URL.createObjectURL(new Blob([new Uint8Array(file.bytes)]));
    event.dataTransfer.effectAllowed = "copy";
    event.dataTransfer.setData("DownloadURL", `application/octet-stream:${resultName(file.name)}:${url}`);
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }

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
        if (event.dataTransfer.files.length > 0) void openFiles(event.dataTransfer.files);
      }}
    >
      <header className={styles.bar}>
        <span className={styles.title}>{pane.page.title}</span>
        <input
          ref={input}
          type="file"
          accept=".xlsx,.xlsm,.docx,.docm"
          multiple
          hidden
          aria-hidden="true"
          tabIndex={-1}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = "";
            if (files.length > 0) void openFiles(files);
          }}
        />
        <Button
          appearance={active && !active.isSample ? "secondary" : "primary"}
          onClick={() => input.current?.click()}
        >
          {pane.page.open}
        </Button>
        <Button
          appearance={active && isUnsaved(active) ? "primary" : "secondary"}
          disabled={!active}
          draggable={active !== undefined}
          onDragStart={(event: DragEvent<HTMLElement>) => active && dragOut(event, active)}
          onClick={() => active && download(active)}
        >
          {pane.page.download}
        </Button>
        <span className={mergeClasses(styles.hint, !isDropping && styles.invitation)}>
          {isDropping ? pane.page.dropNow : pane.page.drop}
        </span>
        <span className={styles.space} />
        <Button size="small" appearance="subtle" onClick={onOtherLanguage}>
          {pane.otherLanguage}
        </Button>
      </header>
      <div role="status" className={styles.heard}>
        {state.isOpening ? pane.page.opening : state.opened === null ? null : pane.page.opened(state.opened)}
      </div>
      <div role="alert">
        {state.refusals.length > 0 ? (
          <div className={styles.alert}>
            <div className={styles.space}>
              {state.refusals.map(({ name, code, facts }, index) => (
                <div key={index}>{pane.page.notOpened(name, texts.hostError(code, facts))}</div>
              ))}
            </div>
            <Button size="small" onClick={() => dispatch({ type: "refusals-closed" })}>
              {pane.failure.close}
            </Button>
          </div>
        ) : null}
      </div>
      {state.files.length > 1 ? (
        <div className={styles.files}>
          <TabList
            size="small"
            aria-label={pane.page.files}
            selectedValue={state.active}
            onTabSelect={(_, data) => dispatch({ type: "shown", id: Number(data.value) })}
          >
            {state.files.map((file) => (
              <Tab key={file.id} value={file.id}>
                {file.name}
                {isUnsaved(file) ? ` · ${pane.page.unsaved}` : null}
              </Tab>
            ))}
          </TabList>
          {active ? (
            <Button
              size="small"
              appearance="subtle"
              aria-label={pane.page.close(active.name)}
              onClick={() => dispatch({ type: "close-asked", id: active.id })}
            >
              ×
            </Button>
          ) : null}
        </div>
      ) : null}
      <div className={styles.main}>
        <section className={styles.viewer} aria-label={pane.page.viewer}>
          {active ? (
            <Viewer
              file={active}
              onSheet={(sheet) => dispatch({ type: "sheet-shown", id: active.id, sheet })}
              onSelect={(place) => {
                dispatch({ type: "selected", id: active.id, place });
                opened.current.get(active.id)?.select(place);
              }}
            />
          ) : (
            <div className={styles.empty}>
              <strong>{state.isOpening ? pane.page.opening : pane.page.empty}</strong>
              <span>{pane.page.emptyHint}</span>
            </div>
          )}
        </section>
        {state.files.map((file) => (
          <aside key={file.id} className={file.id === state.active ? styles.pane : styles.hidden}>
            <PaneOf
              opened={opened.current.get(file.id)}
              onFindings={(findings) => dispatch({ type: "checked", id: file.id, findings })}
            />
          </aside>
        ))}
      </div>
      {closing ? (
        <Dialog open onOpenChange={() => dispatch({ type: "close-refused" })}>
          <DialogSurface>
            <DialogBody>
              <DialogContent>{pane.page.discard(closing.name)}</DialogContent>
              <DialogActions>
                <Button onClick={() => dispatch({ type: "close-refused" })}>{pane.page.keep}</Button>
                <Button appearance="primary" onClick={() => dispatch({ type: "closed", id: closing.id })}>
                  {pane.page.discardConfirm}
                </Button>
              </DialogActions>
            </DialogBody>
          </DialogSurface>
        </Dialog>
      ) : null}
    </div>
  );
}

/** The pane of one file; it stays mounted while another file is in view, so that its undo is not lost. */
function PaneOf({
  opened,
  onFindings,
}: {
  readonly opened: OpenedFile | undefined;
  readonly onFindings: (findings: OpenFile["findings"]) => void;
}): ReactElement | null {
  const report = useRef(onFindings);
  useEffect(() => {
    report.current = onFindings;
  }, [onFindings]);
  const told = useRef<OpenFile["findings"] | null>(null);
  const onState = useCallback((state: PaneState) => {
    const findings = state.checked?.result.findings;
    if (!findings || findings === told.current) return;
    told.current = findings;
    report.current(findings);
  }, []);
  return opened ? <App session={opened.session} onState={onState} /> : null;
}

function Viewer({
  file,
  onSheet,
  onSelect,
}: {
  readonly file: OpenFile;
  readonly onSheet: (sheet: number) => void;
  readonly onSelect: (place: Place) => void;
}): ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const { pane } = texts;
  const { findings } = file;
  const marks = useMemo(() => marksOf(findings, texts), [findings, texts]);
  const sheet = file.view.snapshot.sheets[file.sheet];
  const look = file.view.looks[file.sheet]?.();
  const { selected } = file;
  const first = firstTab(file.sheet, file.view.snapshot.sheets.length);
  return (
    <>
      <div className={styles.note}>
        {file.name}
        {" · "}
        {file.isSample ? pane.page.sampleNote : pane.page.readOnly}
        {isUnsaved(file) ? ` · ${pane.page.unsaved}` : null}
      </div>
      {sheet && look ? (
        <SheetView
          key={`${file.id} ${sheet.id}`}
          sheet={sheet}
          look={look}
          marks={marks.get(sheet.name) ?? noMarks}
          selected={selected?.sheet === sheet.name ? selected.cell : null}
          onSelect={(cell) => onSelect({ sheet: sheet.name, cell })}
        />
      ) : null}
      <div className={styles.sheets}>
        {file.view.snapshot.sheets.length > MANY_SHEETS ? (
          <Select
            size="small"
            className={styles.chooser}
            aria-label={pane.page.sheets}
            value={String(file.sheet)}
            onChange={(_, data) => onSheet(Number(data.value))}
          >
            {file.view.snapshot.sheets.map((one, index) => (
              <option key={one.id} value={index}>
                {one.name}
              </option>
            ))}
          </Select>
        ) : null}
        <TabList
          size="small"
          aria-label={pane.page.sheets}
          selectedValue={file.sheet}
          onTabSelect={(_, data) => onSheet(Number(data.value))}
        >
          {file.view.snapshot.sheets.map((one, index) => {
            if (index < first || index >= first + MANY_SHEETS) return null;
            const found = [...(marks.get(one.name)?.values() ?? [])].map((mark) => mark.severity);
            const worst = severities.find((severity) => found.includes(severity));
            return (
              <Tab key={one.id} value={index}>
                {one.name}
                {one.visibility === "visible" ? null : ` (${pane.page.hiddenSheet})`}
                {worst ? (
                  <span className={mergeClasses(styles.sheetMark, styles[worst])}>
                    <SignIcon sign={worst} />
                    <span className={styles.heard}>{texts.severity(worst)}</span>
                  </span>
                ) : null}
              </Tab>
            );
          })}
        </TabList>
      </div>
    </>
  );
}

/** Tabs shown at once; beyond that a list chooses, and the tabs around the chosen sheet are shown. */
const MANY_SHEETS = 24;

function firstTab(shown: number, count: number): number {
  return Math.max(0, Math.min(shown - MANY_SHEETS / 2, count - MANY_SHEETS));
}

const noMarks: ReadonlyMap<string, CellMark> = new Map();
