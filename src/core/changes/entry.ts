import { parseA1, toA1 } from "../workbook/address";
import { recalculate } from "../workbook/recalculate";
import {
  type Cell,
  cellAt,
  type CellKey,
  cellKey,
  keyAddress,
  sameCell,
  type WorkbookSnapshot,
} from "../workbook/snapshot";
import { typedCell } from "../workbook/typed-cell";
import { applyToSnapshot } from "./apply";
import type { ChangeSet, SetCell } from "./change-set";

/** What a person typed into one cell. */
export interface TypedEntry {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  /** The number format of the cell, blank or not; null for General. */
  readonly format: string | null;
}

/** What one cell shall hold; null is blank. */
interface CellEntry {
  readonly row: number;
  readonly column: number;
  readonly after: Cell | null;
}

/**
 * What typing writes: the cells themselves, and the formulas that hang on them with their new values. Nothing where all
 * of it stands there already or the sheet is gone.
 * @param sheetName of the sheet that was typed on
 */
export function planEntry(workbook: WorkbookSnapshot, sheetName: string, typed: readonly TypedEntry[]): ChangeSet {
  const cells = typed.map(({ row, column, text, format }) => ({ row, column, after: typedCell(text, format) }));
  return planCells(workbook, sheetName, cells);
}

/** The same for a text that a person takes over as it is. @param cell A1 */
export function planText(workbook: WorkbookSnapshot, sheetName: string, cell: string, text: string): ChangeSet {
  const address = parseA1(cell);
  const sheet = workbook.sheets.find(({ name }) => name === sheetName);
  const format = sheet && cellAt(sheet, address.row, address.column)?.format;
  const after: Cell = format === undefined ? { value: text } : { value: text, format };
  return planCells(workbook, sheetName, [{ ...address, after }]);
}

function planCells(workbook: WorkbookSnapshot, sheetName: string, cells: readonly CellEntry[]): ChangeSet {
  const sheet = workbook.sheets.find(({ name }) => name === sheetName);
  if (!sheet) return { purpose: "entry", edits: [] };
  const edit = (row: number, column: number, after: Cell | null, of = sheet): SetCell => ({
    kind: "set-cell",
    sheet: { id: of.id, name: of.name },
    row,
    column,
    before: cellAt(of, row, column) ?? null,
    after,
  });
  const own = new Map<string, SetCell>();
  for (const { row, column, after } of cells) own.set(toA1({ row, column }), edit(row, column, after));
  const edits = [...own.values()].filter(({ before, after }) => !sameCell(before, after));
  if (edits.length === 0) return { purpose: "entry", edits: [] };
  const changed = applyToSnapshot(workbook, { purpose: "entry", edits });
  const keys = new Set<CellKey>(edits.map(({ row, column }) => cellKey(row, column)));
  const results = recalculate(changed, new Map([[sheet.id, keys]]));
  const calculated = new Map(results.map((one) => [`${one.sheet.id} ${one.key}`, one.cell]));
  const entered = edits.map((one) => {
    const cell = calculated.get(`${sheet.id} ${cellKey(one.row, one.column)}`);
    return cell ? { ...one, after: cell } : one;
  });
  const hanging = results.flatMap(({ sheet: of, key, cell }) => {
    const former = workbook.sheets.find(({ id }) => id === of.id);
    const { row, column } = keyAddress(key);
    const isTyped = of.id === sheet.id && keys.has(key);
    return !former || isTyped || sameCell(former.cells.get(key), cell) ? [] : [edit(row, column, cell, former)];
  });
  return { purpose: "entry", edits: [...entered, ...hanging] };
}
