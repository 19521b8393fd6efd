import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cellAt, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { HostError } from "../../../src/hosts/host";
import { readMerges } from "../../../src/hosts/xlsx/merges";
import { defaultXlsxLimits, readXlsx, type XlsxFile } from "../../../src/hosts/xlsx/read";
import { openZip, writeZip, type ZipEntry } from "../../../src/hosts/xlsx/zip";
import {
  compoundFile,
  corrupted,
  honestParts,
  honestWith,
  hugeEntry,
  oneSheet,
  pack,
  positionOf,
  relationships,
  sharedStrings,
  workbookPart,
  worksheet,
} from "../../support/hostile-files";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function read(bytes: Uint8Array): XlsxFile {
  return readXlsx(bytes, { fileName: "book.xlsx" });
}

/** The code and facts of a refusal; "accepted" where there was none. */
function outcome(bytes: Uint8Array, limits = defaultXlsxLimits): unknown {
  try {
    readXlsx(bytes, { fileName: "book.xlsx" }, limits);
  } catch (error) {
    if (error instanceof HostError) return { code: error.code, ...error.facts };
    throw error;
  }
  return "accepted";
}

function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(__dirname, "../../fixtures/xlsx", name)));
}

function plain(snapshot: WorkbookSnapshot): unknown {
  return { ...snapshot, sheets: snapshot.sheets.map((sheet) => ({ ...sheet, cells: [...sheet.cells] })) };
}

const sheet1 = "xl/worksheets/sheet1.xml";
const damaged = (reason: string, part: string, more: object = {}): object => ({
  code: "damaged",
  reason,
  part,
  ...more,
});

describe("files that are no workbook", () => {
  it.each([
    ["an empty file", new Uint8Array(), "empty"],
    ["a web page", encode("\r\n<!DOCTYPE html><html><table><tr><td>1</td></tr></table></html>"), "html"],
    ["a table saved as a web page", encode('\ufeff<meta http-equiv="x"><table></table>'), "html"],
    ["text", encode("序号,得分\n1,3"), "other"],
    ["text that begins like a zip", encode("PK 比赛"), "other"],
    ["random bytes", Uint8Array.from({ length: 5000 }, (_, i) => (i * i * 7 + 13) & 0xff), "other"],
    ["a zip of something else", pack({ "a.txt": "a" }), "zip"],
    ["an empty zip", writeZip([]), "zip"],
    [
      "a Word document",
      pack({ "_rels/.rels": relationships(["r", "officeDocument", "word/document.xml"]) }),
      "other-document",
    ],
    ["a binary workbook", pack({ "xl/workbook.bin": "x" }), "binary-workbook"],
    ["an old presentation", compoundFile("PowerPoint Document"), "presentation"],
    ["a PDF", new TextEncoder().encode("%PDF-1.7"), "pdf"],
    ["an RTF", new TextEncoder().encode("{\\rtf1"), "rtf"],
    ["another document under a workbook's name", honestWith({ "xl/workbook.xml": "<document/>" }), "other-document"],
  ])("refuses %s", (_, bytes, found) => {
    expect(outcome(bytes)).toEqual({ code: "not-a-workbook", found });
  });

  it("tells encrypted workbooks from old ones", () => {
    expect(outcome(compoundFile("EncryptedPackage"))).toEqual({ code: "encrypted" });
    expect(outcome(compoundFile("Workbook"))).toEqual({ code: "old-format" });
    expect(outcome(compoundFile("WordDocument"))).toEqual({ code: "old-format", found: "word" });
    expect(outcome(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))).toEqual({ code: "old-format" });
  });

  it("says of a zip with a password that it is encrypted", () => {
    const entries = openZip(honestWith({})).entries.map((entry) => ({ ...entry, isEncrypted: true }));
    expect(outcome(writeZip(entries))).toEqual({ code: "encrypted", part: "_rels/.rels" });
  });
});

describe("damaged files", () => {
  it("refuses a file cut off anywhere", () => {
    const bytes = fixture("libreoffice.xlsx");
    for (const share of [0.1, 0.5, 0.9, 0.999]) {
      expect(outcome(bytes.subarray(0, Math.floor(bytes.length * share)))).toEqual({
        code: "damaged",
        reason: "truncated",
      });
    }
  });

  it.each(["openpyxl.xlsx", "libreoffice.xlsx", "excel-like.xlsx"])(
    "refuses %s with 200 bytes spoiled, wherever",
    (name) => {
      const bytes = fixture(name);
      const accepted: number[] = [];
      for (let at = 4; at + 200 <= bytes.length; at += 61) {
        if ((outcome(corrupted(bytes, at, 200)) as { code?: string }).code !== "damaged") accepted.push(at);
      }
      expect(accepted).toEqual([]);
    },
  );

  it("reads a file with one byte changed in full, or not at all", () => {
    const bytes = honestWith({});
    const honest = plain(read(bytes).snapshot);
    const different: number[] = [];
    for (let at = 0; at < bytes.length; at++) {
      for (const mask of [0x01, 0x80, 0xff]) {
        const copy = bytes.slice();
        copy[at] = (copy[at] ?? 0) ^ mask;
        try {
          expect(plain(read(copy).snapshot)).toEqual(honest);
        } catch (error) {
          if (!(error instanceof HostError)) different.push(at);
        }
      }
    }
    expect(different).toEqual([]);
  });

  it("refuses damage in parts that hold no cells", () => {
    const bytes = honestWith({ "docProps/app.xml": "<Properties><Application>x</Application></Properties>" });
    const at = positionOf(bytes, "docProps/app.xml", 1) - 46;
    const copy = bytes.slice();
    new DataView(copy.buffer).setUint32(at + 16, 0, true);
    expect(outcome(copy)).toEqual(damaged("crc", "docProps/app.xml"));
  });

  it("refuses parts that are missing", () => {
    expect(outcome(honestWith({ "xl/sharedStrings.xml": null }))).toEqual(damaged("missing", "xl/sharedStrings.xml"));
    expect(outcome(honestWith({ "xl/worksheets/sheet2.xml": null }))).toEqual(
      damaged("missing", "xl/worksheets/sheet2.xml"),
    );
    const sheets = relationships(
      ["s1", "worksheet", "worksheets/sheet1.xml"],
      ["s2", "worksheet", "worksheets/sheet2.xml"],
    );
    expect(outcome(honestWith({ "xl/_rels/workbook.xml.rels": sheets }))).toEqual(
      damaged("missing", "xl/sharedStrings.xml"),
    );
    expect(outcome(honestWith({ "xl/_rels/workbook.xml.rels": relationships(["s1", "worksheet", sheet1]) }))).toEqual(
      damaged("missing", "xl/xl/worksheets/sheet1.xml"),
    );
    expect(outcome(honestWith({ "xl/workbook.xml": workbookPart(["评分", "说明", "多余"]) }))).toEqual(
      damaged("missing", "xl/workbook.xml", { sheet: "多余" }),
    );
  });

  it("refuses a workbook that lists no sheet or one sheet twice", () => {
    expect(outcome(honestWith({ "xl/workbook.xml": workbookPart([]) }))).toEqual(damaged("content", "xl/workbook.xml"));
    const twice = workbookPart(["评分", "说明"]).replace('sheetId="2"', 'sheetId="1"');
    expect(outcome(honestWith({ "xl/workbook.xml": twice }))).toEqual(damaged("content", "xl/workbook.xml"));
  });

  it.each([
    ["an index beyond the strings", '<row r="1"><c r="B1" t="s"><v>3</v></c></row>', "string-index", "B1"],
    ["an index that is none", '<row r="1"><c r="B1" t="s"><v>-1</v></c></row>', "string-index", "B1"],
    ["a number that is none", '<row r="1"><c r="C7"><v>8,5</v></c></row>', "number", "C7"],
    ["a number beyond numbers", '<row r="1"><c r="C7"><v>1E999</v></c></row>', "number", "C7"],
    ["an unknown type", '<row r="1"><c r="A1" t="q"><v>1</v></c></row>', "content", "A1"],
    ["a cell twice", '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', "duplicate-cell", "A1"],
    ["a shared formula without text", '<row r="1"><c r="D1"><f t="shared" si="0"/></c></row>', "shared-formula", "D1"],
    ["an array formula nowhere", '<row r="1"><c r="D1"><f t="array" ref="A1:ZZZ9">1</f></c></row>', "address", "D1"],
  ])("refuses %s", (_, rows, reason, cell) => {
    expect(outcome(oneSheet(rows))).toEqual(damaged(reason, sheet1, { cell }));
  });

  it.each(["XFE1", "A1048577", "A0", "1A", "A", "", "A1B", "a1", "AAAA1", "$A$1"])(
    "refuses the address %j",
    (address) => {
      expect(outcome(oneSheet(`<row><c r="${address}"><v>1</v></c></row>`))).toEqual(damaged("address", sheet1));
    },
  );

  it.each(["0", "1048577", "x", "1.5"])("refuses the row %j", (row) => {
    expect(outcome(oneSheet(`<row r="${row}"/>`))).toEqual(damaged("address", sheet1));
  });

  it("refuses a style index beyond the styles", () => {
    const parts = {
      "xl/styles.xml": '<styleSheet><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>',
      "xl/_rels/workbook.xml.rels": relationships(
        ["s1", "worksheet", "worksheets/sheet1.xml"],
        ["s2", "worksheet", "worksheets/sheet2.xml"],
        ["r3", "sharedStrings", "sharedStrings.xml"],
        ["r4", "styles", "styles.xml"],
      ),
    };
    expect(outcome(oneSheet('<row><c r="A1" s="1"><v>1</v></c></row>', parts))).toEqual(
      damaged("style-index", sheet1, { cell: "A1" }),
    );
  });

  it("refuses a sheet part that is something else, and XML that is not well-formed", () => {
    expect(outcome(honestWith({ [sheet1]: "<chartsheet/>" }))).toEqual(damaged("content", sheet1));
    expect(outcome(honestWith({ [sheet1]: worksheet("<row>") }))).toEqual(damaged("xml", sheet1));
    expect(outcome(honestWith({ "xl/workbook.xml": "<workbook>" }))).toEqual(damaged("xml", "xl/workbook.xml"));
  });

  it.each(["xl/sharedStrings.xml", "xl/workbook.xml", sheet1, "_rels/.rels"])(
    "refuses a document type in %s",
    (part) => {
      const entities = Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join("");
      const bomb = `<!DOCTYPE x [<!ENTITY a0 "lol">${entities}]>${honestParts()[part] ?? ""}`;
      expect(outcome(honestWith({ [part]: bomb }))).toEqual(damaged("doctype", part));
    },
  );

  it("refuses entries of one name and names that leave the file", () => {
    const again = openZip(honestWith({})).entry(sheet1) as ZipEntry;
    expect(outcome(honestWith({}, [again]))).toEqual(damaged("duplicate", sheet1));
    expect(outcome(honestWith({ "xl/../../evil.xml": "x" }))).toEqual(damaged("name", "xl/../../evil.xml"));
  });

  it("takes a relationship above the root as one at the root, and only needed parts may be missing", () => {
    const rels = relationships(["r1", "officeDocument", "../../xl/workbook.xml"], ["r2", "customXml", "../../a/b.xml"]);
    expect(outcome(honestWith({ "_rels/.rels": rels }))).toBe("accepted");
    const core = relationships(
      ["r1", "officeDocument", "xl/workbook.xml"],
      ["r2", "core-properties", "docProps/core.xml"],
    );
    expect(outcome(honestWith({ "_rels/.rels": core, "docProps/core.xml": "<coreProperties" }))).toBe("accepted");
  });

  it("tells formats before Excel 5, which have no container, as old", () => {
    for (const start of [
      [0x09, 0x00, 0x04, 0x00, 0x02, 0x00, 0x10, 0x00],
      [0x09, 0x04, 0x06, 0x00, 0x00, 0x00, 0x10, 0x00],
    ]) {
      expect(outcome(Uint8Array.from([...start, 0x0a, 0x00, 0x00, 0x00]))).toMatchObject({
        code: "old-format",
        found: "bare-biff",
      });
    }
    expect(outcome(Uint8Array.of(0x09, 0x31, 0x0a))).toMatchObject({ code: "not-a-workbook" });
  });
});

describe("huge files", () => {
  const megabyte = 1024 * 1024;

  it("refuses a sheet of 1.5 GB by its declared size", () => {
    const bytes = honestWith({ [sheet1]: null }, [hugeEntry(sheet1, 0x20, 1536)]);
    expect(outcome(bytes)).toEqual({ code: "too-large", part: sheet1, bytes: 1536 * megabyte, limit: 128 * megabyte });
  });

  it("refuses the same sheet when it declares 20 KB", () => {
    const bytes = honestWith({ [sheet1]: null }, [hugeEntry(sheet1, 0x20, 1536, 20_000)]);
    expect(outcome(bytes)).toEqual(damaged("size", sheet1));
  });

  it("reads a workbook with a picture of 1.5 GB, which it does not inflate", () => {
    const file = read(honestWith({}, [hugeEntry("xl/media/image1.png", 0, 1536)]));
    expect(plain(file.snapshot)).toEqual(plain(read(honestWith({})).snapshot));
  });

  it("leaves an unused part alone that is too large to verify", () => {
    const file = read(honestWith({}, [hugeEntry("customXml/item1.xml", 0x20, 1536)]));
    expect(plain(file.snapshot)).toEqual(plain(read(honestWith({})).snapshot));
  });

  it("refuses parts that are too large together", () => {
    const limits = { ...defaultXlsxLimits, totalBytes: 1000 };
    expect(outcome(honestWith({}), limits)).toMatchObject({ code: "too-large", limit: 1000 });
  });

  it("reads the last of 300,000 shared strings", () => {
    const strings = Array.from({ length: 300_000 }, (_, i) => `第${i}项`);
    const file = read(
      oneSheet('<row r="1"><c r="A1" t="s"><v>299999</v></c><c r="B1" t="s"><v>0</v></c></row>', {
        "xl/sharedStrings.xml": sharedStrings(strings),
        "xl/worksheets/sheet2.xml": worksheet(""),
      }),
    );
    const [sheet] = file.snapshot.sheets;
    expect(sheet && cellAt(sheet, 0, 0)).toEqual({ value: "第299999项" });
    expect(sheet && cellAt(sheet, 0, 1)).toEqual({ value: "第0项" });
  });

  it("refuses more cells or strings than the limit", () => {
    expect(outcome(honestWith({}), { ...defaultXlsxLimits, cells: 3 })).toEqual({
      code: "too-large",
      part: "xl/worksheets/sheet2.xml",
      limit: 3,
    });
    expect(outcome(honestWith({}), { ...defaultXlsxLimits, cells: 4 })).toBe("accepted");
    expect(outcome(honestWith({}), { ...defaultXlsxLimits, strings: 2 })).toEqual({
      code: "too-large",
      part: "xl/sharedStrings.xml",
      limit: 2,
    });
    expect(outcome(honestWith({}), { ...defaultXlsxLimits, strings: 3 })).toBe("accepted");
  });

  it("reads the last cell of a sheet and a merge of the whole sheet", () => {
    const file = read(
      oneSheet(
        '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>',
        {},
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
      ),
    );
    const [sheet] = file.snapshot.sheets;
    expect(sheet?.cells.size).toBe(1);
    expect(sheet && cellAt(sheet, 1_048_575, 16_383)).toEqual({ value: 7 });
    expect(readMerges(file, "1")).toEqual([{ top: 0, left: 0, bottom: 1_048_575, right: 16_383 }]);
    expect(readMerges(file, "2")).toEqual([]);
  });

  it("reads 5,000 sheets, each its own", () => {
    const numbers = Array.from({ length: 5000 }, (_, i) => i + 1);
    const rels = numbers.map((n) => [`s${n}`, "worksheet", `worksheets/sheet${n}.xml`] as const);
    const parts = numbers.map((n) => [
      `xl/worksheets/sheet${n}.xml`,
      worksheet(`<row r="1"><c r="A1"><v>${n}</v></c></row>`),
    ]);
    const { sheets } = read(
      pack({
        "_rels/.rels": relationships(["r1", "officeDocument", "xl/workbook.xml"]),
        "xl/workbook.xml": workbookPart(numbers.map((n) => `表${n}`)),
        "xl/_rels/workbook.xml.rels": relationships(...rels),
        ...Object.fromEntries(parts),
      }),
    ).snapshot;
    expect(sheets).toHaveLength(5000);
    expect(sheets.filter((s, i) => s.name !== `表${i + 1}` || cellAt(s, 0, 0)?.value !== i + 1)).toEqual([]);
  });

  it("refuses a long formula shared by more cells than memory holds", () => {
    const limits = { ...defaultXlsxLimits, formulaCharacters: 12 };
    const rows = (n: number): string =>
      Array.from({ length: n }, (_, i) =>
        i === 0
          ? '<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:A9">B1+C1</f></c></row>'
          : `<row r="${i + 1}"><c r="A${i + 1}"><f t="shared" si="0"/></c></row>`,
      ).join("");
    expect(outcome(oneSheet(rows(3)), limits)).toBe("accepted");
    expect(outcome(oneSheet(rows(4)), limits)).toEqual({ code: "too-large", part: sheet1, limit: 12 });
  });

  it("refuses array formulas that claim the whole sheet over and over", () => {
    const row = (n: number): string =>
      `<row r="${n}"><c r="A${n}"><f t="array" ref="A1:XFD1048576">1</f><v>1</v></c></row>`;
    const rows = Array.from({ length: 3000 }, (_, i) => row(i + 1)).join("");
    expect(outcome(oneSheet(rows))).toEqual({ code: "too-large", part: sheet1, limit: 5_000_000 });
  });
});
