import { mergeSubmissions } from "../../../src/core/merging/merge";
import { drawMerge } from "../../../src/core/merging/outputs/draw-merge";
import { parseRange, rangeToA1 } from "../../../src/core/workbook/address";
import { add, changes, closeExcel, design, openExcel, redraw } from "../../support/open-excel";
import type { SheetModel } from "../../support/excel/model";
import { submitScores } from "../../support/submissions";
import { workbook } from "../../support/workbook";

afterEach(closeExcel);

const source = workbook({ 备注: [["甲"]] });

function chart(title: string, range: string, at: string) {
  const { top, bottom, left, right } = parseRange(range);
  const place = parseRange(at);
  return {
    title,
    categories: { top: top + 1, bottom, left, right: left },
    values: { top: top + 1, bottom, left: right, right },
    heading: { row: top, column: right },
    at: { row: place.top, column: place.left },
    width: 400,
    height: 200,
  };
}

const table = (...charts: readonly ReturnType<typeof chart>[]) => ({
  ...design("统计", {
    cells: [
      ["A1", "等次", "heading"],
      ["B1", "个数", "heading"],
      ["A2", "先进", "center"],
      ["B2", 3, "count"],
      ["A3", "较好", "center"],
      ["B3", 9, "count"],
    ],
    columnWidths: [10, 10, 10],
    rowHeights: new Map([[0, 30]]),
  }),
  charts,
});

const drawnOn = ({ charts }: SheetModel): unknown =>
  charts.map(({ name, title, source: { top, bottom, left, right }, at, width, height }) => [
    ...[name, title, rangeToA1({ top, bottom, left, right })],
    ...[at, width, height],
  ]);

describe("native charts in Excel", () => {
  it("stack the columns of cells that lie apart, each by its own heading, and are drawn anew whole", async () => {
    const { host, model } = openExcel(source);
    const cells = [
      ["A1", "党委", "heading"],
      ["B1", "先进", "heading"],
      ["D1", "较好", "heading"],
      ["A3", "甲党委", "center"],
      ["B3", 3, "count"],
      ["D3", 9, "count"],
    ] as const;
    const column = (left: number) => ({ top: 2, bottom: 3, left, right: left });
    const stack = {
      ...chart("各党委", "A1:B4", "F2"),
      categories: column(0),
      values: column(1),
      more: [{ heading: { row: 0, column: 3 }, values: column(3) }],
    };
    const drawn = { ...design("统计", { cells: [...cells] }), charts: [stack] };
    const report = await host.apply(changes(add(drawn)));
    expect(report.skipped).toEqual([]);
    const sheet = model.sheet("统计");
    const seen = () =>
      sheet.charts.map(({ name, kind, hasLegend, series }) => [
        ...[name, kind, hasLegend],
        ...series.map((one) => [one.name, rangeToA1(one.values), one.labels && rangeToA1(one.labels)]),
      ]);
    const expected = [
      ["定级助手图表 1", "ColumnStacked", true, ["先进", "B3:B4", "A3:A4"], ["较好", "D3:D4", "A3:A4"]],
    ];
    expect(seen()).toEqual(expected);
    const changed = { ...drawn, ...design("统计", { cells: [...cells, ["A4", "乙党委", "center"]] }), charts: [stack] };
    await host.apply(changes(redraw(await host.read(), "统计", changed)));
    expect(seen()).toEqual(expected);
  });

  it("are clustered columns of the cells, where the design puts them", async () => {
    const { host, model } = openExcel(source);
    const report = await host.apply(changes(add(table(chart("各等次", "A1:B3", "D2")))));
    expect(report.skipped).toEqual([]);
    const sheet = model.sheet("统计");
    expect(drawnOn(sheet)).toEqual([["定级助手图表 1", "各等次", "A1:B3", { row: 1, column: 3 }, 300, 150]]);
    const [drawn] = sheet.charts;
    expect([drawn?.kind, drawn?.seriesBy, drawn?.hasLegend, drawn?.showsValues]).toEqual([
      "ColumnClustered",
      "Columns",
      false,
      true,
    ]);
    // Three columns of 10 characters, and a row of 30 points.
    expect([drawn?.left, drawn?.top]).toEqual([168.75, 30]);
  });

  it("go with their sheet when it is taken back", async () => {
    const { host, model } = openExcel(source);
    const report = await host.apply(changes(add(table(chart("各等次", "A1:B3", "D2")))));
    await host.apply(report.undo);
    expect(model.sheets.map(({ name }) => name)).toEqual(["备注"]);
  });

  it("stay one each when the sheet is drawn anew, leave a person's alone, and come back with undo", async () => {
    const { host, model } = openExcel(source);
    const first = table(chart("各等次", "A1:B3", "D2"), chart("第二", "A1:B2", "D20"));
    await host.apply(changes(add(first)));
    const sheet = model.sheet("统计");
    const [, second] = sheet.charts;
    if (!second) throw new Error("no second chart");
    sheet.charts.push({ ...second, name: "我的图", title: "自己画的" });
    const own = ["我的图", "自己画的", "A1:B2", { row: 19, column: 3 }, 300, 150];

    const snapshot = await host.read();
    const report = await host.apply(changes(redraw(snapshot, "统计", table(chart("改", "A1:B2", "D3")))));
    expect(report.skipped).toEqual([]);
    expect(drawnOn(sheet)).toEqual([["定级助手图表 1", "改", "A1:B2", { row: 2, column: 3 }, 300, 150], own]);

    await host.apply(report.undo);
    expect(drawnOn(sheet)).toEqual([
      ["定级助手图表 1", "各等次", "A1:B3", { row: 1, column: 3 }, 300, 150],
      own,
      ["定级助手图表 2", "第二", "A1:B2", { row: 19, column: 3 }, 300, 150],
    ]);
  });

  it("show the levels of a merge", async () => {
    const files = [95, 80, 70, 55].map((total, i) =>
      submitScores(`${i}.xlsx`, `学校${"甲乙丙丁"[i]}党支部`, { self: total, review: total }),
    );
    const designs = drawMerge(mergeSubmissions(files), {
      describe: ({ code }) => code,
      describeError: ({ code }) => code,
    });
    const { host, model } = openExcel(source);
    const report = await host.apply(changes(...designs.map((drawn, i) => ({ ...add(drawn), index: i + 1 }))));
    expect(report.skipped).toEqual([]);
    const sheet = model.sheet("分类定级统计表");
    expect(drawnOn(sheet)).toEqual([
      ["定级助手图表 1", "各等次党支部个数", "A5:B10", { row: 4, column: 4 }, 360, expect.any(Number)],
    ]);
    const cells = ["A5", "B5", "A6", "B6", "A7", "B7", "A8", "B8", "A9", "B9", "A10", "B10"];
    expect(cells.map((cell) => sheet.value(cell))).toEqual([
      ...["等次", "个数", "先进", 1, "较好", 1, "一般", 1, "后进", 1, "未定级", 0],
    ]);
  });
});
