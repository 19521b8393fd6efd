import type { RecognisedSheet } from "../../model/recognised-sheet";
import { isBlankMark } from "../../text/fold";
import { saysNone } from "../../text/lists";
import type { SheetSnapshot } from "../../workbook/snapshot";
import { keptText, readOwnTable, type KeptRow, type KeptTable } from "../read-table";
import { ownSheetsOf } from "../recognise";
import { publicityTable, type PublicityColumn } from "./description";

export type PublicityRow = KeptRow<PublicityColumn>;

/** What stands on a 「公示名单」, with its sheet. */
interface ReadPublicity {
  readonly sheet: SheetSnapshot;
  readonly table: KeptTable<PublicityColumn>;
}

/** The visible 「公示名单」 of a workbook. */
export function publicityIn(sheets: readonly RecognisedSheet[]): readonly ReadPublicity[] {
  return ownSheetsOf(sheets, "publicity").flatMap(({ sheet }): readonly ReadPublicity[] => {
    const table = sheet.visibility === "visible" ? readOwnTable(sheet, publicityTable) : null;
    return table ? [{ sheet, table }] : [];
  });
}

/** Something was entered: 无 and a stroke say that there is nothing. */
export function isEntered(row: PublicityRow, id: PublicityColumn): boolean {
  const text = keptText(row, id);
  return !isBlankMark(text) && !saysNone(text);
}

export function hasObjection(row: PublicityRow): boolean {
  return isEntered(row, "objection");
}

/** The result was made public, or spoken about: what it was then is not drawn anew. */
export function isPublished(row: PublicityRow): boolean {
  return isEntered(row, "begins") || hasObjection(row);
}

/** A change counts that says what it answers and why. */
export function isRecordedChange(row: PublicityRow): boolean {
  return isEntered(row, "changed") && isEntered(row, "reason") && hasObjection(row);
}
