import type { SelectedCell } from "../../../src/hosts/host";
import { workbook } from "../../support/workbook";
import { closeExcel, openExcel, writeRequests } from "../../support/open-excel";

afterEach(closeExcel);

const book = workbook({
  附件1: [[1, 2, "=A1+B1"]],
  附件2: [[3]],
  汇总: [["='附件1'!A1+'附件2'!A1"]],
});

const values = (snapshot: { readonly sheets: readonly { readonly cells: ReadonlyMap<number, unknown> }[] }) =>
  snapshot.sheets.map((sheet) => [...sheet.cells.values()]);

describe("refresh", () => {
  it("reads the changed sheet and sheets whose formulas look at others, and keeps the rest", async () => {
    const { excel, host } = openExcel(book);
    const former = await host.read();
    excel.type("附件1", "A1", 7);
    const seen = excel.requests.length;
    const now = await host.refresh(former, new Set([former.sheets[0]?.id ?? ""]));
    expect(now).toEqual(await host.read());
    expect(values(now)[2]).toEqual([{ value: 10, formula: expect.stringContaining("A1") as string }]);
    expect(now.sheets.map((sheet) => former.sheets.includes(sheet))).toEqual([false, true, false]);
    const asked = excel.requests.slice(seen).flatMap((request) => request.actions.map((action) => action.member));
    expect(asked.filter((member) => member === "Worksheet.getUsedRangeOrNullObject").length).toBe(5);
  });

  it("reads everything when anything may have changed", async () => {
    const { excel, host } = openExcel(book);
    const former = await host.read();
    excel.type("附件2", "A1", 8);
    expect(values(await host.refresh(former, null))[1]).toEqual([{ value: 8 }]);
  });

  it("only reads", async () => {
    const { excel, host } = openExcel(book);
    const former = await host.read();
    await host.refresh(former, new Set(["id-附件1"]));
    expect(writeRequests(excel)).toEqual([]);
  });
});

describe("onSelected", () => {
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

  it("tells the first cell of each selection, without a write, until it is stopped", async () => {
    const { excel, host } = openExcel(book);
    const heard: SelectedCell[] = [];
    const stop = await host.onSelected((place) => heard.push(place));
    excel.select("附件2", "B2:C3");
    await settle();
    expect(heard).toEqual([{ sheet: "附件2", cell: "B2" }]);
    expect(writeRequests(excel)).toEqual([]);
    stop();
    await settle();
    excel.select("附件1", "A1");
    await settle();
    expect(heard).toHaveLength(1);
  });

  it("tells the last of selections that follow at once", async () => {
    const { excel, host } = openExcel(book);
    const heard: SelectedCell[] = [];
    await host.onSelected((place) => heard.push(place));
    for (const cell of ["A1", "A2", "A3", "A4"]) excel.select("附件1", cell);
    await settle();
    expect(heard.at(-1)).toEqual({ sheet: "附件1", cell: "A4" });
    expect(heard.length).toBeLessThanOrEqual(2);
  });
});
