import { generateSheets, namedKinds, type GenerateKind } from "../../core/generation/generate";
import type { SuggestedText } from "../../core/generation/suggested-text";
import { describeFinding } from "../../locales/findings";
import type { CommandLineTexts } from "../../locales/command-line";
import { forceOption, outputOption, rubricOption, UsageError, type Call, type Command } from "../command";
import { programLabel } from "../program";
import { writeCopy } from "../write-copy";

/** Writes a copy of a workbook with the generated sheets, and tells which texts are left for copying. */
export const generate: Command = {
  name: "generate",
  help: (texts) => texts.commands.generate,
  options: [
    outputOption,
    { name: "only", value: "LIST", about: (texts) => texts.options.only },
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
      const isLeftOut = suggestions.some(({ kind }) => kind !== "own-result");
      return { changeSet, words: call.texts.generate, notes: suggestionNotes(suggestions, call.texts), isLeftOut };
    });
  },
};

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
  return suggestions.map(({ branch, sheet, cell, text }) => {
    const place = cell === null ? sheet : `${sheet}!${cell}`;
    const lines = text.split("\n").map((line) => `    ${line}`);
    return `  ${words.offer([branch ?? "", place].filter((part) => part !== "").join(" "))}\n${lines.join("\n")}`;
  });
}
