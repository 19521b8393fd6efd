import path from "node:path";
import { checkWorkbook } from "../../core/check";
import { fillWorkbook } from "../../core/generation/fill";
import { HostError } from "../../hosts/host";
import { readXlsx } from "../../hosts/xlsx/read";
import { applyToXlsx } from "../../hosts/xlsx/write";
import { describeHostError, describeSkip } from "../../locales/findings";
import {
  exitCodes,
  forceOption,
  oneFile,
  outputOption,
  Refusal,
  UsageError,
  type Call,
  type Command,
} from "../command";
import { onlyInput } from "../only-input";
import { assertWritable, writeWhole } from "../output";
import { programLabel } from "../program";
import { checkInput } from "../read-input";

/** Writes a filled copy of a workbook, reads it back and tells what is left to do. */
export const fill: Command = {
  name: "fill",
  help: (texts) => texts.commands.fill,
  options: [outputOption, { name: "fix", about: (texts) => texts.options.fix }, forceOption],
  async run(call) {
    const { io, locale, texts } = call;
    const file = oneFile(call);
    const output = call.value("output");
    if (output === null) throw new UsageError(texts.usage.noOutput);
    const input = await onlyInput(file, call);
    assertExtension(file, output, call);
    await assertWritable(output, [file], call.has("force"), texts);

    try {
      const { bytes, snapshot, review } = await checkInput(input, {});
      if (review.verdict === "unrecognised") throw new Refusal(texts.refusals.nothingRecognised(file));
      const changeSet = fillWorkbook(snapshot, review, { appliesFixes: call.has("fix"), program: programLabel });
      const result = await applyToXlsx(bytes, changeSet);
      const { written, skipped } = result.report;
      const after = checkWorkbook(readXlsx(result.bytes, { fileName: input.name }).snapshot);
      await assertWritable(output, [file], call.has("force"), texts);
      await writeWhole(output, result.bytes, texts);

      io.warn(`${written === 0 ? texts.fill.nothingToWrite(output) : texts.fill.written(output, written)}\n`);
      if (skipped.length > 0) {
        const rows = skipped.map(({ sheet, cell, reason }) => {
          const place = cell === null ? sheet : `${sheet}!${cell}`;
          return `  ${place}  ${describeSkip(reason, locale)}\n`;
        });
        io.warn(`${texts.fill.skippedHeading(skipped.length)}\n${rows.join("")}`);
      }
      const errors = after.findings.filter(({ severity }) => severity === "error").length;
      if (errors > 0) io.warn(`${texts.fill.errorsLeft(errors)}\n`);
      return errors > 0 || skipped.length > 0 ? exitCodes.incomplete : exitCodes.done;
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      const detail = error.code === "unknown" ? `\n${error.message}` : "";
      throw new Refusal(`${file}: ${describeHostError(error.code, error.facts, locale)}${detail}`);
    }
  },
};

/** A workbook with macros under the other extension, or the other way round, is refused by Excel. */
function assertExtension(file: string, output: string, { texts }: Call): void {
  const wanted = path.extname(file).toLowerCase() === ".xlsm" ? ".xlsm" : ".xlsx";
  if (path.extname(output).toLowerCase() !== wanted) {
    throw new Refusal(texts.refusals.outputExtension(output, wanted));
  }
}
