import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type DragEvent, type ReactElement, useRef } from "react";
import { useTexts } from "../taskpane/texts";
import { isUnsaved, type OpenFile, resultName } from "./page-state";
import { usePageTexts } from "../taskpane/sheet-view/page-texts";

const useStyles = makeStyles({
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
});

/** The page's own commands: choosing files, taking the result away, the language. */
export function PageBar({
  active,
  isDropping,
  onOpen,
  onDownload,
  onTutorial,
  onOtherLanguage,
}: {
  readonly active: OpenFile | undefined;
  /** Files are being dragged over the page. */
  readonly isDropping: boolean;
  readonly onOpen: (files: Iterable<File>) => void;
  readonly onDownload: (file: OpenFile) => void;
  readonly onTutorial: () => void;
  readonly onOtherLanguage: () => void;
}): ReactElement {
  const styles = useStyles();
  const { pane } = useTexts();
  const page = usePageTexts();
  const input = useRef<HTMLInputElement>(null);
  return (
    <header className={styles.bar}>
      <span className={styles.title}>{page.title}</span>
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
          if (files.length > 0) onOpen(files);
        }}
      />
      <Button appearance={active && !active.isSample ? "secondary" : "primary"} onClick={() => input.current?.click()}>
        {page.open}
      </Button>
      <Button
        appearance={active && isUnsaved(active) ? "primary" : "secondary"}
        disabled={!active}
        draggable={active !== undefined}
        onDragStart={(event: DragEvent<HTMLElement>) => active && dragOut(event, active)}
        onClick={() => active && onDownload(active)}
      >
        {page.download}
      </Button>
      <span className={mergeClasses(styles.hint, !isDropping && styles.invitation)}>
        {isDropping ? page.dropNow : page.drop}
      </span>
      <span className={styles.space} />
      <Button size="small" appearance="subtle" title={page.tutorialHint} onClick={onTutorial}>
        {page.tutorial}
      </Button>
      <Button size="small" appearance="subtle" onClick={onOtherLanguage}>
        {pane.otherLanguage}
      </Button>
    </header>
  );
}

/** Chromium saves a dragged button's file where it is dropped; elsewhere the drag does nothing. */
function dragOut(event: DragEvent<HTMLElement>, file: OpenFile): void {
  const url = URL.createObjectURL(new Blob([new Uint8Array(file.bytes)]));
  event.dataTransfer.effectAllowed = "copy";
  event.dataTransfer.setData("DownloadURL", `application/octet-stream:${resultName(file.name)}:${url}`);
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
