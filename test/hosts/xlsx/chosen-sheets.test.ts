import { chooseSheets } from "../../../src/hosts/xlsx/chosen-sheets";
import { createXlsx } from "../../../src/hosts/xlsx/write";
import { openZip } from "../../../src/hosts/xlsx/zip";
import { design } from "../../support/open-excel";
import { cellOf, partOf, partsOf, richWorkbook, snapshotOf, withParts } from "../../support/xlsx-package";

const sheets = (bytes: Uint8Array): unknown =>
  snapshotOf(bytes).sheets.map(({ name, visibility }) => [name, visibility]);

describe("chooseSheets", () => {
  let book: Uint8Array;

  beforeAll(async () => {
    book = await createXlsx([
      design("评分 表", { cells: [["A1", 3]] }),
      design("底稿", { cells: [["A1", "只在本单位用"]] }),
      design("结果", { cells: [["A1", { value: 3, formula: "'评分 表'!A1" }]] }),
      design("封面", { cells: [["A1", "封面"]] }),
    ]);
  });

  it("keeps the chosen ones alone, in the order given, with their contents", () => {
    const { bytes, hidden } = chooseSheets(book, ["封面", "评分 表"]);
    expect(hidden).toEqual([]);
    expect(sheets(bytes)).toEqual([
      ["封面", "visible"],
      ["评分 表", "visible"],
    ]);
    expect(cellOf(snapshotOf(bytes), "评分 表", "A1")?.value).toBe(3);
    expect([...partsOf(bytes).values()].filter((text) => text.includes("只在本单位用"))).toEqual([]);
    expect(openZip(bytes).names.filter((name) => name.startsWith("xl/worksheets/sheet"))).toHaveLength(2);
  });

  it("hides what the chosen ones refer to instead of breaking their formulas", () => {
    const { bytes, hidden } = chooseSheets(book, ["结果"]);
    expect(hidden).toEqual(["评分 表"]);
    expect(sheets(bytes)).toEqual([
      ["结果", "visible"],
      ["评分 表", "hidden"],
    ]);
    expect(cellOf(snapshotOf(bytes), "结果", "A1")).toMatchObject({ value: 3, formula: "'评分 表'!A1" });
  });

  it("moves print areas with their sheets, and selects no two sheets at once", () => {
    const workbook = partOf(book, "xl/workbook.xml").replace(
      "</sheets>",
      '</sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">\'评分 表\'!$A$1:$B$2</definedName>' +
        '<definedName name="_xlnm.Print_Area" localSheetId="1">底稿!$A$1:$B$2</definedName></definedNames>',
    );
    expect(partOf(book, "xl/worksheets/sheet1.xml")).toContain("tabSelected");
    const given = withParts(book, { "xl/workbook.xml": workbook });
    const { bytes } = chooseSheets(given, ["封面", "评分 表"]);
    const names = [...partOf(bytes, "xl/workbook.xml").matchAll(/localSheetId="(\d)">([^<]*)</g)];
    expect(names.map(([, local, text]) => [local, text])).toEqual([["1", "'评分 表'!$A$1:$B$2"]]);
    expect([...partsOf(bytes).values()].filter((text) => text.includes("tabSelected"))).toEqual([]);
  });

  it("leaves drawings, comments and tables of other sheets out, and every part it keeps reachable", () => {
    const rich = richWorkbook();
    const [first] = snapshotOf(rich).sheets.filter(({ visibility }) => visibility === "visible");
    const { bytes } = chooseSheets(rich, [first?.name ?? ""]);
    expect(snapshotOf(bytes).sheets.filter(({ visibility }) => visibility === "visible")).toHaveLength(1);
    const parts = partsOf(bytes);
    for (const [, part] of (parts.get("[Content_Types].xml") ?? "").matchAll(/PartName="\/([^"]+)"/g)) {
      expect([...parts.keys()]).toContain(part);
    }
  });

  it("refuses a name that is no sheet's", () => {
    expect(() => chooseSheets(book, ["没有这张"])).toThrow(RangeError);
    expect(() => chooseSheets(book, [])).toThrow(RangeError);
  });
});
