import { findBoundary } from "../schemes/levels";
import { isComputed } from "../scoring/decide";
import { evaluationOf } from "../scoring/totals";
import { defineRule } from "./rule";

/** The total lies in a gap between printed ranges, or rounding it to an integer first would give another level. */
export const levelBoundary = defineRule({
  code: "level-boundary",
  severity: "info",
  group: "levels",
  clauses: ["附件1 说明2"],
  *check(context) {
    for (const branch of context.branches) {
      const { scheme, roundsFirst, evaluations } = branch;
      const self = isComputed(scheme) ? evaluationOf(evaluations, "self") : undefined;
      const total = branch.total ?? self?.total ?? null;
      const boundary = total && findBoundary(total, scheme.levels, roundsFirst);
      if (!boundary) continue;
      yield {
        sheet: evaluations[0]?.sheet.sheet.name ?? null,
        cell: null,
        branch: branch.name,
        facts: { total: total.toNumber(), ...boundary },
        clause: scheme.levelsClause,
      };
    }
  },
});
