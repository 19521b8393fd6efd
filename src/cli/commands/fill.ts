import { fillWorkbook, typedOverCells } from "../../core/generation/fill";
import { forceOption, outputOption, rubricOption, type Command } from "../command";
import { programLabel } from "../program";
import { writeCopy } from "../write-copy";

/** Writes a filled copy of a workbook, reads it back and tells what is left to do. */
export const fill: Command = {
  name: "fill",
  help: (texts) => texts.commands.fill,
  options: [outputOption, { name: "fix", about: (texts) => texts.options.fix }, rubricOption, forceOption],
  run: (call) =>
    writeCopy(call, ({ snapshot, result: checked }) => ({
      changeSet: fillWorkbook(snapshot, checked, {
        appliesFixes: call.has("fix"),
        restoresFormulas: call.has("fix"),
        program: programLabel,
      }),
      words: call.texts.fill,
      notes: (call.has("fix") ? [] : typedOverCells(checked)).map(({ sheet, cell }) =>
        call.texts.fill.typedOver(`${sheet}!${cell}`),
      ),
    })),
};
