import type { SetCell } from "../changes/change-set";
import { markLine } from "../own-sheets/mark-line";
import { wording } from "../own-sheets/wording";
import { fold, isBlankMark } from "../text/fold";
import { makeGrid, type GridCell, type SheetGrid } from "../workbook/grid";
import { cellAt, cellKey, keyAddress, type SheetSnapshot } from "../workbook/snapshot";
import { TYPED } from "./outputs/carry-typed";

const NUMBER = "序号";

/**
 * What becomes of a list of an earlier merge for which the new one has nothing: its rows are cleared, since they would
 * be read as true; where a person typed on it, it stays as it is. A line beside it says which.
 */
export function retireList(sheet: SheetSnapshot, isTypedOn: boolean): readonly SetCell[] {
  const grid = makeGrid(sheet);
  const heading = [...grid.rows.values()].find((cells) => cells.some((c) => fold(c.text) === fold(NUMBER)));
  const number = heading?.find((c) => fold(c.text) === fold(NUMBER));
  if (!heading || !number) return [];
  const rows = [...grid.rows.values()].filter((cells) =>
    cells.some((c) => c.row > number.row && c.column === number.column && typeof c.cell.value === "number"),
  );
  const entries = rows.flat().filter((cell) => cell.column !== number.column && !isBlankMark(cell.text));
  const isKept = isTypedOn || entries.some((cell) => TYPED.test(headingOf(heading, cell)));
  const cleared = isKept ? [] : entries;
  const note = { value: markLine(isKept ? wording.staleKept : wording.staleCleared) };
  const places = [
    ...cleared.map(({ row, column }) => ({ row, column, after: null })),
    ...notePlace(grid).map((place) => ({ ...place, after: note })),
  ];
  return places.flatMap(({ row, column, after }): readonly SetCell[] => {
    const before = cellAt(sheet, row, column) ?? null;
    if (before?.value === after?.value) return [];
    return [{ kind: "set-cell", sheet: { id: sheet.id, name: sheet.name }, row, column, before, after }];
  });
}

function headingOf(headings: readonly GridCell[], { column }: GridCell): string {
  return headings.find((c) => c.column === column)?.text ?? "";
}

/** Beside the title, where nothing is printed; the same place again as long as our line stands there. */
function notePlace({ sheet }: SheetGrid): readonly { readonly row: number; readonly column: number }[] {
  const ours = [wording.staleKept, wording.staleCleared].map(markLine);
  const places = [...sheet.cells].map(([key, cell]) => ({ ...keyAddress(key), cell }));
  const standing = places.find(({ row, cell }) => row === 0 && ours.includes(String(cell.value)));
  const column = standing?.column ?? Math.max(...places.map((place) => place.column)) + 1;
  return standing || !sheet.cells.has(cellKey(0, column)) ? [{ row: 0, column }] : [];
}
