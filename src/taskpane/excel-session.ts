import { OfficeHost } from "../hosts/office/office-host";
import { coreSession } from "./core-session";
import { planner, printing } from "./on-demand";
import type { Session } from "./session";

/** The workbook that is open in Excel. */
export function excelSession(): Session {
  const host = new OfficeHost();
  return coreSession(host, {
    onSelected: (callback) => host.onSelected(callback),
    clearsUndo: true,
    placesNotice: true,
    openSheets: async (names) => (await printing()).openChosen(names),
    tutorial: async (snapshot) => (await planner()).planTutorial(snapshot),
  });
}
