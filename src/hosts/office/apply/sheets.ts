import type { AddSheet, Edit, RedrawSheet, RemoveSheet, RestoreSheet } from "../../../core/changes/change-set";
import { scaleOf } from "../../../core/design/pages";
import type { SheetDesign } from "../../../core/design/sheet-design";
import { cutTexts } from "../../../core/design/text-room";
import type { Cell, CellKey } from "../../../core/workbook/snapshot";
import { sameSheetName } from "../../../core/workbook/snapshot";
import { union } from "../blocks";
import {
  rangeName,
  clearSteps,
  designBounds,
  drawnCells,
  drawSteps,
  renameInDesign,
  type DrawSteps,
} from "../draw-sheet";
import { captureSheets, keptFillSteps, restoreSteps, type FormerSheet } from "../former-sheet";
import { heldBy, placeOf, refusal, unheld, type Cells, type WholeSheetEdit } from "../policy/sheet-policy";
import { readCells, visibilityOf } from "../read-workbook";
import { operation, send, type Operation } from "../requests";
import { uniqueSheetName } from "../sheet-name";
import { refOf, skip, type Run } from "./run";

export type SheetTarget = NewSheet | RedrawnSheet | RestoredSheet | RemovedSheet;

interface NewSheet {
  readonly kind: "new";
  readonly edit: AddSheet;
  /** Set once it exists: from an interrupted attempt, or by `addSheets`. */
  sheet: Excel.Worksheet | null;
  isReused: boolean;
}

interface RedrawnSheet {
  readonly kind: "redrawn";
  readonly edit: RedrawSheet;
  readonly sheet: Excel.Worksheet;
  readonly cells: Cells;
  readonly former: FormerSheet;
}

interface RestoredSheet {
  readonly kind: "restored";
  readonly edit: RestoreSheet;
  readonly sheet: Excel.Worksheet;
  readonly cells: Cells;
}

interface RemovedSheet {
  readonly kind: "removed";
  readonly edit: RemoveSheet;
  readonly sheet: Excel.Worksheet;
}

/** The sheets that may be drawn or removed; one that a person changed since, or protected, is left out and told. */
export async function checkSheets(run: Run, edits: readonly Edit[]): Promise<SheetTarget[]> {
  const targets: SheetTarget[] = [];
  const existing: { edit: WholeSheetEdit; sheet: Excel.Worksheet }[] = [];
  for (const edit of edits) {
    if (edit.kind === "set-cell") continue;
    if (edit.kind === "add-sheet") {
      const sheet = startedSheet(run, edit);
      targets.push({ kind: "new", edit, sheet, isReused: sheet !== null });
      continue;
    }
    const sheet = run.book.byId.get(edit.sheet.id);
    if (sheet) existing.push({ edit, sheet });
    else if (edit.kind === "remove-sheet") countRemoval(run, edit, run.memory.started.has(edit));
    else skip(run, edit.sheet.name, null, "missing");
  }
  if (existing.length === 0) return targets;
  const contents = await readCells(
    run.context,
    existing.map(({ sheet }) => sheet),
    true,
    existing.reduce((sum, { edit }) => sum + heldBy(edit), 0),
  );
  const redrawn: Omit<RedrawnSheet, "former">[] = [];
  existing.forEach(({ edit, sheet }, i) => {
    const cells = contents[i] ?? new Map<CellKey, Cell>();
    const reason = refusal(edit, {
      cells,
      isProtected: sheet.protection.protected,
      isStarted: run.memory.started.has(edit),
      isOwn: run.memory.added.has(sheet.id),
      drawn: run.memory.formerSheets.get(edit)?.drawn ?? drawnCells(edit.design),
    });
    if (reason !== null) skip(run, sheet.name, null, reason);
    else if (edit.kind === "remove-sheet") targets.push({ kind: "removed", edit, sheet });
    else if (edit.kind === "restore-sheet") targets.push({ kind: "restored", edit, sheet, cells });
    else redrawn.push({ kind: "redrawn", edit, sheet, cells });
  });
  return [...targets, ...(await withFormer(run, redrawn))];
}

/** What the sheets looked like before the first attempt to draw them anew. */
async function withFormer(run: Run, redrawn: readonly Omit<RedrawnSheet, "former">[]): Promise<RedrawnSheet[]> {
  const fresh = redrawn.filter(({ edit }) => run.memory.started.get(edit)?.kind !== "sheet");
  const captured = await captureSheets(
    run.context,
    fresh.map(({ sheet, edit }) => ({
      sheet,
      design: run.memory.designs.get(sheet.id) ?? null,
      area: designBounds(edit.design),
    })),
  );
  return redrawn.flatMap((target) => {
    const started = run.memory.started.get(target.edit);
    const former = started?.kind === "sheet" ? started.former : captured[fresh.indexOf(target)];
    return former ? [{ ...target, former }] : [];
  });
}

/** The sheet that an interrupted attempt had already added for this edit. */
function startedSheet(run: Run, edit: AddSheet): Excel.Worksheet | null {
  const started = run.memory.started.get(edit);
  if (started?.kind !== "new-sheet") return null;
  return run.book.sheets.find((s) => sameSheetName(s.name, started.name) && !started.others.has(s.id)) ?? null;
}

/** Adds the new sheets and gives each a free name; says which wished names became others. */
export async function addSheets(run: Run, targets: readonly SheetTarget[]): Promise<Map<string, string>> {
  const { context, memory, progress, book } = run;
  const taken = book.sheets.map((sheet) => sheet.name);
  const others = new Set(book.byId.keys());
  const missing = targets.filter((target) => target.kind === "new" && target.sheet === null) as NewSheet[];
  const steps = missing.flatMap((target) => {
    const name = uniqueSheetName(target.edit.design.name, taken);
    taken.push(name);
    memory.started.set(target.edit, { kind: "new-sheet", name, others });
    // Two steps: what the first has written is known even if the second fails.
    return [
      operation(() => {
        target.sheet = context.workbook.worksheets.add(name);
      }),
      operation(() => target.sheet?.load("id,name,visibility")),
    ];
  });
  await send(context, steps, progress);
  const renamed = new Map<string, string>();
  for (const target of targets) {
    if (target.kind !== "new" || !target.sheet) continue;
    const { name } = target.sheet;
    memory.added.add(target.sheet.id);
    if (name !== target.edit.design.name) renamed.set(target.edit.design.name, name);
  }
  return renamed;
}

/** Steps that draw or restore the sheets, and `last` what places and removes them. */
export function sheetStages(
  run: Run,
  targets: readonly SheetTarget[],
  renamed: ReadonlyMap<string, string>,
): { readonly stages: readonly DrawSteps[]; readonly last: readonly Operation[] } {
  const stages: DrawSteps[] = [];
  const last: Operation[] = [];
  for (const target of targets) {
    const hasHiddenRows = target.sheet !== null && run.book.withHiddenRows.has(target.sheet.id);
    if (target.kind === "new" && target.sheet) {
      stages.push(newSheetSteps(target.sheet, renameInDesign(target.edit.design, renamed), target.isReused));
      last.push(...placeSteps(run, target, target.sheet, targets));
    } else if (target.kind === "redrawn") {
      run.memory.started.set(target.edit, { kind: "sheet", cells: target.edit.before, former: target.former });
      stages.push(redrawSteps(target, renameInDesign(target.edit.design, renamed), hasHiddenRows));
    } else if (target.kind === "restored") {
      const former = run.memory.formerSheets.get(target.edit)?.former ?? null;
      const drawn = { cells: target.cells, box: designBounds(target.edit.design), design: target.edit.design };
      run.memory.started.set(target.edit, { kind: "sheet", cells: target.cells, former });
      stages.push(restoreSteps(target.sheet, target.edit.cells, former, drawn, hasHiddenRows));
    } else if (target.kind === "removed") {
      run.memory.started.set(target.edit, { kind: "removal" });
      last.push(operation(() => target.sheet.delete()));
    }
  }
  return { stages, last };
}

function newSheetSteps(sheet: Excel.Worksheet, design: SheetDesign, isReused: boolean): DrawSteps {
  const box = designBounds(design);
  const drawn = drawSteps(sheet, design, [], [], false);
  return isReused && box ? { ...drawn, prepare: [...clearSteps(sheet, box), ...drawn.prepare] } : drawn;
}

function redrawSteps({ sheet, cells, former }: RedrawnSheet, design: SheetDesign, hasHiddenRows: boolean): DrawSteps {
  const box = union(former.box, designBounds(design));
  const drawn = drawSteps(sheet, design, cells.keys(), former.charts, hasHiddenRows);
  const steps = { ...drawn, formats: [...drawn.formats, ...keptFillSteps(sheet, former, design)] };
  return box ? { ...steps, prepare: [...clearSteps(sheet, box), ...drawn.prepare] } : steps;
}

function placeSteps(run: Run, target: NewSheet, sheet: Excel.Worksheet, targets: readonly SheetTarget[]): Operation[] {
  const existing = run.book.sheets;
  const created = targets.filter((t) => t.kind === "new" && !t.isReused);
  const natural = target.isReused ? existing.indexOf(sheet) : existing.length + created.indexOf(target);
  const place = placeOf(target.edit.index, natural, existing.length + created.length);
  if (place === null) return [];
  return [
    operation(() => {
      sheet.position = place;
    }),
  ];
}

/** Reads the drawn sheets back: tells what does not hold, and notes the way back. */
export async function verifySheets(
  run: Run,
  targets: readonly SheetTarget[],
  renamed: ReadonlyMap<string, string>,
): Promise<void> {
  const drawn = targets.flatMap((target) =>
    target.kind !== "removed" && target.sheet ? [{ target, sheet: target.sheet }] : [],
  );
  const expected = drawn.reduce((sum, { target }) => sum + target.edit.design.cells.length, 0);
  const sheets = drawn.map(({ sheet }) => sheet);
  const layouts = sheets.map(({ pageLayout }) => pageLayout.load("zoom"));
  const contents = sheets.length > 0 ? await readCells(run.context, sheets, true, expected) : [];
  drawn.forEach(({ target, sheet }, i) => {
    const cells = contents[i] ?? new Map<CellKey, Cell>();
    const design = renameInDesign(target.edit.design, renamed);
    const asked = target.kind === "restored" ? target.edit.cells : drawnCells(design);
    for (const key of unheld(cells, asked)) skip(run, sheet.name, rangeName(key), "not-held");
    const isScaled = layouts[i]?.zoom.scale === scaleOf(design);
    if (target.kind !== "restored" && !isScaled) skip(run, sheet.name, null, "print-scale");
    if (target.kind !== "restored") {
      for (const key of cutTexts(design)) skip(run, sheet.name, rangeName(key), "row-full");
    }
    run.written++;
    run.undo.push(inverseOfSheet(run, target, sheet, design, cells));
  });
  for (const target of targets) if (target.kind === "removed") countRemoval(run, target.edit, true);
}

/** The sheet is gone; only our own removal can be undone by us. */
function countRemoval(run: Run, edit: RemoveSheet, isOwn: boolean): void {
  run.memory.added.delete(edit.sheet.id);
  run.memory.designs.delete(edit.sheet.id);
  run.written++;
  if (isOwn) run.undo.push({ kind: "add-sheet", sheet: edit.sheet, index: edit.index, design: edit.design });
}

function inverseOfSheet(
  run: Run,
  target: NewSheet | RedrawnSheet | RestoredSheet,
  sheet: Excel.Worksheet,
  design: SheetDesign,
  cells: Cells,
): Edit {
  const { memory } = run;
  const ref = refOf(sheet);
  if (target.kind === "restored") {
    const former = memory.formerSheets.get(target.edit)?.former.design ?? null;
    if (former) memory.designs.set(sheet.id, former);
    else memory.designs.delete(sheet.id);
    return { kind: "redraw-sheet", sheet: ref, before: cells, design };
  }
  memory.designs.set(sheet.id, design);
  if (target.kind === "new") {
    const before = { visibility: visibilityOf(sheet.visibility), cells };
    return { kind: "remove-sheet", sheet: ref, index: target.edit.index, before, design };
  }
  const started = memory.started.get(target.edit);
  const former = started?.kind === "sheet" ? started.cells : target.cells;
  const undo: RestoreSheet = { kind: "restore-sheet", sheet: ref, cells: former, design };
  memory.formerSheets.set(undo, { former: target.former, drawn: cells });
  return undo;
}
