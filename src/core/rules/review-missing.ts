import { isComputed } from "../scoring/decide";
import { evaluationOf } from "../scoring/totals";
import { toA1 } from "../workbook/address";
import { defineRule } from "./rule";

/** Self scores are there and the superior's are not yet: no final level can be given. */
export const reviewMissing = defineRule({
  code: "review-missing",
  severity: "info",
  group: "levels",
  clauses: ["附件1 说明1"],
  *check(context) {
    for (const branch of context.branches) {
      const { scheme, evaluations, awaiting } = branch;
      const weighs = scheme.weights.some((w) => w.party === "review");
      if (!isComputed(scheme) || !weighs || evaluations.length === 0 || evaluationOf(evaluations, "review")) continue;
      const column = evaluationOf(awaiting, "review");
      const first = column?.scores[0]?.cell;
      const sheet = column ?? evaluations[0];
      yield {
        sheet: sheet?.sheet.sheet.name ?? null,
        cell: first ? toA1(first) : null,
        branch: branch.name,
        facts: { party: "review" },
        clause: scheme.weights.find((w) => w.party === "review")?.clause ?? null,
      };
    }
  },
});
