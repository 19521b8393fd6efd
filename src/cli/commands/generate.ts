import { checkWorkbook } from "../../core/check/check";
import { generateSheets, namedKinds, type GenerateKind } from "../../core/generation/generate";
import { printSet } from "../../core/generation/print-set";
import type { SuggestedText } from "../../core/generation/suggested-text";
import { describeFinding } from "../../locales/findings";
import type { CommandLineTexts } from "../../locales/command-line";
import { chooseSheets } from "../../hosts/xlsx/chosen-sheets";
import { readXlsx } from "../../hosts/xlsx/read";
import {
  CommandRefusal,
  forceOption,
  outputOption,
  rubricOption,
  UsageError,
  type Call,
  type Command,
} from "../command";
import { programLabel } from "../program";
import { writeCopy } from "../write-copy";

/** Writes a copy of a workbook with the generated sheets, and tells which texts are left for copying. */
export const generate: Command = {
  name: "generate",
  help: (texts) => texts.commands.generate,
  options: [
    outputOption,
    { name: "only", value: "LIST", about: (texts) => texts.options.only },
    { name: "print-set", about: (texts) => texts.options.printSet },
    rubricOption,
    forceOption,
  ],
  async run(call) {
    const only = wantedKinds(call);
    return writeCopy(call, ({ snapshot, result: checked }) => {
      const { changeSet, suggestions } = generateSheets(snapshot, checked, {
        ...(only === null ? {} : { only }),
        // Generated sheets are official paper and Chinese in every language of the program.
        describe: (finding) => describeFinding(finding, "zh-CN"),
        program: programLabel,
      });
      const finish = call.has("print-set") ? printSetOf(call) : null;
      const isLeftOut = suggestions.some(({ kind }) => kind !== "own-result");
      const notes = suggestionNotes(suggestions, call.texts);
      return { changeSet, words: call.texts.generate, notes, isLeftOut, ...(finish && { finish }) };
    });
  },
};

/** Of the generated copy, the sheets that are handed in; told by name. */
function printSetOf({ io, texts }: Call): (copy: Uint8Array) => Uint8Array {
  return (copy) => {
    const { snapshot } = readXlsx(copy, { fileName: null });
    const names = printSet(checkWorkbook(snapshot)).map(({ sheet }) => sheet.name);
    if (names.length === 0) throw new CommandRefusal(texts.refusals.nothingHandedIn);
    const { bytes, hidden } = chooseSheets(copy, names);
    io.warn(`${texts.generate.printSet(names)}\n`);
    if (hidden.length > 0) io.warn(`${texts.generate.printSetHidden(hidden)}\n`);
    return bytes;
  };
}

/** `--only`: names between commas; null where it is not given. */
function wantedKinds({ value, texts }: Call): readonly GenerateKind[] | null {
  const entered = value("only");
  if (entered === null) return null;
  const names = entered
    .split(/[,，、]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const isKind = (name: string): name is GenerateKind => (namedKinds as readonly string[]).includes(name);
  const unknown = names.find((name) => !isKind(name));
  if (unknown !== undefined || names.length === 0)
    throw new UsageError(texts.usage.only(unknown ?? entered, namedKinds));
  return names.filter(isKind);
}

function suggestionNotes(
  suggestions: readonly SuggestedText[],
  { generate: words }: CommandLineTexts,
): readonly string[] {
  return suggestions.map(({ kind, branch, sheet, cell, text }) => {
    const place = cell === null ? sheet : `${sheet}!${cell}`;
    const lines = text.split("\n").map((line) => `    ${line}`);
    const sentence = kind === "replaced" ? words.replaced : words.offer;
    return `  ${sentence([branch ?? "", place].filter((part) => part !== "").join(" "))}\n${lines.join("\n")}`;
  });
}
