import { SheetBuilder } from "../../design/sheet-builder";
import type { SheetDesign } from "../../design/sheet-design";
import type { StyleName } from "../../design/styles";
import type { Column, ColumnRole, Scheme, TableForm } from "../../schemes/types";
import { columnName } from "../../workbook/address";
import { wording } from "../wording";
import { drawNotes, drawTitle, drawUnitLine, printSetup, sheetName, type TemplateOptions } from "./frame";
import { drawHeadings } from "./scoring-template";

/** How an entry of each role is drawn; what is not named is free text. */
const columnStyles: Partial<Record<ColumnRole, StyleName>> = {
  number: "center",
  level: "inputCenter",
  leader: "inputCenter",
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
};

/** A form with one heading row, its blank rows and, where printed, counts per level below. */
export function drawTableTemplate(scheme: Scheme, form: TableForm, options: TemplateOptions): SheetDesign {
  const builder = new SheetBuilder(form.columns.map((column) => column.width));
  const fill = options.fill ?? {};
  let row = drawTitle(builder, form);
  if (form.unitLine !== null) {
    row = drawUnitLine(builder, row, form.unitLine, (label) => fill.fields?.[label]);
  }
  const headingRow = row;
  drawHeadings(
    builder,
    row++,
    form.columns.map((column) => column.headings[0] ?? ""),
  );
  const firstRow = row;
  const rows = fill.rows ?? [];
  const count = Math.max(form.blankRows, rows.length);
  for (let i = 0; i < count; i++, row++) {
    form.columns.forEach((column, index) => {
      const entry = rows[i]?.[column.id] ?? (column.role === "number" ? i + 1 : null);
      builder.put(row, index, entry, columnStyles[column.role] ?? "inputMiddle");
    });
    builder.atLeast(row, 30);
  }
  const lastRow = row - 1;
  limitColumns(builder, scheme, form, firstRow, lastRow);
  if (form.totals) row = drawTotals(builder, row, form, form.totals, firstRow, rows);
  drawNotes(builder, row, form);
  return builder.build(sheetName(form), printSetup(scheme, form, options, [0, headingRow]), headingRow + 1);
}

function limitColumns(builder: SheetBuilder, scheme: Scheme, form: TableForm, top: number, bottom: number): void {
  form.columns.forEach((column, index) => {
    const range = { top, bottom, left: index, right: index };
    const levels = scheme.levels.map((level) => level.name);
    if (column.role === "level" && levels.length > 0) {
      builder.validate({
        range,
        rule: { kind: "list", options: levels },
        title: wording.levelTitle,
        message: wording.levelMessage(levels),
      });
    }
    if (column.role === "count") {
      const label = column.headings[0] ?? "";
      builder.validate({
        range,
        rule: { kind: "whole", from: 0 },
        title: wording.countTitle(label),
        message: wording.countMessage(label),
      });
    }
  });
}

/** One row per level: its word and a live count of the rows above. */
function drawTotals(
  builder: SheetBuilder,
  firstRow: number,
  form: TableForm,
  totals: NonNullable<TableForm["totals"]>,
  firstEntry: number,
  rows: readonly Readonly<Record<string, string | number>>[],
): number {
  const last = form.columns.length - 1;
  const levelIndex = form.columns.findIndex((column: Column) => column.role === "level");
  const levelId = form.columns[levelIndex]?.id ?? "";
  builder.put(firstRow, 0, totals.label, "label", { rows: totals.levels.length });
  totals.levels.forEach((level, i) => {
    const row = firstRow + i;
    builder.put(row, 1, level, "center", { columns: last - 1 });
    if (levelIndex < 0) {
      builder.put(row, last, null, "count");
    } else {
      const name = columnName(levelIndex);
      const formula = `COUNTIF(${name}${firstEntry + 1}:${name}${firstRow},"${level}")`;
      const value = rows.filter((entry) => entry[levelId] === level).length;
      builder.put(row, last, { value, formula }, "count");
    }
    builder.atLeast(row, 22);
  });
  return firstRow + totals.levels.length;
}
