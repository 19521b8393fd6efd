import { isLarge, MOST_PATCHES, PatchedMap, patchedMap, withEntries } from "../../core/workbook/patched-map";
import {
  sameCell,
  type Cell,
  type CellKey,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../../core/workbook/snapshot";

type Cells = SheetSnapshot["cells"];

/** Cells compared in one step. */
const STEP = 5_000;

/**
 * The workbook as read now, with what is the same in the former reading taken from there: what was found on that is
 * known already. Whole sheets, and of long ones all cells but those that changed.
 */
export function* keepSameSheets(
  former: WorkbookSnapshot | null,
  now: WorkbookSnapshot,
): Generator<void, WorkbookSnapshot> {
  if (!former) return now;
  const known = new Map(former.sheets.map((sheet) => [sheet.id, sheet]));
  const sheets: SheetSnapshot[] = [];
  for (const sheet of now.sheets) {
    const before = known.get(sheet.id);
    sheets.push(before ? yield* keepSame(before, sheet) : sheet);
  }
  return { ...now, sheets };
}

function* keepSame(before: SheetSnapshot, now: SheetSnapshot): Generator<void, SheetSnapshot> {
  if (before === now) return before;
  const changed = yield* changedCells(before.cells, now.cells, isLarge(before.cells) ? MOST_PATCHES : 0);
  if (!changed) return now;
  if (changed.size > 0) return { ...now, cells: withEntries(before.cells, changed) };
  const isSame =
    before.name === now.name && before.visibility === now.visibility && before.isProtected === now.isProtected;
  return isSame ? before : now;
}

/** The cells that are others now, null where blank; null where they are more than `most`. */
function* changedCells(
  before: Cells,
  now: Cells,
  most: number,
): Generator<void, ReadonlyMap<CellKey, Cell | null> | null> {
  const changed = new Map<CellKey, Cell | null>();
  let compared = 0;
  for (const keys of differing(before, now)) {
    for (const key of keys) {
      const cell = now.get(key);
      if (!sameCell(before.get(key), cell)) changed.set(key, cell ?? null);
      if (changed.size > most) return null;
      if (++compared % STEP === 0) yield;
    }
  }
  return changed;
}

/** Where cells can differ: anywhere, or where some were set, if both are the same cells but for those. */
function differing(before: Cells, now: Cells): readonly Iterable<CellKey>[] {
  const [a, b] = [before, now].map((cells) => patchedMap(cells) ?? new PatchedMap(cells, new Map()));
  return a && a.base === b?.base ? [a.patch.keys(), b.patch.keys()] : [before.keys(), now.keys()];
}
