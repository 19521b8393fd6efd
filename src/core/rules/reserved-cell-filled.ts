import { bare, oneLine } from "../text/fold";
import { evaluationOf } from "../scoring/totals";
import { defineRule } from "./rule";
import { fieldLabel, formEntries } from "./reading/form-fields";

/** The cell that only the superior fills holds something although no superior's score exists. */
export const reservedCellFilled = defineRule({
  code: "reserved-cell-filled",
  severity: "query",
  group: "forms",
  clauses: ["附件2"],
  *check({ branches }) {
    for (const branch of branches) {
      if (evaluationOf(branch.evaluations, "review")) continue;
      for (const { sheet, field, found } of formEntries(branch)) {
        if (field.isReserved !== true || !found.cell) continue;
        const entered = field.labels.reduce((text, label) => text.replace(bare(label), ""), bare(found.text));
        // 此栏由上级党组织填写 is printed in the label, and on some sheets in the blank cell itself.
        if (entered.replace(/^此栏由[^，。]{0,8}填写$/, "") === "") continue;
        yield {
          sheet: sheet.sheet.name,
          cell: found.cell,
          branch: branch.name,
          facts: { field: fieldLabel(field), entered: oneLine(found.text) },
          clause: sheet.form.clause,
        };
      }
    }
  },
});
