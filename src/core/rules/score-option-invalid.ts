import { oneLine } from "../text/fold";
import { cellText } from "../workbook/grid";
import { cellAt } from "../workbook/snapshot";
import type { Evaluation, ItemScore } from "../model/branch";
import { aboutScore, defineRule, scoresOf } from "./rule";

/** A number that is none of the item's printed options, or an entry that is none of the rubric's letters. */
export const scoreOptionInvalid = defineRule({
  code: "score-option-invalid",
  severity: "error",
  group: "scores",
  clauses: [],
  *check(context) {
    for (const found of scoresOf(context)) {
      const wrong = wrongOption(found.evaluation, found.score);
      if (wrong) yield aboutScore(found, wrong);
    }
  },
});

function wrongOption(
  { sheet }: Evaluation,
  { entry, criterion, cell }: ItemScore,
): { readonly entered: string | number; readonly options: readonly (string | number)[] } | null {
  const { letters } = sheet.rubric;
  if (letters) {
    if (entry.kind !== "not-a-number") return null;
    const typed = cellAt(sheet.sheet, cell.row, cell.column);
    const entered = typeof typed?.value === "number" ? typed.value : oneLine(cellText(typed));
    return { entered, options: letters };
  }
  const { options } = criterion;
  if (!options || entry.kind !== "score" || options.some((o) => entry.value.eq(o))) return null;
  return { entered: entry.value.toNumber(), options };
}
