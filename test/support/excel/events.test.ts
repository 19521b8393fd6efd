import type { InMemoryExcel } from "./in-memory-excel";
import { openExcel } from "./open-excel";

let excel: InMemoryExcel;
beforeEach(() => {
  excel = openExcel({ 附件1: [[1, "=A1*2"]], 附件2: [[1]] });
});
afterEach(() => excel.uninstall());

/** Events arrive on their own: lets all that are due come in. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

type Heard = readonly [sheet: string, address: string, source: string, trigger: string];

async function listen(choose: (context: Excel.RequestContext) => Excel.Worksheet | Excel.WorksheetCollection): Promise<{
  heard: Heard[];
  stop: () => Promise<void>;
}> {
  const heard: Heard[] = [];
  const handler = await Excel.run(async (context) => {
    const target = choose(context);
    if ("getRange" in target) {
      target.load("id");
      await context.sync();
    }
    const registered = (target as Excel.WorksheetCollection).onChanged.add(async (event) => {
      heard.push([event.worksheetId, event.address, event.source, event.triggerSource]);
    });
    await context.sync();
    return registered;
  });
  const stop = (): Promise<void> =>
    Excel.run(handler.context as Excel.RequestContext, async (context) => {
      handler.remove();
      await context.sync();
    });
  return { heard, stop };
}

test("all sheets are heard through the collection, until the handler is removed", async () => {
  const { heard, stop } = await listen((context) => context.workbook.worksheets);
  excel.type("附件1", "A1", "7");
  excel.type("附件2", "B2", "文");
  await settle();
  expect(heard).toEqual([
    ["id-附件1", "A1", "Local", "Unknown"],
    ["id-附件2", "B2", "Local", "Unknown"],
  ]);
  expect(excel.workbook.sheet("附件1").value("B1")).toBe(14);
  await stop();
  excel.type("附件1", "A1", 8);
  await settle();
  expect(heard).toHaveLength(2);
});

test("a sheet's own handler hears that sheet", async () => {
  const { heard } = await listen((context) => context.workbook.worksheets.getItem("附件2"));
  excel.type("附件1", "A1", 7);
  excel.type("附件2", "A1", 7);
  await settle();
  expect(heard.map(([sheet]) => sheet)).toEqual(["id-附件2"]);
});

test("a program's own writes are heard too, marked as such", async () => {
  const { heard } = await listen((context) => context.workbook.worksheets);
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("附件1");
    sheet.getRange("A2:B3").values = [
      [1, 2],
      [3, null],
    ];
    sheet.getRange("D1").format.fill.color = "#FF0000";
    sheet.getRange("A1").clear("Contents");
    await context.sync();
  });
  await settle();
  expect(heard).toEqual([
    ["id-附件1", "A2:B3", "Local", "ThisLocalAddin"],
    ["id-附件1", "A1", "Local", "ThisLocalAddin"],
  ]);
});

test("another author's change is remote", async () => {
  const { heard } = await listen((context) => context.workbook.worksheets);
  excel.fireChanged({ sheet: "附件1", address: "C1:C9", source: "Remote" });
  await settle();
  expect(heard).toEqual([["id-附件1", "C1:C9", "Remote", "Unknown"]]);
});

test("nothing is heard while events are switched off", async () => {
  const { heard } = await listen((context) => context.workbook.worksheets);
  await Excel.run(async (context) => {
    context.runtime.enableEvents = false;
    context.workbook.worksheets.getItem("附件1").getRange("A1").values = [[5]];
    await context.sync();
  });
  await settle();
  expect(heard).toEqual([]);
});

test("handlers of a former Excel hear nothing of the next", async () => {
  const { heard } = await listen((context) => context.workbook.worksheets);
  excel.uninstall();
  excel = openExcel({ 附件1: [[1]] });
  excel.type("附件1", "A1", 2);
  await settle();
  expect(heard).toEqual([]);
});

test("a selection is heard by sheet and by workbook, and is the active cell", async () => {
  const heard: string[] = [];
  await Excel.run(async (context) => {
    context.workbook.worksheets.onSelectionChanged.add(async ({ worksheetId, address }) => {
      heard.push(`${worksheetId} ${address}`);
    });
    context.workbook.onSelectionChanged.add(async () => {
      heard.push("workbook");
    });
    await context.sync();
  });
  excel.select("附件2", "B2:C3");
  await settle();
  expect(heard.sort()).toEqual(["id-附件2 B2:C3", "workbook"]);
  const cell = await Excel.run(async (context) => {
    const active = context.workbook.getActiveCell();
    active.load("address");
    await context.sync();
    return active.address;
  });
  expect(cell).toBe("附件2!B2");
});

test("Office says that it is ready inside Excel", async () => {
  expect(await Office.onReady()).toEqual({ host: "Excel", platform: "OfficeOnline" });
});
