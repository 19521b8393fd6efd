import { readAppearance } from "../../../src/hosts/xlsx/appearance";
import { readXlsx } from "../../../src/hosts/xlsx/read";
import { StyleSheet } from "../../../src/hosts/xlsx/edit/style-sheet";
import { honestWith, relationships, worksheet } from "../../support/hostile-files";

// Hancom Office writes styles of its own as one of two alternatives; the other stands for every other program.
const either = (own: string, others: string): string =>
  `<mc:AlternateContent><mc:Choice Requires="hs">${own}</mc:Choice><mc:Fallback>${others}</mc:Fallback></mc:AlternateContent>`;

const styles =
  '<styleSheet xmlns:mc="m"><numFmts><numFmt numFmtId="170" formatCode="0.000"/></numFmts>' +
  `<fonts><font/>${either('<font><name val="甲"/></font>', '<font><name val="乙"/></font>')}</fonts>` +
  `<cellXfs><xf/>${either('<xf numFmtId="2"/><xf/>', '<xf numFmtId="170" fontId="1" quotePrefix="1"/>')}<xf numFmtId="9"/></cellXfs></styleSheet>`;

const book = honestWith({
  "xl/worksheets/sheet1.xml": worksheet('<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="2"><v>2</v></c></row>'),
  "xl/styles.xml": styles,
  "xl/_rels/workbook.xml.rels": relationships(
    ["s1", "worksheet", "worksheets/sheet1.xml"],
    ["s2", "worksheet", "worksheets/sheet2.xml"],
    ["r3", "sharedStrings", "sharedStrings.xml"],
    ["r4", "styles", "styles.xml"],
  ),
});

it("reads the alternative that every program knows", () => {
  const file = readXlsx(book, { fileName: null });
  expect([...(file.snapshot.sheets[0]?.cells.values() ?? [])].map(({ format }) => format)).toEqual(["0.000", "0%"]);
  expect(readAppearance(file, "1").styles.map(({ font }) => font.name)).toEqual([null, "乙", null]);
});

it("counts its members when a style is added", () => {
  const sheet = new StyleSheet(styles);
  expect([sheet.format(1), sheet.format(2), sheet.isQuoted(1), sheet.isQuoted(2)]).toEqual([
    "0.000",
    "0%",
    true,
    false,
  ]);
  expect(sheet.variant(2, { isQuoted: true })).toBe(3);
  expect(/<xf numFmtId="9".*$/.exec(sheet.toText())?.[0]).toBe(
    '<xf numFmtId="9"/><xf quotePrefix="1" numFmtId="9"/></cellXfs></styleSheet>',
  );
});
