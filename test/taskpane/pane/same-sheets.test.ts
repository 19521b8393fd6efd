import { drain } from "../../../src/core/workbook/steps";
import { applyToSnapshot } from "../../../src/core/changes/apply";
import { PatchedMap } from "../../../src/core/workbook/patched-map";
import { cellKey, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { keepSameSheets } from "../../../src/taskpane/pane/same-sheets";
import { workbook } from "../../support/workbook";

const keep = (former: WorkbookSnapshot | null, now: WorkbookSnapshot): WorkbookSnapshot =>
  drain(keepSameSheets(former, now));

describe("keepSameSheets", () => {
  it("gives back the very sheets on which nothing changed", () => {
    const former = workbook({ 附件1: [[1, "文"]], 附件2: [[2]] });
    const now = workbook({ 附件1: [[1, "文"]], 附件2: [[3]] });
    const kept = keep(former, now);
    expect(kept).toEqual(now);
    expect(kept.sheets.map((sheet) => former.sheets.includes(sheet))).toEqual([true, false]);
  });

  it.each([
    ["name", { name: "附件一" }],
    ["protection", { isProtected: true }],
    ["visibility", { visibility: "hidden" as const }],
  ])("takes a sheet anew whose %s changed", (_, change) => {
    const former = workbook({ 附件1: [[1]] });
    const now = { ...former, sheets: former.sheets.map((sheet) => ({ ...sheet, ...change })) };
    expect(keep(former, now).sheets[0]).toBe(now.sheets[0]);
  });

  it.each([
    ["one cell fewer", [[1, "文"]], [[1]]],
    ["one cell more", [[1]], [[1, "文"]]],
  ])("sees %s", (_, before, after) => {
    const now = workbook({ 附件1: after });
    expect(keep(workbook({ 附件1: before }), now).sheets[0]).toBe(now.sheets[0]);
  });

  describe("of a long sheet", () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => [i, `第${i}党支部`]);
    const long = (edit: (rows: (string | number)[][]) => void): WorkbookSnapshot => {
      const copy = rows.map((row) => [...row]);
      edit(copy);
      return workbook({ 名单: copy });
    };

    it("keeps all cells but those that changed", () => {
      const former = long(() => undefined);
      const now = long((copy) => {
        copy[17] = [17];
        copy[9_999] = [9_999, "改"];
        copy[10_000] = [10_000];
      });
      const kept = keep(former, now);
      const cells = kept.sheets[0]?.cells;
      expect(cells).toBeInstanceOf(PatchedMap);
      expect((cells as PatchedMap<unknown>).base).toBe(former.sheets[0]?.cells);
      expect([...((cells as PatchedMap<unknown>).patch.keys() ?? [])]).toEqual([
        cellKey(17, 1),
        cellKey(9_999, 1),
        cellKey(10_000, 0),
      ]);
      expect([...(cells ?? [])]).toEqual([...(now.sheets[0]?.cells ?? [])]);
    });

    it("gives back the very sheet where what was typed is read back", () => {
      const former = long(() => undefined);
      const [sheet] = former.sheets;
      if (!sheet) throw new Error("no sheet");
      const typed = applyToSnapshot(former, {
        purpose: "entry",
        edits: [
          { kind: "set-cell", sheet, row: 9_999, column: 1, before: { value: "第9999党支部" }, after: { value: "改" } },
        ],
      });
      const read = long((copy) => (copy[9_999] = [9_999, "改"]));
      expect(keep(typed, read).sheets[0]).toBe(typed.sheets[0]);
    });
  });
});
