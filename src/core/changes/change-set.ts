import type { SheetDesign } from "../design/sheet-design";
import type { Cell, CellKey, SheetVisibility } from "../workbook/snapshot";

/** A sheet of the workbook that a change set was made for. */
export interface SheetRef {
  readonly id: string;
  readonly name: string;
}

/** Changes one cell. `null` is blank. */
export interface SetCell {
  readonly kind: "set-cell";
  readonly sheet: SheetRef;
  readonly row: number;
  readonly column: number;
  readonly before: Cell | null;
  readonly after: Cell | null;
  /** A person typed `before` over what Dingji had drawn: nobody but a person decides to replace it. */
  readonly replacesTyped?: true;
  /** `before` is what Dingji wrote on a person's sheet, and nobody changed it since. */
  readonly replacesOwn?: true;
}

/** Draws a new sheet. `index` is its place among all sheets, from 0. */
export interface AddSheet {
  readonly kind: "add-sheet";
  readonly sheet: SheetRef;
  readonly index: number;
  readonly design: SheetDesign;
}

/** Draws a sheet that Dingji itself generated before anew, in its place. */
export interface RedrawSheet {
  readonly kind: "redraw-sheet";
  readonly sheet: SheetRef;
  readonly before: ReadonlyMap<CellKey, Cell>;
  readonly design: SheetDesign;
}

/** Removes a sheet: only ever the inverse of `add-sheet`. */
export interface RemoveSheet {
  readonly kind: "remove-sheet";
  readonly sheet: SheetRef;
  readonly index: number;
  readonly before: SheetContent;
  readonly design: SheetDesign;
}

/** Gives a redrawn sheet its former cells back: only ever the inverse of `redraw-sheet`. */
export interface RestoreSheet {
  readonly kind: "restore-sheet";
  readonly sheet: SheetRef;
  readonly cells: ReadonlyMap<CellKey, Cell>;
  readonly design: SheetDesign;
}

interface SheetContent {
  readonly visibility: SheetVisibility;
  readonly cells: ReadonlyMap<CellKey, Cell>;
}

export type Edit = SetCell | AddSheet | RedrawSheet | RemoveSheet | RestoreSheet;

/** What a command would do to a workbook, whole and in order. Nothing outside `edits` changes. */
export interface ChangeSet {
  readonly purpose: ChangePurpose;
  readonly edits: readonly Edit[];
}

type ChangePurpose = "fill" | "fix" | "generate" | "template" | "entry" | "undo";

/** An edit that a host did not carry out, and why. */
export interface SkippedEdit {
  readonly sheet: string;
  /** A1 address; null when a whole sheet was left out. */
  readonly cell: string | null;
  readonly reason: SkipReason;
}

/**
 * locked: the cell or workbook is protected. changed: somebody changed it since it was read.
 * merged: it lies inside a merged area and cannot hold a value of its own.
 * not-held: written, but reading back gave something else. missing: its sheet is gone.
 * print-scale: the sheet is drawn, but prints at another scale than its pages were laid out for.
 * row-full: written, but no row of Excel is tall enough for the text, so its end is not printed.
 */
export const skipReasons = ["locked", "changed", "merged", "not-held", "missing", "print-scale", "row-full"] as const;
export type SkipReason = (typeof skipReasons)[number];

/** What a host reports after applying a change set. */
export interface ApplyReport {
  /** Cells and sheets that now hold what was asked for. */
  readonly written: number;
  readonly skipped: readonly SkippedEdit[];
  /** Undoes exactly what was written; apply it with the same host. */
  readonly undo: ChangeSet;
}
