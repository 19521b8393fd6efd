import type { BranchResult, ItemScore } from "../model/branch";
import { duesOf } from "./reading/dues";
import { defineRule, itemClause, criterionLabel } from "./rule";

/** Fewer dues were paid than were due, yet the item about paying them in full has full marks. */
export const duesShort = defineRule({
  code: "dues-short",
  severity: "query",
  group: "forms",
  clauses: ["附件1 第13项"],
  *check({ branches }) {
    for (const branch of branches) {
      const dues = duesOf(branch);
      const item = dues && dues.paid < dues.due ? fullMarksForDues(branch) : undefined;
      if (!dues || !item) continue;
      const { sheet, found } = dues.entry;
      yield {
        sheet: sheet.sheet.name,
        cell: found.cell,
        branch: branch.name,
        facts: { due: dues.due, paid: dues.paid, item: criterionLabel(item.score.criterion) },
        clause: itemClause(item.clause, item.score.criterion.number),
      };
    }
  },
});

function fullMarksForDues(branch: BranchResult): { readonly score: ItemScore; readonly clause: string } | undefined {
  for (const { scores, sheet } of branch.evaluations) {
    const score = scores.find(
      ({ criterion, entry }) =>
        criterion.dependsOnDues === true &&
        criterion.maximum !== null &&
        entry.kind === "score" &&
        entry.value.eq(criterion.maximum),
    );
    if (score) return { score, clause: sheet.form.clause };
  }
  return undefined;
}
