import { oncePer } from "../text/once-per";
import { makeGrid, type GridCell } from "./grid";
import { areasIn, formulaParts, type FormulaPart } from "./formula-parts";
import { recalculate } from "./recalculate";
import { cellAt, cellKey, keyAddress, type Cell, type CellKey, type CellValue, type SheetSnapshot } from "./snapshot";

/** What the formulas of a sheet that were saved without a value certainly come to; null where only Excel knows. */
const workedOut = oncePer((sheet: SheetSnapshot): ReadonlyMap<CellKey, CellValue | null> => {
  const isOpen = ({ cell }: GridCell): boolean => cell.value === null;
  const open = new Set(
    makeGrid(sheet)
      .cells.filter(isOpen)
      .map(({ row, column }) => cellKey(row, column)),
  );
  const workbook = { name: null, calculation: "automatic", isStructureProtected: false, sheets: [sheet] } as const;
  const found = open.size === 0 ? [] : recalculate(workbook, new Map([[sheet.id, open]]));
  return new Map(found.flatMap(({ key, cell }) => (open.has(key) ? [[key, cell.value]] : [])));
});

/**
 * A cell with its value, worked out where a program saved the formula alone; the value stays null where it is not certain,
 * and of a formula that reckons with its own cell, which Excel leaves at 0.
 */
export function knownCell(sheet: SheetSnapshot, row: number, column: number): Cell | undefined {
  const cell = cellAt(sheet, row, column);
  if (cell?.formula === undefined) return cell;
  const key = cellKey(row, column);
  if (cell.value === null) return { ...cell, value: workedOut(sheet).get(key) ?? null };
  return cell.value === 0 && refersTo(formulaParts(cell.formula), sheet, key) ? { ...cell, value: null } : cell;
}

function refersTo(part: FormulaPart | null, sheet: SheetSnapshot, key: CellKey): boolean {
  const { row, column } = keyAddress(key);
  return (part ? areasIn(part) : []).some(({ sheet: named, range: { top, left, bottom, right } }) => {
    const isOwn = named === null || named.toLowerCase() === sheet.name.toLowerCase();
    return isOwn && row >= top && row <= bottom && column >= left && column <= right;
  });
}
