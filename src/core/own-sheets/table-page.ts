import { wholeDesign, type LongDesign } from "../design/long-table";
import { SheetBuilder, type Content } from "../design/sheet-builder";
import { firstPageColumns, readablePaper } from "../design/readable";
import type { PrintSetup, SheetDesign, Validation } from "../design/sheet-design";
import { styles, type StyleName } from "../design/styles";
import type { Cell } from "../workbook/snapshot";
import { inputStyle, type DrawnEntry, type OwnColumn, type OwnTable } from "./description";
import { markLine } from "./mark-line";
import { inRow, signOffLabel, type KeptRow, type KeptTable } from "./read-table";

/** What a row shows by column: contents in the column's own look, or with one of their own. */
export type RowEntries<Id extends string> = Readonly<Partial<Record<Id, Content | DrawnEntry>>>;

function isContent(entry: Content | DrawnEntry): entry is Content {
  return typeof entry !== "object" || entry === null || !("content" in entry);
}

/** A cell of a row that does not follow the columns. */
export interface SpreadEntry {
  readonly content: Content;
  readonly style: StyleName;
  readonly columns?: number;
}

const EXTRA_WIDTH = 14;
const MINIMUM_HEIGHT = 26;

/** Draws a generated table from top to bottom: title, note, headings, rows, sections, sign-off, a person's own lines. */
export class OwnTablePage<Id extends string> {
  readonly builder: SheetBuilder;
  private at = 2;
  private readonly firstRow: number;
  /** Lines over the table end with the first page's columns. */
  private readonly across: number;
  private lastRow: number | null = null;
  private readonly formerRows = new Map<number, number>();

  constructor(
    private readonly table: OwnTable<Id>,
    private readonly kept: KeptTable<Id>,
    /** Told on paper, too; null leaves its row blank. */
    note: string | null,
    /** Tells whoever works on the sheet; beside or below what is printed. */
    private readonly hint: string | null = null,
  ) {
    const { columns } = table;
    this.builder = new SheetBuilder([...columns.map((c) => c.width), ...kept.extras.map(() => EXTRA_WIDTH)]);
    this.across = firstPageColumns(this.printedWidths(), this.paper({ orientation: "landscape" }));
    this.builder.put(0, 0, table.title, "title", { columns: this.across });
    this.builder.atLeast(0, 34);
    if (note !== null) this.builder.put(1, 0, note, "note", { columns: this.across });
    const { printed } = table;
    if (hint !== null && printed !== undefined) {
      this.builder.put(1, printed, markLine(hint), "note", { columns: columns.length - printed });
    }
    columns.forEach((c, i) => this.builder.put(this.at, i, c.heading, "heading"));
    kept.extras.forEach((cell, i) => this.builder.put(this.at, columns.length + i, cell, "heading"));
    this.builder.atLeast(this.at, MINIMUM_HEIGHT);
    this.firstRow = ++this.at;
  }

  /** The row that is drawn next, counted from 0. */
  get row(): number {
    return this.at;
  }

  column(id: Id): number {
    return this.table.columns.findIndex((c) => c.id === id);
  }

  /** What stands in a kept row, for the row drawn next; null when blank. */
  keptCell(kept: KeptRow<Id> | undefined, id: Id): Cell | null {
    return kept ? inRow(kept.cells.get(id), kept.row, this.at) : null;
  }

  /**
   * A row of the sheet's own. A typed column that `entries` leaves out shows what stands in the kept row, any other
   * one is blank.
   */
  put(entries: RowEntries<Id>, kept: KeptRow<Id> | undefined): void {
    this.putRow(kept, (column) => {
      const entry = entries[column.id];
      if (entry === undefined) return { content: column.isTyped ? this.keptCell(kept, column.id) : null };
      return isContent(entry) ? { content: entry } : entry;
    });
  }

  /** A row that a person added, or that nothing stands behind any more: as it stands, but for `entries`. */
  putOwn(kept: KeptRow<Id> | undefined, entries?: RowEntries<Id>): void {
    this.putRow(kept, (column) => {
      const entry = entries?.[column.id];
      if (entry === undefined) return { content: this.keptCell(kept, column.id), style: inputStyle(column) };
      return isContent(entry) ? { content: entry, style: inputStyle(column) } : entry;
    });
  }

  private putRow(kept: KeptRow<Id> | undefined, entryOf: (column: OwnColumn<Id>) => DrawnEntry): void {
    if (kept) this.formerRows.set(this.at, kept.row);
    this.table.columns.forEach((column, i) => {
      const { content, style = column.style, link } = entryOf(column);
      this.builder.put(this.at, i, content, style, {}, link);
    });
    this.kept.extras.forEach((_, i) => {
      const cell = kept ? inRow(kept.extras.get(i), kept.row, this.at) : null;
      this.builder.put(this.at, this.table.columns.length + i, cell, "inputMiddle");
    });
    this.builder.atLeast(this.at, MINIMUM_HEIGHT);
    this.builder.grow(this.at);
    this.lastRow = this.at++;
  }

  /** Draws `count` rows that look alike, as many as may come: what stands in a row is asked for when it is written. */
  putRows(count: number, contents: (index: number, row: number) => Readonly<Partial<Record<Id, Content>>>): void {
    const top = this.at;
    const looks = this.table.columns.map(({ style }, column) => ({ column, columns: 1, style }));
    this.builder.putRows({ top, count, minimum: MINIMUM_HEIGHT, isGrowing: true }, looks, (index) => {
      const row = contents(index, top + index);
      return this.table.columns.map(({ id }) => row[id] ?? null);
    });
    this.at += count;
    if (count > 0) this.lastRow = this.at - 1;
  }

  /** A line over all columns. */
  line(text: string, style: StyleName): void {
    this.builder.put(this.at, 0, text, style, { columns: this.across });
    this.builder.atLeast(this.at, MINIMUM_HEIGHT);
    this.at++;
  }

  /** A row of a section: cells side by side, the last one over the rest of the columns. */
  spread(entries: readonly SpreadEntry[]): void {
    let column = 0;
    entries.forEach(({ content, style, columns = 1 }, i) => {
      const width = i === entries.length - 1 ? this.across - column : columns;
      this.builder.put(this.at, column, content, style, { columns: width });
      column += width;
    });
    this.builder.atLeast(this.at, MINIMUM_HEIGHT);
    this.builder.glue(this.at);
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
      this.formerRows.set(this.at, row);
      const [only] = cells.size === 1 ? [...cells.values()] : [];
      if (only) this.builder.put(this.at, 0, inRow(only, row, this.at), "inputLine", { columns: this.across });
      else
        for (const [column, cell] of cells) this.builder.put(this.at, column, inRow(cell, row, this.at), "inputLine");
      this.at++;
    }
    const { printed } = this.table;
    const last = this.at - 1;
    if (this.hint !== null && printed === undefined) {
      this.builder.endPrint(this.at);
      this.builder.put(this.at++, 0, markLine(this.hint), "note", { columns: this.across });
    }
    const paper = this.paper({ orientation, titleRows: [2, 2], ...(printed === undefined && { footer }) });
    const print =
      printed === undefined ? paper : { ...paper, area: { top: 0, left: 0, bottom: last, right: printed - 1 } };
    const { sheet, tables } = this.builder.buildLong(name, print, 3);
    const right = this.builder.columnWidths.length - 1;
    const filter =
      this.lastRow === null ? {} : { filter: { top: this.firstRow - 1, bottom: this.lastRow, left: 0, right } };
    const formerRows = this.formerRows.size === 0 ? {} : { formerRows: this.formerRows };
    return { sheet: { ...sheet, ...filter, ...formerRows }, tables };
  }

  private paper(wished: PrintSetup): PrintSetup {
    const { columns, names = 1 } = this.table;
    const smallest = Math.min(styles.note.size, ...columns.map(({ style }) => styles[style].size));
    return readablePaper({ columnWidths: this.printedWidths(), smallest, names }, wished);
  }

  private printedWidths(): readonly number[] {
    return this.builder.columnWidths.slice(0, this.table.printed);
  }

  /** A label with room to write for each who signs, in equal shares of the page's width. */
  private drawSignOff(): void {
    const labels = this.table.signOff;
    let column = 0;
    shares(this.builder.columnWidths.slice(0, this.across), labels.length).forEach((end, i) => {
      const label = labels[i] ?? "";
      const content = this.kept.signOff.get(label) ?? signOffLabel(label);
      this.builder.put(this.at, column, content, "inputLine", { columns: end - column });
      column = end;
    });
    this.builder.atLeast(this.at, 34);
    this.builder.glue(this.at);
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
