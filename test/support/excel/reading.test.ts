import type { InMemoryExcel } from "./in-memory-excel";
import { requestFlags } from "./in-memory-excel";
import { load, openExcel, outcome } from "./open-excel";

let excel: InMemoryExcel;
afterEach(() => excel.uninstall());

const first = (context: Excel.RequestContext): Excel.Worksheet => context.workbook.worksheets.getItem("附件1");
const at = (address: string) => (context: Excel.RequestContext) => first(context).getRange(address);

test("a workbook is read in two syncs, in requests that keep the undo stack", async () => {
  excel = openExcel({
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
      if (range.isNullObject) return [s.name, s.visibility, s.protection.protected, null];
      return [s.name, s.visibility, s.protection.protected, range.values, range.formulas, range.valueTypes];
    });
  });
  expect(read).toEqual([
    [
      "附件1",
      "Visible",
      false,
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
    ["空表", "Visible", false, null],
  ]);
  expect(excel.syncCount).toBe(2);
  expect(excel.requests).toHaveLength(3);
  expect(excel.writes).toEqual([]);
  expect(excel.requests.map((r) => r.flags & requestFlags.concurrent)).toEqual([4, 0, 0]);
  expect(excel.keptReferences).toBe(0);
});

test("errors are texts, dates are serial numbers, text-formatted digits stay texts", async () => {
  excel = openExcel({ 附件1: [["=1/0", { value: 41_000, format: "yyyy/m/d" }, { value: "001", format: "@" }, true]] });
  expect(await load(at("A1:D1"), "values")).toEqual([["#DIV/0!", 41_000, "001", true]]);
  expect(await load(at("A1:D1"), "valueTypes")).toEqual([["Error", "Double", "String", "Boolean"]]);
  expect(await load(at("A1:D1"), "numberFormat")).toEqual([["General", "yyyy/m/d", "@", "General"]]);
  expect(await load(at("A1:D1"), "text")).toEqual([["#DIV/0!", "2012/4/1", "001", "TRUE"]]);
});

test("a score format shows what Excel shows, with its trailing point", async () => {
  const format = "0.####";
  excel = openExcel({
    附件1: [
      [
        { value: 89, format },
        { value: 89.96, format },
        { value: 0.125, format: "0.0%" },
      ],
    ],
  });
  expect(await load(at("A1:C1"), "text")).toEqual([["89.", "89.96", "12.5%"]]);
});

test("mixed formats of several cells are null", async () => {
  excel = openExcel({ 附件1: [[1, 2]] });
  excel.workbook.sheet("附件1").setFormat({ top: 0, left: 0, bottom: 0, right: 0 }, "bold", true);
  const bold = await Excel.run(async (context) => {
    const fonts = ["A1", "B1", "A1:B1"].map((address) => at(address)(context).format.font);
    for (const font of fonts) font.load("bold");
    await context.sync();
    return fonts.map((font) => font.bold);
  });
  expect(bold).toEqual([true, false, null]);
});

describe("the used range", () => {
  test("need not begin at A1, and holds formatting-only cells only when asked for them", async () => {
    excel = openExcel({
      附件1: [
        ["", ""],
        ["", "项目"],
      ],
    });
    excel.workbook.sheet("附件1").setFormat({ top: 4, left: 3, bottom: 4, right: 3 }, "bold", true);
    expect(await load((c) => first(c).getUsedRangeOrNullObject(true), "address")).toBe("附件1!B2");
    expect(await load((c) => first(c).getUsedRangeOrNullObject(false), "address")).toBe("附件1!B2:D5");
  });

  test("of a blank sheet is a null object, A1, or for a range an error", async () => {
    excel = openExcel({ 附件1: [] });
    expect(await load((c) => first(c).getUsedRangeOrNullObject(true), "isNullObject")).toBe(true);
    expect(await load((c) => first(c).getUsedRange(), "address")).toBe("附件1!A1");
    expect(await outcome((c) => at("A1:B2")(c).getUsedRange().load("address"))).toBe("ItemNotFound Range.getUsedRange");
  });
});

test("more than 5,000,000 cells have null as their values, without an error", async () => {
  excel = openExcel({ 附件1: [[1]] });
  expect(await load((c) => first(c).getRange(), "values")).toBeNull();
});

test("an apostrophe is not given back, so that writing formulas back would make a formula of a text", async () => {
  excel = openExcel({ 附件1: [] });
  expect(await outcome((c) => (at("A1")(c).values = [["'=AVERAGE(A2:A3)"]]))).toBe("done");
  expect(await load(at("A1"), "formulas")).toEqual([["=AVERAGE(A2:A3)"]]);
  expect(excel.workbook.sheet("附件1").formula("A1")).toBeNull();
});

describe("merged areas", () => {
  const merged = (count: number): void => {
    excel = openExcel({ 附件1: [] });
    const sheet = excel.workbook.sheet("附件1");
    for (let row = 0; row < count; row++) sheet.merges.push({ top: row, bottom: row, left: 0, right: 1 });
  };

  test("are told for up to 512 of them", async () => {
    merged(512);
    const count = await Excel.run(async (context) => {
      const areas = first(context).getRange("A1:B512").getMergedAreasOrNullObject();
      areas.load("areaCount,areas/items/address");
      await context.sync();
      return [areas.areaCount, areas.areas.items[511]?.address];
    });
    expect(count).toEqual([512, "附件1!A512:B512"]);
  });

  test("cannot be told when there are more", async () => {
    merged(513);
    const ask = (address: string): Promise<string> =>
      outcome((c) => void at(address)(c).getMergedAreasOrNullObject().load("areaCount"));
    expect(await ask("A1:A513")).toBe("GeneralException Range.getMergedAreasOrNullObject");
    // The limit is one of the range, not of the sheet.
    expect(await ask("A2:A513")).toBe("done");
  });

  test("are told only for a range that holds their first cell", async () => {
    excel = openExcel({ 附件1: [] });
    excel.workbook.sheet("附件1").merges.push({ top: 1, left: 1, bottom: 2, right: 3 });
    const told = (address: string): Promise<boolean> =>
      Excel.run(async (context) => {
        const areas = first(context).getRange(address).getMergedAreasOrNullObject();
        await context.sync();
        return !areas.isNullObject;
      });
    expect(await Promise.all(["A1:B2", "B2", "C2:D3", "B3:D3", "C2"].map(told))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test("count as a write when they are read: the user's undo stack is lost", async () => {
    merged(1);
    await outcome((c) => void at("A1")(c).getMergedAreasOrNullObject().load("areaCount"));
    expect(excel.writes).toHaveLength(1);
  });
});

test("reading properties of cells counts as a write too", async () => {
  excel = openExcel({ 附件1: [[1]] });
  excel.workbook.sheet("附件1").setFormat({ top: 0, left: 0, bottom: 0, right: 0 }, "fillColor", "#FF0000");
  const properties = await Excel.run(async (context) => {
    const answer = at("A1:B1")(context).getCellProperties({
      address: true,
      format: { fill: { color: true }, borders: { style: true }, protection: true },
    });
    await context.sync();
    return answer.value;
  });
  const borders = Object.fromEntries(["top", "bottom", "left", "right"].map((side) => [side, { style: "None" }]));
  const protection = { locked: true, formulaHidden: false };
  expect(properties).toEqual([
    [
      { address: "附件1!A1", format: { fill: { color: "#FF0000" }, borders, protection } },
      { address: "附件1!B1", format: { fill: { color: "#FFFFFF" }, borders, protection } },
    ],
  ]);
  expect(excel.writes).toHaveLength(1);
});

describe("the client refuses", () => {
  test("to read what was not loaded", async () => {
    excel = openExcel({ 附件1: [[1]] });
    const read = Excel.run(async (context) => {
      const range = at("A1")(context);
      range.load("rowIndex");
      await context.sync();
      return range.values;
    });
    await expect(read).rejects.toMatchObject({ code: "PropertyNotLoaded" });
  });

  test("a range of a plain context after its sync; worksheets survive", async () => {
    excel = openExcel({ 附件1: [[1]] });
    const context = new Excel.RequestContext();
    const sheet = first(context);
    const range = sheet.getRange("A1");
    range.load("values");
    await context.sync();
    sheet.load("name");
    await context.sync();
    expect(sheet.name).toBe("附件1");
    expect(() => range.load("values")).toThrow(expect.objectContaining({ code: "InvalidObjectPath" }));
  });
});

describe("what Excel cannot find", () => {
  beforeEach(() => {
    excel = openExcel({ 附件1: [[1]] });
  });

  test("a sheet", async () => {
    expect(await outcome((c) => c.workbook.worksheets.getItem("附件9").load("name"))).toBe(
      "ItemNotFound WorksheetCollection.getItem",
    );
    const isNull = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject("附件9");
      const range = sheet.getRange("A1");
      await context.sync();
      return [sheet.isNullObject, range.isNullObject];
    });
    expect(isNull).toEqual([true, true]);
  });

  test("a property to load", async () => {
    expect(await outcome((c) => void at("A1")(c).load("colour" as "values"))).toBe("ApiNotFound Range.colour");
  });

  test("a member of the client that is beyond it", async () => {
    expect(await outcome((c) => void first(c).shapes.load("items/name"))).toBe("ApiNotFound Worksheet.shapes");
  });

  test("an address", async () => {
    for (const address of ["A0", "XFE1", "A1048577", "A1,B2", "第一格"]) {
      expect([address, await outcome((c) => void at(address)(c).load("address"))]).toEqual([
        address,
        "InvalidArgument Worksheet.getRange",
      ]);
    }
  });

  test("the target of a write", async () => {
    const write = (c: Excel.RequestContext): void => {
      c.workbook.worksheets.getItemOrNullObject("附件9").getRange("A1").values = [[1]];
    };
    expect(await outcome(write)).toMatch(/^ItemNotFound/);
  });

  test("the sheet of a range that was deleted since", async () => {
    excel.workbook.addSheet("别表");
    const late = Excel.run(async (context) => {
      const range = at("A1")(context);
      range.load("values");
      await context.sync();
      first(context).delete();
      range.load("values");
      await context.sync();
    });
    await expect(late).rejects.toMatchObject({ code: "InvalidReference" });
  });
});

test("a sheet found by name or id keeps its place in later batches though it is renamed", async () => {
  excel = openExcel({ 附件1: [[1]] });
  const name = await Excel.run(async (context) => {
    const sheet = first(context);
    sheet.load("id");
    await context.sync();
    sheet.name = "新名";
    sheet.load("name");
    await context.sync();
    return [sheet.id, sheet.name];
  });
  expect(name).toEqual(["id-附件1", "新名"]);
});

test("application, name, read-only and structure state are read with the sheets", async () => {
  excel = openExcel({ 附件1: [] });
  excel.workbook.protection = { password: "x" };
  excel.workbook.calculationMode = "Manual";
  const state = await Excel.run(async (context) => {
    const { workbook } = context;
    workbook.load("name,readOnly");
    workbook.protection.load("protected");
    workbook.application.load("calculationMode");
    await context.sync();
    return [workbook.name, workbook.readOnly, workbook.protection.protected, workbook.application.calculationMode];
  });
  expect(state).toEqual(["book.xlsx", false, true, "Manual"]);
});
