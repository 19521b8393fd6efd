/** A cell's place on its sheet, both counted from 0 (A1 is row 0, column 0). */
export interface CellAddress {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells, both corners inclusive, counted from 0. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Excel's sheet size: rows 1…1,048,576 and columns A…XFD. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** 0 → "A", 25 → "Z", 26 → "AA". */
export function columnName(column: number): string {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** "A" → 0, "XFD" → 16383. Letters only, upper case. */
export function columnIndex(name: string): number {
  let index = 0;
  for (let i = 0; i < name.length; i++) index = index * 26 + (name.charCodeAt(i) - 64);
  return index - 1;
}

/** {row: 20, column: 0} → "A21". */
export function toA1({ row, column }: CellAddress): string {
  return `${columnName(column)}${row + 1}`;
}

/**
 * "A21" or "$A$21" → {row: 20, column: 0}.
 * @throws RangeError when the text is no cell address on an Excel sheet.
 */
export function parseA1(text: string): CellAddress {
  const match = /^\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})$/.exec(text.toUpperCase());
  const address = match && { row: Number(match[2]) - 1, column: columnIndex(match[1] as string) };
  if (!address || address.row >= MAX_ROWS || address.column >= MAX_COLUMNS) {
    throw new RangeError(`not a cell address: ${text}`);
  }
  return address;
}

/** {top: 0, left: 0, bottom: 1, right: 2} → "A1:C2"; a single cell → "A1". */
export function rangeToA1(range: CellRange): string {
  const first = toA1({ row: range.top, column: range.left });
  const last = toA1({ row: range.bottom, column: range.right });
  return first === last ? first : `${first}:${last}`;
}

/** {top: 0, left: 0, bottom: 1, right: 2} → "$A$1:$C$2", which stays as it is when a formula is copied. */
export function fixedRange(range: CellRange): string {
  return rangeToA1(range).replace(/(?<![A-Z])[A-Z]+/g, "$$$&$$");
}

/**
 * "A1:C2" (or "A1") → its range, corners sorted.
 * @throws RangeError when either corner is no cell address.
 */
export function parseRange(text: string): CellRange {
  const [first = "", last = first] = text.split(":");
  const a = parseA1(first);
  const b = parseA1(last);
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column),
  };
}

/** The reference of a sheet in a formula: always quoted, quotes doubled ("附件1" → "'附件1'"). */
export function quoteSheetName(name: string): string {
  return `'${name.replace(/'/g, "''")}'`;
}
