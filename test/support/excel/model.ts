import { parseA1, type CellAddress, type CellRange } from "../../../src/core/workbook/address";
import { cellKey, keyAddress, type CellKey, type SheetVisibility } from "../../../src/core/workbook/snapshot";
import { calculate } from "./formula/calculate";

export type ExcelValue = string | number | boolean | { readonly error: string };

/** What a cell holds. A formula has no leading "="; its value is the last calculated one. */
export interface CellContent {
  readonly value: ExcelValue;
  readonly formula?: string;
  /** The formula came with the workbook: where it cannot be calculated here, its value stands. */
  readonly isFromFile?: boolean;
}

export const borderSides = ["top", "bottom", "left", "right", "diagonalDown", "diagonalUp"] as const;
export type BorderSide = (typeof borderSides)[number];

export interface BorderModel {
  readonly style: string;
  readonly color: string;
  readonly weight: string;
}

/** Everything that formatting says about a cell; absent members are Excel's defaults. */
export interface CellFormat {
  numberFormat?: string;
  fillColor?: string | null;
  fontName?: string;
  fontSize?: number;
  fontColor?: string;
  bold?: boolean;
  italic?: boolean;
  strikethrough?: boolean;
  underline?: string;
  horizontalAlignment?: string;
  verticalAlignment?: string;
  wrapText?: boolean;
  indentLevel?: number;
  shrinkToFit?: boolean;
  locked?: boolean;
  formulaHidden?: boolean;
  top?: BorderModel;
  bottom?: BorderModel;
  left?: BorderModel;
  right?: BorderModel;
  diagonalDown?: BorderModel;
  diagonalUp?: BorderModel;
}

export type FormatKey = keyof CellFormat;

/** What a cell looks like where nothing was said about it. */
export const defaultFormat: Required<Omit<CellFormat, "fillColor" | BorderSide>> = {
  numberFormat: "General",
  fontName: "宋体",
  fontSize: 11,
  fontColor: "#000000",
  bold: false,
  italic: false,
  strikethrough: false,
  underline: "None",
  horizontalAlignment: "General",
  verticalAlignment: "Center",
  wrapText: false,
  indentLevel: 0,
  shrinkToFit: false,
  locked: true,
  formulaHidden: false,
};

export interface ValidationModel {
  readonly rule: Readonly<Record<string, unknown>>;
  readonly errorAlert?: Readonly<Record<string, unknown>>;
  readonly prompt?: Readonly<Record<string, unknown>>;
  readonly ignoreBlanks: boolean;
}

export interface ConditionalFormatModel {
  readonly id: string;
  readonly type: string;
  readonly sheet: SheetModel;
  /** Empty once deleted or cleared away. */
  ranges: CellRange[];
  /** Of type Custom: the formula with its "=". */
  formula: string;
  /** Of type CellValue. */
  rule: Readonly<Record<string, unknown>> | null;
  fillColor: string | null;
  fontColor: string | null;
  bold: boolean | null;
  numberFormat: string | null;
  stopIfTrue: boolean;
}

export interface SeriesModel {
  name: string;
  values: CellRange;
  labels: CellRange | null;
}

export interface ChartModel {
  readonly sheet: SheetModel;
  name: string;
  readonly kind: string;
  source: CellRange;
  seriesBy: string;
  series: SeriesModel[];
  title: string;
  hasLegend: boolean;
  showsValues: boolean;
  /** The cell that it was placed on; null where it never was. */
  at: CellAddress | null;
  /** In points. */
  top: number;
  left: number;
  width: number;
  height: number;
}

export interface NameModel {
  readonly name: string;
  /** A sheet's own name; null for the workbook's. */
  readonly sheet: SheetModel | null;
  /** With its leading "=". */
  formula: string;
  comment: string;
  visible: boolean;
  isDeleted: boolean;
}

export interface HyperlinkModel {
  readonly address?: string;
  readonly documentReference?: string;
  readonly screenTip?: string;
}

export interface ProtectionModel {
  readonly password: string | null;
  /** The allow… switches; an absent one forbids. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** A rectangle that is too large to format cell by cell. */
interface FormatLayer {
  readonly range: CellRange;
  readonly format: CellFormat;
}

const LARGEST_CELLWISE = 250_000;

export interface SheetSetup {
  readonly id?: string;
  readonly visibility?: SheetVisibility;
  readonly isProtected?: boolean;
}

/** One worksheet as Excel holds it. */
export class SheetModel {
  readonly contents = new Map<CellKey, CellContent>();
  readonly formats = new Map<CellKey, CellFormat>();
  private layers: FormatLayer[] = [];
  merges: CellRange[] = [];
  readonly validations = new Map<CellKey, ValidationModel>();
  readonly hyperlinks = new Map<CellKey, HyperlinkModel>();
  conditionalFormats: ConditionalFormatModel[] = [];
  readonly charts: ChartModel[] = [];
  /** In points, by row and column from 0; absent for the standard size. */
  readonly rowHeights = new Map<number, number>();
  readonly columnWidths = new Map<number, number>();
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns = new Set<number>();
  /** Rows above and columns left of the frozen edge. */
  frozen = { rows: 0, columns: 0 };
  /** PageLayout and HeaderFooter settings by member name; absent for Excel's defaults. */
  readonly page: Record<string, unknown> = {};
  readonly footers: Record<string, string> = {};
  printTitleRows: CellRange | null = null;
  printTitleColumns: CellRange | null = null;
  printArea: CellRange | null = null;
  /** Rows and columns, counted from 0, that begin a page. */
  readonly rowBreaks: number[] = [];
  readonly columnBreaks: number[] = [];
  tabColor = "";
  showGridlines = true;
  showHeadings = true;
  visibility: SheetVisibility;
  protection: ProtectionModel | null;
  isDeleted = false;

  constructor(
    readonly workbook: WorkbookModel,
    readonly id: string,
    public name: string,
    setup: SheetSetup = {},
  ) {
    this.visibility = setup.visibility ?? "visible";
    this.protection = setup.isProtected ? { password: null, options: {} } : null;
  }

  content(row: number, column: number): CellContent | undefined {
    return this.contents.get(cellKey(row, column));
  }

  /** Puts content into a cell as it is, without Excel's reading of typed text. Null is blank. */
  setContent(row: number, column: number, content: CellContent | null): void {
    const key = cellKey(row, column);
    if (content === null) this.contents.delete(key);
    else this.contents.set(key, content);
    this.noteChange({ top: row, left: column, bottom: row, right: column });
    const isByHand = this.workbook.calculationMode === "Manual";
    // Even a person who calculates by hand sees the value of a formula just entered.
    if (content?.formula !== undefined && isByHand) calculate(this.workbook, (s, k) => s === this && k === key);
  }

  /** Formulas may now be out of date, and event handlers want to know. */
  noteChange(range: CellRange): void {
    const { changes } = this.workbook;
    const known = changes.get(this) ?? range;
    changes.set(this, {
      top: Math.min(known.top, range.top),
      left: Math.min(known.left, range.left),
      bottom: Math.max(known.bottom, range.bottom),
      right: Math.max(known.right, range.right),
    });
    this.workbook.isDirty = true;
  }

  /** For assertions: the value in a cell, "" for blank, an error by its code. */
  value(cell: string): string | number | boolean {
    this.workbook.calculateIfDue();
    const { row, column } = parseA1(cell);
    const value = this.content(row, column)?.value ?? "";
    return typeof value === "object" ? value.error : value;
  }

  /** For assertions: the formula in a cell with its "=", null for a constant or a blank. */
  formula(cell: string): string | null {
    const { row, column } = parseA1(cell);
    const formula = this.content(row, column)?.formula;
    return formula === undefined ? null : `=${formula}`;
  }

  format<K extends FormatKey>(row: number, column: number, key: K): CellFormat[K] | undefined {
    const own = this.formats.get(cellKey(row, column));
    if (own && key in own) return own[key];
    for (let i = this.layers.length - 1; i >= 0; i--) {
      const layer = this.layers[i] as FormatLayer;
      if (key in layer.format && contains(layer.range, row, column)) return layer.format[key];
    }
    return undefined;
  }

  setFormat<K extends FormatKey>(range: CellRange, key: K, value: CellFormat[K]): void {
    if (areaOf(range) > LARGEST_CELLWISE) {
      for (const [k, format] of this.formats) {
        const { row, column } = keyAddress(k);
        if (contains(range, row, column)) format[key] = value;
      }
      this.layers.push({ range, format: { [key]: value } });
      return;
    }
    forEachCell(range, (row, column) => {
      const k = cellKey(row, column);
      const format = this.formats.get(k);
      if (format) format[key] = value;
      else this.formats.set(k, { [key]: value });
    });
  }

  clearFormats(range: CellRange): void {
    this.layers = this.layers.flatMap(({ range: r, format }) =>
      subtract(r, range).map((rest) => ({ range: rest, format })),
    );
    deleteWithin(this.formats, range);
  }

  /** Whether an unprotected sheet, or an unlocked cell, lets a program write here. */
  isWritable(row: number, column: number): boolean {
    return this.protection === null || this.format(row, column, "locked") === false;
  }

  mergeAt(row: number, column: number): CellRange | undefined {
    return this.merges.find((m) => contains(m, row, column));
  }

  /** The smallest range of all contents, with `valuesOnly` false of formatted cells too; null when blank. */
  usedRange(valuesOnly: boolean): CellRange | null {
    let top = Infinity;
    let left = Infinity;
    let bottom = -1;
    let right = -1;
    const take = (key: CellKey): void => {
      const { row, column } = keyAddress(key);
      top = Math.min(top, row);
      left = Math.min(left, column);
      bottom = Math.max(bottom, row);
      right = Math.max(right, column);
    };
    for (const key of this.contents.keys()) take(key);
    if (!valuesOnly) for (const key of this.formats.keys()) take(key);
    return bottom < 0 ? null : { top, left, bottom, right };
  }
}

/** The workbook that the in-memory Excel has open; tests read and prepare it directly. */
export class WorkbookModel {
  readonly sheets: SheetModel[] = [];
  readonly names: NameModel[] = [];
  name = "book.xlsx";
  isReadOnly = false;
  protection: { readonly password: string | null } | null = null;
  calculationMode: "Automatic" | "AutomaticExceptTables" | "Manual" = "Automatic";
  activeSheet: SheetModel | null = null;
  selection: CellRange = { top: 0, left: 0, bottom: 0, right: 0 };
  areEventsEnabled = true;
  /** Something changed that formulas may depend on. */
  isDirty = false;
  /** What the current action changed, one enclosing range for each sheet. */
  readonly changes = new Map<SheetModel, CellRange>();
  private created = 0;

  /** The structure of the workbook is locked: no sheet can come, go, move or change its name. */
  get isStructureProtected(): boolean {
    return this.protection !== null;
  }

  addSheet(name: string, setup: SheetSetup = {}): SheetModel {
    const id = setup.id ?? `{00000000-0000-4000-8000-${this.nextId().padStart(12, "0")}}`;
    const sheet = new SheetModel(this, id, name, setup);
    this.sheets.push(sheet);
    this.activeSheet ??= sheet;
    return sheet;
  }

  nextId(): string {
    return (++this.created).toString(16).toUpperCase();
  }

  /** By name without regard to case. */
  findSheet(name: string): SheetModel | undefined {
    return this.sheets.find((s) => s.name.toLowerCase() === name.toLowerCase());
  }

  /** A defined name as a formula on `sheet` sees it: the sheet's own goes before the workbook's. */
  findName(name: string, sheet: SheetModel | null): NameModel | undefined {
    const same = this.names.filter((n) => n.name.toLowerCase() === name.toLowerCase());
    return same.find((n) => n.sheet === sheet) ?? same.find((n) => n.sheet === null);
  }

  /** By name, for assertions. */
  sheet(name: string): SheetModel {
    const sheet = this.findSheet(name);
    if (!sheet) throw new Error(`no sheet ${name}; there are ${this.sheets.map((s) => s.name).join(", ")}`);
    return sheet;
  }

  /** Brings all formulas up to date, unless the person calculates by hand. */
  calculateIfDue(): void {
    if (this.isDirty && this.calculationMode !== "Manual") this.calculate();
  }

  calculate(): void {
    calculate(this, () => true);
    this.isDirty = false;
  }
}

export function contains(range: CellRange, row: number, column: number): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
}

export function covers(outer: CellRange, inner: CellRange): boolean {
  return contains(outer, inner.top, inner.left) && contains(outer, inner.bottom, inner.right);
}

export function intersects(a: CellRange, b: CellRange): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}

export function areaOf(range: CellRange): number {
  return (range.bottom - range.top + 1) * (range.right - range.left + 1);
}

export function forEachCell(range: CellRange, visit: (row: number, column: number) => void): void {
  for (let row = range.top; row <= range.bottom; row++) {
    for (let column = range.left; column <= range.right; column++) visit(row, column);
  }
}

/** What is left of a range without another: up to four rectangles. */
export function subtract(range: CellRange, hole: CellRange): CellRange[] {
  if (!intersects(range, hole)) return [range];
  const top = Math.max(range.top, hole.top);
  const bottom = Math.min(range.bottom, hole.bottom);
  const rest: CellRange[] = [
    { ...range, bottom: hole.top - 1 },
    { ...range, top: hole.bottom + 1 },
    { ...range, top, bottom, right: hole.left - 1 },
    { ...range, top, bottom, left: hole.right + 1 },
  ];
  return rest.filter((r) => r.top <= r.bottom && r.left <= r.right);
}

/** Removes the entries of all cells in a range, however large it is. */
export function deleteWithin(cells: Map<CellKey, unknown>, range: CellRange): void {
  for (const key of [...cells.keys()]) {
    const { row, column } = keyAddress(key);
    if (contains(range, row, column)) cells.delete(key);
  }
}
