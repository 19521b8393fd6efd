import type { AddSheet, ApplyReport, ChangeSet, Edit, RedrawSheet, SetCell } from "../../src/core/changes/change-set";
import type { SheetDesign } from "../../src/core/design/sheet-design";
import type { StyleName } from "../../src/core/design/styles";
import type { Cell, WorkbookSnapshot } from "../../src/core/workbook/snapshot";
import { cellAt, keyAddress } from "../../src/core/workbook/snapshot";
import { OfficeHost } from "../../src/hosts/office/office-host";
import { parseA1, parseRange, rangeToA1, toA1 } from "../../src/core/workbook/address";
import { InMemoryExcel, requestFlags, type ExcelOptions, type LoggedRequest } from "./excel/in-memory-excel";
import { loadOfficeJs } from "./excel/load-office-js";
import { modelFromSnapshot } from "./excel/model-from-snapshot";
import { borderSides, defaultFormat, type SheetModel, type WorkbookModel } from "./excel/model";

export interface OpenExcel {
  readonly excel: InMemoryExcel;
  readonly model: WorkbookModel;
  readonly host: OfficeHost;
}

const opened: InMemoryExcel[] = [];

/** Opens a workbook in an in-memory Excel, with the Excel host in front of it. Close with `closeExcel`. */
export function openExcel(snapshot: WorkbookSnapshot, options: ExcelOptions = {}): OpenExcel {
  loadOfficeJs();
  const model = modelFromSnapshot(snapshot);
  const excel = new InMemoryExcel(model, options);
  excel.install();
  opened.push(excel);
  return { excel, model, host: new OfficeHost() };
}

/** For `afterEach`. */
export function closeExcel(): void {
  for (const excel of opened.splice(0).reverse()) excel.uninstall();
}

/** Requests that Excel counts as writes, without Excel.run's own cleaning up. */
export function writeRequests(excel: InMemoryExcel): LoggedRequest[] {
  return excel.requests.filter((r) => !r.isCleanUp && (r.flags & requestFlags.write) !== 0);
}

/** What was set, in order: ["Range.values", [[1]]]. */
export function setActions(excel: InMemoryExcel): (readonly [string | null, unknown])[] {
  return excel.requests.flatMap((r) =>
    r.actions.filter((a) => a.kind === "set").map((a) => [a.member, a.arguments[0]] as const),
  );
}

/**
 * All that the workbook shows, for comparing before and after, a text for each cell: texts compare fast. Formats that
 * equal Excel's defaults do not count.
 */
export function dump(model: WorkbookModel): unknown {
  model.calculateIfDue();
  return {
    active: model.activeSheet?.name,
    mode: model.calculationMode,
    sheets: model.sheets.map((sheet) => ({ id: sheet.id, name: sheet.name, ...dumpSheet(sheet) })),
  };
}

const lookNames = [...Object.keys(defaultFormat), "fillColor", ...borderSides] as (keyof typeof defaultFormat)[];

function dumpSheet(sheet: SheetModel): object {
  const looks: string[] = [];
  for (const key of [...sheet.formats.keys()].sort((a, b) => a - b)) {
    const { row, column } = keyAddress(key);
    const look: Record<string, unknown> = {};
    for (const name of lookNames) {
      const value = sheet.format(row, column, name);
      const isDefault = value === defaultFormat[name] || value === "#FFFFFF" || value === undefined;
      if (!isDefault) look[name] = value;
    }
    if (Object.keys(look).length > 0) looks.push(`${toA1({ row, column })} ${JSON.stringify(look)}`);
  }
  return {
    visibility: sheet.visibility,
    contents: [...sheet.contents]
      .sort(([a], [b]) => a - b)
      .map(([key, { value, formula }]) => `${toA1(keyAddress(key))} ${JSON.stringify([formula ?? null, value])}`),
    looks,
    merges: sheet.merges.map(rangeToA1).sort(),
    validations: [...sheet.validations].map(([key, { rule }]) => [toA1(keyAddress(key)), rule]),
    marks: sheet.conditionalFormats.map(({ ranges, formula }) => [ranges.map(rangeToA1), formula]),
    links: [...sheet.hyperlinks].map(([key, link]) => [toA1(keyAddress(key)), link.documentReference]),
    frozen: sheet.frozen,
  };
}

/** `[cell, content, style]`; the style defaults to `text`. */
export type LiteralDesignCell = readonly [
  cell: string,
  content: Cell | string | number | null,
  style?: StyleName,
  link?: { readonly sheet: string; readonly cell: string },
];

export interface LiteralDesign extends Partial<Omit<SheetDesign, "cells" | "merges">> {
  readonly cells: readonly LiteralDesignCell[];
  readonly merges?: readonly string[];
}

/** A design as written in a test: a text beginning with "=" is a formula without a cached value. */
export function design(name: string, { cells, merges = [], ...more }: LiteralDesign): SheetDesign {
  return {
    name,
    cells: cells.map(([cell, content, style = "text", link]) => ({
      ...parseA1(cell),
      content: literalContent(content),
      style,
      ...(link ? { link } : {}),
    })),
    merges: merges.map(parseRange),
    columnWidths: [],
    rowHeights: new Map(),
    validations: [],
    excessMarks: [],
    print: { orientation: "portrait" },
    frozenRows: 0,
    ...more,
  };
}

function literalContent(content: Cell | string | number | null): Cell | null {
  if (content === null || typeof content === "object") return content;
  const isFormula = typeof content === "string" && content.startsWith("=");
  return isFormula ? { value: null, formula: content.slice(1) } : { value: content };
}

/** `set(snapshot, "附件1", "D4", {value: 3})`: before is what the snapshot holds there. */
export function setCell(snapshot: WorkbookSnapshot, sheet: string, cell: string, after: Cell | null): SetCell {
  const found = snapshot.sheets.find((s) => s.name === sheet);
  if (!found) throw new Error(`no sheet ${sheet}`);
  const { row, column } = parseA1(cell);
  const before = cellAt(found, row, column) ?? null;
  return { kind: "set-cell", sheet: { id: found.id, name: found.name }, row, column, before, after };
}

/** Adds a sheet, by default behind all others. */
export function add(drawn: SheetDesign, index: number = Number.MAX_SAFE_INTEGER): AddSheet {
  return { kind: "add-sheet", sheet: { id: "", name: drawn.name }, index, design: drawn };
}

/** Draws a sheet of the snapshot anew. */
export function redraw(snapshot: WorkbookSnapshot, name: string, drawn: SheetDesign): RedrawSheet {
  const found = snapshot.sheets.find((s) => s.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return { kind: "redraw-sheet", sheet: { id: found.id, name }, before: found.cells, design: drawn };
}

export function changes(...edits: readonly Edit[]): ChangeSet {
  return { purpose: "fill", edits };
}

/** Skipped edits as flat tuples. */
export function skippedOf({ skipped }: ApplyReport): (readonly [string, string | null, string])[] {
  return skipped.map(({ sheet, cell, reason }) => [sheet, cell, reason] as const);
}
