import { SheetBuilder } from "../../../src/core/design/sheet-builder";
import type { SheetSnapshot } from "../../../src/core/workbook/snapshot";
import { readAppearance } from "../../../src/hosts/xlsx/appearance";
import { readXlsx } from "../../../src/hosts/xlsx/read";
import { createXlsx } from "../../../src/hosts/xlsx/write";
import { lookOf } from "../../../src/taskpane/sheet-view/looks";
import type { SheetLook } from "../../../src/taskpane/sheet-view/sheet-look";
import { partOf, withParts } from "../../support/xlsx-package";

/** 3, 9, 文 and a blank in B1:B4, marked beyond 0 to 5. */
function marked(): Promise<Uint8Array> {
  const builder = new SheetBuilder([10, 10]);
  [3, 9, "文", null].forEach((value, row) => builder.put(row, 1, value, "inputScore"));
  builder.markExcess({ range: { top: 0, bottom: 3, left: 1, right: 1 }, from: 0, to: 5 });
  return createXlsx([builder.build("评分", { orientation: "portrait" })]);
}

function looks(bytes: Uint8Array): { readonly sheet: SheetSnapshot; readonly look: SheetLook } {
  const file = readXlsx(bytes, { fileName: null });
  const [sheet] = file.snapshot.sheets;
  if (!sheet) throw new Error("no sheet");
  return { sheet, look: lookOf(sheet, readAppearance(file, sheet.id)) };
}

const colours = ({ look }: ReturnType<typeof looks>): unknown =>
  [0, 1, 2, 3].map((row) => [look.cellLook(row, 1)?.fill ?? null, look.cellLook(row, 1)?.color ?? null]);

describe("conditional formats", () => {
  it("mark what our own templates mark: numbers outside the limits, and text", async () => {
    const shown = looks(await marked());
    expect(shown.look.unread).toEqual([]);
    const [inside, beyond, text, blank] = colours(shown) as [string | null, string | null][];
    expect([inside, blank]).toEqual([
      [null, "#000000"],
      [null, "#000000"],
    ]);
    expect(beyond?.[1]).toBe("#9c0006");
    expect(beyond?.[0]).toMatch(/^#[0-9a-f]{6}$/);
    expect(text).toEqual(beyond);
  });

  it("compare a cell with a value, in the order of their priority", async () => {
    const sheet = partOf(await marked(), "xl/worksheets/sheet1.xml").replace(
      /<conditionalFormatting[\s\S]*<\/conditionalFormatting>/,
      '<conditionalFormatting sqref="B1:B4">' +
        '<cfRule type="cellIs" operator="lessThan" priority="2" dxfId="1"><formula>5</formula></cfRule>' +
        '<cfRule type="cellIs" operator="between" priority="1" dxfId="0"><formula>2</formula><formula>10</formula></cfRule>' +
        "</conditionalFormatting>",
    );
    const styles = partOf(await marked(), "xl/styles.xml").replace(
      /<dxfs[\s\S]*<\/dxfs>/,
      '<dxfs count="2"><dxf><fill><patternFill><bgColor rgb="FFFF0000"/></patternFill></fill></dxf>' +
        '<dxf><font><b/><color rgb="FF00FF00"/></font><fill><patternFill><bgColor rgb="FF0000FF"/></patternFill></fill></dxf></dxfs>',
    );
    const given = withParts(await marked(), { "xl/worksheets/sheet1.xml": sheet, "xl/styles.xml": styles });
    const { look } = looks(given);
    expect(look.cellLook(0, 1)).toMatchObject({ fill: "#ff0000", color: "#00ff00", bold: true });
    expect(look.cellLook(1, 1)).toMatchObject({ fill: "#ff0000", color: "#000000" });
    expect(look.cellLook(1, 1)?.bold).toBeUndefined();
  });

  it("are told where they are not drawn", async () => {
    const scale =
      '<cfRule type="colorScale" priority="1"><colorScale><cfvo type="min"/><cfvo type="max"/>' +
      '<color rgb="FFFF0000"/><color rgb="FF00FF00"/></colorScale></cfRule>';
    const sheet = partOf(await marked(), "xl/worksheets/sheet1.xml").replace(
      /<conditionalFormatting[\s\S]*<\/conditionalFormatting>/,
      `<conditionalFormatting sqref="B1:B4">${scale}</conditionalFormatting>`,
    );
    expect(looks(withParts(await marked(), { "xl/worksheets/sheet1.xml": sheet })).look.unread).toEqual(["conditions"]);
  });
});
