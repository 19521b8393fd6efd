import type { CellRange } from "../../core/workbook/address";
import { HostError } from "../host";
import { locationOf, toHostError, tracesOf } from "./errors";

/** UTF-8 bytes per request or answer; Excel on the web refuses more than 5 MB. */
export const REQUEST_BUDGET = 3_000_000;

/** What one queued call costs beside its data (its action, its object paths), measured with some reserve. */
const CALL_BYTES = 600;

/** One step of a batch. */
export interface Operation {
  readonly bytes: number;
  readonly run: () => void;
}

/** A step that carries `data` and makes `calls` calls. */
export function operation(run: () => void, data: unknown = null, calls = 1): Operation {
  return { bytes: CALL_BYTES * calls + utf8Length(JSON.stringify(data)), run };
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Each half of a surrogate pair counts two of its four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return bytes;
}

/** Whether anything in the workbook may already have changed. */
export class WriteProgress {
  hasWritten = false;
}

const STARTED = "started";
const WRITTEN = "written";

/** A batch that failed at a named member before its first write was through has changed nothing. */
function mayHaveWritten(error: unknown): boolean {
  const traces = tracesOf(error);
  return traces.includes(WRITTEN) || (traces.includes(STARTED) && locationOf(error) === "");
}

/**
 * Runs the steps in order, in as few syncs as the budget allows. Pass `progress` for steps that write: traces
 * around the first step tell, if a batch fails, whether it had changed anything before.
 */
export async function send(
  context: Excel.RequestContext,
  steps: readonly Operation[],
  progress: WriteProgress | null = null,
): Promise<void> {
  for (const batch of inBatches(steps)) {
    batch.forEach((step, i) => {
      if (progress && i === 0) context.trace(STARTED);
      step.run();
      if (progress && i === 0) context.trace(WRITTEN);
    });
    try {
      // The documented exception: one sync per 3 MB, because a single request may not exceed 5 MB.
      // oxlint-disable-next-line office-addins/no-context-sync-in-loop
      await context.sync();
      if (progress) progress.hasWritten = true;
    } catch (error) {
      if (progress && mayHaveWritten(error)) progress.hasWritten = true;
      throw error;
    }
  }
}

function inBatches(steps: readonly Operation[]): Operation[][] {
  const batches: Operation[][] = [];
  let room = 0;
  for (const step of steps) {
    const last = batches.at(-1);
    if (last && step.bytes <= room) {
      last.push(step);
      room -= step.bytes;
    } else {
      batches.push([step]);
      room = REQUEST_BUDGET - step.bytes;
    }
  }
  return batches;
}

/** `Excel.run` whose rejections are always a `HostError`. */
export async function inExcel<T>(
  task: (context: Excel.RequestContext) => Promise<T>,
  progress: WriteProgress = new WriteProgress(),
): Promise<T> {
  try {
    return await Excel.run(task);
  } catch (error) {
    throw toHostError(error, progress.hasWritten);
  }
}

/** @throws HostError `unsupported` when this Excel is older than the named version of the set ExcelApi. */
export function requireApi(version: string): void {
  if (!Office.context.requirements.isSetSupported("ExcelApi", version)) {
    throw new HostError("unsupported", `ExcelApi ${version} is not supported`, { needed: `ExcelApi ${version}` });
  }
}

/** A range proxy for the current batch only: nothing of it is kept in Excel beyond the next sync. */
export function rangeOf(sheet: Excel.Worksheet, { top, left, bottom, right }: CellRange): Excel.Range {
  return sheet.getRangeByIndexes(top, left, bottom - top + 1, right - left + 1).untrack();
}
