import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { SheetSnapshot } from "../core/workbook/snapshot";
import { gridModel } from "../taskpane/sheet-view/grid-model";
import { noMarks } from "./marks";
import { usePageTexts } from "../taskpane/sheet-view/page-texts";
import type { SheetLook } from "../taskpane/sheet-view/sheet-look";

const useStyles = makeStyles({
  notes: {
    flexShrink: 0,
    margin: 0,
    padding: "4px 16px",
    listStyleType: "none",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorStatusWarningBackground1,
  },
});

/** What of a sheet its picture leaves out. */
export function SheetNotes({
  sheet,
  look,
}: {
  readonly sheet: SheetSnapshot;
  readonly look: SheetLook;
}): ReactElement | null {
  const styles = useStyles();
  const texts = usePageTexts();
  const { charts, pictures, shapes } = look.hidden;
  const undrawn = look.lastRow > 500_000 ? gridModel(sheet, look, noMarks, new Map()).undrawnRows : 0;
  const notes = [
    ...(sheet.cells.size === 0 ? [texts.blankSheet] : []),
    ...look.unread.map((part) => texts.unread[part]),
    ...(charts + pictures + shapes > 0 ? [texts.hidden(charts, pictures, shapes)] : []),
    ...(undrawn > 0 ? [texts.undrawn(undrawn)] : []),
  ];
  if (notes.length === 0) return null;
  return (
    <ul role="list" className={styles.notes}>
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
