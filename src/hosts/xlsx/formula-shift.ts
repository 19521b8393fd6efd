import { columnIndex, columnName, MAX_COLUMNS, MAX_ROWS } from "../../core/workbook/address";

const OUTSIDE = "#REF!";

/** The pieces of a formula in which nothing is a reference, then the three kinds of references, then other words. */
const piece = new RegExp(
  [
    String.raw`"(?:[^"]|"")*"`,
    String.raw`'(?:[^']|'')*'`,
    String.raw`\[(?:[^[\]]|\[[^[\]]*\])*\]`,
    String.raw`(?<column>\$?[A-Za-z]{1,3}):(?<column2>\$?[A-Za-z]{1,3})(?![\p{L}\p{N}_.$(!\\?])`,
    String.raw`(?<cell>\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,6})(?![\p{L}\p{N}_.(!\\?])`,
    String.raw`(?<row>\$?[1-9][0-9]{0,6}):(?<row2>\$?[1-9][0-9]{0,6})(?![\p{L}\p{N}_.(!\\?])`,
    String.raw`[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?`,
    String.raw`[\p{L}_\\][\p{L}\p{N}_.\\?]*`,
  ].join("|"),
  "gu",
);

/**
 * The formula that Excel shows in a cell so many rows and columns away from the one it was written for: relative
 * references move, those with "$" stay. A reference that would leave the sheet becomes #REF!.
 * @param formula without the leading "="
 */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return formula.replace(piece, (text: string, ...rest: unknown[]) => {
    const groups = rest[rest.length - 1] as Partial<Record<string, string>>;
    if (groups["cell"] !== undefined) return shiftCell(text, rows, columns);
    if (groups["column"] !== undefined)
      return shiftPair(groups["column"], groups["column2"] ?? "", columns, shiftColumn);
    if (groups["row"] !== undefined) return shiftPair(groups["row"], groups["row2"] ?? "", rows, shiftRow);
    return text;
  });
}

function shiftCell(reference: string, rows: number, columns: number): string {
  const at = reference.search(/\$?[0-9]/);
  const column = shiftColumn(reference.slice(0, at), columns);
  const row = shiftRow(reference.slice(at), rows);
  return column === null || row === null ? OUTSIDE : column + row;
}

function shiftPair(
  first: string,
  second: string,
  by: number,
  shift: (text: string, by: number) => string | null,
): string {
  const a = shift(first, by);
  const b = shift(second, by);
  return a === null || b === null ? OUTSIDE : `${a}:${b}`;
}

function shiftColumn(text: string, by: number): string | null {
  if (text.startsWith("$")) return text;
  const index = columnIndex(text.toUpperCase()) + by;
  return index < 0 || index >= MAX_COLUMNS ? null : columnName(index);
}

function shiftRow(text: string, by: number): string | null {
  if (text.startsWith("$")) return text;
  const row = Number(text) + by;
  return row < 1 || row > MAX_ROWS ? null : String(row);
}
