import { rangeToA1, type CellRange } from "../../../../src/core/workbook/address";
import { cellKey, keyAddress } from "../../../../src/core/workbook/snapshot";
import { ensureAllowed, ensureWritable } from "../access";
import { flag, oneOf, plainObject } from "../arguments";
import { ExcelFault, invalidArgument, itemNotFound } from "../fault";
import { calculate } from "../formula/calculate";
import { quoteWhenNeeded } from "../formula/tokens";
import {
  areaOf,
  contains,
  covers,
  deleteWithin,
  forEachCell,
  intersects,
  type CellContent,
  type HyperlinkModel,
  type SheetModel,
} from "../model";
import { formatNumber, generalText } from "../number-format";
import { hostObject, type HostObject, type ObjectType, type ScalarMember } from "../object-type";
import { enterTyped } from "../typed-input";
import { clearConditionalFormats, conditionalFormatsType } from "./conditional-formats";
import { dataValidationType } from "./data-validation";
import { formatType, uniform } from "./format";
import { readProperties, writeProperties } from "./properties";
import { rangeAreasType } from "./range-areas";
import { ensureSheetAlive, rangeTarget, targetByAddress, targetByIndexes, type RangeTarget } from "./range-target";
import { worksheetType } from "./worksheet";

/** Over this many cells Excel answers a get with null instead of an array. */
const LARGEST_GET = 5_000_000;
/** Over this many merged areas in a range Excel cannot tell them. */
const MOST_MERGED_AREAS = 512;

export function rangeObject(sheet: SheetModel, range: CellRange): HostObject {
  return hostObject(rangeType, rangeTarget(sheet, range));
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

type WireValue = string | number | boolean;

function wireValue(content: CellContent | undefined): WireValue {
  if (!content) return "";
  return typeof content.value === "object" ? content.value.error : content.value;
}

function wireFormula(content: CellContent | undefined): WireValue {
  return content?.formula === undefined ? wireValue(content) : `=${content.formula}`;
}

function valueType(content: CellContent | undefined): string {
  if (!content) return "Empty";
  if (typeof content.value === "object") return "Error";
  if (typeof content.value === "number") return "Double";
  return typeof content.value === "boolean" ? "Boolean" : "String";
}

function shownText(content: CellContent | undefined, format: string): string {
  const value = wireValue(content);
  if (typeof value === "number") return format === "General" ? generalText(value) : formatNumber(value, format);
  return typeof value === "boolean" ? String(value).toUpperCase() : value;
}

/** A property with one calculated value per cell. */
function cellScalar<V>(
  since: string,
  read: (r: RangeTarget, row: number, column: number) => V,
): ScalarMember<RangeTarget> {
  return {
    since,
    get: (r) => {
      r.sheet.workbook.calculateIfDue();
      return grid(r, (row, column) => read(r, row, column));
    },
  };
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

/** Of a range in which a filter hides rows, those that it shows; of any other range, and of a single row, all. */
function shownRows({ sheet, top, bottom }: RangeTarget): readonly number[] {
  const all = Array.from({ length: bottom - top + 1 }, (_, i) => top + i);
  const shown = all.filter((row) => !sheet.hiddenRows.has(row));
  return all.length === 1 || shown.length === 0 ? all : shown;
}

/** Rows that a filter hides keep what they have, and the entries after them fall into the wrong rows (#224). */
function setContents(range: RangeTarget, given: unknown, what: string): void {
  const at = cellwise(range, given, what);
  const { sheet } = range;
  ensureWritable(sheet, range);
  const shown = shownRows(range);
  forEachCell(range, (row, column) => {
    if (!shown.includes(row)) return;
    const value = at(range.top + shown.indexOf(row), column);
    if (value === null || value === undefined) return;
    const merged = sheet.mergeAt(row, column);
    const isHidden = merged && (merged.top !== row || merged.left !== column);
    if (!isHidden) enterTyped(sheet, row, column, value, what);
  });
}

function merge(range: RangeTarget): void {
  const { sheet } = range;
  if (areaOf(range) === 1) return;
  const touched = sheet.merges.filter((m) => intersects(m, range));
  if (touched.some((m) => !covers(range, m))) {
    throw new ExcelFault("InvalidOperation", `${rangeToA1(range)} cuts through a merged area`);
  }
  // Only one entry survives: the first in reading order, at the top left.
  let kept: CellContent | null = null;
  forEachCell(range, (row, column) => {
    kept ??= sheet.content(row, column) ?? null;
    sheet.setContent(row, column, null);
  });
  if (kept) sheet.setContent(range.top, range.left, kept);
  const { top, left, bottom, right } = range;
  sheet.merges = [...sheet.merges.filter((m) => !touched.includes(m)), { top, left, bottom, right }];
}

function unmerge(range: RangeTarget): void {
  range.sheet.merges = range.sheet.merges.filter((m) => !intersects(m, range));
}

const clearKinds = ["All", "Formats", "Contents", "Hyperlinks", "RemoveHyperlinks"] as const;

function clear(range: RangeTarget, applyTo: unknown): void {
  const kind = oneOf(applyTo ?? "All", clearKinds, "clear");
  const { sheet } = range;
  if (kind === "Contents") ensureWritable(sheet, range);
  else ensureAllowed(sheet, null);
  if (kind === "All" || kind === "Contents") {
    deleteWithin(sheet.contents, range);
    sheet.noteChange(range);
  }
  if (kind === "All" || kind === "Formats") {
    sheet.clearFormats(range);
    unmerge(range);
    clearConditionalFormats(range);
  }
  if (kind === "All") deleteWithin(sheet.validations, range);
  if (kind !== "Formats" && kind !== "Contents") deleteWithin(sheet.hyperlinks, range);
}

function setHyperlink(range: RangeTarget, given: unknown): void {
  const link = plainObject(given, "hyperlink");
  for (const name of Object.keys(link)) {
    oneOf(name, ["address", "documentReference", "screenTip", "textToDisplay"], "hyperlink");
    if (typeof link[name] !== "string") throw invalidArgument(`hyperlink.${name}`);
  }
  const { address, documentReference, screenTip, textToDisplay } = link as Readonly<Record<string, string | undefined>>;
  if ((address === undefined) === (documentReference === undefined)) {
    throw invalidArgument("hyperlink: either address or documentReference");
  }
  ensureWritable(range.sheet, range);
  ensureAllowed(range.sheet, "allowInsertHyperlinks");
  const { sheet } = range;
  const model: HyperlinkModel = {
    ...(address === undefined ? {} : { address }),
    ...(documentReference === undefined ? {} : { documentReference }),
    ...(screenTip === undefined ? {} : { screenTip }),
  };
  forEachCell(range, (row, column) => {
    sheet.hyperlinks.set(cellKey(row, column), model);
    const shown = textToDisplay ?? (sheet.content(row, column) ? null : (address ?? documentReference ?? ""));
    if (shown !== null) enterTyped(sheet, row, column, `'${shown}`, "hyperlink.textToDisplay");
  });
  // Excel gives the cell its style "Hyperlink": fonts set before are lost.
  sheet.setFormat(range, "fontName", "宋体");
  sheet.setFormat(range, "fontSize", 11);
  sheet.setFormat(range, "bold", false);
  sheet.setFormat(range, "fontColor", "#0563C1");
  sheet.setFormat(range, "underline", "Single");
}

function hiddenScalar(axis: "row" | "column"): ScalarMember<RangeTarget> {
  const isRow = axis === "row";
  const span = (r: RangeTarget): readonly [number, number] => (isRow ? [r.top, r.bottom] : [r.left, r.right]);
  return {
    since: "1.2",
    get: (r) => {
      const hidden = isRow ? r.sheet.hiddenRows : r.sheet.hiddenColumns;
      const [first, last] = span(r);
      const count = [...hidden].filter((i) => i >= first && i <= last).length;
      return count === 0 ? false : count === last - first + 1 ? true : null;
    },
    set: (r, value) => {
      ensureAllowed(r.sheet, isRow ? "allowFormatRows" : "allowFormatColumns");
      const hide = flag(value, `${axis}Hidden`);
      const hidden = isRow ? r.sheet.hiddenRows : r.sheet.hiddenColumns;
      const [first, last] = span(r);
      for (let i = first; i <= last; i++) {
        if (hide) hidden.add(i);
        else hidden.delete(i);
      }
    },
  };
}

/** Another range, passed as an object or as an address on the same sheet. */
function other(range: RangeTarget, given: unknown): RangeTarget {
  if (typeof given === "string") return targetByAddress(range.sheet, given);
  const target = (given as HostObject | null)?.target as RangeTarget | undefined;
  if (!target || target.sheet !== range.sheet) throw invalidArgument("a range of the same sheet");
  return target;
}

function boundingRect(a: RangeTarget, b: RangeTarget): HostObject {
  return rangeObject(a.sheet, {
    top: Math.min(a.top, b.top),
    left: Math.min(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.max(a.right, b.right),
  });
}

function intersection(a: RangeTarget, b: RangeTarget): HostObject | null {
  if (!intersects(a, b)) return null;
  return rangeObject(a.sheet, {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
  });
}

function shifted(r: RangeTarget, rows: unknown, columns: unknown, grow: boolean): HostObject {
  if (!Number.isInteger(rows) || !Number.isInteger(columns)) throw invalidArgument("offset");
  const [down, across] = [Number(rows), Number(columns)];
  const range = {
    top: grow ? r.top : r.top + down,
    left: grow ? r.left : r.left + across,
    bottom: r.bottom + down,
    right: r.right + across,
  };
  if (range.bottom < range.top || range.right < range.left) throw invalidArgument("offset");
  return rangeObject(r.sheet, range);
}

function usedWithin(r: RangeTarget, valuesOnly: unknown): HostObject | null {
  const used = r.sheet.usedRange(valuesOnly === true);
  return used && intersection(r, rangeTarget(r.sheet, used));
}

/** Only areas that begin in the range: one that reaches into it from above or from the left is not told (office-js#3611). */
function mergedAreas(r: RangeTarget): HostObject | null {
  const count = r.sheet.merges.filter((m) => intersects(m, r)).length;
  if (count > MOST_MERGED_AREAS) throw new ExcelFault("GeneralException", `${count} merged areas`);
  const areas = r.sheet.merges.filter(({ top, left }) => contains(r, top, left));
  return areas.length === 0 ? null : hostObject(rangeAreasType, { sheet: r.sheet, areas });
}

/** A given array of property objects, applied cell by cell (or row by row, column by column). */
function setProperties(given: unknown, targets: readonly (readonly RangeTarget[])[]): void {
  const rows = Array.isArray(given) ? (given as unknown[]) : [];
  const fits =
    rows.length === targets.length && rows.every((r, i) => Array.isArray(r) && r.length === targets[i]?.length);
  if (!fits) throw invalidArgument("the array of properties has not the size of the range");
  targets.forEach((line, i) =>
    line.forEach((target, k) => {
      const properties = (rows[i] as unknown[])[k];
      if (properties !== null) writeProperties(hostObject(rangeType, target), plainObject(properties, "properties"));
    }),
  );
}

const singleCells = (r: RangeTarget): RangeTarget[][] =>
  grid(r, (row, column) => ({ sheet: r.sheet, top: row, bottom: row, left: column, right: column })) ?? [];
const singleRows = (r: RangeTarget): RangeTarget[] =>
  Array.from({ length: r.bottom - r.top + 1 }, (_, i) => ({ ...r, top: r.top + i, bottom: r.top + i }));
const singleColumns = (r: RangeTarget): RangeTarget[] =>
  Array.from({ length: r.right - r.left + 1 }, (_, i) => ({ ...r, left: r.left + i, right: r.left + i }));

export const rangeType: ObjectType<RangeTarget> = {
  name: "Range",
  ensureAlive: ({ sheet }) => ensureSheetAlive(sheet),
  scalars: {
    values: {
      ...cellScalar("1.1", (r, row, column) => wireValue(r.sheet.content(row, column))),
      set: (r, given) => setContents(r, given, "values"),
    },
    formulas: {
      ...cellScalar("1.1", (r, row, column) => wireFormula(r.sheet.content(row, column))),
      set: (r, given) => setContents(r, given, "formulas"),
    },
    numberFormat: {
      ...cellScalar("1.1", (r, row, column) => r.sheet.format(row, column, "numberFormat") ?? "General"),
      set: (r, given) => {
        const at = cellwise(r, given, "numberFormat");
        ensureAllowed(r.sheet, "allowFormatCells");
        forEachCell(r, (row, column) => {
          const code = at(row, column);
          if (code === null) return;
          if (typeof code !== "string" || code === "") throw invalidArgument("numberFormat");
          r.sheet.setFormat({ top: row, left: column, bottom: row, right: column }, "numberFormat", code);
        });
      },
    },
    text: cellScalar("1.1", (r, row, column) =>
      shownText(r.sheet.content(row, column), r.sheet.format(row, column, "numberFormat") ?? "General"),
    ),
    valueTypes: cellScalar("1.1", (r, row, column) => valueType(r.sheet.content(row, column))),
    rowIndex: { since: "1.1", get: (r) => r.top },
    columnIndex: { since: "1.1", get: (r) => r.left },
    rowCount: { since: "1.1", get: (r) => r.bottom - r.top + 1 },
    columnCount: { since: "1.1", get: (r) => r.right - r.left + 1 },
    cellCount: { since: "1.1", get: (r) => (areaOf(r) > 2 ** 31 - 1 ? -1 : areaOf(r)) },
    address: { since: "1.1", get: (r) => `${quoteWhenNeeded(r.sheet.name)}!${rangeToA1(r)}` },
    rowHidden: hiddenScalar("row"),
    columnHidden: hiddenScalar("column"),
    hyperlink: {
      since: "1.7",
      get: (r) => uniform(r, (row, column) => r.sheet.hyperlinks.get(cellKey(row, column)) ?? null),
      set: setHyperlink,
    },
  },
  objects: {
    worksheet: { since: "1.1", object: (r) => hostObject(worksheetType, r.sheet) },
    format: { since: "1.1", object: (r) => hostObject(formatType, r) },
    dataValidation: { since: "1.8", object: (r) => hostObject(dataValidationType, r) },
    conditionalFormats: { since: "1.6", object: (r) => hostObject(conditionalFormatsType, r) },
  },
  methods: {
    getCell: {
      since: "1.1",
      call: (r, [row, column]) => {
        if (!Number.isInteger(row) || !Number.isInteger(column)) throw invalidArgument("row, column");
        const [top, left] = [r.top + Number(row), r.left + Number(column)];
        return rangeObject(r.sheet, { top, left, bottom: top, right: left });
      },
    },
    getRow: {
      since: "1.1",
      call: (r, [row]) =>
        hostObject(rangeType, targetByIndexes(r.sheet, [r.top + Number(row), r.left, 1, r.right - r.left + 1])),
    },
    getColumn: {
      since: "1.1",
      call: (r, [column]) =>
        hostObject(rangeType, targetByIndexes(r.sheet, [r.top, r.left + Number(column), r.bottom - r.top + 1, 1])),
    },
    getBoundingRect: { since: "1.1", call: (r, [given]) => boundingRect(r, other(r, given)) },
    getIntersection: {
      since: "1.1",
      call: (r, [given]) => {
        const common = intersection(r, other(r, given));
        if (!common) throw itemNotFound("an intersection");
        return common;
      },
    },
    getIntersectionOrNullObject: { since: "1.4", call: (r, [given]) => intersection(r, other(r, given)) },
    getOffsetRange: { since: "1.1", call: (r, [rows, columns]) => shifted(r, rows, columns, false) },
    getResizedRange: { since: "1.3", call: (r, [rows, columns]) => shifted(r, rows, columns, true) },
    getEntireRow: { since: "1.1", call: (r) => rangeObject(r.sheet, { ...r, left: 0, right: 16_383 }) },
    getEntireColumn: { since: "1.1", call: (r) => rangeObject(r.sheet, { ...r, top: 0, bottom: 1_048_575 }) },
    getLastCell: { since: "1.1", call: (r) => rangeObject(r.sheet, { ...r, top: r.bottom, left: r.right }) },
    getUsedRange: {
      since: "1.1",
      call: (r, [valuesOnly]) => {
        const used = usedWithin(r, valuesOnly);
        if (!used) throw itemNotFound("a used range");
        return used;
      },
    },
    getUsedRangeOrNullObject: { since: "1.4", call: (r, [valuesOnly]) => usedWithin(r, valuesOnly) },
    getMergedAreasOrNullObject: { since: "1.13", call: mergedAreas },
    getCellProperties: {
      since: "1.9",
      call: (r, [wanted]) =>
        singleCells(r).map((line) =>
          line.map((cell) => readProperties(hostObject(rangeType, cell), plainObject(wanted, "properties"))),
        ),
    },
    getRowProperties: {
      since: "1.9",
      call: (r, [wanted]) =>
        singleRows(r).map((row) => readProperties(hostObject(rangeType, row), plainObject(wanted, "properties"))),
    },
    getColumnProperties: {
      since: "1.9",
      call: (r, [wanted]) =>
        singleColumns(r).map((column) =>
          readProperties(hostObject(rangeType, column), plainObject(wanted, "properties")),
        ),
    },
    setCellProperties: { since: "1.9", writes: true, call: (r, [given]) => setProperties(given, singleCells(r)) },
    setRowProperties: {
      since: "1.9",
      writes: true,
      call: (r, [given]) =>
        setProperties(
          Array.isArray(given) ? given.map((p) => [p]) : null,
          singleRows(r).map((t) => [t]),
        ),
    },
    setColumnProperties: {
      since: "1.9",
      writes: true,
      call: (r, [given]) => setProperties([given], [singleColumns(r)]),
    },
    merge: {
      since: "1.2",
      writes: true,
      call: (r, [across]) => {
        ensureAllowed(r.sheet, null);
        for (const part of across === true ? singleRows(r) : [r]) merge(part);
      },
    },
    unmerge: {
      since: "1.2",
      writes: true,
      call: (r) => {
        ensureAllowed(r.sheet, null);
        unmerge(r);
      },
    },
    clear: { since: "1.1", writes: true, call: (r, [applyTo]) => clear(r, applyTo) },
    calculate: {
      since: "1.6",
      call: (r) => {
        calculate(r.sheet.workbook, (sheet, key) => {
          const { row, column } = keyAddress(key);
          return sheet === r.sheet && contains(r, row, column);
        });
      },
    },
    select: {
      since: "1.1",
      needsFocus: true,
      call: (r) => {
        if (r.sheet.visibility !== "visible") throw new ExcelFault("InvalidSelection", "the sheet is hidden");
        r.sheet.workbook.activeSheet = r.sheet;
        r.sheet.workbook.selection = { top: r.top, left: r.left, bottom: r.bottom, right: r.right };
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
