import { decimal } from "../workbook/decimal";
import { levelCounts } from "./reading/level-counts";
import { isShare, statedPercent, wrongShares } from "./reading/level-statistics";
import { numberIn } from "../model/table-cells";
import { declaredEntries } from "./reading/table-entries";
import { defineRule } from "./rule";

/** The totals of a table state a share that its rows do not give; the base is all rows, graded or not. */
export const percentMismatch = defineRule({
  code: "percent-mismatch",
  severity: "error",
  group: "counts",
  clauses: [],
  *check(context) {
    for (const { table, level, cell, text, computed, rows, unknown } of levelCounts(context)) {
      const stated = /(?<!\d)(\d+(?:\.(\d+))?)\s*%/.exec(text.normalize("NFKC"));
      if (!stated || rows === 0 || unknown > 0) continue;
      const entered = decimal(stated[1] ?? "0");
      const share = decimal(computed).times(100).div(rows);
      const decimals = stated[2]?.length ?? 0;
      if (entered.minus(share).abs().times(2).lte(decimal(10).pow(-decimals))) continue;
      yield {
        sheet: table.sheet.name,
        cell,
        branch: null,
        facts: { what: level, entered: entered.toNumber(), computed: share.round(1).toNumber() },
        clause: table.form.clause,
      };
    }
    for (const { table, row, column, cell, text, branch, label } of declaredEntries(context, (c) => !!c.shareOf)) {
      const stated = statedPercent(text);
      const [part, whole] = [column.shareOf?.part, column.shareOf?.whole].map((id) => numberIn(table, row, id ?? ""));
      if (!stated || !part || !whole?.gt(0)) continue;
      const share = part.times(100).div(whole);
      if (isShare(stated, share)) continue;
      const facts = { what: label, entered: stated.value.toNumber(), computed: share.round(1).toNumber() };
      yield { sheet: table.sheet.name, cell, branch, facts, clause: table.form.clause };
    }
    for (const { table, cell, ...facts } of wrongShares(context)) {
      yield { sheet: table.sheet.name, cell, branch: null, facts, clause: table.form.clause };
    }
  },
});
