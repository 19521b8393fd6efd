import { SheetBuilder } from "../core/design/sheet-builder";
import type { SheetDesign } from "../core/design/sheet-design";
import type { CellRange } from "../core/workbook/address";
import { keyAddress, type SheetSnapshot, type WorkbookSnapshot } from "../core/workbook/snapshot";
import { readWorkbook, type ReadWorkbook } from "./read-workbook";
import { readAppearance, type SheetAppearance } from "./xlsx/appearance";
import { readXlsx } from "./xlsx/read";

/** A file with what its sheets look like, as far as a drawn sheet can look so. */
interface LaidOutWorkbook {
  readonly workbook: WorkbookSnapshot;
  readonly layoutOf: (sheet: SheetSnapshot) => SheetDesign;
}

/** Columns that a sheet shows on a page; those of a blank sheet do not count. */
const MOST_COLUMNS = 200;
const USUAL_WIDTH = 12;

/**
 * Reads a workbook or text document so that its sheets can be drawn anew.
 * @throws HostError as `readWorkbook`.
 */
export async function readLayouts(bytes: Uint8Array, fileName: string): Promise<LaidOutWorkbook> {
  const file = await readWorkbook(bytes, { fileName });
  return { workbook: file.snapshot, layoutOf: await layoutsOf(file, bytes, fileName) };
}

async function layoutsOf(
  { document, isOldFormat }: ReadWorkbook,
  bytes: Uint8Array,
  fileName: string,
): Promise<LaidOutWorkbook["layoutOf"]> {
  if (document) {
    const { designOf } = await import(/* webpackChunkName: "word" */ "./docx/to-workbook");
    const pages = new Map(document.pages.map((page) => [page.name, page]));
    return (sheet) => {
      const page = pages.get(sheet.name);
      return page ? designOf(page) : plainDesign(sheet, null);
    };
  }
  if (isOldFormat) return (sheet) => plainDesign(sheet, null);
  const file = readXlsx(bytes, { fileName });
  return (sheet) => plainDesign(sheet, readAppearance(file, sheet.id));
}

function plainDesign({ name, cells }: SheetSnapshot, look: SheetAppearance | null): SheetDesign {
  const merges = look?.merges ?? [];
  let last = 0;
  for (const key of cells.keys()) last = Math.max(last, keyAddress(key).column);
  for (const { right } of merges) last = Math.max(last, right);
  last = Math.min(last, MOST_COLUMNS);
  const builder = new SheetBuilder(Array.from({ length: last + 1 }, (_, column) => widthOf(column, look)));
  const areas = new Map(merges.filter(({ right }) => right <= last).map((area) => [`${area.top}:${area.left}`, area]));
  for (const [key, cell] of cells) {
    const { row, column } = keyAddress(key);
    if (column > last) continue;
    const area = areas.get(`${row}:${column}`);
    areas.delete(`${row}:${column}`);
    builder.put(row, column, cell, typeof cell.value === "number" ? "inputCenter" : "inputMiddle", spanOf(area));
  }
  for (const area of areas.values()) builder.put(area.top, area.left, null, "inputCenter", spanOf(area));
  return builder.build(name, { orientation: "portrait" });
}

function spanOf(area: CellRange | undefined): { readonly rows: number; readonly columns: number } {
  return area ? { rows: area.bottom - area.top + 1, columns: area.right - area.left + 1 } : { rows: 1, columns: 1 };
}

function widthOf(column: number, look: SheetAppearance | null): number {
  if (!look) return USUAL_WIDTH;
  const run = look.columns.find(({ first, last }) => column >= first && column <= last);
  return run?.width ?? look.defaultColumnWidth;
}
