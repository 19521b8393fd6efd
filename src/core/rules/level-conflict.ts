import type { StatedLevel } from "../model/branch";
import { listedLevels } from "../records/listed-levels";
import { conflictIn } from "../scoring/decide";
import { defineRule, type Report } from "./rule";

/**
 * Sheets of one workbook state different final levels of one branch in one round: nothing is chosen, the branch counts
 * as ungraded. Opinions of parties, ballots, 原定等次 and a level that an objection changed contradict nothing.
 */
export const levelConflict = defineRule({
  code: "level-conflict",
  severity: "error",
  group: "levels",
  clauses: [],
  *check({ sheets, branches }) {
    for (const { name, scheme, conflict } of branches) {
      if (conflict.length > 0) yield report(name, conflict, scheme.levelsClause);
    }
    for (const { name, scheme, stated } of listedLevels(sheets)) {
      const conflict = conflictIn(stated);
      const isTold = branches.some((b) => b.listed.some((l) => stated.includes(l)) && b.conflict.length > 0);
      if (conflict.length > 0 && !isTold) yield report(name, conflict, scheme.levelsClause);
    }
  },
});

function report(
  branch: string | null,
  conflict: readonly StatedLevel[],
  clause: string | null,
): Report<"level-conflict"> {
  // The first one that says otherwise than the one before it.
  const other = conflict.find(({ level }) => level !== conflict[0]?.level) ?? conflict[0];
  return {
    sheet: other?.sheet ?? null,
    cell: other?.cell ?? null,
    branch,
    facts: {
      branch: branch ?? "",
      places: conflict.map(({ sheet, cell }) => `${sheet}!${cell}`),
      levels: conflict.map(({ level, text }) => level ?? text),
    },
    clause,
  };
}
