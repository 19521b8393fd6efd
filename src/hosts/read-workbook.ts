import type { WorkbookSnapshot } from "../core/workbook/snapshot";
import type { DocxFile } from "./docx/read";
import { HostError } from "./host";
import { readXls } from "./xls/read";
import { readXlsx } from "./xlsx/read";

/** A file of any format that can be read. */
export interface ReadWorkbook {
  readonly snapshot: WorkbookSnapshot;
  /** When the document says that it was last saved; null where it does not. */
  readonly modified: string | null;
  readonly hasMacros: boolean;
  /** .xls: it can be read and checked, and never written back. */
  readonly isOldFormat: boolean;
  /** A text document, whose tables are the sheets; null for a workbook. It is never written back. */
  readonly document: DocxFile | null;
}

/**
 * Reads .xlsx, .xlsm, .xls and .docx by what the bytes are, whatever the file is called. What reads the rarer ones is
 * loaded by the first such file.
 * @throws HostError as readXlsx, readXls and readDocx.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  options: { readonly fileName: string | null },
): Promise<ReadWorkbook> {
  try {
    const { snapshot, properties, hasMacros } = readXlsx(bytes, options);
    return { snapshot, modified: properties.modified, hasMacros, isOldFormat: false, document: null };
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    const { found } = error.facts;
    if (error.code === "not-a-workbook" && found === "other-document") return readDocument(bytes, options);
    // SheetJS answers formats before Excel 5 too, but nobody has proven its numbers there.
    if (error.code !== "old-format" || found === "bare-biff" || found === "word") throw error;
  }
  const { snapshot, properties, hasMacros } = await readXls(bytes, options);
  return { snapshot, modified: properties.modified, hasMacros, isOldFormat: true, document: null };
}

async function readDocument(bytes: Uint8Array, options: { readonly fileName: string | null }): Promise<ReadWorkbook> {
  const { readDocx } = await import(/* webpackChunkName: "word" */ "./docx/read");
  const document = readDocx(bytes, options);
  const { snapshot, properties, hasMacros } = document;
  return { snapshot, modified: properties.modified, hasMacros, isOldFormat: false, document };
}
