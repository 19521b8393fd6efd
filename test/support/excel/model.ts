import type { CellKey, SheetVisibility } from "../../../src/core/workbook/snapshot";
import { cellKey, keyAddress } from "../../../src/core/workbook/snapshot";
import type { CellRange } from "../../../src/core/workbook/address";

export type ExcelValue = string | number | boolean | { readonly error: string };

/** What a cell holds. A formula has no leading "="; its value is the last calculated one. */
export interface CellContent {
  readonly value: ExcelValue;
  readonly formula?: string;
}

export interface BorderModel {
  style: string;
  color: string;
  weight: string;
}

/** Everything that formatting says about a cell; absent members are Excel's defaults. */
export interface CellFormat {
  numberFormat?: string;
  fillColor?: string;
  fontName?: string;
  fontSize?: number;
  fontColor?: string;
  bold?: boolean;
  italic?: boolean;
  underline?: string;
  horizontalAlignment?: string;
  verticalAlignment?: string;
  wrapText?: boolean;
  indentLevel?: number;
  shrinkToFit?: boolean;
  locked?: boolean;
  formulaHidden?: boolean;
  borders?: Readonly<Record<string, BorderModel>>;
}

export type FormatKey = keyof CellFormat;

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
  private readonly layers: FormatLayer[] = [];
  readonly merges: CellRange[] = [];
  visibility: SheetVisibility;
  protection: { password: string | null; options: Record<string, unknown> } | null;
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

  setContent(row: number, column: number, content: CellContent | null): void {
    if (content === null) this.contents.delete(cellKey(row, column));
    else this.contents.set(cellKey(row, column), content);
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
    for (let row = range.top; row <= range.bottom; row++) {
      for (let column = range.left; column <= range.right; column++) {
        const k = cellKey(row, column);
        const format = this.formats.get(k);
        if (format) format[key] = value;
        else this.formats.set(k, { [key]: value });
      }
    }
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
  name = "book.xlsx";
  isReadOnly = false;
  isStructureProtected = false;
  calculationMode: "Automatic" | "AutomaticExceptTables" | "Manual" = "Automatic";
  activeSheet: SheetModel | null = null;
  private created = 0;

  addSheet(name: string, setup: SheetSetup = {}): SheetModel {
    this.created++;
    const id = setup.id ?? `{00000000-0000-4000-8000-${String(this.created).padStart(12, "0")}}`;
    const sheet = new SheetModel(this, id, name, setup);
    this.sheets.push(sheet);
    this.activeSheet ??= sheet;
    return sheet;
  }

  /** By name without regard to case. */
  findSheet(name: string): SheetModel | undefined {
    return this.sheets.find((s) => s.name.toLowerCase() === name.toLowerCase());
  }

  /** By name, for assertions. */
  sheet(name: string): SheetModel {
    const sheet = this.findSheet(name);
    if (!sheet) throw new Error(`no sheet ${name}; there are ${this.sheets.map((s) => s.name).join(", ")}`);
    return sheet;
  }
}

export function contains(range: CellRange, row: number, column: number): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
}

export function intersects(a: CellRange, b: CellRange): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}

export function areaOf(range: CellRange): number {
  return (range.bottom - range.top + 1) * (range.right - range.left + 1);
}
