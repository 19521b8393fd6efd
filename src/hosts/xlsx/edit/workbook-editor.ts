import { frameOf, type LongDesign, type LongTable } from "../../../core/design/long-table";
import { MAX_CELL_TEXT } from "../../../core/design/sheet-builder";
import type { DesignCell, SheetDesign } from "../../../core/design/sheet-design";
import { styles, type StyleName } from "../../../core/design/styles";
import { parseRange, quoteSheetName, rangeToA1, type CellRange } from "../../../core/workbook/address";
import { cellKey, keyAddress, sameCell, sameSheetName, type Cell, type CellKey } from "../../../core/workbook/snapshot";
import { HostError } from "../../host";
import type { XlsxFile } from "../read";
import { showsDateOrTime } from "../styles";
import { deflateText, type ZipEntry } from "../zip";
import { withLongTables, withOpenedRows } from "./long-rows";
import { moveComments, rowPlaces } from "./moved-rows";
import { OfficePackage, workbookPart } from "./package";
import { withPageBreaks } from "./page-breaks";
import { setModified } from "./properties";
import { repeatedRows, withoutRows } from "./repeated-rows";
import { columnPoints } from "../../../core/design/text-height";
import { roomFor } from "../../../core/design/text-room";
import { SheetPart, type StyledContent, type NewRow } from "./sheet-part";
import { EMPTY_STYLE_SHEET, StyleSheet } from "./style-sheet";
import { calculateOnLoad, deleteSheet, insertSheet, renameSheet, setPrintNames, sheetEntries } from "./workbook-part";
import {
  attribute,
  attributes,
  child,
  childrenNamed,
  escapeXml,
  parseRoot,
  prefixOf,
  Splices,
  type XmlElement,
} from "./xml";

/** A sheet of the package being edited. */
export interface SheetHandle {
  readonly name: string;
  readonly part: string;
  readonly relationship: string;
  /** What its cells hold, edits included. */
  readonly cells: Map<CellKey, Cell>;
}

interface OpenSheet extends SheetHandle {
  readonly pending: Map<CellKey, StyledContent>;
  /** Of rows that grow, points. */
  readonly heights: Map<number, number>;
  /** Rows that the part does not have yet. */
  readonly newRows: NewRow[];
  /** Written piece by piece when the workbook is saved; the part has the first row of each. */
  tables: readonly LongTable[];
  parsed: SheetPart | null;
}

const TRANSITIONAL_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TRANSITIONAL_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
const STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";

const DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml";
const CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";

const MAX_NAME = 31;
const SHEET_DATA: ReadonlySet<string> = new Set(["sheetData"]);

/** Parts of a worksheet that lead to other parts a person may have added, in the order of the format. */
const ATTACHMENTS = ["drawing", "legacyDrawing", "legacyDrawingHF", "picture"];

/** What of a sheet's relationships says nothing about a person's work on it. */
const OWN_RELATIONSHIPS = ["printerSettings"];

/** Edits a workbook package sheet by sheet. Nothing is written back into a part before `save`. */
export class WorkbookEditor {
  private readonly workbook: string;
  private readonly styleSheet: StyleSheet;
  private readonly stylesPart: string | null;
  private readonly sheets: OpenSheet[] = [];
  private touchesFormulas = false;

  /** @param drawn a package whose sheets "1", "2", … are drawn designs, null where none is needed */
  constructor(
    private readonly pack: OfficePackage,
    private readonly file: XlsxFile,
    private readonly drawn: DrawnSheets | null,
  ) {
    this.workbook = workbookPart(pack);
    const relationships = pack.relationships(this.workbook);
    this.stylesPart = relationships.find((relationship) => relationship.kind === "styles")?.part ?? null;
    this.styleSheet = new StyleSheet(this.stylesPart === null ? EMPTY_STYLE_SHEET : pack.text(this.stylesPart));
    for (const entry of sheetEntries(pack.text(this.workbook))) {
      const found = relationships.find((relationship) => relationship.id === entry.relationship);
      const cells = file.snapshot.sheets.find((sheet) => sheet.name === entry.name)?.cells;
      if (found?.kind !== "worksheet" || found.part === null || !cells) continue;
      this.open(entry.name, found.part, entry.relationship, cells);
    }
  }

  sheet(name: string): SheetHandle | undefined {
    return this.sheets.find((sheet) => sheet.name === name);
  }

  /** @returns why the cell cannot be written, or null or "row-full" after writing it. */
  setCell(
    handle: SheetHandle,
    key: CellKey,
    content: Cell | null,
  ): "locked" | "merged" | "not-held" | "row-full" | null {
    const sheet = this.opened(handle);
    const part = this.parsed(sheet);
    const { row, column } = keyAddress(key);
    const style = part.style(row, column);
    const isFixed = part.isInArray(row, column) || this.isTableHeading(sheet, row, column);
    // Protection keeps out what people type; the value of a formula follows its operands, as it does in Excel.
    const isRecalculated = content?.formula !== undefined && content.formula === sheet.cells.get(key)?.formula;
    const isProtected = part.isProtected && !isRecalculated && this.styleSheet.isLocked(style);
    if (isFixed || isProtected) return "locked";
    if (part.mergeOver(row, column)) return "merged";
    if (typeof content?.value === "string" && content.value.length > MAX_CELL_TEXT) return "not-held";
    if (!sameCell(sheet.cells.get(key), content)) this.put(sheet, key, content, style);
    const isCut = typeof content?.value === "string" && this.makeRoom(sheet, key, content.value, style);
    return isCut ? "row-full" : null;
  }

  /** Where Excel does not fit a row to its texts (merged cells, heights set by hand) it grows, so that none is cut on paper. */
  private makeRoom(sheet: OpenSheet, key: CellKey, text: string, style: number): boolean {
    const look = this.styleSheet.textLook(style);
    if (!look.wrap) return false;
    const part = this.parsed(sheet);
    const { row, column } = keyAddress(key);
    const { bottom, right } = part.areaFrom(row, column);
    const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
    const width = range(column, right).reduce((all, at) => all + columnPoints(part.columnWidth(at)), 0);
    const rows = range(row, bottom);
    const heights = rows.map((at) => sheet.heights.get(at) ?? part.rowHeight(at).points);
    const needed = roomFor(text, { width, heights }, look);
    const isFitted = bottom === row && right === column && !part.rowHeight(row).isFixed;
    rows.forEach((at, i) => {
      const height = needed.heights[i] ?? 0;
      if (!isFitted && height > (heights[i] ?? 0)) sheet.heights.set(at, height);
    });
    return needed.isCut;
  }

  /** Draws a new sheet from the drawn package's sheet `number` at `index` among all sheets. */
  addSheet(number: number, design: SheetDesign, index: number): SheetHandle {
    const text = this.pack.text(this.workbook);
    const entries = sheetEntries(text);
    const name = freeName(
      design.name,
      entries.map((entry) => entry.name),
    );
    const folder = this.workbook.slice(0, this.workbook.lastIndexOf("/") + 1);
    const part = this.pack.freePart(`${folder}worksheets/sheet`, ".xml");
    this.pack.add(part, this.drawnText(number, design), SHEET_TYPE);
    const relationship = this.pack.addRelationship(this.workbook, `${this.relationshipsBase()}/worksheet`, part);
    const at = Math.max(0, Math.min(index, entries.length));
    this.pack.setText(this.workbook, insertSheet(text, at, { name, relationship, visibility: "visible" }));
    this.setPrintNames(name, design);
    this.takeCharts(number, part, name);
    const sheet = this.open(name, part, relationship, new Map());
    this.addFilter(sheet, design);
    this.fillDesign(sheet, design);
    return sheet;
  }

  /** Names and fills a sheet that was drawn in this very package. */
  completeSheet(drawnName: string, name: string, design: LongDesign): void {
    const sheet = this.sheets.find((open) => open.name === drawnName);
    if (!sheet) throw new RangeError(`no sheet ${drawnName}`);
    const index = this.indexOf(drawnName);
    this.pack.setText(this.workbook, renameSheet(this.pack.text(this.workbook), index, name));
    this.setPrintNames(name, design.sheet);
    for (const { part } of chartsOf(this.pack, sheet.part)) {
      this.pack.setText(part, chartFor(this.pack.text(part), drawnName, name));
    }
    const opened = withOpenedRows(this.pack.text(sheet.part), design.tables);
    this.pack.setText(sheet.part, withPageBreaks(opened, design.sheet.print));
    this.addFilter(sheet, design.sheet);
    this.fillDesign(sheet, frameOf(design));
    sheet.tables = design.tables;
  }

  /** @returns why the sheet cannot be drawn anew, or null after doing so. */
  redrawSheet(handle: SheetHandle, number: number, design: SheetDesign): "locked" | null {
    const sheet = this.opened(handle);
    const before = this.parsed(sheet);
    if (before.isProtected) return "locked";
    this.touchesFormulas ||= hasFormula(sheet.cells);
    this.pack.setText(sheet.part, withAttachments(withoutDrawing(this.drawnText(number, design)), before.text));
    for (const { id, kind, part } of this.pack.relationships(sheet.part)) {
      if (kind !== "table") continue;
      this.pack.removeRelationship(sheet.part, id);
      if (part !== null) this.pack.remove(part);
    }
    this.setPrintNames(sheet.name, design);
    sheet.cells.clear();
    sheet.pending.clear();
    sheet.heights.clear();
    sheet.newRows.length = 0;
    this.addFilter(sheet, design);
    this.fillDesign(sheet, design);
    if (design.formerRows) this.takeAlong(sheet, before, design, design.formerRows);
    return null;
  }

  /** The arrows over a list's columns. */
  private addFilter(sheet: OpenSheet, { filter }: SheetDesign): void {
    sheet.parsed = null;
    if (!filter) return;
    const text = this.pack.text(sheet.part);
    const root = parseRoot(text, SHEET_DATA);
    const before = child(root, "sheetProtection") ?? child(root, "sheetData");
    if (!before || child(root, "autoFilter")) return;
    const splices = new Splices(text);
    splices.insert(before.end, `<${prefixOf(root.name)}autoFilter ref="${rangeToA1(filter)}"/>`);
    this.pack.setText(sheet.part, splices.apply());
  }

  /** What a person put on a row of a sheet that is drawn anew stays on it: fills and comments. */
  private takeAlong(
    sheet: OpenSheet,
    former: SheetPart,
    design: SheetDesign,
    formerRows: ReadonlyMap<number, number>,
  ): void {
    const lastRow = Math.max(0, ...design.cells.map(({ row }) => row));
    moveComments(this.pack, sheet.part, rowPlaces(formerRows, lastRow));
    const drawn = this.parsed(sheet);
    // Fills that the drawing itself has mark a kind of cell, and nobody's choice.
    const own = new Set(design.cells.map(({ row, column }) => this.styleSheet.fill(drawn.style(row, column))));
    for (const { row, column } of design.cells) {
      const before = formerRows.get(row);
      if (before === undefined) continue;
      const fill = this.styleSheet.fill(former.style(before, column));
      if (own.has(fill)) continue;
      const key = cellKey(row, column);
      const pending = sheet.pending.get(key);
      const style = this.styleSheet.variant(pending?.style ?? drawn.style(row, column), { fill });
      sheet.pending.set(key, { content: pending?.content ?? null, style });
    }
  }

  /** Gives a sheet other cells; merged areas that would hide one of them are split. */
  restoreSheet(handle: SheetHandle, cells: ReadonlyMap<CellKey, Cell>): "locked" | null {
    const sheet = this.opened(handle);
    if (this.parsed(sheet).isProtected) return "locked";
    this.flush(sheet);
    this.pack.setText(sheet.part, splitMerges(this.pack.text(sheet.part), this.parsed(sheet), cells));
    sheet.parsed = null;
    for (const key of [...sheet.cells.keys()]) if (!cells.has(key)) this.putPlain(sheet, key, null);
    for (const [key, cell] of cells) this.putPlain(sheet, key, cell);
    return null;
  }

  /** @returns why the sheet has to stay, or null after removing it. */
  removeSheet(handle: SheetHandle): "changed" | "locked" | null {
    const sheet = this.opened(handle);
    if (this.pack.relationships(sheet.part).some(({ kind }) => !OWN_RELATIONSHIPS.includes(kind))) return "changed";
    const text = this.pack.text(this.workbook);
    const entries = sheetEntries(text);
    if (!entries.some((entry) => entry.name !== sheet.name && entry.visibility === "visible")) return "locked";
    const index = this.indexOf(sheet.name);
    this.pack.setText(this.workbook, deleteSheet(text, index));
    this.pack.removeRelationship(this.workbook, sheet.relationship);
    this.pack.remove(sheet.part);
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    this.touchesFormulas ||= hasFormula(sheet.cells);
    return null;
  }

  indexOf(name: string): number {
    return sheetEntries(this.pack.text(this.workbook)).findIndex((entry) => entry.name === name);
  }

  /** @param modified becomes the "modified" time inside the document */
  async save(modified: Date): Promise<Uint8Array> {
    setModified(this.pack, modified);
    for (const sheet of this.sheets) {
      this.flush(sheet);
      if (sheet.tables.length > 0) this.pack.setEntry(sheet.part, await this.deflated(sheet));
    }
    if (this.styleSheet.hasGrown) this.saveStyles();
    if (this.touchesFormulas) this.removeCalculationChain();
    this.pack.setText(this.workbook, calculateOnLoad(this.pack.text(this.workbook)));
    return this.pack.save();
  }

  private open(name: string, part: string, relationship: string, cells: ReadonlyMap<CellKey, Cell>): OpenSheet {
    const sheet = {
      name,
      part,
      relationship,
      cells: new Map(cells),
      pending: new Map(),
      heights: new Map(),
      newRows: [],
      tables: [],
      parsed: null,
    };
    this.sheets.push(sheet);
    return sheet;
  }

  private opened(handle: SheetHandle): OpenSheet {
    const sheet = this.sheets.find((open) => open === handle);
    if (!sheet) throw new RangeError(`sheet is no longer in the workbook: ${handle.name}`);
    return sheet;
  }

  private parsed(sheet: OpenSheet): SheetPart {
    sheet.parsed ??= new SheetPart(this.pack.text(sheet.part));
    return sheet.parsed;
  }

  private putPlain(sheet: OpenSheet, key: CellKey, content: Cell | null): void {
    const { row, column } = keyAddress(key);
    this.put(sheet, key, content, this.parsed(sheet).style(row, column));
  }

  /** The cell as the part shall hold it: text marked as text, dates counted as the file counts them. */
  private toWrite(content: Cell | null, style: number): StyledContent {
    const format = content?.format;
    const isText = typeof content?.value === "string" && content.formula === undefined;
    const change = content && {
      format: format ?? null,
      isQuoted: isText && format !== "@" && wouldBeReadAsOther(content.value),
    };
    const stored = content && this.file.is1904 && showsDateOrTime(format) ? countedFrom1904(content) : content;
    return { content: stored, style: change ? this.styleSheet.variant(style, change) : style };
  }

  private put(sheet: OpenSheet, key: CellKey, content: Cell | null, style: number): void {
    sheet.pending.set(key, this.toWrite(content, style));
    this.touchesFormulas ||= content?.formula !== undefined || sheet.cells.get(key)?.formula !== undefined;
    if (content) sheet.cells.set(key, content);
    else sheet.cells.delete(key);
  }

  private fillDesign(sheet: OpenSheet, design: SheetDesign): void {
    const repeated = repeatedRows(design);
    if (repeated.size === 0) {
      for (const [key, cell] of storedCells(design)) this.putPlain(sheet, key, cell);
      return;
    }
    this.addMerges(
      sheet,
      design.merges.filter((area) => repeated.has(area.top)),
    );
    const drawn = this.parsed(sheet);
    const looks = new Map<StyleName, number>();
    for (const { row, column, style } of design.cells) {
      if (!repeated.has(row) && !looks.has(style)) looks.set(style, drawn.style(row, column));
    }
    for (const [key, cell] of storedCells(withoutRows(design, repeated))) this.putPlain(sheet, key, cell);
    const growing = new Set(design.growingRows);
    const part = this.parsed(sheet);
    // Row by row and straight into text: a table of a million cells as objects would fill the memory.
    let cells: (StyledContent & { column: number })[] = [];
    design.cells.forEach((cell, i) => {
      if (!repeated.has(cell.row)) return;
      const content = storedCell(cell);
      cells.push({ column: cell.column, ...this.toWrite(content, looks.get(cell.style) ?? 0) });
      this.touchesFormulas ||= content?.formula !== undefined;
      if (design.cells[i + 1]?.row === cell.row) return;
      const points = design.rowHeights.get(cell.row);
      const height = points === undefined ? null : { points, isFixed: !growing.has(cell.row) };
      sheet.newRows.push(part.rowXml(cell.row, cells, height));
      cells = [];
    });
  }

  /** Takes the charts of a drawn sheet over into this workbook. */
  private takeCharts(number: number, part: string, name: string): void {
    const found = this.drawn?.charts(number);
    if (!found) return;
    const folder = this.workbook.slice(0, this.workbook.lastIndexOf("/") + 1);
    const drawing = this.pack.freePart(`${folder}drawings/drawing`, ".xml");
    this.pack.add(drawing, found.drawing, DRAWING_TYPE);
    const ids = new Map<string, string>();
    for (const { id, text } of found.charts) {
      const chart = this.pack.freePart(`${folder}charts/chart`, ".xml");
      this.pack.add(chart, chartFor(text, String(number + 1), name), CHART_TYPE);
      ids.set(id, this.pack.addRelationship(drawing, `${TRANSITIONAL_RELATIONSHIPS}/chart`, chart));
    }
    this.pack.setText(
      drawing,
      found.drawing.replace(/r:id="([^"]*)"/g, (_, id: string) => `r:id="${ids.get(id) ?? id}"`),
    );
    const relationship = this.pack.addRelationship(part, `${this.relationshipsBase()}/drawing`, drawing);
    const text = this.pack.text(part);
    const element = child(parseRoot(text, SHEET_DATA), "drawing");
    if (!element) return;
    const splices = new Splices(text);
    splices.setAttribute(element, "r:id", relationship);
    this.pack.setText(part, splices.apply());
  }

  /** Adds merged areas to a sheet that has some; nothing of it may be pending. */
  private addMerges(sheet: OpenSheet, areas: readonly CellRange[]): void {
    if (areas.length === 0) return;
    const text = this.pack.text(sheet.part);
    const element = child(parseRoot(text, SHEET_DATA), "mergeCells");
    if (!element) throw new RangeError(`a drawn row has merged cells and ${sheet.part} has none`);
    const splices = new Splices(text);
    splices.setAttribute(element, "count", String(childrenNamed(element, "mergeCell").length + areas.length));
    const name = `${prefixOf(element.name)}mergeCell`;
    splices.append(element, areas.map((area) => `<${name} ref="${rangeToA1(area)}"/>`).join(""));
    this.pack.setText(sheet.part, splices.apply());
    sheet.parsed = null;
  }

  private flush(sheet: OpenSheet): void {
    if (sheet.pending.size === 0 && sheet.newRows.length === 0) return;
    const text = this.parsed(sheet).write(
      sheet.pending,
      (key) => sheet.cells.get(key)?.formula,
      sheet.newRows,
      sheet.heights,
    );
    this.pack.setText(sheet.part, text);
    sheet.pending.clear();
    sheet.heights.clear();
    sheet.newRows.length = 0;
    sheet.parsed = null;
  }

  private deflated({ part, tables }: OpenSheet): Promise<ZipEntry> {
    const toWrite = (content: Cell | null, style: number): StyledContent => {
      const stored = content && asStored(content);
      if (!stored) return { content: null, style };
      this.touchesFormulas ||= stored.formula !== undefined;
      const format = stored.format ?? this.styleSheet.format(style);
      return this.toWrite(format === null ? stored : { ...stored, format }, style);
    };
    return deflateText(part, withLongTables(this.pack.text(part), tables, toWrite));
  }

  private saveStyles(): void {
    const text = this.styleSheet.toText();
    if (this.stylesPart !== null) return this.pack.setText(this.stylesPart, text);
    const part = `${this.workbook.slice(0, this.workbook.lastIndexOf("/") + 1)}styles.xml`;
    this.pack.add(part, text, STYLES_TYPE);
    this.pack.addRelationship(this.workbook, `${this.relationshipsBase()}/styles`, part);
  }

  /** Excel rebuilds it; one that names a cell without a formula makes Excel repair the file. */
  private removeCalculationChain(): void {
    for (const { id, kind, part } of this.pack.relationships(this.workbook)) {
      if (kind !== "calcChain") continue;
      this.pack.removeRelationship(this.workbook, id);
      if (part !== null) this.pack.remove(part);
    }
  }

  private setPrintNames(name: string, { print }: SheetDesign): void {
    const text = this.pack.text(this.workbook);
    this.pack.setText(this.workbook, setPrintNames(text, this.indexOf(name), print));
  }

  /** In a workbook of the strict kind all types and namespaces have other names. */
  private relationshipsBase(): string {
    const known = this.pack.relationships(this.workbook).find(({ kind }) => kind === "worksheet");
    return known ? known.type.slice(0, known.type.lastIndexOf("/")) : TRANSITIONAL_RELATIONSHIPS;
  }

  /** The heading of a table is also written in the table's own part, and the two must agree. */
  private isTableHeading(sheet: OpenSheet, row: number, column: number): boolean {
    return this.pack.relationships(sheet.part).some(({ kind, part }) => {
      if (kind !== "table" || part === null) return false;
      const text = this.pack.text(part);
      const root = parseRoot(text);
      const area = parseRange(attribute(text, root, "ref") ?? "");
      const hasHeading = attribute(text, root, "headerRowCount") !== "0";
      return hasHeading && row === area.top && column >= area.left && column <= area.right;
    });
  }

  /** A drawn sheet with the styles it uses taken over into this workbook. */
  private drawnText(number: number, { growingRows = [], print }: SheetDesign): string {
    if (!this.drawn) throw new RangeError("no sheets were drawn");
    const text = this.drawn.sheetText(number);
    const root = parseRoot(text);
    const splices = new Splices(text);
    const take = (element: XmlElement, name: string, move: (index: number) => number): void => {
      const index = attribute(text, element, name);
      if (index !== undefined) splices.setAttribute(element, name, String(move(Number(index))));
    };
    const from = this.drawn.styleSheet;
    const imported = new Map<number, number>();
    const importXf = (xf: number): number => {
      const known = imported.get(xf) ?? this.styleSheet.importXf(from, xf);
      imported.set(xf, known);
      return known;
    };
    const growing = new Set(growingRows.map((row) => String(row + 1)));
    for (const row of child(root, "sheetData")?.children ?? []) {
      for (const cell of row.children) take(cell, "s", importXf);
      if (growing.has(attribute(text, row, "r") ?? "")) splices.setAttribute(row, "customHeight", null);
    }
    for (const marked of childrenNamed(root, "conditionalFormatting")) {
      for (const rule of marked.children) take(rule, "dxfId", (dxf) => this.styleSheet.importDxf(from, dxf));
    }
    for (const view of child(root, "sheetViews")?.children ?? []) splices.setAttribute(view, "tabSelected", null);
    return this.inOwnNamespaces(withPageBreaks(splices.apply(), print));
  }

  private inOwnNamespaces(text: string): string {
    const workbook = this.pack.text(this.workbook);
    const root = parseRoot(workbook);
    const prefix = prefixOf(root.name).slice(0, -1);
    const main = attributes(workbook, root).find((a) => a.name === (prefix === "" ? "xmlns" : `xmlns:${prefix}`));
    return text
      .replace(`"${TRANSITIONAL_MAIN}"`, `"${main?.value ?? TRANSITIONAL_MAIN}"`)
      .replace(`"${TRANSITIONAL_RELATIONSHIPS}"`, `"${this.relationshipsBase()}"`);
  }
}

/** The appearance of designs, as excelize drew them into a workbook of their own. */
export class DrawnSheets {
  readonly styleSheet: StyleSheet;
  private readonly pack: OfficePackage;
  private readonly parts: readonly string[];

  constructor(bytes: Uint8Array) {
    this.pack = new OfficePackage(bytes);
    const workbook = workbookPart(this.pack);
    const relationships = this.pack.relationships(workbook);
    const partOf = (id: string): string => relationships.find((r) => r.id === id)?.part ?? "";
    this.parts = sheetEntries(this.pack.text(workbook)).map((entry) => partOf(entry.relationship));
    const styles = relationships.find(({ kind }) => kind === "styles")?.part ?? "";
    this.styleSheet = new StyleSheet(this.pack.text(styles));
  }

  sheetText(number: number): string {
    return this.pack.text(this.parts[number] ?? "");
  }

  /** The drawing of a sheet and its charts by their relationship; null where it has none. */
  charts(number: number): { drawing: string; charts: readonly { id: string; text: string }[] } | null {
    const sheet = this.parts[number] ?? "";
    const drawing = this.pack.relationships(sheet).find(({ kind }) => kind === "drawing")?.part;
    if (!drawing) return null;
    const charts = chartsOf(this.pack, sheet).map(({ id, part }) => ({ id, text: this.pack.text(part) }));
    return { drawing: this.pack.text(drawing), charts };
  }
}

function chartsOf(pack: OfficePackage, sheet: string): readonly { id: string; part: string }[] {
  return pack
    .relationships(sheet)
    .flatMap(({ kind, part }) => (kind === "drawing" && part !== null ? pack.relationships(part) : []))
    .flatMap(({ id, kind, part }) => (kind === "chart" && part !== null ? [{ id, part }] : []));
}

/** A drawn chart speaks of its sheet by the name under which it was drawn. */
function chartFor(text: string, drawnName: string, name: string): string {
  const own = `>${escapeXml(quoteSheetName(name))}!`;
  // Written with or without quotation marks, which may be character references.
  return text.replace(new RegExp(`>(?:'|&apos;|&#39;)?${drawnName}(?:'|&apos;|&#39;)?!`, "g"), () => own);
}

/** What a sheet that is drawn anew has of drawings stays; a chart of ours is among them from the first time on. */
function withoutDrawing(text: string): string {
  const element = child(parseRoot(text, SHEET_DATA), "drawing");
  if (!element) return text;
  const splices = new Splices(text);
  splices.remove(element);
  return splices.apply();
}

/** 1 January 1904 in the count of days from 1900. */
const OFFSET_1904 = 1462;

function countedFrom1904(cell: Cell): Cell {
  return typeof cell.value === "number" ? { ...cell, value: cell.value - OFFSET_1904 } : cell;
}

/** Content as a file can hold it: an empty text is a blank cell, and a line break is a line feed. */
export function asStored(content: Cell): Cell | null {
  if (typeof content.value !== "string") return content;
  if (content.value === "" && content.formula === undefined) return null;
  return { ...content, value: content.value.replace(/\r\n?/g, "\n") };
}

/** What the cells of a design hold once drawn: the style's number format where the content names none. */
export function storedCells(design: SheetDesign): Map<CellKey, Cell> {
  const cells = new Map<CellKey, Cell>();
  for (const cell of design.cells) {
    const stored = storedCell(cell);
    if (stored) cells.set(cellKey(cell.row, cell.column), stored);
  }
  return cells;
}

function storedCell({ content, style }: DesignCell): Cell | null {
  const format = content?.format ?? ("numberFormat" in styles[style] ? styles[style].numberFormat : undefined);
  const stored = content && asStored(content);
  return stored && format !== undefined ? { ...stored, format } : stored;
}

/** "得分与定级", or "得分与定级 (2)" where that name is taken. */
export function freeName(wished: string, taken: readonly string[]): string {
  if (wished === "" || wished.length > MAX_NAME || /[:\\/?*[\]]|^'|'$/.test(wished)) {
    throw new HostError("unsupported", `not a sheet name: ${wished}`, { sheet: wished });
  }
  let name = wished;
  for (let number = 2; taken.some((other) => sameSheetName(other, name)); number++) {
    const suffix = ` (${number})`;
    name = wished.slice(0, MAX_NAME - suffix.length) + suffix;
  }
  return name;
}

/** Formulas and links of a change set name sheets as they were wished; this names them as they came to be called. */
export function renamedDesign(design: SheetDesign, names: ReadonlyMap<string, string>): SheetDesign {
  if (names.size === 0) return design;
  return {
    ...design,
    cells: design.cells.map((cell) => ({
      ...cell,
      content: cell.content && renamedCell(cell.content, names),
      ...(cell.link ? { link: { ...cell.link, sheet: names.get(cell.link.sheet) ?? cell.link.sheet } } : {}),
    })),
  };
}

export function renamedCell(cell: Cell, names: ReadonlyMap<string, string>): Cell {
  if (cell.formula === undefined || names.size === 0) return cell;
  // Texts in a formula stay as they are: every second piece is one.
  const pieces = cell.formula.split(/("(?:[^"]|"")*")/);
  const formula = pieces.map((piece, i) => (i % 2 === 1 ? piece : renamedReferences(piece, names))).join("");
  return { ...cell, formula };
}

function renamedReferences(formula: string, names: ReadonlyMap<string, string>): string {
  return formula.replace(/'(?:[^']|'')+'!/g, (reference) => {
    const name = names.get(reference.slice(1, -2).replace(/''/g, "'"));
    return name === undefined ? reference : `${quoteSheetName(name)}!`;
  });
}

/** A text that Excel would take for something else once somebody edits the cell. */
function wouldBeReadAsOther(value: unknown): boolean {
  return typeof value === "string" && (/^[=+\-@']/.test(value) || /^[\d\s.,:/\-%年月日时分秒]{1,24}$/.test(value));
}

function hasFormula(cells: ReadonlyMap<CellKey, Cell>): boolean {
  return [...cells.values()].some((cell) => cell.formula !== undefined);
}

/** A drawn sheet that takes the place of another keeps what persons attached to it, its view and the colour of its tab. */
function withAttachments(drawn: string, before: string): string {
  const old = parseRoot(before, SHEET_DATA);
  const root = parseRoot(drawn, SHEET_DATA);
  const splices = new Splices(drawn);
  const view = child(child(root, "sheetViews"), "sheetView");
  const oldView = child(child(old, "sheetViews"), "sheetView");
  if (view && oldView) {
    for (const { name, value } of attributes(before, oldView)) {
      if (!name.includes(":") && name !== "workbookViewId") splices.setAttribute(view, name, value);
    }
  }
  const properties = child(root, "sheetPr");
  const oldProperties = child(old, "sheetPr");
  const color = child(oldProperties, "tabColor");
  if (properties && color) {
    const kept = attributes(before, color).map((a) => ` ${before.slice(a.start, a.end)}`);
    splices.insert(properties.contentStart, `<tabColor${kept.join("")}/>`);
  }
  const codeName = oldProperties && attribute(before, oldProperties, "codeName");
  if (properties && codeName !== undefined) splices.setAttribute(properties, "codeName", codeName);
  const attached = ATTACHMENTS.flatMap((name) => {
    const element = child(old, name);
    const id = element && attribute(before, element, "id");
    return id === undefined ? [] : [`<${name} r:id="${id}"/>`];
  });
  splices.append(root, attached.join(""));
  return splices.apply();
}

function splitMerges(text: string, part: SheetPart, cells: ReadonlyMap<CellKey, Cell>): string {
  const hidden = new Set<string>();
  for (const key of cells.keys()) {
    const { row, column } = keyAddress(key);
    const area = part.mergeOver(row, column);
    if (area) hidden.add(rangeToA1(area));
  }
  if (hidden.size === 0) return text;
  const splices = new Splices(text);
  const merges = child(parseRoot(text, SHEET_DATA), "mergeCells");
  const all = childrenNamed(merges, "mergeCell");
  const kept = all.filter((element) => !hidden.has(rangeToA1(parseRange(attribute(text, element, "ref") ?? ""))));
  if (merges && kept.length === 0) splices.remove(merges);
  else if (merges) {
    for (const element of all) if (!kept.includes(element)) splices.remove(element);
    splices.setAttribute(merges, "count", String(kept.length));
  }
  return splices.apply();
}
