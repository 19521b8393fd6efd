import {
  cellKey,
  isCellError,
  keyAddress,
  type Cell,
  type CellKey,
  type CellValue,
} from "../../../core/workbook/snapshot";
import { columnIndex, MAX_COLUMNS, parseRange, toA1, type CellRange } from "../../../core/workbook/address";
import {
  attribute,
  attributes,
  child,
  childrenNamed,
  escapeCellText,
  localName,
  nextTag,
  parseElements,
  parseRoot,
  prefixOf,
  Splices,
  tagName,
  type XmlElement,
} from "./xml";
import { isTrue } from "../xml";

/** What a cell shall hold and the index of its appearance. */
export interface StyledContent {
  readonly content: Cell | null;
  readonly style: number;
}

interface RowHeight {
  readonly points: number;
  /** It stays as it is, whatever is written into the row. */
  readonly isFixed: boolean;
}

/** A row ready to be put in. */
export interface NewRow {
  readonly row: number;
  readonly lastColumn: number;
  readonly xml: string;
}

/** Excel's own, where a file states none. */
const DEFAULT_WIDTH = 8.43;
const DEFAULT_HEIGHT = 15;

function numberOrNull(text: string | undefined): number | null {
  const number = Number(text ?? "");
  return text === undefined || !(number > 0) ? null : number;
}

const SHEET_DATA: ReadonlySet<string> = new Set(["sheetData"]);
const ROWS_OPAQUE: ReadonlySet<string> = new Set(["row"]);

/** A worksheet part: what its cells look like, and a way to change some of them and nothing else. */
export class SheetPart {
  readonly isProtected: boolean;
  readonly merges: readonly CellRange[];
  /** Areas whose cells belong to one array formula or data table and cannot be written singly. */
  readonly arrays: readonly CellRange[];
  private readonly root: XmlElement;
  private readonly data: XmlElement;
  private readonly rows: ReadonlyMap<number, XmlElement>;
  private readonly columns: readonly {
    readonly first: number;
    readonly last: number;
    readonly style: number;
    readonly width: number | null;
  }[];
  private readonly cellsOfRow = new Map<number, ReadonlyMap<number, XmlElement>>();
  private hasSharedFormulas = false;

  constructor(readonly text: string) {
    this.root = parseRoot(text, SHEET_DATA);
    const data = child(this.root, "sheetData");
    if (!data) throw new RangeError("worksheet without sheetData");
    this.data = data;
    const protection = child(this.root, "sheetProtection");
    this.isProtected = protection !== undefined && isTrue(attribute(text, protection, "sheet"));
    this.merges = childrenNamed(child(this.root, "mergeCells"), "mergeCell").map((element) =>
      parseRange(attribute(text, element, "ref") ?? ""),
    );
    this.columns = childrenNamed(child(this.root, "cols"), "col").map((element) => ({
      first: Number(attribute(text, element, "min")) - 1,
      last: Number(attribute(text, element, "max")) - 1,
      style: Number(attribute(text, element, "style") ?? 0),
      width: numberOrNull(attribute(text, element, "width")),
    }));
    this.rows = this.findRows();
    this.arrays = this.findFormulaAreas();
  }

  /** The index of the appearance that Excel gives the cell: its own, else its row's, else its column's. */
  style(row: number, column: number): number {
    const cell = this.cell(row, column);
    if (cell) return Number(attribute(this.text, cell, "s") ?? 0);
    const rowElement = this.rows.get(row);
    if (rowElement && isTrue(attribute(this.text, rowElement, "customFormat"))) {
      return Number(attribute(this.text, rowElement, "s") ?? 0);
    }
    return this.columns.find(({ first, last }) => column >= first && column <= last)?.style ?? 0;
  }

  /** The merged area in which the cell is not the one that shows its value. */
  mergeOver(row: number, column: number): CellRange | undefined {
    return this.merges.find((area) => contains(area, row, column) && (area.top !== row || area.left !== column));
  }

  /** The area whose upper left cell it is; itself where none is merged. */
  areaFrom(row: number, column: number): CellRange {
    const merged = this.merges.find((area) => area.top === row && area.left === column);
    return merged ?? { top: row, bottom: row, left: column, right: column };
  }

  /** In characters of the default font. */
  columnWidth(column: number): number {
    const own = this.columns.find(({ first, last }) => column >= first && column <= last)?.width ?? null;
    return own ?? this.formatOf("defaultColWidth") ?? DEFAULT_WIDTH;
  }

  /** In points; `isFixed` where Excel does not fit it to its texts. */
  rowHeight(row: number): RowHeight {
    const element = this.rows.get(row);
    const stated = element && numberOrNull(attribute(this.text, element, "ht"));
    return {
      points: stated ?? this.formatOf("defaultRowHeight") ?? DEFAULT_HEIGHT,
      isFixed: element !== undefined && isTrue(attribute(this.text, element, "customHeight")),
    };
  }

  private formatOf(name: "defaultColWidth" | "defaultRowHeight"): number | null {
    const format = child(this.root, "sheetFormatPr");
    return format ? numberOrNull(attribute(this.text, format, name)) : null;
  }

  isInArray(row: number, column: number): boolean {
    return this.arrays.some((area) => contains(area, row, column));
  }

  /**
   * The part with these cells changed.
   * @param formulaAt the formulas of cells that hold no text of their own because they share that of a changed cell
   * @param added rows as `rowXml` gives them, none of which the part has
   * @param heights of rows that the part has, points
   */
  write(
    writes: ReadonlyMap<CellKey, StyledContent>,
    formulaAt: (key: CellKey) => string | undefined,
    added: readonly NewRow[] = [],
    heights: ReadonlyMap<number, number> = new Map(),
  ): string {
    const splices = new Splices(this.text);
    const byRow = new Map<number, Map<number, string>>();
    const put = (key: CellKey, xml: string): void => {
      const { row, column } = keyAddress(key);
      const columns = byRow.get(row) ?? new Map<number, string>();
      byRow.set(row, columns.set(column, xml));
    };
    for (const [key, xml] of this.unsharedFormulas(writes, formulaAt)) put(key, xml);
    for (const [key, write] of writes) put(key, this.cellXml(key, write));
    const newRows: [number, string][] = [];
    for (const [row, columns] of byRow) {
      const element = this.rows.get(row);
      if (element) this.writeRow(splices, row, element, columns);
      else {
        const cells = sorted(columns).map(([, xml]) => xml);
        const name = this.named("row");
        if (cells.some((xml) => xml !== "")) newRows.push([row, `<${name} r="${row + 1}">${cells.join("")}</${name}>`]);
      }
    }
    for (const { row, xml } of added) newRows.push([row, xml]);
    for (const [row, points] of heights) {
      const element = this.rows.get(row);
      if (!element) continue;
      splices.setAttribute(element, "ht", String(points));
      splices.setAttribute(element, "customHeight", "1");
    }
    this.insertRows(splices, newRows);
    this.growDimension(splices, writes, added);
    return splices.apply();
  }

  /** A whole row that the part does not have, its cells from left to right; `height` null where it follows the text. */
  rowXml(
    row: number,
    cells: readonly (StyledContent & { readonly column: number })[],
    height: RowHeight | null,
  ): NewRow {
    const look = height ? ` ht="${height.points}"${height.isFixed ? ' customHeight="1"' : ""}` : "";
    const name = this.named("row");
    const inner = cells.map(({ column, ...write }) => this.cellXml(cellKey(row, column), write)).join("");
    const last = cells.at(-1)?.column ?? 0;
    return { row, lastColumn: last, xml: `<${name} r="${row + 1}"${look}>${inner}</${name}>` };
  }

  /** Whether any of these cells holds a formula, so that the calculation chain names it. */
  hasFormula(keys: Iterable<CellKey>): boolean {
    for (const key of keys) {
      const { row, column } = keyAddress(key);
      const cell = this.cell(row, column);
      if (cell && child(cell, "f")) return true;
    }
    return false;
  }

  private named(local: string): string {
    return prefixOf(this.root.name) + local;
  }

  private findRows(): Map<number, XmlElement> {
    const rows = new Map<number, XmlElement>();
    let next = 0;
    for (const element of parseElements(this.text, this.data.contentStart, this.data.contentEnd, ROWS_OPAQUE)) {
      const stated = attribute(this.text, element, "r");
      const row = stated === undefined ? next : Number(stated) - 1;
      rows.set(row, element);
      next = row + 1;
    }
    return rows;
  }

  private rowCells(row: number): ReadonlyMap<number, XmlElement> {
    const known = this.cellsOfRow.get(row);
    if (known) return known;
    const cells = new Map<number, XmlElement>();
    const element = this.rows.get(row);
    let next = 0;
    for (const cell of element ? parseElements(this.text, element.contentStart, element.contentEnd) : []) {
      if (cell.local !== "c") continue;
      const letters = /^[A-Za-z]+/.exec(attribute(this.text, cell, "r") ?? "")?.[0];
      const column = letters === undefined ? next : columnIndex(letters.toUpperCase());
      cells.set(column, cell);
      next = column + 1;
    }
    this.cellsOfRow.set(row, cells);
    return cells;
  }

  private cell(row: number, column: number): XmlElement | undefined {
    return this.rowCells(row).get(column);
  }

  /** Finds the formulas that reach beyond their own cell without building every cell of a large sheet. */
  private findFormulaAreas(): CellRange[] {
    const areas: CellRange[] = [];
    for (let tag = nextTag(this.text, this.data.contentStart); tag && tag.start < this.data.contentEnd;) {
      const ref =
        tag.kind !== "close" && localName(tagName(this.text, tag.start)) === "f"
          ? attribute(this.text, tag, "ref")
          : undefined;
      if (ref !== undefined) {
        const area = parseRange(ref);
        if (attribute(this.text, tag, "t") === "shared") this.hasSharedFormulas = true;
        else if (area.top !== area.bottom || area.left !== area.right) areas.push(area);
      }
      tag = nextTag(this.text, tag.end);
    }
    return areas;
  }

  /**
   * When the cell that holds the text of a shared formula is overwritten, the cells that share it get their own text.
   * The master need not be the first cell of its area.
   */
  private unsharedFormulas(
    writes: ReadonlyMap<CellKey, StyledContent>,
    formulaAt: (key: CellKey) => string | undefined,
  ): Map<CellKey, string> {
    const unshared = new Map<CellKey, string>();
    if (!this.hasSharedFormulas) return unshared;
    const groups = new Set<string>();
    for (const key of writes.keys()) {
      const { row, column } = keyAddress(key);
      const formula = child(this.cell(row, column), "f");
      const isMaster = formula && attribute(this.text, formula, "ref") !== undefined;
      const group = isMaster ? attribute(this.text, formula, "si") : undefined;
      if (group !== undefined) groups.add(group);
    }
    if (groups.size === 0) return unshared;
    for (const row of this.rows.keys()) {
      for (const [column, cell] of this.rowCells(row)) {
        const formula = child(cell, "f");
        const key = cellKey(row, column);
        if (!formula || writes.has(key) || attribute(this.text, formula, "t") !== "shared") continue;
        const text = groups.has(attribute(this.text, formula, "si") ?? "") ? formulaAt(key) : undefined;
        if (text === undefined) continue;
        const own = `<${formula.name}>${escapeCellText(text)}</${formula.name}>`;
        const before = this.text.slice(cell.start, formula.start);
        unshared.set(key, before + own + this.text.slice(formula.end, cell.end));
      }
    }
    return unshared;
  }

  private cellXml(key: CellKey, { content, style }: StyledContent): string {
    const address = keyAddress(key);
    const existing = this.cell(address.row, address.column);
    if (content === null && !existing && style === this.style(address.row, address.column)) return "";
    const name = this.named("c");
    const kept = existing
      ? attributes(this.text, existing).filter((a) => !["r", "s", "t", "cm", "vm"].includes(a.name))
      : [];
    const head =
      `${name} r="${toA1(address)}"` +
      (style === 0 ? "" : ` s="${style}"`) +
      kept.map((a) => ` ${this.text.slice(a.start, a.end)}`).join("");
    return `<${head}${cellContentXml(content, prefixOf(name))}`;
  }

  private writeRow(splices: Splices, row: number, element: XmlElement, columns: ReadonlyMap<number, string>): void {
    const cells = this.rowCells(row);
    const existing = sorted(cells);
    let added = "";
    for (const [column, xml] of sorted(columns)) {
      const cell = cells.get(column);
      if (cell) {
        splices.replace(cell.start, cell.end, xml);
        continue;
      }
      const next = existing.find(([other]) => other > column)?.[1];
      if (next) splices.insert(next.start, xml);
      else added += xml;
    }
    if (added !== "") splices.append(element, added);
    this.dropOutgrownSpans(splices, element, columns);
  }

  /** `spans` is a hint for reading; a wrong one is worse than none. */
  private dropOutgrownSpans(splices: Splices, row: XmlElement, columns: ReadonlyMap<number, string>): void {
    const spans = attributes(this.text, row).find((a) => a.name === "spans");
    const [first = 0, last = MAX_COLUMNS] = (spans?.value ?? "").split(":").map(Number);
    if (spans && [...columns.keys()].some((column) => column + 1 < first || column + 1 > last)) {
      splices.replace(spans.start - 1, spans.end, "");
    }
  }

  private insertRows(splices: Splices, rows: readonly [number, string][]): void {
    const existing = sorted(this.rows);
    let added = "";
    for (const [row, xml] of [...rows].sort((a, b) => a[0] - b[0])) {
      const next = existing.find(([other]) => other > row)?.[1];
      if (next) splices.insert(next.start, xml);
      else added += xml;
    }
    if (added !== "") splices.append(this.data, added);
  }

  private growDimension(splices: Splices, writes: ReadonlyMap<CellKey, StyledContent>, added: readonly NewRow[]): void {
    const element = child(this.root, "dimension");
    const ref = element && attributes(this.text, element).find((a) => a.name === "ref");
    if (!ref) return;
    const before = parseRange(ref.value);
    const after = { ...before };
    for (const [key, { content }] of writes) {
      if (content === null) continue;
      const { row, column } = keyAddress(key);
      after.top = Math.min(after.top, row);
      after.bottom = Math.max(after.bottom, row);
      after.left = Math.min(after.left, column);
      after.right = Math.max(after.right, column);
    }
    for (const { row, lastColumn } of added) {
      after.bottom = Math.max(after.bottom, row);
      after.right = Math.max(after.right, lastColumn);
    }
    const first = toA1({ row: after.top, column: after.left });
    const last = toA1({ row: after.bottom, column: after.right });
    const isSame =
      after.top === before.top &&
      after.bottom === before.bottom &&
      after.left === before.left &&
      after.right === before.right;
    if (!isSame) splices.replace(ref.start, ref.end, `ref="${first === last ? first : `${first}:${last}`}"`);
  }
}

/**
 * What follows the attributes of a cell's tag, to its end: its type, its formula and its value.
 * @param p the prefix of the part's elements
 */
export function cellContentXml(content: Cell | null, p: string): string {
  if (content === null) return "/>";
  if (content.formula !== undefined) {
    const { type, text } = content.value === null ? { type: "", text: null } : plainValue(content.value, "str");
    const cached = text === null ? "" : `<${p}v${spaceMark(text)}>${text}</${p}v>`;
    return `${type}><${p}f>${escapeCellText(content.formula)}</${p}f>${cached}</${p}c>`;
  }
  if (content.value === null) return "/>";
  const { type, text } = plainValue(content.value, "inlineStr");
  return typeof content.value === "string"
    ? `${type}><${p}is><${p}t${spaceMark(text)}>${text}</${p}t></${p}is></${p}c>`
    : `${type}><${p}v>${text}</${p}v></${p}c>`;
}

function contains(area: CellRange, row: number, column: number): boolean {
  return row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
}

function sorted<T>(map: ReadonlyMap<number, T>): [number, T][] {
  return [...map].sort((a, b) => a[0] - b[0]);
}

/** A value as Excel stores it: the type attribute and the escaped text. */
function plainValue(value: CellValue, textType: "str" | "inlineStr"): { type: string; text: string } {
  if (isCellError(value)) return { type: ' t="e"', text: escapeCellText(value.error) };
  if (typeof value === "boolean") return { type: ' t="b"', text: value ? "1" : "0" };
  if (typeof value === "number") return { type: "", text: String(value) };
  return { type: ` t="${textType}"`, text: escapeCellText(value) };
}

function spaceMark(text: string): string {
  return /^\s|\s$|[\r\n\t]|  /.test(text) ? ' xml:space="preserve"' : "";
}
