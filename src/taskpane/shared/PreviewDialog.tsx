import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  shorthands,
  tokens,
} from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import type { SheetDesign } from "../../core/design/sheet-design";
import { type Cell, isCellError } from "../../core/workbook/snapshot";
import { type CellChange, type Preview, type PreviewLine } from "../preview";
import { type Texts, useTexts } from "../texts";
import { SheetPicture } from "./sheet-picture";

const useStyles = makeStyles({
  surface: { maxWidth: "680px", width: "calc(100vw - 16px)", padding: "16px", boxSizing: "border-box" },
  body: { maxHeight: "calc(100vh - 48px)" },
  content: { overflowX: "hidden" },
  note: { margin: "0 0 8px" },
  limits: { margin: "0 0 8px", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  replaced: { margin: "0 0 8px", color: tokens.colorStatusWarningForeground3, fontWeight: tokens.fontWeightSemibold },
  sheet: {
    margin: "12px 0 4px",
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { margin: 0, padding: 0, listStyleType: "none" },
  line: {
    display: "flex",
    alignItems: "flex-start",
    gap: "4px",
    padding: "2px 0",
    contentVisibility: "auto",
    containIntrinsicSize: "auto 32px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  words: { minWidth: 0, flexGrow: 1, padding: "6px 0", overflowWrap: "anywhere", lineHeight: tokens.lineHeightBase200 },
  drawn: { paddingLeft: "8px" },
  place: { fontWeight: tokens.fontWeightSemibold, marginRight: "8px" },
  before: { color: tokens.colorNeutralForeground2 },
  formula: { display: "block", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  mark: {
    marginLeft: "6px",
    padding: "0 4px",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorStatusWarningForeground3,
    borderRadius: tokens.borderRadiusSmall,
    ...shorthands.border("1px", "solid", "currentColor"),
  },
  actions: {
    width: "100%",
    flexDirection: "row",
    flexWrap: "wrap",
    "@media screen and (max-width: 480px)": { flexDirection: "row", "& > button": { width: "auto", flexGrow: 1 } },
  },
  locked: {
    margin: "0 0 8px",
    padding: "8px 12px",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    ...shorthands.border("1px", "solid", tokens.colorNeutralStroke1),
  },
  lockedWords: { margin: "0 0 6px" },
});

/** A cell as a person would read it. */
function previewText(cell: Cell | null, { pane }: Texts): string {
  if (!cell) return pane.preview.blank;
  const { value } = cell;
  if (value === null) return pane.preview.uncalculated;
  if (isCellError(value)) return value.error;
  return typeof value === "boolean" ? pane.booleans[value ? "true" : "false"] : String(value);
}

function groupBySheet(lines: readonly PreviewLine[]): (readonly PreviewLine[])[] {
  const groups = new Map<string, PreviewLine[]>();
  for (const line of lines) {
    const key = `${line.kind} ${line.sheet}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()];
}

/** Shows every cell that would change, before and after, and lets the person leave some out. */
export function PreviewDialog({
  preview,
  isWriting,
  note,
  beside,
  onTick,
  onConfirm,
  onCancel,
}: {
  readonly preview: Preview;
  readonly isWriting: boolean;
  /** What writing cannot avoid; null where there is nothing to say. */
  readonly note: string | null;
  /** Protected sheets of ours that it would write on, and what plans new sheets beside them. */
  readonly beside?: { readonly sheets: readonly string[]; readonly onWrite: () => void };
  readonly onTick: (ids: readonly number[], isTicked: boolean) => void;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}): ReactElement {
  const styles = useStyles();
  const { pane } = useTexts();
  const groups = groupBySheet(preview.lines);
  const cells = preview.lines.reduce((count, line) => count + line.count, 0);
  const replacements = preview.lines.filter((line) => line.isReplacement).length;
  const hasTicks = preview.lines.some((line) => line.isTicked);
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onCancel()}>
      <DialogSurface className={styles.surface}>
        <DialogBody className={styles.body}>
          <DialogTitle>{pane.preview.titles[preview.changeSet.purpose]}</DialogTitle>
          <DialogContent className={styles.content}>
            <p className={styles.note}>{pane.preview.summary(cells, groups.length)}</p>
            {replacements > 0 ? <p className={styles.replaced}>{pane.preview.replacements(replacements)}</p> : null}
            {note === null ? null : <p className={styles.limits}>{note}</p>}
            {beside && beside.sheets.length > 0 ? (
              <div className={styles.locked}>
                <p className={styles.lockedWords}>{pane.fill.beside.locked(beside.sheets)}</p>
                <Button size="small" disabledFocusable={isWriting} onClick={beside.onWrite}>
                  {pane.fill.beside.write}
                </Button>
              </div>
            ) : null}
            {groups.map((lines) => (
              <SheetChanges
                key={`${lines[0]?.kind} ${lines[0]?.sheet}`}
                lines={lines}
                design={designOf(preview, lines)}
                onTick={onTick}
              />
            ))}
          </DialogContent>
          <DialogActions className={styles.actions}>
            <Button disabledFocusable={isWriting} onClick={onCancel}>
              {pane.preview.cancel}
            </Button>
            <Button appearance="primary" disabledFocusable={isWriting || !hasTicks} onClick={onConfirm}>
              {pane.preview.confirm}
            </Button>
            {hasTicks ? null : <span>{pane.preview.nothingTicked}</span>}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** What a new sheet will look like; null for a change of one that is there. */
function designOf({ changeSet }: Preview, [line]: readonly PreviewLine[]): SheetDesign | null {
  const edit = line && changeSet.edits[line.id];
  return edit?.kind === "add-sheet" ? edit.design : null;
}

function SheetChanges({
  lines,
  design,
  onTick,
}: {
  readonly lines: readonly PreviewLine[];
  readonly design: SheetDesign | null;
  readonly onTick: (ids: readonly number[], isTicked: boolean) => void;
}): ReactElement | null {
  const styles = useStyles();
  const { pane } = useTexts();
  const [first] = lines;
  if (!first) return null;
  const isWhole = first.kind !== "set-cell";
  const ticked = lines.filter((line) => line.isTicked).length;
  const count = lines.reduce((sum, line) => sum + line.count, 0);
  const heading = `${pane.preview.sheet(first.sheet)} ${pane.preview.kinds[first.kind]} · ${pane.preview.cells(count)}`;
  return (
    <section aria-label={pane.preview.sheet(first.sheet)}>
      <h3 className={styles.sheet}>
        {isWhole || lines.length > 1 ? (
          <Checkbox
            aria-label={(isWhole ? pane.preview.tickSheet : pane.preview.tickAll)(first.sheet)}
            checked={ticked === lines.length ? true : ticked === 0 ? false : "mixed"}
            onChange={(_, data) =>
              onTick(
                lines.map((line) => line.id),
                data.checked === true,
              )
            }
          />
        ) : null}
        <span>{heading}</span>
      </h3>
      {design ? <SheetPicture design={design} /> : <ChangeList lines={lines} onTick={onTick} />}
    </section>
  );
}

/** A sheet drawn anew can change in thousands of cells: the first ones are enough to know it by, the rest unfolds. */
const SHOWN = 150;

/** Every cell of a sheet that is there, before and after; of one that is changed cell by cell each can be left out. */
function ChangeList({
  lines,
  onTick,
}: {
  readonly lines: readonly PreviewLine[];
  readonly onTick: (ids: readonly number[], isTicked: boolean) => void;
}): ReactElement | null {
  const styles = useStyles();
  const { pane } = useTexts();
  const [isUnfolded, setUnfolded] = useState(false);
  const [first] = lines;
  if (!first) return null;
  if (first.kind === "set-cell") {
    return (
      <ul role="list" className={styles.list}>
        {lines.flatMap((line) =>
          line.changes.map((change) => (
            <li key={line.id} className={styles.line}>
              <Checkbox
                aria-label={pane.preview.tickCell(line.sheet, change.cell)}
                checked={line.isTicked}
                onChange={(_, data) => onTick([line.id], data.checked === true)}
              />
              <Change change={change} isReplacement={line.isReplacement} />
            </li>
          )),
        )}
      </ul>
    );
  }
  const shown = isUnfolded ? first.changes : first.changes.slice(0, SHOWN);
  return (
    <>
      <ul role="list" className={styles.list}>
        {shown.map((change) => (
          <li key={change.cell} className={`${styles.line} ${styles.drawn}`}>
            <Change change={change} isReplacement={false} />
          </li>
        ))}
      </ul>
      {shown.length < first.changes.length ? (
        <Button size="small" appearance="subtle" onClick={() => setUnfolded(true)}>
          {pane.preview.unfold(first.changes.length - shown.length)}
        </Button>
      ) : null}
    </>
  );
}

function Change({
  change,
  isReplacement,
}: {
  readonly change: CellChange;
  readonly isReplacement: boolean;
}): ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  return (
    <div className={styles.words}>
      <span className={styles.place}>{change.cell}</span>
      <span className={styles.before}>{previewText(change.before, texts)}</span>
      <span> → </span>
      <span>{previewText(change.after, texts)}</span>
      {isReplacement ? <span className={styles.mark}>{texts.pane.preview.replaces}</span> : null}
      {change.after?.formula === undefined ? null : (
        <span className={styles.formula}>{texts.pane.preview.formula(change.after.formula)}</span>
      )}
    </div>
  );
}
