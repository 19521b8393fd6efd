import { invisibleSigns } from "../text/fold";
import type { CellAddress } from "../workbook/address";
import { cellAt, type Cell, type SheetSnapshot } from "../workbook/snapshot";
import { defineRule, criterionLabel, scoresOf, type Report } from "./rule";
import { pointEntries } from "./reading/table-entries";

/** A number stored as text (`３`, `3分`): it counts with its value, but SUM would skip it. */
export const scoreAsText = defineRule({
  code: "score-as-text",
  severity: "error",
  group: "scores",
  clauses: [],
  *check(context) {
    for (const { branch, evaluation, score } of scoresOf(context)) {
      if (score.entry.kind !== "score" || !score.entry.isText) continue;
      const value = (score.entry.deducted ?? score.entry.value).toNumber();
      const named = { branch: branch.name, party: evaluation.party, item: criterionLabel(score.criterion) };
      yield found(evaluation.sheet.sheet, score.cell, value, named);
    }
    for (const { table, cell, entry, branch, label } of pointEntries(context)) {
      if (entry.kind !== "number" || !entry.isText) continue;
      yield found(table.sheet, cell, entry.value.toNumber(), { branch, party: "score", item: label });
    }
  },
});

function found(
  sheet: SheetSnapshot,
  cell: CellAddress,
  value: number,
  { branch, party, item }: { readonly branch: string | null; readonly party: string; readonly item: string },
): Report<"score-as-text"> {
  const before = cellAt(sheet, cell.row, cell.column);
  const entered = String(before?.value ?? "");
  const edited = { id: sheet.id, name: sheet.name };
  return {
    sheet: sheet.name,
    cell,
    branch,
    facts: { party, item, entered, computed: value, invisible: invisibleSigns(entered) },
    fix:
      before === undefined || before.formula !== undefined
        ? null
        : [{ kind: "set-cell", sheet: edited, ...cell, before, after: asNumber(before, value) }],
  };
}

/** A cell formatted as text would turn the number into text again. */
function asNumber(before: Cell, value: number): Cell {
  return before.format === "@" ? { value } : { ...before, value };
}
