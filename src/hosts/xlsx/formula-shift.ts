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

/** Writes a formula for a cell so many rows and columns away from the one it was written for. */
export type FormulaShift = (rows: number, columns: number) => string;

/**
 * Prepares a formula to be written for other cells, as Excel shows it there: relative references move, those with "$"
 * stay. A reference that would leave the sheet becomes #REF!.
 * @param formula without the leading "="
 */
export function formulaShift(formula: string): FormulaShift {
  const pieces: (string | FormulaShift)[] = [];
  let done = 0;
  for (const match of formula.matchAll(piece)) {
    const { cell, column, column2, row, row2 } = match.groups ?? {};
    let shift: FormulaShift;
    if (cell !== undefined) shift = cellShift(cell);
    else if (column !== undefined && column2 !== undefined)
      shift = pairShift(columnShift(column), columnShift(column2));
    else if (row !== undefined && row2 !== undefined) shift = pairShift(rowShift(row), rowShift(row2));
    else continue;
    pieces.push(formula.slice(done, match.index), shift);
    done = match.index + match[0].length;
  }
  pieces.push(formula.slice(done));
  return (rows, columns) => {
    if (rows === 0 && columns === 0) return formula;
    return pieces.map((part) => (typeof part === "string" ? part : part(rows, columns))).join("");
  };
}

/** null where the row or column would lie outside the sheet. */
type HalfShift = (rows: number, columns: number) => string | null;

function cellShift(reference: string): FormulaShift {
  const at = reference.search(/\$?[0-9]/);
  const column = columnShift(reference.slice(0, at));
  const row = rowShift(reference.slice(at));
  return (rows, columns) => {
    const a = column(rows, columns);
    const b = row(rows, columns);
    return a === null || b === null ? OUTSIDE : a + b;
  };
}

function pairShift(first: HalfShift, second: HalfShift): FormulaShift {
  return (rows, columns) => {
    const a = first(rows, columns);
    const b = second(rows, columns);
    return a === null || b === null ? OUTSIDE : `${a}:${b}`;
  };
}

function columnShift(text: string): HalfShift {
  if (text.startsWith("$")) return () => text;
  const index = columnIndex(text.toUpperCase());
  return (_, columns) => {
    const shifted = index + columns;
    return shifted < 0 || shifted >= MAX_COLUMNS ? null : columnName(shifted);
  };
}

function rowShift(text: string): HalfShift {
  if (text.startsWith("$")) return () => text;
  const row = Number(text);
  return (rows) => {
    const shifted = row + rows;
    return shifted < 1 || shifted > MAX_ROWS ? null : String(shifted);
  };
}
