import { parseRange } from "../../../src/core/workbook/address";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import {
  add,
  changes,
  closeExcel,
  design,
  dump,
  openExcel,
  redraw,
  setCell,
  skippedOf,
  writeRequests,
  type LiteralDesignCell,
} from "../../support/open-excel";
import { sheet, workbook } from "../../support/workbook";

afterEach(closeExcel);

const result = design("得分与定级", {
  cells: [
    ["A1", "青松小学党支部得分与定级", "title"],
    ["A3", "项目", "heading"],
    ["B3", "得分", "heading"],
    ["C3", "说明", "heading"],
    ["A4", "领导班子好", "text"],
    ["B4", "='附件1'!C2", "score"],
    ["C4", null, "input"],
    ["A5", "合计", "label"],
    ["B5", "=SUM(B4:B4)", "scoreStrong"],
    ["C5", "查看", "link", { sheet: "附件1", cell: "C2" }],
    ["A6", "联系电话", "label"],
    ["B6", "001", "inputPlain"],
    ["C6", "3月26日", "inputCenter"],
  ],
  merges: ["A1:C1"],
  columnWidths: [20, 10, 10],
  rowHeights: new Map([
    [0, 30],
    [3, 45],
  ]),
  validations: [
    { range: parseRange("B4"), rule: { kind: "decimal", from: 0, to: 10 }, title: "得分", message: "0 到 10" },
    { range: parseRange("C4"), rule: { kind: "list", options: ["是", "否"] }, title: "是否", message: "选择" },
    { range: parseRange("C6"), rule: { kind: "whole", from: 0 }, title: "人数", message: "整数" },
  ],
  excessMarks: [{ range: parseRange("B4:B5"), from: 0, to: 10 }],
  print: { orientation: "landscape", titleRows: [0, 2], footer: "标准 2012 & 程序 0.1" },
  frozenRows: 3,
});

const source = workbook({
  附件1: [
    ["项目", "最高分", "自评"],
    ["领导班子好", 10, 9],
  ],
  备注: [["甲"]],
});

describe("apply, add-sheet", () => {
  it("draws contents, appearance, rules and page", async () => {
    const { host, model } = openExcel(source);
    const report = await host.apply(changes(add(result)));
    expect([report.written, report.skipped]).toEqual([1, []]);
    const drawn = model.sheet("得分与定级");
    expect(["A1", "B4", "B5", "C5", "B6", "C6"].map((cell) => drawn.value(cell))).toEqual([
      "青松小学党支部得分与定级",
      9,
      9,
      "查看",
      "001",
      "3月26日",
    ]);
    expect(drawn.merges).toEqual([parseRange("A1:C1")]);
    expect([drawn.format(0, 0, "fontName"), drawn.format(0, 0, "fontSize")]).toEqual(["黑体", 16]);
    expect(drawn.format(0, 0, "horizontalAlignment")).toBe("Center");
    expect([drawn.format(2, 0, "fillColor"), drawn.format(3, 0, "fillColor")]).toEqual(["#E8EEF4", undefined]);
    expect([drawn.format(3, 1, "numberFormat"), drawn.format(5, 1, "numberFormat")]).toEqual(["0.####", "@"]);
    expect([drawn.format(5, 2, "numberFormat") ?? "General", drawn.format(4, 1, "bold")]).toEqual(["General", true]);
    expect([drawn.format(3, 2, "locked"), drawn.format(3, 1, "locked")]).toEqual([false, undefined]);
    const lines = [drawn.format(3, 1, "bottom"), drawn.format(4, 1, "bottom"), drawn.format(5, 2, "bottom")];
    expect(lines.map((line) => line?.style)).toEqual(["Continuous", "Continuous", "Continuous"]);
    expect([drawn.format(2, 0, "top")?.style, drawn.format(2, 0, "left")?.style]).toEqual(["Continuous", "Continuous"]);
    expect([drawn.format(0, 0, "bottom"), drawn.format(1, 0, "bottom")]).toEqual([undefined, undefined]);
    expect(drawn.format(4, 2, "fontColor")).toBe("#0B5394");
    expect([...drawn.hyperlinks.values()].map((link) => link.documentReference)).toEqual(["'附件1'!C2"]);
    expect([drawn.columnWidths.get(0), drawn.columnWidths.get(1)]).toEqual([108.75, 56.25]);
    expect([drawn.rowHeights.get(0), drawn.rowHeights.get(3)]).toEqual([30, 45]);
    expect(drawn.frozen).toEqual({ rows: 3, columns: 0 });
  });

  it("gives native validations with their message, and marks pasted excess", async () => {
    const { host, model } = openExcel(source);
    await host.apply(changes(add(result)));
    const drawn = model.sheet("得分与定级");
    expect([...drawn.validations.values()].map(({ rule, errorAlert }) => [rule, errorAlert])).toEqual([
      [
        { decimal: { formula1: 0, formula2: 10, operator: "Between" } },
        { showAlert: true, style: "Stop", title: "得分", message: "0 到 10" },
      ],
      [
        { list: { inCellDropDown: true, source: "是,否" } },
        { showAlert: true, style: "Stop", title: "是否", message: "选择" },
      ],
      [
        { wholeNumber: { formula1: 0, operator: "GreaterThanOrEqualTo" } },
        { showAlert: true, style: "Stop", title: "人数", message: "整数" },
      ],
    ]);
    expect(
      drawn.conditionalFormats.map(({ ranges, formula, numberFormat }) => [ranges, formula, numberFormat]),
    ).toEqual([
      [[parseRange("B4:B5")], '=IF(ISERROR(B4),TRUE,IF(B4="",FALSE,IF(ISNUMBER(B4),OR(B4<0,B4>10),TRUE)))', null],
      // Excel prints 89 in the format 0.#### as "89.": whole scores are shown in the format 0.
      [[parseRange("B4:B5")], "=IF(ISNUMBER(B4),B4=INT(B4),FALSE)", "0"],
    ]);
  });

  it("offers a list as advice without ever refusing an entry", async () => {
    const { host, model } = openExcel(source);
    const rule = { kind: "list", options: ["已核实", "另有说明"] } as const;
    const advice = { range: parseRange("C4"), rule, title: "说明理由", message: "可以自行填写", isAdvice: true };
    await host.apply(changes(add({ ...result, validations: [advice] })));
    expect([...model.sheet("得分与定级").validations.values()].map((v) => [v.rule, v.errorAlert])).toEqual([
      [
        { list: { inCellDropDown: true, source: "已核实,另有说明" } },
        { showAlert: false, style: "Information", title: "说明理由", message: "可以自行填写" },
      ],
    ]);
  });

  it("fixes no height of a row that is to grow with what people write", async () => {
    const { host, model } = openExcel(source);
    const heights = new Map([0, 3, 4, 5].map((row) => [row, 30 + row]));
    await host.apply(changes(add({ ...result, rowHeights: heights, growingRows: [3, 5] })));
    expect([...model.sheet("得分与定级").rowHeights]).toEqual([
      [0, 30],
      [4, 34],
    ]);
  });

  it("prints at a computed scale, with margins, repeated titles and page numbers", async () => {
    const { host, model } = openExcel(source);
    await host.apply(changes(add({ ...result, columnWidths: [100, 50, 50] })));
    const drawn = model.sheet("得分与定级");
    expect(drawn.page).toMatchObject({
      orientation: "Landscape",
      paperSize: "A4",
      zoom: { scale: 62 },
      leftMargin: 36,
      topMargin: 43.2,
      centerHorizontally: true,
    });
    expect(drawn.printTitleRows).toMatchObject({ top: 0, bottom: 2 });
    expect(drawn.footers).toMatchObject({ centerFooter: "第 &P 页 共 &N 页", leftFooter: "标准 2012 && 程序 0.1" });
    expect([drawn.printArea, drawn.printTitleColumns, drawn.rowBreaks, drawn.columnBreaks]).toEqual([
      null,
      null,
      [],
      [],
    ]);
  });

  it("sets print area, repeated columns and breaks, and no breaks of a former drawing stay", async () => {
    const { host, model } = openExcel(source);
    const area = { top: 0, bottom: 4, left: 0, right: 1 };
    const print = {
      ...result.print,
      paper: "A3",
      area,
      titleColumns: [0, 0],
      rowBreaks: [3],
      columnBreaks: [1],
    } as const;
    await host.apply(changes(add({ ...result, print })));
    const drawn = model.sheet("得分与定级");
    expect([drawn.printArea, drawn.rowBreaks, drawn.columnBreaks, drawn.page["paperSize"]]).toEqual([
      area,
      [3],
      [1],
      "A3",
    ]);
    expect(drawn.printTitleColumns).toMatchObject({ left: 0, right: 0 });
    const snapshot = await host.read();
    await host.apply(changes(redraw(snapshot, "得分与定级", { ...result, print: { ...print, rowBreaks: [4] } })));
    expect([drawn.rowBreaks, drawn.columnBreaks]).toEqual([[4], [1]]);
  });

  it("says so where the scale does not hold", async () => {
    const { host, model } = openExcel(source);
    const report = await host.apply(changes(add(result)));
    expect(report.skipped).toEqual([]);
    const { page } = model.sheet("得分与定级");
    Object.defineProperty(page, "zoom", { get: () => ({ scale: 47 }), set: () => {} });
    const snapshot = await host.read();
    const again = await host.apply(changes(redraw(snapshot, "得分与定级", result)));
    expect(again.skipped).toEqual([{ sheet: "得分与定级", cell: null, reason: "print-scale" }]);
  });

  it("takes the next free name and leads its own formulas and links there", async () => {
    const taken = workbook({ 附件1: [["甲"]], 台账: [["别人的"]], "台账 (2)": [["也是"]] });
    const { host, model } = openExcel(taken);
    const ledger = design("台账", {
      cells: [
        ["A1", "x"],
        ["A2", "='台账'!A1&\"'台账'!\""],
        ["A3", "y", "link", { sheet: "台账", cell: "A1" }],
      ],
    });
    const report = await host.apply(
      changes(add(ledger), setCell(taken, "附件1", "A1", { value: "x", formula: "'台账'!A1" })),
    );
    expect(report.skipped).toEqual([]);
    const drawn = model.sheet("台账 (3)");
    expect(drawn.value("A2")).toBe("x'台账'!");
    expect(drawn.hyperlinks.get(2 * 16_384)?.documentReference).toBe("'台账 (3)'!A1");
    expect(model.sheet("附件1").value("A1")).toBe("x");
    expect(model.sheet("台账").value("A1")).toBe("别人的");
  });

  it("puts the sheet where it was asked for", async () => {
    const { host, model } = openExcel(source);
    await host.apply(
      changes(
        add(design("一", { cells: [] }), 0),
        add(design("二", { cells: [] }), 2),
        add(design("末", { cells: [] })),
      ),
    );
    expect(model.sheets.map((s) => s.name)).toEqual(["一", "附件1", "二", "备注", "末"]);
  });

  it("is undone by removing the sheet it added", async () => {
    const { host, model } = openExcel(source);
    const before = dump(model);
    const report = await host.apply(changes(add(result, 0), setCell(source, "备注", "A1", { value: "乙" })));
    const undone = await host.apply(report.undo);
    expect([undone.written, undone.skipped]).toEqual([2, []]);
    expect(dump(model)).toEqual(before);
  });

  it("does not remove a sheet in which somebody typed since", async () => {
    const { host, model } = openExcel(source);
    const report = await host.apply(changes(add(result)));
    model.sheet("得分与定级").setContent(3, 2, { value: "说明文字" });
    const undone = await host.apply(report.undo);
    expect(skippedOf(undone)).toEqual([["得分与定级", null, "changed"]]);
    expect(model.sheet("得分与定级").value("C4")).toBe("说明文字");
  });

  it("does not remove a sheet that it did not add", async () => {
    const { host, model } = openExcel(source);
    const found = source.sheets[1];
    if (!found) throw new Error("no sheet");
    const before = { visibility: found.visibility, cells: found.cells };
    const sheetRef = { id: found.id, name: found.name };
    const report = await host.apply(
      changes({ kind: "remove-sheet", sheet: sheetRef, index: 1, before, design: design("备注", { cells: [] }) }),
    );
    expect(skippedOf(report)).toEqual([["备注", null, "changed"]]);
    expect(model.sheets.map((s) => s.name)).toEqual(["附件1", "备注"]);
  });

  it("can be done again after its undo", async () => {
    const { host, model } = openExcel(source);
    const first = await host.apply(changes(add(result)));
    const drawn = JSON.stringify(dump(model)).replace(model.sheet("得分与定级").id, "id");
    const undone = await host.apply(first.undo);
    await host.apply(undone.undo);
    expect(JSON.stringify(dump(model)).replace(model.sheet("得分与定级").id, "id")).toBe(drawn);
  });

  it("refuses a protected structure before it writes, cells of the same change set too", async () => {
    const closed = { ...source, isStructureProtected: true };
    const { host, excel } = openExcel(closed);
    await expect(
      host.apply(changes(setCell(closed, "备注", "A1", { value: "乙" }), add(result))),
    ).rejects.toMatchObject({ name: "HostError", code: "structure-protected", hasWritten: false });
    expect(writeRequests(excel)).toEqual([]);
  });

  it.each([
    ["over 255 characters", ["是".repeat(200), "否".repeat(60)]],
    ["with a comma in it", ["是,否"]],
  ])("refuses a list %s, which Excel would cut or split", async (_name, options) => {
    const { host, excel } = openExcel(source);
    const rule = { kind: "list", options } as const;
    const drawn = design("表", { cells: [], validations: [{ range: parseRange("A1"), rule, title: "", message: "" }] });
    await expect(host.apply(changes(add(drawn)))).rejects.toMatchObject({ code: "unsupported", hasWritten: false });
    expect(excel.requests).toEqual([]);
  });

  it("is unsupported below ExcelApi 1.9, before anything is sent", async () => {
    const { host, excel } = openExcel(source, { host: "excel2019" });
    await expect(host.apply(changes(add(result)))).rejects.toMatchObject({
      code: "unsupported",
      facts: { needed: "ExcelApi 1.9" },
    });
    expect(excel.requests).toEqual([]);
  });

  it("works on Excel 2021", async () => {
    const { host, model } = openExcel(source, { host: "ltsc2021" });
    const report = await host.apply(changes(add(result)));
    await host.apply(report.undo);
    expect(model.sheets.map((s) => s.name)).toEqual(["附件1", "备注"]);
  });

  it("draws 60 branches in few requests within the budget", async () => {
    const block = 30;
    const rows = Array.from({ length: 60 * block }, (_, i) => i + 1);
    const cells = rows.flatMap((row): LiteralDesignCell[] =>
      row % block === 1
        ? [[`A${row}`, "支部", "title"]]
        : [
            [`A${row}`, `第${row}项 按期换届，选举程序规范`, "text"],
            [`B${row}`, 3, "score"],
            [`C${row}`, `=B${row}*2`, "score"],
            [`D${row}`, null, "input"],
          ],
    );
    const drawn = design("大表", {
      cells,
      merges: Array.from({ length: 60 }, (_, i) => `A${i * block + 1}:D${i * block + 1}`),
    });
    const { host, excel } = openExcel(source);
    const report = await host.apply(changes(add(drawn)));
    expect(report.skipped).toEqual([]);
    expect(excel.syncCount).toBeLessThanOrEqual(6);
    expect(Math.max(...excel.requests.map((r) => r.bytes))).toBeLessThan(3_500_000);
  });
});

describe("apply, redraw-sheet", () => {
  const old = design("台账", {
    cells: [
      ["A1", "整改台账", "title"],
      ["A2", "问题", "heading"],
      ["B2", "措施", "heading"],
      ["A3", "制度未上墙", "text"],
      ["B3", "限期上墙", "input"],
      ["A4", "多余的一行", "text"],
      ["B4", "001", "inputPlain"],
    ],
    merges: ["A1:B1"],
    columnWidths: [30, 30],
    rowHeights: new Map([[2, 60]]),
    validations: [{ range: parseRange("B3"), rule: { kind: "list", options: ["是"] }, title: "", message: "" }],
    excessMarks: [{ range: parseRange("B4"), from: 0, to: 1 }],
    frozenRows: 2,
  });
  const fresh = design("台账", {
    cells: [
      ["A1", "整改台账（新）", "title"],
      ["A2", "问题", "heading"],
      ["B2", "条款", "heading"],
      ["C2", "措施", "heading"],
      ["A3", "制度未上墙", "text"],
      ["B3", "=1+1", "score"],
      ["C3", "限期上墙", "input"],
    ],
    merges: ["A1:C1"],
    columnWidths: [20, 10, 30],
    frozenRows: 1,
  });

  async function drawn(): Promise<ReturnType<typeof openExcel> & { snapshot: WorkbookSnapshot }> {
    const opened = openExcel(source);
    await opened.host.apply(changes(add(old)));
    return { ...opened, snapshot: await opened.host.read() };
  }

  it("draws the sheet anew in its place and blanks what is no longer in it", async () => {
    const { host, model, snapshot } = await drawn();
    const { id } = model.sheet("台账");
    const report = await host.apply(changes(redraw(snapshot, "台账", fresh)));
    expect([report.written, report.skipped]).toEqual([1, []]);
    const now = model.sheet("台账");
    expect([now.id, model.sheets.length]).toEqual([id, 3]);
    expect(["A1", "C2", "B3", "C3", "A4", "B4"].map((cell) => now.value(cell))).toEqual([
      "整改台账（新）",
      "措施",
      2,
      "限期上墙",
      "",
      "",
    ]);
    expect(now.merges).toEqual([parseRange("A1:C1")]);
    expect([now.validations.size, now.conditionalFormats.map((f) => [f.ranges, f.numberFormat])]).toEqual([
      0,
      [[[parseRange("B3")], "0"]],
    ]);
    expect([now.format(3, 0, "top"), now.format(3, 1, "numberFormat") ?? "General"]).toEqual([undefined, "General"]);
    expect(now.frozen).toEqual({ rows: 1, columns: 0 });
  });

  it("is undone with contents, formats, merges, sizes, rules", async () => {
    const { host, model, snapshot } = await drawn();
    const before = dump(model);
    const heights = [...model.sheet("台账").columnWidths];
    const report = await host.apply(changes(redraw(snapshot, "台账", fresh)));
    const undone = await host.apply(report.undo);
    expect([undone.written, undone.skipped]).toEqual([1, []]);
    expect(dump(model)).toEqual(before);
    expect([...model.sheet("台账").columnWidths].filter(([c]) => c < 2)).toEqual(heights);
    expect(model.sheet("台账").rowHeights.get(2)).toBe(60);
  });

  it("gives the same content when it is drawn twice", async () => {
    const { host, model, snapshot } = await drawn();
    const set = changes(redraw(snapshot, "台账", old));
    const before = dump(model);
    await host.apply(set);
    expect(dump(model)).toEqual(before);
  });

  it("leaves the sheet alone when somebody typed in it since it was read", async () => {
    const { host, model, snapshot, excel } = await drawn();
    model.sheet("台账").setContent(2, 1, { value: "另有措施" });
    const before = dump(model);
    const sent = writeRequests(excel).length;
    const report = await host.apply(changes(redraw(snapshot, "台账", fresh)));
    expect([report.written, skippedOf(report)]).toEqual([0, [["台账", null, "changed"]]]);
    expect(dump(model)).toEqual(before);
    expect(writeRequests(excel).length).toBe(sent);
  });

  it("leaves a protected sheet alone", async () => {
    const locked = workbook({}, { sheets: [sheet("台账", [["旧"]], { isProtected: true })] });
    const { host } = openExcel(locked);
    const report = await host.apply(changes(redraw(locked, "台账", fresh)));
    expect(skippedOf(report)).toEqual([["台账", null, "locked"]]);
  });

  it("tells that the sheet is gone", async () => {
    const { host, model, snapshot } = await drawn();
    model.sheets.pop();
    const report = await host.apply(changes(redraw(snapshot, "台账", fresh)));
    expect(skippedOf(report)).toEqual([["台账", null, "missing"]]);
  });

  it("does not undo a redrawn sheet in which somebody typed since", async () => {
    const { host, model, snapshot } = await drawn();
    const report = await host.apply(changes(redraw(snapshot, "台账", fresh)));
    model.sheet("台账").setContent(2, 2, { value: "新措施" });
    const undone = await host.apply(report.undo);
    expect(skippedOf(undone)).toEqual([["台账", null, "changed"]]);
    expect(model.sheet("台账").value("C3")).toBe("新措施");
  });
});
