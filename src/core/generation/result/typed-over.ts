import { designCells } from "../../design/design-cells";
import type { SheetDesign } from "../../design/sheet-design";
import { fold } from "../../text/fold";
import { cellAt, cellKey, keyAddress, type Cell, type CellKey, type SheetSnapshot } from "../../workbook/snapshot";
import { resultWords } from "../../own-sheets/result/description";

/** A formula of ours that a person typed a value over. */
export interface TypedOver {
  readonly key: CellKey;
  readonly typed: Cell;
  readonly formula: Cell;
}

/** What the sheet itself says instead of a value: nobody typed it. */
const OWN_VALUES: readonly unknown[] = [resultWords.unfinished, resultWords.ungraded];

/**
 * The places of 「得分与定级」 where a value stands though a formula is drawn there, in rows that mean the same in both.
 */
export function typedOver(existing: SheetSnapshot, design: SheetDesign): readonly TypedOver[] {
  const wanted = designCells(design);
  const label = (cell: Cell | undefined): string => fold(String(cell?.value ?? ""));
  return [...wanted].flatMap(([key, formula]): TypedOver[] => {
    const typed = existing.cells.get(key);
    if (!typed || formula.formula === undefined || typed.formula !== undefined || OWN_VALUES.includes(typed.value))
      return [];
    const { row } = keyAddress(key);
    const isSameRow = label(cellAt(existing, row, 0)) === label(wanted.get(cellKey(row, 0)));
    return isSameRow ? [{ key, typed, formula }] : [];
  });
}

/** The design with what people typed in place of its formulas. */
export function withTyped(design: SheetDesign, typed: readonly TypedOver[]): SheetDesign {
  if (typed.length === 0) return design;
  const values = new Map(typed.map((t) => [t.key, t.typed]));
  const cells = design.cells.map((c) => {
    const content = values.get(cellKey(c.row, c.column));
    return content ? { ...c, content } : c;
  });
  return { ...design, cells };
}
