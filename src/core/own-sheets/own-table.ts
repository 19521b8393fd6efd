import { wholeDesign, type LongDesign } from "../design/long-table";
import { SheetBuilder, type Content } from "../design/sheet-builder";
import type { DesignCell, SheetDesign, Validation } from "../design/sheet-design";
import type { StyleName } from "../design/styles";
import { cellText, makeGrid, type GridCell, type SheetGrid } from "../workbook/grid";
import { OWN_MARK } from "./recognise";
import { fold, oneLine } from "../text/fold";
import type { Cell, SheetSnapshot } from "../workbook/snapshot";

/** A column of a generated table; the reader looks for the same heading that the drawing writes. */
export interface OwnColumn<Id extends string = string> {
  readonly id: Id;
  readonly heading: string;
  /** In characters. */
  readonly width: number;
}

/** What tells the parts of a generated table apart when it is read back. */
export interface OwnTableLayout<Id extends string = string> {
  readonly title: string;
  readonly columns: readonly OwnColumn<Id>[];
  /** Lines of ours that may stand where rows do, for example 未发现问题。 */
  readonly ownLines: readonly string[];
  /** Headings of what is drawn between the rows and the sign-off line. */
  readonly sections: readonly string[];
  /** First entries of the rows below such a heading. */
  readonly sectionLabels: readonly string[];
  readonly signOff: readonly string[];
}

/** A row as it stands on the sheet, ours or a person's. */
export interface KeptRow<Id extends string = string> {
  readonly row: number;
  readonly cells: ReadonlyMap<Id, Cell>;
  /** Entries in columns that a person added, by their place among `KeptTable.extras`. */
  readonly extras: ReadonlyMap<number, Cell>;
}

/** Everything on an earlier version of a generated table that may be a person's. */
export interface KeptTable<Id extends string = string> {
  readonly rows: readonly KeptRow<Id>[];
  /** Headings of the columns that a person added; null for a column without one. */
  readonly extras: readonly (Cell | null)[];
  /** The sign-off line's cells by label, label included. */
  readonly signOff: ReadonlyMap<string, Cell>;
  /** Lines outside the table, with the columns that they are to be drawn in. */
  readonly loose: readonly { readonly row: number; readonly cells: ReadonlyMap<number, Cell> }[];
}

export const nothingKept: KeptTable<never> = { rows: [], extras: [], signOff: new Map(), loose: [] };

/** Reads a generated table back, wherever a person moved or inserted rows and columns; null where its headings are gone. */
export function readOwnTable<Id extends string>(
  sheet: SheetSnapshot,
  layout: OwnTableLayout<Id>,
): KeptTable<Id> | null {
  const grid = makeGrid(sheet);
  const heading = findHeading(grid, layout);
  if (!heading) return null;
  const place = new Map<number, Id>(heading.columns);
  const parts = sortRows(grid, layout, heading.row);
  const kept = [...parts.rows, ...parts.loose].flat();
  const headings = grid.rows.get(heading.row) ?? [];
  const added = [...new Set([...headings, ...kept].map((c) => c.column).filter((c) => !place.has(c)))].sort(
    (a, b) => a - b,
  );
  const drawnColumn = ({ column }: GridCell): number => {
    const id = place.get(column);
    return id === undefined
      ? layout.columns.length + extraColumns.indexOf(column)
      : layout.columns.findIndex((c) => c.id === id);
  };
  // A line alone over the table is drawn over all columns, so its own column adds none.
  const isLine = (cells: readonly GridCell[]): boolean => cells.length === 1;
  const used = new Set([...headings, ...parts.rows.flat(), ...parts.loose.filter((l) => !isLine(l)).flat()]);
  const extraColumns = added.filter((column) => [...used].some((c) => c.column === column));
  return {
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
}

function findHeading<Id extends string>(grid: SheetGrid, { columns }: OwnTableLayout<Id>): Heading<Id> | null {
  let best: Heading<Id> | null = null;
  for (const [row, cells] of grid.rows) {
    const found = columns.flatMap(({ id, heading }): (readonly [number, Id])[] => {
      const cell = cells.find((c) => fold(c.text) === fold(heading));
      return cell ? [[cell.column, id]] : [];
    });
    if (found.length * 2 > columns.length && found.length > (best?.columns.length ?? 0)) best = { row, columns: found };
  }
  return best;
}

interface SheetParts {
  readonly rows: readonly (readonly GridCell[])[];
  readonly loose: readonly (readonly GridCell[])[];
  readonly signOff: ReadonlyMap<string, Cell>;
}

function sortRows(grid: SheetGrid, layout: OwnTableLayout, headingRow: number): SheetParts {
  const is = (text: string, words: readonly string[]): boolean => words.some((w) => fold(w) === fold(text));
  // A label may say in brackets whose it is: 等级（常天教委〔2012〕6号）.
  const isLabel = (text: string): boolean =>
    layout.sectionLabels.some((w) => fold(text) === fold(w) || fold(text).startsWith(`${fold(w)}(`));
  const rows: (readonly GridCell[])[] = [];
  const loose: (readonly GridCell[])[] = [];
  const signOff = new Map<string, Cell>();
  let part: "above" | "rows" | "section" | "below" = "above";
  for (const [row, cells] of grid.rows) {
    const first = cells[0]?.text ?? "";
    const isAlone = cells.length === 1;
    const signed = part === "above" || signOff.size > 0 ? null : readSignOff(cells, layout.signOff);
    if (row === headingRow) part = "rows";
    else if (isAlone && (is(first, [layout.title, ...layout.ownLines]) || fold(first).includes(OWN_MARK))) continue;
    else if (part !== "above" && isAlone && is(first, layout.sections)) part = "section";
    else if (signed) {
      part = "below";
      for (const [label, cell] of signed.entries) signOff.set(label, cell);
      loose.push(...signed.loose.map((cell) => [cell]));
    } else if (part === "rows") rows.push(cells);
    else if (part !== "section" || !isLabel(first)) loose.push(cells);
  }
  return { rows, loose, signOff };
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

function signOffLabel(label: string): string {
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

export interface DrawnEntry {
  readonly content: Content;
  readonly style: StyleName;
  readonly link?: DesignCell["link"];
}

const EXTRA_WIDTH = 14;
const MINIMUM_HEIGHT = 26;

/** Draws a generated table from top to bottom: title, note, headings, rows, sections, sign-off, a person's own lines. */
export class OwnTablePage<Id extends string> {
  readonly builder: SheetBuilder;
  private at = 2;
  private readonly firstRow: number;

  constructor(
    private readonly layout: OwnTableLayout<Id>,
    private readonly kept: KeptTable<Id>,
    note: string,
  ) {
    const { columns } = layout;
    this.builder = new SheetBuilder([...columns.map((c) => c.width), ...kept.extras.map(() => EXTRA_WIDTH)]);
    this.builder.putLine(0, layout.title, "title");
    this.builder.atLeast(0, 34);
    this.builder.putLine(1, note, "note");
    columns.forEach((c, i) => this.builder.put(this.at, i, c.heading, "heading"));
    kept.extras.forEach((cell, i) => this.builder.put(this.at, columns.length + i, cell, "heading"));
    this.builder.atLeast(this.at, MINIMUM_HEIGHT);
    this.firstRow = ++this.at;
  }

  /** The row that is drawn next, counted from 0. */
  get row(): number {
    return this.at;
  }

  get columnCount(): number {
    return this.builder.columnWidths.length;
  }

  column(id: Id): number {
    return this.layout.columns.findIndex((c) => c.id === id);
  }

  /** What stands in a kept row, for the row drawn next; null when blank. */
  keptCell(kept: KeptRow<Id> | undefined, id: Id): Cell | null {
    return kept ? inRow(kept.cells.get(id), kept.row, this.at) : null;
  }

  put(entries: Readonly<Record<Id, DrawnEntry>>, kept: KeptRow<Id> | undefined): void {
    this.layout.columns.forEach(({ id }, i) => {
      const { content, style, link } = entries[id];
      this.builder.put(this.at, i, content, style, {}, link);
    });
    this.kept.extras.forEach((_, i) => {
      const cell = kept ? inRow(kept.extras.get(i), kept.row, this.at) : null;
      this.builder.put(this.at, this.layout.columns.length + i, cell, "inputMiddle");
    });
    this.builder.atLeast(this.at, MINIMUM_HEIGHT);
    this.builder.grow(this.at);
    this.at++;
  }

  /** Draws `count` rows that look alike, as many as may come: what stands in a row is asked for when it is written. */
  putRows(
    columnStyles: Readonly<Record<Id, StyleName>>,
    count: number,
    contents: (index: number, row: number) => Readonly<Record<Id, Content>>,
  ): void {
    const top = this.at;
    const looks = this.layout.columns.map(({ id }, column) => ({ column, columns: 1, style: columnStyles[id] }));
    this.builder.putRows({ top, count, minimum: MINIMUM_HEIGHT, isGrowing: true }, looks, (index) => {
      const row = contents(index, top + index);
      return this.layout.columns.map(({ id }) => row[id]);
    });
    this.at += count;
  }

  /** A line over all columns. */
  line(text: string, style: StyleName): void {
    this.builder.putLine(this.at, text, style);
    this.builder.atLeast(this.at, MINIMUM_HEIGHT);
    this.at++;
  }

  /** A row of a section: cells side by side, the last one over the rest of the columns. */
  spread(entries: readonly (DrawnEntry & { readonly columns?: number })[]): void {
    let column = 0;
    entries.forEach(({ content, style, columns = 1 }, i) => {
      const width = i === entries.length - 1 ? this.columnCount - column : columns;
      this.builder.put(this.at, column, content, style, { columns: width });
      column += width;
    });
    this.builder.atLeast(this.at, MINIMUM_HEIGHT);
    this.at++;
  }

  /** Offers these options in every row of a column drawn so far; as advice, other entries are accepted too. */
  offerOptions(
    id: Id,
    options: readonly string[],
    title: string,
    message: string,
    advice: Pick<Validation, "isAdvice"> = {},
  ): void {
    if (this.at === this.firstRow) return;
    const column = this.column(id);
    const rule: Validation["rule"] = { kind: "list", options };
    this.builder.validate({
      range: { top: this.firstRow, bottom: this.at - 1, left: column, right: column },
      rule,
      title,
      message,
      ...advice,
    });
  }

  /** Ends the page with its sign-off line and the lines that a person wrote around the table. */
  finish(name: string, orientation: "portrait" | "landscape", footer: string): SheetDesign {
    return wholeDesign(this.finishLong(name, orientation, footer));
  }

  /** As `finish`, with the rows of `putRows` to be worked out when they are written. */
  finishLong(name: string, orientation: "portrait" | "landscape", footer: string): LongDesign {
    this.drawSignOff();
    for (const { row, cells } of this.kept.loose) {
      const [only] = cells.size === 1 ? [...cells.values()] : [];
      if (only) this.builder.putLine(this.at, inRow(only, row, this.at), "inputLine");
      else
        for (const [column, cell] of cells) this.builder.put(this.at, column, inRow(cell, row, this.at), "inputLine");
      this.at++;
    }
    return this.builder.buildLong(name, { orientation, footer, titleRows: [2, 2] }, 3);
  }

  /** A label with room to write for each who signs, in equal shares of the page's width. */
  private drawSignOff(): void {
    const labels = this.layout.signOff;
    let column = 0;
    shares(this.builder.columnWidths, labels.length).forEach((end, i) => {
      const label = labels[i] ?? "";
      const content = this.kept.signOff.get(label) ?? signOffLabel(label);
      this.builder.put(this.at, column, content, "inputLine", { columns: end - column });
      column = end;
    });
    this.builder.atLeast(this.at, 34);
    this.at++;
  }
}

/** Ends of `count` runs of columns that are about equally wide, each of at least one column. */
function shares(widths: readonly number[], count: number): readonly number[] {
  const total = widths.reduce((sum, w) => sum + w, 0);
  const ends: number[] = [];
  let column = 0;
  let used = 0;
  for (let i = 1; i <= count; i++) {
    const last = widths.length - (count - i);
    do used += widths[column++] ?? 0;
    while (column < last && used + (widths[column] ?? 0) / 2 < (total * i) / count);
    ends.push(i === count ? widths.length : column);
  }
  return ends;
}
