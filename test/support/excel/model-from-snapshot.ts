import { keyAddress, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { FormulaSyntaxError, normalise } from "./formula/tokens";
import { WorkbookModel } from "./model";

/** A workbook as Excel holds it after opening a file with this content. */
export function modelFromSnapshot(snapshot: WorkbookSnapshot): WorkbookModel {
  const workbook = new WorkbookModel();
  workbook.name = snapshot.name ?? "工作簿1";
  workbook.calculationMode = snapshot.calculation === "manual" ? "Manual" : "Automatic";
  workbook.protection = snapshot.isStructureProtected ? { password: null } : null;
  for (const { id, name, visibility, isProtected, cells } of snapshot.sheets) {
    const sheet = workbook.addSheet(name, { id, visibility, isProtected });
    for (const [key, { value, formula, format }] of cells) {
      const { row, column } = keyAddress(key);
      if (formula !== undefined) {
        sheet.contents.set(key, { value: value ?? 0, formula: asOpened(formula), isFromFile: true });
      } else if (value !== null) sheet.contents.set(key, { value });
      if (format !== undefined) {
        sheet.setFormat({ top: row, left: column, bottom: row, right: column }, "numberFormat", format);
      }
      if (formula !== undefined && value === null) workbook.isDirty = true;
    }
  }
  workbook.activeSheet = workbook.sheets.find((s) => s.visibility === "visible") ?? null;
  return workbook;
}

/** Excel shows a formula of a file in its own spelling; one beyond this calculator is kept as it is. */
function asOpened(formula: string): string {
  try {
    return normalise(formula);
  } catch (problem) {
    if (problem instanceof FormulaSyntaxError) return formula;
    throw problem;
  }
}
