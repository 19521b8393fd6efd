import { invisibleSigns } from "../text/fold";
import { cellAt } from "../workbook/snapshot";
import { defineRule, itemLabel, scoresOf } from "./rule";

/** A number stored as text (`３`, `3分`): it counts with its value, but SUM would skip it. */
export const scoreAsText = defineRule({
  code: "score-as-text",
  severity: "error",
  group: "scores",
  clauses: [],
  *check(context) {
    for (const { branch, evaluation, score } of scoresOf(context)) {
      if (score.entry.kind !== "score" || !score.entry.isText) continue;
      const { sheet } = evaluation.sheet;
      const before = cellAt(sheet, score.cell.row, score.cell.column);
      const value = (score.entry.deducted ?? score.entry.value).toNumber();
      const canFix = before !== undefined && before.formula === undefined;
      // A cell formatted as text would turn the number into text again.
      const format = before?.format === "@" ? {} : before?.format === undefined ? {} : { format: before.format };
      yield {
        sheet: sheet.name,
        cell: score.cell,
        branch: branch.name,
        facts: {
          party: evaluation.party,
          item: itemLabel(score.criterion),
          entered: String(before?.value ?? ""),
          computed: value,
          invisible: invisibleSigns(String(before?.value ?? "")),
        },
        fix: canFix
          ? [
              {
                kind: "set-cell",
                sheet: { id: sheet.id, name: sheet.name },
                row: score.cell.row,
                column: score.cell.column,
                before,
                after: { value, ...format },
              },
            ]
          : null,
      };
    }
  },
});
