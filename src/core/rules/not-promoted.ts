import { rankOf } from "../schemes/levels";
import { isBlankMark } from "../text/fold";
import { saysNone } from "../text/lists";
import { cellWithRole } from "../model/table-cells";
import { rechecks } from "./promotion-blocked";
import { defineRule } from "./rule";

/**
 * 一般党组织晋等次、差的党组织换面貌: a branch on one of the last two levels did not rise in a re-check, and no reason
 * stands beside it. Where an inspection keeps it from rising the document itself gives the reason.
 */
export const notPromoted = defineRule({
  code: "not-promoted",
  severity: "query",
  group: "levels",
  clauses: ["一、主要目标任务和基本要求"],
  *check(context) {
    for (const { table, row, branch, before, after, cell, isHeld } of rechecks(context)) {
      const { levels } = table.scheme;
      if (before === null || isHeld) continue;
      const [first, second] = [rankOf(levels, before), rankOf(levels, after)];
      const reason = cellWithRole(table, row, "reason")?.text ?? "";
      if (!isLow(levels.length, first) || second < first || !(isBlankMark(reason) || saysNone(reason))) continue;
      yield {
        sheet: table.sheet.name,
        cell,
        branch,
        facts: { branch: branch ?? "", before, after },
        clause: table.scheme.levelsClause,
      };
    }
  },
});

/** 一般 and 后进, by whatever words: the last two levels of every known scheme. */
export function isLow(levels: number, rank: number): boolean {
  return rank >= 0 && rank >= levels - 2;
}
