import type { BranchResult } from "../../model/branch";
import type { Indicator } from "../../schemes/types";
import { decimal } from "../../workbook/decimal";

/** A number that a workbook states and the document wants higher. */
interface UnmetIndicator {
  readonly sheet: string;
  readonly cell: string;
  readonly branch: string | null;
  readonly indicator: Indicator;
  /** In the indicator's unit. */
  readonly entered: number;
}

/**
 * Requirements of a branch that the numbers stated for it do not reach; a rate is stated as 0…1. One so low that it
 * decides the level has a finding of its own.
 */
export function unmetIndicators(branches: readonly BranchResult[]): readonly UnmetIndicator[] {
  return branches.flatMap(({ name, figures, vetoes }) =>
    figures.flatMap(({ indicator, value, sheet, cell }): UnmetIndicator[] => {
      if (vetoes.some((v) => v.state === "yes" && v.sheet === sheet && v.cell === cell)) return [];
      const entered = decimal(value).times(indicator.unit === "%" ? 100 : 1);
      return entered.lt(indicator.atLeast)
        ? [{ sheet, cell, branch: name, indicator, entered: entered.toNumber() }]
        : [];
    }),
  );
}
