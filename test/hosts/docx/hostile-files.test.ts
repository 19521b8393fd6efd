import { randomBytes } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { HostError } from "../../../src/hosts/host";
import { readDocx } from "../../../src/hosts/docx/read";
import { crc32 } from "../../../src/hosts/xlsx/crc32";
import { workbookOf } from "../../../src/hosts/docx/to-workbook";
import { readXlsx } from "../../../src/hosts/xlsx/read";
import {
  cell,
  docx,
  docxParts,
  inList,
  line,
  listOf,
  numberingPart,
  row,
  stylesPart,
  table,
  textTable,
} from "../../support/docx";
import { compoundFile, corrupted, hugeEntry, pack, positionOf } from "../../support/hostile-files";
import { cases, fc } from "../../support/cases";

const NAME = { fileName: "a.docx" };

/** What a file is refused with; "read" where it is not. */
function outcome(bytes: Uint8Array): unknown {
  try {
    readDocx(bytes, NAME);
    return "read";
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    const { reason, part, found } = error.facts;
    return [error.code, reason ?? found, part].filter((fact) => fact !== undefined);
  }
}

const honest = docx(textTable([["甲", "1"]]));
const without = (name: string): Record<string, string | null> => ({ ...docxParts(line("甲")), [name]: null });
const DOCUMENT = "word/document.xml";

describe("packages", () => {
  it("refuses what is cut off, altered or repeated", () => {
    expect(outcome(honest.subarray(0, honest.length - 30))).toEqual(["damaged", "truncated"]);
    const stored = pack({ ...docxParts(line("甲".repeat(3))) });
    const at = positionOf(stored, DOCUMENT) + DOCUMENT.length + 4;
    expect(outcome(corrupted(stored, at, 4))).toMatchObject(["damaged", expect.anything(), DOCUMENT]);
    const again = { name: "WORD/document.xml", data: new TextEncoder().encode("<w/>") };
    expect(outcome(pack(docxParts(line("甲")), [again]))).toEqual(["damaged", "duplicate", "WORD/document.xml"]);
  });

  it("refuses a document whose parts are missing", () => {
    expect(outcome(pack(without(DOCUMENT)))).toEqual(["not-a-workbook", "zip"]);
    const lists = { "numbering.xml": numberingPart("") };
    expect(outcome(docx(line("甲"), lists, { "word/numbering.xml": null }))).toEqual([
      "damaged",
      "missing",
      "word/numbering.xml",
    ]);
  });

  it("refuses other documents and encrypted ones", () => {
    expect(outcome(compoundFile("EncryptedPackage"))).toEqual(["encrypted"]);
    expect(outcome(compoundFile("WordDocument"))).toEqual(["old-format", "word"]);
    expect(outcome(docx("", {}, { [DOCUMENT]: "<p:presentation xmlns:p='u'/>" }))).toEqual([
      "not-a-workbook",
      "other-document",
    ]);
  });

  it("refuses bombs by what they declare and by what they hold", () => {
    const bomb = (declared?: number): Uint8Array => pack(without(DOCUMENT), [hugeEntry(DOCUMENT, 0x20, 300, declared)]);
    expect(outcome(bomb())).toEqual(["too-large", DOCUMENT]);
    expect(outcome(bomb(20_000))).toEqual(["damaged", "size", DOCUMENT]);
  });

  it("does not open pictures, however large", () => {
    const compressed = new Uint8Array(randomBytes(1024 * 1024));
    const images = Array.from({ length: 50 }, (_, i) => ({
      ...{ name: `word/media/image${i}.png`, method: 0, crc: crc32(compressed), size: compressed.length },
      ...{ compressed, isEncrypted: false },
    }));
    expect(outcome(pack(docxParts(textTable([["甲", "1"]])), images))).toBe("read");
    expect(outcome(pack(docxParts(line("甲")), [hugeEntry("word/media/image1.png", 0, 1500)]))).toBe("read");
  });
});

describe("markup", () => {
  it.each([
    ["a document type", '<!DOCTYPE w:document SYSTEM "file:///etc/passwd"><w:document xmlns:w="u"/>', "doctype"],
    [
      "an entity nobody declared",
      '<w:document xmlns:w="u">&xxe;<w:body><w:p><w:r><w:t>&xxe;</w:t></w:r></w:p></w:body></w:document>',
      "xml",
    ],
    ["tags that do not close", '<w:document xmlns:w="u"><w:body>', "xml"],
    ["elements nested beyond reason", `<w:document xmlns:w="u">${"<w:sdt>".repeat(2000)}`, "xml"],
  ])("refuses %s", (_, content, reason) => {
    expect(outcome(docx("", {}, { [DOCUMENT]: content }))).toEqual(["damaged", reason, DOCUMENT]);
  });

  it.each([
    ["styles", "word/styles.xml", stylesPart("")],
    ["numbering", "word/numbering.xml", numberingPart("")],
  ])("refuses a document type in its %s", (_, name, part) => {
    const content = part.content.replace(/^/, "<!DOCTYPE x>");
    expect(outcome(docx(line("甲"), { [name.slice(5)]: { ...part, content } }))).toEqual(["damaged", "doctype", name]);
  });

  it("refuses tables in tables in tables without end", () => {
    const nested = (depth: number): string => (depth === 0 ? line("甲") : table([row([cell(nested(depth - 1))])]));
    expect(outcome(docx(nested(30)))).toBe("read");
    expect(outcome(docx(nested(31)))).toEqual(["too-large", DOCUMENT]);
  });

  it("reads more lines and tables than any call takes arguments", () => {
    const { snapshot } = readDocx(
      docx(line("一段话。").repeat(130_000) + line("附件1") + textTable([["甲", "1"]])),
      NAME,
    );
    expect(snapshot.sheets.map(({ name, cells }) => [name, cells.size])).toEqual([
      ["正文", 130_000],
      ["附件1", 3],
    ]);
    const tables = readDocx(docx(textTable([["甲", "1"]]).repeat(2_000)), NAME).snapshot.sheets;
    expect(tables.at(-1)).toMatchObject({ name: "表2000", table: { number: 2_000 } });
  });

  it("refuses columns beyond any table", () => {
    expect(outcome(docx(table([row([cell("甲", { span: 999_999_999 })])])))).toEqual(["damaged", "content", DOCUMENT]);
  });

  it("is not led astray by lists and styles that turn in circles or count to the moon", () => {
    const numbering = numberingPart(
      `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="999999999"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>${listOf(2, [["upperLetter", "%1.".repeat(500)]])}<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>`,
    );
    const styles = stylesPart(
      '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>',
    );
    const body = line("甲", inList(1)) + line("乙", inList(2)) + line("丙", '<w:pStyle w:val="a"/>');
    const { snapshot } = readDocx(docx(body, { "numbering.xml": numbering, "styles.xml": styles }), NAME);
    const texts = [...(snapshot.sheets[0]?.cells.values() ?? [])].map(({ value }) => String(value));
    expect(texts[0]).toBe("999999999、甲");
    expect(texts[1]?.length).toBeLessThan(300);
    expect(texts[2]).toBe("丙");
  });

  it("never fails but by name, and never makes a workbook that cannot be read, whatever the elements", async () => {
    const names = [
      "p",
      "r",
      "t",
      "tbl",
      "tr",
      "tc",
      "tcPr",
      "pPr",
      "rPr",
      "sdt",
      "sdtPr",
      "sdtContent",
      "fldChar",
      "ins",
    ];
    const more = [
      "del",
      "txbxContent",
      "AlternateContent",
      "Choice",
      "Fallback",
      "tblGrid",
      "trPr",
      "numPr",
      "checkbox",
    ];
    const leaves = [
      '<w:gridSpan w:val="3"/>',
      '<w:vMerge w:val="restart"/>',
      "<w:vMerge/>",
      '<w:gridCol w:w="90"/>',
      "<w:tab/>",
    ];
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom(...leaves, "<w:t>3</w:t>", "<w:r><w:t>甲</w:t></w:r>"),
        fc
          .tuple(fc.constantFrom(...names, ...more), fc.array(tie("tree"), { maxLength: 4 }))
          .map(([name, inner]) => `<w:${name}>${inner.join("")}</w:${name}>`),
      ),
    }));
    const documents = fc.array(tree, { maxLength: 6 }).map((parts) => docx(parts.join("")));
    fc.assert(
      fc.property(documents, (bytes) => {
        expect(outcome(bytes)).toBe("read");
      }),
      { numRuns: cases(100) },
    );
    const rows = fc.array(
      fc.array(
        fc.record({
          span: fc.integer({ min: 1, max: 4 }),
          merge: fc.constantFrom("restart" as const, "continue" as const, undefined),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      { minLength: 1, maxLength: 5 },
    );
    for (const cells of fc.sample(rows, { numRuns: 12, seed: 17 })) {
      const body = table(
        cells.map((of, r) =>
          row(of.map(({ span, merge }, c) => cell(`${r}-${c}格`, { span, ...(merge ? { merge } : {}) }))),
        ),
        [1000, 50, 1000, 800, 100, 900, 700],
      );
      const document = readDocx(docx(body), NAME);
      const { snapshot } = readXlsx(await workbookOf(document), NAME);
      expect(snapshot.sheets.map((s) => [...s.cells])).toEqual(document.snapshot.sheets.map((s) => [...s.cells]));
    }
  });
});
