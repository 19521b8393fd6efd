import { keepSameSheets } from "../../../src/taskpane/pane/same-sheets";
import { workbook } from "../../support/workbook";

describe("keepSameSheets", () => {
  it("gives back the very sheets on which nothing changed", () => {
    const former = workbook({ 附件1: [[1, "文"]], 附件2: [[2]] });
    const now = workbook({ 附件1: [[1, "文"]], 附件2: [[3]] });
    const kept = keepSameSheets(former, now);
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
    expect(keepSameSheets(former, now).sheets[0]).toBe(now.sheets[0]);
  });
});
