import { parseRange, type CellRange } from "../../core/workbook/address";
import { HostError } from "../host";
import type { XlsxFile } from "./read";
import { ENTER, scanXml, SKIP } from "./xml";

/**
 * The merged areas of one sheet, in the order of the file.
 * @throws RangeError when the file has no such sheet; HostError as `readXlsx`.
 */
export function readMerges(file: XlsxFile, sheetId: string): readonly CellRange[] {
  const part = partOf(file, sheetId);
  const merges: CellRange[] = [];
  scanXml(file.archive.read(part), part, {
    open(tag) {
      if (tag.name === "mergeCell") merges.push(readReference(tag.get("ref"), part));
      return tag.name === "worksheet" || tag.name === "mergeCells" ? ENTER : SKIP;
    },
    close() {
      return;
    },
  });
  return merges;
}

/** @throws RangeError when the file has no such sheet. */
export function partOf(file: Pick<XlsxFile, "sheets">, sheetId: string): string {
  const sheet = file.sheets.find(({ id }) => id === sheetId);
  if (!sheet) throw new RangeError(`no sheet with id ${sheetId}`);
  return sheet.part;
}

/** @throws HostError `damaged` (facts.part, facts.reason "address"). */
export function readReference(reference: string | undefined, part: string): CellRange {
  try {
    return parseRange(reference ?? "");
  } catch {
    throw new HostError("damaged", `${part}: range ${reference}`, { part, reason: "address" });
  }
}
