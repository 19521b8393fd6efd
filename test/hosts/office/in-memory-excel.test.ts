import { InMemoryExcel, requestFlags } from "../../support/excel/in-memory-excel";
import { loadOfficeJs } from "../../support/excel/load-office-js";
import { modelFromSnapshot } from "../../support/excel/model-from-snapshot";
import { workbook, type LiteralSheet } from "../../support/workbook";

const { Excel } = loadOfficeJs();

let excel: InMemoryExcel;

function open(sheets: Readonly<Record<string, LiteralSheet>>): void {
  excel = new InMemoryExcel(modelFromSnapshot(workbook(sheets)));
  excel.install();
}

afterEach(() => excel.uninstall());

describe("reading", () => {
  test("gives sheets and the used range through the real client in two syncs", async () => {
    open({
      附件1: [
        ["项目", 3],
        ["", "=B1*2"],
      ],
      空表: [],
    });
    const read = await Excel.run(async (context) => {
      const sheets = context.workbook.worksheets;
      sheets.load("items/id,items/name,items/visibility,items/protection/protected");
      await context.sync();
      const used = sheets.items.map((s) => s.getUsedRangeOrNullObject(true));
      for (const range of used) range.load("values,formulas,numberFormat,valueTypes,rowIndex,columnIndex");
      await context.sync();
      return sheets.items.map((s, i) => {
        const range = used[i] as Excel.Range;
        return range.isNullObject ? [s.name, null] : [s.name, range.values, range.formulas, range.valueTypes];
      });
    });
    expect(read).toEqual([
      [
        "附件1",
        [
          ["项目", 3],
          ["", 6],
        ],
        [
          ["项目", 3],
          ["", "=B1*2"],
        ],
        [
          ["String", "Double"],
          ["Empty", "Double"],
        ],
      ],
      ["空表", null],
    ]);
    expect(excel.syncCount).toBe(2);
    expect(excel.requests.filter((r) => r.flags & requestFlags.write)).toEqual([]);
  });
});
