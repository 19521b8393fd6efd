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
import type { LongDesign } from "../../core/design/long-table";
import type { SheetDesign } from "../../core/design/sheet-design";
import { cutTexts } from "../../core/design/text-room";
import { toA1 } from "../../core/workbook/address";
import {
  cellKey,
  keyAddress,
  sameCell,
  type Cell,
  type CellKey,
  type WorkbookSnapshot,
} from "../../core/workbook/snapshot";
import { HostError } from "../host";
import { drawSheets } from "./edit/draw";
import { OfficePackage } from "./edit/package";
import { setOwnProperties } from "./edit/properties";
import {
  asStored,
  storedCells,
  DrawnSheets,
  freeName,
  renamedCell,
  renamedDesign,
  WorkbookEditor,
  type SheetHandle,
} from "./edit/workbook-editor";
import { loadExcelize, type WasmSource } from "./excelize";
import { readXlsx, type XlsxFile } from "./read";

export interface WriteOptions {
  /** Where excelize lies; only needed in a browser, and only for change sets that draw sheets. */
  readonly wasm?: WasmSource;
  /** Becomes the "modified" time inside the document; default now. */
  readonly modified?: Date;
}

export interface XlsxResult {
  readonly bytes: Uint8Array;
  readonly report: ApplyReport;
  /** The bytes, read back; its snapshot bears no file name. */
  readonly file: XlsxFile;
}

/** Writing does not depend on what the file is called. */
const UNNAMED = { fileName: null };

/**
 * Applies a change set to a workbook file and reads the result back. `bytes` stay as they are; where nothing is written
 * they are the result. Sheets are drawn by excelize in a workbook of their own and taken over from there; the file itself
 * is patched, so that whatever the change set does not name keeps its bytes.
 * @throws HostError as the reader does; `structure-protected` when sheets would be drawn or removed in a workbook whose
 * structure is locked; `unsupported` when a design cannot be written (facts.sheet) or excelize does not start.
 */
export async function applyToXlsx(
  bytes: Uint8Array,
  changeSet: ChangeSet,
  options: WriteOptions = {},
): Promise<XlsxResult> {
  const file = readXlsx(bytes, UNNAMED);
  const { snapshot } = file;
  if (snapshot.isStructureProtected && changeSet.edits.some((edit) => edit.kind !== "set-cell")) {
    throw new HostError("structure-protected", "the workbook's structure is locked");
  }
  const designs = changeSet.edits.flatMap((edit) => drawnBy(edit) ?? []);
  const pack = new OfficePackage(bytes);
  const names = renamings(snapshot, changeSet);
  const renamed = designs.map((design) => renamedDesign(design, names));
  const drawn =
    designs.length === 0 ? null : new DrawnSheets(drawSheets(await loadExcelize(options.wasm), renamed.map(asLong)));
  const editor = new WorkbookEditor(pack, file, drawn);
  const run = new Run(editor, snapshot, names);
  for (const edit of changeSet.edits) run.apply(edit);
  if (run.isIdle) return { bytes, report: run.report(snapshot), file };
  const result = await editor.save(options.modified ?? new Date());
  const written = readXlsx(result, UNNAMED);
  return { bytes: result, report: run.report(written.snapshot), file: written };
}

/**
 * A new workbook that holds these sheets and nothing else. Long tables are worked out, written and deflated row by row.
 * @throws HostError `unsupported`, as applyToXlsx.
 */
export async function createXlsx(
  sheets: readonly (SheetDesign | LongDesign)[],
  options: WriteOptions = {},
): Promise<Uint8Array> {
  if (sheets.length === 0) throw new RangeError("a workbook needs at least one sheet");
  const designs = sheets.map(asLong);
  const created = options.modified ?? new Date();
  const names: string[] = [];
  for (const { sheet } of designs) names.push(freeName(sheet.name, names));
  const pack = new OfficePackage(drawSheets(await loadExcelize(options.wasm), designs));
  setOwnProperties(pack, created);
  const editor = new WorkbookEditor(pack, readXlsx(pack.save(), UNNAMED), null);
  designs.forEach((design, i) => editor.completeSheet(String(i + 1), names[i] ?? design.sheet.name, design));
  return editor.save(created);
}

function asLong(design: SheetDesign | LongDesign): LongDesign {
  return "tables" in design ? design : { sheet: design, tables: [] };
}

function drawnBy(edit: Edit): SheetDesign | null {
  return edit.kind === "add-sheet" || edit.kind === "redraw-sheet" ? edit.design : null;
}

/** The designs whose wished name another sheet of the workbook bears, and what their sheets are or will be called. */
function renamings(snapshot: WorkbookSnapshot, changeSet: ChangeSet): Map<string, string> {
  const taken = snapshot.sheets.map((sheet) => sheet.name);
  const names = new Map<string, string>();
  for (const edit of changeSet.edits) {
    const isDrawn = edit.kind === "redraw-sheet" || edit.kind === "restore-sheet";
    if (isDrawn && edit.sheet.name !== edit.design.name) {
      names.set(edit.design.name, edit.sheet.name);
    }
    if (edit.kind !== "add-sheet") continue;
    const name = freeName(edit.design.name, taken);
    taken.push(name);
    if (name !== edit.design.name) names.set(edit.design.name, name);
  }
  return names;
}

/** An edit that was carried out: what must be found when the file is read back, and what takes it back. */
interface Done {
  readonly sheet: SheetHandle;
  readonly name: string;
  /** null where the whole sheet is gone. */
  readonly expected: ReadonlyMap<CellKey, Cell | null> | null;
  readonly inverse: (ref: SheetRef, found: ReadonlyMap<CellKey, Cell>) => Edit;
}

/** One change set on its way through a file. */
class Run {
  private readonly sheets = new Map<string, SheetHandle>();
  private readonly done: Done[] = [];
  private readonly skipped: SkippedEdit[] = [];
  private drawn = 0;

  constructor(
    private readonly editor: WorkbookEditor,
    snapshot: WorkbookSnapshot,
    private readonly names: ReadonlyMap<string, string>,
  ) {
    for (const { id, name } of snapshot.sheets) {
      const sheet = editor.sheet(name);
      if (sheet) this.sheets.set(id, sheet);
    }
  }

  get isIdle(): boolean {
    return this.done.length === 0;
  }

  apply(edit: Edit): void {
    const reason = this.attempt(edit);
    if (reason !== null) this.skip(edit.sheet.name, edit.kind === "set-cell" ? toA1(edit) : null, reason);
  }

  /** @param result the workbook after writing */
  report(result: WorkbookSnapshot): ApplyReport {
    const undo: Edit[] = [];
    let written = 0;
    for (const { sheet, name, expected, inverse } of this.done) {
      const found = result.sheets.find((other) => other.name === sheet.name);
      const cells = found?.cells ?? new Map<CellKey, Cell>();
      undo.unshift(inverse({ id: found?.id ?? "", name: sheet.name }, cells));
      const wrong = expected === null ? [] : notHeld(expected, cells, result.calculation === "manual");
      for (const key of wrong) this.skip(name, toA1(keyAddress(key)), "not-held");
      if (wrong.length === 0) written++;
    }
    return { written, skipped: this.skipped, undo: { purpose: "undo", edits: undo } };
  }

  private skip(sheet: string, cell: string | null, reason: SkipReason): void {
    this.skipped.push({ sheet, cell, reason });
  }

  private tellCut(sheet: string, design: SheetDesign): void {
    for (const key of cutTexts(design)) this.skip(sheet, toA1(keyAddress(key)), "row-full");
  }

  private attempt(edit: Edit): SkipReason | null {
    if (edit.kind === "add-sheet") return this.add(edit);
    const number = edit.kind === "redraw-sheet" ? this.drawn++ : 0;
    const sheet = this.sheets.get(edit.sheet.id);
    if (!sheet) return "missing";
    switch (edit.kind) {
      case "set-cell":
        return this.setCell(sheet, edit);
      case "redraw-sheet":
        return this.redraw(sheet, edit, number);
      case "restore-sheet":
        return this.restore(sheet, edit);
      case "remove-sheet":
        return this.remove(sheet, edit);
    }
  }

  private setCell(sheet: SheetHandle, edit: SetCell): SkipReason | null {
    const key = cellKey(edit.row, edit.column);
    const before = sheet.cells.get(key) ?? null;
    if (!sameCell(before, edit.before)) return "changed";
    const after = edit.after && asStored(renamedCell(edit.after, this.names));
    const reason = this.editor.setCell(sheet, key, after);
    if (reason !== null && reason !== "row-full") return reason;
    const { row, column } = edit;
    this.done.push({
      sheet,
      name: sheet.name,
      expected: new Map([[key, after]]),
      inverse: (ref, found) => ({
        kind: "set-cell",
        sheet: ref,
        row,
        column,
        before: found.get(key) ?? null,
        after: before,
      }),
    });
    return reason;
  }

  private add(edit: AddSheet): null {
    const design = renamedDesign(edit.design, this.names);
    const sheet = this.editor.addSheet(this.drawn++, design, edit.index);
    this.sheets.set(edit.sheet.id, sheet);
    const index = this.editor.indexOf(sheet.name);
    this.tellCut(sheet.name, design);
    this.done.push({
      sheet,
      name: edit.sheet.name,
      expected: storedCells(design),
      inverse: (ref, found) => ({
        kind: "remove-sheet",
        sheet: ref,
        index,
        before: { visibility: "visible", cells: found },
        design: edit.design,
      }),
    });
    return null;
  }

  private redraw(sheet: SheetHandle, edit: RedrawSheet, number: number): SkipReason | null {
    if (!sameCells(sheet.cells, edit.before)) return "changed";
    const before = new Map(sheet.cells);
    const design = renamedDesign(edit.design, this.names);
    const reason = this.editor.redrawSheet(sheet, number, design);
    if (reason !== null) return reason;
    this.tellCut(sheet.name, design);
    this.done.push({
      sheet,
      name: sheet.name,
      expected: storedCells(design),
      inverse: (ref) => ({ kind: "restore-sheet", sheet: ref, cells: before, design: edit.design }),
    });
    return null;
  }

  private restore(sheet: SheetHandle, edit: RestoreSheet): SkipReason | null {
    const before = new Map(sheet.cells);
    if (!sameCells(before, storedCells(renamedDesign(edit.design, this.names)))) return "changed";
    const reason = this.editor.restoreSheet(sheet, edit.cells);
    if (reason !== null) return reason;
    this.done.push({
      sheet,
      name: sheet.name,
      expected: edit.cells,
      inverse: (ref, found) => ({ kind: "redraw-sheet", sheet: ref, before: found, design: edit.design }),
    });
    return null;
  }

  private remove(sheet: SheetHandle, edit: RemoveSheet): SkipReason | null {
    if (!sameCells(sheet.cells, edit.before.cells)) return "changed";
    const index = this.editor.indexOf(sheet.name);
    const reason = this.editor.removeSheet(sheet);
    if (reason !== null) return reason;
    this.sheets.delete(edit.sheet.id);
    this.done.push({
      sheet,
      name: sheet.name,
      expected: null,
      inverse: () => ({ kind: "add-sheet", sheet: edit.sheet, index, design: { ...edit.design, name: sheet.name } }),
    });
    return null;
  }
}

function sameCells(a: ReadonlyMap<CellKey, Cell>, b: ReadonlyMap<CellKey, Cell>): boolean {
  return a.size === b.size && [...a].every(([key, cell]) => sameCell(cell, b.get(key)));
}

/** In manual mode a reader gives no formula values, so only formula and format can be compared. */
function notHeld(
  expected: ReadonlyMap<CellKey, Cell | null>,
  found: ReadonlyMap<CellKey, Cell>,
  isManual: boolean,
): CellKey[] {
  return [...expected].flatMap(([key, cell]) => {
    const wanted = isManual && cell?.formula !== undefined ? { ...cell, value: null } : cell;
    return sameCell(found.get(key), wanted) ? [] : [key];
  });
}
