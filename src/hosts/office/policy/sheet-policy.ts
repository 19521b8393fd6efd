import type { RedrawSheet, RemoveSheet, RestoreSheet, SkipReason } from "../../../core/changes/change-set";
import type { Cell, CellKey } from "../../../core/workbook/snapshot";
import { formatOf, sameContent } from "../cells";

export type Cells = ReadonlyMap<CellKey, Cell>;

/** Edits of the whole of a sheet that is there. */
export type WholeSheetEdit = RedrawSheet | RestoreSheet | RemoveSheet;

export interface SheetFacts {
  readonly cells: Cells;
  readonly isProtected: boolean;
  /** An interrupted attempt had begun to write it. */
  readonly isStarted: boolean;
  /** Added by this host while the pane was open: the only sheets that it removes. */
  readonly isOwn: boolean;
  /** What the sheet holds once the design of the edit was drawn. */
  readonly drawn: Cells;
}

/** Why a sheet must be left alone; null where it may be drawn, restored or removed. */
export function refusal(edit: WholeSheetEdit, facts: SheetFacts): SkipReason | null {
  const { cells, isProtected, isStarted, isOwn, drawn } = facts;
  if (edit.kind === "remove-sheet") return isOwn && holdAll(cells, [edit.before.cells]) ? null : "changed";
  if (isProtected) return "locked";
  const [before, after] = edit.kind === "redraw-sheet" ? [edit.before, drawn] : [drawn, edit.cells];
  const isUntouched = isStarted ? holdAll(cells, [before, after]) : holdAll(cells, [before]) || holdAll(cells, [after]);
  return isUntouched ? null : "changed";
}

/** Every cell holds what one of the expectations says. */
function holdAll(cells: Cells, expected: readonly Cells[]): boolean {
  const keys = new Set([...cells.keys(), ...expected.flatMap((map) => [...map.keys()])]);
  return [...keys].every((key) => expected.some((map) => sameContent(cells.get(key), map.get(key))));
}

/** About how many cells a sheet holds before an edit of the whole of it. */
export function heldBy(edit: WholeSheetEdit): number {
  if (edit.kind === "restore-sheet") return edit.design.cells.length;
  return edit.kind === "remove-sheet" ? edit.before.cells.size : edit.before.size;
}

/** The cells that do not hold, with their number format, what was asked for. */
export function unheld(cells: Cells, expected: Cells): CellKey[] {
  return [...new Set([...expected.keys(), ...cells.keys()])].filter((key) => {
    const [asked, holding] = [expected.get(key), cells.get(key)];
    return !sameContent(holding, asked) || formatOf(holding ?? null) !== formatOf(asked ?? null);
  });
}

/**
 * Where a new sheet goes: null where it lies there already, because moving it would cost the user's undo for nothing.
 * @param natural its place from 0 as Excel adds it, behind all others
 */
export function placeOf(wished: number, natural: number, count: number): number | null {
  const place = Math.min(wished, count - 1);
  return place === natural ? null : place;
}
