import type { CellRange } from "../workbook/address";
import { cellKey, type Cell, type CellKey } from "../workbook/snapshot";
import { wholeDesign, type LongDesign, type LongTable, type RowLook } from "./long-table";
import { bestBreaks, pageStarts, printedHeights, printScale, withDividedMerges } from "./pages";
import type { DesignCell, ExcessMark, PrintSetup, SheetDesign, Validation } from "./sheet-design";
import { officialStyle, styles, type StyleName } from "./styles";
import { columnPoints, MAX_ROW_HEIGHT, textHeight } from "./text-height";
import { SHORTENED } from "./wording";

interface Span {
  readonly rows?: number;
  readonly columns?: number;
}

/** With fewer rows on the last page of a table that people lengthen, its pages are set. */
const SAFE_ROWS = 6;

/** How much of the room that a form leaves for writing may stay where a page is saved by it. */
const ROOM_SHARES: readonly number[] = [0.95, 0.9, 0.85, 0.8, 0.75, 0.7];

/** A drawn text, number or formula; null leaves the cell blank. */
export type Content = string | number | Cell | null;

/**
 * Puts a sheet together cell by cell and works out its row heights from the texts: merged cells
 * never auto-fit, and a file that was never open in Excel has no heights at all.
 */
export class SheetBuilder {
  private readonly cells: DesignCell[] = [];
  private readonly merges = new Map<CellKey, CellRange>();
  private readonly validations: Validation[] = [];
  private readonly excessMarks: ExcessMark[] = [];
  private readonly minimumHeights = new Map<number, number>();
  private readonly growing: number[] = [];
  private readonly tables: LongTable[] = [];
  private readonly glued = new Set<number>();
  private readonly forced: number[] = [];
  private printedRows: number | null = null;

  /** @param manner official: the looks of official forms stand for those that are named. */
  constructor(
    readonly columnWidths: readonly number[],
    private readonly manner: "own" | "official" = "own",
  ) {}

  /** Draws a cell, merged over `span`; every covered cell gets the style, so that borders are whole. */
  put(
    row: number,
    column: number,
    content: Content,
    style: StyleName,
    span: Span = {},
    link?: DesignCell["link"],
  ): void {
    const { rows = 1, columns = 1 } = span;
    const look = this.look(style);
    for (let r = row; r < row + rows; r++) {
      for (let c = column; c < column + columns; c++) {
        const isAnchor = r === row && c === column;
        this.cells.push({
          row: r,
          column: c,
          content: isAnchor ? toCell(content) : null,
          style: look,
          ...(isAnchor && link ? { link } : {}),
        });
      }
    }
    if (rows > 1 || columns > 1) {
      const area = { top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 };
      this.merges.set(cellKey(row, column), area);
    }
  }

  /**
   * Draws rows that look alike; `contents` gives what stands in one, by look.
   * @param minimum points; no row is lower
   */
  putRows(
    rows: { readonly top: number; readonly count: number; readonly minimum: number; readonly isGrowing: boolean },
    named: readonly RowLook[],
    contents: (index: number) => readonly Content[],
  ): void {
    const { top, count, minimum, isGrowing } = rows;
    if (count === 0) return;
    const looks = named.map((look) => ({ ...look, style: this.look(look.style) }));
    const widths = looks.map(({ column, columns }) => this.width(column, columns));
    this.tables.push({
      top,
      count,
      looks,
      isGrowing,
      row: (index) => contents(index).map(toCell),
      height: (cells) => {
        const needed = looks.map(({ style }, i) => textHeight(textOf(cells[i]), widths[i] ?? 0, styles[style]));
        return Math.min(Math.max(minimum, ...needed), MAX_ROW_HEIGHT);
      },
    });
  }

  /** What has been drawn so far says. */
  texts(): readonly string[] {
    return this.cells.flatMap(({ content }) => (typeof content?.value === "string" ? [content.value] : []));
  }

  /** Draws a line of text over all columns. */
  putLine(row: number, content: Content, style: StyleName): void {
    this.put(row, 0, content, style, { columns: this.columnWidths.length });
  }

  validate(validation: Validation): void {
    this.validations.push(validation);
  }

  markExcess(mark: ExcessMark): void {
    this.excessMarks.push(mark);
  }

  /** A row is never lower than this (points), whatever its texts need. */
  atLeast(row: number, height: number): void {
    this.minimumHeights.set(row, Math.max(height, this.minimumHeights.get(row) ?? 0));
  }

  /** The row's height follows what people will write into it. */
  grow(row: number): void {
    this.growing.push(row);
  }

  /** The row stays on the page of the row above it. */
  glue(row: number): void {
    this.glued.add(row);
  }

  /** The row begins a page. */
  beginPage(row: number): void {
    this.forced.push(row);
  }

  /** From this row on nothing is printed: it helps at the screen. */
  endPrint(row: number): void {
    this.printedRows = row;
  }

  /** Points that a text needs over these columns. */
  neededHeight(text: string, style: StyleName, column: number, columns = 1): number {
    return textHeight(text, this.width(column, columns), styles[this.look(style)]);
  }

  build(name: string, print: PrintSetup, frozenRows = 0): SheetDesign {
    return wholeDesign(this.buildLong(name, print, frozenRows));
  }

  /** As `build`, with the rows of `putRows` to be worked out when they are written. */
  buildLong(name: string, page: PrintSetup, frozenRows = 0): LongDesign {
    const print = this.withArea(page);
    const needs = this.needs();
    const whole = this.designOf(
      name,
      { ...print, scale: print.scale ?? printScale(this.columnWidths, print) },
      frozenRows,
      needs,
    );
    const design = this.manner === "official" ? this.squeezed(whole, needs) : whole;
    const heights = printedHeights(design);
    const rowBreaks = heights ? this.rowBreaks(design, heights) : this.forced;
    if (rowBreaks.length === 0) return design;
    const sheet = { ...design.sheet, print: { ...design.sheet.print, rowBreaks } };
    return { ...design, sheet: heights ? withDividedMerges(sheet, heights) : sheet };
  }

  private designOf(name: string, print: PrintSetup, frozenRows: number, needs: readonly Need[]): LongDesign {
    const sheet: SheetDesign = {
      name,
      cells: [...this.cells].sort((a, b) => a.row - b.row || a.column - b.column),
      merges: [...this.merges.values()],
      columnWidths: this.columnWidths,
      rowHeights: this.rowHeights(needs),
      ...(this.growing.length > 0 ? { growingRows: this.growing } : {}),
      validations: this.validations,
      excessMarks: this.excessMarks,
      print,
      frozenRows,
    };
    return { sheet, tables: this.tables };
  }

  /** With less blank room to write in, where that saves a page. */
  private squeezed(design: LongDesign, needs: readonly Need[]): LongDesign {
    const pages = (rowHeights: ReadonlyMap<number, number>): number => {
      const heights = printedHeights({ ...design, sheet: { ...design.sheet, rowHeights } });
      return heights ? pageStarts(heights, design.sheet.print).length : 1;
    };
    const all = pages(design.sheet.rowHeights);
    if (all === 1) return design;
    for (const share of ROOM_SHARES) {
      const rowHeights = this.rowHeights(needs, share);
      if (pages(rowHeights) < all) return { ...design, sheet: { ...design.sheet, rowHeights } };
    }
    return design;
  }

  /**
   * Where people lengthen rows, pages are left to the spreadsheet program as long as its last one is no orphan: a set
   * break would soon leave a page nearly empty.
   */
  private rowBreaks(design: LongDesign, heights: readonly number[]): readonly number[] {
    const { print } = design.sheet;
    const glued = new Set([...this.glued, ...this.rowsBelowHeadings()]);
    const breaks = bestBreaks(design, heights, { forced: this.forced, glued });
    const isGrowing = this.growing.length > 0 || this.tables.some((table) => table.isGrowing);
    if (!isGrowing || this.forced.length > 0) return breaks;
    const starts = pageStarts(heights, print);
    if (starts.slice(0, -1).some((row) => glued.has(row))) return breaks;
    const last = starts.at(-1) ?? 0;
    const isOrphan = glued.has(last) || heights.length - last < SAFE_ROWS;
    return isOrphan ? breaks.slice(-1) : [];
  }

  /** A heading stays with the row that it heads. */
  private rowsBelowHeadings(): readonly number[] {
    const isHeading = new Map<number, boolean>();
    for (const { row, style } of this.cells) isHeading.set(row, (isHeading.get(row) ?? true) && isHeadingStyle(style));
    return [...isHeading].flatMap(([row, only]) => (only ? [row + 1] : []));
  }

  private withArea(print: PrintSetup): PrintSetup {
    if (this.printedRows === null || print.area) return print;
    return { ...print, area: { top: 0, bottom: this.printedRows - 1, left: 0, right: this.columnWidths.length - 1 } };
  }

  private look(style: StyleName): StyleName {
    return this.manner === "official" ? officialStyle(style) : style;
  }

  private width(column: number, columns: number): number {
    return this.columnWidths.slice(column, column + columns).reduce((sum, width) => sum + columnPoints(width), 0);
  }

  private needs(): readonly Need[] {
    return this.cells.map((cell) => {
      const area = this.merges.get(cellKey(cell.row, cell.column));
      return { row: cell.row, area, needed: this.cellHeight(cell, area) };
    });
  }

  /** @param share of the least heights, 0…1 */
  private rowHeights(needs: readonly Need[], share = 1): Map<number, number> {
    const heights = new Map([...this.minimumHeights].map(([row, height]) => [row, Math.ceil(height * share)]));
    const tall: { area: CellRange; needed: number }[] = [];
    for (const { row, area, needed } of needs) {
      if (area && area.bottom > area.top) tall.push({ area, needed });
      else heights.set(row, Math.max(heights.get(row) ?? 0, needed));
    }
    for (const { area, needed } of tall) {
      const rows = Array.from({ length: area.bottom - area.top + 1 }, (_, i) => area.top + i);
      const lacking = needed - rows.reduce((sum, row) => sum + (heights.get(row) ?? 0), 0);
      if (lacking > 0)
        for (const row of rows) heights.set(row, (heights.get(row) ?? 0) + Math.ceil(lacking / rows.length));
    }
    for (const [row, height] of heights) heights.set(row, Math.min(height, MAX_ROW_HEIGHT));
    return new Map([...heights].sort(([a], [b]) => a - b));
  }

  private cellHeight(cell: DesignCell, area: CellRange | undefined): number {
    return this.neededHeight(textOf(cell.content), cell.style, cell.column, area ? area.right - area.left + 1 : 1);
  }
}

/** Points that a cell's text needs, over the rows of `area` where the cell is merged. */
interface Need {
  readonly row: number;
  readonly area: CellRange | undefined;
  readonly needed: number;
}

function isHeadingStyle(style: StyleName): boolean {
  return style === "heading" || style === "headingOfficial";
}

/** What is wrapped in a cell. Numbers never are: Excel shows fewer of their decimals, or ###. */
function textOf(content: Cell | null | undefined): string {
  return typeof content?.value === "string" ? content.value : "";
}

function toCell(content: Content): Cell | null {
  const cell = typeof content === "string" || typeof content === "number" ? { value: content } : content;
  return typeof cell?.value === "string" && cell.value.length > MAX_CELL_TEXT
    ? { ...cell, value: shortened(cell.value) }
    : cell;
}

/** What a cell of Excel holds at most, in UTF-16 units. */
export const MAX_CELL_TEXT = 32_767;

/** Excel would cut a longer text without a word; this one says that it is cut. */
function shortened(text: string): string {
  return text.slice(0, MAX_CELL_TEXT - SHORTENED.length).replace(/[\uD800-\uDBFF]$/, "") + SHORTENED;
}
