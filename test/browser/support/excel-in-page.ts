import { readXlsx } from "../../../src/hosts/xlsx/read";
import { InMemoryExcel } from "../../support/excel/in-memory-excel";
import { modelFromSnapshot } from "../../support/excel/model-from-snapshot";

/**
 * Runs in the browser, behind the real office.js client: an in-memory Excel that has the workbook open
 * whose bytes the test left in `dingjiWorkbook`.
 */
const scope = globalThis as unknown as {
  dingjiWorkbook: string;
  dingjiExcel: InMemoryExcel;
};

const bytes = Uint8Array.from(atob(scope.dingjiWorkbook), (letter) => letter.charCodeAt(0));
const excel = new InMemoryExcel(modelFromSnapshot(readXlsx(bytes, { fileName: "book.xlsx" }).snapshot));
excel.install();
scope.dingjiExcel = excel;
