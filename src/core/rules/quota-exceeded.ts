import type { FindingOf } from "../findings/finding";
import { gradedBranchesOf, type GradedBranch } from "../records/graded";
import type { Scheme } from "../schemes/types";
import { decimal } from "../workbook/decimal";
import { defineRule } from "./rule";

/** More branches are on the scheme's best level than the share that a person set. A warning: no level changes. */
export const quotaExceeded = defineRule({
  code: "quota-exceeded",
  severity: "query",
  group: "levels",
  clauses: [],
  *check(context) {
    for (const facts of exceededQuotas(gradedBranchesOf(context), context.options.quotaPercent)) {
      yield { sheet: null, cell: null, branch: null, facts };
    }
  },
});

/** By scheme: how many branches are on the best level, where that is more than the share; the base is all branches. */
export function exceededQuotas(
  branches: readonly { readonly scheme: Scheme; readonly level: GradedBranch["level"] }[],
  quota: number | undefined,
): readonly FindingOf<"quota-exceeded">["facts"][] {
  if (quota === undefined) return [];
  const groups = new Map<string, (typeof branches)[number][]>();
  for (const branch of branches) {
    // A rubric that nobody configured is a scheme of its own in every file.
    const key = `${branch.scheme.id} ${branch.scheme.title}`;
    groups.set(key, [...(groups.get(key) ?? []), branch]);
  }
  return [...groups.values()].flatMap((all) => {
    const level = all[0]?.scheme.levels[0]?.name;
    const count = all.filter((b) => b.level === level).length;
    const percent = decimal(count).times(100).div(all.length);
    if (level === undefined || percent.lte(quota)) return [];
    return [{ level, count, base: all.length, percent: percent.round(1).toNumber(), quota }];
  });
}
