import type { WorkbookSnapshot } from "../workbook/snapshot";
import { recognise } from "./recognise";

/** The workbook with its visible 「评分办法」 alone, to hold for other workbooks; null where it has none. */
export function confirmedIn(workbook: WorkbookSnapshot): WorkbookSnapshot | null {
  const sheets = recognise(workbook).filter((s) => s.template === "dingji/rubric" && s.sheet.visibility === "visible");
  return sheets.length === 0 ? null : { ...workbook, sheets: sheets.map(({ sheet }) => sheet) };
}
