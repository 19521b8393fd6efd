import { makeGrid, type GridCell } from "../../workbook/grid";
import { nameKey } from "../../model/names";
import { fold, oneLine } from "../../text/fold";
import type { CellAddress } from "../../workbook/address";
import type { SheetSnapshot } from "../../workbook/snapshot";
import { partyHeadings, resultWords } from "./description";

/** Where a branch's results stand on 「得分与定级」, for formulas of other sheets. */
export interface ResultPlaces {
  readonly branch: string;
  /** By column heading: 自评得分, 考评得分, 综合得分. */
  readonly totals: ReadonlyMap<string, CellAddress>;
  readonly level: CellAddress | null;
  readonly provisional: CellAddress | null;
}

export function readResultPlaces(sheet: SheetSnapshot): readonly ResultPlaces[] {
  const grid = makeGrid(sheet);
  const starts = grid.cells.filter((c) => fold(c.text) === fold(resultWords.branch));
  const headings = new Set([...Object.values(partyHeadings), resultWords.headings.final].map(fold));
  return starts.map((start, i) => {
    const bottom = starts[i + 1]?.row ?? grid.lastRow + 1;
    const cells = grid.cells.filter((c) => c.row >= start.row && c.row < bottom);
    const row = (label: string): readonly GridCell[] => {
      const found = cells.find((c) => fold(c.text) === fold(label));
      return found ? cells.filter((c) => c.row === found.row && c.column > found.column) : [];
    };
    const totals = row(resultWords.total);
    const named = cells.filter((c) => headings.has(fold(c.text)));
    return {
      branch: oneLine(row(resultWords.branch)[0]?.text ?? ""),
      totals: new Map(
        named.flatMap((heading) => {
          const cell = totals.find((c) => c.column === heading.column);
          return cell ? [[oneLine(heading.text), place(cell)] as const] : [];
        }),
      ),
      level: place(row(resultWords.level)[0]),
      provisional: place(row(resultWords.provisional)[0]),
    };
  });
}

function place(cell: GridCell): CellAddress;
function place(cell: GridCell | undefined): CellAddress | null;
function place(cell: GridCell | undefined): CellAddress | null {
  return cell ? { row: cell.row, column: cell.column } : null;
}

/** The places of a branch; a nameless branch has the block without a name. */
export function placesOf(places: readonly ResultPlaces[], branch: string | null): ResultPlaces | undefined {
  return places.find((p) => nameKey(p.branch) === nameKey(branch ?? ""));
}
