import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseA1 } from "../../../src/core/workbook/address";
import { cellKey } from "../../../src/core/workbook/snapshot";
import { readAppearance, type SheetAppearance } from "../../../src/hosts/xlsx/appearance";
import type { CellStyle } from "../../../src/hosts/xlsx/cell-styles";
import { HostError } from "../../../src/hosts/host";
import { numberAt } from "../../../src/hosts/xlsx/number-table";
import { readMerges } from "../../../src/hosts/xlsx/merges";
import { readXlsx } from "../../../src/hosts/xlsx/read";
import { honestWith, oneSheet, relationships, worksheet } from "../../support/hostile-files";

function fixture(name: string): SheetAppearance {
  const bytes = readFileSync(join(__dirname, "../../fixtures/xlsx", name));
  return readAppearance(readXlsx(new Uint8Array(bytes), { fileName: name }), "1");
}

function styleAt(appearance: SheetAppearance, address: string): CellStyle | undefined {
  const { row, column } = parseA1(address);
  return appearance.styles[numberAt(appearance.cellStyles, cellKey(row, column)) ?? -1];
}

/** The look of A1 of a workbook with this one cell style, these style parts before it, and this theme. */
function styled(collections: string, xf: string, theme = ""): CellStyle | undefined {
  const bytes = honestWith({
    "xl/worksheets/sheet1.xml": worksheet('<row r="1"><c r="A1" s="1"/></row>'),
    "xl/styles.xml": `<styleSheet>${collections}<cellStyleXfs><xf fontId="1"/></cellStyleXfs><cellXfs><xf/>${xf}</cellXfs></styleSheet>`,
    "xl/theme/theme1.xml": `<a:theme><a:themeElements><a:clrScheme>${theme}</a:clrScheme></a:themeElements></a:theme>`,
    "xl/_rels/workbook.xml.rels": relationships(
      ["s1", "worksheet", "worksheets/sheet1.xml"],
      ["s2", "worksheet", "worksheets/sheet2.xml"],
      ["r3", "sharedStrings", "sharedStrings.xml"],
      ["r4", "styles", "styles.xml"],
      ["r5", "theme", "theme/theme1.xml"],
    ),
  });
  return styleAt(readAppearance(readXlsx(bytes, { fileName: null }), "1"), "A1");
}

describe("readAppearance", () => {
  it.each(["openpyxl.xlsx", "libreoffice.xlsx"])("reads merges, sizes and what is hidden of %s", (name) => {
    const look = fixture(name);
    expect(look.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 5 }]);
    expect(look.columns.filter(({ isHidden }) => isHidden).map(({ first, last }) => [first, last])).toEqual([[2, 2]]);
    expect(look.columns.find(({ first }) => first === 0)?.width).toBeCloseTo(30, 1);
    expect(numberAt(look.rowHeights, 0)).toBe(45);
    expect(numberAt(look.rowHeights, 2)).toBe(0);
    expect(look.showsGridLines).toBe(true);
  });

  it("reads frozen rows and columns, the font's name, and hidden grid lines", () => {
    const look = fixture("openpyxl.xlsx");
    expect([look.frozenRows, look.frozenColumns]).toEqual([2, 1]);
    expect(styleAt(look, "A1")?.font.name).toBe("宋体");
    const views =
      '<sheetViews><sheetView showGridLines="0"><pane ySplit="900" state="split"/></sheetView></sheetViews>';
    const split = readAppearance(readXlsx(oneSheet("", {}, views), { fileName: null }), "1");
    expect([split.frozenRows, split.frozenColumns, split.showsGridLines]).toEqual([0, 0, false]);
  });

  it.each(["openpyxl.xlsx", "libreoffice.xlsx"])("reads fonts, fills, borders and alignment of %s", (name) => {
    const look = fixture(name);
    expect(styleAt(look, "A1")).toMatchObject({
      font: { size: 16, isBold: true, isItalic: false, isUnderlined: false, color: "#c00000" },
      fill: "#ffe699",
      border: { left: null, right: null, top: null, bottom: null },
      horizontal: "center",
      vertical: "center",
      wraps: true,
    });
    expect(styleAt(look, "A2")?.border).toEqual({
      left: { style: "thin", color: "#808080" },
      right: { style: "double", color: null },
      top: { style: "thin", color: "#808080" },
      bottom: { style: "thin", color: "#808080" },
    });
    expect(styleAt(look, "A3")?.fill).toBeNull();
  });

  it("reads theme colours with their tint, and indexed ones", () => {
    const theme =
      '<a:dk1><a:sysClr val="windowText" lastClr="101010"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1>' +
      '<a:accent1><a:srgbClr val="4472C4"/></a:accent1>';
    const fill = (color: string): string =>
      `<fills><fill><patternFill patternType="solid"><fgColor ${color}/></patternFill></fill></fills>`;
    const xf = '<xf fillId="0"/>';
    expect(styled(fill('theme="1"'), xf, theme)?.fill).toBe("#101010");
    expect(styled(fill('theme="4"'), xf, theme)?.fill).toBe("#4472c4");
    expect(styled(fill('theme="4" tint="0.5"'), xf, theme)?.fill).toBe("#a2b9e2");
    expect(styled(fill('theme="0" tint="-0.5"'), xf, theme)?.fill).toBe("#808080");
    expect(styled(fill('indexed="13"'), xf)?.fill).toBe("#ffff00");
    expect(styled(fill('indexed="64"'), xf)?.fill).toBeNull();
  });

  it("reads switches that are off, and alignment", () => {
    const fonts = '<fonts><font><b val="0"/><i/><u val="none"/><strike val="1"/></font></fonts>';
    const xf = '<xf fontId="0"><alignment indent="2" textRotation="255" shrinkToFit="1" wrapText="0"/></xf>';
    const style = styled(fonts, xf);
    expect(style?.font).toEqual({
      name: null,
      size: null,
      isBold: false,
      isItalic: true,
      isUnderlined: false,
      isStruck: true,
      color: null,
    });
    expect(style).toMatchObject({ indent: 2, rotation: 255, shrinks: true, wraps: false, horizontal: null });
  });

  it("reads both names of a border's sides", () => {
    const borders =
      '<borders><border><start style="thin"><color rgb="FF00FF00"/></start><end style="none"/>' +
      '<top style="medium"/><bottom/><diagonal style="thin"/></border></borders>';
    expect(styled(borders, '<xf borderId="0"/>')?.border).toEqual({
      left: { style: "thin", color: "#00ff00" },
      right: null,
      top: { style: "medium", color: null },
      bottom: null,
    });
  });

  it("reads lines from corner to corner, only where they are drawn, and number formats", () => {
    const borders = (slopes: string): string =>
      `<borders><border ${slopes}><left/><diagonal style="thin"><color rgb="FF0000FF"/></diagonal></border></borders>`;
    const falls = styled(borders('diagonalDown="1"'), '<xf borderId="0" numFmtId="10"/>');
    expect(falls?.diagonal).toEqual({ style: "thin", color: "#0000ff", rises: false, falls: true });
    expect(falls?.format).toBe("0.00%");
    expect(styled(borders(""), '<xf borderId="0"/>')).toMatchObject({ diagonal: null, format: null });
  });

  it("reads comments, and counts what lies on the sheet beside its cells", () => {
    const bytes = honestWith({
      "xl/worksheets/_rels/sheet1.xml.rels": relationships(
        ["r1", "comments", "../comments1.xml"],
        ["r2", "drawing", "../drawings/drawing1.xml"],
      ),
      "xl/comments1.xml":
        '<comments><authors><author>甲</author></authors><commentList><comment ref="B2" authorId="0"><text>' +
        "<r><t>请核实：</t></r><r><t>89</t></r></text></comment></commentList></comments>",
      "xl/drawings/drawing1.xml":
        '<d:wsDr xmlns:d="d" xmlns:m="m"><d:a><d:graphicFrame><d:x/></d:graphicFrame></d:a><d:a><d:pic/></d:a>' +
        "<m:AlternateContent><m:Choice><d:sp/></m:Choice><m:Fallback><d:pic/></m:Fallback></m:AlternateContent></d:wsDr>",
    });
    const look = readAppearance(readXlsx(bytes, { fileName: null }), "1");
    expect([...look.comments]).toEqual([[cellKey(1, 1), "请核实：89"]]);
    expect([look.charts, look.pictures, look.shapes]).toEqual([1, 1, 1]);
  });

  it("tells comments, conversations and boxes of visible sheets beside the cells", () => {
    const conversation = (text: string): string => `<threadedComment ref="B2"><text>${text}</text></threadedComment>`;
    const box = (name: string, text: string): string =>
      `<d:sp><d:nvSpPr name="${name}"/><d:txBody><a:p xmlns:a="a"><a:r><a:t>${text}</a:t></a:r></a:p></d:txBody></d:sp>`;
    const parts = {
      "xl/worksheets/_rels/sheet1.xml.rels": relationships(
        ["r1", "comments", "../comments1.xml"],
        ["r2", "drawing", "../drawings/drawing1.xml"],
        ["r3", "threadedComment", "../threadedComments/threadedComment1.xml"],
      ),
      "xl/comments1.xml":
        '<comments><commentList><comment ref="B2"><text><t>[线程批注] 你的 Excel 版本…</t></text></comment>' +
        '<comment ref="A1"><text><t>旧批注</t></text></comment></commentList></comments>',
      "xl/threadedComments/threadedComment1.xml": `<ThreadedComments>${conversation("7分？")}${conversation("是")}</ThreadedComments>`,
      "xl/drawings/drawing1.xml":
        '<d:wsDr xmlns:d="d"><d:a><d:from><d:col>3</d:col><d:colOff>9</d:colOff><d:row>4</d:row></d:from>' +
        `<d:grpSp>${box("a", "注意")}${box("b", "保密")}</d:grpSp></d:a></d:wsDr>`,
    };
    const { snapshot } = readXlsx(honestWith(parts), { fileName: null });
    const { name } = snapshot.sheets[0] as { name: string };
    expect(snapshot.asides).toEqual([
      { kind: "comment", sheet: name, cell: "A1", text: "旧批注" },
      { kind: "comment", sheet: name, cell: "B2", text: "7分？\n是" },
      { kind: "shape", sheet: name, cell: "D5", text: "注意\n保密" },
    ]);
    expect(readXlsx(honestWith({}), { fileName: null }).snapshot.asides).toBeUndefined();
  });

  it("leaves out a comments part that cannot be read", () => {
    const rels = relationships(["r1", "comments", "../comments1.xml"]);
    const bytes = honestWith({ "xl/worksheets/_rels/sheet1.xml.rels": rels });
    expect(readAppearance(readXlsx(bytes, { fileName: null }), "1").comments.size).toBe(0);
  });

  it("gives a file without styles one plain look", () => {
    const file = readXlsx(honestWith({}), { fileName: null });
    const look = readAppearance(file, "1");
    expect(look.styles).toHaveLength(1);
    expect(styleAt(look, "B2")?.font.isBold).toBe(false);
    expect(look.defaultRowHeight).toBe(15);
    expect(() => readAppearance(file, "9")).toThrow(RangeError);
  });
});

describe("readMerges", () => {
  it("keeps the file's order and refuses what is no range", () => {
    const merges = (refs: string): unknown =>
      readMerges(readXlsx(oneSheet("", {}, `<mergeCells>${refs}</mergeCells>`), { fileName: null }), "1");
    expect(merges('<mergeCell ref="B2:C3"/><mergeCell ref="A1:A9"/>')).toEqual([
      { top: 1, left: 1, bottom: 2, right: 2 },
      { top: 0, left: 0, bottom: 8, right: 0 },
    ]);
    expect(() => merges('<mergeCell ref="A1:B"/>')).toThrow(HostError);
  });
});
