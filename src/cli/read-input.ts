import { checkWorkbook, type CheckOptions, type WorkbookReview } from "../core/check";
import type { WorkbookSnapshot } from "../core/workbook/snapshot";
import { HostError } from "../hosts/host";
import { readXlsx } from "../hosts/xlsx/read";
import type { Input } from "./inputs";

export interface CheckedInput {
  readonly bytes: Uint8Array;
  readonly snapshot: WorkbookSnapshot;
  readonly review: WorkbookReview;
}

/**
 * Reads and checks one input.
 * @throws HostError when it cannot be read; also for an error nobody foresaw, so that one file of many does not stop the others.
 */
export async function checkInput(input: Input, options: CheckOptions): Promise<CheckedInput> {
  const bytes = await input.read();
  try {
    const { snapshot } = readXlsx(bytes, { fileName: input.name });
    return { bytes, snapshot, review: checkWorkbook(snapshot, options) };
  } catch (error) {
    if (error instanceof HostError) throw error;
    throw new HostError("unknown", error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
