import { decimal } from "../workbook/decimal";
import { defineRule } from "./rule";

/** More branches are on the scheme's best level than the share that a person set. A warning: no level changes. */
export const quotaExceeded = defineRule({
  code: "quota-exceeded",
  severity: "query",
  group: "levels",
  clauses: [],
  *check({ branches, options }) {
    const quota = options.quotaPercent;
    if (quota === undefined) return;
    for (const scheme of new Set(branches.map((b) => b.scheme))) {
      const best = scheme.levels[0]?.name;
      const all = branches.filter((b) => b.scheme === scheme);
      const count = all.filter((b) => b.level === best).length;
      const percent = decimal(count).times(100).div(all.length);
      if (best === undefined || percent.lte(quota)) continue;
      yield {
        sheet: null,
        cell: null,
        branch: null,
        facts: { level: best, count, base: all.length, percent: percent.round(1).toNumber(), quota },
      };
    }
  },
});
