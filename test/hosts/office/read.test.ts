import { cellKey } from "../../../src/core/workbook/snapshot";
import { requestFlags } from "../../support/excel/in-memory-excel";
import { closeExcel, openExcel, writeRequests } from "../../support/open-excel";
import { sheet, workbook } from "../../support/workbook";

afterEach(closeExcel);

describe("read", () => {
  it("gives the same snapshot that the workbook was opened from", async () => {
    const snapshot = workbook({
      附件1: [
        ["项目", "最高分", "得分"],
        [null, 3, { value: 2.5, format: "0.0" }],
        [{ error: "#DIV/0!" }, true, { value: "001", format: "@" }],
        [{ value: 5.5, formula: "B2+C2" }, { value: "未填完", formula: 'IF(B2>9,1,"未填完")', format: "0.####" }, ""],
      ],
      空表: [],
    });
    const { host } = openExcel(snapshot);
    expect(await host.read()).toEqual(snapshot);
  });

  it("reads sheets that are hidden, protected, and a used range away from A1", async () => {
    const snapshot = workbook(
      {},
      {
        isStructureProtected: true,
        sheets: [
          sheet("可见", [["甲"]]),
          sheet("隐藏", [], { visibility: "hidden", cells: new Map([[cellKey(7, 3), { value: 1 }]]) }),
          sheet("深藏", [["乙"]], { visibility: "veryHidden", isProtected: true }),
        ],
      },
    );
    const { host } = openExcel(snapshot);
    expect(await host.read()).toEqual(snapshot);
  });

  it("takes two syncs, none of which Excel counts as a write, and leaves nothing to clean up", async () => {
    const { host, excel } = openExcel(workbook({ 一: [["a"]], 二: [["b", 2]], 三: [] }));
    await host.read();
    expect(excel.requests).toHaveLength(2);
    expect(writeRequests(excel)).toEqual([]);
    expect(excel.requests.map((r) => r.flags & requestFlags.concurrent)).toEqual([4, 4]);
  });

  it("takes two syncs for 300 sheets too", async () => {
    const rows = Array.from({ length: 30 }, (_, i) => [i, "按期换届，选举程序规范", 3, null, "备注"]);
    const sheets = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`支部${i}`, rows]));
    const { host, excel } = openExcel(workbook(sheets));
    expect((await host.read()).sheets).toHaveLength(300);
    expect(excel.syncCount).toBe(2);
  });

  it("asks for the sizes first where one answer could become too large", async () => {
    const sheets = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`支部${i + 1}`, [["自评", i]]]));
    const { host, excel } = openExcel(workbook(sheets));
    const { sheets: read } = await host.read();
    expect(read.map((sheet) => [...sheet.cells.values()].map((cell) => cell.value))).toEqual(
      Array.from({ length: 400 }, (_, i) => ["自评", i]),
    );
    expect(excel.syncCount).toBe(3);
  });

  it("does not take a text that begins with = for a formula", async () => {
    const { host, model } = openExcel(workbook({ 表: [] }));
    model.sheet("表").setContent(0, 0, { value: "=1+1" });
    const read = await host.read();
    expect(read.sheets[0]?.cells.get(0)).toEqual({ value: "=1+1" });
  });

  it("distrusts formula values in manual mode", async () => {
    const snapshot = workbook({ 表: [[2, { value: 4, formula: "A1*2", format: "0.0" }]] }, { calculation: "manual" });
    const { host } = openExcel(snapshot);
    const read = await host.read();
    expect(read.calculation).toBe("manual");
    expect(read.sheets[0]?.cells).toEqual(
      new Map([
        [0, { value: 2 }],
        [1, { value: null, formula: "A1*2", format: "0.0" }],
      ]),
    );
  });

  it("has no file name for a workbook that was never saved", async () => {
    const { host, model } = openExcel(workbook({ 表: [] }));
    model.name = "工作簿1";
    expect((await host.read()).name).toBeNull();
  });

  it("reads what lies beyond the first look with one more sync", async () => {
    const cells = new Map([
      [cellKey(1_999, 49), { value: "内" }],
      [cellKey(1_999, 50), { value: "右" }],
      [cellKey(2_000, 0), { value: "下" }],
      [cellKey(2_100, 60), { value: "角" }],
    ]);
    const { host, excel } = openExcel(workbook({}, { sheets: [sheet("大", [], { cells })] }));
    const read = await host.read();
    expect([...(read.sheets[0]?.cells ?? [])]).toEqual([...cells]);
    expect(excel.syncCount).toBe(3);
  });

  it("reads in bands when one answer would exceed what Excel on the web sends", async () => {
    const long = "条".repeat(900);
    const rows = Array.from({ length: 1_200 }, (_, i) => [i, long]);
    const { host, excel } = openExcel(workbook({ 长: rows, 短: [["尾"]] }));
    const read = await host.read();
    expect(read.sheets.map((s) => s.cells.size)).toEqual([2_400, 1]);
    expect(read.sheets[0]?.cells.get(cellKey(1_199, 1))).toEqual({ value: long });
    expect(excel.requests.filter((r) => r.error === "ResponsePayloadSizeLimitExceeded").length).toBeGreaterThan(0);
    expect(writeRequests(excel)).toEqual([]);
  });

  it("refuses more than five million cells, naming the numbers", async () => {
    const cells = new Map([
      [cellKey(0, 0), { value: 1 }],
      [cellKey(999_999, 5), { value: 1 }],
    ]);
    const { host } = openExcel(workbook({}, { sheets: [sheet("巨", [], { cells })] }));
    await expect(host.read()).rejects.toMatchObject({
      name: "HostError",
      code: "too-large",
      facts: { cells: 6_000_000, limit: 5_000_000 },
      hasWritten: false,
    });
  });

  it("says that the person is typing in a cell", async () => {
    const { host, excel } = openExcel(workbook({ 表: [["a"]] }));
    excel.isInCellEditMode = true;
    await expect(host.read()).rejects.toMatchObject({ code: "cell-edit-mode", hasWritten: false });
    excel.isInCellEditMode = false;
    expect((await host.read()).sheets).toHaveLength(1);
  });
});
