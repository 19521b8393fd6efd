import { requestFlags, type InMemoryExcel, type ExcelOptions } from "./in-memory-excel";
import type { SheetModel } from "./model";
import { load, openExcel, outcome } from "./open-excel";
import type { LiteralSheet } from "../workbook";

let excel: InMemoryExcel;
let sheet: SheetModel;
afterEach(() => excel.uninstall());

function open(rows: LiteralSheet, options: ExcelOptions = {}): void {
  excel = openExcel({ 附件1: rows }, options);
  sheet = excel.workbook.sheet("附件1");
}

const first = (context: Excel.RequestContext): Excel.Worksheet => context.workbook.worksheets.getItem("附件1");
const at = (address: string) => (context: Excel.RequestContext) => first(context).getRange(address);
const write = (address: string, values: unknown): Promise<string> =>
  outcome((context) => {
    at(address)(context).values = values as unknown[][];
  });

describe("the shape of what is written", () => {
  test("null leaves a cell as it is, an empty text clears it", async () => {
    open([[1, 2, 3]]);
    expect(await write("A1:C1", [[null, "", 9]])).toBe("done");
    expect(["A1", "B1", "C1"].map((cell) => sheet.value(cell))).toEqual([1, "", 9]);
  });

  test("null for the whole is refused", async () => {
    open([[1]]);
    expect(await write("A1", null)).toBe("InvalidArgument Range.values");
  });

  test("a single value fills the range", async () => {
    open([]);
    await write("A1:B2", [[7]]);
    await write("D1:E1", "是");
    expect(["A1", "B1", "A2", "B2", "D1", "E1"].map((cell) => sheet.value(cell))).toEqual([7, 7, 7, 7, "是", "是"]);
  });

  test.each([[[[1, 2]]], [[[1], [2]]], [[[1, 2], [3]]]])("an array of another size is refused: %j", async (values) => {
    open([]);
    expect(await write("A1:B2", values)).toBe("InvalidArgument Range.values");
    expect(sheet.contents.size).toBe(0);
  });

  test("more than 1500 cells are split by the client into blocks of one request", async () => {
    open([]);
    const values = Array.from({ length: 400 }, (_, row) =>
      Array.from({ length: 10 }, (_, column) => row * 10 + column),
    );
    expect(await write("B2:K401", values)).toBe("done");
    expect([sheet.value("B2"), sheet.value("K401"), sheet.contents.size]).toEqual([0, 3999, 4000]);
    const sets = excel.requests[0]?.actions.filter((a) => a.member === "Range.values");
    expect([excel.syncCount, sets?.length]).toEqual([1, 3]);
    expect(await write("A1:J300", values)).toBe("InvalidArgument Range._ValidateArraySize");
  });
});

describe("merged areas", () => {
  test("take entries only at their top left, others are dropped without a word", async () => {
    open([]);
    sheet.merges.push({ top: 0, left: 0, bottom: 1, right: 1 });
    expect(
      await write("A1:C2", [
        [1, 2, 3],
        [4, 5, 6],
      ]),
    ).toBe("done");
    expect(["A1", "B1", "A2", "B2", "C1", "C2"].map((cell) => sheet.value(cell))).toEqual([1, "", "", "", 3, 6]);
  });

  test("keep one entry when they are made", async () => {
    open([
      ["", "甲"],
      ["乙", ""],
    ]);
    await outcome((c) => at("A1:B2")(c).merge());
    expect([sheet.value("A1"), sheet.contents.size, sheet.merges.length]).toEqual(["甲", 1, 1]);
    await outcome((c) => at("B2")(c).unmerge());
    expect(sheet.merges).toEqual([]);
  });

  test("cannot be cut by a new one", async () => {
    open([]);
    sheet.merges.push({ top: 0, left: 0, bottom: 1, right: 1 });
    expect(await outcome((c) => at("B2:C3")(c).merge())).toBe("InvalidOperation Range.merge");
  });

  test("row by row", async () => {
    open([]);
    await outcome((c) => at("A1:B3")(c).merge(true));
    expect(sheet.merges.map((m) => [m.top, m.bottom, m.right])).toEqual([
      [0, 0, 1],
      [1, 1, 1],
      [2, 2, 1],
    ]);
  });
});

describe("a protected sheet", () => {
  const unlocked = { top: 0, left: 0, bottom: 0, right: 0 };

  beforeEach(() => {
    open([[1, 2]]);
    sheet.setFormat(unlocked, "locked", false);
    sheet.protection = { password: "秘", options: {} };
  });

  test("takes entries in unlocked cells", async () => {
    expect(await write("A1", [[8]])).toBe("done");
    expect(sheet.value("A1")).toBe(8);
  });

  test("refuses a whole block that covers a locked cell, even one that is left as it is", async () => {
    expect(await write("A1:B1", [[8, null]])).toBe("AccessDenied Range.values");
    expect(sheet.value("A1")).toBe(1);
  });

  test.each<[string, (range: Excel.Range) => void]>([
    ["Range.numberFormat", (r) => (r.numberFormat = [["@"]])],
    ["RangeFill.color", (r) => (r.format.fill.color = "#FF0000")],
    ["RangeFormat.rowHeight", (r) => (r.format.rowHeight = 20)],
    ["RangeFormat.columnWidth", (r) => (r.format.columnWidth = 20)],
    ["FormatProtection.locked", (r) => (r.format.protection.locked = false)],
    ["Range.merge", (r) => r.getResizedRange(1, 1).merge()],
    ["Range.hyperlink", (r) => (r.hyperlink = { documentReference: "附件1!A1" })],
    ["DataValidation.rule", (r) => (r.dataValidation.rule = { custom: { formula: "=TRUE" } })],
    ["ConditionalFormatCollection.add", (r) => void r.conditionalFormats.add("Custom")],
    ["Range.clear", (r) => r.clear()],
  ])("refuses %s even on an unlocked cell", async (member, change) => {
    expect(await outcome((c) => change(at("A1")(c)))).toBe(`AccessDenied ${member}`);
  });

  test("allows formats where its options do", async () => {
    sheet.protection = { password: null, options: { allowFormatCells: true } };
    expect(await outcome((c) => (at("B1")(c).format.fill.color = "#FF0000"))).toBe("done");
  });

  test("opens only with its password, and neither opens nor closes twice", async () => {
    expect(await outcome((c) => first(c).protection.unprotect("别"))).toBe(
      "AccessDenied WorksheetProtection.unprotect",
    );
    expect(await outcome((c) => first(c).protection.protect())).toBe("AccessDenied WorksheetProtection.protect");
    expect(await outcome((c) => first(c).protection.unprotect("秘"))).toBe("done");
    expect(await outcome((c) => first(c).protection.unprotect("秘"))).toBe(
      "AccessDenied WorksheetProtection.unprotect",
    );
  });
});

describe("a read-only workbook", () => {
  test("is read, but refuses every change", async () => {
    open([[1]]);
    excel.workbook.isReadOnly = true;
    expect(await load(at("A1"), "values")).toEqual([[1]]);
    expect(await write("A1", [[2]])).toBe("AccessDenied Range.values");
    expect(await outcome((c) => void c.workbook.worksheets.add("新"))).toBe("AccessDenied WorksheetCollection.add");
    expect(await outcome((c) => at("A1")(c).select())).toBe("done");
  });
});

describe("sheets", () => {
  const add = (name: string): Promise<string> => outcome((c) => void c.workbook.worksheets.add(name));

  beforeEach(() => open([[1]]));

  test("are added at the end, with a free name where none is given", async () => {
    const names = await Excel.run(async (context) => {
      const sheets = [context.workbook.worksheets.add(), context.workbook.worksheets.add("得分与定级")];
      for (const s of sheets) s.load("name,position");
      await context.sync();
      return sheets.map((s) => [s.name, s.position]);
    });
    expect(names).toEqual([
      ["Sheet2", 1],
      ["得分与定级", 2],
    ]);
  });

  test("have names of at most 31 characters, each Chinese character one", async () => {
    expect(await add("党".repeat(31))).toBe("done");
    expect(await add("员".repeat(32))).toBe("InvalidArgument WorksheetCollection.add");
  });

  test.each(["甲:乙", "甲\\乙", "甲/乙", "甲?", "甲*", "[甲]", "'甲", "甲'", " ", "History"])(
    "cannot be called %s",
    async (name) => {
      expect(await add(name)).toBe("InvalidArgument WorksheetCollection.add");
      expect(await outcome((c) => (first(c).name = name))).toBe("InvalidArgument Worksheet.name");
    },
  );

  test("cannot share a name, whatever its case", async () => {
    await add("Result");
    expect(await add("RESULT")).toBe("ItemAlreadyExists WorksheetCollection.add");
    expect(await outcome((c) => (first(c).name = "result"))).toBe("ItemAlreadyExists Worksheet.name");
    expect(await outcome((c) => (first(c).name = "附件1"))).toBe("done");
  });

  test("move to a place that there is", async () => {
    await add("乙");
    expect(await outcome((c) => (first(c).position = 1))).toBe("done");
    expect(excel.workbook.sheets.map((s) => s.name)).toEqual(["乙", "附件1"]);
    expect(await outcome((c) => (first(c).position = 2))).toBe("InvalidArgument Worksheet.position");
  });

  test("are deleted, but not when very hidden nor when no visible one is left", async () => {
    const remove = (name: string): Promise<string> => outcome((c) => c.workbook.worksheets.getItem(name).delete());
    expect(await remove("附件1")).toBe("InvalidOperation Worksheet.delete");
    excel.workbook.addSheet("隐", { visibility: "hidden" });
    expect(await remove("附件1")).toBe("InvalidOperation Worksheet.delete");
    excel.workbook.addSheet("深隐", { visibility: "veryHidden" });
    expect(await remove("深隐")).toBe("InvalidOperation Worksheet.delete");
    excel.workbook.addSheet("另");
    expect(await remove("附件1")).toBe("done");
    expect(excel.workbook.sheets.map((s) => s.name)).toEqual(["隐", "深隐", "另"]);
    expect(excel.workbook.activeSheet?.name).toBe("另");
  });

  test("the last visible one cannot be hidden", async () => {
    expect(await outcome((c) => (first(c).visibility = "Hidden"))).toBe("InvalidOperation Worksheet.visibility");
  });

  test("a hidden one can be neither selected nor activated", async () => {
    excel.workbook.addSheet("另");
    sheet.visibility = "hidden";
    expect(await outcome((c) => at("A1")(c).select())).toBe("InvalidSelection Range.select");
    expect(await outcome((c) => first(c).activate())).toBe("InvalidOperation Worksheet.activate");
  });

  test("stay as they are while the structure is protected", async () => {
    excel.workbook.addSheet("另");
    excel.workbook.protection = { password: null };
    expect(await add("新")).toBe("AccessDenied WorksheetCollection.add");
    expect(await outcome((c) => first(c).delete())).toBe("AccessDenied Worksheet.delete");
    expect(await outcome((c) => (first(c).name = "新"))).toBe("AccessDenied Worksheet.name");
    expect(await outcome((c) => (first(c).position = 1))).toBe("AccessDenied Worksheet.position");
    expect(await outcome((c) => (first(c).visibility = "Hidden"))).toBe("AccessDenied Worksheet.visibility");
    expect(await write("A1", [[5]])).toBe("done");
  });
});

describe("errors", () => {
  test("stop a batch; what came before stays, in the workbook and in the answers", async () => {
    open([[1, 2, 3]]);
    const state = await Excel.run(async (context) => {
      const range = at("B1")(context);
      range.load("values");
      at("A1")(context).values = [[10]];
      at("B1")(context).values = [[20, 21]];
      at("C1")(context).values = [[30]];
      const error = await context.sync().catch((e: unknown) => e as OfficeExtension.Error);
      return [
        range.values,
        (error as OfficeExtension.Error).code,
        (error as OfficeExtension.Error).debugInfo.statement,
      ];
    });
    expect(state).toEqual([[[2]], "InvalidArgument", "range2.values = ...;"]);
    expect(["A1", "B1", "C1"].map((cell) => sheet.value(cell))).toEqual([10, 2, 3]);
  });

  test("can be planned at an action or for a member", async () => {
    open([[1]]);
    excel.failAt((action) => action.name === "Merge", "GeneralException");
    expect(await outcome((c) => at("A1:B1")(c).merge())).toMatch(/^GeneralException/);
    expect(await outcome((c) => at("A1:B1")(c).merge())).toBe("done");
    excel.failAt(3, "AccessDenied");
    expect(await write("A1", [[2]])).toMatch(/^AccessDenied/);
    expect(sheet.value("A1")).toBe(1);
    expect(await write("A1", [[2]])).toBe("done");
  });

  test("can be planned for a whole request, of which nothing then runs", async () => {
    open([[1]]);
    excel.refuseRequest(1, "RequestAborted");
    const run = Excel.run(async (context) => {
      at("A1")(context).values = [[2]];
      await context.sync();
      at("A1")(context).values = [[3]];
      await context.sync();
    });
    await expect(run).rejects.toMatchObject({ code: "RequestAborted" });
    expect(sheet.value("A1")).toBe(2);
  });
});

describe("sizes", () => {
  const megabyte = "汉".repeat(10_000);

  test("a request over 5 MB is refused whole", async () => {
    open([]);
    const values = Array.from({ length: 180 }, () => [megabyte]);
    expect(await write("A1:A180", values)).toBe("RequestPayloadSizeLimitExceeded");
    expect(sheet.contents.size).toBe(0);
    expect(await write("A1:A170", values.slice(0, 170))).toBe("done");
    expect(excel.requests.at(0)?.bytes).toBeGreaterThan(5 * 1024 * 1024);
  });

  test("so is a response", async () => {
    open(Array.from({ length: 180 }, () => [megabyte]));
    expect(await outcome((c) => void at("A1:A180")(c).load("values"))).toBe("ResponsePayloadSizeLimitExceeded");
    expect(await outcome((c) => void at("A1:A170")(c).load("values"))).toBe("done");
  });
});

describe("while the person types in a cell", () => {
  test("a request is refused", async () => {
    open([[1]]);
    excel.isInCellEditMode = true;
    expect(await write("A1", [[2]])).toBe("InvalidOperationInCellEditMode");
    excel.isInCellEditMode = false;
    expect(await write("A1", [[2]])).toBe("done");
  });

  test("a request that may wait does", async () => {
    open([[1]]);
    excel.isInCellEditMode = true;
    const run = Excel.run({ delayForCellEdit: true }, async (context) => {
      at("A1")(context).values = [[2]];
      await context.sync();
    });
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect([excel.requests.length, sheet.value("A1")]).toEqual([1, 1]);
    excel.isInCellEditMode = false;
    await run;
    expect(sheet.value("A1")).toBe(2);
    expect((excel.requests[0]?.flags ?? 0) & requestFlags.delayForCellEdit).toBe(64);
  });
});

test.each<[string, (context: Excel.RequestContext) => void]>([
  ["WorksheetCollection.add", (c) => void c.workbook.worksheets.add("新")],
  ["Worksheet.activate", (c) => first(c).activate()],
  ["Worksheet.delete", (c) => first(c).delete()],
  ["Range.select", (c) => at("A1")(c).select()],
  ["WorksheetFreezePanes.freezeRows", (c) => first(c).freezePanes.freezeRows(1)],
  ["Workbook.getSelectedRange", (c) => void c.workbook.getSelectedRange().load("address")],
])("%s fails while another workbook is in front", async (member, act) => {
  open([[1]]);
  excel.workbook.addSheet("另");
  excel.hasFocus = false;
  expect(await outcome(act)).toBe(`GeneralException ${member}`);
  expect(await write("A1", [[2]])).toBe("done");
});

describe("the undo flag of a request", () => {
  const flagOf = async (change: (context: Excel.RequestContext) => void): Promise<number> => {
    expect(await outcome(change)).toBe("done");
    return (excel.requests.find((r) => !r.isCleanUp)?.flags ?? 0) & (requestFlags.undoable | requestFlags.write);
  };

  test("is kept by values and number formats on the web", async () => {
    open([[1]]);
    const change = (c: Excel.RequestContext): void => {
      at("A1")(c).values = [[2]];
      at("A1")(c).numberFormat = [["0"]];
    };
    expect(await flagOf(change)).toBe(requestFlags.write | requestFlags.undoable);
  });

  test.each<[string, (range: Excel.Range) => void]>([
    ["formulas", (r) => (r.formulas = [["=1"]])],
    ["a fill", (r) => (r.format.fill.color = "#FF0000")],
    ["a merge", (r) => r.merge()],
    ["a validation", (r) => r.dataValidation.clear()],
  ])("is lost by %s", async (_, change) => {
    open([[1]]);
    expect(await flagOf((c) => change(at("A1")(c)))).toBe(requestFlags.write);
  });

  test("is unknown to a perpetual Excel", async () => {
    open([[1]], { host: "ltsc2021" });
    expect(await flagOf((c) => (at("A1")(c).values = [[2]]))).toBe(requestFlags.write);
  });
});

describe("an older Excel", () => {
  test.each<[ExcelOptions["host"], boolean, boolean]>([
    ["web", true, true],
    ["m365", true, true],
    ["ltsc2024", true, true],
    ["ltsc2021", true, false],
    ["excel2019", false, false],
  ])("%s tells its requirement sets", (host, has113, has115) => {
    open([], { ...(host === undefined ? {} : { host }) });
    const supports = (version: string): boolean => Office.context.requirements.isSetSupported("ExcelApi", version);
    expect([supports("1.7"), supports("1.13"), supports("1.15")]).toEqual([true, has113, has115]);
    expect(Office.context.requirements.isSetSupported("NoSuchSet", "1.1")).toBe(false);
  });

  test("refuses newer members only at the sync, after earlier actions have had their effect", async () => {
    open([[1]], { host: "excel2019" });
    const batch = (c: Excel.RequestContext): void => {
      at("A1")(c).values = [[2]];
      at("A1")(c).dataValidation.clear();
    };
    expect(await outcome(batch)).toBe("ApiNotFound Range.dataValidation");
    expect(sheet.value("A1")).toBe(2);
  });

  test("refuses newer properties in a load", async () => {
    open([[1]], { host: "excel2019" });
    expect(await outcome((c) => void c.workbook.load("readOnly"))).toBe("ApiNotFound Workbook.readOnly");
    expect(await outcome((c) => void at("A1")(c).load())).toBe("done");
  });

  test("may know a member and refuse it all the same", async () => {
    open([[1]], { notImplemented: ["Range.merge"] });
    expect(await outcome((c) => at("A1:B1")(c).merge())).toBe("NotImplemented Range.merge");
  });
});
