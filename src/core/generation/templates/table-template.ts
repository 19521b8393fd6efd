import { wholeDesign, withFilter, type LongDesign, type RowLook } from "../../design/long-table";
import type { Content, SheetBuilder } from "../../design/sheet-builder";
import type { PrintSetup, SheetDesign, Validation } from "../../design/sheet-design";
import type { StyleName } from "../../design/styles";
import { decimal } from "../../workbook/decimal";
import type { Column, ColumnRole, Scheme, TableForm } from "../../schemes/types";
import { columnName, toA1 } from "../../workbook/address";
import type { Cell } from "../../workbook/snapshot";
import { resultWords } from "../../own-sheets/result/description";
import { wording } from "../../own-sheets/wording";
import { shareFormula } from "../list-sums";
import {
  drawNotes,
  drawTitle,
  drawUnitLine,
  fitColumns,
  formBuilder,
  sheetName,
  type TemplateOptions,
  type TemplateRow,
} from "./frame";

/** How an entry of each role is drawn; what is not named is free text. */
const columnStyles: Partial<Record<ColumnRole, StyleName>> = {
  number: "center",
  level: "inputCenter",
  "level-before": "inputCenter",
  "level-name": "center",
  "is-new": "inputCenter",
  share: "inputPercent",
  leader: "inputCenter",
  liaison: "inputCenter",
  office: "inputCenter",
  owner: "inputCenter",
  contact: "inputCenter",
  type: "inputCenter",
  count: "inputCenter",
  total: "inputScore",
  score: "inputScore",
  date: "inputPlainCenter",
  deadline: "inputPlainCenter",
  phone: "inputPlainCenter",
  "own-level": "inputCenter",
  month: "inputCenter",
  rank: "inputCenter",
  amount: "inputScore",
};

/** A form with one heading row, its blank rows and, where printed, counts per level below. */
export function drawTableTemplate(scheme: Scheme, form: TableForm, options: TemplateOptions): SheetDesign {
  return wholeDesign(drawLongTemplate(scheme, form, options));
}

/** As `drawTableTemplate`, with the rows to be worked out when they are written. */
export function drawLongTemplate(scheme: Scheme, form: TableForm, options: TemplateOptions): LongDesign {
  const fill = options.fill ?? {};
  const counted = countedWords(form, options.countsUngraded ? (fill.rows ?? []) : []);
  const { layout, print } = layOut(form, counted);
  const builder = formBuilder(layout.widths);
  let row = drawTitle(builder, form);
  const lineRow = row;
  if (form.unitLine !== null) {
    row = drawUnitLine(builder, row, form.unitLine, (label) => fill.fields?.[label]);
  }
  const headingRow = row;
  form.columns.forEach((column, i) => putIn(builder, row, layout.places[i], column.headings[0] ?? "", "heading"));
  builder.atLeast(row++, 26);
  const firstRow = row;
  const rows = form.printedRows ? printedRows(form, fill.rows) : (fill.rows ?? []);
  const count = Math.max(form.blankRows, rows.length);
  const isGrowing = layout.places.every(({ columns }) => columns === 1);
  const looks = form.columns.flatMap(({ role, shareOf }, index): RowLook[] => {
    const place = layout.places[index];
    const style = shareOf ? "percent" : (columnStyles[role] ?? "inputMiddle");
    return place ? [{ ...place, style }] : [];
  });
  builder.putRows({ top: row, count, minimum: 30, isGrowing }, looks, (i) =>
    form.columns.map((column) =>
      column.shareOf
        ? shareCell(layout, column.shareOf, firstRow + i, rows[i])
        : (rows[i]?.[column.id] ?? (column.role === "number" ? i + 1 : null)),
    ),
  );
  row += count;
  limitColumns(builder, scheme, layout, firstRow, row - 1);
  if (form.sumRow !== undefined) drawSumRow(builder, row++, layout, form.sumRow, firstRow, rows);
  if (form.totals) row = drawTotals(builder, row, layout, form.totals.label, { top: firstRow, rows });
  drawNotes(builder, row, form);
  const page = { ...print, titleRows: [lineRow, headingRow] } as const;
  return withFilter(builder.buildLong(sheetName(form), page, headingRow + 1));
}

/** Blank until both counts are there; the share of nothing is blank too. */
function shareCell(
  { form, places }: Layout,
  { part, whole }: NonNullable<Column["shareOf"]>,
  row: number,
  entry: TemplateRow = {},
): Cell {
  const cell = (id: string): string => {
    const place = places[form.columns.findIndex((column) => column.id === id)];
    return toA1({ row, column: place?.column ?? 0 });
  };
  const [counted, all] = [entry[part], entry[whole]];
  const isKnown = typeof counted === "number" && typeof all === "number" && all > 0;
  return {
    value: isKnown ? decimal(counted).div(all).round(4).toNumber() : "",
    formula: shareFormula(cell(part), cell(whole)),
  };
}

function putIn(builder: SheetBuilder, row: number, place: Place | undefined, content: Content, style: StyleName): void {
  if (place) builder.put(row, place.column, content, style, { columns: place.columns });
}

/** The form's own rows, each completed by the entry whose first printed cell is the same. */
function printedRows(form: TableForm, entries: readonly TemplateRow[] = []): readonly TemplateRow[] {
  const printed = form.printedRows ?? [];
  const isFor = (row: Readonly<Record<string, string>>, entry: TemplateRow): boolean =>
    Object.entries(row).every(([id, text]) => valueOf(entry[id]) === text);
  const more = entries.filter((entry) => !printed.some((row) => isFor(row, entry)));
  return [...printed.map((row) => ({ ...row, ...entries.find((entry) => isFor(row, entry)) })), ...more];
}

/** A last row that adds up the counts above it, live; shares add up to the whole. */
function drawSumRow(
  builder: SheetBuilder,
  row: number,
  { form, places }: Layout,
  label: string,
  top: number,
  rows: readonly TemplateRow[],
): void {
  const labelled = form.columns.findIndex((column) => column.role !== "number");
  form.columns.forEach((column, i) => {
    const name = columnName(places[i]?.column ?? 0);
    const range = `${name}${top + 1}:${name}${row}`;
    const numbers = rows.map((entry) => valueOf(entry[column.id])).filter((value) => typeof value === "number");
    const isCount = column.role === "count";
    const value = numbers.length === 0 ? "" : numbers.reduce((sum, n) => sum + n, 0);
    const formula = `IF(COUNT(${range})=0,"",SUM(${range}))`;
    const content: Content = isCount ? { value, formula } : i === labelled ? label : null;
    putIn(builder, row, places[i], content, isCount ? "inputCenter" : "label");
  });
  builder.atLeast(row, 28);
  builder.glue(row);
}

/** What Excel itself refuses, or offers, in each column, as its declaration says. */
function limitColumns(builder: SheetBuilder, scheme: Scheme, layout: Layout, top: number, bottom: number): void {
  layout.form.columns.forEach((column, index) => {
    const left = layout.places[index]?.column ?? 0;
    const range = { top, bottom, left, right: left };
    const limit = limitOf(scheme, column);
    if (limit) builder.validate({ range, ...limit });
    if (limit?.rule.kind === "decimal") builder.markExcess({ range, from: limit.rule.from, to: limit.rule.to });
  });
}

const levelRoles: readonly ColumnRole[] = ["level", "level-before", "own-level"];

function limitOf(scheme: Scheme, column: Column): Omit<Validation, "range"> | null {
  const label = column.headings[0] ?? "";
  const levels = scheme.levels.map((level) => level.name);
  const { options, maximum, role } = column;
  if (levelRoles.includes(role) && levels.length > 0) {
    const message = wording.levelMessage(levels);
    return { rule: { kind: "list", options: levels }, title: wording.levelTitle, message };
  }
  if (options) {
    const message = wording.choiceMessage(label, options);
    const limit = { rule: { kind: "list" as const, options }, title: wording.choiceTitle, message };
    return column.isClosed ? limit : { ...limit, isAdvice: true };
  }
  if (maximum !== undefined) {
    const message = wording.scoreMessage(wording.itemQuoted(label), maximum);
    return { rule: { kind: "decimal", from: 0, to: maximum }, title: wording.scoreTitle(label), message };
  }
  if (role === "count" || role === "rank") {
    const from = role === "rank" ? 1 : 0;
    return {
      rule: { kind: "whole", from },
      title: wording.countTitle(label),
      message: wording.countMessage(label, from),
    };
  }
  return null;
}

/** The words below the table: the form's levels and, where a branch has none, what that is called, so that they add up. */
function countedWords({ totals, columns }: TableForm, rows: readonly TemplateRow[]): readonly string[] {
  const [branch, level] = (["branch", "level"] as const).map((role) => columns.find((c) => c.role === role)?.id ?? "");
  const isUngraded = (row: TemplateRow): boolean => isEntered(row[branch ?? ""]) && !isEntered(row[level ?? ""]);
  return totals ? [...totals.levels, ...(rows.some(isUngraded) ? [resultWords.ungraded] : [])] : [];
}

function isEntered(entry: TemplateRow[string] | undefined): boolean {
  return ![undefined, null, ""].includes(valueOf(entry) as string);
}

/** As printed: the label and the levels' words side by side, and live counts of the rows above below them. */
function drawTotals(
  builder: SheetBuilder,
  row: number,
  layout: Layout,
  label: string,
  entries: { readonly top: number; readonly rows: readonly TemplateRow[] },
): number {
  const words = layout.counted;
  const spans = shareCells(builder.columnWidths.length, words.length + 1);
  const indexOf = (role: ColumnRole): number => layout.form.columns.findIndex((column) => column.role === role);
  const [level, branch] = [indexOf("level"), indexOf("branch")];
  const levelId = layout.form.columns[level]?.id ?? "";
  const rangeOf = (index: number): string => {
    const name = columnName(layout.places[index]?.column ?? 0);
    return `${name}${entries.top + 1}:${name}${row}`;
  };
  const counts: number[] = [];
  spans.forEach(({ column, columns }, i) => {
    const word = i === 0 ? label : (words[i - 1] ?? "");
    builder.put(row, column, word, i === 0 ? "label" : "center", { columns });
    if (i === 0 || level < 0) {
      builder.put(row + 1, column, null, "count", { columns });
      return;
    }
    if (word === resultWords.ungraded) {
      const graded = spans.slice(1, i).map((span) => toA1({ row: row + 1, column: span.column }));
      const value = entries.rows.filter((entry) => isEntered(entry[layout.form.columns[branch]?.id ?? ""])).length;
      const formula = `COUNTA(${rangeOf(branch)})-SUM(${graded.join(",")})`;
      builder.put(row + 1, column, { value: value - counts.reduce((a, b) => a + b, 0), formula }, "count", { columns });
      return;
    }
    const formula = `COUNTIF(${rangeOf(level)},"${word}")`;
    const value = entries.rows.filter((entry) => valueOf(entry[levelId]) === word).length;
    counts.push(value);
    builder.put(row + 1, column, { value, formula }, "count", { columns });
  });
  builder.atLeast(row, 24);
  builder.atLeast(row + 1, 26);
  builder.glue(row);
  builder.glue(row + 1);
  return row + 2;
}

function valueOf(entry: TemplateRow[string] | undefined): unknown {
  return typeof entry === "object" ? entry.value : entry;
}

interface Place {
  /** The first sheet column, and how many it spans. */
  readonly column: number;
  readonly columns: number;
}

/** Spreads `count` cells over `width` columns, the last ones getting what is left over. */
function shareCells(width: number, count: number): Place[] {
  return Array.from({ length: count }, (_, i) => {
    const column = Math.floor((i * width) / count);
    return { column, columns: Math.floor(((i + 1) * width) / count) - column };
  });
}

interface Layout {
  readonly form: TableForm;
  /** The words that are counted below the table. */
  readonly counted: readonly string[];
  /** Sheet column widths. */
  readonly widths: readonly number[];
  /** Where each of the form's columns stands. */
  readonly places: readonly Place[];
}

/** Where more cells stand in the rows of totals than the table has columns, its widest columns are split. */
function layOut(form: TableForm, counted: readonly string[]): { readonly layout: Layout; readonly print: PrintSetup } {
  const needed = form.totals ? counted.length + 1 : 0;
  const parts = form.columns.map(() => 1);
  const partWidth = (i: number): number => (form.columns[i]?.width ?? 0) / (parts[i] ?? 1);
  while (parts.reduce((n, part) => n + part, 0) < needed) {
    const widest = parts.reduce((best, _, i) => (partWidth(i) > partWidth(best) ? i : best), 0);
    parts[widest] = (parts[widest] ?? 1) + 1;
  }
  let column = 0;
  const places = parts.map((columns) => {
    const place = { column, columns };
    column += columns;
    return place;
  });
  const wished = parts.flatMap((n, i) => Array.from({ length: n }, () => partWidth(i)));
  const { widths, print } = fitColumns(form, wished);
  return { layout: { form, counted, widths, places }, print };
}
