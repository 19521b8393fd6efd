import { parseRange } from "../../../src/core/workbook/address";
import { changes, closeExcel, dump, openExcel, setCell, skippedOf } from "../../support/open-excel";
import type { SheetModel } from "../../support/excel/model";
import { workbook } from "../../support/workbook";

afterEach(closeExcel);

const form = workbook({
  附件3: [
    ["整改表", null, null],
    ["存在的主要问题", null, null],
    ["完成整改时间", "6月底", null],
    ["备注", null, null],
  ],
});

const lines = (count: number): string => Array.from({ length: count }, (_, i) => `${i + 1}、甲`).join("\n");

/** The form as its template has it: wrapped entries of 12 points over two columns, rows of a set height. */
function openForm(prepare: (sheet: SheetModel) => void = () => undefined) {
  const excel = openExcel(form);
  const sheet = excel.model.sheet("附件3");
  sheet.merges = ["B2:C2", "B3:C3"].map(parseRange);
  sheet.setFormat(parseRange("A2:C4"), "wrapText", true);
  sheet.setFormat(parseRange("A2:C4"), "fontSize", 12);
  for (const column of [1, 2]) sheet.columnWidths.set(column, 135);
  sheet.rowHeights.set(1, 100).set(2, 40);
  prepare(sheet);
  return { ...excel, sheet, heights: () => Object.fromEntries(sheet.rowHeights) };
}

/** Lines of 12 points and the margin. */
const needed = (count: number): number => Math.ceil(count * 12 * 1.4 + 4);

describe("rows in which long texts are written", () => {
  it("grow where cells are merged, and are as before once it is taken back", async () => {
    const { host, model, heights } = openForm();
    const before = dump(model);
    const report = await host.apply(
      changes(
        setCell(form, "附件3", "B2", { value: lines(10) }),
        setCell(form, "附件3", "B3", { value: lines(6) }),
        setCell(form, "附件3", "A4", { value: "备注如下" }),
      ),
    );
    expect([report.written, report.skipped]).toEqual([3, []]);
    expect(heights()).toEqual({ 1: needed(10), 2: needed(6) });
    expect((await host.apply(report.undo)).skipped).toEqual([]);
    expect([dump(model), heights()]).toEqual([before, { 1: 100, 2: 40 }]);
  });

  it("keep a height in which the text has room, and one that a person set since", async () => {
    const { host, sheet, heights } = openForm();
    await host.apply(changes(setCell(form, "附件3", "B2", { value: lines(3) })));
    expect(heights()).toEqual({ 1: 100, 2: 40 });
    const report = await host.apply(changes(setCell(form, "附件3", "B3", { value: lines(6) })));
    sheet.rowHeights.set(2, 300);
    await host.apply(report.undo);
    expect(heights()).toEqual({ 1: 100, 2: 300 });
  });

  it("grow from the bottom where the cell lies over several rows", async () => {
    const { host, heights } = openForm((sheet) => (sheet.merges = ["B2:C4"].map(parseRange)));
    const report = await host.apply(changes(setCell(form, "附件3", "B2", { value: lines(35) })));
    expect([report.skipped, heights()]).toEqual([[], { 1: 100, 2: needed(35) - 100 - 409, 3: 409 }]);
  });

  it("grow where their height was set, though nothing is merged; others Excel fits itself", async () => {
    const { host, heights } = openForm((sheet) => {
      sheet.merges = [];
      sheet.columnWidths.set(1, 270);
    });
    const report = await host.apply(
      changes(setCell(form, "附件3", "B3", { value: lines(6) }), setCell(form, "附件3", "B4", { value: lines(6) })),
    );
    expect([report.skipped, heights()]).toEqual([[], { 1: 100, 2: needed(6) }]);
  });

  it("give a row of the standard height its own again", async () => {
    const { host, heights } = openForm((sheet) => sheet.merges.push(parseRange("B4:C4")));
    const report = await host.apply(changes(setCell(form, "附件3", "B4", { value: lines(4) })));
    expect(heights()).toEqual({ 1: 100, 2: 40, 3: needed(4) });
    await host.apply(report.undo);
    expect(heights()).toEqual({ 1: 100, 2: 40 });
  });

  it("stay on a protected sheet that does not allow it", async () => {
    const { host, model, heights } = openForm((sheet) => {
      sheet.setFormat(parseRange("B2"), "locked", false);
      sheet.protection = { password: null, options: {} };
    });
    const report = await host.apply(changes(setCell(form, "附件3", "B2", { value: lines(10) })));
    expect([report.written, report.skipped, heights()]).toEqual([1, [], { 1: 100, 2: 40 }]);
    expect(model.sheet("附件3").value("B2")).toBe(lines(10));
  });

  it("are told where the tallest row of Excel does not hold the text", async () => {
    const { host, heights } = openForm();
    const report = await host.apply(changes(setCell(form, "附件3", "B2", { value: lines(40) })));
    expect([report.written, skippedOf(report), heights()]).toEqual([
      1,
      [["附件3", "B2", "row-full"]],
      { 1: 409, 2: 40 },
    ]);
  });
});
