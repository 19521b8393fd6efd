import { makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useMemo } from "react";
import { cellKey } from "../core/workbook/snapshot";
import { typedCell } from "../core/workbook/typed-cell";
import type { Place } from "../taskpane/session";
import { ErrorBoundary } from "../taskpane/shared/ErrorBoundary";
import { useTexts } from "../taskpane/texts";
import type { PendingCells } from "../taskpane/sheet-view/grid-model";
import { GridView } from "../taskpane/sheet-view/GridView";
import { marksOf, noMarks } from "./marks";
import { type GlimpsedFile, isUnsaved, type OpenFile, type TypedOn } from "./page-state";
import { usePageTexts } from "../taskpane/sheet-view/page-texts";
import { SheetNotes } from "./SheetNotes";
import { SheetTabs } from "./SheetTabs";
import { useLook } from "./use-look";

const useStyles = makeStyles({
  note: {
    flexShrink: 0,
    padding: "4px 16px",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground2,
    // Beside a sheet of a few rows every line counts.
    "@media (max-width: 760px)": { whiteSpace: "nowrap", overflow: "hidden", textOverflow: "ellipsis" },
  },
  coming: { flexGrow: 1, backgroundColor: "#ffffff" },
});

/** The workbook in view: one of its sheets, with what the check found. */
export function Viewer({
  file,
  onSheet,
  onSelect,
  onEnter,
  onUndo,
}: {
  readonly file: OpenFile;
  readonly onSheet: (sheet: number) => void;
  readonly onSelect: (place: Place) => void;
  readonly onEnter: (typed: TypedOn) => void;
  readonly onUndo: () => void;
}): ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const page = usePageTexts();
  const { findings, selected, typed, view } = file;
  const marks = useMemo(() => marksOf(findings, texts), [findings, texts]);
  const sheet = view.snapshot.sheets[file.sheet];
  const pending = useMemo(() => pendingOn(sheet?.name, typed), [sheet?.name, typed]);
  const key = `${file.id} ${sheet?.id}`;
  const look = useLook(key, view.looks[file.sheet]);
  return (
    <>
      <div className={styles.note}>
        {file.name}
        {" · "}
        {file.isSample ? page.sampleNote : page.editable}
        {isUnsaved(file) ? ` · ${page.unsaved}` : null}
      </div>
      {sheet && look ? (
        <ErrorBoundary key={key} resetKey={sheet}>
          <SheetNotes sheet={sheet} look={look} />
          <GridView
            sheet={sheet}
            look={look}
            marks={marks.get(sheet.name) ?? noMarks}
            selected={selected?.sheet === sheet.name ? selected.cell : null}
            onSelect={(cell) => onSelect({ sheet: sheet.name, cell })}
            editing={{ pending, onEnter: (entries) => onEnter({ sheet: sheet.name, entries }), onUndo }}
          />
        </ErrorBoundary>
      ) : (
        <div className={styles.coming} />
      )}
      <SheetTabs sheets={view.snapshot.sheets} shown={file.sheet} marks={marks} onSheet={onSheet} />
    </>
  );
}

/** What was typed on a sheet, as its cells will be. */
function pendingOn(sheet: string | undefined, typed: OpenFile["typed"]): PendingCells {
  const entries = typed.filter((one) => one.sheet === sheet).flatMap((one) => one.entries);
  return new Map(
    entries.map(({ row, column, text, format }) => [cellKey(row, column), typedCell(text, format)] as const),
  );
}

/** The beginning of a large file while it is being read. */
export function GlimpseViewer({ glimpsed }: { readonly glimpsed: GlimpsedFile }): ReactElement {
  const styles = useStyles();
  const { pane } = useTexts();
  return (
    <>
      <div className={styles.note}>{`${glimpsed.name} · ${pane.opening}`}</div>
      <GridView
        sheet={glimpsed.sheet}
        look={glimpsed.look}
        marks={noMarks}
        selected={null}
        onSelect={() => undefined}
      />
    </>
  );
}
