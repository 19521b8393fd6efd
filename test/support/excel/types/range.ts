import {
  MAX_COLUMNS,
  MAX_ROWS,
  parseRange,
  quoteSheetName,
  rangeToA1,
  type CellRange,
} from "../../../../src/core/workbook/address";
import { enterTyped } from "../typed-input";
import { ExcelFault, accessDenied, invalidArgument } from "../fault";
import { areaOf, type CellContent, type SheetModel } from "../model";
import { hostObject, type HostObject, type ObjectType } from "../object-type";
import { worksheetType } from "./worksheet";

export interface RangeTarget extends CellRange {
  readonly sheet: SheetModel;
}

/** Over this many cells Excel answers a get with null. */
const LARGEST_GET = 5_000_000;

export function rangeObject(sheet: SheetModel, range: CellRange): HostObject {
  const { top, left, bottom, right } = range;
  return hostObject(rangeType, { sheet, top, left, bottom, right });
}

/** A range of a sheet by the caller's A1 text; whole columns and rows allowed; no text means the whole sheet. */
export function rangeByAddress(sheet: SheetModel, address: unknown): HostObject {
  if (address === undefined || address === null || address === "") {
    return rangeObject(sheet, { top: 0, left: 0, bottom: MAX_ROWS - 1, right: MAX_COLUMNS - 1 });
  }
  if (typeof address !== "string") throw invalidArgument("address");
  const local = address
    .slice(address.lastIndexOf("!") + 1)
    .replace(/\$/g, "")
    .toUpperCase();
  const columns = /^([A-Z]{1,3}):([A-Z]{1,3})$/.exec(local);
  const rows = /^(\d{1,7}):(\d{1,7})$/.exec(local);
  try {
    if (columns) return rangeObject(sheet, { ...parseRange(`${columns[1]}1:${columns[2]}1`), bottom: MAX_ROWS - 1 });
    if (rows) return rangeObject(sheet, { ...parseRange(`A${rows[1]}:A${rows[2]}`), right: MAX_COLUMNS - 1 });
    return rangeObject(sheet, parseRange(local));
  } catch {
    throw invalidArgument(`address ${address}`);
  }
}

export function rangeByIndexes(
  sheet: SheetModel,
  top: unknown,
  left: unknown,
  rowCount: unknown,
  columnCount: unknown,
): HostObject {
  const whole = (n: unknown, least: number): number => {
    if (typeof n !== "number" || !Number.isInteger(n) || n < least) throw invalidArgument(`index ${String(n)}`);
    return n;
  };
  const range = { top: whole(top, 0), left: whole(left, 0), bottom: 0, right: 0 };
  range.bottom = range.top + whole(rowCount, 1) - 1;
  range.right = range.left + whole(columnCount, 1) - 1;
  if (range.bottom >= MAX_ROWS || range.right >= MAX_COLUMNS) throw invalidArgument("index beyond the sheet");
  return rangeObject(sheet, range);
}

/** One entry per cell; null when there are more cells than Excel gives at once. */
function grid<V>(range: RangeTarget, read: (row: number, column: number) => V): V[][] | null {
  if (areaOf(range) > LARGEST_GET) return null;
  const rows: V[][] = [];
  for (let row = range.top; row <= range.bottom; row++) {
    const line: V[] = [];
    for (let column = range.left; column <= range.right; column++) line.push(read(row, column));
    rows.push(line);
  }
  return rows;
}

export function wireValue(content: CellContent | undefined): string | number | boolean {
  if (!content) return "";
  return typeof content.value === "object" ? content.value.error : content.value;
}

function valueType(content: CellContent | undefined): string {
  if (!content) return "Empty";
  if (typeof content.value === "object") return "Error";
  if (typeof content.value === "number") return "Double";
  return typeof content.value === "boolean" ? "Boolean" : "String";
}

/** Fails for the whole block when one of its cells is locked on a protected sheet. */
export function ensureWritable(range: RangeTarget): void {
  if (range.sheet.workbook.isReadOnly) throw accessDenied("the workbook is read-only");
  if (range.sheet.protection === null) return;
  for (let row = range.top; row <= range.bottom; row++) {
    for (let column = range.left; column <= range.right; column++) {
      if (!range.sheet.isWritable(row, column)) throw accessDenied(`${range.sheet.name} is protected`);
    }
  }
}

/** The array that a setter was given, as one value per cell; a scalar or a 1×1 array fills the range. */
function cellwise(range: RangeTarget, given: unknown, what: string): (row: number, column: number) => unknown {
  if (given === null || given === undefined) throw invalidArgument(what);
  if (!Array.isArray(given)) return () => given;
  const rows = given as unknown[];
  const height = range.bottom - range.top + 1;
  const width = range.right - range.left + 1;
  const first = rows[0];
  if (rows.length === 1 && Array.isArray(first) && first.length === 1) return () => first[0];
  if (rows.length !== height || !rows.every((r) => Array.isArray(r) && r.length === width)) {
    throw invalidArgument(`${what}: the array has not the size of ${rangeToA1(range)}`);
  }
  return (row, column) => (rows[row - range.top] as unknown[])[column - range.left];
}

function setContents(range: RangeTarget, given: unknown, what: string): void {
  const at = cellwise(range, given, what);
  ensureWritable(range);
  const { sheet } = range;
  for (let row = range.top; row <= range.bottom; row++) {
    for (let column = range.left; column <= range.right; column++) {
      const value = at(row, column);
      if (value === null) continue;
      const merged = sheet.mergeAt(row, column);
      if (merged && (merged.top !== row || merged.left !== column)) continue;
      enterTyped(sheet, row, column, value, what);
    }
  }
}

export const rangeType: ObjectType<RangeTarget> = {
  name: "Range",
  ensureAlive: ({ sheet }) => {
    if (sheet.isDeleted)
      throw new ExcelFault("InvalidReference", "This reference is not valid for the current operation.");
  },
  scalars: {
    values: {
      since: "1.1",
      get: (r) => grid(r, (row, column) => wireValue(r.sheet.content(row, column))),
      set: (r, given) => setContents(r, given, "values"),
    },
    formulas: {
      since: "1.1",
      get: (r) =>
        grid(r, (row, column) => {
          const content = r.sheet.content(row, column);
          return content?.formula === undefined ? wireValue(content) : `=${content.formula}`;
        }),
      set: (r, given) => setContents(r, given, "formulas"),
    },
    numberFormat: {
      since: "1.1",
      get: (r) => grid(r, (row, column) => r.sheet.format(row, column, "numberFormat") ?? "General"),
      set: (r, given) => {
        const at = cellwise(r, given, "numberFormat");
        ensureWritable(r);
        if (!Array.isArray(given)) {
          r.sheet.setFormat(r, "numberFormat", String(given));
          return;
        }
        for (let row = r.top; row <= r.bottom; row++) {
          for (let column = r.left; column <= r.right; column++) {
            const code = at(row, column);
            if (code === null) continue;
            if (typeof code !== "string") throw invalidArgument("numberFormat");
            r.sheet.setFormat({ top: row, left: column, bottom: row, right: column }, "numberFormat", code);
          }
        }
      },
    },
    valueTypes: { since: "1.1", get: (r) => grid(r, (row, column) => valueType(r.sheet.content(row, column))) },
    rowIndex: { since: "1.1", get: (r) => r.top },
    columnIndex: { since: "1.1", get: (r) => r.left },
    rowCount: { since: "1.1", get: (r) => r.bottom - r.top + 1 },
    columnCount: { since: "1.1", get: (r) => r.right - r.left + 1 },
    cellCount: { since: "1.1", get: areaOf },
    address: { since: "1.1", get: (r) => `${quoteWhenNeeded(r.sheet.name)}!${rangeToA1(r)}` },
  },
  objects: {
    worksheet: { since: "1.1", object: (r) => hostObject(worksheetType, r.sheet) },
  },
  methods: {
    getCell: {
      since: "1.1",
      call: (r, [row, column]) => {
        if (typeof row !== "number" || typeof column !== "number") throw invalidArgument("row, column");
        return rangeByIndexes(r.sheet, r.top + row, r.left + column, 1, 1);
      },
    },
    getRow: {
      since: "1.1",
      call: (r, [row]) => rangeByIndexes(r.sheet, r.top + Number(row), r.left, 1, r.right - r.left + 1),
    },
    getBoundingRect: {
      since: "1.1",
      call: (r, [other]) => {
        const o = typeof other === "string" ? rangeByAddress(r.sheet, other).target : (other as HostObject).target;
        const b = o as RangeTarget;
        return rangeObject(r.sheet, {
          top: Math.min(r.top, b.top),
          left: Math.min(r.left, b.left),
          bottom: Math.max(r.bottom, b.bottom),
          right: Math.max(r.right, b.right),
        });
      },
    },
    _ValidateArraySize: {
      since: "1.3",
      call: (r, [rows, columns]) => {
        if (rows !== r.bottom - r.top + 1 || columns !== r.right - r.left + 1) {
          throw invalidArgument(`the array has not the size of ${rangeToA1(r)}`);
        }
      },
    },
  },
};

function quoteWhenNeeded(name: string): string {
  return /^[A-Za-z_\u4e00-\u9fff][\w.\u4e00-\u9fff]*$/.test(name) ? name : quoteSheetName(name);
}
