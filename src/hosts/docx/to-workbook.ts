import { SheetBuilder } from "../../core/design/sheet-builder";
import type { SheetDesign } from "../../core/design/sheet-design";
import { createXlsx, type WriteOptions } from "../xlsx/write";
import type { DocumentPage } from "./pages";
import type { DocxFile } from "./read";
import type { PlainCell } from "./table-grid";
import { typedValue } from "./typed-value";

/** Characters over the width of a page that a sheet of lines has. */
const LINE_WIDTH = 92;
/** Twentieths of a point that one character of a column takes, and those of its margin. */
const TWIPS = 105;
const MARGIN = 75;
const NARROWEST = 4;
const WIDEST = 80;
/** Of a column whose width the document does not say. */
const USUAL_WIDTH = 12;
/** A table broader than upright A4 between its margins. */
const LANDSCAPE = 11_000;
/** Beyond so many cells a blank one is not drawn. */
const MOST_BLANKS = 100_000;

/**
 * The tables of a document as a new workbook: each on its sheet at the places that the snapshot has, with its merged
 * cells, widths and lines. The document itself is never written.
 * @throws HostError as `createXlsx`.
 */
export function workbookOf({ pages }: Pick<DocxFile, "pages">, options: WriteOptions = {}): Promise<Uint8Array> {
  return createXlsx(pages.map(designOf), options);
}

export function designOf({ name, above, table, below }: DocumentPage): SheetDesign {
  const builder = new SheetBuilder(table ? table.widths.map(characters) : [LINE_WIDTH]);
  above.forEach((text, row) => builder.putLine(row, text, "inputLine"));
  const end = above.length + (table?.rows ?? 0);
  below.forEach((text, i) => builder.putLine(end + i, text, "inputLine"));
  if (!table) return builder.build(name, { orientation: "portrait" });
  const drawsBlanks = table.cells.length <= MOST_BLANKS;
  const taken = new Set(table.cells.map(({ row, column }) => placeKey(row, column)));
  for (const cell of table.cells) {
    if (cell.text === "" && !drawsBlanks) continue;
    const value = typedValue(cell.text);
    const { rows, columns } = areaOf(cell, taken);
    const isNumber = typeof value === "number";
    const style = isNumber || cell.text === "" ? "inputCenter" : "inputMiddle";
    const content = isNumber ? value : cell.text === "" ? null : cell.text;
    builder.put(above.length + cell.row, cell.column, content, style, { rows, columns });
  }
  const width = table.widths.reduce((sum, own) => sum + own, 0);
  return builder.build(name, { orientation: width > LANDSCAPE ? "landscape" : "portrait" });
}

/** A merged area, unless another cell begins in it: areas that overlap make a file that Excel has to repair. */
function areaOf(cell: PlainCell, taken: Set<string>): Pick<PlainCell, "rows" | "columns"> {
  const places: string[] = [];
  for (let row = cell.row; row < cell.row + cell.rows; row++) {
    for (let column = cell.column; column < cell.column + cell.columns; column++) {
      if (row !== cell.row || column !== cell.column) places.push(placeKey(row, column));
    }
  }
  if (places.some((place) => taken.has(place))) return { rows: 1, columns: 1 };
  for (const place of places) taken.add(place);
  return { rows: cell.rows, columns: cell.columns };
}

function placeKey(row: number, column: number): string {
  return `${row}:${column}`;
}

function characters(twips: number): number {
  if (twips === 0) return USUAL_WIDTH;
  return Math.min(Math.max(Math.round((twips - MARGIN) / TWIPS), NARROWEST), WIDEST);
}
