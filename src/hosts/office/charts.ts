import type { ColumnChart, SheetDesign } from "../../core/design/sheet-design";
import type { CellRange } from "../../core/workbook/address";
import { union } from "./blocks";
import { operation, rangeOf, type Operation } from "./requests";

/** Our charts are known by their names, so that a sheet that is drawn anew keeps its own and no other is touched. */
const NAME = "定级助手图表";
const POINTS_PER_PIXEL = 0.75;
/** Adding a chart, its data, its looks and its place. */
const CALLS = 14;

export function chartNames(design: SheetDesign): readonly string[] {
  return drawableCharts(design).map((_, i) => `${NAME} ${i + 1}`);
}

/** A block of cells is one series; stacked ones, whose cells lie apart, are drawn into files only. */
function drawableCharts({ charts = [] }: SheetDesign): readonly ColumnChart[] {
  return charts.filter(({ more = [] }) => more.length === 0);
}

/** @param existing names of all charts on the sheet. */
export function chartSteps(sheet: Excel.Worksheet, design: SheetDesign, existing: readonly string[]): Operation[] {
  const names = chartNames(design);
  const surplus = existing.filter((name) => name.startsWith(`${NAME} `) && !names.includes(name));
  return [
    ...surplus.map((name) => operation(() => sheet.charts.getItem(name).delete())),
    ...drawableCharts(design).map((chart, i) => {
      const name = names[i] ?? "";
      return operation(() => drawChart(sheet, chart, name, existing.includes(name)), chart, CALLS);
    }),
  ];
}

function drawChart(sheet: Excel.Worksheet, design: ColumnChart, name: string, exists: boolean): void {
  const { title, at, width, height } = design;
  const source = rangeOf(sheet, sourceOf(design));
  const chart = exists ? sheet.charts.getItem(name) : sheet.charts.add("ColumnClustered", source, "Columns");
  if (exists) chart.setData(source, "Columns");
  else chart.name = name;
  chart.title.text = title;
  chart.legend.visible = false;
  chart.dataLabels.showValue = true;
  chart.setPosition(rangeOf(sheet, { top: at.row, left: at.column, bottom: at.row, right: at.column }));
  chart.width = width * POINTS_PER_PIXEL;
  chart.height = height * POINTS_PER_PIXEL;
}

/** Labels beside values under their heading: Excel takes such a block apart by itself. */
function sourceOf({ categories, values, heading }: ColumnChart): CellRange {
  const cell = { top: heading.row, left: heading.column, bottom: heading.row, right: heading.column };
  return [values, cell].reduce<CellRange>((all, range) => union(all, range) ?? all, categories);
}
