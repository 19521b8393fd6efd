import type { InMemoryExcel } from "./in-memory-excel";
import type { SheetModel } from "./model";
import { load, openExcel, outcome } from "./open-excel";

let excel: InMemoryExcel;
let sheet: SheetModel;
beforeEach(() => {
  excel = openExcel({ 附件1: [] });
  sheet = excel.workbook.sheet("附件1");
});
afterEach(() => excel.uninstall());

const first = (context: Excel.RequestContext): Excel.Worksheet => context.workbook.worksheets.getItem("附件1");
const on = (address: string, change: (range: Excel.Range) => void): Promise<string> =>
  outcome((context) => change(first(context).getRange(address)));

describe("formats", () => {
  test("are set and read back", async () => {
    const done = await on("A1:B2", ({ format }) => {
      format.fill.color = "#e8eef4";
      format.font.set({ name: "黑体", size: 16, bold: true, color: "red", underline: "Single" });
      format.horizontalAlignment = "Center";
      format.verticalAlignment = "Top";
      format.wrapText = true;
      format.protection.locked = false;
      format.rowHeight = 30;
      format.columnWidth = 120;
    });
    expect(done).toBe("done");
    expect(sheet.formats.get(1)).toEqual({
      fillColor: "#E8EEF4",
      fontName: "黑体",
      fontSize: 16,
      bold: true,
      fontColor: "#FF0000",
      underline: "Single",
      horizontalAlignment: "Center",
      verticalAlignment: "Top",
      wrapText: true,
      locked: false,
    });
    expect([[...sheet.rowHeights], [...sheet.columnWidths]]).toEqual([
      [
        [0, 30],
        [1, 30],
      ],
      [
        [0, 120],
        [1, 120],
      ],
    ]);
    await on("A1", ({ format }) => {
      format.fill.clear();
      format.useStandardHeight = true;
    });
    expect([sheet.format(0, 0, "fillColor"), sheet.rowHeights.get(0)]).toEqual([null, undefined]);
  });

  test("rows whose height nobody set are fitted to wrapped texts, those of merged cells left out", async () => {
    await on("A1:B3", (range) => {
      range.values = [
        ["一\n二\n三", ""],
        ["一\n二", ""],
        ["一\n二\n三", ""],
      ];
      range.format.font.size = 10;
    });
    await on("A1:B3", ({ format }) => (format.wrapText = true));
    await on("A2:B2", (range) => range.merge());
    await on("A3", ({ format }) => (format.rowHeight = 20));
    const heights = await Excel.run(async (context) => {
      const rows = [1, 2, 3, 4].map((row) => first(context).getRange(`A${row}`).format.load("rowHeight"));
      await context.sync();
      return rows.map(({ rowHeight }) => rowHeight);
    });
    // Three lines of 14 points and the margin.
    expect(heights).toEqual([46, 14.25, 20, 14.25]);
  });

  test.each<[string, (format: Excel.RangeFormat) => void]>([
    ["RangeFill.color", (f) => (f.fill.color = "E8EEF4")],
    ["RangeFont.size", (f) => (f.font.size = 500)],
    ["RangeFont.bold", (f) => (f.font.bold = "yes" as unknown as boolean)],
    ["RangeFormat.horizontalAlignment", (f) => (f.horizontalAlignment = "middle" as "Center")],
    ["RangeFormat.verticalAlignment", (f) => (f.verticalAlignment = "Middle" as "Center")],
    ["RangeFormat.rowHeight", (f) => (f.rowHeight = 410)],
    ["RangeFormat.columnWidth", (f) => (f.columnWidth = -1)],
    ["RangeBorderCollection.getItem", (f) => (f.borders.getItem("Top" as "EdgeTop").style = "Continuous")],
    ["RangeBorder.style", (f) => (f.borders.getItem("EdgeTop").style = "Thin" as "Dash")],
  ])("of a wrong kind are refused: %s", async (member, change) => {
    expect(await on("A1", ({ format }) => change(format))).toBe(`InvalidArgument ${member}`);
  });

  test("of a border lie on the cells along that edge", async () => {
    await on("A1:B2", ({ format }) => {
      format.borders.getItem("EdgeTop").style = "Continuous";
      format.borders.getItem("InsideVertical").color = "#ff0000";
    });
    expect([0, 1].map((row) => [0, 1].map((column) => sheet.format(row, column, "top")?.style))).toEqual([
      ["Continuous", "Continuous"],
      [undefined, undefined],
    ]);
    expect(sheet.format(1, 0, "right")).toEqual({ style: "Continuous", color: "#FF0000", weight: "Thin" });
    expect(sheet.format(1, 1, "right")).toBeUndefined();
  });

  test("reach a whole sheet without a cell of their own", async () => {
    expect(await outcome((c) => (first(c).getRange().format.font.name = "宋体"))).toBe("done");
    expect([sheet.formats.size, sheet.format(99_999, 99, "fontName"), sheet.usedRange(false)]).toEqual([
      0,
      "宋体",
      null,
    ]);
  });

  test("are set cell by cell, row by row and column by column", async () => {
    const done = await outcome((context) => {
      const range = first(context).getRange("A1:B2");
      const bold = { format: { font: { bold: true }, borders: { top: { style: "Double" as const } } } };
      range.setCellProperties([
        [bold, {}],
        [{}, bold],
      ]);
      range.setRowProperties([{ format: { rowHeight: 20 } }, { format: { rowHeight: 25 } }]);
      range.setColumnProperties([{ format: { columnWidth: 60 } }, {}]);
    });
    expect(done).toBe("done");
    expect([sheet.format(1, 1, "bold"), sheet.format(0, 1, "bold"), sheet.format(0, 0, "top")?.style]).toEqual([
      true,
      undefined,
      "Double",
    ]);
    expect([[...sheet.rowHeights], [...sheet.columnWidths]]).toEqual([
      [
        [0, 20],
        [1, 25],
      ],
      [[0, 60]],
    ]);
    expect(await on("A1:B2", (r) => r.setCellProperties([[{}]]))).toBe("InvalidArgument Range.setCellProperties");
  });

  test("and contents, rules, links and merges go when a range is cleared", async () => {
    await on("A1:B2", (range) => {
      range.values = [
        ["甲", "乙"],
        ["丙", "丁"],
      ];
      range.hyperlink = { documentReference: "附件1!A1" };
      range.dataValidation.rule = { custom: { formula: "=TRUE" } };
      range.conditionalFormats.add("Custom");
    });
    await on("A1:B1", (range) => range.merge());
    await on("A1:B1", (range) => range.clear("Contents"));
    expect([sheet.value("A1"), sheet.value("A2"), sheet.merges.length]).toEqual(["", "丙", 1]);
    await on("A1:B1", (range) => range.clear());
    expect([sheet.merges, sheet.validations.size, sheet.hyperlinks.size, sheet.formats.size]).toEqual([[], 2, 2, 2]);
    expect(sheet.conditionalFormats[0]?.ranges).toEqual([{ top: 1, left: 0, bottom: 1, right: 1 }]);
    expect(await on("A1", (range) => range.clear("Values" as "All"))).toBe("InvalidArgument Range.clear");
  });
});

describe("a hyperlink", () => {
  test("leads inside the workbook, shows a text and takes Excel's own font for links", async () => {
    await on("A1", (range) => {
      range.format.font.name = "黑体";
      range.hyperlink = { documentReference: "'附件1'!B2", textToDisplay: "=查看" };
    });
    expect([sheet.value("A1"), sheet.formula("A1"), sheet.format(0, 0, "fontName")]).toEqual(["=查看", null, "宋体"]);
    expect(await load((c) => first(c).getRange("A1"), "hyperlink")).toEqual({ documentReference: "'附件1'!B2" });
  });

  test.each([[{}], [{ address: "a", documentReference: "b" }], [{ target: "x" }], [null]])(
    "cannot be %j",
    async (link) => {
      expect(await on("A1", (r) => (r.hyperlink = link as Excel.RangeHyperlink))).toBe(
        "InvalidArgument Range.hyperlink",
      );
    },
  );
});

describe("a validation", () => {
  const decimal = { decimal: { formula1: 0, formula2: 3, operator: "Between" as const } };
  const alert = { title: "第1项", message: "请填 0 至 3 分", showAlert: true, style: "Stop" as const };

  test("keeps its rule, alert and prompt for each cell", async () => {
    await on("A1:B2", ({ dataValidation }) => {
      dataValidation.rule = decimal;
      dataValidation.errorAlert = alert;
      dataValidation.prompt = { title: "自评", message: "0 至 3", showPrompt: true };
    });
    await on("B2", ({ dataValidation }) => dataValidation.clear());
    expect([...sheet.validations.keys()]).toEqual([0, 1, 16_384]);
    expect(sheet.validations.get(0)).toEqual({
      rule: decimal,
      errorAlert: alert,
      prompt: { title: "自评", message: "0 至 3", showPrompt: true },
      ignoreBlanks: true,
    });
  });

  test.each<[string, unknown]>([
    ["DataValidation.rule", {}],
    ["DataValidation.rule", { ...decimal, custom: { formula: "=TRUE" } }],
    ["DataValidation.rule", { decimal: { formula1: 0, operator: "Between" } }],
    ["DataValidation.rule", { decimal: { formula1: 0, operator: "between", formula2: 1 } }],
    ["DataValidation.rule", { list: { inCellDropDown: true, source: "是,".repeat(128) } }],
    ["DataValidation.rule", { custom: { formula: "TRUE" } }],
  ])("%s refuses %j", async (member, rule) => {
    const set = (r: Excel.Range): void => {
      r.dataValidation.rule = rule as Excel.DataValidationRule;
    };
    expect(await on("A1", set)).toBe(`InvalidArgument ${member}`);
  });

  test("takes a written list of up to 255 characters, or any range", async () => {
    const list = (source: string) => (r: Excel.Range) => {
      r.dataValidation.rule = { list: { inCellDropDown: true, source } };
    };
    expect(await on("A1", list("是".repeat(255)))).toBe("done");
    expect(await on("A1", list("=$B$1:$B$3"))).toBe("done");
  });

  test("has titles of 32 and messages of 255 characters at most", async () => {
    const set = (title: string, message: string) => (r: Excel.Range) => {
      r.dataValidation.errorAlert = { ...alert, title, message };
    };
    expect(await on("A1", set("题".repeat(32), "文".repeat(255)))).toBe("done");
    expect(await on("A1", set("题".repeat(33), "文"))).toBe("InvalidArgument DataValidation.errorAlert");
    expect(await on("A1", set("题", "文".repeat(256)))).toBe("InvalidArgument DataValidation.errorAlert");
  });
});

describe("a conditional format", () => {
  test("marks by a formula or by a value, and is counted, cut and deleted", async () => {
    const counts = await Excel.run(async (context) => {
      const range = first(context).getRange("A1:A4");
      const custom = range.conditionalFormats.add("Custom");
      custom.custom.rule.formula = "=A1>3";
      custom.custom.format.fill.color = "#FFC7CE";
      const value = range.conditionalFormats.add("CellValue");
      value.cellValue.rule = { formula1: "=3", operator: "GreaterThan" };
      value.cellValue.format.font.color = "#9C0006";
      const before = range.conditionalFormats.getCount();
      first(context).getRange("A1:A2").conditionalFormats.clearAll();
      const top = first(context).getRange("A1").conditionalFormats.getCount();
      const bottom = first(context).getRange("A4").conditionalFormats.getCount();
      await context.sync();
      return [before.value, top.value, bottom.value];
    });
    expect(counts).toEqual([2, 0, 2]);
    expect(sheet.conditionalFormats.map((f) => [f.type, f.formula, f.fillColor, f.fontColor, f.rule])).toEqual([
      ["Custom", "=A1>3", "#FFC7CE", null, null],
      ["CellValue", "", null, "#9C0006", { formula1: "=3", operator: "GreaterThan" }],
    ]);
  });

  test("needs a formula with its sign, and has the parts of its type", async () => {
    const add = (change: (format: Excel.ConditionalFormat) => void) => (r: Excel.Range) =>
      change(r.conditionalFormats.add("Custom"));
    expect(
      await on(
        "A1",
        add((f) => (f.custom.rule.formula = "A1>3")),
      ),
    ).toBe("InvalidArgument ConditionalFormatRule.formula");
    expect(
      await on(
        "A1",
        add((f) => (f.custom.rule.formula = "=A1>")),
      ),
    ).toBe("InvalidArgument ConditionalFormatRule.formula");
    expect(
      await on(
        "A1",
        add((f) => (f.cellValue.rule = { formula1: "3", operator: "EqualTo" })),
      ),
    ).toBe("InvalidOperation ConditionalFormat.cellValue");
  });
});

describe("the page", () => {
  test("is set up and panes are frozen", async () => {
    const done = await outcome((context) => {
      const target = first(context);
      target.freezePanes.freezeRows(2);
      const { pageLayout } = target;
      pageLayout.orientation = "Landscape";
      pageLayout.paperSize = Excel.PaperType.a4;
      pageLayout.zoom = { scale: 87 };
      pageLayout.zoom = { horizontalFitToPages: 1 };
      pageLayout.setPrintArea("A1:D9");
      target.horizontalPageBreaks.add("A4");
      target.horizontalPageBreaks.removePageBreaks();
      target.horizontalPageBreaks.add("A6");
      target.verticalPageBreaks.add("C1");
      pageLayout.centerHorizontally = true;
      pageLayout.setPrintTitleRows("$1:$2");
      pageLayout.setPrintMargins("Centimeters", { left: 2.54 });
      pageLayout.headersFooters.defaultForAllPages.centerFooter = "&P / &N";
    });
    expect(done).toBe("done");
    expect(sheet.frozen).toEqual({ rows: 2, columns: 0 });
    expect(sheet.page).toEqual({
      orientation: "Landscape",
      paperSize: "A4",
      zoom: { scale: 87 },
      centerHorizontally: true,
      leftMargin: 72,
    });
    expect(sheet.printTitleRows).toEqual({ top: 0, bottom: 1, left: 0, right: 16_383 });
    expect(sheet.printArea).toEqual({ top: 0, bottom: 8, left: 0, right: 3 });
    expect([sheet.rowBreaks, sheet.columnBreaks]).toEqual([[5], [2]]);
    expect(sheet.footers).toEqual({ centerFooter: "&P / &N" });
    await outcome((c) => first(c).freezePanes.unfreeze());
    expect(sheet.frozen).toEqual({ rows: 0, columns: 0 });
  });

  test.each<[string, (page: Excel.PageLayout) => void]>([
    ["PageLayout.orientation", (p) => (p.orientation = "landscape" as "Landscape")],
    ["PageLayout.paperSize", (p) => (p.paperSize = "a4" as Excel.PaperType)],
    ["PageLayout.zoom", (p) => (p.zoom = { scale: 500 })],
    ["PageLayout.zoom", (p) => (p.zoom = { horizontalFitToPages: 0 })],
    ["PageLayout.zoom", (p) => (p.zoom = { scale: 90, horizontalFitToPages: 1 })],
    ["PageLayout.setPrintTitleRows", (p) => p.setPrintTitleRows("第一行")],
    ["HeaderFooter.leftFooter", (p) => (p.headersFooters.defaultForAllPages.leftFooter = "长".repeat(256))],
  ])("%s refuses what Excel has not", async (member, change) => {
    expect(await outcome((c) => change(first(c).pageLayout))).toBe(`InvalidArgument ${member}`);
  });
});

describe("names", () => {
  test("are added, found, used in formulas and by getRange, and deleted", async () => {
    sheet.setContent(0, 1, { value: 7 });
    const found = await Excel.run(async (context) => {
      const { names } = context.workbook;
      names.add("取整", first(context).getRange("B1"));
      first(context).getRange("A1").formulas = [["=取整*2"]];
      const item = names.getItem("取整");
      item.load("formula,type,scope");
      const range = first(context).getRange("取整");
      range.load("address");
      await context.sync();
      item.delete();
      const gone = names.getItemOrNullObject("取整");
      await context.sync();
      return [item.formula, item.type, item.scope, range.address, gone.isNullObject];
    });
    expect(found).toEqual(["=附件1!$B$1", "Range", "Workbook", "附件1!B1", true]);
    expect(sheet.value("A1")).toBe("#NAME?");
  });

  test("are unique and no cell", async () => {
    const add = (name: string): Promise<string> =>
      outcome((c) => void c.workbook.names.add(name, first(c).getRange("A1")));
    expect([await add("甲"), await add("甲"), await add("A1"), await add("甲 乙")]).toEqual([
      "done",
      "ItemAlreadyExists NamedItemCollection.add",
      "InvalidArgument NamedItemCollection.add",
      "InvalidArgument NamedItemCollection.add",
    ]);
  });
});

describe("calculation", () => {
  test("is up to date within a batch", async () => {
    const values = await Excel.run(async (context) => {
      const [source, total] = [first(context).getRange("A1:A2"), first(context).getRange("A3")];
      total.formulas = [["=SUM(A1:A2)"]];
      source.values = [[1], [2]];
      total.load("values,formulas");
      await context.sync();
      return [total.values, total.formulas];
    });
    expect(values).toEqual([[[3]], [["=SUM(A1:A2)"]]]);
  });

  test("by hand leaves old values until a range or the workbook is calculated", async () => {
    excel.workbook.calculationMode = "Manual";
    await on("A1:A4", (r) => (r.formulas = [[1], ["=A1*2"], ["=A4+1"], ["=A2+1"]]));
    expect(["A2", "A3", "A4"].map((cell) => sheet.value(cell))).toEqual([2, 1, 3]);
    await on("A1", (r) => (r.values = [[5]]));
    expect(await load((c) => first(c).getRange("A2"), "values")).toEqual([[2]]);
    await on("A3:A4", (r) => r.calculate());
    expect(["A2", "A3", "A4"].map((cell) => sheet.value(cell))).toEqual([2, 4, 3]);
    await outcome((c) => c.application.calculate("Full"));
    expect(["A2", "A3", "A4"].map((cell) => sheet.value(cell))).toEqual([10, 12, 11]);
    expect(await outcome((c) => c.application.calculate("Now" as "Full"))).toBe(
      "InvalidArgument Application.calculate",
    );
  });
});
