import type { Cell } from "../../../src/core/workbook/snapshot";
import { parseRange, toA1 } from "../../../src/core/workbook/address";
import { ExcelFault } from "../../support/excel/fault";
import {
  changes,
  closeExcel,
  dump,
  openExcel,
  setActions,
  setCell,
  skippedOf,
  writeRequests,
} from "../../support/open-excel";
import { sheet, workbook } from "../../support/workbook";

afterEach(closeExcel);

const scoring = workbook({
  附件1: [
    ["项目", "最高分", "自评"],
    ["领导班子好", 10, 9],
    ["党员队伍好", 10, 8],
    ["合计", 20, null],
  ],
  附件2: [["自评结果", 86]],
});

describe("apply, cells", () => {
  it("writes nothing but the cells of the change set", async () => {
    const { host, excel, model } = openExcel(scoring);
    const report = await host.apply(
      changes(
        setCell(scoring, "附件1", "C4", { value: 17, formula: "SUM(C2:C3)", format: "0.####" }),
        setCell(scoring, "附件2", "B1", { value: 17 }),
      ),
    );
    expect([report.written, report.skipped]).toEqual([2, []]);
    expect(setActions(excel)).toEqual([
      ["Range.formulas", [["=SUM(C2:C3)"]]],
      ["Range.values", [[17]]],
      ["Range.numberFormat", [["0.####"]]],
    ]);
    expect([model.sheet("附件1").formula("C4"), model.sheet("附件1").value("C4")]).toEqual(["=SUM(C2:C3)", 17]);
    expect(model.sheet("附件2").value("B1")).toBe(17);
  });

  it("writes row by row where rows are hidden, since a filter would misplace the entries of a block", async () => {
    const rows = workbook({
      表: [
        ["项目", "自评"],
        ["甲", null],
        ["乙", null],
        ["丙", null],
      ],
    });
    const { host, model } = openExcel(rows);
    model.sheet("表").hiddenRows.add(2);
    const values = [7, 8, 9];
    const report = await host.apply(changes(...values.map((value, i) => setCell(rows, "表", `B${i + 2}`, { value }))));
    expect([report.written, report.skipped]).toEqual([3, []]);
    expect(["B2", "B3", "B4"].map((cell) => model.sheet("表").value(cell))).toEqual(values);
  });

  it("joins neighbouring cells into one block and leaves the cells between blocks alone", async () => {
    const rows = workbook({
      表: [
        [1, 2, 3],
        [4, 5, 6],
        [7, "留", 9],
      ],
    });
    const { host, excel, model } = openExcel(rows);
    const cells = ["A1", "B1", "C1", "A2", "B2", "C2", "A3", "C3"];
    await host.apply(changes(...cells.map((cell) => setCell(rows, "表", cell, { value: 0 }))));
    expect(setActions(excel)).toEqual([
      [
        "Range.values",
        [
          [0, 0, 0],
          [0, 0, 0],
        ],
      ],
      ["Range.values", [[0]]],
      ["Range.values", [[0]]],
    ]);
    expect(model.sheet("表").value("B3")).toBe("留");
  });

  it.each<[string, string | undefined]>(
    [
      "=1+1",
      "+a",
      "@x",
      "001",
      "1-2",
      "3月26日",
      "-x",
      "12%",
      "'x",
      "TRUE",
      "440000190001011234",
      "第一条\n第二条",
    ].flatMap((text): [string, string | undefined][] => [
      [text, undefined],
      [text, "@"],
      [text, "0.0"],
    ]),
  )("keeps the text %j as text, number format %s", async (text, format) => {
    const after: Cell = { value: text, ...(format === undefined ? {} : { format }) };
    const start = workbook({ 表: [[1, null, { value: "旧", format: "@" }]] });
    const { host } = openExcel(start);
    const report = await host.apply(changes(...["A1", "B1", "C1"].map((cell) => setCell(start, "表", cell, after))));
    expect([report.written, report.skipped]).toEqual([3, []]);
    expect([...((await host.read()).sheets[0]?.cells.values() ?? [])]).toEqual([after, after, after]);
  });

  it.each<[string, Cell]>([
    ["a number", { value: 3.5 }],
    ["a boolean", { value: true }],
    ["an error", { value: { error: "#N/A" } }],
    ["a formula", { value: 2, formula: "1+1" }],
    ["a number under a text format", { value: 7, format: "@" }],
    ["a formula under a text format", { value: 2, formula: "1+1", format: "@" }],
    ["a date", { value: 45_000, format: "yyyy/m/d" }],
  ])("writes %s into cells of any former format", async (_name, after) => {
    const start = workbook({ 表: [[1, null, { value: "旧", format: "@" }, { value: 0.5, format: "0%" }]] });
    const { host, model } = openExcel(start);
    model.sheet("表").setFormat(parseRange("B1"), "numberFormat", "@");
    const cells = ["A1", "B1", "C1", "D1"];
    const report = await host.apply(changes(...cells.map((cell) => setCell(start, "表", cell, after))));
    expect([report.written, report.skipped]).toEqual([4, []]);
    expect([...((await host.read()).sheets[0]?.cells.values() ?? [])]).toEqual(cells.map(() => after));
  });

  it("gives a formula the format asked for where Excel would choose one itself", async () => {
    const start = workbook({ 表: [[{ value: 0.5, format: "0%" }, null]] });
    const { host } = openExcel(start);
    await host.apply(changes(setCell(start, "表", "B1", { value: 0.5, formula: "A1" })));
    expect((await host.read()).sheets[0]?.cells.get(1)).toEqual({ value: 0.5, formula: "A1" });
  });

  it("blanks a cell and leaves its format", async () => {
    const start = workbook({ 表: [[{ value: 1, format: "0.0" }]] });
    const { host, model, excel } = openExcel(start);
    await host.apply(changes(setCell(start, "表", "A1", null)));
    expect(model.sheet("表").content(0, 0)).toBeUndefined();
    expect(setActions(excel)).toEqual([["Range.values", [[""]]]]);
  });

  it("skips cells that changed since they were read", async () => {
    const { host, model } = openExcel(scoring);
    model.sheet("附件1").setContent(1, 2, { value: 7 });
    model.sheet("附件1").setContent(3, 2, { value: "人工" });
    const report = await host.apply(
      changes(
        setCell(scoring, "附件1", "C2", { value: 10 }),
        setCell(scoring, "附件1", "C3", { value: 10 }),
        setCell(scoring, "附件1", "C4", { value: 20 }),
      ),
    );
    expect(skippedOf(report)).toEqual([
      ["附件1", "C2", "changed"],
      ["附件1", "C4", "changed"],
    ]);
    expect(report.written).toBe(1);
    expect(["C2", "C3", "C4"].map((c) => model.sheet("附件1").value(c))).toEqual([7, 10, "人工"]);
  });

  it("skips a cell whose number format alone was changed", async () => {
    const { host, model } = openExcel(scoring);
    model.sheet("附件1").setFormat(parseRange("C2"), "numberFormat", "0.00");
    const report = await host.apply(changes(setCell(scoring, "附件1", "C2", { value: 10 })));
    expect(skippedOf(report)).toEqual([["附件1", "C2", "changed"]]);
  });

  it("counts a cell that already holds the value and writes nothing", async () => {
    const { host, model, excel } = openExcel(scoring);
    model.sheet("附件1").setContent(1, 2, { value: 10 });
    const report = await host.apply(changes(setCell(scoring, "附件1", "C2", { value: 10 })));
    expect([report.written, report.skipped, report.undo.edits]).toEqual([1, [], []]);
    expect(writeRequests(excel)).toEqual([]);
  });

  it("skips cells of a sheet that is gone", async () => {
    const { host, model } = openExcel(scoring);
    model.sheets.splice(1, 1);
    const report = await host.apply(
      changes(setCell(scoring, "附件2", "B1", { value: 1 }), setCell(scoring, "附件1", "C2", { value: 1 })),
    );
    expect(skippedOf(report)).toEqual([["附件2", "B1", "missing"]]);
    expect(model.sheet("附件1").value("C2")).toBe(1);
  });

  it("finds a sheet by its id when it was renamed and moved", async () => {
    const { host, model } = openExcel(scoring);
    model.sheet("附件2").name = "调查表";
    model.sheets.reverse();
    await host.apply(changes(setCell(scoring, "附件2", "B1", { value: 89 })));
    expect(model.sheet("调查表").value("B1")).toBe(89);
  });

  describe("on a protected sheet", () => {
    const locked = workbook(
      {},
      {
        sheets: [
          sheet(
            "表",
            [
              [1, 2, 3],
              [4, 5, 6],
              [7, 8, 9],
            ],
            { isProtected: true },
          ),
        ],
      },
    );

    it("writes around a locked cell", async () => {
      const { host, model, excel } = openExcel(locked);
      model.sheet("表").setFormat(parseRange("A1:C3"), "locked", false);
      model.sheet("表").setFormat(parseRange("B2"), "locked", true);
      const cells = ["A1", "B1", "C1", "A2", "B2", "C2", "A3", "B3", "C3"];
      const report = await host.apply(changes(...cells.map((cell) => setCell(locked, "表", cell, { value: 0 }))));
      expect(skippedOf(report)).toEqual([["表", "B2", "locked"]]);
      expect(report.written).toBe(8);
      expect(cells.map((cell) => model.sheet("表").value(cell))).toEqual([0, 0, 0, 0, 5, 0, 0, 0, 0]);
      expect(setActions(excel).map(([member]) => member)).toEqual(Array(4).fill("Range.values"));
    });

    it("skips everything when all cells are locked, and sends no write", async () => {
      const { host, excel } = openExcel(locked);
      const report = await host.apply(changes(setCell(locked, "表", "A1", { value: 0 })));
      expect(skippedOf(report)).toEqual([["表", "A1", "locked"]]);
      expect(writeRequests(excel)).toEqual([]);
    });

    it("keeps the number format, which the protection does not let it change", async () => {
      const { host, model } = openExcel(locked);
      model.sheet("表").setFormat(parseRange("A1"), "locked", false);
      const report = await host.apply(changes(setCell(locked, "表", "A1", { value: 2, format: "0.0" })));
      expect([report.written, report.skipped]).toEqual([1, []]);
      expect(model.sheet("表").value("A1")).toBe(2);
    });
  });

  it("skips a cell inside a merged area and writes its anchor", async () => {
    const start = workbook({
      表: [
        ["标题", null],
        [null, null],
      ],
    });
    const { host, model } = openExcel(start);
    model.sheet("表").merges.push(parseRange("A1:B1"), parseRange("A2:B2"));
    const report = await host.apply(
      changes(setCell(start, "表", "B1", { value: "x" }), setCell(start, "表", "A2", { value: "y" })),
    );
    expect(skippedOf(report)).toEqual([["表", "B1", "merged"]]);
    expect(model.sheet("表").value("A2")).toBe("y");
  });

  it("skips a cell that an area beginning far above and to the left of every edit covers", async () => {
    const start = workbook({ 表: [["标题"], [null], [null], [null, null, null, 1]] });
    const { host, model } = openExcel(start);
    model.sheet("表").merges.push(parseRange("A1:C4"));
    const report = await host.apply(
      changes(setCell(start, "表", "C4", { value: "x" }), setCell(start, "表", "D4", { value: 2 })),
    );
    expect(skippedOf(report)).toEqual([["表", "C4", "merged"]]);
    expect(report.written).toBe(1);
    expect(model.sheet("表").value("D4")).toBe(2);
  });

  it.each([
    ["513 areas below each other", (i: number) => ({ top: i, left: 0, bottom: i, right: 1 })],
    ["513 areas side by side", (i: number) => ({ top: 0, left: i, bottom: 1, right: i })],
    ["5,000 areas below each other", (i: number) => ({ top: i, left: 0, bottom: i, right: 1 }), 5_000],
  ])("fills a sheet with %s", async (_name, area, count = 513) => {
    const start = workbook({ 表: [[]] });
    const { host, model } = openExcel(start);
    const { merges } = model.sheet("表");
    for (let i = 0; i < count; i++) merges.push(area(i));
    const last = merges.at(-1) ?? parseRange("A1");
    const covered = toA1({ row: last.bottom, column: last.right });
    const free = toA1({ row: last.bottom + 1, column: last.right + 1 });
    const report = await host.apply(
      changes(setCell(start, "表", covered, { value: 1 }), setCell(start, "表", free, { value: 2 })),
    );
    expect(skippedOf(report)).toEqual([["表", covered, "merged"]]);
    expect(model.sheet("表").value(free)).toBe(2);
  });

  it("asks for merged areas only where a blank cell is filled", async () => {
    const start = workbook({ 表: [[1, null], [2]] });
    const { host, excel } = openExcel(start);
    await host.apply(changes(setCell(start, "表", "A1", { value: 3 }), setCell(start, "表", "A2", null)));
    await host.apply(changes(setCell(start, "表", "B1", { value: 3 })));
    const asked = excel.requests.flatMap((r) =>
      r.actions.flatMap((a) => (a.member === "Range.getMergedAreasOrNullObject" ? [a] : [])),
    );
    expect(asked).toHaveLength(1);
  });

  it("reports a cell that does not hold what was written", async () => {
    const { host, model } = openExcel(scoring);
    const target = model.sheet("附件1");
    const set = target.setContent.bind(target);
    target.setContent = (row, column, content) => set(row, column, content && row === 1 ? { value: 99 } : content);
    const report = await host.apply(
      changes(setCell(scoring, "附件1", "C2", { value: 10 }), setCell(scoring, "附件1", "C3", { value: 10 })),
    );
    expect(skippedOf(report)).toEqual([["附件1", "C2", "not-held"]]);
    expect(report.written).toBe(1);
  });

  it("calculates what it wrote in manual mode and leaves the mode", async () => {
    const manual = workbook({ 表: [[2, null, { value: 0, formula: "A1+1" }]] }, { calculation: "manual" });
    const { host, model } = openExcel(manual);
    await host.apply(
      changes(setCell(manual, "表", "A1", { value: 5 }), setCell(manual, "表", "B1", { value: null, formula: "A1*2" })),
    );
    expect(model.sheet("表").value("B1")).toBe(10);
    expect(model.calculationMode).toBe("Manual");
  });

  it("stays within the request budget and splits a large fill", async () => {
    const rows = Array.from({ length: 1_500 }, () => [1, 1]);
    const start = workbook({ 表: rows });
    const text = "整".repeat(600);
    const { host, excel, model } = openExcel(start);
    const cells = rows.flatMap((_, i) => [`A${i + 1}`, `B${i + 1}`]);
    const report = await host.apply(changes(...cells.map((cell) => setCell(start, "表", cell, { value: text }))));
    expect([report.written, report.skipped]).toEqual([3_000, []]);
    expect(Math.max(...excel.requests.map((r) => r.bytes))).toBeLessThan(3_500_000);
    // One of them asks for merged areas.
    expect(writeRequests(excel).length).toBe(3);
    expect(model.sheet("表").value("B1500")).toBe(text);
  });

  it("undoes exactly what it wrote", async () => {
    const { host, model } = openExcel(scoring);
    model.sheet("附件1").setFormat(parseRange("C4"), "numberFormat", "0.0");
    const before = dump(model);
    const report = await host.apply(
      changes(
        setCell(scoring, "附件1", "C4", { value: 17, formula: "SUM(C2:C3)", format: "0.####" }),
        setCell(scoring, "附件1", "A1", { value: "001", format: "@" }),
        setCell(scoring, "附件2", "B1", null),
      ),
    );
    expect(dump(model)).not.toEqual(before);
    const undone = await host.apply(report.undo);
    expect([undone.written, undone.skipped]).toEqual([3, []]);
    expect(dump(model)).toEqual(before);
  });

  it("leaves out of an undo what was changed since", async () => {
    const { host, model } = openExcel(scoring);
    const report = await host.apply(
      changes(setCell(scoring, "附件1", "C2", { value: 1 }), setCell(scoring, "附件1", "C3", { value: 2 })),
    );
    model.sheet("附件1").setContent(1, 2, { value: 5 });
    const undone = await host.apply(report.undo);
    expect(skippedOf(undone)).toEqual([["附件1", "C2", "changed"]]);
    expect(["C2", "C3"].map((c) => model.sheet("附件1").value(c))).toEqual([5, 8]);
  });

  it.each([
    ["read-only", (m: ReturnType<typeof openExcel>["model"]) => void (m.isReadOnly = true), "read-only"],
  ] as const)("refuses a %s workbook before it writes", async (_name, prepare, code) => {
    const { host, model, excel } = openExcel(scoring);
    prepare(model);
    await expect(host.apply(changes(setCell(scoring, "附件1", "C2", { value: 1 })))).rejects.toMatchObject({
      name: "HostError",
      code,
      hasWritten: false,
    });
    expect(writeRequests(excel)).toEqual([]);
  });

  it("refuses an Excel below the floor without sending anything", async () => {
    const { host, excel } = openExcel(scoring, { host: "excel2019" });
    await expect(host.apply(changes(setCell(scoring, "附件1", "C2", { value: 1 })))).rejects.toMatchObject({
      code: "unsupported",
      facts: { needed: "ExcelApi 1.8" },
      hasWritten: false,
    });
    expect(excel.requests).toEqual([]);
  });

  it("says that the person is typing in a cell, and writes once that is over", async () => {
    const { host, excel, model } = openExcel(scoring);
    const set = changes(setCell(scoring, "附件1", "C2", { value: 1 }));
    excel.isInCellEditMode = true;
    await expect(host.apply(set)).rejects.toMatchObject({ code: "cell-edit-mode", hasWritten: false });
    excel.isInCellEditMode = false;
    await host.apply(set);
    expect(model.sheet("附件1").value("C2")).toBe(1);
  });

  describe("hasWritten", () => {
    const set = changes(setCell(scoring, "附件1", "C2", { value: 1 }), setCell(scoring, "附件2", "B1", { value: 2 }));

    it("is false when the first write is refused", async () => {
      const { host, model } = openExcel(scoring);
      const target = model.sheet("附件1");
      target.setContent = () => {
        throw new ExcelFault("AccessDenied", "refused");
      };
      await expect(host.apply(set)).rejects.toMatchObject({ code: "protected", hasWritten: false });
    });

    it("is false when the whole request is refused", async () => {
      const { host, excel } = openExcel(scoring);
      excel.refuseRequest(
        (request) => request.actions.some((a) => a.kind === "set"),
        "RequestPayloadSizeLimitExceeded",
      );
      await expect(host.apply(set)).rejects.toMatchObject({ code: "too-large", hasWritten: false });
    });

    it("is true when the second write is refused", async () => {
      const { host, model } = openExcel(scoring);
      model.sheet("附件2").setContent = () => {
        throw new ExcelFault("AccessDenied", "refused");
      };
      await expect(host.apply(set)).rejects.toMatchObject({ code: "protected", hasWritten: true });
      expect(model.sheet("附件1").value("C2")).toBe(1);
    });
  });
});
