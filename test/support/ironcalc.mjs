/**
 * Calculates workbooks with IronCalc, an engine that knows nothing of this project. Standard input: JSON
 * [{sheets: [{name, cells: [[row, column, input]]}], read: [[sheet, row, column]]}], rows and columns
 * from 1; standard output: the displayed texts to read, by workbook.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const wasm = require.resolve("@ironcalc/wasm/wasm_bg.wasm");
const { initSync, Model } = await import("@ironcalc/wasm");
initSync({ module: readFileSync(wasm) });

const books = JSON.parse(readFileSync(0, "utf8"));
const results = books.map(({ sheets, read }) => {
  const model = new Model("book", "en", "UTC", "en");
  model.pauseEvaluation();
  sheets.forEach((sheet, i) => {
    if (i > 0) model.newSheet();
    model.renameSheet(i, sheet.name);
  });
  sheets.forEach((sheet, i) => {
    for (const [row, column, input] of sheet.cells) model.setUserInput(i, row, column, input);
  });
  model.resumeEvaluation();
  model.evaluate();
  return read.map(([sheet, row, column]) => model.getFormattedCellValue(sheet, row, column));
});
process.stdout.write(JSON.stringify(results));
