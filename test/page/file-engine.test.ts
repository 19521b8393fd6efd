import type { ChangeSet } from "../../src/core/changes/change-set";
import { HostError } from "../../src/hosts/host";
import { XlsxHost } from "../../src/hosts/xlsx/host";
import { readXlsx } from "../../src/hosts/xlsx/read";
import { readAppearance } from "../../src/hosts/xlsx/appearance";
import { FileDesk, type FileMethods } from "../../src/page/file-desk";
import { deskEngine } from "../../src/page/file-engine";
import { localChannel } from "../../src/taskpane/desk-channel";
import { cellOf, richWorkbook, setCell } from "../support/xlsx-package";

/** A desk whose answers pass through a copy, as they do between two threads. */
function copyingDesk(): FileMethods {
  const desk = new FileDesk("nowhere");
  return {
    glimpse: async (...args) => structuredClone(await desk.glimpse(...structuredClone(args))),
    look: async (...args) => structuredClone(await desk.look(...structuredClone(args))),
    read: async (...args) => structuredClone(await desk.read(...structuredClone(args))),
    apply: async (...args) => structuredClone(await desk.apply(...structuredClone(args))),
    create: (...args) => desk.create(...args),
    chosen: (...args) => desk.chosen(...args),
    notice: (...args) => desk.notice(...args),
    writable: (...args) => desk.writable(...args),
    returned: (...args) => desk.returned(...args),
    prepare: () => desk.prepare(),
  };
}

describe("a file host over a desk", () => {
  const rich = richWorkbook();
  const engine = deskEngine(localChannel<FileMethods>(async () => copyingDesk()));
  const set = async (host: XlsxHost, address: string, value: number, sheet = "附件1"): Promise<ChangeSet> => ({
    purpose: "entry",
    edits: [setCell(await host.read(), sheet, address, value)],
  });

  test("reads, writes and undoes as without one", async () => {
    const written: (readonly [Uint8Array, unknown])[] = [];
    const host = new XlsxHost(rich, "甲.xlsx", {
      engine,
      onWritten: (bytes, { snapshot }) => written.push([bytes, cellOf(snapshot, "附件1", "C3")?.value]),
    });
    expect((await host.read()).name).toBe("甲.xlsx");
    const report = await host.apply(await set(host, "C3", 1));
    expect(report).toMatchObject({ written: 1, skipped: [] });
    expect((await host.read()).name).toBe("甲.xlsx");
    expect(cellOf(await host.read(), "附件1", "C3")).toEqual({ value: 1 });
    const changed = host.bytes;
    await host.apply(report.undo);
    expect(host.bytes).toBe(rich);
    expect(written).toEqual([
      [changed, 1],
      [rich, 3],
    ]);
  });

  test("gives the very bytes back where nothing was written", async () => {
    const host = new XlsxHost(rich, null, { engine });
    const report = await host.apply({
      purpose: "entry",
      edits: [setCell(await host.read(), "受保护", "A2", "李四")],
    });
    expect(report.skipped).toEqual([{ sheet: "受保护", cell: "A2", reason: "locked" }]);
    expect(host.bytes).toBe(rich);
  });

  test("shows sheets from the archive that stayed on this side", async () => {
    const file = await engine.read(rich, null);
    const direct = readXlsx(rich, { fileName: null });
    const [first] = file.snapshot.sheets;
    expect(readAppearance(file, first?.id ?? "")).toEqual(readAppearance(direct, first?.id ?? ""));
    expect(file.snapshot).toEqual(direct.snapshot);
  });

  test("refuses what is no workbook with the reader's own reason", async () => {
    const refusal = await engine.read(new TextEncoder().encode("not a workbook"), null).catch((e: unknown) => e);
    expect(refusal).toBeInstanceOf(HostError);
    expect(refusal).toMatchObject({ code: "not-a-workbook" });
  });

  test("reads the same bytes once", async () => {
    let reads = 0;
    const counting = {
      ...engine,
      read: (...given: Parameters<typeof engine.read>) => (reads++, engine.read(...given)),
    };
    const host = new XlsxHost(rich, null, { engine: counting });
    const [one, other] = [await host.read(), await host.read()];
    expect(other).toBe(one);
    expect(reads).toBe(1);
  });
});
