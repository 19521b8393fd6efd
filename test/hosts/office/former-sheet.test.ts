import { parseRange } from "../../../src/core/workbook/address";
import { cases } from "../../support/cases";
import { PAYLOAD_LIMIT } from "../../support/excel/wire";
import { changes, closeExcel, design, dump, openExcel, redraw } from "../../support/open-excel";
import { workbook } from "../../support/workbook";

jest.setTimeout(120_000);
afterEach(closeExcel);

describe("a sheet that is drawn anew", () => {
  it("gets everything back from an undo that an area beginning outside of it held", async () => {
    const start = workbook({ 表: [[], [null, null, "旧"]] });
    const { host, model } = openExcel(start);
    const target = model.sheet("表");
    target.merges.push(parseRange("A1:B3"), parseRange("D1:D2"));
    const before = dump(model);
    const drawn = design("表", { cells: [["B2", "新"]] });
    const report = await host.apply(changes(redraw(start, "表", drawn)));
    expect(target.merges).toEqual([parseRange("D1:D2")]);
    const undone = await host.apply(report.undo);
    expect(undone.skipped).toEqual([]);
    expect(dump(model)).toEqual(before);
  });

  it("may hold more merged areas than Excel tells of one range", async () => {
    const start = workbook({ 表: Array.from({ length: 600 }, (_, i) => [`第${i + 1}项`, null, i]) });
    const { host, model } = openExcel(start);
    for (let row = 0; row < 600; row++) model.sheet("表").merges.push({ top: row, left: 0, bottom: row, right: 1 });
    const before = dump(model);
    const report = await host.apply(changes(redraw(start, "表", design("表", { cells: [["A1", "新"]] }))));
    expect(report.skipped).toEqual([]);
    await host.apply(report.undo);
    expect(dump(model)).toEqual(before);
  });

  // A third of these rows is more than one answer holds; CASES=10000 tries as many.
  it.each([cases(3_000)])("of %i × 14 cells is read in answers that Excel on the web gives", async (rows) => {
    const line = Array.from({ length: 14 }, (_, column) => (column === 0 ? "某项工作做得好" : column));
    const start = workbook({ 表: Array.from({ length: rows }, () => line) });
    const { host, model, excel } = openExcel(start);
    const target = model.sheet("表");
    target.setFormat({ top: 0, left: 0, bottom: rows - 1, right: 13 }, "bold", true);
    for (let row = 0; row < rows; row++) target.rowHeights.set(row, row % 100 === 0 ? 30 : 18);
    const looks = dump(model);
    const report = await host.apply(changes(redraw(start, "表", design("表", { cells: [["A1", "新"]] }))));
    expect(report.skipped).toEqual([]);
    expect(target.value("A1")).toBe("新");
    expect((await host.apply(report.undo)).skipped).toEqual([]);
    expect(dump(model)).toEqual(looks);
    expect([target.rowHeights.get(0), target.rowHeights.get(rows - 1)]).toEqual([30, 18]);
    expect(Math.max(...excel.requests.map(({ bytes, answerBytes }) => Math.max(bytes, answerBytes)))).toBeLessThan(
      PAYLOAD_LIMIT,
    );
  });
});
