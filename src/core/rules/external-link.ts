import { toA1 } from "../workbook/address";
import { makeGrid } from "../workbook/grid";
import { defineRule } from "./rule";
import { branchOn } from "./reading/sheets";

/** A formula on an official sheet takes its value from another file. */
export const externalLink = defineRule({
  code: "external-link",
  severity: "query",
  group: "integrity",
  clauses: [],
  *check(context) {
    const seen = new Set<string>();
    for (const recognised of context.sheets) {
      const { sheet, kind } = recognised;
      // Several rubrics below each other are one sheet: its formulas are reported once.
      if (seen.has(sheet.id)) continue;
      seen.add(sheet.id);
      if (kind === "unrecognised" || kind === "own" || sheet.visibility !== "visible") continue;
      for (const place of makeGrid(sheet).cells) {
        const { formula } = place.cell;
        if (formula === undefined || !reachesAnotherFile(formula)) continue;
        yield {
          sheet: sheet.name,
          cell: toA1(place),
          branch: branchOn(context, recognised),
          facts: { formula },
        };
      }
    }
  },
});

/** 'C:\docs\[甲.xlsx]附件1'!A1, [甲.xlsx]附件1!A1, [1]附件1!A1, [1]!name; not Table[Column]. */
const QUOTED = /(?<!')'(?:[^'[\]]|'')*\[(?:[^'[\]]|'')+\](?:[^'[\]]|'')*'!/;
const PLAIN = /(?<![\p{L}\p{N}_\]'[.])\[[^[\]'"@#]+\][^\s!'"()[\]{},;:+\-*/^&=<>]*!/u;

export function reachesAnotherFile(formula: string): boolean {
  // A text in quotes is no reference, whatever it looks like; a quoted sheet name may hold quotes.
  const code = formula.replace(/('(?:[^']|'')*')|"(?:[^"]|"")*"/g, "$1");
  return QUOTED.test(code) || PLAIN.test(code);
}
