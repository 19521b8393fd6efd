import { sumRowKind } from "../../headings/sum-rows";
import { placeKey, type ScoringSheet } from "../../model/recognised-sheet";
import { readBands } from "../../rubrics/bands";
import { readNumbering } from "../../rubrics/numbering";
import { repeatsHeadings } from "../../rubrics/table-rows";
import type { ColumnMeaning } from "../../schemes/types";
import { fold } from "../../text/fold";
import { isTick } from "../../text/ticks";
import type { GridCell, SheetGrid } from "../../workbook/grid";

/** What stands over the rows of one or several items in a column that takes no scores. */
interface BesideCell {
  readonly text: string;
  /** Of how many items, from its own on. */
  readonly items: number;
}

/** A column of a rubric's table beside those of its categories, items, points and scores. */
export interface BesideColumn {
  readonly heading: string;
  /** Left or right of the items' texts, right of their points, or behind the scores. */
  readonly side: "left" | "right" | "points" | "end";
  /** What is printed, by the index of the item; in an empty column people write. */
  readonly cells: ReadonlyMap<number, BesideCell>;
}

/** What stands under these headings belongs to whoever fills the sheet in, whatever an example says. */
const ENTERED: ReadonlySet<ColumnMeaning["kind"]> = new Set([
  "deduction",
  "addition",
  "derived",
  "rate",
  "rank",
  "person",
  "date",
  "earlier",
]);

/** Names and days in the items' rows are an example's, and no part of a sheet to fill in. */
export function isOfExample({ meanings }: ScoringSheet, column: number): boolean {
  return /person|date/.test(meanings.get(column)?.kind ?? "");
}

/** The row of a table's headings; null where none stands above its items. */
export function headingRowOf({ columns, reading }: ScoringSheet, firstItem: number): number | null {
  const stated = columns.find(({ headingCell }) => headingCell !== null)?.headingCell?.row ?? reading?.table.headingRow;
  return stated === undefined || stated === null || stated >= firstItem ? null : stated;
}

/** Columns in whose cells an item's score, or a mark, stands. */
export function scoreColumnsOf({ columns }: ScoringSheet): ReadonlySet<number> {
  const places = columns.flatMap((c) => [...(c.places?.values() ?? [])].flat().map((p) => p.column));
  return new Set([...columns.filter((c) => c.inText === undefined).map((c) => c.column), ...places]);
}

/**
 * The other columns of a rubric's table, and under `details` the lines that stand between its items.
 * @param details the heading for those.
 */
export function besideColumns(sheet: ScoringSheet, grid: SheetGrid, details: string): readonly BesideColumn[] {
  const { items, reading, categories } = sheet;
  const rows = items.map((i) => i.row);
  const isInOrder = rows.every((row, i) => i === 0 || row > (rows[i - 1] ?? 0));
  if (!reading || reading.account.arrangement !== "sheet" || !isInOrder) return [];
  const text = items[0]?.text.column ?? 0;
  const first = rows[0] ?? 0;
  const headingRow = headingRowOf(sheet, first);
  const last = Math.min(reading.table.lastRow, ...sumRows(sheet).map((row) => row - 1));
  const taken = new Set([
    ...scoreColumnsOf(sheet),
    ...items.flatMap((i) => [i.text.column, ...i.maxima.map((m) => m.cell.column)]),
    ...categories.flatMap(({ cell, maximum }) => [cell, maximum?.cell].flatMap((c) => c?.column ?? [])),
    ...reading.table.numberColumns.map((c) => c.column),
    ...reading.table.maximumColumns,
    ...(sheet.maximumColumn === null ? [] : [sheet.maximumColumn]),
  ]);
  const heads = new Set(categories.flatMap(({ cell }) => (cell ? [placeKey(cell)] : [])));
  const groups = new Set(reading.categories.flatMap((c) => c.items.map((i) => i.group.split(":", 2).join(":"))));
  const isTable = (row: number): boolean =>
    row >= first &&
    row <= Math.max(last, rows.at(-1) ?? 0) &&
    !repeatsHeadings(grid, grid.rows.get(row) ?? [], headingRow);
  const inTable = grid.cells.filter((c) => isTable(c.row));
  const isPrinted = (c: GridCell): boolean => !heads.has(placeKey(c)) && !isTick(c.text) && sumRowKind(c.text) === null;
  const headRows = categories.flatMap(({ cell }) => cell?.row ?? []);
  // Below a category's name and above its first item a line belongs to what follows.
  const itemOf = (row: number): number => {
    const own = rows.filter((r) => r <= row).length - 1;
    const isAhead = headRows.some((head) => head > (rows[own] ?? -1) && head < row) && own + 1 < rows.length;
    return isAhead ? own + 1 : own;
  };
  const headings = headingRow === null ? [] : (grid.rows.get(headingRow) ?? []);
  const besides = [...new Set([...headings, ...inTable].map((c) => c.column))]
    .filter((column) => !taken.has(column))
    .sort((a, b) => a - b)
    .flatMap((column): readonly BesideColumn[] => {
      const isEntered = ENTERED.has(sheet.meanings.get(column)?.kind ?? "other");
      const found = isEntered ? [] : inTable.filter((c) => c.column === column && isPrinted(c));
      const heading = grid.cells.filter((c) => c.column === column && c.row < first && c.row >= (headingRow ?? first));
      const lines = joined(found, itemOf);
      if (lines.size === 0 && heading.length === 0) return [];
      const isBeforePoints = column < (sheet.maximumColumn ?? -1);
      const side = lines.size === 0 ? "end" : column < text ? "left" : isBeforePoints ? "right" : "points";
      const cells = [...lines].map(([item, said]) => {
        const next = [...lines.keys()].find((other) => other > item) ?? items.length;
        const ofCategory = items.slice(item, next).filter((i) => i.category === items[item]?.category);
        return [item, { text: said, items: side === "left" ? ofCategory.length : 1 }] as const;
      });
      return [{ heading: heading.at(-1)?.text.trim() ?? "", side, cells: new Map(cells) }];
    });
  const ofItems = inTable.filter(
    (c) =>
      taken.has(c.column) &&
      !rows.includes(c.row) &&
      isPrinted(c) &&
      !groups.has(placeKey(c)) &&
      piecesOf(c.text).length > 0,
  );
  const between = ofItems.filter((c) => c.row < (rows.at(-1) ?? 0));
  // What follows the last item may be about them all.
  const styles = new Set(between.map((c) => lineStyle(c.text)));
  const isOfLast = (c: GridCell): boolean =>
    styles.has(lineStyle(c.text)) && readBands(c.text).every(({ from }) => from === null);
  const after = ofItems.filter((c) => c.row > (rows.at(-1) ?? 0));
  const end = after.findIndex((c) => !isOfLast(c));
  const lines = joined([...between, ...after.slice(0, end < 0 ? after.length : end)], itemOf);
  const own = new Map([...lines].map(([item, said]) => [item, { text: said, items: 1 }]));
  return [...(own.size > 0 ? [{ heading: details, side: "points" as const, cells: own }] : []), ...besides];
}

/** Rows below the items that state the total of the sheet's points or scores. */
function sumRows({ items, sumCells, statedSums }: ScoringSheet): readonly number[] {
  const totals = [
    ...sumCells.filter((s) => s.kind !== "category-sum"),
    ...statedSums.filter((s) => s.category === null),
  ];
  const last = Math.max(...items.map((i) => i.row));
  return totals.map(({ cell }) => cell.row).filter((row) => row > last);
}

/** What a line says, piece by piece, without its numbers, signs and points. */
export function piecesOf(line: string): readonly string[] {
  const pieces = fold(line).split(/[^\p{L}]+/u);
  return pieces.filter((piece) => piece.length > 1 && !POINTS.test(piece));
}

const POINTS = /^(?:满分|最高|每(?:小?项|条|题)|共|计|总分|得|[一二三四五六七八九十百])*分?$/;

/** How a line begins: with a number of some style, with a dash, or with words. */
function lineStyle(text: string): string {
  return /^\s*[-—–·•●○■□◆▪]/.test(text) ? "sign" : readNumbering(text).style;
}

function joined(cells: readonly GridCell[], itemOf: (row: number) => number): ReadonlyMap<number, string> {
  const lines = new Map<number, string>();
  for (const cell of cells) {
    const item = itemOf(cell.row);
    const text = cell.text.trim();
    lines.set(item, lines.has(item) ? `${lines.get(item)}\n${text}` : text);
  }
  return lines;
}
