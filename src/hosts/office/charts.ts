import type { ColumnChart, SheetDesign } from "../../core/design/sheet-design";
import type { CellAddress, CellRange } from "../../core/workbook/address";
import { union } from "./blocks";
import { operation, rangeOf, type Operation } from "./requests";

/** Our charts are known by their names, so that a sheet that is drawn anew keeps its own and no other is touched. */
const NAME = "定级助手图表";
const POINTS_PER_PIXEL = 0.75;
/** Adding a chart, its data, its looks and its place. */
const CALLS = 14;
/** Adding one more series: itself, its values and its labels. */
const SERIES_CALLS = 6;

export function chartNames({ charts = [] }: SheetDesign): readonly string[] {
  return charts.map((_, i) => `${NAME} ${i + 1}`);
}

/** @param existing names of all charts on the sheet. */
export function chartSteps(sheet: Excel.Worksheet, design: SheetDesign, existing: readonly string[]): Operation[] {
  const names = chartNames(design);
  const surplus = existing.filter((name) => name.startsWith(`${NAME} `) && !names.includes(name));
  return [
    ...surplus.map((name) => operation(() => sheet.charts.getItem(name).delete())),
    ...(design.charts ?? []).map((chart, i) => {
      const name = names[i] ?? "";
      const { more = [] } = chart;
      const headings = [chart, ...more].map(({ heading }) => textAt(design, heading));
      const draw = (): void => drawChart(sheet, chart, headings, name, existing.includes(name));
      return operation(draw, chart, CALLS + SERIES_CALLS * more.length);
    }),
  ];
}

/** @param headings what the series of a stack are called. */
function drawChart(
  sheet: Excel.Worksheet,
  design: ColumnChart,
  headings: readonly string[],
  name: string,
  exists: boolean,
): void {
  const { title, at, width, height, categories, more = [] } = design;
  const isStack = more.length > 0;
  const source = rangeOf(sheet, isStack ? (union(categories, design.values) ?? categories) : sourceOf(design));
  // Series that were added one by one have no source to be set anew.
  if (exists && isStack) sheet.charts.getItem(name).delete();
  const isNew = !exists || isStack;
  const chart = isNew
    ? sheet.charts.add(isStack ? "ColumnStacked" : "ColumnClustered", source, "Columns")
    : sheet.charts.getItem(name);
  if (isNew) chart.name = name;
  else chart.setData(source, "Columns");
  // What stands above the values of a stack is more than one line: each series is told its name.
  if (isStack) chart.series.getItemAt(0).name = headings[0] ?? "";
  more.forEach(({ values }, i) => {
    const series = chart.series.add(headings[i + 1] ?? "");
    series.setValues(rangeOf(sheet, values));
    series.setXAxisValues(rangeOf(sheet, categories));
  });
  chart.title.text = title;
  chart.legend.visible = isStack;
  chart.dataLabels.showValue = true;
  chart.setPosition(rangeOf(sheet, { top: at.row, left: at.column, bottom: at.row, right: at.column }));
  chart.width = width * POINTS_PER_PIXEL;
  chart.height = height * POINTS_PER_PIXEL;
}

function textAt({ cells }: SheetDesign, { row, column }: CellAddress): string {
  return String(cells.find((cell) => cell.row === row && cell.column === column)?.content?.value ?? "");
}

/** Labels beside values under their heading: Excel takes such a block apart by itself. */
function sourceOf({ categories, values, heading }: ColumnChart): CellRange {
  const cell = { top: heading.row, left: heading.column, bottom: heading.row, right: heading.column };
  return [values, cell].reduce<CellRange>((all, range) => union(all, range) ?? all, categories);
}
