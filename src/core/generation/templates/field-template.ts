import type { SheetBuilder } from "../../design/sheet-builder";
import { pageStarts, printedHeights } from "../../design/pages";
import type { SheetDesign } from "../../design/sheet-design";
import type { StyleName } from "../../design/styles";
import type { Field, FieldForm, FieldRole, LayoutCell, LayoutRow } from "../../schemes/types";
import { wording } from "../../own-sheets/wording";
import { drawNotes, drawTitle, drawUnitLine, fitColumns, formBuilder, sheetName, type TemplateOptions } from "./frame";

/** Entries that Excel would turn into numbers or dates (0519…, 6月): kept as typed. */
const plainRoles: readonly FieldRole[] = ["phone", "mobile", "email", "date", "deadline"];

/** Points. A long entry is divided into rows of at most this height, so that pages are filled. */
const MAX_PART = 200;

const shortRoles: readonly FieldRole[] = ["branch", "unit", "parent", "count", "contact", "reporter"];

/** How a form is drawn. */
interface Room {
  /** What is kept of the heights that the layout leaves for writing. */
  readonly share: number;
  /** Long entries in the smallest type that an official form may have. */
  readonly isSmall: boolean;
}

const SHARES = [1, 0.8, 0.6, 0.4, 0.2, 0];
/** From the roomiest on: the first that brings a filled form onto one page is taken, else the first. */
const rooms: readonly Room[] = [false, true].flatMap((isSmall) => SHARES.map((share) => ({ share, isSmall })));

/** A form of labelled entries, drawn as its layout says; blank room and type give way before it takes a second page. */
export function drawFieldTemplate(form: FieldForm, options: TemplateOptions): SheetDesign {
  let roomiest: SheetDesign | null = null;
  for (const room of rooms) {
    const design = drawWithRoom(form, options, room);
    const heights = printedHeights({ sheet: design, tables: [] });
    if (heights === null || pageStarts(heights, design.print).length === 1) return design;
    roomiest ??= design;
  }
  return roomiest ?? drawWithRoom(form, options, { share: 1, isSmall: false });
}

function drawWithRoom(form: FieldForm, options: TemplateOptions, room: Room): SheetDesign {
  const { widths, print } = fitColumns(form, form.columnWidths);
  const builder = formBuilder(widths);
  const entries = options.fill?.fields ?? {};
  let row = drawTitle(builder, form);
  if (form.unitLine !== null) {
    row = drawUnitLine(builder, row, form.unitLine, (label) => {
      const field = form.fields.find((candidate) => candidate.labels.some((text) => label.startsWith(text)));
      return field && entries[field.id];
    });
  }
  row = drawLayout(builder, row, form, entries, room);
  drawNotes(builder, row, form);
  return builder.build(sheetName(form), print);
}

type Entries = Readonly<Record<string, string | number>>;

function drawLayout(builder: SheetBuilder, firstRow: number, form: FieldForm, entries: Entries, room: Room): number {
  const rows = placeRows(form.layout, form.columnWidths.length).map((placed) => ({
    ...placed,
    parts: partsNeeded(builder, form, placed, entries, room),
  }));
  const tops: number[] = [];
  let top = firstRow;
  for (const { parts } of rows) {
    tops.push(top);
    top += parts;
  }
  rows.forEach(({ row, cells, parts }, index) => {
    const rowTop = tops[index] ?? firstRow;
    for (const { cell, column } of cells) {
      const bottom = tops[index + (cell.rows ?? 1)] ?? top;
      const span = { rows: bottom - rowTop, columns: cell.columns ?? 1 };
      const { content, style } = drawnCell(form, cell, entries, room);
      builder.put(rowTop, column, content, style, span);
      const field = findField(form, cell);
      if (field?.role === "count" && cell.label === undefined) {
        const label = field.labels[0] ?? "";
        builder.validate({
          range: { top: rowTop, bottom: rowTop, left: column, right: column },
          rule: { kind: "whole", from: 0 },
          title: wording.countTitle(label),
          message: wording.countMessage(label),
        });
      }
    }
    for (let part = 0; part < parts; part++) builder.atLeast(rowTop + part, ((row.height ?? 0) * room.share) / parts);
  });
  return top;
}

interface PlacedRow {
  readonly row: LayoutRow;
  readonly cells: readonly { readonly cell: LayoutCell; readonly column: number }[];
}

/** Finds each cell's column: cells stand from left to right in what spans from above leave free. */
function placeRows(layout: readonly LayoutRow[], width: number): PlacedRow[] {
  const coveredUntil = new Array<number>(width).fill(0);
  return layout.map((row, index) => {
    let column = 0;
    const cells = row.cells.map((cell) => {
      while ((coveredUntil[column] ?? 0) > index) column += 1;
      const placed = { cell, column };
      for (let i = 0; i < (cell.columns ?? 1); i++) coveredUntil[column++] = index + (cell.rows ?? 1);
      return placed;
    });
    return { row, cells };
  });
}

/** A long entry takes several rows, merged: Excel has a tallest row, and a page ends with a row. */
function partsNeeded(
  builder: SheetBuilder,
  form: FieldForm,
  { cells }: PlacedRow,
  entries: Entries,
  room: Room,
): number {
  const heights = cells.map(({ cell, column }) => {
    const { content, style } = drawnCell(form, cell, entries, room);
    return builder.neededHeight(String(content ?? ""), style, column, cell.columns ?? 1) / (cell.rows ?? 1);
  });
  return Math.max(1, Math.ceil(Math.max(0, ...heights) / MAX_PART));
}

function drawnCell(
  form: FieldForm,
  cell: LayoutCell,
  entries: Entries,
  { isSmall }: Room,
): { readonly content: string | number | null; readonly style: StyleName } {
  const entry = cell.field === undefined ? undefined : entries[cell.field];
  if (cell.label === undefined) return { content: entry ?? null, style: entryStyle(form, cell, isSmall) };
  if (cell.field === undefined) return { content: cell.label, style: "label" };
  return { content: `${cell.label}${entry ?? ""}`, style: isSmall ? "inputSmall" : "input" };
}

function entryStyle(form: FieldForm, cell: LayoutCell, isSmall: boolean): StyleName {
  const field = findField(form, cell);
  if (!field || field.isReserved === true) return "text";
  if (plainRoles.includes(field.role)) return "inputPlainCenter";
  const isShort = shortRoles.includes(field.role) || (field.role === "text" && (cell.columns ?? 1) === 1);
  if (isShort) return "inputCenter";
  return isSmall ? "inputSmall" : "input";
}

function findField(form: FieldForm, cell: LayoutCell): Field | undefined {
  return form.fields.find((field) => field.id === cell.field);
}
