import { readAppearance } from "../../../src/hosts/xlsx/appearance";
import { readXlsx } from "../../../src/hosts/xlsx/read";
import { lookOf, plainLook } from "../../../src/taskpane/sheet-view/looks";
import type { SheetLook } from "../../../src/taskpane/sheet-view/sheet-look";
import { honestWith, oneSheet, relationships, worksheet } from "../../support/hostile-files";

function lookAt(bytes: Uint8Array): SheetLook {
  const file = readXlsx(bytes, { fileName: null });
  const [sheet] = file.snapshot.sheets;
  if (!sheet) throw new Error("no sheet");
  return lookOf(sheet, readAppearance(file, sheet.id));
}

const text = (cell: string, words: string): string => `<c r="${cell}" t="inlineStr"><is><t>${words}</t></is></c>`;

/** A sheet with these column elements before its rows. */
const withColumns = (columns: string, rows = ""): Uint8Array =>
  honestWith({
    "xl/worksheets/sheet1.xml": worksheet(rows).replace("<sheetData>", `<cols>${columns}</cols><sheetData>`),
  });

describe("the look of a sheet", () => {
  it("opens a sheet that lists each of its columns twice, over one another", () => {
    const columns = Array.from(
      { length: 16_384 },
      (_, i) => `<col min="${i + 1}" max="16384" width="${(i % 9) + 1}"/>`,
    );
    const widths = lookAt(withColumns(columns.join(""))).columnWidths(16_384);
    // The first run reaches to the end, so that no other begins beside it.
    expect([widths[0], widths[1], widths[16_383]]).toEqual([7, 7, 7]);
  });

  it("tells the widths of runs, hidden columns and the others", () => {
    const look = lookAt(withColumns('<col min="2" max="3" width="10"/><col min="5" max="5" hidden="1"/>'));
    expect([...look.columnWidths(6)]).toEqual([64, 70, 70, 64, 0, 64]);
  });

  it("takes heights from the file, and where it states none as high as a folded text needs", () => {
    const styles = '<styleSheet><cellXfs><xf/><xf><alignment wrapText="1"/></xf></cellXfs></styleSheet>';
    const long = "一二三四五六七八九十".repeat(3);
    const rows =
      `<row r="1" ht="30">${text("A1", "甲")}</row><row r="2">${text("A2", long).replace("<c ", '<c s="1" ')}</row>` +
      `<row r="3" hidden="1">${text("A3", "乙")}</row>`;
    const bytes = oneSheet(rows, {
      "xl/styles.xml": styles,
      "xl/_rels/workbook.xml.rels": relationships(
        ["s1", "worksheet", "worksheets/sheet1.xml"],
        ["s2", "worksheet", "worksheets/sheet2.xml"],
        ["r3", "sharedStrings", "sharedStrings.xml"],
        ["r4", "styles", "styles.xml"],
      ),
    });
    const [first, second, third, fourth] = lookAt(bytes).rowHeights(4);
    expect([first, third, fourth]).toEqual([40, 0, 20]);
    expect(second).toBeGreaterThan(8 * 15);
  });

  it("shows a sheet with a merged area that is no range, and says so", () => {
    const merges = '<mergeCells><mergeCell ref="#REF!"/><mergeCell ref="A1:B2"/></mergeCells>';
    const look = lookAt(oneSheet(`<row r="1">${text("A1", "甲")}</row>`, {}, merges));
    expect(look.unread).toEqual(["merges"]);
    expect(look.merges.at(1, 1)).toEqual({ top: 0, left: 0, bottom: 1, right: 1 });
    expect([look.lastRow, look.lastColumn]).toEqual([1, 1]);
  });

  it("lays out thousands of areas over one another once", () => {
    const merges = '<mergeCell ref="A1:XFD1048576"/>'.repeat(20_000);
    const look = lookAt(oneSheet("", {}, `<mergeCells>${merges}</mergeCells>`));
    expect(look.merges.touching({ top: 0, left: 0, bottom: 99, right: 99 })).toHaveLength(1);
  });

  it("has default colours where the theme is missing, and says so", () => {
    const bytes = oneSheet(`<row r="1">${text("A1", "甲")}</row>`, {
      "xl/_rels/workbook.xml.rels": relationships(
        ["s1", "worksheet", "worksheets/sheet1.xml"],
        ["s2", "worksheet", "worksheets/sheet2.xml"],
        ["r3", "sharedStrings", "sharedStrings.xml"],
        ["r5", "theme", "theme/theme1.xml"],
      ),
    });
    expect(lookAt(bytes).unread).toEqual(["colours"]);
  });

  it("is plain where nothing of it can be read", () => {
    const [sheet] = readXlsx(oneSheet(`<row r="2">${text("B2", "学校甲")}</row>`), { fileName: null }).snapshot.sheets;
    if (!sheet) throw new Error("no sheet");
    const look = plainLook(sheet);
    expect([look.unread, look.lastRow, look.lastColumn, look.cellLook(1, 1)]).toEqual([["all"], 1, 1, undefined]);
  });
});
