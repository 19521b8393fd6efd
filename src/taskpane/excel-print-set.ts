import { openWorkbook, readOpenFile } from "../hosts/office/open-file";
import { chooseSheets } from "../hosts/xlsx/chosen-sheets";

/** Opens a workbook of these sheets of the one in Excel, in this order; that one stays as it is. @throws HostError */
export async function openChosen(names: readonly string[]): Promise<void> {
  await openWorkbook(chooseSheets(await readOpenFile(), names).bytes);
}
