import { cellText, makeGrid, type GridCell, type SheetGrid } from "../../workbook/grid";
import { nameKey } from "../../model/names";
import type { OwnSheet } from "../../model/recognised-sheet";
import { opinions, type ItemOpinion, type Opinion } from "../../model/branch";
import type { Category, Criterion } from "../../schemes/types";
import { bare, fold, oneLine } from "../../text/fold";
import { oncePer } from "../../text/once-per";
import { cellKey, type Cell, type CellKey } from "../../workbook/snapshot";
import { keptText, readOwnTable, type KeptRow, type KeptTable } from "../read-table";
import { opinionWords, reviewTable, reviewWords as words, type ReviewColumn } from "./description";

/** An item's row as it stands on the sheet. */
export interface ReviewRow {
  readonly kept: KeptRow<ReviewColumn>;
  readonly number: string;
  readonly category: string;
  readonly text: string;
  /** What a person chose; null while the cell shows what the scores say. */
  readonly opinion: Opinion | null;
  readonly reason: string;
}

/** What 「审核意见」 holds about one branch. */
export interface ReviewBlock {
  readonly branch: string;
  /** Its first row, counted from 0. */
  readonly top: number;
  readonly rows: readonly ReviewRow[];
  /** Where each column stands, counted from 0. */
  readonly columns: ReadonlyMap<ReviewColumn, number>;
  /** The free text of 审核意见, null while there is none. */
  readonly remarks: Cell | null;
  /** Columns, lines and the sign-off as people left them. */
  readonly table: KeptTable<ReviewColumn>;
}

/**
 * Reads our own review sheet back, wherever rows or columns were moved; null where a block's headings are gone. A workbook
 * of many branches is asked for them by the check, by the drawing and by the pane at every entry.
 */
export const readReviewBlocks = oncePer(({ sheet }: OwnSheet): readonly ReviewBlock[] | null => {
  const grid = makeGrid(sheet);
  const starts = [...grid.rows.values()].flatMap(([first]) =>
    first && fold(first.text) === fold(words.branch) ? [first] : [],
  );
  const cells = [...sheet.cells];
  const blocks: ReviewBlock[] = [];
  for (const [i, start] of starts.entries()) {
    const bottom = (starts[i + 1]?.row ?? grid.lastRow + 1) - 1;
    const block = readBlock(grid, cells, start, i === 0 ? 0 : start.row, bottom);
    if (!block) return null;
    blocks.push(block);
  }
  return blocks;
});

/** @param cells all of the sheet's, in reading order */
function readBlock(
  grid: SheetGrid,
  cells: readonly (readonly [CellKey, Cell])[],
  start: GridCell,
  top: number,
  bottom: number,
): ReviewBlock | null {
  const name = (grid.rows.get(start.row) ?? []).find((c) => c.column > start.column);
  const opening = [start, name].flatMap((c) => (c ? [cellKey(c.row, c.column)] : []));
  const own = between(cells, cellKey(top, 0), cellKey(bottom + 1, 0)).filter(([key]) => !opening.includes(key));
  const table = readOwnTable({ ...grid.sheet, cells: new Map(own) }, reviewTable);
  const columns = findColumns(grid, top, bottom);
  if (!table || !columns) return null;
  const labels = reviewTable.sectionLabels.map(fold);
  const rows = table.rows.filter(({ cells }) => !labels.includes(fold(cellText([...cells.values()][0]))));
  return {
    branch: oneLine(name?.text ?? ""),
    top: start.row,
    rows: rows.map(readRow),
    columns: columns.places,
    remarks: readRemarks(grid, columns.row, bottom),
    table,
  };
}

/** The cells from one key up to another, found without looking at all of them. */
function between(
  cells: readonly (readonly [CellKey, Cell])[],
  from: CellKey,
  to: CellKey,
): readonly (readonly [CellKey, Cell])[] {
  return cells.slice(firstAt(cells, from), firstAt(cells, to));
}

function firstAt(cells: readonly (readonly [CellKey, Cell])[], key: CellKey): number {
  let [low, high] = [0, cells.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cells[middle]?.[0] ?? key) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function findColumns(
  grid: SheetGrid,
  top: number,
  bottom: number,
): { readonly row: number; readonly places: ReadonlyMap<ReviewColumn, number> } | null {
  for (let row = top; row <= bottom; row++) {
    const cells = grid.rows.get(row) ?? [];
    const places = new Map(
      reviewTable.columns.flatMap(({ id, heading }) => {
        const cell = cells.find((c) => fold(c.text) === fold(heading));
        return cell ? [[id, cell.column] as const] : [];
      }),
    );
    if (places.size * 2 > reviewTable.columns.length) return { row, places };
  }
  return null;
}

function readRemarks(grid: SheetGrid, headingRow: number, bottom: number): Cell | null {
  for (let row = headingRow + 1; row <= bottom; row++) {
    const [first, second] = grid.rows.get(row) ?? [];
    if (first && fold(first.text) === fold(words.remarks)) return second?.cell ?? null;
  }
  return null;
}

function readRow(kept: KeptRow<ReviewColumn>): ReviewRow {
  const opinion = kept.cells.get("opinion");
  const isChosen = opinion?.formula === undefined;
  return {
    kept,
    number: keptText(kept, "number"),
    category: keptText(kept, "category"),
    text: keptText(kept, "item"),
    opinion: isChosen ? readOpinion(cellText(opinion)) : null,
    reason: keptText(kept, "reason"),
  };
}

function readOpinion(text: string): Opinion | null {
  return opinions.find((o) => fold(opinionWords[o]) === fold(text)) ?? null;
}

/** An item of a rubric with the category that it stands under. */
export interface RubricItem {
  readonly criterion: Criterion;
  readonly category: string;
}

export function itemsOf(categories: readonly Category[]): readonly RubricItem[] {
  return categories.flatMap((c) => c.items.map((criterion) => ({ criterion, category: c.name })));
}

/**
 * The row of each item: by its wording under its category, then by its wording alone, then by its
 * number under its category. Where rows stand does not matter.
 */
export function rowsOfItems(
  rows: readonly ReviewRow[],
  items: readonly RubricItem[],
): ReadonlyMap<Criterion, ReviewRow> {
  const found = new Map<Criterion, ReviewRow>();
  const free = new Set(rows);
  const isSameText = (row: ReviewRow, item: RubricItem): boolean => bare(row.text) === bare(item.criterion.text);
  const isSameCategory = (row: ReviewRow, item: RubricItem): boolean => bare(row.category) === bare(item.category);
  const isSameNumber = (row: ReviewRow, { criterion }: RubricItem): boolean =>
    criterion.number !== null && fold(row.number) === fold(criterion.number);
  const take = (fits: (row: ReviewRow, item: RubricItem) => boolean): void => {
    for (const item of items) {
      if (found.has(item.criterion)) continue;
      const row = [...free].find((candidate) => fits(candidate, item));
      if (!row) continue;
      found.set(item.criterion, row);
      free.delete(row);
    }
  };
  take((row, item) => isSameText(row, item) && isSameCategory(row, item));
  take(isSameText);
  take((row, item) => isSameNumber(row, item) && isSameCategory(row, item));
  return found;
}

/** The block of a branch; of several blocks with its name the one that holds most of its items. */
export function reviewBlockOf(
  blocks: readonly ReviewBlock[],
  branch: string | null,
  categories: readonly Category[],
): ReviewBlock | undefined {
  const named = blocks.filter((b) => nameKey(b.branch) === nameKey(branch ?? ""));
  const items = itemsOf(categories);
  const shared = ({ rows }: ReviewBlock): number => rowsOfItems(rows, items).size;
  const [best] = [...named].sort((a, b) => shared(b) - shared(a));
  return best && (best.rows.length === 0 || shared(best) > 0) ? best : undefined;
}

/** What people set and typed for a branch's items. */
export function opinionsIn(
  blocks: readonly ReviewBlock[],
  branch: string | null,
  categories: readonly Category[],
): readonly ItemOpinion[] {
  const block = reviewBlockOf(blocks, branch, categories);
  if (!block) return [];
  return [...rowsOfItems(block.rows, itemsOf(categories))].flatMap(([criterion, { opinion, reason }]) =>
    opinion === null && reason === "" ? [] : [{ criterion, opinion, reason }],
  );
}
