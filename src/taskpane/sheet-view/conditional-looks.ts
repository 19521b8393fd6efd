import { formulaParts } from "../../core/workbook/formula-parts";
import { formulaValue, Unknowable } from "../../core/workbook/formula-value";
import type { SheetSnapshot } from "../../core/workbook/snapshot";
import type { Condition } from "../../hosts/xlsx/appearance";
import type { ConditionalLook } from "../../hosts/xlsx/cell-styles";
import { type FormulaShift, formulaShift } from "../../hosts/xlsx/formula-shift";

const untouched: ConditionalLook = { fill: null, color: null, isBold: null };

/** The looks that cells of a sheet take on by their values, each worked out when the cell is drawn. */
export class ConditionalLooks {
  private readonly rules: readonly (Condition & { readonly shift: FormulaShift })[];

  constructor(
    private readonly sheet: SheetSnapshot,
    conditions: readonly Condition[],
  ) {
    this.rules = conditions.map((condition) => ({ ...condition, shift: formulaShift(condition.formula) }));
  }

  /** What of a cell's look depends on values; undefined where nothing does. Of two rules the first one decides. */
  at(row: number, column: number): ConditionalLook | undefined {
    let found: ConditionalLook | undefined;
    for (const { areas, shift, look, isLast } of this.rules) {
      const [first] = areas;
      const isInside = areas.some((a) => row >= a.top && row <= a.bottom && column >= a.left && column <= a.right);
      if (!first || !isInside || !this.holds(shift(row - first.top, column - first.left))) continue;
      const { fill, color, isBold } = found ?? untouched;
      found = { fill: fill ?? look.fill, color: color ?? look.color, isBold: isBold ?? look.isBold };
      if (isLast) break;
    }
    return found;
  }

  /** What only Excel can work out holds nowhere. */
  private holds(formula: string): boolean {
    const parts = formulaParts(formula);
    if (!parts) return false;
    try {
      const value = formulaValue(parts, {
        sheet: (name) => {
          if (name !== null && name !== this.sheet.name) throw new Unknowable();
          return this.sheet;
        },
        value: (sheet, key) => {
          const cell = sheet.cells.get(key);
          if (cell?.value === null) throw new Unknowable();
          return cell?.value;
        },
      });
      return value !== 0 && value !== false && value !== "";
    } catch (error) {
      if (error instanceof Unknowable) return false;
      throw error;
    }
  }
}
