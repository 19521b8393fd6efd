import { duesOf } from "./reading/dues";
import { defineRule } from "./rule";

/** More dues were paid than were due: two numbers mixed up, most likely. */
export const duesOverpaid = defineRule({
  code: "dues-overpaid",
  severity: "error",
  group: "forms",
  clauses: ["附件2"],
  *check({ branches }) {
    for (const branch of branches) {
      const dues = duesOf(branch);
      if (!dues || dues.paid <= dues.due) continue;
      const { sheet, found } = dues.entry;
      yield {
        sheet: sheet.sheet.name,
        cell: found.cell,
        branch: branch.name,
        facts: { due: dues.due, paid: dues.paid },
        clause: sheet.form.clause,
      };
    }
  },
});
