import type { GridCell, SheetGrid } from "../workbook/grid";
import type { CellAddress } from "../workbook/address";

/** A sheet's lines put back into the table that they were before somebody pasted them as text. */
export interface RearrangedGrid {
  readonly grid: SheetGrid;
  /** Where a cell of the rearranged grid stands on the sheet. */
  readonly placeOf: (cell: CellAddress) => CellAddress;
}

/** Collects the cells of a rearranged grid, each with the one that it comes from. */
export class GridBuilder {
  private readonly cells: GridCell[] = [];
  private readonly rows = new Map<number, GridCell[]>();
  private readonly places = new Map<string, CellAddress>();

  put(row: number, column: number, source: GridCell, text = source.text): void {
    const value = typeof source.cell.value === "string" ? text : source.cell.value;
    const cell: GridCell = { row, column, cell: { ...source.cell, value }, text };
    this.cells.push(cell);
    const line = this.rows.get(row);
    if (line) line.push(cell);
    else this.rows.set(row, [cell]);
    this.places.set(`${row}:${column}`, { row: source.row, column: source.column });
  }

  /** @param exact where every cell, also a blank one, stands on the sheet; known only of what came from there. */
  build({ sheet }: SheetGrid, exact?: RearrangedGrid["placeOf"]): RearrangedGrid {
    const { cells, rows, places } = this;
    return {
      grid: {
        sheet,
        cells,
        rows,
        lastRow: Math.max(-1, ...rows.keys()),
        lastColumn: cells.reduce((last, c) => Math.max(last, c.column), -1),
      },
      placeOf: ({ row, column }) =>
        places.get(`${row}:${column}`) ??
        exact?.({ row, column }) ??
        places.get(`${row}:0`) ??
        (rows.get(row)?.[0] as CellAddress | undefined) ?? { row, column },
    };
  }
}

/** The column that holds all but a few cells; null where there is none. */
export function onlyColumn(grid: SheetGrid): number | null {
  const counts = new Map<number, number>();
  for (const { column } of grid.cells) counts.set(column, (counts.get(column) ?? 0) + 1);
  const [column, count] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [0, 0];
  return count >= grid.cells.length * 0.95 ? column : null;
}
