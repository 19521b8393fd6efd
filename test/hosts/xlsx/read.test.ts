import { readFileSync } from "node:fs";
import { join } from "node:path";
import { toA1 } from "../../../src/core/workbook/address";
import { keyAddress, type Cell, type SheetSnapshot } from "../../../src/core/workbook/snapshot";
import { glimpseXlsx, readXlsx, type XlsxFile } from "../../../src/hosts/xlsx/read";
import {
  honestWith,
  oneSheet,
  relationships,
  sharedStrings,
  workbookPart,
  worksheet,
} from "../../support/hostile-files";

function fixture(name: string): XlsxFile {
  const bytes = readFileSync(join(__dirname, "../../fixtures/xlsx", name));
  return readXlsx(new Uint8Array(bytes), { fileName: name });
}

function read(bytes: Uint8Array): XlsxFile {
  return readXlsx(bytes, { fileName: "book.xlsx" });
}

/** The cells of a sheet by address, in the order of the snapshot. */
function cellsOf(sheet: SheetSnapshot | undefined): [string, Cell][] {
  return [...(sheet?.cells ?? [])].map(([key, cell]) => [toA1(keyAddress(key)), cell]);
}

/** The cells of the first sheet of a workbook that holds these rows. */
function cellsIn(rows: string, parts: Record<string, string> = {}): [string, Cell][] {
  return cellsOf(read(oneSheet(rows, parts)).snapshot.sheets[0]);
}

const styles = (formats: string, ...ids: readonly number[]): string =>
  `<styleSheet xmlns="x">${formats}<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>` +
  `${ids.map((id) => `<xf numFmtId="${id}"/>`).join("")}</cellXfs></styleSheet>`;

/** The parts that give the honest workbook a stylesheet. */
function withStyles(sheet: string): Record<string, string> {
  return {
    "xl/styles.xml": sheet,
    "xl/_rels/workbook.xml.rels": relationships(
      ["s1", "worksheet", "worksheets/sheet1.xml"],
      ["s2", "worksheet", "worksheets/sheet2.xml"],
      ["r3", "sharedStrings", "sharedStrings.xml"],
      ["r4", "styles", "styles.xml"],
    ),
  };
}

describe("files of other programs", () => {
  it("reads what openpyxl writes: inline strings, formulas without values", () => {
    const { snapshot, properties, hasMacros } = fixture("openpyxl.xlsx");
    expect(snapshot.name).toBe("openpyxl.xlsx");
    expect(snapshot.calculation).toBe("automatic");
    expect(snapshot.isStructureProtected).toBe(true);
    expect(properties.modified).toBe("2012-06-26T08:30:00Z");
    expect(hasMacros).toBe(false);
    expect(snapshot.sheets.map(({ id, name, visibility, isProtected }) => [id, name, visibility, isProtected])).toEqual(
      [
        ["1", "附件1 评分", "visible", true],
        ["2", "说明", "hidden", false],
      ],
    );
    expect(cellsOf(snapshot.sheets[0])).toEqual([
      ["A1", { value: "附件1\n评分表（学校甲）" }],
      ["A2", { value: "001" }],
      ["B2", { value: 89.96, format: "0.####" }],
      ["C2", { value: true }],
      ["D2", { value: 41061, format: "yyyy-mm-dd" }],
      ["E2", { value: 0.5, format: "0%" }],
      ["F2", { value: " 前后空格 & <尖括号> " }],
      ["A3", { value: null, formula: "SUM(B2,1)" }],
      ["B3", { value: null, formula: "1/0" }],
      ["C3", { value: null, formula: 'IF(B2>80,"较好","")' }],
    ]);
    expect(cellsOf(snapshot.sheets[1])).toEqual([["XFD1048576", { value: "角" }]]);
  });

  it("reads the same from LibreOffice, with the values that it calculated", () => {
    const { snapshot } = fixture("libreoffice.xlsx");
    expect(cellsOf(snapshot.sheets[0])).toEqual([
      ["A1", { value: "附件1\n评分表（学校甲）" }],
      ["A2", { value: "001" }],
      ["B2", { value: 89.96, format: "0.####" }],
      ["C2", { value: true, formula: "TRUE()" }],
      ["D2", { value: 41061, format: "yyyy\\-mm\\-dd" }],
      ["E2", { value: 0.5, format: "0%" }],
      ["F2", { value: " 前后空格 & <尖括号> " }],
      ["A3", { value: 90.96, formula: "SUM(B2,1)" }],
      ["B3", { value: { error: "#DIV/0!" }, formula: "1/0" }],
      ["C3", { value: "较好", formula: 'IF(B2>80,"较好","")' }],
    ]);
    expect(snapshot.sheets.map(({ visibility, isProtected }) => [visibility, isProtected])).toEqual([
      ["visible", true],
      ["hidden", false],
    ]);
    expect(cellsOf(snapshot.sheets[1])).toEqual([["XFD1048576", { value: "角" }]]);
  });

  it("reads Excel's own layout: shared strings and formulas, readings, extensions", () => {
    const { snapshot, sheets } = fixture("excel-like.xlsx");
    expect(sheets).toEqual([
      { id: "7", name: "得分 & 定级", part: "xl/worksheets/sheet2.xml" },
      { id: "3", name: "旧表", part: "xl/worksheets/sheet1.xml" },
    ]);
    expect(snapshot.sheets.map(({ id, visibility }) => [id, visibility])).toEqual([
      ["7", "visible"],
      ["3", "veryHidden"],
    ]);
    expect(cellsOf(snapshot.sheets[0])).toEqual([
      ["A1", { value: "项目", format: "@" }],
      ["B1", { value: "总分 100" }],
      ["C1", { value: "考评" }],
      ["D1", { value: "第一行\n第二行_x000D_" }],
      ["A2", { value: 3 }],
      ["B2", { value: 4 }],
      ["C2", { value: 21, formula: "SUM(A2:B2)*$A$2" }],
      ["D2", { value: 41061, format: "m/d/yyyy" }],
      ["E2", { value: 0.5, format: "0%" }],
      ["A3", { value: 5 }],
      ["B3", { value: 6 }],
      ["C3", { value: 33, formula: "SUM(A3:B3)*$A$2" }],
      ["D3", { value: 41061, format: 'yyyy"年"m"月"d"日"' }],
      ["E3", { value: { error: "#DIV/0!" }, formula: "A3/0" }],
      ["A4", { value: 7 }],
      ["B4", { value: 8 }],
      ["C4", { value: 45, formula: "SUM(A4:B4)*$A$2" }],
      ["D4", { value: false }],
      ["E4", { value: "较好", formula: 'IF(A4>5,"较好","")' }],
      ["A5", { value: 6, formula: "A2:B2*2" }],
      ["B5", { value: 8, formula: "A2:B2*2" }],
      ["C5", { value: 41086.5 }],
      ["D5", { value: 12, formula: "[1]分数!$A$1" }],
      ["E5", { value: 0.015000000000000001, format: '0.0###"分"' }],
    ]);
    expect(cellsOf(snapshot.sheets[1])).toEqual([["A1", { value: "旧" }]]);
  });

  it.each(["strict.xlsx", "streamed.xlsx", "zip64.xlsx"])("reads %s: strict names, in every kind of zip", (name) => {
    const { snapshot } = fixture(name);
    expect(snapshot.isStructureProtected).toBe(true);
    expect(snapshot.sheets[0]?.isProtected).toBe(true);
    expect(cellsOf(snapshot.sheets[0])).toEqual([
      ["A1", { value: "得分" }],
      ["B1", { value: 2 }],
    ]);
  });

  it("reads prefixes, absolute targets, other part names and cells without references", () => {
    expect(cellsOf(fixture("prefixed.xlsx").snapshot.sheets[0])).toEqual([
      ["A1", { value: "得分" }],
      ["C1", { value: 2 }],
      ["B3", { value: "甲" }],
      ["C3", { value: 4 }],
    ]);
  });
});

describe("cells", () => {
  it("leaves blank cells out, and text that is empty", () => {
    expect(
      cellsIn(
        '<row r="1"><c r="A1"/><c r="B1"><v></v></c><c r="C1" t="s"><v>0</v></c><c r="D1" t="inlineStr"><is/></c>' +
          '<c r="E1" t="str"><v></v></c><c r="F1"><f></f></c></row>',
        { "xl/sharedStrings.xml": sharedStrings(["", "", ""]) },
      ),
    ).toEqual([]);
  });

  it("keeps formulas whose value is empty or absent apart", () => {
    expect(
      cellsIn(
        '<row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><f>A1</f></c><c r="C1"><f>A1</f><v/></c></row>',
      ),
    ).toEqual([
      ["A1", { value: "", formula: '""' }],
      ["B1", { value: null, formula: "A1" }],
      ["C1", { value: null, formula: "A1" }],
    ]);
  });

  it("sorts cells of a file that is not in reading order", () => {
    expect(
      cellsIn('<row r="2"><c r="B2"><v>4</v></c><c r="A2"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'),
    ).toEqual([
      ["A1", { value: 1 }],
      ["A2", { value: 3 }],
      ["B2", { value: 4 }],
    ]);
  });

  it("joins rich text, resolves escapes, and makes every line break one line feed", () => {
    const texts =
      '<sst><si><r><t>一</t></r><rPh sb="0" eb="1"><t>いち</t></rPh><r><t xml:space="preserve"> 二</t></r></si>' +
      "<si><t>a_x000D_\nb\r\nc&#13;d_x005F_x0041_ _x4e00_</t></si><si><t>x</t></si></sst>";
    expect(
      cellsIn('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>', {
        "xl/sharedStrings.xml": texts,
      }),
    ).toEqual([
      ["A1", { value: "一 二" }],
      ["B1", { value: "a\nb\nc\nd_x0041_ 一" }],
    ]);
  });

  it("reads every type of value", () => {
    expect(
      cellsIn(
        '<row r="1"><c r="A1" t="n"><v> -1.5E3 </v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="b"><v>false</v></c>' +
          '<c r="D1" t="e"><v>#N/A</v></c><c r="E1" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c>' +
          '<c r="F1" t="d"><v>2012-06-01</v></c><c r="G1" t="d"><v>1900-02-28T06:00:00Z</v></c>' +
          '<c r="H1" t="d"><v>1900-03-01</v></c><c r="I1" t="d"><v>12:00:00</v></c></row>',
      ),
    ).toEqual([
      ["A1", { value: -1500 }],
      ["B1", { value: true }],
      ["C1", { value: false }],
      ["D1", { value: { error: "#N/A" } }],
      ["E1", { value: "甲乙" }],
      ["F1", { value: 41061 }],
      ["G1", { value: 59.25 }],
      ["H1", { value: 61 }],
      ["I1", { value: 0.5 }],
    ]);
  });

  it("translates shared formulas for followers before and after the one that holds the text", () => {
    expect(
      cellsIn(
        '<row r="1"><c r="B1"><f t="shared" si="5"/><v>1</v></c></row>' +
          '<row r="2"><c r="B2"><f t="shared" si="5" ref="B1:B3">A2*$A$1&amp;"A2"</f><v>2</v></c></row>' +
          '<row r="3"><c r="B3"><f t="shared" si="5"/></c></row>',
      ),
    ).toEqual([
      ["B1", { value: 1, formula: 'A1*$A$1&"A2"' }],
      ["B2", { value: 2, formula: 'A2*$A$1&"A2"' }],
      ["B3", { value: null, formula: 'A3*$A$1&"A2"' }],
    ]);
  });

  it("reads circular formulas as they stand", () => {
    expect(cellsIn('<row r="1"><c r="A1"><f>B1+1</f><v>0</v></c><c r="B1"><f>A1+1</f><v>0</v></c></row>')).toEqual([
      ["A1", { value: 0, formula: "B1+1" }],
      ["B1", { value: 0, formula: "A1+1" }],
    ]);
  });

  it("gives every cell of an array formula its formula, and a data table's cells their values", () => {
    expect(
      cellsIn(
        '<row r="1"><c r="A1"><f t="array" ref="A1:A2">C1:C2*2</f><v>2</v></c></row><row r="2"><c r="A2"><v>4</v></c>' +
          '<c r="B2"><f t="dataTable" ref="B2:B2" r1="A1"/><v>7</v></c></row><row r="3"><c r="A3"><v>5</v></c></row>',
      ),
    ).toEqual([
      ["A1", { value: 2, formula: "C1:C2*2" }],
      ["A2", { value: 4, formula: "C1:C2*2" }],
      ["B2", { value: 7 }],
      ["A3", { value: 5 }],
    ]);
  });
});

describe("the beginning of a long sheet", () => {
  it("is what lies in its first bytes", () => {
    const bytes = oneSheet(
      Array.from({ length: 1000 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c></row>`).join(""),
    );
    const whole = cellsOf(read(bytes).snapshot.sheets[0]);
    const seen = cellsOf(glimpseXlsx(bytes, 4096).snapshot.sheets[0]);
    expect(whole).toHaveLength(1000);
    expect(seen.length).toBeGreaterThan(80);
    expect(seen.length).toBeLessThan(120);
    expect(seen).toEqual(whole.slice(0, seen.length));
  });
});

describe("number formats", () => {
  it("resolves ids of the file and of Excel, and leaves General out", () => {
    const formats =
      '<numFmts><numFmt numFmtId="164" formatCode="0.0&quot;分&quot;"/><numFmt numFmtId="165" formatCode="GENERAL"/></numFmts>';
    const ids = [0, 164, 165, 2, 14, 49, 57, 199];
    const rows = ids.map((_, i) => `<row r="${i + 1}"><c r="A${i + 1}" s="${i}"><v>1</v></c></row>`).join("");
    expect(cellsIn(rows, withStyles(styles(formats, ...ids))).map(([, cell]) => cell.format)).toEqual([
      undefined,
      '0.0"分"',
      undefined,
      "0.00",
      "m/d/yyyy",
      "@",
      'yyyy"年"m"月"',
      undefined,
    ]);
  });

  it("gives a cell without a style the first one", () => {
    expect(cellsIn('<row r="1"><c r="A1"><v>1</v></c></row>', withStyles(styles("", 10)))).toEqual([
      ["A1", { value: 1, format: "0.00%" }],
    ]);
  });

  it("moves dates that count from 1904, and no other numbers", () => {
    const parts = {
      ...withStyles(styles("", 0, 14)),
      "xl/workbook.xml": workbookPart(["评分", "说明"], '<workbookPr date1904="1"/>'),
    };
    const file = read(oneSheet('<row r="1"><c r="A1"><v>90</v></c><c r="B1" s="1"><v>39599</v></c></row>', parts));
    expect(file.is1904).toBe(true);
    expect(cellsOf(file.snapshot.sheets[0])).toEqual([
      ["A1", { value: 90 }],
      ["B1", { value: 41061, format: "m/d/yyyy" }],
    ]);
  });
});

describe("the workbook", () => {
  it.each([
    ['calcMode="manual"', "automatic"],
    ['calcMode="manual" calcOnSave="1" calcCompleted="1"', "automatic"],
    ['calcMode="manual" calcOnSave="0"', "manual"],
    ['calcMode="manual" calcCompleted="0"', "manual"],
    ['calcMode="auto" calcOnSave="0"', "automatic"],
  ])("trusts values that were calculated on saving: %s", (attributes, calculation) => {
    const workbook = workbookPart(["评分", "说明"], "", `<calcPr ${attributes}/>`);
    expect(read(honestWith({ "xl/workbook.xml": workbook })).snapshot.calculation).toBe(calculation);
  });

  it("lists the sheet of an old module, which has no part, among the sheets without cells", () => {
    const workbook = workbookPart(["评分", "说明"]).replace(
      "</sheets>",
      '<sheet name="Module1" sheetId="9" r:id=""/></sheets>',
    );
    const file = read(honestWith({ "xl/workbook.xml": workbook }));
    expect([file.snapshot.sheets.map((s) => s.name), file.otherSheets]).toEqual([["评分", "说明"], ["Module1"]]);
  });

  it("leaves values of formulas out in manual mode, and keeps constants", () => {
    const file = read(
      oneSheet('<row r="1"><c r="A1"><f>1+1</f><v>3</v></c><c r="B1"><v>3</v></c></row>', {
        "xl/workbook.xml": workbookPart(["评分", "说明"], "", '<calcPr calcMode="manual" calcOnSave="0"/>'),
      }),
    );
    expect(file.snapshot.calculation).toBe("manual");
    expect(cellsOf(file.snapshot.sheets[0])).toEqual([
      ["A1", { value: null, formula: "1+1" }],
      ["B1", { value: 3 }],
    ]);
  });

  it("knows a protected sheet by its sheet attribute alone", () => {
    const isProtected = (after: string): boolean | undefined =>
      read(oneSheet("", {}, after)).snapshot.sheets[0]?.isProtected;
    expect(isProtected('<sheetProtection sheet="1" password="CC1A"/>')).toBe(true);
    expect(isProtected('<sheetProtection objects="1"/>')).toBe(false);
    expect(isProtected("")).toBe(false);
  });

  it("names chart sheets apart and sees macros", () => {
    const file = read(
      honestWith({
        "xl/_rels/workbook.xml.rels": relationships(
          ["s1", "worksheet", "worksheets/sheet1.xml"],
          ["s2", "chartsheet", "chartsheets/sheet1.xml"],
          ["r3", "sharedStrings", "sharedStrings.xml"],
          ["r4", "vbaProject", "vbaProject.bin"],
        ),
        "xl/chartsheets/sheet1.xml": "<chartsheet/>",
        "xl/vbaProject.bin": new Uint8Array(16),
      }),
    );
    expect(file.snapshot.sheets.map(({ name }) => name)).toEqual(["评分"]);
    expect(file.otherSheets).toEqual(["说明"]);
    expect(file.hasMacros).toBe(true);
  });

  it("finds parts whose names differ in case, and none outside the file", () => {
    const file = read(
      honestWith({
        "xl/_rels/workbook.xml.rels": relationships(
          ["s1", "worksheet", "Worksheets/Sheet1.XML"],
          ["s2", "worksheet", "./worksheets/../worksheets/sheet2.xml"],
          ["r3", "sharedStrings", "/XL/sharedStrings.xml"],
        ),
      }),
    );
    expect(cellsOf(file.snapshot.sheets[0])[0]).toEqual(["A1", { value: "项目" }]);
    expect(cellsOf(file.snapshot.sheets[1])).toEqual([["A1", { value: "学校甲" }]]);
  });

  it("says nothing of a modified time that the document does not state", () => {
    expect(read(honestWith({})).properties.modified).toBeNull();
    expect(readXlsx(honestWith({}), { fileName: null }).snapshot.name).toBeNull();
  });

  it("ignores foreign sheet data inside extensions", () => {
    const extension = `<extLst><ext>${worksheet('<row r="1"><c r="A1"><v>9</v></c></row>')}</ext></extLst>`;
    expect(cellsOf(read(oneSheet("", {}, extension)).snapshot.sheets[0])).toEqual([]);
  });
});
