import type { SetCell, SheetRef, SkipReason } from "../../../core/changes/change-set";
import type { CellRange } from "../../../core/workbook/address";
import type { Cell, CellKey } from "../../../core/workbook/snapshot";
import { cellKey, keyAddress } from "../../../core/workbook/snapshot";
import { formatOf, sameContent, type HeldCell } from "../cells";

/** All edits of one cell, as one: `first` knows what was read, `last` what shall be. */
interface CellEdits {
  readonly first: SetCell;
  readonly last: SetCell;
}

/** By the id of the sheet, the edits of each of its cells. */
export function editsByCell(edits: readonly SetCell[]): Map<string, Map<CellKey, CellEdits>> {
  const bySheet = new Map<string, Map<CellKey, CellEdits>>();
  for (const edit of edits) {
    const key = cellKey(edit.row, edit.column);
    const cells = bySheet.get(edit.sheet.id) ?? new Map<CellKey, CellEdits>();
    cells.set(key, { first: cells.get(key)?.first ?? edit, last: edit });
    bySheet.set(edit.sheet.id, cells);
  }
  return bySheet;
}

/** A blank cell may lie inside a merged area; a cell that was seen with a value is its own anchor. */
function fillsBlank({ before, after }: SetCell): boolean {
  return before === null && after !== null;
}

/** So many characters stand in one line of any column that is made for words. */
const SHORT = 8;

/** A text that may take several lines. */
export function mayNeedRoom(cell: Cell | null): boolean {
  if (typeof cell?.value !== "string" || cell.formula !== undefined) return false;
  return cell.value.length > SHORT || cell.value.includes("\n");
}

/** Whether the merged areas around the cell must be known. */
export function needsAreas(edit: SetCell): boolean {
  return fillsBlank(edit) || mayNeedRoom(edit.after) || mayNeedRoom(edit.before);
}

/** What was asked of Excel about one cell. */
export interface CellFacts {
  readonly now: HeldCell;
  readonly isLocked: boolean;
  /** Inside a merged area, and not its first cell. */
  readonly isCovered: boolean;
  /** What the cell held before an interrupted attempt to write it; null where there was none. */
  readonly heldBefore: HeldCell | null;
  /** The number format asked for; null where it must stay. */
  readonly format: string | null;
}

/** A cell that shall be and may be written. */
export interface CellTarget {
  readonly edit: SetCell;
  readonly sheet: SheetRef;
  readonly key: CellKey;
  readonly after: Cell | null;
  /** As it was before the first attempt to write it. */
  readonly held: HeldCell;
  readonly now: HeldCell;
  readonly format: string | null;
}

type CellDecision =
  | { readonly kind: "skip"; readonly reason: SkipReason }
  /** It holds what is asked for, and not through us: nothing to write, nothing to undo. */
  | { readonly kind: "holds" }
  | { readonly kind: "write"; readonly target: CellTarget };

/** What becomes of one cell: what a person changed, locked or covered is left alone and told. */
export function decideCell({ first, last }: CellEdits, sheet: SheetRef, facts: CellFacts): CellDecision {
  const { now, isLocked, isCovered, heldBefore, format } = facts;
  const target: CellTarget = {
    edit: first,
    sheet,
    key: cellKey(first.row, first.column),
    after: last.after,
    held: heldBefore ?? now,
    now,
    format,
  };
  if (holdsAsked(target, now)) return heldBefore === null ? { kind: "holds" } : { kind: "write", target };
  const reason = isLocked ? "locked" : isCovered ? "merged" : mayWrite(target, heldBefore !== null) ? null : "changed";
  return reason === null ? { kind: "write", target } : { kind: "skip", reason };
}

/** The format that the cell shall have; null where it stays. */
export function askedFormat({ after }: SetCell, blankFormat: string | null, mayFormat: boolean): string | null {
  if (!mayFormat) return null;
  return after === null ? blankFormat : formatOf(after);
}

export function holdsAsked({ after, format }: CellTarget, { cell, format: held }: HeldCell): boolean {
  return sameContent(cell, after) && (format === null || held === format);
}

/** The cell holds what was read, or is on the way to what is asked for (after an interruption, in any mixture). */
function mayWrite({ edit, after, now }: CellTarget, isStarted: boolean): boolean {
  if (sameContent(now.cell, after)) return true;
  if (!sameContent(now.cell, edit.before)) return false;
  return isStarted || now.cell === null || now.format === formatOf(edit.before);
}

/** The area whose first cell it is; itself where none is merged. */
export function areaFrom(areas: readonly CellRange[], key: CellKey): CellRange {
  const { row, column } = keyAddress(key);
  const area = areas.find(({ top, left }) => top === row && left === column);
  return area ?? { top: row, left: column, bottom: row, right: column };
}

/** Whether one of the merged areas hides the cell. */
export function isHiddenByMerge(areas: readonly CellRange[], key: CellKey): boolean {
  const { row, column } = keyAddress(key);
  return areas.some(
    ({ top, left, bottom, right }) =>
      row >= top && row <= bottom && column >= left && column <= right && !(row === top && column === left),
  );
}

/** The edit that gives a written cell back as it was, checked against what it holds now. */
export function inverseOfCell({ edit, sheet, held }: CellTarget, holding: HeldCell): SetCell {
  const { row, column } = edit;
  return { kind: "set-cell", sheet, row, column, before: holding.cell, after: held.cell };
}
