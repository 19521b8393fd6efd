import { readLevel } from "../schemes/levels";
import type { Column, ColumnRole, Scheme, TableForm } from "../schemes/types";
import { fold, oneLine } from "../text/fold";
import { oncePer } from "../text/once-per";
import type { CellAddress } from "../workbook/address";
import { cellKey, type Cell } from "../workbook/snapshot";
import { foldedAt, makeGrid, textAt, type SheetGrid } from "../workbook/grid";
import { nameInUnitLine } from "../model/names";
import { isAsideRow } from "./aside-rows";
import { round2 } from "./scoring";
import { findTitle } from "./titles";
import type { TableRow, TableSheet } from "../model/recognised-sheet";

/** From this share of its headings on, a row is taken for the form's heading row. */
const KNOWN_HEADINGS = 0.75;

/** So many required headings tell a form without its other columns and its title. */
const TELLING_HEADINGS = 5;

/** Rows of a table are at most this far apart before it counts as ended. */
const LONGEST_GAP = 3;

export function headingKey(text: string): string {
  return fold(text).replace(/[:*]/g, "");
}

function shortHeadingKey(text: string): string {
  return headingKey(text).replace(/\([^()]*\)/g, "");
}

interface PreparedColumn {
  readonly column: Column;
  /** Headings as compared, whole and without what stands in brackets. */
  readonly keys: ReadonlySet<string>;
  readonly shorts: ReadonlySet<string>;
}

const prepare = oncePer((form: TableForm): readonly PreparedColumn[] =>
  form.columns.map((column) => ({
    column,
    keys: new Set(column.headings.map(headingKey)),
    shorts: new Set(column.headings.map(shortHeadingKey)),
  })),
);

interface HeadingRow {
  readonly row: number;
  readonly columns: TableSheet["columns"];
}

const PRINTED_POINTS = /\((?:满分|最高)?:?(\d+(?:\.\d+)?)分\)$/;

/** A column with the points that its heading prints. */
function headedColumn(id: string, column: number, text: string): TableSheet["columns"][number] {
  const points = PRINTED_POINTS.exec(fold(text))?.[1];
  return points === undefined ? { id, column } : { id, column, maximum: Number(points) };
}

/** Rows with content among which headings are looked for: below so many rows nobody begins a list. */
const SEARCHED_ROWS = 2_000;

function findHeadingRow(grid: SheetGrid, form: TableForm): HeadingRow | null {
  const prepared = prepare(form);
  let best: HeadingRow | null = null;
  let searched = 0;
  for (const [row, cells] of grid.rows) {
    if (searched++ === SEARCHED_ROWS) break;
    const columns: TableSheet["columns"][number][] = [];
    for (const cell of cells) {
      if (typeof cell.cell.value !== "string" || cell.text.length > 60) continue;
      const key = headingKey(cell.text);
      const short = shortHeadingKey(cell.text);
      const meant = prepared.find(
        ({ column, keys, shorts }) =>
          (keys.has(key) || shorts.has(short)) && !columns.some((known) => known.id === column.id),
      );
      if (meant) columns.push(headedColumn(meant.column.id, cell.column, cell.text));
    }
    columns.push(...headingsAbove(grid, prepared, { row, columns }));
    if (columns.length > (best?.columns.length ?? 0)) best = { row, columns };
  }
  return best;
}

/**
 * Of a heading over two rows: the columns that only its upper row names. 七项指标得分 stands over seven headings, and
 * 总分 over a blank.
 */
function headingsAbove(
  grid: SheetGrid,
  prepared: readonly PreparedColumn[],
  { row, columns }: HeadingRow,
): HeadingRow["columns"] {
  const cells = grid.rows.get(row) ?? [];
  if (columns.length === 0 || cells.some(({ cell }) => typeof cell.value !== "string")) return [];
  const used = new Set(columns.map(({ id }) => id));
  return (grid.rows.get(row - 1) ?? []).flatMap((cell) => {
    if (cells.some(({ column }) => column === cell.column)) return [];
    const [key, short] = [headingKey(cell.text), shortHeadingKey(cell.text)];
    const meant = prepared.find(
      ({ column, keys, shorts }) => !used.has(column.id) && (keys.has(key) || shorts.has(short)),
    );
    if (!meant) return [];
    used.add(meant.column.id);
    return [headedColumn(meant.column.id, cell.column, cell.text)];
  });
}

/**
 * The table form that fits the sheet; null when too few of its headings stand in one row. Statistics
 * with rows of their own may stand on their side: one column for each row.
 */
export function readTableSheet(grid: SheetGrid, scheme: Scheme, form: TableForm): TableSheet | null {
  const upright = readUpright(grid, scheme, form);
  if (upright || !form.printedRows) return upright;
  const turned = readUpright(turn(grid), scheme, form);
  return turned && { ...turnBack(turned), sheet: grid.sheet, lines: findLines(grid, form, grid.lastRow + 1) };
}

function swap({ row, column }: CellAddress): CellAddress {
  return { row: column, column: row };
}

function turn(grid: SheetGrid): SheetGrid {
  const cells = grid.cells.map((c): readonly [number, Cell] => [cellKey(c.column, c.row), c.cell]);
  return makeGrid({ ...grid.sheet, cells: new Map(cells.sort(([a], [b]) => a - b)) });
}

/** Rows and headings keep their order; the cells are those of the sheet as it stands. */
function turnBack(table: TableSheet): TableSheet {
  const back = ({ row, cells }: TableRow): TableRow => ({
    row,
    cells: Object.fromEntries(
      Object.entries(cells).map(([id, { cell, text }]) => [id, { cell: swap(cell), text }] as const),
    ),
  });
  return { ...table, rows: table.rows.map(back), sumRow: table.sumRow ? back(table.sumRow) : null };
}

function readUpright(grid: SheetGrid, scheme: Scheme, form: TableForm): TableSheet | null {
  const headings = findHeadingRow(grid, form);
  if (!headings || headings.columns.length < 2) return null;
  const share = headings.columns.length / form.columns.length;
  const title = findTitle(grid, form, headings.row);
  const hasRequired = form.columns.every((c) => !c.isRequired || headings.columns.some((h) => h.id === c.id));
  const required = form.columns.filter((c) => c.isRequired).length;
  const isKnown =
    share >= KNOWN_HEADINGS || (title !== null && share >= 0.5) || (hasRequired && required >= TELLING_HEADINGS);
  if (!isKnown || (!hasRequired && !(title && share >= 0.6))) return null;
  const { rows, asideRows, totalsRow, sumRow } = readRows(grid, scheme, form, headings);
  if (!title?.isOfficial && speaksOfOtherLevels(scheme, form, rows)) return null;
  return {
    kind: "table",
    sheet: grid.sheet,
    template: `${scheme.id}/${form.id}`,
    scheme,
    form,
    confidence: round2(0.85 * share + (title ? 0.15 : 0)),
    evidence: [
      { code: "headings", facts: { found: headings.columns.length, of: form.columns.length } },
      ...(title ? [{ code: "title" as const, facts: { title: title.text, cell: title.cell } }] : []),
    ],
    differences: form.columns
      .filter((c) => !headings.columns.some((h) => h.id === c.id))
      .map((c) => ({ code: "column-missing", cell: null, facts: { column: oneLine(c.headings[0] ?? c.id) } })),
    headingRow: headings.row,
    columns: headings.columns,
    rows,
    asideRows,
    unit: findUnit(grid, headings.row),
    sumRow,
    lines: findLines(grid, form, headings.row),
    totals: totalsRow === null ? [] : readTotals(grid, form, totalsRow),
  };
}

function findUnit(grid: SheetGrid, headingRow: number): string | null {
  for (const cell of grid.cells) {
    if (cell.row >= headingRow) return null;
    const name = nameInUnitLine(cell.text);
    if (name) return name;
  }
  return null;
}

/** Levels stand in the table, and not one of them is a word of the scheme: another authority's table. */
function speaksOfOtherLevels(scheme: Scheme, form: TableForm, rows: readonly TableRow[]): boolean {
  const ids = form.columns.filter((c) => levelRoles.includes(c.role)).map((c) => c.id);
  const words = rows.flatMap((row) => ids.map((id) => row.cells[id]?.text ?? "")).filter((text) => text !== "");
  return words.length > 0 && words.every((word) => readLevel(word, scheme) === null);
}

const levelRoles: readonly ColumnRole[] = ["level", "level-before", "level-name"];

/** Entries such as 党支部总数：21个 that stand above the table, after their label or right of it. */
function findLines(grid: SheetGrid, form: TableForm, headingRow: number): NonNullable<TableSheet["lines"]> {
  return (form.lines ?? []).flatMap(({ id, labels }) => {
    for (const cell of grid.cells) {
      if (cell.row >= headingRow) break;
      const text = fold(cell.text);
      const label = labels.map(fold).find((l) => text.includes(l));
      if (label === undefined) continue;
      const after = text.slice(text.indexOf(label) + label.length).replace(/^(?:\([^()]*\))?[:为]?/, "");
      if (after !== "") return [{ id, text: after, cell: { row: cell.row, column: cell.column } }];
      const beside = (grid.rows.get(cell.row) ?? []).find((c) => c.column > cell.column);
      if (beside) return [{ id, text: beside.text.trim(), cell: { row: beside.row, column: beside.column } }];
    }
    return [];
  });
}

interface ReadRows {
  readonly rows: readonly TableRow[];
  readonly asideRows: readonly number[];
  readonly totalsRow: number | null;
  readonly sumRow: TableRow | null;
}

function readRows(grid: SheetGrid, scheme: Scheme, form: TableForm, headings: HeadingRow): ReadRows {
  const rows: TableRow[] = [];
  const asideRows: number[] = [];
  const named = form.columns.find((c) => c.role === "branch")?.id;
  let sumRow: TableRow | null = null;
  let last = headings.row;
  const numbered = headings.columns.find((h) => form.columns.find((c) => c.id === h.id)?.role === "number");
  for (let row = headings.row + 1; row <= grid.lastRow && row - last <= LONGEST_GAP; row++) {
    const line = grid.rows.get(row);
    if (!line) continue;
    const first = line[0];
    const label = first ? fold(first.text) : "";
    if (form.totals && label === fold(form.totals.label)) return { rows, asideRows, totalsRow: row, sumRow };
    const isSum = form.sumRow !== undefined && /^(合计|总计|共计|总数)[:：]?$/.test(label);
    if (/^(合计|总计|填表说明|说明|注|备注)[:：]?/.test(label) && !numbered && !isSum) break;
    if (/^(填表说明|说明|注)[:：]/.test(label)) break;
    const cells: Record<string, { cell: CellAddress; text: string }> = {};
    let hasEntry = false;
    for (const { id, column } of headings.columns) {
      const text = textAt(grid, row, column).trim();
      cells[id] = { cell: { row, column }, text };
      if (text !== "" && column !== numbered?.column) hasEntry = true;
    }
    if (!hasEntry) {
      if (numbered && textAt(grid, row, numbered.column) !== "") last = row;
      continue;
    }
    last = row;
    const isNumber = first?.column === numbered?.column && typeof first?.cell.value === "number";
    const texts = Object.fromEntries(Object.entries(cells).map(([id, { text }]) => [id, text]));
    if (isSum) {
      sumRow = { row, cells };
      // Below the sums stand notes; sums may as well stand above all rows.
      if (rows.length > 0) break;
    } else if (
      isAsideRow(scheme, form, {
        first: isNumber ? "" : (first?.text ?? ""),
        branch: named === undefined ? null : (texts[named] ?? ""),
        texts,
      })
    ) {
      asideRows.push(row);
    } else rows.push({ row, cells });
  }
  return { rows, asideRows, totalsRow: null, sumRow };
}

/** Counts per level: the words stand side by side with their counts below, or one below the other with counts beside. */
function readTotals(grid: SheetGrid, form: TableForm, row: number): TableSheet["totals"] {
  const levels = form.totals?.levels ?? [];
  const words = grid.cells.flatMap((cell) => {
    if (cell.row < row || cell.row > row + levels.length) return [];
    const level = levels.find((l) => fold(l) === foldedAt(grid, cell.row, cell.column));
    return level === undefined ? [] : [{ level, cell }];
  });
  const isList = words.length > 1 && words.every(({ cell }) => cell.column === words[0]?.cell.column);
  return words.map(({ level, cell }) => {
    const beside = isList ? (grid.rows.get(cell.row) ?? []).find((c) => c.column > cell.column) : undefined;
    const place =
      beside ?? (isList ? { row: cell.row, column: cell.column + 1 } : { row: cell.row + 1, column: cell.column });
    return {
      level,
      cell: { row: place.row, column: place.column },
      text: textAt(grid, place.row, place.column).trim(),
    };
  });
}
