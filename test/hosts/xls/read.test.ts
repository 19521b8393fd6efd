import { CFB, utils, write, type CellObject, type WorkBook } from "@e965/xlsx";
import { readWorkbook } from "../../../src/hosts/read-workbook";
import { readXls } from "../../../src/hosts/xls/read";
import { cellAt } from "../../../src/core/workbook/snapshot";
import { compoundFile } from "../../support/hostile-files";
import { sheetNamed } from "../../support/xlsx-package";
import type { CompoundTool } from "../../../src/hosts/compound-file";

function oldFile(book: WorkBook): Uint8Array {
  return new Uint8Array(write(book, { type: "buffer", bookType: "biff8" }) as Buffer);
}

function sample(): WorkBook {
  const sheet = utils.aoa_to_sheet([
    ["党支部：", "学校甲党支部"],
    ["得分", 89.5],
    ["日期", 40988],
    ["相符", true],
  ]);
  sheet["B3"] = { t: "n", v: 40988, z: "yyyy-mm-dd" };
  sheet["B5"] = { t: "n", v: 179, f: "B2*2" };
  sheet["B6"] = { t: "e", v: 7, w: "#DIV/0!" };
  sheet["!ref"] = "A1:B6";
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "评分");
  utils.book_append_sheet(book, utils.aoa_to_sheet([["旧稿"]]), "草稿");
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  return book;
}

describe("readXls", () => {
  it("gives the snapshot that an .xlsx would give", async () => {
    const { snapshot, hasMacros } = await readXls(oldFile(sample()), { fileName: "评分.xls" });
    expect([snapshot.name, hasMacros]).toEqual(["评分.xls", false]);
    expect(snapshot.sheets.map((s) => [s.name, s.visibility])).toEqual([
      ["评分", "visible"],
      ["草稿", "hidden"],
    ]);
    const sheet = sheetNamed(snapshot, "评分");
    expect(cellAt(sheet, 0, 1)).toEqual({ value: "学校甲党支部" });
    expect(cellAt(sheet, 1, 1)?.value).toBe(89.5);
    expect(cellAt(sheet, 2, 1)).toEqual({ value: 40988, format: "yyyy-mm-dd" });
    expect(cellAt(sheet, 3, 1)?.value).toBe(true);
    expect(cellAt(sheet, 5, 1)?.value).toEqual({ error: "#DIV/0!" });
    expect([...sheet.cells.keys()]).toEqual([...sheet.cells.keys()].sort((a, b) => a - b));
  });

  it("tells comments of visible sheets, cell by cell", async () => {
    const book = sample();
    const comment = (name: string, cell: string, text: string): void =>
      utils.cell_add_comment(book.Sheets[name]?.[cell] as CellObject, text, "A");
    comment("评分", "B2", "89?");
    comment("评分", "A2", "to check");
    comment("草稿", "A1", "old");
    const { snapshot } = await readXls(oldFile(book), { fileName: null });
    expect(snapshot.asides).toEqual([
      { kind: "comment", sheet: "评分", cell: "A2", text: "to check" },
      { kind: "comment", sheet: "评分", cell: "B2", text: "89?" },
    ]);
  });

  it("leaves out a chart sheet, whose cells repeat what the chart shows", async () => {
    const bytes = oldFile(sample());
    // The last sheet's first record: its kind stands after its length and the format's version.
    const begin = Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x10, 0x00]);
    bytes[Buffer.from(bytes).lastIndexOf(begin) + 6] = 0x20;
    const { snapshot } = await readXls(bytes, { fileName: null });
    expect(snapshot.sheets.map(({ id, name }) => [id, name])).toEqual([["1", "评分"]]);
  });

  it("refuses what only begins like one", async () => {
    await expect(readXls(compoundFile("Workbook"), { fileName: null })).rejects.toMatchObject({ code: "old-format" });
  });
});

describe("readWorkbook", () => {
  it("goes by the streams at the root: what is embedded lies deeper", async () => {
    const compound = CFB as CompoundTool;
    const file = compound.read(oldFile(sample()), { type: "buffer" });
    compound.utils.cfb_add(file, "/MBD00012345/WordDocument", Buffer.from("text"));
    compound.utils.cfb_add(file, "/MBD00012346/EncryptedPackage", Buffer.from("text"));
    const bytes = new Uint8Array(compound.write(file, { type: "buffer" }));
    const read = await readWorkbook(bytes, { fileName: "a.xls" });
    expect(read.snapshot.sheets.map((s) => s.name)).toEqual(["评分", "草稿"]);
  });

  it("reads a number that is none as the error that Excel shows", async () => {
    const bytes = oldFile(sample());
    const number = Buffer.alloc(8);
    number.writeDoubleLE(89.5);
    const at = Buffer.from(bytes).indexOf(number);
    new DataView(bytes.buffer, bytes.byteOffset).setFloat64(at, Number.NaN, true);
    const { snapshot } = await readWorkbook(bytes, { fileName: "a.xls" });
    expect(cellAt(sheetNamed(snapshot, "评分"), 1, 1)?.value).toEqual({ error: "#NUM!" });
  });

  it("goes by the bytes, not by the extension", async () => {
    const read = await readWorkbook(oldFile(sample()), { fileName: "评分.xlsx" });
    expect([read.isOldFormat, read.snapshot.sheets.length]).toEqual([true, 2]);
  });

  it("keeps telling that a workbook is encrypted", async () => {
    const bytes = compoundFile("EncryptedPackage");
    await expect(readWorkbook(bytes, { fileName: "a.xls" })).rejects.toMatchObject({ code: "encrypted" });
  });
});
