/**
 * Compares the written formulas with LibreOffice on 200 random workbooks whose inputs were changed
 * after filling. Not part of `npm test`: it needs LibreOffice on the machine.
 * Run: node src/scripts/run.cjs test/peers/libreoffice.ts
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SheetDesign } from "../../src/core/design/sheet-design";
import { keyAddress, type SheetSnapshot } from "../../src/core/workbook/snapshot";
import { readXlsx } from "../../src/hosts/xlsx/read";
import { createXlsx } from "../../src/hosts/xlsx/write";
import { changedBook, changedExtrasBook } from "../support/random-books";
import { toA1OfKey } from "../support/keys";

const COUNT = 200;

/** Files are recalculated on loading, whoever wrote them. */
const ALWAYS_RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

function toDesign(sheet: SheetSnapshot): SheetDesign {
  return {
    name: sheet.name,
    cells: [...sheet.cells].map(([key, content]) => ({ ...keyAddress(key), content, style: "textMiddle" as const })),
    merges: [],
    columnWidths: [],
    rowHeights: new Map(),
    validations: [],
    excessMarks: [],
    print: { orientation: "portrait" },
    frozenRows: 0,
  };
}

export async function main(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "dingji-libreoffice-"));
  const [from, to, profile] = ["from", "to", "profile"].map((name) => join(folder, name)) as [string, string, string];
  for (const path of [from, to, join(profile, "user")]) mkdirSync(path, { recursive: true });
  writeFileSync(join(profile, "user", "registrymodifications.xcu"), ALWAYS_RECALCULATE);
  const books = Array.from({ length: COUNT }, (_, i) => (i % 2 === 0 ? changedBook(i + 1) : changedExtrasBook(i + 1)));
  const paths: string[] = [];
  for (const [i, { book }] of books.entries()) {
    const path = join(from, `${i + 1}.xlsx`);
    writeFileSync(path, await createXlsx(book.sheets.map(toDesign)));
    paths.push(path);
  }
  execFileSync(
    "soffice",
    [`-env:UserInstallation=file://${profile}`, "--headless", "--convert-to", "xlsx", "--outdir", to, ...paths],
    { stdio: "ignore", timeout: 540_000 },
  );
  let compared = 0;
  let stale = 0;
  const differing: string[] = [];
  books.forEach(({ book, expected }, i) => {
    const recalculated = readXlsx(readFileSync(join(to, `${i + 1}.xlsx`)), { fileName: null }).snapshot;
    for (const { sheet, key, cell } of expected) {
      const value = recalculated.sheets.find((s) => s.name === sheet)?.cells.get(key)?.value ?? "";
      const written = book.sheets.find((s) => s.name === sheet)?.cells.get(key)?.value ?? "";
      const same =
        typeof cell.value === "number"
          ? typeof value === "number" && Math.abs(value - cell.value) < 1e-9
          : value === cell.value;
      compared++;
      if (written !== cell.value) stale++;
      if (!same)
        differing.push(`${i + 1}.xlsx ${toA1OfKey(key)}: core ${String(cell.value)}, LibreOffice ${String(value)}`);
    }
  });
  console.log(
    `${COUNT} workbooks, ${compared} formulas compared (${stale} with changed results), ${differing.length} differ`,
  );
  for (const line of differing.slice(0, 20)) console.log(line);
  return differing.length === 0 ? 0 : 1;
}
