import { saidSums } from "../headings/said-totals";
import { sumRow, sumRowBelow, type SumRow } from "../headings/sum-rows";
import type { GridCell, SheetGrid } from "../workbook/grid";
import { fold } from "../text/fold";
import type { CellAddress } from "../workbook/address";
import { linesOfCell } from "./cell-lines";
import type { RubricTable } from "./columns";
import { repeatsHeadings } from "./table-rows";
import { inContext } from "./line-context";
import { ALONE, makeEntry, type LineEntry, type EntrySurroundings } from "./entry";
import { readNumbering, type Numbered } from "./numbering";
import { isBareNumber, pointsOf } from "./points";
import { readTextPoints, type TextPoints } from "./text-points";

/** The rubric's lines in reading order; 小计 and 合计 rows are left out and returned apart. */
interface RubricLines {
  readonly entries: readonly LineEntry[];
  readonly sums: readonly PrintedSum[];
  /** Cells that only repeat what a line above says: a merged value pasted into every row. */
  readonly repeated: readonly CellAddress[];
}

export function readEntries(grid: SheetGrid, table: RubricTable): RubricLines {
  const entries: LineEntry[] = [];
  const sums: PrintedSum[] = [];
  const repeated: CellAddress[] = [];
  const current = new Map<number, string>();
  for (let row = table.firstRow; row <= table.lastRow; row++) {
    const cells = grid.rows.get(row) ?? [];
    if (cells.length === 0) continue;
    if (isPageBreak(grid, cells, table.headingRow)) {
      repeated.push(...cells);
      continue;
    }
    const sum = readSumRow(cells, table, sums) ?? readOwnTotal(cells, table, entries);
    if (sum) {
      sums.push(...sum);
      continue;
    }
    const found = readRow(cells, table, current);
    entries.push(...found.entries);
    repeated.push(...found.repeated);
  }
  return {
    entries: inContext(entries, grid, table),
    sums,
    repeated,
  };
}

/** The heading row once more, or a page's number. */
function isPageBreak(grid: SheetGrid, cells: readonly GridCell[], headingRow: number | null): boolean {
  const [only] = cells;
  if (cells.length === 1 && only && typeof only.cell.value === "string")
    return /^(?:[-—－–·\s]+\d{1,3}[-—－–·\s]+|第\s*\d{1,3}\s*页.*)$/.test(only.text.trim());
  return repeatsHeadings(grid, cells, headingRow);
}

/** 党员队伍好（续） on the next page is 党员队伍好. */
function withoutContinued(text: string): string {
  return fold(text).replace(/(?:[（(]续[)）]|续表?)$/, "");
}

export interface PrintedSum {
  readonly kind: "category" | "total";
  readonly value: number;
  readonly cell: CellAddress;
  /** 总评得分 | 93, alone under the points: unless it is what can be had, it is what was scored. */
  readonly mayBeScored?: true;
}

function readSumRow(
  cells: readonly GridCell[],
  table: RubricTable,
  above: readonly PrintedSum[],
): readonly PrintedSum[] | null {
  const kindOf = (cell: GridCell): SumRow["kind"] | null =>
    sumRow(cell.text.replace(/\/?(?<!\d)\d+(?:\.\d+)?\s*分?$/, ""))?.kind ?? null;
  const isAside = ({ column }: GridCell): boolean =>
    table.partyColumns.includes(column) || table.remarkColumns.includes(column);
  const label = cells.find((c) => !isAside(c) && kindOf(c) !== null);
  if (!label) return null;
  const kind = kindOf(label);
  const hasPoints = cells.some((c) => table.maximumColumns.includes(c.column) && pointsOf(c) !== null);
  // An average with points of its own (平均分 · 20分) is an item, unless it follows the total; so are 资质等级 · 20分 and
  // （三）综合评价（400分）.
  if (kind === "level" || (kind === "other" && above.every((s) => s.kind !== "total")))
    return hasPoints || readTextPoints(label.text) ? null : [];
  if (kind === "other") return [];
  const stated = (value: number, { row, column }: CellAddress): PrintedSum => ({
    kind: kind === "total" ? "total" : "category",
    value,
    cell: { row, column },
  });
  const inColumns = cells.filter((c) => table.maximumColumns.includes(c.column) && pointsOf(c) !== null);
  const isScored = kind === "total" && /(?<!应)得分|成绩/.test(fold(label.text));
  const isAlone = inColumns.length === 1 && !cells.some((c) => isAside(c) && pointsOf(c) !== null);
  if (inColumns.length > 0)
    return inColumns.map((c) => ({
      ...stated(pointsOf(c)?.maximum ?? 0, c),
      ...(isScored && isAlone ? { mayBeScored: true } : {}),
    }));
  // Without its unit a number is the sum in a column of texts only: elsewhere it may count something else, and beside
  // 合计得分 it is what was scored.
  const inWords = cells.filter((c) => {
    const isScore = table.partyColumns.includes(c.column) || table.hiddenMaximumColumns.includes(c.column);
    if (c === label || /得分|成绩/.test(fold(label.text)) || isScore) return false;
    return (table.textColumns.includes(c.column) ? /^\d+(?:\.\d+)?\s*分?$/ : /^\d+(?:\.\d+)?\s*分$/).test(
      c.text.trim(),
    );
  });
  const [alone, ...more] = inWords;
  const beside = alone && more.length === 0 ? pointsOf(alone) : null;
  if (alone && beside) return [stated(beside.maximum, alone)];
  // 总得分：93分 is what was scored.
  const inLabel = saidSums(label.text).length > 0 ? undefined : pointsInLabel(label.text);
  return inLabel === undefined ? [] : [stated(inLabel, label)];
}

/** 得分 | 110 below lines that are worth less each. */
function readOwnTotal(
  cells: readonly GridCell[],
  table: RubricTable,
  entries: readonly LineEntry[],
): readonly PrintedSum[] | null {
  const [label] = cells;
  const points = cells.find((c) => table.maximumColumns.includes(c.column) && pointsOf(c) !== null);
  const value = pointsOf(points)?.maximum ?? 0;
  if (!label || !points || sumRowBelow(label.text)?.kind !== "total") return null;
  const isMore = entries.length > 1 && entries.every((e) => (e.points?.maximum ?? 0) < value);
  return isMore ? [{ kind: "total", value, cell: { row: points.row, column: points.column } }] : null;
}

/** 合计（100分） or 总分/100. */
function pointsInLabel(text: string): number | undefined {
  const behind = /[/／]\s*(\d+(?:\.\d+)?)$/.exec(text.trim())?.[1];
  return behind === undefined ? readTextPoints(text)?.points.maximum : Number(behind);
}

function readRow(
  cells: readonly GridCell[],
  table: RubricTable,
  current: Map<number, string>,
): { readonly entries: LineEntry[]; readonly repeated: CellAddress[] } {
  const columns = levelColumns(table);
  const isNumber = (c: GridCell): boolean => table.numberColumns.some((n) => n.column === c.column);
  // A line over the whole row stands in its first column, also where that is the numbers' own.
  const words = cells.filter(
    (c) =>
      typeof c.cell.value === "string" && (table.textColumns.includes(c.column) || (isNumber(c) && !isBareNumber(c))),
  );
  // 1 | 地面平整 below 一、库容库貌: a number in the column of names is the line's.
  const texts = words.filter((c, i) => i === words.length - 1 || !/^\d{1,2}$/.test(c.text.trim()));
  const entries: LineEntry[] = [];
  const repeated: CellAddress[] = [];
  if (texts.length === 0) return { entries, repeated };
  const itemColumn = itemColumnOf(texts, table);
  for (const cell of texts) {
    const isItem = cell.column === itemColumn;
    const beside = pointsBeside(cells, cell, isItem, texts, table);
    if (!isItem) {
      if (cell.column > itemColumn) continue;
      const name = withoutContinued(readTextPoints(cell.text.replace(/\s+/g, ""))?.before ?? cell.text);
      const key = `${name} ${beside ? fold(beside.text) : ""}`;
      const known = current.get(cell.column);
      // A category repeated in every row is one category.
      const isContinued =
        withoutContinued(cell.text) !== fold(cell.text) &&
        known !== undefined &&
        known.replace(/[(（ ].*$/s, "") === name;
      if (isContinued || known === key || (known !== undefined && !beside && known.startsWith(`${name} `))) {
        repeated.push(cell, ...(beside ? [beside] : []));
        continue;
      }
      current.set(cell.column, key);
      for (const deeper of columns) if (deeper > cell.column) current.delete(deeper);
    }
    entries.push(
      ...toEntries(cell, columns.indexOf(cell.column), {
        beside,
        number: numberOf(cells, cell, isItem, texts, table),
        details: isItem ? detailsOf(cells, itemColumn, table) : [],
        tiers: isItem && cell.column === table.textColumns.at(-1) ? table.tiers : null,
      }),
    );
  }
  return { entries, repeated };
}

/** Columns that lines can stand in, outermost first. */
function levelColumns(table: RubricTable): readonly number[] {
  return [...table.textColumns, ...table.numberColumns.map((n) => n.column)].sort((a, b) => a - b);
}

/** The number in a column of its own that belongs to a line. */
function numberOf(
  cells: readonly GridCell[],
  cell: GridCell,
  isItem: boolean,
  texts: readonly GridCell[],
  table: RubricTable,
): GridCell | undefined {
  const previous = texts.filter((t) => t.column < cell.column).at(-1)?.column ?? -1;
  const loose = cells.find(
    (c) => c.column > previous && c.column < cell.column && table.textColumns.includes(c.column) && isBareNumber(c),
  );
  if (isItem && loose) return loose;
  return table.numberColumns
    .filter(({ column, isOfItems }) => (isOfItems ? isItem : column > previous && column < cell.column))
    .map(({ column }) => cells.find((c) => c.column === column && isBareNumber(c)))
    .filter((c) => c !== undefined)
    .at(-1);
}

/** Words right of the item's column: how it is scored. */
function detailsOf(cells: readonly GridCell[], itemColumn: number, table: RubricTable): readonly GridCell[] {
  const columns = [...table.textColumns, ...table.remarkColumns];
  return cells.filter((c) => c.column > itemColumn && columns.includes(c.column) && typeof c.cell.value === "string");
}

/** The column whose lines take scores: the last text column left of the items' points, as far as the row has one. */
function itemColumnOf(texts: readonly GridCell[], table: RubricTable): number {
  const limit = table.itemColumn === null ? table.maximumColumns.at(-1) : table.itemColumn + 1;
  const last = (texts.at(-1) as GridCell).column;
  if (limit === undefined) return last;
  return texts.filter((c) => c.column < limit).at(-1)?.column ?? last;
}

/** The points that stand beside a line: in the next column of maxima before another text begins. */
function pointsBeside(
  cells: readonly GridCell[],
  cell: GridCell,
  isItem: boolean,
  texts: readonly GridCell[],
  table: RubricTable,
): GridCell | undefined {
  const ownMaxima = table.isMaximumLeft ? table.maximumColumns.slice(0, -1) : table.maximumColumns;
  if (isItem && table.isMaximumLeft)
    return cells.find((c) => c.column === table.maximumColumns.at(-1) && pointsOf(c) !== null);
  const limit = isItem ? Infinity : (texts.find((c) => c.column > cell.column)?.column ?? Infinity);
  const right = cells.filter(
    (c) => ownMaxima.includes(c.column) && pointsOf(c) !== null && c.column > cell.column && c.column < limit,
  );
  if (!isItem && table.outerMaximumColumn !== null && cell.column === table.textColumns[0])
    return cells.find((c) => c.column === table.outerMaximumColumn && pointsOf(c) !== null);
  if (isItem || right.length > 0 || !table.isMaximumLeft) return isItem ? right.at(-1) : right[0];
  // Where the items' points stand left of them, so may the categories'.
  const previous = texts.filter((c) => c.column < cell.column).at(-1)?.column ?? -1;
  return cells.find(
    (c) => ownMaxima.includes(c.column) && pointsOf(c) !== null && c.column < cell.column && c.column > previous,
  );
}

interface CellPart {
  readonly line: string;
  readonly numbering: Numbered;
  readonly own: TextPoints | null;
}

/** 工作机制好（15分）①制度健全（15分）: a name and the only line under it. */
function isHeadWithOne(parts: readonly CellPart[]): boolean {
  const [head, only, ...more] = parts;
  if (!head?.own || !only?.own || more.some((p) => p.own !== null)) return false;
  return only.numbering.number !== null && head.own.points.maximum === only.own.points.maximum;
}

/** One entry for a cell, or one for each numbered line that states points of its own. */
function toEntries(cell: GridCell, level: number, around: EntrySurroundings): LineEntry[] {
  const lines = linesOfCell(cell.text);
  const parts = lines.map((line) => ({ line, numbering: readNumbering(line), own: readTextPoints(line) }));
  const scored = parts.filter((p) => p.numbering.number !== null && p.own !== null);
  const numbered = parts.filter((p) => p.numbering.number !== null);
  const areLines = (scored.length >= 2 && scored.length >= numbered.length * 0.6) || isHeadWithOne(parts);
  // Beside points of its own a cell is one line, whatever its parts are worth, unless they are what may be chosen.
  const [best, ...lower] = scored.flatMap((p) => p.own?.points.maximum ?? []);
  const isChoice = best === pointsOf(around.beside)?.maximum && lower.every((v, i) => v < ([best, ...lower][i] ?? 0));
  if (areLines && (!around.beside || isChoice)) {
    const whole = parts[0] as (typeof parts)[0];
    const hasHead = whole.numbering.number === null || (whole.own === null && scored.length < parts.length);
    const head = hasHead || around.beside ? [makeEntry(cell, level, hasHead ? whole.line : "", around, false)] : [];
    return [...head, ...scored.map((p) => makeEntry(cell, level + 0.5, p.line, ALONE, true))];
  }
  return [makeEntry(cell, level, cell.text, around, false)];
}
