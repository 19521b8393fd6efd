import { designCells } from "../../design/design-cells";
import type { SheetDesign } from "../../design/sheet-design";
import { fold } from "../../text/fold";
import { cellKey, keyAddress, type Cell, type CellKey, type SheetSnapshot } from "../../workbook/snapshot";
import { resultWords } from "../../own-sheets/result/description";

/** A formula of ours that a person typed a value over. */
export interface TypedOver {
  /** Where the formula is drawn. */
  readonly key: CellKey;
  /** Where the value stands on the sheet as it is. */
  readonly from: CellKey;
  readonly typed: Cell;
  readonly formula: Cell;
  /** People are asked to choose there; the formula only fills in what they did not. */
  readonly isAsked: boolean;
}

/** What the sheet itself says instead of a value: nobody typed it. */
const OWN_VALUES: readonly unknown[] = [resultWords.unfinished, resultWords.ungraded, resultWords.unknown];

/**
 * The places of 「得分与定级」 where a value stands though a formula is drawn there: the same column of the row with the
 * same label in the block of the same branch, wherever rows have moved.
 */
export function typedOver(existing: SheetSnapshot, design: SheetDesign): readonly TypedOver[] {
  const wanted = designCells(design);
  const asked = new Set(
    design.cells.filter(({ style }) => style.startsWith("input")).map((c) => cellKey(c.row, c.column)),
  );
  const rowOf = rowsByLabel(existing.cells);
  const moved = new Map([...rowsByLabel(wanted)].map(([label, row]) => [row, rowOf.get(label)]));
  return [...wanted].flatMap(([key, formula]): TypedOver[] => {
    if (formula.formula === undefined) return [];
    const { row, column } = keyAddress(key);
    const before = moved.get(row);
    const from = before === undefined ? undefined : cellKey(before, column);
    const typed = from === undefined ? undefined : existing.cells.get(from);
    if (from === undefined || !typed || typed.formula !== undefined || OWN_VALUES.includes(typed.value)) return [];
    return [{ key, from, typed, formula, isAsked: asked.has(key) }];
  });
}

/** Rows by the branch of their block and the label in column A, the first of several. */
function rowsByLabel(cells: ReadonlyMap<CellKey, Cell>): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  const textAt = (row: number, column: number): string => fold(String(cells.get(cellKey(row, column))?.value ?? ""));
  const labelled = [...cells.keys()].map(keyAddress).filter(({ column }) => column === 0);
  let branch = "";
  for (const { row } of labelled.sort((a, b) => a.row - b.row)) {
    const label = textAt(row, 0);
    if (label === fold(resultWords.branch)) branch = textAt(row, 1);
    const key = `${branch}\n${label}`;
    if (label !== "" && !rows.has(key)) rows.set(key, row);
  }
  return rows;
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
