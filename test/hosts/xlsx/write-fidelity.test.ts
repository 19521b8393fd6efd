import type { Edit } from "../../../src/core/changes/change-set";
import { applyToXlsx } from "../../../src/hosts/xlsx/write";
import { openZip } from "../../../src/hosts/xlsx/zip";
import { changedParts, partOf, partsOf, richWorkbook, setCell, snapshotOf } from "../../support/xlsx-package";

const SHEET1 = "xl/worksheets/sheet1.xml";
const rich = richWorkbook();

async function write(...edits: Edit[]): Promise<Uint8Array> {
  const { bytes, report } = await applyToXlsx(rich, { purpose: "fill", edits }, { modified: new Date(0) });
  expect(report.skipped).toEqual([]);
  return bytes;
}

/** All tags of a part outside the cells named, in order: elements and attributes exactly as written. */
function tagsWithout(xml: string, cells: readonly string[]): string[] {
  const rest = cells.reduce((text, cell) => text.replace(new RegExp(`<c r="${cell}"[^>]*?(/>|>.*?</c>)`), ""), xml);
  return rest.match(/<[^>]*>|[^<]+/g) ?? [];
}

describe("what a change set does not name", () => {
  test("the fixture holds what it is there for", () => {
    const parts = partsOf(rich);
    for (const part of [
      "xl/charts/chart1.xml",
      "xl/media/image1.png",
      "xl/comments/comment1.xml",
      "xl/threadedComments/threadedComment1.xml",
      "xl/persons/person.xml",
      "xl/tables/table1.xml",
      "xl/theme/theme1.xml",
      "xl/sharedStrings.xml",
      "xl/printerSettings/printerSettings1.bin",
      "customXml/item1.xml",
      "docProps/custom.xml",
    ]) {
      expect([...parts.keys()]).toContain(part);
    }
    const sheet = parts.get(SHEET1) ?? "";
    for (const element of [
      "x14:dataValidation ",
      "dataValidation ",
      "dataBar",
      "protectedRange ",
      "ignoredError ",
      "evenFooter",
      "firstHeader",
      "x14ac:dyDescent",
    ]) {
      expect(sheet).toContain(`${element.startsWith("x14ac") ? "" : "<"}${element}`);
    }
    expect(parts.get("xl/worksheets/sheet2.xml")).toContain('password="DAA7"');
    expect(parts.get("xl/workbook.xml")).toMatch(/state="hidden".*state="veryHidden".*_xlnm\.Print_Titles/);
  });

  test("one typed value changes one sheet, the flag to calculate and the time of change", async () => {
    const result = await write(setCell(snapshotOf(rich), "附件1", "C3", 2));
    expect(changedParts(rich, result)).toEqual(["docProps/core.xml", "xl/workbook.xml", SHEET1]);
    expect(partOf(result, "xl/workbook.xml")).toBe(
      partOf(rich, "xl/workbook.xml").replace("<calcPr ", '<calcPr fullCalcOnLoad="1" '),
    );
    expect(partOf(result, SHEET1)).toBe(
      partOf(rich, SHEET1).replace('<c r="C3" t="n"><v>3</v></c>', '<c r="C3"><v>2</v></c>'),
    );
    expect(partOf(result, "docProps/core.xml")).toBe(
      partOf(rich, "docProps/core.xml").replace(/(<dcterms:modified[^>]*>)[^<]*/, "$11970-01-01T00:00:00Z"),
    );
  });

  test("untouched parts are copied as they lie in the archive", async () => {
    const result = openZip(await write(setCell(snapshotOf(rich), "附件1", "C3", 2)));
    const source = openZip(rich);
    const untouched = source.names.filter((name) => !["docProps/core.xml", "xl/workbook.xml", SHEET1].includes(name));
    expect(untouched).toHaveLength(source.names.length - 3);
    for (const name of untouched) expect(result.entry(name)?.compressed).toEqual(source.entry(name)?.compressed);
  });

  test("formulas, texts and formats change nothing else on their sheet, and the stylesheet only grows", async () => {
    const before = snapshotOf(rich);
    const result = await write(
      setCell(before, "附件1", "D9", { value: 15, formula: "SUM(D3:D8)", format: "0.####" }),
      setCell(before, "附件1", "G3", { value: "002", format: "@" }),
      setCell(before, "附件1", "E3", 2.5),
    );
    expect(changedParts(rich, result)).toEqual([
      "-xl/calcChain.xml",
      "[Content_Types].xml",
      "docProps/core.xml",
      "xl/_rels/workbook.xml.rels",
      "xl/styles.xml",
      "xl/workbook.xml",
      SHEET1,
    ]);
    const cells = ["D9", "G3", "E3"];
    expect(tagsWithout(partOf(result, SHEET1), cells)).toEqual(tagsWithout(partOf(rich, SHEET1), cells));
    expect(partOf(rich, "[Content_Types].xml")).toContain("calcChain");
    expect(partOf(result, "[Content_Types].xml")).not.toContain("calcChain");
    expect(partOf(result, "xl/_rels/workbook.xml.rels")).not.toContain("calcChain");
    const styles = partOf(result, "xl/styles.xml");
    const removed = styles
      .replace(/<numFmt numFmtId="165"[^>]*>/, "")
      .replace(/<numFmts count="2">/, '<numFmts count="1">')
      .replace(/<cellXfs count="8">(.*)<xf [^>]*\/><\/cellXfs>/, '<cellXfs count="7">$1</cellXfs>');
    expect(removed).toBe(partOf(rich, "xl/styles.xml"));
  });

  test("the given password hash, hidden sheets and names stay after sheets are added", async () => {
    const design = {
      name: "问题清单",
      cells: [{ row: 0, column: 0, content: { value: "问题" }, style: "heading" as const }],
      merges: [],
      columnWidths: [],
      rowHeights: new Map<number, number>(),
      validations: [],
      excessMarks: [],
      print: { orientation: "portrait" as const },
      frozenRows: 0,
    };
    const result = await write({ kind: "add-sheet", sheet: { id: "n", name: "问题清单" }, index: 1, design });
    expect(changedParts(rich, result)).toEqual([
      "+xl/worksheets/sheet6.xml",
      "[Content_Types].xml",
      "docProps/core.xml",
      "xl/_rels/workbook.xml.rels",
      "xl/styles.xml",
      "xl/workbook.xml",
    ]);
    const tags = (xml: string): string[] => xml.match(/<[^>]*>/g) ?? [];
    const added = tags(partOf(result, "xl/workbook.xml")).filter(
      (tag) => !tags(partOf(rich, "xl/workbook.xml")).includes(tag),
    );
    expect(added).toEqual([
      expect.stringMatching(/^<workbookView .*firstSheet="0" activeTab="3" tabRatio="700" xWindow="10"\/>$/),
      expect.stringMatching(/^<sheet name="问题清单" sheetId="6" /),
      '<calcPr fullCalcOnLoad="1" calcId="124519"/>',
    ]);
  });
});
