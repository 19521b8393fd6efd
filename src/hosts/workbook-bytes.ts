import { readWorkbook } from "./read-workbook";
import type { WriteOptions } from "./xlsx/write";

/** A file that sheets can be added to. */
export interface WritableBytes {
  readonly bytes: Uint8Array;
  /** It was made of the tables of a text document, which itself is never written. */
  readonly isFromDocument: boolean;
}

/**
 * The bytes themselves where they are a workbook; of a text document, a new workbook of its tables.
 * @throws HostError as `readWorkbook`; `unsupported` where the workbook cannot be drawn.
 */
export async function workbookBytes(
  bytes: Uint8Array,
  options: { readonly fileName: string | null } & WriteOptions,
): Promise<WritableBytes> {
  const { document } = await readWorkbook(bytes, options);
  if (!document) return { bytes, isFromDocument: false };
  const { workbookOf } = await import(/* webpackChunkName: "word" */ "./docx/to-workbook");
  return { bytes: await workbookOf(document, options), isFromDocument: true };
}
