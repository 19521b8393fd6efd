import { headingMeaning } from "../headings/meaning";
import { sumRowKind } from "../headings/sum-rows";
import { fold } from "../text/fold";
import { sliceGrid, type SheetGrid } from "../workbook/grid";
import { nameInTitle, nameInUnitLine } from "../model/names";
import type { FoundItem } from "../model/recognised-sheet";
import type { FormMatch, RubricIndex } from "./rubric-index";

/**
 * Cuts a sheet on which the same rubric stands several times, one below the other, into one grid for
 * each; the sheet itself when its items do not recur.
 */
export function splitStacked(grid: SheetGrid, match: FormMatch, index: RubricIndex): readonly SheetGrid[] {
  const places = index.textsOn(grid).flatMap(({ cell, hits }) => {
    const item = hits.find((hit) => hit.form === match.form && hit.similarity === 1)?.item;
    return item === undefined ? [] : [{ row: cell.row, item }];
  });
  return cut(grid, places, match.form.items.length) ?? [grid];
}

/** The same for a rubric that nobody configured: every block has a title or headings of its own, and the same categories. */
export function splitStackedItems(grid: SheetGrid, items: readonly FoundItem[]): readonly SheetGrid[] {
  const places = items.map(({ row, category, foundText }) => ({ row, item: `${fold(category)}\n${fold(foundText)}` }));
  const parts = cut(
    grid,
    places.sort((a, b) => a.row - b.row),
    new Set(places.map(({ item }) => item)).size,
  );
  return parts?.slice(1).every(({ cells: [first] }) => first && startsBlock(grid, first.row)) ? parts : [grid];
}

interface ItemPlace {
  readonly row: number;
  /** Equal for the same item. */
  readonly item: unknown;
}

/** @param count different items @returns null where they do not recur as a whole */
function cut(grid: SheetGrid, places: readonly ItemPlace[], count: number): readonly SheetGrid[] | null {
  if (places.length < count * 1.6) return null;
  const starts: { first: number; last: number; seen: Set<unknown> }[] = [];
  for (const { row, item } of places) {
    const current = starts.at(-1);
    if (!current || (current.seen.has(item) && row > current.last))
      starts.push({ first: row, last: row, seen: new Set([item]) });
    else {
      current.seen.add(item);
      current.last = row;
    }
  }
  // A few repeated lines are no second rubric: every block must hold most of its items.
  if (starts.length < 2 || starts.some((s) => s.seen.size < count * 0.8)) return null;
  return starts.map((block, i) => {
    const before = starts[i - 1];
    const after = starts[i + 1];
    const top = before ? firstLine(grid, before.last + 1, block.first) : 0;
    const bottom = after ? firstLine(grid, block.last + 1, after.first) - 1 : grid.lastRow;
    return sliceGrid(grid, top, bottom);
  });
}

/** The first row between two rubrics that belongs to the lower one: its title, unit line or headings. */
function firstLine(grid: SheetGrid, from: number, to: number): number {
  for (let row = from; row < to; row++) if (startsBlock(grid, row)) return row;
  return to;
}

function startsBlock(grid: SheetGrid, row: number): boolean {
  const cells = grid.rows.get(row) ?? [];
  if (cells.some((c) => sumRowKind(c.text) !== null || /^(?:说明|注|备注)[:：]|^\d+[.．、]/.test(fold(c.text))))
    return false;
  const isTitle = cells.some(
    (c) =>
      nameInTitle(c.text) !== null || nameInUnitLine(c.text) !== null || /标准|评分表|定级表|^附件/.test(fold(c.text)),
  );
  return isTitle || cells.filter((c) => headingMeaning(c.text) !== null).length >= 2;
}
