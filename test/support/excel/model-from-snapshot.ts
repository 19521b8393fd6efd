import { keyAddress, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { WorkbookModel } from "./model";

/** A workbook as Excel holds it after opening a file with this content. */
export function modelFromSnapshot(snapshot: WorkbookSnapshot): WorkbookModel {
  const workbook = new WorkbookModel();
  workbook.name = snapshot.name ?? "工作簿1";
  workbook.calculationMode = snapshot.calculation === "manual" ? "Manual" : "Automatic";
  workbook.isStructureProtected = snapshot.isStructureProtected;
  for (const { id, name, visibility, isProtected, cells } of snapshot.sheets) {
    const sheet = workbook.addSheet(name, { id, visibility, isProtected });
    for (const [key, cell] of cells) {
      const { row, column } = keyAddress(key);
      if (cell.formula !== undefined) sheet.setContent(row, column, { value: cell.value ?? 0, formula: cell.formula });
      else if (cell.value !== null) sheet.setContent(row, column, { value: cell.value });
      if (cell.format !== undefined) {
        sheet.setFormat({ top: row, left: column, bottom: row, right: column }, "numberFormat", cell.format);
      }
    }
  }
  return workbook;
}
