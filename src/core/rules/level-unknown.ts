import { readLevel } from "../schemes/levels";
import type { ColumnRole, Scheme } from "../schemes/types";
import { isBlankMark, oneLine } from "../text/fold";
import { holdsTick } from "../text/ticks";
import { defineRule, type CheckContext } from "./rule";
import { declaredEntries } from "./reading/table-entries";

/** A stated level, on a branch's own sheets or in a table's level column, is no word of the scheme. */
export const levelUnknown = defineRule({
  code: "level-unknown",
  severity: "error",
  group: "levels",
  clauses: ["附件1 说明2"],
  *check(context) {
    for (const { sheet, cell, branch, scheme, text } of statedWords(context)) {
      if (scheme.levels.length === 0 || !isWord(text, scheme)) continue;
      yield {
        sheet,
        cell,
        branch,
        facts: { entered: oneLine(text), levels: scheme.levels.map((l) => l.name) },
        clause: scheme.levelsClause,
      };
    }
  },
});

interface StatedWord {
  readonly sheet: string;
  readonly cell: string | { readonly row: number; readonly column: number };
  readonly branch: string | null;
  readonly scheme: Scheme;
  /** Not a level of the scheme. */
  readonly text: string;
}

function* statedWords(context: CheckContext): Generator<StatedWord> {
  for (const branch of context.branches) {
    for (const { level, text, sheet, cell } of branch.stated) {
      if (level === null) yield { sheet, cell, branch: branch.name, scheme: branch.scheme, text };
    }
  }
  for (const { table, cell, text, entry, branch } of declaredEntries(context, ({ role }) =>
    levelRoles.includes(role),
  )) {
    if (isBlankMark(text) || entry.kind === "blank" || readLevel(text, table.scheme) !== null) continue;
    yield { sheet: table.sheet.name, cell, branch, scheme: table.scheme, text };
  }
}

/** Whoever states it, and whenever. */
const levelRoles: readonly ColumnRole[] = ["level", "own-level", "level-before"];

const LONGEST_WORD = 12;

/** False for blanks to be filled in (____) and for a printed choice of levels (好、较好、一般、较差). */
function isWord(text: string, scheme: Scheme): boolean {
  // 先进☑ 较好☑ is no printed choice any more.
  if (holdsTick(text)) return true;
  const isChoice = /[、/|,，；;□]/.test(text) && scheme.levels.some((l) => text.includes(l.name));
  return /[\p{L}\p{N}]/u.test(text) && !isChoice && text.length <= LONGEST_WORD;
}
