import type { Edit } from "../../../src/core/changes/change-set";
import { cellKey, sameCell, type Cell, type CellValue } from "../../../src/core/workbook/snapshot";
import { applyToXlsx, createXlsx } from "../../../src/hosts/xlsx/write";
import { official } from "../../support/official";
import { oneSheet } from "../../support/hostile-files";
import { cellOf, partOf, richWorkbook, setCell, sheetNamed, snapshotOf, withParts } from "../../support/xlsx-package";
import { cases, fc } from "../../support/cases";

const SHEET1 = "xl/worksheets/sheet1.xml";
const modified = new Date("2024-05-06T07:08:09Z");

async function write(bytes: Uint8Array, edits: readonly Edit[]) {
  const { bytes: result, report } = await applyToXlsx(bytes, { purpose: "fill", edits }, { modified });
  return { result, report, workbook: snapshotOf(result) };
}

function element(xml: string, cell: string): string {
  const found = new RegExp(`<c r="${cell}"[^>]*?(/>|>.*?</c>)`).exec(xml);
  if (!found) throw new Error(`no cell ${cell}`);
  return found[0];
}

describe("cells of an .xlsx file", () => {
  const rich = richWorkbook();

  test.each<[string, CellValue]>([
    ["a number", 89.96],
    ["a negative number", -0.5],
    ["a very small number", 1e-7],
    ["a truth value", true],
    ["a falsehood", false],
    ["an error", { error: "#DIV/0!" }],
    ["text", "较好"],
    ["text like a formula", "=1+1"],
    ["text like a command", "@SUM(A1)"],
    ["text like a number", "001"],
    ["text like a date", "1-2"],
    ["text like a Chinese date", "3月26日"],
    ["text with markup", "<b>\"甲\" & '乙'</b>"],
    ["text with spaces around", "  两端有空格  "],
    ["text of several lines", "第一行\n第二行\t完"],
    ["text that looks like an escape", "_x0041_"],
    ["text with a control character", "a\u0001b"],
    ["text outside the basic plane", "𠮷村"],
    ["a long Chinese text", "党".repeat(32_767)],
  ])("are written and read back: %s", async (_, value) => {
    const before = snapshotOf(rich);
    const { report, workbook } = await write(rich, [
      setCell(before, "附件1", "B20", value),
      setCell(before, "附件1", "D10", { value, formula: "B20" }),
    ]);
    expect(report.skipped).toEqual([]);
    expect(report.written).toBe(2);
    expect(cellOf(workbook, "附件1", "B20")).toEqual({ value });
    expect(cellOf(workbook, "附件1", "D10")).toEqual({ value, formula: "B20" });
  });

  test("line breaks become line feeds, as in Excel; an empty text is a blank cell", async () => {
    const before = snapshotOf(rich);
    const { report, workbook } = await write(rich, [
      setCell(before, "附件1", "B20", "一\r\n二\r三"),
      setCell(before, "附件1", "D3", ""),
    ]);
    expect(report.skipped).toEqual([]);
    expect(cellOf(workbook, "附件1", "B20")).toEqual({ value: "一\n二\n三" });
    expect(cellOf(workbook, "附件1", "D3")).toBeUndefined();
  });

  test("a row that Excel does not fit to its texts grows, so that a long text prints whole", async () => {
    const form = await createXlsx([official("tianning-2012/rectification")]);
    const before = snapshotOf(form);
    const [name = ""] = before.sheets.map((sheet) => sheet.name);
    const heights = (bytes: Uint8Array): Record<string, number> =>
      Object.fromEntries(
        [...partOf(bytes, SHEET1).matchAll(/<row r="(\d+)"[^>]* ht="([\d.]+)"/g)].map(([, row, points]) => [
          `${row}`,
          Number(points),
        ]),
      );
    const days = Array.from({ length: 10 }, (_, i) => `${i + 1}、6月底前`).join("\n");
    const { result } = await write(form, [setCell(before, name, "B4", "一件事"), setCell(before, name, "B6", days)]);
    // Ten lines of 12 points.
    expect(heights(result)).toEqual({ ...heights(form), 6: 10 * 12 * 1.4 + 4 });
    const { result: again } = await write(result, [setCell(snapshotOf(result), name, "B6", "6月底前")]);
    expect(heights(again)).toEqual(heights(result));
  });

  test("a text that the tallest row does not hold is written, and told", async () => {
    const form = await createXlsx([official("tianning-2012/rectification")]);
    const before = snapshotOf(form);
    const [name = ""] = before.sheets.map((sheet) => sheet.name);
    const problems = Array.from({ length: 40 }, (_, i) => `${i + 1}、一件事`).join("\n");
    const { report, workbook } = await write(form, [setCell(before, name, "B4", problems)]);
    expect(report.skipped).toEqual([{ sheet: name, cell: "B4", reason: "row-full" }]);
    expect([report.written, cellOf(workbook, name, "B4")]).toEqual([1, { value: problems }]);
  });

  test("a text is stored as text, marked so that editing does not turn it into something else", async () => {
    const before = snapshotOf(rich);
    const texts = ["=1+1", "001", "1-2", "3月26日", "1. 加强学习"];
    const edits = texts.map((text, i) => setCell(before, "附件1", `B${20 + i}`, text));
    const { result } = await write(rich, edits);
    const xml = partOf(result, SHEET1);
    const xfs = [...(/<cellXfs.*<\/cellXfs>/.exec(partOf(result, "xl/styles.xml"))?.[0] ?? "").matchAll(/<xf .*?>/g)];
    const quoted = texts.map((_, i) => {
      const cell = element(xml, `B${20 + i}`);
      expect(cell).toContain('t="inlineStr"');
      expect(cell).not.toContain("<f");
      return xfs[Number(/ s="(\d+)"/.exec(cell)?.[1] ?? 0)]?.[0].includes('quotePrefix="1"');
    });
    expect(quoted).toEqual([true, true, true, true, false]);
  });

  test.each<[string, CellValue, string]>([
    ["number", 15, "<f>SUM(D3:D8)</f><v>15</v>"],
    ["text", "较好", "<f>SUM(D3:D8)</f><v>较好</v>"],
    ["truth value", true, "<f>SUM(D3:D8)</f><v>1</v>"],
    ["error", { error: "#N/A" }, "<f>SUM(D3:D8)</f><v>#N/A</v>"],
  ])("a formula carries its %s as cached value", async (kind, value, xml) => {
    const before = snapshotOf(rich);
    const { result } = await write(rich, [setCell(before, "附件1", "D9", { value, formula: "SUM(D3:D8)" })]);
    const type = { number: "", text: ' t="str"', "truth value": ' t="b"', error: ' t="e"' }[kind] ?? "?";
    expect(element(partOf(result, SHEET1), "D9")).toMatch(new RegExp(`^<c r="D9" s="\\d+"${type}>`));
    expect(element(partOf(result, SHEET1), "D9")).toContain(xml);
  });

  test("a formula without a value is written without one, and markup in it is escaped", async () => {
    const before = snapshotOf(rich);
    const formula = 'IF(COUNT(D3:D8)<6,"未填完"&"<",SUM(D3:D8))';
    const { result, report, workbook } = await write(rich, [
      setCell(before, "附件1", "D9", { value: null, formula, format: "0.00" }),
    ]);
    expect(report.skipped).toEqual([]);
    expect(element(partOf(result, SHEET1), "D9")).not.toContain("<v");
    expect(cellOf(workbook, "附件1", "D9")).toEqual({ value: null, formula, format: "0.00" });
  });

  test("keeps the appearance of a cell; only another number format makes a new one", async () => {
    const before = snapshotOf(rich);
    const { result } = await write(rich, [
      setCell(before, "附件1", "D9", { value: 15, formula: "SUM(D3:D8)", format: "0.####" }),
      setCell(before, "附件1", "D3", { value: 3, format: "0.0" }),
    ]);
    const xml = partOf(result, SHEET1);
    const before1 = partOf(rich, SHEET1);
    expect(/ s="\d+"/.exec(element(xml, "D3"))?.[0]).toBe(/ s="\d+"/.exec(element(before1, "D3"))?.[0]);
    const styles = partOf(result, "xl/styles.xml");
    expect(styles).toContain('formatCode="0.####"');
    const xfs = [...(/<cellXfs.*<\/cellXfs>/.exec(styles)?.[0] ?? "").matchAll(/<xf [^>]*>/g)].map((m) => m[0]);
    const own = (attribute: string, xf: string | undefined) => new RegExp(`${attribute}="(\\d+)"`).exec(xf ?? "")?.[1];
    const old = xfs[Number(own(" s", element(before1, "D9")))];
    const now = xfs[Number(own(" s", element(xml, "D9")))];
    expect(own("fontId", now)).toBe(own("fontId", old));
    expect(own("fontId", now)).toBe("2");
    expect(own("numFmtId", now)).not.toBe(own("numFmtId", old));
  });

  test("null clears a cell and keeps its appearance", async () => {
    const before = snapshotOf(rich);
    const { result, workbook, report } = await write(rich, [setCell(before, "附件1", "D3", null)]);
    expect(report.written).toBe(1);
    expect(cellOf(workbook, "附件1", "D3")).toBeUndefined();
    expect(element(partOf(result, SHEET1), "D3")).toBe('<c r="D3" s="3"/>');
  });

  test("a new cell takes the appearance of its row or column", async () => {
    const sheet = partOf(rich, SHEET1)
      .replace('<col width="40" customWidth="1" min="2" max="2"/>', '<col min="2" max="3" width="40" style="5"/>')
      .replace('<row r="12"', '<row r="12" s="4" customFormat="1"');
    const bytes = withParts(rich, { [SHEET1]: sheet });
    const before = snapshotOf(bytes);
    const { result } = await write(bytes, [
      setCell(before, "附件1", "C30", { value: 1, format: "0.00" }),
      setCell(before, "附件1", "D12", { value: "1", format: "@" }),
    ]);
    expect(element(partOf(result, SHEET1), "C30")).toContain(' s="5"');
    expect(element(partOf(result, SHEET1), "D12")).toContain(' s="4"');
  });

  test("cells and rows stay in order and the stated area grows", async () => {
    const before = snapshotOf(rich);
    const { result } = await write(rich, [
      setCell(before, "附件1", "AA9", 1),
      setCell(before, "附件1", "B9", 2),
      setCell(before, "附件1", "A10", 3),
      setCell(before, "附件1", "C40", 4),
      setCell(before, "附件1", "A40", 5),
    ]);
    const xml = partOf(result, SHEET1);
    const rows = [...xml.matchAll(/<row r="(\d+)"/g)].map((m) => Number(m[1]));
    expect(rows).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 40]);
    expect([...xml.matchAll(/<c r="([A-Z]+)(9|40)"/g)].map((m) => m[1] as string)).toEqual([
      "A",
      "B",
      "C",
      "D",
      "AA",
      "A",
      "C",
    ]);
    expect(xml).toContain('<dimension ref="A1:AA40"/>');
  });

  test("a cell somebody changed since is left alone", async () => {
    const before = snapshotOf(rich);
    const edit = { ...setCell(before, "附件1", "D3", 3), before: { value: 2, format: "0.0" } };
    const { result, report } = await write(rich, [edit, setCell(before, "附件1", "D9", { value: 1, format: "0.00" })]);
    expect(report.skipped).toEqual([{ sheet: "附件1", cell: "D3", reason: "changed" }]);
    expect(report.written).toBe(1);
    expect(element(partOf(result, SHEET1), "D3")).toBe('<c r="D3" s="3" t="n"><v>2.5</v></c>');
  });

  test("a protected sheet lets a formula's value follow what was typed, and no other formula in", async () => {
    const sheet = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c></row>';
    const bytes = oneSheet(sheet, {}, '<sheetProtection sheet="1"/>');
    const before = snapshotOf(bytes);
    const follow = setCell(before, "评分", "B1", { value: 4, formula: "A1*2" });
    const written = await applyToXlsx(bytes, { purpose: "entry", edits: [follow] });
    expect(written.report.skipped).toEqual([]);
    expect(cellOf(written.file.snapshot, "评分", "B1")).toEqual({ value: 4, formula: "A1*2" });
    const other = setCell(before, "评分", "B1", { value: 3, formula: "A1*3" });
    const refused = await applyToXlsx(bytes, { purpose: "entry", edits: [other] });
    expect(refused.report.skipped).toEqual([{ sheet: "评分", cell: "B1", reason: "locked" }]);
  });

  test("on a protected sheet only unlocked cells are written", async () => {
    const before = snapshotOf(rich);
    const { report, workbook } = await write(rich, [
      setCell(before, "受保护", "A2", "李四"),
      setCell(before, "受保护", "C2", 1),
      setCell(before, "受保护", "B2", 2),
    ]);
    expect(report.skipped).toEqual([
      { sheet: "受保护", cell: "A2", reason: "locked" },
      { sheet: "受保护", cell: "C2", reason: "locked" },
    ]);
    expect(cellOf(workbook, "受保护", "B2")).toEqual({ value: 2 });
    expect(cellOf(workbook, "受保护", "A2")).toEqual({ value: "张三" });
    expect(sheetNamed(workbook, "受保护").isProtected).toBe(true);
  });

  test("a cell under a merged area, in an array formula or in a table's heading is left alone", async () => {
    const before = snapshotOf(rich);
    const { report } = await write(rich, [
      setCell(before, "附件1", "B11", "x"),
      setCell(before, "附件1", "H4", 1),
      setCell(before, "表格", "B1", "级别"),
      { ...setCell(before, "表格", "B2", "好"), sheet: { id: "gone", name: "不在了" } },
    ]);
    expect(report.skipped).toEqual([
      { sheet: "附件1", cell: "B11", reason: "merged" },
      { sheet: "附件1", cell: "H4", reason: "locked" },
      { sheet: "表格", cell: "B1", reason: "locked" },
      { sheet: "不在了", cell: "B2", reason: "missing" },
    ]);
    expect(report.written).toBe(0);
    expect(report.undo.edits).toEqual([]);
  });

  test("a text beyond Excel's limit is not written", async () => {
    const before = snapshotOf(rich);
    const { result, report } = await write(rich, [setCell(before, "附件1", "B20", "长".repeat(32_768))]);
    expect(report.skipped).toEqual([{ sheet: "附件1", cell: "B20", reason: "not-held" }]);
    expect(result).toBe(rich);
  });

  test("overwriting the cell that holds a shared formula leaves the others their formula and value", async () => {
    const before = snapshotOf(rich);
    const { result, report, workbook } = await write(rich, [setCell(before, "附件1", "F3", 7)]);
    expect(report.skipped).toEqual([]);
    expect(cellOf(workbook, "附件1", "F3")).toEqual({ value: 7 });
    for (const row of [4, 5, 6, 7, 8]) {
      expect(cellOf(workbook, "附件1", `F${row}`)).toEqual({ value: 5, formula: `D${row}*2` });
    }
    expect(partOf(result, SHEET1)).not.toContain('t="shared"');
  });

  test("overwriting a cell that shares a formula leaves the shared formula", async () => {
    const before = snapshotOf(rich);
    const { result, workbook } = await write(rich, [setCell(before, "附件1", "F5", 7)]);
    expect(cellOf(workbook, "附件1", "F8")).toEqual({ value: 5, formula: "D8*2" });
    expect(partOf(result, SHEET1).match(/t="shared"/g)).toHaveLength(5);
  });

  test("other formulas keep the values they carried; Excel is told to calculate", async () => {
    const before = snapshotOf(rich);
    const { result, workbook } = await write(rich, [setCell(before, "附件1", "C3", 2)]);
    expect(cellOf(workbook, "附件1", "C9")).toEqual({ value: 18, formula: "SUM(C3:C8)" });
    expect(cellOf(workbook, "附件1", "I3")).toEqual({ value: "未填", formula: 'IF(D9="","未填",D9)' });
    expect(partOf(result, "xl/workbook.xml")).toContain('fullCalcOnLoad="1"');
  });

  test("undo gives back the same cells", async () => {
    const before = snapshotOf(rich);
    const done = await write(rich, [
      setCell(before, "附件1", "D9", { value: 15, formula: "SUM(D3:D8)", format: "0.####" }),
      setCell(before, "附件1", "F3", "文本"),
      setCell(before, "附件1", "G3", null),
      setCell(before, "受保护", "A2", "李四"),
    ]);
    expect(done.report.undo.purpose).toBe("undo");
    expect(done.report.undo.edits).toHaveLength(3);
    const back = await write(done.result, done.report.undo.edits);
    expect(back.report.skipped).toEqual([]);
    for (const sheet of before.sheets) {
      const cells = sheetNamed(back.workbook, sheet.name).cells;
      expect([...cells.keys()].sort((a, b) => a - b)).toEqual([...sheet.cells.keys()].sort((a, b) => a - b));
      const differing = [...sheet.cells].filter(([key, cell]: [number, Cell]) => !sameCell(cells.get(key), cell));
      expect(differing).toEqual([]);
    }
  });

  test("the given bytes are never changed", async () => {
    const bytes = richWorkbook();
    const copy = bytes.slice();
    const before = snapshotOf(bytes);
    await write(bytes, [setCell(before, "附件1", "D3", { value: 3, format: "0.0" })]);
    expect(bytes).toEqual(copy);
  });

  test("dates are counted as the workbook counts them", async () => {
    const bytes = withParts(rich, {
      "xl/workbook.xml": partOf(rich, "xl/workbook.xml").replace("<workbookPr/>", '<workbookPr date1904="1"/>'),
    });
    const date = { value: 45_000, format: "yyyy-mm-dd" };
    const { result, report, workbook } = await write(bytes, [setCell(snapshotOf(bytes), "附件1", "D9", date)]);
    expect(report.skipped).toEqual([]);
    expect(cellOf(workbook, "附件1", "D9")).toEqual(date);
    expect(element(partOf(result, SHEET1), "D9")).toContain("<v>43538</v>");
  });

  test("in a workbook that calculates by hand a formula counts as held by its text", async () => {
    const bytes = withParts(rich, {
      "xl/workbook.xml": partOf(rich, "xl/workbook.xml").replace("<calcPr ", '<calcPr calcMode="manual" '),
    });
    const formula = { value: 15, formula: "SUM(D3:D8)", format: "0.00" };
    const { result, report } = await write(bytes, [setCell(snapshotOf(bytes), "附件1", "D9", formula)]);
    expect(report).toMatchObject({ written: 1, skipped: [] });
    expect(element(partOf(result, SHEET1), "D9")).toContain("<f>SUM(D3:D8)</f><v>15</v>");
  });

  test("element names may bear a prefix", async () => {
    const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const sheet =
      `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>` +
      "</x:sheetData></x:worksheet>";
    const bytes = withParts(rich, { "xl/worksheets/sheet5.xml": sheet });
    const before = snapshotOf(bytes);
    const { result, workbook, report } = await write(bytes, [
      setCell(before, "很隐藏", "B1", "甲"),
      setCell(before, "很隐藏", "A2", { value: 2, formula: "A1*2" }),
    ]);
    expect(report.skipped).toEqual([]);
    expect(cellOf(workbook, "很隐藏", "A1")).toEqual({ value: 1 });
    expect(partOf(result, "xl/worksheets/sheet5.xml")).toBe(
      `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c>` +
        '<x:c r="B1" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c></x:row>' +
        '<x:row r="2"><x:c r="A2"><x:f>A1*2</x:f><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    );
  });

  test("a workbook without styles gets them when a format asks for it", async () => {
    const bytes = withParts(rich, {
      "xl/styles.xml": null,
      "[Content_Types].xml": partOf(rich, "[Content_Types].xml").replace(
        /<Override PartName="\/xl\/styles.xml"[^>]*>/,
        "",
      ),
      "xl/_rels/workbook.xml.rels": partOf(rich, "xl/_rels/workbook.xml.rels").replace(
        /<Relationship [^>]*styles.xml"[^>]*>/,
        "",
      ),
      [SHEET1]: partOf(rich, SHEET1).replace(/ s="\d+"/g, ""),
      "xl/worksheets/sheet2.xml": partOf(rich, "xl/worksheets/sheet2.xml").replace(/ s="\d+"/g, ""),
    });
    const plain = await write(bytes, [setCell(snapshotOf(bytes), "附件1", "D9", 15)]);
    expect(plain.report.skipped).toEqual([]);
    const { result, report, workbook } = await write(bytes, [
      setCell(snapshotOf(bytes), "附件1", "D9", { value: 15, format: "0.0" }),
      setCell(snapshotOf(bytes), "附件1", "E9", 15),
    ]);
    expect(report.skipped).toEqual([]);
    expect(cellOf(workbook, "附件1", "D9")).toEqual({ value: 15, format: "0.0" });
    expect(cellOf(workbook, "附件1", "E9")).toEqual({ value: 15 });
    expect(partOf(result, "[Content_Types].xml")).toContain('PartName="/xl/styles.xml"');
  });

  test("whatever is written is read back, and every other cell stays", async () => {
    const before = snapshotOf(rich);
    const value: fc.Arbitrary<CellValue | null> = fc.oneof(
      fc.constant(null),
      fc.boolean(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n)),
      fc.string({ unit: "binary", minLength: 1, maxLength: 20 }).map((text) => text.replace(/\r/g, "")),
      fc.constantFrom("=A1", "_x000D_", "<f>1</f>", " ]]> ", "党支部"),
    );
    const edit = fc.record({
      row: fc.integer({ min: 12, max: 40 }),
      column: fc.integer({ min: 0, max: 30 }),
      value,
      format: fc.constantFrom(undefined, "0.####", "@", "0.00"),
      hasFormula: fc.boolean(),
    });
    const edits = fc.uniqueArray(edit, { maxLength: 12, selector: ({ row, column }) => `${row},${column}` });
    await fc.assert(
      fc.asyncProperty(edits, async (list) => {
        const { id, name, cells } = sheetNamed(before, "附件1");
        const expected = new Map(cells);
        const changes = list.map(({ row, column, value: content, format, hasFormula }): Edit => {
          const key = cellKey(row, column);
          const isBlank = content === null || content === "";
          const after: Cell | null = isBlank
            ? null
            : {
                value: content,
                ...(hasFormula ? { formula: "1+1" } : {}),
                ...(format === undefined ? {} : { format }),
              };
          if (after) expected.set(key, after);
          else expected.delete(key);
          return { kind: "set-cell", sheet: { id, name }, row, column, before: cells.get(key) ?? null, after };
        });
        const { report, workbook } = await write(rich, changes);
        expect(report.skipped).toEqual([]);
        expect(new Map(sheetNamed(workbook, "附件1").cells)).toEqual(expected);
      }),
      { numRuns: cases(15), seed: 20120406 },
    );
  });
});
