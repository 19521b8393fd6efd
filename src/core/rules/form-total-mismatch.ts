import { decimal } from "../workbook/decimal";
import { readLeadingScore } from "../text/numbers";
import { evaluationOf } from "../scoring/totals";
import { defineRule } from "./rule";
import { fieldsWithRole } from "./reading/form-fields";

/**
 * The survey form's own result (自评结果（百分制）) differs from what the rubric's self scores add up
 * to. No fix: which of the two is wrong only a person can say.
 */
export const formTotalMismatch = defineRule({
  code: "form-total-mismatch",
  severity: "error",
  group: "forms",
  clauses: ["附件2"],
  *check(context) {
    for (const branch of context.branches) {
      const self = evaluationOf(branch.evaluations, "self");
      if (!self?.total) continue;
      for (const { sheet, found } of fieldsWithRole(branch, "own-result")) {
        const entered = readLeadingScore(found.text);
        if (entered === null || !found.cell || self.total.eq(decimal(entered))) continue;
        yield {
          sheet: sheet.sheet.name,
          cell: found.cell,
          branch: branch.name,
          facts: { entered, computed: self.total.toNumber(), party: "self" },
          clause: sheet.form.clause,
        };
      }
    }
  },
});
