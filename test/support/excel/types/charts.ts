import type { CellRange } from "../../../../src/core/workbook/address";
import { flag, numberBetween, oneOf, text } from "../arguments";
import { ExcelFault, invalidArgument, itemNotFound } from "../fault";
import type { ChartModel, SeriesModel, SheetModel } from "../model";
import { hostObject, isHostObject, type ObjectType, type ScalarMember } from "../object-type";
import { rangeType } from "./range";
import type { RangeTarget } from "./range-target";

const kinds = ["ColumnClustered", "ColumnStacked", "BarClustered", "Line", "Pie"] as const;
const seriesBy = ["Auto", "Columns", "Rows"] as const;
const FARTHEST = 169_056;

function rangeOn(sheet: SheetModel, given: unknown, what: string): RangeTarget {
  if (!isHostObject(given) || given.type !== (rangeType as unknown)) throw invalidArgument(what);
  const range = given.target as RangeTarget;
  if (range.sheet !== sheet) throw invalidArgument(`${what} on another sheet`);
  return range;
}

function points(name: "top" | "left" | "width" | "height"): ScalarMember<ChartModel> {
  return {
    since: "1.1",
    get: (c) => c[name],
    set: (c, value) => {
      c[name] = numberBetween(value, 0, FARTHEST, name);
    },
  };
}

/** Where a cell's upper left corner lies, in points; standard rows and columns where nothing was set. */
function cornerOf({ sheet, top, left }: RangeTarget): { readonly top: number; readonly left: number } {
  const sum = (sizes: ReadonlyMap<number, number>, count: number, standard: number): number =>
    Array.from({ length: count }, (_, i) => sizes.get(i) ?? standard).reduce((all, size) => all + size, 0);
  return { top: sum(sheet.rowHeights, top, 14.25), left: sum(sheet.columnWidths, left, 54) };
}

const titleType: ObjectType<ChartModel> = {
  name: "ChartTitle",
  scalars: {
    text: {
      since: "1.1",
      get: (c) => c.title,
      set: (c, value) => {
        c.title = text(value, "title", 255);
      },
    },
  },
  objects: {},
  methods: {},
};

const legendType: ObjectType<ChartModel> = {
  name: "ChartLegend",
  scalars: {
    visible: {
      since: "1.1",
      get: (c) => c.hasLegend,
      set: (c, value) => {
        c.hasLegend = flag(value, "visible");
      },
    },
  },
  objects: {},
  methods: {},
};

const labelsType: ObjectType<ChartModel> = {
  name: "ChartDataLabels",
  scalars: {
    showValue: {
      since: "1.1",
      get: (c) => c.showsValues,
      set: (c, value) => {
        c.showsValues = flag(value, "showValue");
      },
    },
  },
  objects: {},
  methods: {},
};

/** A series of each column beside the first, which holds the labels. */
function seriesOf({ top, bottom, left, right }: CellRange): SeriesModel[] {
  const column = (at: number): CellRange => ({ top, bottom, left: at, right: at });
  return Array.from({ length: right - left }, (_, i) => ({
    name: "",
    values: column(left + 1 + i),
    labels: column(left),
  }));
}

interface SeriesTarget {
  readonly chart: ChartModel;
  readonly series: SeriesModel;
}

function cellsOn(sheet: SheetModel, given: unknown, what: string): CellRange {
  const { top, left, bottom, right } = rangeOn(sheet, given, what);
  return { top, left, bottom, right };
}

const seriesType: ObjectType<SeriesTarget> = {
  name: "ChartSeries",
  scalars: {
    name: {
      since: "1.1",
      get: ({ series }) => series.name,
      set: ({ series }, value) => {
        series.name = text(value, "name", 255);
      },
    },
  },
  objects: {},
  methods: {
    setValues: {
      since: "1.7",
      writes: true,
      call: ({ chart, series }, [range]) => {
        series.values = cellsOn(chart.sheet, range, "values");
      },
    },
    setXAxisValues: {
      since: "1.7",
      writes: true,
      call: ({ chart, series }, [range]) => {
        series.labels = cellsOn(chart.sheet, range, "labels");
      },
    },
  },
};

const allSeriesType: ObjectType<ChartModel> = {
  name: "ChartSeriesCollection",
  scalars: { count: { since: "1.1", get: (c) => c.series.length } },
  objects: {},
  items: (chart) => chart.series.map((series) => hostObject(seriesType, { chart, series })),
  methods: {
    getItemAt: {
      since: "1.1",
      call: (chart, [index]) => {
        const series = chart.series[numberBetween(index, 0, FARTHEST, "index")];
        if (!series) throw itemNotFound(`series ${String(index)}`);
        return hostObject(seriesType, { chart, series });
      },
    },
    add: {
      since: "1.7",
      writes: true,
      call: (chart, [name]) => {
        const series: SeriesModel = {
          name: text(name, "name", 255),
          values: { top: 0, left: 0, bottom: 0, right: 0 },
          labels: null,
        };
        chart.series.push(series);
        return hostObject(seriesType, { chart, series });
      },
    },
  },
};

const chartType: ObjectType<ChartModel> = {
  name: "Chart",
  ensureAlive: (c) => {
    if (!c.sheet.charts.includes(c)) throw itemNotFound(`chart ${c.name}`);
  },
  scalars: {
    name: {
      since: "1.1",
      get: (c) => c.name,
      set: (c, value) => {
        c.name = text(value, "name", 255);
      },
    },
    top: points("top"),
    left: points("left"),
    width: points("width"),
    height: points("height"),
  },
  objects: {
    title: { since: "1.1", object: (c) => hostObject(titleType, c) },
    legend: { since: "1.1", object: (c) => hostObject(legendType, c) },
    series: { since: "1.1", object: (c) => hostObject(allSeriesType, c) },
    dataLabels: { since: "1.1", object: (c) => hostObject(labelsType, c) },
  },
  methods: {
    delete: {
      since: "1.1",
      writes: true,
      call: (c) => {
        c.sheet.charts.splice(c.sheet.charts.indexOf(c), 1);
      },
    },
    setData: {
      since: "1.1",
      writes: true,
      call: (c, [source, by]) => {
        const { top, left, bottom, right } = rangeOn(c.sheet, source, "source data");
        c.source = { top, left, bottom, right };
        c.series = seriesOf(c.source);
        c.seriesBy = by === undefined ? "Auto" : oneOf(by, seriesBy, "seriesBy");
      },
    },
    setPosition: {
      since: "1.1",
      writes: true,
      call: (c, [start, end]) => {
        const from = rangeOn(c.sheet, start, "start cell");
        Object.assign(c, cornerOf(from));
        c.at = { row: from.top, column: from.left };
        if (end === undefined || end === null) return;
        throw new ExcelFault("NotImplemented", "an end cell is beyond this Excel");
      },
    },
  },
};

export const chartsType: ObjectType<SheetModel> = {
  name: "ChartCollection",
  scalars: { count: { since: "1.1", get: (s) => s.charts.length } },
  objects: {},
  items: (s) => s.charts.map((chart) => hostObject(chartType, chart)),
  methods: {
    getItem: {
      since: "1.1",
      call: (s, [key]) => {
        const chart = s.charts.find(({ name }) => name === key);
        if (!chart) throw itemNotFound(`chart ${String(key)}`);
        return hostObject(chartType, chart);
      },
    },
    add: {
      since: "1.1",
      writes: true,
      call: (s, [kind, source, by]) => {
        if (s.protection !== null) throw new ExcelFault("AccessDenied", "The sheet is protected.");
        const { top, left, bottom, right } = rangeOn(s, source, "source data");
        const chart: ChartModel = {
          sheet: s,
          name: `Chart ${s.charts.length + 1}`,
          kind: oneOf(kind, kinds, "type"),
          source: { top, left, bottom, right },
          series: seriesOf({ top, left, bottom, right }),
          seriesBy: by === undefined ? "Auto" : oneOf(by, seriesBy, "seriesBy"),
          title: "",
          hasLegend: true,
          showsValues: false,
          at: null,
          top: 0,
          left: 0,
          width: 360,
          height: 216,
        };
        s.charts.push(chart);
        return hostObject(chartType, chart);
      },
    },
  },
};

export const chartTypes = [chartsType, chartType, titleType, legendType, labelsType, allSeriesType, seriesType];
