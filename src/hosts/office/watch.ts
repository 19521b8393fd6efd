import type { WorkbookSnapshot } from "../../core/workbook/snapshot";
import type { HostEdit } from "../host";
import { CELL_PROPERTIES, heldCells, sameContent } from "./cells";
import { visibilityOf } from "./read-workbook";

interface Place {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}

/**
 * Finds what Excel raised no change event for, by comparing with the last reading: sheets that came, went, moved or
 * changed their names, and what was picked from a drop-down (office-js#3888, #4066), which always happens in the
 * active cell. One sync that only reads, whatever the size of the workbook.
 */
export class Watch {
  private place: Place | null = null;
  private told = new Set<string>();
  private toldOf: WorkbookSnapshot | null = null;

  /** The differences that were not told before; none twice for one reading. */
  async look(context: Excel.RequestContext, known: WorkbookSnapshot): Promise<HostEdit[]> {
    const { worksheets } = context.workbook;
    worksheets.load("items/id,items/name,items/visibility");
    const active = context.workbook.getActiveCell().untrack();
    active.load(CELL_PROPERTIES);
    const activeSheet = active.worksheet;
    activeSheet.load("id");
    // The pick may have been made in the cell that was active at the last look.
    const left = this.place && worksheets.getItemOrNullObject(this.place.sheetId);
    const former = left && this.place && left.getRangeByIndexes(this.place.row, this.place.column, 1, 1).untrack();
    former?.load(CELL_PROPERTIES);
    await context.sync();
    const formerId = this.place?.sheetId ?? "";
    this.place = { sheetId: activeSheet.id, row: active.rowIndex, column: active.columnIndex };
    const edits: (HostEdit & { readonly what: string })[] = [];
    const sheets = worksheets.items.map(({ id, name, visibility }) => [id, name, visibilityOf(visibility)]);
    const before = known.sheets.map(({ id, name, visibility }) => [id, name, visibility]);
    if (JSON.stringify(sheets) !== JSON.stringify(before)) {
      edits.push({ sheetId: null, cells: null, what: JSON.stringify(sheets) });
    }
    const looks = [[activeSheet.id, active] as const];
    if (former && left && !left.isNullObject) looks.push([formerId, former]);
    for (const [sheetId, range] of looks) {
      const sheet = known.sheets.find(({ id }) => id === sheetId);
      for (const [key, { cell }] of heldCells(range, true)) {
        if (!sheet || sameContent(cell, sheet.cells.get(key))) continue;
        edits.push({ sheetId, cells: null, what: JSON.stringify([sheetId, key, cell]) });
      }
    }
    return this.untold(edits, known);
  }

  private untold(edits: readonly (HostEdit & { readonly what: string })[], known: WorkbookSnapshot): HostEdit[] {
    if (this.toldOf !== known) this.told = new Set();
    this.toldOf = known;
    return edits.flatMap(({ sheetId, cells, what }) => {
      if (this.told.has(what)) return [];
      this.told.add(what);
      return [{ sheetId, cells }];
    });
  }
}
