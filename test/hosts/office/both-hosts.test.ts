import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Cell, WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { HostError } from "../../../src/hosts/host";
import { sameContent } from "../../../src/hosts/office/cells";
import { readXlsx } from "../../../src/hosts/xlsx/read";
import { closeExcel, openExcel } from "../../support/open-excel";

afterEach(closeExcel);

const folder = join(process.cwd(), "test/fixtures");

/** Every fixture that can be read at all; damaged ones have their own tests. */
const books = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.xls[xm]$/.test(name))
  .sort()
  .flatMap((name): [string, WorkbookSnapshot][] => {
    try {
      return [[name, readXlsx(readFileSync(join(folder, name)), { fileName: "book.xlsx" }).snapshot]];
    } catch (error) {
      if (error instanceof HostError) return [];
      throw error;
    }
  });

/** Excel calculates formulas that the file left without a value, and spells references in its own way. */
function expectSameCell(where: string, inExcel: Cell | undefined, inFile: Cell): void {
  const spelled = sameContent(inExcel, inFile) ? inFile.formula : inExcel?.formula;
  expect([where, inExcel && { ...inExcel, formula: spelled }]).toEqual([
    where,
    { ...inFile, formula: inFile.formula, value: inFile.value ?? inExcel?.value },
  ]);
}

describe("both hosts", () => {
  it("have fixtures to agree on", () => {
    expect(books.length).toBeGreaterThanOrEqual(5);
  });

  it.each(books)("read the same from %s", async (_name, inFile) => {
    const { host } = openExcel(inFile);
    const inExcel = await host.read();
    // What stands beside the cells a person sees in Excel.
    const about = ({ sheets, asides: _, ...book }: WorkbookSnapshot): unknown => ({
      ...book,
      sheets: sheets.map(({ cells, ...sheet }) => ({ ...sheet, cells: [...cells.keys()] })),
    });
    expect(about(inExcel)).toEqual(about(inFile));
    inFile.sheets.forEach((sheet, i) => {
      for (const [key, cell] of sheet.cells)
        expectSameCell(`${sheet.name} ${key}`, inExcel.sheets[i]?.cells.get(key), cell);
    });
  });
});
