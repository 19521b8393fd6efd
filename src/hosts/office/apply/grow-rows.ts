import { roomFor } from "../../../core/design/text-room";
import type { CellRange } from "../../../core/workbook/address";
import { keyAddress } from "../../../core/workbook/snapshot";
import { rangeName } from "../draw-sheet";
import { areaFrom, mayNeedRoom, type CellTarget } from "../policy/cell-policy";
import { operation, rangeOf, send, type Operation } from "../requests";
import { skip, type FormerHeight, type Run } from "./run";

/** A text written into a cell, and what holds it. */
interface Wish {
  readonly target: CellTarget;
  readonly sheet: Excel.Worksheet;
  readonly area: CellRange;
}

/** Proxies that hold, after the sync, how a text is shown and what room it has. */
interface Room {
  readonly format: Excel.RangeFormat;
  readonly columns: readonly Excel.RangeFormat[];
  readonly rows: readonly Excel.RangeFormat[];
}

/**
 * Excel fits no row to merged cells, nor one whose height was set: rows in which long texts were written grow, so that
 * none is cut on paper. Rows that grew for a write which is taken back become as they were.
 */
export async function growRows(run: Run, targets: readonly CellTarget[]): Promise<void> {
  const wishes = targets.flatMap((target): Wish[] => {
    const sheet = run.book.byId.get(target.sheet.id);
    const hasReason = mayNeedRoom(target.after) || run.memory.formerHeights.has(target.edit);
    if (!sheet || !hasReason || !mayFormatRows(sheet)) return [];
    return [{ target, sheet, area: areaFrom(run.areas.get(sheet.id) ?? [], target.key) }];
  });
  if (wishes.length === 0) return;
  const rooms = await askRooms(run, wishes);
  const heights = new Heights();
  wishes.forEach((wish, i) => {
    const room = rooms[i];
    if (room) giveRoom(run, wish, room, heights);
  });
  await send(run.context, heights.steps(), run.progress);
}

/** On a protected sheet rows keep their height where its protection says so. */
function mayFormatRows({ protection }: Excel.Worksheet): boolean {
  return !protection.protected || protection.options.allowFormatRows === true;
}

async function askRooms(run: Run, wishes: readonly Wish[]): Promise<readonly Room[]> {
  const rooms: Room[] = [];
  const steps = wishes.map(({ target, sheet, area }) => {
    const { row, column } = keyAddress(target.key);
    const sides = (from: number, to: number, at: (i: number) => CellRange, property: string) =>
      Array.from({ length: to - from + 1 }, (_, i) => rangeOf(sheet, at(from + i)).format.load(property));
    const ask = (): void => {
      rooms.push({
        format: rangeOf(sheet, cellRange(row, column)).format.load("wrapText,font/size"),
        columns: sides(area.left, area.right, (at) => cellRange(row, at), "columnWidth"),
        rows: sides(area.top, area.bottom, (at) => cellRange(at, column), "rowHeight,useStandardHeight"),
      });
    };
    return operation(ask, null, 2 * (area.right - area.left + area.bottom - area.top + 3));
  });
  await send(run.context, steps);
  return rooms;
}

function cellRange(row: number, column: number): CellRange {
  return { top: row, left: column, bottom: row, right: column };
}

function giveRoom(run: Run, { target, sheet, area }: Wish, { format, columns, rows }: Room, heights: Heights): void {
  const now = rows.map((row, i) => heights.of(sheet, area.top + i) ?? row.rowHeight);
  const former = run.memory.formerHeights.get(target.edit);
  if (former) {
    now.forEach((height, i) => {
      const row = area.top + i;
      const kept = former.get(row);
      // Excel rounds heights; one that a person set since stays.
      if (kept && Math.abs(height - kept.grown) < 1) heights.put(sheet, row, kept.isStandard ? null : kept.points);
    });
    return;
  }
  const { after, key } = target;
  if (typeof after?.value !== "string" || !format.wrapText) return;
  const style = { size: format.font.size, wrap: true };
  const width = columns.reduce((sum, column) => sum + column.columnWidth, 0);
  const needed = roomFor(after.value, { width, heights: now }, style);
  if (needed.isCut) skip(run, sheet.name, rangeName(key), "row-full");
  const lacking = needed.heights.reduce((sum, height, i) => sum + height - (now[i] ?? 0), 0);
  // A row without merged cells was fitted by Excel already, unless a whole line is missing.
  const isMerged = area.bottom > area.top || area.right > area.left;
  if (lacking <= (isMerged ? 0 : style.size)) return;
  const grown = run.memory.grown.get(target.edit) ?? new Map<number, FormerHeight>();
  run.memory.grown.set(target.edit, grown);
  needed.heights.forEach((points, i) => {
    const row = area.top + i;
    const before = now[i] ?? 0;
    if (points <= before) return;
    const isStandard = rows[i]?.useStandardHeight === true;
    grown.set(row, { ...(grown.get(row) ?? { points: before, isStandard }), grown: points });
    heights.put(sheet, row, points);
  });
}

/** Heights that rows shall have; null is the standard height. */
class Heights {
  private readonly bySheet = new Map<Excel.Worksheet, Map<number, number | null>>();

  of(sheet: Excel.Worksheet, row: number): number | null {
    return this.bySheet.get(sheet)?.get(row) ?? null;
  }

  put(sheet: Excel.Worksheet, row: number, points: number | null): void {
    const rows = this.bySheet.get(sheet) ?? new Map<number, number | null>();
    this.bySheet.set(sheet, rows.set(row, points));
  }

  steps(): Operation[] {
    return [...this.bySheet].flatMap(([sheet, rows]) =>
      [...rows].map(([row, points]) =>
        operation(() => {
          const { format } = rangeOf(sheet, cellRange(row, 0));
          if (points === null) format.useStandardHeight = true;
          else format.rowHeight = points;
        }),
      ),
    );
  }
}
