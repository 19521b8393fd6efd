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

/** An objection was entered: 无 and a stroke are none. */
export function hasObjection(row: PublicityRow): boolean {
  const text = keptText(row, "objection");
  return !isBlankMark(text) && !saysNone(text);
}

/** The result was made public, or spoken about: what it was then is not drawn anew. */
export function isPublished(row: PublicityRow): boolean {
  return !isBlankMark(keptText(row, "begins")) || hasObjection(row);
}

/** A change counts that says what it answers and why. */
export function isRecordedChange(row: PublicityRow): boolean {
  return !isBlankMark(keptText(row, "changed")) && !isBlankMark(keptText(row, "reason")) && hasObjection(row);
}
