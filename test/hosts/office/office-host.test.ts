import type { HostEdit } from "../../../src/hosts/host";
import { OfficeHost } from "../../../src/hosts/office/office-host";
import type { InMemoryExcel } from "../../support/excel/in-memory-excel";
import { changes, closeExcel, openExcel, setCell, writeRequests } from "../../support/open-excel";
import { sheet, workbook } from "../../support/workbook";

afterEach(closeExcel);

const source = workbook({ 附件1: [["项目", 3]], 附件2: [["自评结果", 86]] });
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe("reveal", () => {
  it("selects the cell on its sheet", async () => {
    const { host, model } = openExcel(source);
    await host.reveal({ id: "id-附件2", name: "附件2" }, "B1");
    expect(model.activeSheet?.name).toBe("附件2");
    expect(model.selection).toEqual({ top: 0, left: 1, bottom: 0, right: 1 });
  });

  it("finds a renamed sheet by its id, and one without a known id by its name", async () => {
    const { host, model } = openExcel(source);
    model.sheet("附件2").name = "调查表";
    await host.reveal({ id: "id-附件2", name: "附件2" }, "A1");
    expect(model.activeSheet?.name).toBe("调查表");
    await host.reveal({ id: "gone", name: "附件1" }, "B1");
    expect(model.activeSheet?.name).toBe("附件1");
    await host.reveal({ name: "调查表" }, "A1");
    expect(model.activeSheet?.name).toBe("调查表");
  });

  it("names a sheet that is not there", async () => {
    const { host } = openExcel(source);
    await expect(host.reveal({ name: "没有" }, "A1")).rejects.toMatchObject({
      name: "HostError",
      code: "unknown",
      facts: { sheet: "没有" },
    });
  });

  it("says when another workbook window is in front", async () => {
    const { host, excel } = openExcel(source, { host: "m365" });
    excel.hasFocus = false;
    await expect(host.reveal({ name: "附件2" }, "A1")).rejects.toMatchObject({ code: "inactive-workbook" });
  });
});

describe("onEdited", () => {
  async function listening(): Promise<ReturnType<typeof openExcel> & { heard: HostEdit[]; stop: () => void }> {
    const opened = openExcel(source);
    const heard: HostEdit[] = [];
    const stop = await opened.host.onEdited((edit) => heard.push(edit));
    return { ...opened, heard, stop };
  }

  it("tells what a person typed, where", async () => {
    const { excel, heard } = await listening();
    excel.type("附件2", "B1", 89);
    await settled();
    expect(heard).toEqual([{ sheetId: "id-附件2", cells: "B1" }]);
  });

  it("registers without a write", async () => {
    const { excel } = await listening();
    expect(writeRequests(excel)).toEqual([]);
  });

  it("gives a whole sheet when rows came or went", async () => {
    const { excel, heard } = await listening();
    excel.fireChanged({ sheet: "附件1", address: "2:3", changeType: "RowInserted" });
    await settled();
    expect(heard).toEqual([{ sheetId: "id-附件1", cells: null }]);
  });

  const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

  it.each<[string, (excel: InMemoryExcel) => void, HostEdit]>([
    ["a sheet that came", (excel) => excel.addSheet("新"), { sheetId: null, cells: null }],
    ["a sheet that went", (excel) => excel.deleteSheet("附件2"), { sheetId: null, cells: null }],
    ["a sheet with another name", (excel) => excel.renameSheet("附件2", "调查"), { sheetId: null, cells: null }],
  ])("tells of %s", async (_name, act, edit) => {
    const { host, excel, heard, stop } = await listening();
    await host.read();
    act(excel);
    await later();
    expect(heard).toEqual([edit]);
    expect(writeRequests(excel)).toEqual([]);
    stop();
  });

  it("tells of a pick from a drop-down, which raises no event, once the selection moves", async () => {
    const { host, excel, heard, stop } = await listening();
    await host.read();
    excel.select("附件2", "B1");
    await later();
    excel.pick("附件2", "B1", 88);
    await later();
    expect(heard).toEqual([]);
    excel.select("附件1", "A1");
    await later();
    expect(heard).toEqual([{ sheetId: "id-附件2", cells: null }]);
    excel.select("附件2", "B1");
    await later();
    expect(heard).toHaveLength(1);
    stop();
  });

  it.each(["web", "ltsc2021"] as const)("finds by itself what no event tells (%s)", async (kind) => {
    const { excel, host } = openExcel(source, { host: kind });
    const watching = new OfficeHost(5);
    const heard: HostEdit[] = [];
    const stop = await watching.onEdited((edit) => heard.push(edit));
    await watching.read();
    expect(await host.read()).toEqual(source);
    excel.pick("附件2", "B1", 88);
    await later();
    expect(heard).toEqual([{ sheetId: "id-附件2", cells: null }]);
    await watching.read();
    excel.workbook.sheet("附件1").name = "评分表";
    await later();
    expect(heard.slice(1)).toEqual([{ sheetId: null, cells: null }]);
    await watching.read();
    await later();
    expect(heard).toHaveLength(2);
    stop();
  });

  it("looks at nothing while the person types, and goes on afterwards", async () => {
    const { excel } = openExcel(source);
    const watching = new OfficeHost(5);
    const heard: HostEdit[] = [];
    const stop = await watching.onEdited((edit) => heard.push(edit));
    await watching.read();
    excel.pick("附件2", "B1", 88);
    excel.isInCellEditMode = true;
    await later();
    expect(heard).toEqual([]);
    excel.isInCellEditMode = false;
    await later();
    expect(heard).toEqual([{ sheetId: "id-附件2", cells: null }]);
    stop();
    await later();
    const asked = excel.requests.length;
    await later();
    expect(excel.requests.length).toBe(asked);
  });

  it("ignores our own writes and hears another author's", async () => {
    const { host, excel, heard } = await listening();
    await host.apply(changes(setCell(source, "附件1", "B1", { value: 2 })));
    excel.fireChanged({ sheet: "附件1", address: "B1", triggerSource: "ThisLocalAddin" });
    excel.fireChanged({ sheet: "附件1", address: "A1", source: "Remote" });
    await settled();
    expect(heard).toEqual([{ sheetId: "id-附件1", cells: "A1" }]);
  });

  it("hears edits again after an apply that failed", async () => {
    const { host, excel, heard } = await listening();
    excel.failAt((action) => action.kind === "set", "GeneralException");
    await expect(host.apply(changes(setCell(source, "附件1", "B1", { value: 2 })))).rejects.toMatchObject({
      code: "unknown",
    });
    excel.type("附件1", "B1", 1);
    await settled();
    expect(heard).toEqual([{ sheetId: "id-附件1", cells: "B1" }]);
  });

  it("is silent once it was stopped", async () => {
    const { excel, heard, stop } = await listening();
    stop();
    stop();
    await settled();
    excel.type("附件1", "B1", 1);
    await settled();
    expect(heard).toEqual([]);
  });

  it("needs ExcelApi 1.9", async () => {
    const { host } = openExcel(source, { host: "excel2019" });
    await expect(host.onEdited(() => undefined)).rejects.toMatchObject({
      code: "unsupported",
      facts: { needed: "ExcelApi 1.9" },
    });
  });
});

describe("a protected sheet", () => {
  it("can be read and revealed", async () => {
    const locked = workbook({}, { sheets: [sheet("表", [["甲"]], { isProtected: true })] });
    const { host, model } = openExcel(locked);
    expect(await host.read()).toEqual(locked);
    await host.reveal({ name: "表" }, "A1");
    expect(model.activeSheet?.name).toBe("表");
  });
});
