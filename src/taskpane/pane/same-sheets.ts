import { sameCell, type SheetSnapshot, type WorkbookSnapshot } from "../../core/workbook/snapshot";

/**
 * The workbook as read now, with the sheets of the former reading wherever nothing on them changed: what was found
 * on those is known already.
 */
export function keepSameSheets(former: WorkbookSnapshot | null, now: WorkbookSnapshot): WorkbookSnapshot {
  if (!former) return now;
  const known = new Map(former.sheets.map((sheet) => [sheet.id, sheet]));
  return {
    ...now,
    sheets: now.sheets.map((sheet) => {
      const before = known.get(sheet.id);
      return before && isSame(before, sheet) ? before : sheet;
    }),
  };
}

function isSame(a: SheetSnapshot, b: SheetSnapshot): boolean {
  if (a === b) return true;
  if (a.name !== b.name || a.visibility !== b.visibility || a.isProtected !== b.isProtected) return false;
  if (a.cells.size !== b.cells.size) return false;
  for (const [key, cell] of a.cells) if (!sameCell(cell, b.cells.get(key))) return false;
  return true;
}
