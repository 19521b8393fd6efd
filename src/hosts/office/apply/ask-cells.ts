import type { SetCell } from "../../../core/changes/change-set";
import type { CellRange } from "../../../core/workbook/address";
import type { CellKey } from "../../../core/workbook/snapshot";
import { cellKey } from "../../../core/workbook/snapshot";
import { bandsOf, blocksOf, boundsOf } from "../blocks";
import { heldCells, type HeldCell } from "../cells";
import { needsAreas } from "../policy/cell-policy";
import { readMergedAreas } from "../questions";
import { loadParts } from "../read-workbook";
import { operation, rangeOf, send } from "../requests";
import type { Run } from "./run";

/** Cells by the id of their sheet; only sheets of the book. */
type KeysBySheet = ReadonlyMap<string, readonly CellKey[]>;

interface SheetCells {
  readonly id: string;
  readonly sheet: Excel.Worksheet;
  readonly keys: readonly CellKey[];
}

function sheetsOf({ book }: Run, keys: KeysBySheet): SheetCells[] {
  return [...keys].flatMap(([id, cells]) => {
    const sheet = book.byId.get(id);
    return sheet ? [{ id, sheet, keys: cells }] : [];
  });
}

/** Rectangles of exactly these cells. */
export function blocksOfKeys(keys: readonly CellKey[]): CellRange[] {
  return blocksOf(keys.map((key) => [key, true] as const)).flatMap(({ range }) => bandsOf(range));
}

/** What the cells hold, blank ones included. */
export async function readHeld(run: Run, keys: KeysBySheet): Promise<Map<string, Map<CellKey, HeldCell>>> {
  const sheets = sheetsOf(run, keys);
  const held = new Map(sheets.map(({ id }) => [id, new Map<CellKey, HeldCell>()]));
  const parts = sheets.flatMap(({ sheet, keys: cells }, index) =>
    blocksOf(cells.map((key) => [key, true] as const)).map(({ range }) => ({ index, sheet, range })),
  );
  for (const { index, range } of await loadParts(run.context, parts)) {
    const cells = held.get(sheets[index]?.id ?? "");
    for (const [key, cell] of heldCells(range, true)) cells?.set(key, cell);
  }
  return held;
}

/** The locked ones of the cells, on protected sheets only. */
export async function readLocked(run: Run, keys: KeysBySheet): Promise<Map<string, Set<CellKey>>> {
  const guarded = sheetsOf(run, keys).filter(({ sheet }) => sheet.protection.protected);
  const locked = new Map(guarded.map(({ id }) => [id, new Set<CellKey>()]));
  const blocks = guarded.flatMap(({ sheet, keys: cells }) => blocksOfKeys(cells).map((block) => ({ sheet, block })));
  const mixed = await readLocks(run, blocks, locked);
  // A block of locked and unlocked cells answers null: its cells are asked one by one.
  const single = mixed.flatMap(({ sheet, block }) => bandsOf(block, 1).map((cell) => ({ sheet, block: cell })));
  await readLocks(run, single, locked);
  return locked;
}

interface SheetBlock {
  readonly sheet: Excel.Worksheet;
  readonly block: CellRange;
}

async function readLocks(
  run: Run,
  blocks: readonly SheetBlock[],
  locked: ReadonlyMap<string, Set<CellKey>>,
): Promise<SheetBlock[]> {
  const asked: (SheetBlock & { readonly protection: Excel.FormatProtection })[] = [];
  const steps = blocks.map(({ sheet, block }) =>
    operation(
      () => {
        const { protection } = rangeOf(sheet, block).format;
        protection.load("locked");
        asked.push({ sheet, block, protection });
      },
      null,
      3,
    ),
  );
  await send(run.context, steps);
  const mixed: SheetBlock[] = [];
  for (const { sheet, block, protection } of asked) {
    const answer = protection.locked as boolean | null;
    if (answer === null) mixed.push({ sheet, block });
    if (answer !== true) continue;
    for (let row = block.top; row <= block.bottom; row++) {
      for (let column = block.left; column <= block.right; column++) locked.get(sheet.id)?.add(cellKey(row, column));
    }
  }
  return mixed;
}

/** The merged areas around cells that are blank and shall be filled, or get a long text, by the id of the sheet. */
export async function readAreas(run: Run, edits: readonly SetCell[]): Promise<Map<string, readonly CellRange[]>> {
  const filled = new Map<string, CellKey[]>();
  for (const edit of edits.filter(needsAreas)) {
    const keys = filled.get(edit.sheet.id) ?? [];
    keys.push(cellKey(edit.row, edit.column));
    filled.set(edit.sheet.id, keys);
  }
  const sheets = sheetsOf(run, filled);
  const parts = sheets.flatMap(({ sheet, keys }, index) => {
    const range = boundsOf(keys);
    return range ? [{ index, sheet, range }] : [];
  });
  const areas = await readMergedAreas(run.context, parts);
  return new Map(sheets.map(({ id }, index) => [id, areas.get(index) ?? []]));
}
