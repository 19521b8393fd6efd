import { cellText, makeGrid, type GridCell, type SheetGrid } from "../workbook/grid";
import { fold, oneLine } from "../text/fold";
import type { Cell, SheetSnapshot } from "../workbook/snapshot";
import { withUsed, type OwnTable } from "./description";
import { hasMark } from "./mark-line";

/** A row as it stands on the sheet, ours or a person's. */
export interface KeptRow<Id extends string = string> {
  readonly row: number;
  readonly cells: ReadonlyMap<Id, Cell>;
  /** Entries in columns that a person added, by their place among `KeptTable.extras`. */
  readonly extras: ReadonlyMap<number, Cell>;
}

/** Everything on an earlier version of a generated table that may be a person's. */
export interface KeptTable<Id extends string = string> {
  /** The described columns that stand on the sheet. */
  readonly columns: ReadonlySet<Id>;
  readonly rows: readonly KeptRow<Id>[];
  /** Headings of the columns that a person added; null for a column without one. */
  readonly extras: readonly (Cell | null)[];
  /** The sign-off line's cells by label, label included. */
  readonly signOff: ReadonlyMap<string, Cell>;
  /** Lines outside the table, with the columns that they are to be drawn in. */
  readonly loose: readonly { readonly row: number; readonly cells: ReadonlyMap<number, Cell> }[];
}

export const nothingKept: KeptTable<never> = {
  columns: new Set(),
  rows: [],
  extras: [],
  signOff: new Map(),
  loose: [],
};

/** Reads a generated table back, wherever a person moved or inserted rows and columns; null where its headings are gone. */
export function readOwnTable<Id extends string>(sheet: SheetSnapshot, table: OwnTable<Id>): KeptTable<Id> | null {
  const grid = makeGrid(sheet);
  const heading = findHeading(grid, table);
  if (!heading) return null;
  const place = new Map<number, Id>(heading.columns);
  const present = new Set(place.values());
  const drawn = withUsed(table, (id) => present.has(id)).columns;
  const parts = sortRows(grid, table, heading);
  const kept = [...parts.rows, ...parts.loose].flat();
  const headings = grid.rows.get(heading.row) ?? [];
  const added = [...new Set([...headings, ...kept].map((c) => c.column).filter((c) => !place.has(c)))].sort(
    (a, b) => a - b,
  );
  const drawnColumn = ({ column }: GridCell): number => {
    const id = place.get(column);
    return id === undefined ? drawn.length + extraColumns.indexOf(column) : drawn.findIndex((c) => c.id === id);
  };
  // A line alone over the table is drawn over all columns, so its own column adds none.
  const isLine = (cells: readonly GridCell[]): boolean => cells.length === 1;
  const used = new Set([...headings, ...parts.rows.flat(), ...parts.loose.filter((l) => !isLine(l)).flat()]);
  const extraColumns = added.filter((column) => [...used].some((c) => c.column === column));
  return {
    columns: present,
    rows: parts.rows.map((cells) => ({
      row: cells[0]?.row ?? 0,
      cells: new Map(
        cells.flatMap((c) => {
          const id = place.get(c.column);
          return id === undefined ? [] : [[id, c.cell] as const];
        }),
      ),
      extras: new Map(
        cells.flatMap((c) => {
          const index = extraColumns.indexOf(c.column);
          return index < 0 ? [] : [[index, c.cell] as const];
        }),
      ),
    })),
    extras: extraColumns.map((column) => headings.find((c) => c.column === column)?.cell ?? null),
    signOff: parts.signOff,
    loose: parts.loose.map((cells) => ({
      row: cells[0]?.row ?? 0,
      cells: new Map(cells.map((c) => [isLine(cells) ? 0 : drawnColumn(c), c.cell])),
    })),
  };
}

interface Heading<Id extends string> {
  readonly row: number;
  readonly columns: readonly (readonly [column: number, id: Id])[];
  /** The column of row numbers that are made anew. */
  readonly counted: number | null;
}

/** 明细序号 is the number of another sheet's row. */
const ROW_NUMBER = "序号";

function findHeading<Id extends string>(grid: SheetGrid, { columns }: OwnTable<Id>): Heading<Id> | null {
  let best: Heading<Id> | null = null;
  for (const [row, cells] of grid.rows) {
    const found = columns.flatMap(({ id, heading }): (readonly [number, Id])[] => {
      const cell = cells.find((c) => fold(c.text) === fold(heading));
      return cell ? [[cell.column, id]] : [];
    });
    const isEnough = found.length * 2 > columns.filter((c) => !c.isOptional).length;
    if (isEnough && found.length > (best?.columns.length ?? 0)) best = { row, columns: found, counted: null };
  }
  const counted = columns.find(({ heading, style }) => heading === ROW_NUMBER && style === "count")?.id;
  return best && { ...best, counted: best.columns.find(([, id]) => id === counted)?.[0] ?? null };
}

interface SheetParts {
  readonly rows: readonly (readonly GridCell[])[];
  readonly loose: readonly (readonly GridCell[])[];
  readonly signOff: ReadonlyMap<string, Cell>;
}

function sortRows(grid: SheetGrid, table: OwnTable, heading: Heading<string>): SheetParts {
  const is = (text: string, words: readonly string[]): boolean => words.some((w) => fold(w) === fold(text));
  // A label may say in brackets whose it is: 等级（常天教委〔2012〕6号）.
  const isLabel = (text: string): boolean =>
    table.sectionLabels.some((w) => fold(text) === fold(w) || fold(text).startsWith(`${fold(w)}(`));
  const rows: (readonly GridCell[])[] = [];
  const loose: (readonly GridCell[])[] = [];
  const signOff = new Map<string, Cell>();
  let part: "above" | "rows" | "section" | "below" = "above";
  /** The last column of the section's own headings, its first row; null before that. */
  let sectionEnd: number | null = null;
  // A title may be the label of a row, too: 审核意见.
  const isLineOfOurs = (text: string): boolean =>
    is(text, part === "above" ? [table.title, ...table.ownLines] : table.ownLines) || hasMark(text);
  // What a person wrote beside a line of ours is a line of theirs.
  const beside = (cells: readonly GridCell[]): void => {
    if (cells.length > 0) loose.push(cells);
  };
  for (const [row, cells] of grid.rows) {
    const first = cells[0]?.text ?? "";
    const isAlone = cells.length === 1;
    const others = cells.filter(({ text }) => !isLineOfOurs(text));
    const signed = part === "above" || signOff.size > 0 ? null : readSignOff(cells, table.signOff);
    if (row === heading.row) part = "rows";
    else if (isAlone && is(first, [table.title])) continue;
    else if (others.length < cells.length) beside(others);
    else if (part !== "above" && is(first, table.sections)) {
      part = "section";
      sectionEnd = null;
      beside(cells.slice(1));
    } else if (signed) {
      part = "below";
      for (const [label, cell] of signed.entries) signOff.set(label, cell);
      loose.push(...signed.loose.map((cell) => [cell]));
    } else if (part === "rows") {
      const typed = cells.filter((c) => c.column === heading.counted && !isRowNumber(c));
      if (typed.length < cells.length) rows.push(cells.filter((c) => !typed.includes(c)));
      beside(typed);
    } else if (part === "section" && table.ownSections && !isAlone) {
      const end = (sectionEnd ??= cells.at(-1)?.column ?? 0);
      beside(cells.filter(({ column }) => column > end));
    } else if (part !== "section" || !isLabel(first)) loose.push(cells);
  }
  return { rows, loose, signOff };
}

/** Rows are counted anew; what else a person typed there would give way to the row's number. */
function isRowNumber({ cell: { value }, row }: GridCell): boolean {
  return typeof value === "number" && Number.isInteger(value) && value <= row;
}

interface SignOff {
  readonly entries: ReadonlyMap<string, Cell>;
  /** What stands in the line beyond its entries. */
  readonly loose: readonly GridCell[];
}

/** The sign-off line, also where a person typed over a label or beside it; null where the row is none. */
function readSignOff(cells: readonly GridCell[], labels: readonly string[]): SignOff | null {
  const labelled = cells.map((cell) => labels.find((l) => fold(cell.text).startsWith(fold(signOffLabel(l)))));
  const found = new Set(labelled.filter((label) => label !== undefined));
  if (found.size === 0 || (found.size < 2 && labelled[0] === undefined)) return null;
  const entries = new Map<string, Cell>();
  const loose: GridCell[] = [];
  const isBare = (label: string): boolean => fold(cellText(entries.get(label))) === fold(signOffLabel(label));
  let last: string | null = null;
  cells.forEach((gridCell, i) => {
    const label = labelled[i];
    const inPlace = labels[i];
    if (label !== undefined) {
      if (!entries.has(label) || isBare(label)) entries.set(label, gridCell.cell);
      else if (fold(gridCell.text) !== fold(signOffLabel(label))) loose.push(gridCell);
      last = label;
      return;
    }
    const meant = last !== null && isBare(last) ? last : inPlace !== undefined && !found.has(inPlace) ? inPlace : null;
    if (meant === null) loose.push(gridCell);
    else entries.set(meant, { value: `${signOffLabel(meant)}${gridCell.text.trim()}` });
  });
  return { entries, loose };
}

export function signOffLabel(label: string): string {
  return `${label}：`;
}

/** What a person reads in a cell of a kept row, in one line; "" when blank. */
export function keptText<Id extends string>(kept: KeptRow<Id> | undefined, id: Id): string {
  return oneLine(cellText(kept?.cells.get(id)));
}

/** A kept cell for its new row: a person's formula would point elsewhere there, so its value stays instead. */
export function inRow(cell: Cell | undefined, from: number, to: number): Cell | null {
  if (!cell) return null;
  if (cell.formula === undefined || from === to || cell.value === null) return cell;
  return { value: cell.value, ...(cell.format === undefined ? {} : { format: cell.format }) };
}
