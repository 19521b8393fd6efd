import type { SheetBuilder } from "../../design/sheet-builder";
import type { BranchResult } from "../../model/branch";
import type { Indicator } from "../../schemes/types";
import { bare } from "../../text/fold";
import { toA1 } from "../../workbook/address";
import type { Cell } from "../../workbook/snapshot";
import { resultWords as words } from "../../own-sheets/result/description";
import { requirement, enteredShare } from "../../own-sheets/result/indicators";

/** The numbers that the document wants one branch to reach, by the forms that it is graded with. */
export function indicatorsOf({ scheme, evaluations, awaiting }: BranchResult): readonly Indicator[] {
  const used = new Set([...evaluations, ...awaiting].map((evaluation) => evaluation.sheet.form.id));
  return (scheme.indicators ?? []).filter(
    ({ ofBranch }) => ofBranch === true || ofBranch?.some((form) => used.has(form)),
  );
}

/**
 * Each requirement beside the number that a person enters and whether it is reached, live. A rate that decides a veto
 * is read from here, too. Returns the next row.
 * @param last the block's last column.
 * @param kept what people entered before, by the requirement's text.
 */
export function drawIndicatorRows(
  builder: SheetBuilder,
  branch: BranchResult,
  { top, last, kept }: { readonly top: number; readonly last: number; readonly kept: Readonly<Record<string, Cell>> },
): number {
  const indicators = indicatorsOf(branch);
  if (indicators.length === 0) return top;
  builder.put(top, 0, words.indicators, "heading", { columns: last - 1 });
  builder.put(top, last - 1, words.actual, "heading");
  builder.put(top, last, words.reachedHeading, "heading");
  indicators.forEach((indicator, i) => {
    const row = top + 1 + i;
    const { atLeast, unit } = indicator;
    const text = requirement(indicator);
    const limit = unit === "%" ? atLeast / 100 : atLeast;
    builder.put(row, 0, text, "textMiddle", { columns: last - 1 });
    const entered = kept[bare(text)] ?? null;
    builder.put(row, last - 1, entered, unit === "%" ? "inputPercent" : "inputScore");
    const cell = toA1({ row, column: last - 1 });
    const value = typeof entered?.value === "number" ? enteredShare(entered.value, indicator) : null;
    const figure = unit === "%" ? enteredShareFormula(cell) : cell;
    builder.put(
      row,
      last,
      {
        value: value === null ? words.notEntered : value >= limit ? words.reached : words.notReached,
        formula: `IF(ISNUMBER(${cell}),IF(${figure}>=${limit},"${words.reached}","${words.notReached}"),"${words.notEntered}")`,
      },
      "center",
    );
  });
  return top + 1 + indicators.length;
}

/** The share that stands in a cell with a number, however it was entered: as 45 or as 45%. */
export function enteredShareFormula(cell: string): string {
  return `IF(${cell}>1,${cell}/100,${cell})`;
}
