import { defineRule, type CheckContext } from "./rule";
import type { RecognisedSheet } from "../model/recognised-sheet";

/** A hidden sheet is an official form; it is left out of branches and checks. */
export const hiddenSheet = defineRule({
  code: "hidden-sheet",
  severity: "info",
  group: "sheets",
  clauses: [],
  *check(context) {
    for (const { sheet } of hiddenForms(context)) {
      yield { sheet: sheet.name, cell: null, branch: null, facts: { sheet: sheet.name } };
    }
  },
  *unchecked(context) {
    for (const { sheet } of hiddenForms(context)) {
      yield { sheet: sheet.name, branch: null, code: "hidden", facts: { sheet: sheet.name } };
    }
  },
});

function hiddenForms({ sheets }: CheckContext): readonly RecognisedSheet[] {
  const hidden = sheets.filter((s) => s.template !== null && s.kind !== "own" && s.sheet.visibility !== "visible");
  return hidden.filter((s, i) => hidden.findIndex((other) => other.sheet === s.sheet) === i);
}
