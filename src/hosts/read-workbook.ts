import type { WorkbookSnapshot } from "../core/workbook/snapshot";
import { HostError } from "./host";
import { readXls } from "./xls/read";
import { readXlsx } from "./xlsx/read";

/** A workbook file of any format that can be read. */
export interface ReadWorkbook {
  readonly snapshot: WorkbookSnapshot;
  /** When the document says that it was last saved; null where it does not. */
  readonly modified: string | null;
  readonly hasMacros: boolean;
  /** .xls: it can be read and checked, and never written back. */
  readonly isOldFormat: boolean;
}

/**
 * Reads .xlsx, .xlsm and .xls by what the bytes are, whatever the file is called.
 * @throws HostError as readXlsx and readXls.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  options: { readonly fileName: string | null },
): Promise<ReadWorkbook> {
  try {
    const { snapshot, properties, hasMacros } = readXlsx(bytes, options);
    return { snapshot, modified: properties.modified, hasMacros, isOldFormat: false };
  } catch (error) {
    if (!(error instanceof HostError) || error.code !== "old-format") throw error;
    // SheetJS answers these too, but nobody has proven its numbers there.
    if (error.facts["found"] === "bare-biff") throw error;
  }
  const { snapshot, properties, hasMacros } = await readXls(bytes, options);
  return { snapshot, modified: properties.modified, hasMacros, isOldFormat: true };
}
