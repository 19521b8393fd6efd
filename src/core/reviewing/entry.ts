import type { ChangeSet, SetCell } from "../changes/change-set";
import type { Facts } from "../findings/finding";
import type { CellAddress } from "../workbook/address";
import { cellAt, sameCell, type Cell, type SheetSnapshot } from "../workbook/snapshot";

/**
 * Why an entry is not made.
 * no-sheet: the generated sheet is not there yet. no-block: it has no block for the branch.
 * no-row: the item or veto has no row there. no-column: no column for review scores.
 * computed: a formula or a stated rate decides. in-text: the score stands inside the item's text.
 * not-a-number, below-minimum, above-maximum, not-an-option: the value itself.
 */
export type RefusalCode =
  | "no-sheet"
  | "no-block"
  | "no-row"
  | "no-column"
  | "computed"
  | "in-text"
  | "not-a-number"
  | "below-minimum"
  | "above-maximum"
  | "not-an-option";

export interface EntryRefusal {
  readonly code: RefusalCode;
  /** What a sentence can name: the item, the value, its limits. */
  readonly facts: Facts;
}

/** A single entry of a person's own: what it would write (nothing where it already stands so), or why not. */
export type EntryPlan =
  | { readonly changeSet: ChangeSet; readonly refusal: null }
  | { readonly changeSet: null; readonly refusal: EntryRefusal };

export function refuse(code: RefusalCode, facts: Facts = {}): EntryPlan {
  return { changeSet: null, refusal: { code, facts } };
}

export function entry(edits: readonly SetCell[]): EntryPlan {
  return { changeSet: { purpose: "entry", edits }, refusal: null };
}

/** The edit that makes a cell what is wanted; none where it is. */
export function setCell(sheet: SheetSnapshot, { row, column }: CellAddress, after: Cell | null): readonly SetCell[] {
  const before = cellAt(sheet, row, column) ?? null;
  if (sameCell(before, after)) return [];
  return [{ kind: "set-cell", sheet: { id: sheet.id, name: sheet.name }, row, column, before, after }];
}

/** A text (none for "") in a cell that keeps its number format. */
export function setText(sheet: SheetSnapshot, place: CellAddress, text: string): readonly SetCell[] {
  const format = cellAt(sheet, place.row, place.column)?.format;
  if (text === "") return setCell(sheet, place, null);
  return setCell(sheet, place, { value: text, ...(format === undefined ? {} : { format }) });
}
