import path from "node:path";
import type { ChangeSet } from "../core/changes/change-set";
import { checkWorkbook, type CheckOptions } from "../core/check/check";
import { HostError } from "../hosts/host";
import { workbookBytes } from "../hosts/workbook-bytes";
import { readXlsx } from "../hosts/xlsx/read";
import { applyToXlsx } from "../hosts/xlsx/write";
import { describeHostError, describeSkip } from "../locales/findings";
import { exitCodes, oneFile, CommandRefusal, UsageError, type Call, type ExitCode } from "./command";
import { confirmedRubric } from "./confirmed-rubric";
import type { Input } from "./inputs";
import { onlyInput } from "./only-input";
import { assertWritable, writeWhole } from "./output";
import { checkBytes, checkInput, type CheckedInput } from "./read-input";

/** What a command would write, and how it speaks of it. */
interface CopyPlan {
  readonly changeSet: ChangeSet;
  readonly words: {
    readonly written: (path: string, count: number) => string;
    readonly nothingToWrite: (path: string) => string;
  };
  /** What becomes of the changed copy before it is written. */
  readonly finish?: (copy: Uint8Array) => Uint8Array;
  /** Lines for standard error after the copy is written. */
  readonly notes?: readonly string[];
  /** Something that was asked for is left to a person. */
  readonly isLeftOut?: boolean;
}

/**
 * Writes a changed copy of the single input, reads it back and tells what is left to do.
 * @throws UsageError, Refusal: nothing was written.
 */
export async function writeCopy(call: Call, plan: (input: CheckedInput) => CopyPlan): Promise<ExitCode> {
  const { io, locale, texts } = call;
  const file = oneFile(call);
  const output = call.value("output");
  if (output === null) throw new UsageError(texts.usage.noOutput);
  const input = await onlyInput(file, call);
  assertExtension(file, output, call);
  await assertWritable(output, [file], call.has("force"), texts);

  try {
    const options = await confirmedRubric(call);
    const checked = await checkWritable(input, options);
    if (checked.result.verdict === "unrecognised") throw new CommandRefusal(texts.refusals.nothingRecognised(file));
    const { changeSet, words, finish, notes = [], isLeftOut = false } = plan(checked);
    const result = await applyToXlsx(checked.bytes, changeSet);
    const { written, skipped } = result.report;
    const bytes = finish ? finish(result.bytes) : result.bytes;
    const after = checkWorkbook(readXlsx(bytes, { fileName: input.name }).snapshot, options);
    await assertWritable(output, [file], call.has("force"), texts);
    await writeWhole(output, bytes, texts);

    if (checked.isDocument) io.warn(`${texts.fill.fromDocument(file, output)}\n`);
    if (!checked.isDocument || written > 0) {
      io.warn(`${written === 0 ? words.nothingToWrite(output) : words.written(output, written)}\n`);
    }
    for (const note of notes) io.warn(`${note}\n`);
    if (skipped.length > 0) {
      const rows = skipped.map(({ sheet, cell, reason }) => {
        const place = cell === null ? sheet : `${sheet}!${cell}`;
        return `  ${place}  ${describeSkip(reason, locale)}\n`;
      });
      io.warn(`${texts.fill.skippedHeading(skipped.length)}\n${rows.join("")}`);
    }
    const errors = after.findings.filter(({ severity }) => severity === "error").length;
    if (errors > 0) io.warn(`${texts.fill.errorsLeft(errors)}\n`);
    return isLeftOut || errors > 0 || skipped.length > 0 ? exitCodes.incomplete : exitCodes.done;
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    const detail = error.code === "unknown" ? `\n${error.message}` : "";
    throw new CommandRefusal(`${file}: ${describeHostError(error.code, error.facts, locale)}${detail}`);
  }
}

/** Of a text document, the workbook that is made of its tables: its addresses are those of the copy. */
async function checkWritable(input: Input, options: CheckOptions): Promise<CheckedInput> {
  const checked = await checkInput(input, options);
  if (!checked.isDocument) return checked;
  const { bytes } = await workbookBytes(checked.bytes, { fileName: input.name });
  const { workbook, checked: result } = await checkBytes(bytes, input.name, options);
  return { bytes, isDocument: true, snapshot: workbook.snapshot, result };
}

/** A workbook with macros under the other extension, or the other way round, is refused by Excel. */
function assertExtension(file: string, output: string, { texts }: Call): void {
  const wanted = path.extname(file).toLowerCase() === ".xlsm" ? ".xlsm" : ".xlsx";
  if (path.extname(output).toLowerCase() !== wanted) {
    throw new CommandRefusal(texts.refusals.outputExtension(output, wanted));
  }
}
