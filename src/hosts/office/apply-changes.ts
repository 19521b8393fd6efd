import type {
  AddSheet,
  ApplyReport,
  ChangeSet,
  Edit,
  RedrawSheet,
  RemoveSheet,
  RestoreSheet,
  SetCell,
  SheetRef,
  SkippedEdit,
  SkipReason,
} from "../../core/changes/change-set";
import type { CellRange } from "../../core/workbook/address";
import type { Cell, CellKey } from "../../core/workbook/snapshot";
import { cellKey, sameSheetName } from "../../core/workbook/snapshot";
import { HostError } from "../host";
import { bandsOf, blocksOf, boundsOf, union } from "./blocks";
import { formatOf, heldCells, sameContent, type HeldCell } from "./cells";
import {
  a1,
  clearSteps,
  designBounds,
  drawnCells,
  drawSteps,
  refuseUndrawable,
  renameInCell,
  renameInDesign,
  type DrawSteps,
} from "./draw-sheet";
import { captureSheets, restoreSteps, type FormerSheet } from "./former-sheet";
import { readMergedAreas } from "./questions";
import { loadParts, readCells, visibilityOf } from "./read-workbook";
import { operation, rangeOf, requireApi, send, type Operation, type Progress } from "./requests";
import { uniqueSheetName } from "./sheet-name";
import type { SheetDesign } from "../../core/design/sheet-design";
import { writeSteps, type CellWrite } from "./write-cells";

/** What the host remembers between two applies, beyond what edits say; keyed by edit, so it goes when they go. */
export class ApplyMemory {
  /** Edits whose writing had begun when an apply was interrupted. */
  readonly started = new WeakMap<Edit, Started>();
  /** For `set-cell` of an undo that blanks a cell: the number format it had. */
  readonly blankFormats = new WeakMap<Edit, string>();
  /** For `restore-sheet`: what the sheet looked like, and the cells it held once it was drawn. */
  readonly formerSheets = new WeakMap<
    Edit,
    { readonly former: FormerSheet; readonly drawn: ReadonlyMap<CellKey, Cell> }
  >();
  /** Sheets that this host added: the only ones it removes. */
  readonly added = new Set<string>();
  /** By sheet id, the design that a sheet shows. */
  readonly designs = new Map<string, SheetDesign>();
}

type Started =
  | { readonly kind: "cell"; readonly held: HeldCell }
  | { readonly kind: "new-sheet"; readonly name: string; readonly others: ReadonlySet<string> }
  | { readonly kind: "sheet"; readonly cells: ReadonlyMap<CellKey, Cell>; readonly former: FormerSheet | null }
  | { readonly kind: "removal" };

/** Tests what the change set needs of Excel, before anything is asked or written. */
export function requireApiFor({ edits }: ChangeSet): void {
  const redraws = edits.some((e) => e.kind === "redraw-sheet" || e.kind === "restore-sheet");
  const draws = edits.some((e) => e.kind === "add-sheet");
  // 1.13 gives merged areas; pages, validations and marks came with 1.9, read-only with 1.8.
  requireApi(redraws || edits.some(fillsBlank) ? "1.13" : draws ? "1.9" : "1.8");
}

/** A blank cell may lie inside a merged area; a cell that was seen with a value is its own anchor. */
function fillsBlank(edit: Edit): boolean {
  return edit.kind === "set-cell" && edit.before === null && edit.after !== null;
}

/**
 * Applies a change set. Reads first what it would change, leaves out what it must not touch, writes stage by stage
 * (sheets, number formats, contents, appearance, print), reads everything back and tells what holds.
 */
export async function applyChanges(
  context: Excel.RequestContext,
  changeSet: ChangeSet,
  memory: ApplyMemory,
  progress: Progress,
): Promise<ApplyReport> {
  const book = await openBook(context, changeSet);
  const run: Run = { context, memory, progress, book, skipped: [], undo: [], written: 0 };
  const cells = await checkCells(
    run,
    changeSet.edits.filter((e) => e.kind === "set-cell"),
  );
  const sheets = await checkSheets(run, changeSet.edits);
  const renamed = await addSheets(run, sheets);
  await write(run, cells, sheets, renamed);
  await verifySheets(run, sheets, renamed);
  await verifyCells(run, cells, renamed);
  for (const edit of changeSet.edits) memory.started.delete(edit);
  return { written: run.written, skipped: run.skipped, undo: { purpose: "undo", edits: run.undo.reverse() } };
}

interface Run {
  readonly context: Excel.RequestContext;
  readonly memory: ApplyMemory;
  readonly progress: Progress;
  readonly book: Book;
  readonly skipped: SkippedEdit[];
  /** Inverse edits in the order of writing. */
  readonly undo: Edit[];
  written: number;
}

interface Book {
  readonly sheets: readonly Excel.Worksheet[];
  readonly isManual: boolean;
}

async function openBook(context: Excel.RequestContext, { edits }: ChangeSet): Promise<Book> {
  for (const edit of edits) if ("design" in edit) refuseUndrawable(edit.design);
  const { workbook } = context;
  const { worksheets } = workbook;
  workbook.load("readOnly");
  workbook.protection.load("protected");
  workbook.application.load("calculationMode");
  worksheets.load("items/id,items/name,items/visibility,items/protection/protected,items/protection/options");
  await context.sync();
  if (workbook.readOnly) throw new HostError("read-only", "the workbook is read-only");
  if (workbook.protection.protected && edits.some((e) => e.kind === "add-sheet" || e.kind === "remove-sheet")) {
    throw new HostError("structure-protected", "the structure of the workbook is protected");
  }
  return { sheets: worksheets.items, isManual: workbook.application.calculationMode === "Manual" };
}

function sheetById({ sheets }: Book, { id }: SheetRef): Excel.Worksheet | undefined {
  return sheets.find((sheet) => sheet.id === id);
}

function skip(run: Run, sheet: string, cell: string | null, reason: SkipReason): void {
  run.skipped.push({ sheet, cell, reason });
}

// Cells of existing sheets

/** All edits of one cell, as one. */
interface CellTarget {
  readonly edit: SetCell;
  readonly sheet: Excel.Worksheet;
  readonly key: CellKey;
  readonly after: Cell | null;
  /** As it was before the first attempt to write it. */
  readonly held: HeldCell;
  readonly now: HeldCell;
  /** The number format asked for; null where it must stay. */
  readonly format: string | null;
}

/** The cells that shall be and may be written; all others are told as skipped or count as written already. */
async function checkCells(run: Run, edits: readonly SetCell[]): Promise<CellTarget[]> {
  const bySheet = new Map<Excel.Worksheet, Map<CellKey, { first: SetCell; last: SetCell }>>();
  for (const edit of edits) {
    const key = cellKey(edit.row, edit.column);
    const sheet = sheetById(run.book, edit.sheet);
    if (!sheet) {
      skip(run, edit.sheet.name, a1(key), "missing");
      continue;
    }
    const cells = bySheet.get(sheet) ?? new Map<CellKey, { first: SetCell; last: SetCell }>();
    cells.set(key, { first: cells.get(key)?.first ?? edit, last: edit });
    bySheet.set(sheet, cells);
  }
  const keysBySheet = [...bySheet].map(([sheet, cells]) => [sheet, [...cells.keys()]] as const);
  const now = await readHeld(run, keysBySheet);
  const locked = await readLocked(run, keysBySheet);
  const covered = await readCovered(run, edits);
  const targets: CellTarget[] = [];
  for (const [sheet, cells] of bySheet) {
    for (const [key, { first, last }] of cells) {
      const current = now.get(sheet)?.get(key) ?? { cell: null, format: "General" };
      const started = run.memory.started.get(first);
      const held = started?.kind === "cell" ? started.held : current;
      const format = askedFormat(run, sheet, last);
      const target = { edit: first, sheet, key, after: last.after, held, now: current, format };
      const reason = holdsAfter(target, current)
        ? null
        : locked.get(sheet)?.has(key)
          ? "locked"
          : covered.get(sheet)?.some((area) => isCovered(area, key))
            ? "merged"
            : mayWrite(target, started !== undefined)
              ? null
              : "changed";
      if (reason !== null) skip(run, sheet.name, a1(key), reason);
      else if (holdsAfter(target, current) && !started) run.written++;
      else targets.push(target);
    }
  }
  return targets;
}

/** On a protected sheet number formats can be set only where its protection allows formatting. */
function askedFormat(run: Run, sheet: Excel.Worksheet, edit: SetCell): string | null {
  const { protection } = sheet;
  if (protection.protected && !protection.options.allowFormatCells) return null;
  return edit.after === null ? (run.memory.blankFormats.get(edit) ?? null) : formatOf(edit.after);
}

function holdsAfter({ after, format }: CellTarget, { cell, format: held }: HeldCell): boolean {
  return sameContent(cell, after) && (format === null || held === format);
}

/** The cell holds what was read, or is on the way to what is asked for (after an interruption, in any mixture). */
function mayWrite({ edit, after, now }: CellTarget, isStarted: boolean): boolean {
  if (sameContent(now.cell, after)) return true;
  if (!sameContent(now.cell, edit.before)) return false;
  return isStarted || now.cell === null || now.format === formatOf(edit.before);
}

function isCovered({ top, left, bottom, right }: CellRange, key: CellKey): boolean {
  const row = Math.floor(key / cellKey(1, 0));
  const column = key % cellKey(1, 0);
  return row >= top && row <= bottom && column >= left && column <= right && !(row === top && column === left);
}

type KeysBySheet = readonly (readonly [Excel.Worksheet, readonly CellKey[]])[];

function blocksOfKeys(keys: readonly CellKey[]): CellRange[] {
  return blocksOf(keys.map((key) => [key, true] as const)).flatMap(({ range }) => bandsOf(range));
}

async function readHeld(run: Run, sheets: KeysBySheet): Promise<Map<Excel.Worksheet, Map<CellKey, HeldCell>>> {
  const held = new Map<Excel.Worksheet, Map<CellKey, HeldCell>>();
  const parts = sheets.flatMap(([sheet, keys], index) =>
    blocksOf(keys.map((key) => [key, true] as const)).map(({ range }) => ({ index, sheet, range })),
  );
  for (const { index, range } of await loadParts(run.context, parts)) {
    const [sheet] = sheets[index] as KeysBySheet[number];
    const cells = held.get(sheet) ?? new Map<CellKey, HeldCell>();
    for (const [key, cell] of heldCells(range, true)) cells.set(key, cell);
    held.set(sheet, cells);
  }
  return held;
}

/** The locked ones of the cells, on protected sheets only. */
async function readLocked(run: Run, sheets: KeysBySheet): Promise<Map<Excel.Worksheet, Set<CellKey>>> {
  const locked = new Map<Excel.Worksheet, Set<CellKey>>();
  const isProtected = sheets.filter(([sheet]) => sheet.protection.protected);
  const blocks = isProtected.flatMap(([sheet, keys]) => blocksOfKeys(keys).map((block) => [sheet, block] as const));
  const mixed = await readLocks(run, blocks, locked);
  // A block of locked and unlocked cells answers null: its cells are asked one by one.
  const single = mixed.flatMap(([sheet, block]) => bandsOf(block, 1).map((cell) => [sheet, cell] as const));
  await readLocks(run, single, locked);
  return locked;
}

async function readLocks(
  run: Run,
  blocks: readonly (readonly [Excel.Worksheet, CellRange])[],
  locked: Map<Excel.Worksheet, Set<CellKey>>,
): Promise<(readonly [Excel.Worksheet, CellRange])[]> {
  const asked: { sheet: Excel.Worksheet; block: CellRange; protection: Excel.FormatProtection }[] = [];
  const steps = blocks.map(([sheet, block]) =>
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
  const mixed: (readonly [Excel.Worksheet, CellRange])[] = [];
  for (const { sheet, block, protection } of asked) {
    const answer = protection.locked as boolean | null;
    if (answer === null) mixed.push([sheet, block]);
    else if (answer) {
      const cells = locked.get(sheet) ?? new Set<CellKey>();
      for (let row = block.top; row <= block.bottom; row++) {
        for (let column = block.left; column <= block.right; column++) cells.add(cellKey(row, column));
      }
      locked.set(sheet, cells);
    }
  }
  return mixed;
}

/** The merged areas around cells that are blank and shall be filled; any other cell was seen to be its own anchor. */
async function readCovered(run: Run, edits: readonly SetCell[]): Promise<Map<Excel.Worksheet, readonly CellRange[]>> {
  const filled = new Map<Excel.Worksheet, CellKey[]>();
  for (const edit of edits.filter(fillsBlank)) {
    const sheet = sheetById(run.book, edit.sheet);
    if (sheet) filled.set(sheet, [...(filled.get(sheet) ?? []), cellKey(edit.row, edit.column)]);
  }
  const sheets = [...filled.keys()];
  const parts = sheets.flatMap((sheet, index) => {
    const range = boundsOf(filled.get(sheet) ?? []);
    return range ? [{ index, sheet, range }] : [];
  });
  const areas = await readMergedAreas(run.context, parts);
  return new Map(sheets.map((sheet, index) => [sheet, areas.get(index) ?? []]));
}

async function verifyCells(run: Run, targets: readonly CellTarget[], renamed: ReadonlyMap<string, string>) {
  const keys = new Map<Excel.Worksheet, CellKey[]>();
  for (const { sheet, key } of targets) keys.set(sheet, [...(keys.get(sheet) ?? []), key]);
  const now = await readHeld(run, [...keys]);
  for (const target of targets) {
    const { sheet, key, held, edit } = target;
    const holding = now.get(sheet)?.get(key) ?? { cell: null, format: "General" };
    const after = target.after && renameInCell(target.after, renamed);
    if (holdsAfter({ ...target, after }, holding)) run.written++;
    else skip(run, sheet.name, a1(key), "not-held");
    const inverse: SetCell = {
      kind: "set-cell",
      sheet: { id: sheet.id, name: sheet.name },
      row: edit.row,
      column: edit.column,
      before: holding.cell,
      after: held.cell,
    };
    if (held.cell === null) run.memory.blankFormats.set(inverse, held.format);
    run.undo.push(inverse);
  }
}

// Whole sheets

type SheetTarget = NewSheet | RedrawnSheet | RestoredSheet | RemovedSheet;

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
  readonly cells: ReadonlyMap<CellKey, Cell>;
  readonly former: FormerSheet;
}

interface RestoredSheet {
  readonly kind: "restored";
  readonly edit: RestoreSheet;
  readonly sheet: Excel.Worksheet;
  readonly cells: ReadonlyMap<CellKey, Cell>;
}

interface RemovedSheet {
  readonly kind: "removed";
  readonly edit: RemoveSheet;
  readonly sheet: Excel.Worksheet;
}

/** The sheets that may be drawn or removed; one that a person changed since, or protected, is left out and told. */
async function checkSheets(run: Run, edits: readonly Edit[]): Promise<SheetTarget[]> {
  const targets: SheetTarget[] = [];
  const existing: { edit: RedrawSheet | RestoreSheet | RemoveSheet; sheet: Excel.Worksheet }[] = [];
  for (const edit of edits) {
    if (edit.kind === "set-cell") continue;
    if (edit.kind === "add-sheet") {
      const sheet = startedSheet(run, edit);
      targets.push({ kind: "new", edit, sheet, isReused: sheet !== null });
      continue;
    }
    const sheet = sheetById(run.book, edit.sheet);
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
    const reason = refusal(run, edit, sheet, cells);
    if (reason !== null) skip(run, sheet.name, null, reason);
    else if (edit.kind === "remove-sheet") targets.push({ kind: "removed", edit, sheet });
    else if (edit.kind === "restore-sheet") targets.push({ kind: "restored", edit, sheet, cells });
    else redrawn.push({ kind: "redrawn", edit, sheet, cells });
  });
  const fresh = redrawn.filter(({ edit }) => run.memory.started.get(edit)?.kind !== "sheet");
  const captured = await captureSheets(
    run.context,
    fresh.map(({ sheet, edit }) => ({
      sheet,
      design: run.memory.designs.get(sheet.id) ?? null,
      area: designBounds(edit.design),
    })),
  );
  for (const target of redrawn) {
    const started = run.memory.started.get(target.edit);
    const former = started?.kind === "sheet" ? started.former : captured[fresh.indexOf(target)];
    if (former) targets.push({ ...target, former });
  }
  return targets;
}

/** About how many cells a sheet holds before an edit of the whole of it. */
function heldBy(edit: RedrawSheet | RestoreSheet | RemoveSheet): number {
  if (edit.kind === "restore-sheet") return edit.design.cells.length;
  return edit.kind === "remove-sheet" ? edit.before.cells.size : edit.before.size;
}

/** The sheet that an interrupted attempt had already added for this edit. */
function startedSheet(run: Run, edit: AddSheet): Excel.Worksheet | null {
  const started = run.memory.started.get(edit);
  if (started?.kind !== "new-sheet") return null;
  return run.book.sheets.find((s) => sameSheetName(s.name, started.name) && !started.others.has(s.id)) ?? null;
}

function refusal(
  run: Run,
  edit: RedrawSheet | RestoreSheet | RemoveSheet,
  sheet: Excel.Worksheet,
  cells: ReadonlyMap<CellKey, Cell>,
): SkipReason | null {
  if (edit.kind === "remove-sheet") {
    return run.memory.added.has(sheet.id) && holdAll(cells, [edit.before.cells]) ? null : "changed";
  }
  if (sheet.protection.protected) return "locked";
  const drawn = run.memory.formerSheets.get(edit)?.drawn ?? drawnCells(edit.design);
  const [before, after] = edit.kind === "redraw-sheet" ? [edit.before, drawn] : [drawn, edit.cells];
  const isOurs = run.memory.started.has(edit)
    ? holdAll(cells, [before, after])
    : holdAll(cells, [before]) || holdAll(cells, [after]);
  return isOurs ? null : "changed";
}

/** Every cell holds what one of the expectations says. */
function holdAll(cells: ReadonlyMap<CellKey, Cell>, expected: readonly ReadonlyMap<CellKey, Cell>[]): boolean {
  const keys = new Set([...cells.keys(), ...expected.flatMap((map) => [...map.keys()])]);
  return [...keys].every((key) => expected.some((map) => sameContent(cells.get(key), map.get(key))));
}

/** Adds the new sheets and gives each a free name; says which wished names became others. */
async function addSheets(run: Run, targets: readonly SheetTarget[]): Promise<Map<string, string>> {
  const { context, memory, progress, book } = run;
  const taken = book.sheets.map((sheet) => sheet.name);
  const others = new Set(book.sheets.map((sheet) => sheet.id));
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

async function write(
  run: Run,
  cells: readonly CellTarget[],
  sheets: readonly SheetTarget[],
  renamed: ReadonlyMap<string, string>,
): Promise<void> {
  const stages: DrawSteps[] = [...cellStages(run, cells, renamed)];
  const last: Operation[] = [];
  for (const target of sheets) {
    if (target.kind === "new" && target.sheet) {
      stages.push(newSheetSteps(target.sheet, renameInDesign(target.edit.design, renamed), target.isReused));
      last.push(...placeSteps(run, target, target.sheet, sheets));
    } else if (target.kind === "redrawn") {
      run.memory.started.set(target.edit, { kind: "sheet", cells: target.edit.before, former: target.former });
      stages.push(redrawSteps(target, renameInDesign(target.edit.design, renamed)));
    } else if (target.kind === "restored") {
      const former = run.memory.formerSheets.get(target.edit)?.former ?? null;
      const drawn = { cells: target.cells, box: designBounds(target.edit.design), design: target.edit.design };
      run.memory.started.set(target.edit, { kind: "sheet", cells: target.cells, former });
      stages.push(restoreSteps(target.sheet, target.edit.cells, former, drawn));
    } else if (target.kind === "removed") {
      run.memory.started.set(target.edit, { kind: "removal" });
      last.push(operation(() => target.sheet.delete()));
    }
  }
  const steps = (["prepare", "contents", "formats", "finish"] as const).flatMap((stage) =>
    stages.flatMap((s) => s[stage]),
  );
  await send(run.context, [...steps, ...last, ...calculateSteps(run, cells, sheets)], run.progress);
}

function cellStages(run: Run, targets: readonly CellTarget[], renamed: ReadonlyMap<string, string>): DrawSteps[] {
  const bySheet = new Map<Excel.Worksheet, Map<CellKey, CellWrite>>();
  for (const { edit, sheet, key, after, held, now, format } of targets) {
    run.memory.started.set(edit, { kind: "cell", held });
    const writes = bySheet.get(sheet) ?? new Map<CellKey, CellWrite>();
    writes.set(key, { content: after && renameInCell(after, renamed), held: now.format, format });
    bySheet.set(sheet, writes);
  }
  return [...bySheet].map(([sheet, writes]) => {
    const { before, contents, formats } = writeSteps(sheet, writes);
    return { prepare: before, contents, formats, finish: [] };
  });
}

function newSheetSteps(sheet: Excel.Worksheet, design: SheetDesign, isReused: boolean): DrawSteps {
  const box = designBounds(design);
  const drawn = drawSteps(sheet, design, [], []);
  return isReused && box ? { ...drawn, prepare: [...clearSteps(sheet, box), ...drawn.prepare] } : drawn;
}

function redrawSteps({ sheet, cells, former }: RedrawnSheet, design: SheetDesign): DrawSteps {
  const box = union(former.box, designBounds(design));
  const drawn = drawSteps(sheet, design, cells.keys(), former.charts);
  return box ? { ...drawn, prepare: [...clearSteps(sheet, box), ...drawn.prepare] } : drawn;
}

/** New sheets come last; moving one that already lies where it shall would cost the user's undo for nothing. */
function placeSteps(run: Run, target: NewSheet, sheet: Excel.Worksheet, targets: readonly SheetTarget[]): Operation[] {
  const existing = run.book.sheets;
  const created = targets.filter((t) => t.kind === "new" && !t.isReused);
  const natural = target.isReused ? existing.indexOf(sheet) : existing.length + created.indexOf(target);
  const wished = Math.min(target.edit.index, existing.length + created.length - 1);
  if (wished === natural) return [];
  return [
    operation(() => {
      sheet.position = wished;
    }),
  ];
}

/** In manual mode what was written is calculated, nothing else, and the user's mode stays. */
function calculateSteps(run: Run, cells: readonly CellTarget[], sheets: readonly SheetTarget[]): Operation[] {
  if (!run.book.isManual) return [];
  const formulas = new Map<Excel.Worksheet, CellKey[]>();
  for (const { sheet, key, after } of cells) {
    if (after?.formula !== undefined) formulas.set(sheet, [...(formulas.get(sheet) ?? []), key]);
  }
  const ranges = [...formulas].flatMap(([sheet, keys]) => blocksOfKeys(keys).map((range) => ({ sheet, range })));
  for (const target of sheets) {
    if (target.kind === "removed" || !target.sheet) continue;
    const restored = target.kind === "restored" ? boundsOf(target.edit.cells.keys()) : null;
    const range = restored ?? designBounds(target.edit.design);
    if (range) ranges.push({ sheet: target.sheet, range });
  }
  return ranges.map(({ sheet, range }) => operation(() => rangeOf(sheet, range).calculate()));
}

async function verifySheets(
  run: Run,
  targets: readonly SheetTarget[],
  renamed: ReadonlyMap<string, string>,
): Promise<void> {
  const drawn = targets.flatMap((target) =>
    target.kind !== "removed" && target.sheet ? [{ target, sheet: target.sheet }] : [],
  );
  const contents =
    drawn.length === 0
      ? []
      : await readCells(
          run.context,
          drawn.map(({ sheet }) => sheet),
          true,
          drawn.reduce((sum, { target: { edit } }) => sum + edit.design.cells.length, 0),
        );
  drawn.forEach(({ target, sheet }, i) => {
    const cells = contents[i] ?? new Map<CellKey, Cell>();
    const design = renameInDesign(target.edit.design, renamed);
    const expected = target.kind === "restored" ? target.edit.cells : drawnCells(design);
    for (const key of new Set([...expected.keys(), ...cells.keys()])) {
      const asked = expected.get(key);
      const holding = cells.get(key);
      const held = sameContent(holding, asked) && formatOf(holding ?? null) === formatOf(asked ?? null);
      if (!held) skip(run, sheet.name, a1(key), "not-held");
    }
    run.written++;
    run.undo.push(inverseOf(run, target, sheet, design, cells));
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

function inverseOf(
  run: Run,
  target: NewSheet | RedrawnSheet | RestoredSheet,
  sheet: Excel.Worksheet,
  design: SheetDesign,
  cells: ReadonlyMap<CellKey, Cell>,
): Edit {
  const ref = { id: sheet.id, name: sheet.name };
  if (target.kind === "restored") {
    const former = run.memory.formerSheets.get(target.edit)?.former.design ?? null;
    if (former) run.memory.designs.set(sheet.id, former);
    else run.memory.designs.delete(sheet.id);
    return { kind: "redraw-sheet", sheet: ref, before: cells, design };
  }
  run.memory.designs.set(sheet.id, design);
  if (target.kind === "new") {
    const before = { visibility: visibilityOf(sheet.visibility), cells };
    return { kind: "remove-sheet", sheet: ref, index: target.edit.index, before, design };
  }
  const started = run.memory.started.get(target.edit);
  const former = started?.kind === "sheet" ? started.cells : target.cells;
  const undo: RestoreSheet = { kind: "restore-sheet", sheet: ref, cells: former, design };
  run.memory.formerSheets.set(undo, { former: target.former, drawn: cells });
  return undo;
}
