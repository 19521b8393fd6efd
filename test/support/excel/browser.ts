import { workbook, type LiteralSheet } from "../workbook";
import { InMemoryExcel, type ExcelOptions } from "./in-memory-excel";
import { modelFromSnapshot } from "./model-from-snapshot";

/**
 * Entry of a bundle for browser tests. The page loads the client (`excel-web-16.00.debug.js` in the place of office.js,
 * which outside Excel would load no client) and this bundle after it, then calls `openInMemoryExcel` before the code
 * under test starts. Sheets are plain rows, so that a test can pass them into the page.
 */
function openInMemoryExcel(sheets: Readonly<Record<string, LiteralSheet>>, options: ExcelOptions = {}): InMemoryExcel {
  const excel = new InMemoryExcel(modelFromSnapshot(workbook(sheets)), options);
  excel.install();
  return excel;
}

Object.assign(globalThis, { openInMemoryExcel });
