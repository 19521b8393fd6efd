import type { ChangeSet } from "../../../src/core/changes/change-set";
import { HostError, type HostEdit } from "../../../src/hosts/host";
import { XlsxHost } from "../../../src/hosts/xlsx/host";
import { cellOf, richWorkbook, setCell } from "../../support/xlsx-package";

describe("a workbook file as a host", () => {
  const rich = richWorkbook();

  async function open(options: ConstructorParameters<typeof XlsxHost>[2] = {}) {
    const host = new XlsxHost(rich, "甲.xlsx", options);
    const workbook = await host.read();
    const set = (address: string, value: number): ChangeSet => ({
      purpose: "entry",
      edits: [setCell(workbook, "附件1", address, value)],
    });
    return { host, workbook, set };
  }

  test("reads under the file's name", async () => {
    const { workbook } = await open();
    expect(workbook.name).toBe("甲.xlsx");
    expect(cellOf(workbook, "附件1", "D3")).toEqual({ value: 2.5, format: "0.0" });
  });

  test("undo and redo give the very bytes back, step by step", async () => {
    const { host, set } = await open();
    const first = await host.apply(set("C3", 1));
    const afterFirst = host.bytes;
    const second = await host.apply(set("C4", 1));
    const afterSecond = host.bytes;
    const back = await host.apply(second.undo);
    expect(host.bytes).toBe(afterFirst);
    expect(back).toMatchObject({ written: 1, skipped: [] });
    await host.apply(back.undo);
    expect(host.bytes).toBe(afterSecond);
    await host.apply(second.undo);
    await host.apply(first.undo);
    expect(host.bytes).toBe(rich);
  });

  test("an earlier undo leaves later changes", async () => {
    const { host, set } = await open();
    const first = await host.apply(set("C3", 1));
    await host.apply(set("C4", 1));
    const report = await host.apply(first.undo);
    expect(report).toMatchObject({ written: 1, skipped: [] });
    const workbook = await host.read();
    expect(cellOf(workbook, "附件1", "C3")).toEqual({ value: 3 });
    expect(cellOf(workbook, "附件1", "C4")).toEqual({ value: 1 });
  });

  test("changes asked for at once are made one after the other", async () => {
    const written: Uint8Array[] = [];
    const { host, set } = await open({ onWritten: (bytes) => void written.push(bytes) });
    await Promise.all([host.apply(set("C3", 1)), host.apply(set("C4", 2))]);
    const workbook = await host.read();
    expect(cellOf(workbook, "附件1", "C3")).toEqual({ value: 1 });
    expect(cellOf(workbook, "附件1", "C4")).toEqual({ value: 2 });
    expect(written).toHaveLength(2);
    expect(written[1]).toBe(host.bytes);
  });

  test("a change set that writes nothing is no step", async () => {
    const { host, workbook } = await open();
    const report = await host.apply({
      purpose: "entry",
      edits: [setCell(workbook, "受保护", "A2", "李四")],
    });
    expect(report.skipped).toEqual([{ sheet: "受保护", cell: "A2", reason: "locked" }]);
    expect(host.bytes).toBe(rich);
  });

  test("a failure is a rejection and the next call works", async () => {
    const host = new XlsxHost(new TextEncoder().encode("not a workbook"), null);
    await expect(host.read()).rejects.toBeInstanceOf(HostError);
    await expect(host.apply({ purpose: "fill", edits: [] })).rejects.toMatchObject({ code: "not-a-workbook" });
    await expect(host.apply({ purpose: "fill", edits: [] })).rejects.toMatchObject({ code: "not-a-workbook" });
  });

  test("reveal and edits are the page's", async () => {
    const revealed: string[] = [];
    const edits: HostEdit[] = [];
    let tell: (edit: HostEdit) => void = () => undefined;
    const { host } = await open({
      onReveal: (sheet, cell) => void revealed.push(`${sheet.name}!${cell}`),
      onEdited: (callback) => {
        tell = callback;
        return () => void (tell = () => undefined);
      },
    });
    await host.reveal({ name: "附件1" }, "D3");
    const stop = await host.onEdited((edit) => void edits.push(edit));
    tell({ sheetId: "1", cells: "A1" });
    stop();
    tell({ sheetId: "1", cells: "A2" });
    expect(revealed).toEqual(["附件1!D3"]);
    expect(edits).toEqual([{ sheetId: "1", cells: "A1" }]);
  });
});
