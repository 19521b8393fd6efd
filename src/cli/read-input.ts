import { checkWorkbook, type CheckOptions, type CheckResult } from "../core/check/check";
import type { WorkbookSnapshot } from "../core/workbook/snapshot";
import { HostError } from "../hosts/host";
import { withFileNotes } from "../hosts/file-notes";
import { readWorkbook, type ReadWorkbook } from "../hosts/read-workbook";
import type { Input } from "./inputs";

export interface CheckedInput {
  readonly bytes: Uint8Array;
  /** A text document, which is never written. */
  readonly isDocument: boolean;
  readonly snapshot: WorkbookSnapshot;
  readonly result: CheckResult;
}

/**
 * Reads and checks one input.
 * @throws HostError when it cannot be read; also for an error nobody foresaw, so that one file of many does not stop the others.
 */
export async function checkInput(input: Input, options: CheckOptions): Promise<CheckedInput> {
  const bytes = await input.read();
  const { workbook, checked } = await checkBytes(bytes, input.name, options);
  return { bytes, isDocument: workbook.document !== null, snapshot: workbook.snapshot, result: checked };
}

/**
 * Reads and checks the bytes of a file; what of its kind was not read or not checked is told.
 * @throws HostError as `checkInput`.
 */
export async function checkBytes(
  bytes: Uint8Array,
  fileName: string,
  options: CheckOptions,
): Promise<{ readonly workbook: ReadWorkbook; readonly checked: CheckResult }> {
  try {
    const workbook = await readWorkbook(bytes, { fileName });
    const checked = checkWorkbook(workbook.snapshot, options);
    return { workbook, checked: withFileNotes(workbook, checked) };
  } catch (error) {
    throw asHostError(error);
  }
}

/** An error nobody foresaw becomes one that is told like any other. */
export function asHostError(error: unknown): HostError {
  if (error instanceof HostError) return error;
  return new HostError("unknown", error instanceof Error ? (error.stack ?? error.message) : String(error));
}
