import type { ApplyReport, ChangeSet } from "../../core/changes/change-set";
import type { CellKey } from "../../core/workbook/snapshot";
import { cellStages, checkCells, verifyCells } from "./apply/cells";
import { blocksOfKeys } from "./apply/ask-cells";
import { growRows } from "./apply/grow-rows";
import { openBook, type ApplyMemory, type Run } from "./apply/run";
import { addSheets, checkSheets, sheetStages, verifySheets, type SheetTarget } from "./apply/sheets";
import { boundsOf } from "./blocks";
import { designBounds } from "./draw-sheet";
import { needsAreas, type CellTarget } from "./policy/cell-policy";
import { operation, rangeOf, requireApi, send, type Operation, type WriteProgress } from "./requests";

export { ApplyMemory } from "./apply/run";

/** Tests what the change set needs of Excel, before anything is asked or written. */
export function requireApiFor({ edits }: ChangeSet): void {
  const redraws = edits.some((e) => e.kind === "redraw-sheet" || e.kind === "restore-sheet");
  const draws = edits.some((e) => e.kind === "add-sheet");
  const fills = edits.some((e) => e.kind === "set-cell" && needsAreas(e));
  // 1.13 gives merged areas; pages, validations and marks came with 1.9, read-only with 1.8.
  requireApi(redraws || fills ? "1.13" : draws ? "1.9" : "1.8");
}

/**
 * Applies a change set. Reads first what it would change, leaves out what it must not touch (`policy` decides), writes
 * stage by stage (sheets, number formats, contents, appearance, print), reads everything back and tells what holds.
 */
export async function applyChanges(
  context: Excel.RequestContext,
  changeSet: ChangeSet,
  memory: ApplyMemory,
  progress: WriteProgress,
): Promise<ApplyReport> {
  const book = await openBook(context, changeSet);
  const run: Run = { context, memory, progress, book, areas: new Map(), skipped: [], undo: [], written: 0 };
  const cells = await checkCells(
    run,
    changeSet.edits.filter((e) => e.kind === "set-cell"),
  );
  const sheets = await checkSheets(run, changeSet.edits);
  const renamed = await addSheets(run, sheets);
  await write(run, cells, sheets, renamed);
  await growRows(run, cells);
  await verifySheets(run, sheets, renamed);
  await verifyCells(run, cells, renamed);
  for (const edit of changeSet.edits) memory.started.delete(edit);
  return { written: run.written, skipped: run.skipped, undo: { purpose: "undo", edits: run.undo.reverse() } };
}

async function write(
  run: Run,
  cells: readonly CellTarget[],
  sheets: readonly SheetTarget[],
  renamed: ReadonlyMap<string, string>,
): Promise<void> {
  const drawn = sheetStages(run, sheets, renamed);
  const stages = [...cellStages(run, cells, renamed), ...drawn.stages];
  const steps = (["prepare", "contents", "formats", "finish"] as const).flatMap((stage) =>
    stages.flatMap((s) => s[stage]),
  );
  await send(run.context, [...steps, ...drawn.last, ...calculateSteps(run, cells, sheets)], run.progress);
}

/** In manual mode what was written is calculated, nothing else, and the user's mode stays. */
function calculateSteps(run: Run, cells: readonly CellTarget[], sheets: readonly SheetTarget[]): Operation[] {
  if (!run.book.isManual) return [];
  const formulas = new Map<string, CellKey[]>();
  for (const { sheet, key, after } of cells) {
    if (after?.formula === undefined) continue;
    const keys = formulas.get(sheet.id) ?? [];
    keys.push(key);
    formulas.set(sheet.id, keys);
  }
  const ranges = [...formulas].flatMap(([id, keys]) => {
    const sheet = run.book.byId.get(id) as Excel.Worksheet;
    return blocksOfKeys(keys).map((range) => ({ sheet, range }));
  });
  for (const target of sheets) {
    if (target.kind === "removed" || !target.sheet) continue;
    const restored = target.kind === "restored" ? boundsOf(target.edit.cells.keys()) : null;
    const range = restored ?? designBounds(target.edit.design);
    if (range) ranges.push({ sheet: target.sheet, range });
  }
  return ranges.map(({ sheet, range }) => operation(() => rangeOf(sheet, range).calculate()));
}
