import type { AddSheet, Edit, SetCell } from "../changes/change-set";
import { designCells } from "../design/design-cells";
import type { SheetDesign } from "../design/sheet-design";
import { sameFormula } from "../workbook/formula";
import {
  cellKey,
  keyAddress,
  sameSheetName,
  type Cell,
  type CellKey,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../workbook/snapshot";

const MAX_NAME = 31;

/** The wished sheet name, or "… (2)" where another sheet has it. */
export function freeSheetName(workbook: WorkbookSnapshot, wished: string, taken: readonly string[] = []): string {
  const isTaken = (name: string): boolean =>
    workbook.sheets.some((s) => sameSheetName(s.name, name)) || taken.some((t) => sameSheetName(t, name));
  if (!isTaken(wished)) return wished;
  for (let i = 2; ; i++) {
    const suffix = ` (${i})`;
    const name = wished.slice(0, MAX_NAME - suffix.length) + suffix;
    if (!isTaken(name)) return name;
  }
}

/** A formula is the same whatever value it was last seen with; a constant must be equal. */
function isUpToDate(current: Cell | undefined, wanted: Cell | undefined): boolean {
  if (!current || !wanted) return current === wanted;
  if (wanted.formula !== undefined && current.formula !== undefined)
    return sameFormula(current.formula, wanted.formula);
  if (wanted.formula !== undefined || current.formula !== undefined) return false;
  return current.value === wanted.value;
}

/** Writing the cell alone would leave the row too low for its text, or a link where it led before. */
function needsDrawing(
  key: CellKey,
  current: Cell | undefined,
  wanted: Cell | undefined,
  linked: Set<CellKey>,
): boolean {
  if (!current || !wanted || linked.has(key)) return true;
  const isText = typeof wanted.value === "string" && wanted.formula === undefined;
  return isText && String(wanted.value).length > String(current.value).length;
}

/** How a generated sheet is written where a protected one stands already. */
export interface PlaceOptions {
  /** A protected sheet stays as it is, and a new one is written instead; default: what its protection allows. */
  readonly besideProtected?: boolean;
}

/**
 * The edits that bring a generated sheet up to date: none when it already is, single cells where
 * only contents changed and need no more room, else the whole sheet drawn anew in its place; a new
 * sheet where none exists, or (on request) where it is protected.
 */
export function drawOwnSheet(
  workbook: WorkbookSnapshot,
  existing: SheetSnapshot | null,
  design: SheetDesign,
  added = 0,
  { besideProtected = false }: PlaceOptions = {},
): readonly Edit[] {
  if (!existing) return [newSheet(workbook, design, added)];
  const wanted = designCells(design);
  const sheet = { id: existing.id, name: existing.name };
  const keys = [...new Set([...existing.cells.keys(), ...wanted.keys()])];
  const changed = keys.filter((key) => !isUpToDate(existing.cells.get(key), wanted.get(key)));
  if (changed.length === 0) return [];
  if (besideProtected && existing.isProtected) {
    return [newSheet(workbook, { ...design, name: freeSheetName(workbook, design.name) }, added)];
  }
  const linked = new Set(design.cells.filter((c) => c.link).map((c) => cellKey(c.row, c.column)));
  // Fills and comments of a person's go with their row only where the whole sheet is drawn.
  const isMoved = [...(design.formerRows ?? [])].some(([now, before]) => now !== before);
  if (!isMoved && !changed.some((key) => needsDrawing(key, existing.cells.get(key), wanted.get(key), linked))) {
    return changed.map((key): SetCell => {
      const before = existing.cells.get(key) ?? null;
      const after = wanted.get(key) ?? null;
      return { kind: "set-cell", sheet, ...keyAddress(key), before, after };
    });
  }
  return [{ kind: "redraw-sheet", sheet, before: existing.cells, design }];
}

function newSheet(workbook: WorkbookSnapshot, design: SheetDesign, added: number): AddSheet {
  const { name } = design;
  return { kind: "add-sheet", sheet: { id: `new:${name}`, name }, index: workbook.sheets.length + added, design };
}
