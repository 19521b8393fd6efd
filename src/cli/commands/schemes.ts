import { schemes as knownSchemes } from "../../core/schemes";
import type { Scheme } from "../../core/schemes/types";
import { exitCodes, jsonOption, noFiles, type Command } from "../command";
import { printJson } from "../json";

/** Lists the known schemes and forms by the ids that every command uses. */
export const schemes: Command = {
  name: "schemes",
  help: (texts) => texts.commands.schemes,
  options: [jsonOption],
  async run(call) {
    noFiles(call);
    if (call.has("json")) {
      call.io.write(printJson({ version: 1, schemes: knownSchemes.map(schemeJson) }));
      return exitCodes.done;
    }
    const { schemes: words } = call.texts;
    for (const scheme of knownSchemes) {
      const levels = scheme.levels.map(({ name, from }) => words.level(name, from));
      const rows = [
        `${scheme.id}  ${[scheme.document, scheme.title].filter((part) => part !== "").join("  ")}`,
        `  ${levels.length === 0 ? words.noLevels : words.levels(levels)}`,
        ...scheme.forms.map((form) => `  ${scheme.id}/${form.id}  ${form.clause}  ${form.titles[0] ?? ""}`.trimEnd()),
      ];
      call.io.write(`${rows.join("\n")}\n`);
    }
    return exitCodes.done;
  },
};

function schemeJson(scheme: Scheme): object {
  return {
    id: scheme.id,
    title: scheme.title,
    issuer: scheme.issuer,
    document: scheme.document,
    levels: scheme.levels.map(({ name, from }) => ({ name, from })),
    weights: Object.fromEntries(scheme.weights.map(({ party, share }) => [party, share])),
    actions: Object.fromEntries(scheme.levels.flatMap(({ name, action }) => (action === null ? [] : [[name, action]]))),
    suggestedWeights: Object.fromEntries((scheme.suggestedWeights ?? []).map(({ party, share }) => [party, share])),
    deadlines: scheme.deadlines,
    indicators: scheme.indicators ?? [],
    forms: scheme.forms.map((form) => ({
      id: form.id,
      template: `${scheme.id}/${form.id}`,
      title: form.titles[0] ?? null,
      clause: form.clause,
      isOurLayout: form.isOurLayout,
    })),
  };
}
