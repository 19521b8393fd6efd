import type { SetCell } from "../../../core/changes/change-set";
import type { CellKey } from "../../../core/workbook/snapshot";
import { cellKey } from "../../../core/workbook/snapshot";
import { GENERAL, type HeldCell } from "../cells";
import { rangeName, renameInCell, type DrawSteps } from "../draw-sheet";
import {
  askedFormat,
  decideCell,
  editsByCell,
  holdsAsked,
  inverseOfCell,
  isHiddenByMerge,
  type CellTarget,
} from "../policy/cell-policy";
import { writeSteps, type CellWrite } from "../write-cells";
import { readAreas, readHeld, readLocked } from "./ask-cells";
import { refOf, skip, type Run } from "./run";

const BLANK: HeldCell = { cell: null, format: GENERAL };

/** The cells that shall be and may be written; all others are told as skipped or count as written already. */
export async function checkCells(run: Run, edits: readonly SetCell[]): Promise<CellTarget[]> {
  const { book, memory } = run;
  const found: SetCell[] = [];
  for (const edit of edits) {
    if (book.byId.has(edit.sheet.id)) found.push(edit);
    else skip(run, edit.sheet.name, rangeName(cellKey(edit.row, edit.column)), "missing");
  }
  const bySheet = editsByCell(found);
  const keys = new Map([...bySheet].map(([id, cells]) => [id, [...cells.keys()]]));
  const now = await readHeld(run, keys);
  const locked = await readLocked(run, keys);
  run.areas = await readAreas(run, found);
  const targets: CellTarget[] = [];
  for (const [id, cells] of bySheet) {
    const sheet = book.byId.get(id) as Excel.Worksheet;
    for (const [key, editsOfCell] of cells) {
      const started = memory.started.get(editsOfCell.first);
      const { last } = editsOfCell;
      const decision = decideCell(editsOfCell, refOf(sheet), {
        now: now.get(id)?.get(key) ?? BLANK,
        isLocked: locked.get(id)?.has(key) ?? false,
        isCovered: isHiddenByMerge(run.areas.get(id) ?? [], key),
        heldBefore: started?.kind === "cell" ? started.held : null,
        format: askedFormat(last, memory.blankFormats.get(last) ?? null, mayFormat(sheet)),
      });
      if (decision.kind === "write") targets.push(decision.target);
      else if (decision.kind === "skip") skip(run, sheet.name, rangeName(key), decision.reason);
      else run.written++;
    }
  }
  return targets;
}

/** On a protected sheet number formats can be set only where its protection allows formatting. */
function mayFormat({ protection }: Excel.Worksheet): boolean {
  return !protection.protected || protection.options.allowFormatCells === true;
}

export function cellStages(
  run: Run,
  targets: readonly CellTarget[],
  renamed: ReadonlyMap<string, string>,
): DrawSteps[] {
  const bySheet = new Map<string, Map<CellKey, CellWrite>>();
  for (const { edit, sheet, key, after, held, now, format } of targets) {
    run.memory.started.set(edit, { kind: "cell", held });
    const writes = bySheet.get(sheet.id) ?? new Map<CellKey, CellWrite>();
    writes.set(key, { content: after && renameInCell(after, renamed), held: now.format, format });
    bySheet.set(sheet.id, writes);
  }
  return [...bySheet].map(([id, writes]) => {
    const { before, contents, formats } = writeSteps(
      run.book.byId.get(id) as Excel.Worksheet,
      writes,
      run.book.withHiddenRows.has(id),
    );
    return { prepare: before, contents, formats, finish: [] };
  });
}

/** Reads the written cells back: counts what holds, tells what does not, and notes the way back. */
export async function verifyCells(
  run: Run,
  targets: readonly CellTarget[],
  renamed: ReadonlyMap<string, string>,
): Promise<void> {
  const keys = new Map<string, CellKey[]>();
  for (const { sheet, key } of targets) {
    const cells = keys.get(sheet.id) ?? [];
    cells.push(key);
    keys.set(sheet.id, cells);
  }
  const now = await readHeld(run, keys);
  for (const target of targets) {
    const { sheet, key, held } = target;
    const holding = now.get(sheet.id)?.get(key) ?? BLANK;
    const after = target.after && renameInCell(target.after, renamed);
    if (holdsAsked({ ...target, after }, holding)) run.written++;
    else skip(run, sheet.name, rangeName(key), "not-held");
    const inverse = inverseOfCell(target, holding);
    if (held.cell === null) run.memory.blankFormats.set(inverse, held.format);
    const grown = run.memory.grown.get(target.edit);
    if (grown) run.memory.formerHeights.set(inverse, grown);
    run.undo.push(inverse);
  }
}
