import type { Cell, CellValue, SheetSnapshot, WorkbookSnapshot } from "../../src/core/workbook/snapshot";
import { cellKey } from "../../src/core/workbook/snapshot";

/** A literal cell: a value, a text beginning with "=" for a formula without value, or a whole cell. */
export type LiteralCell = CellValue | null | Cell;

/** Rows of a sheet as written in a test; `null` or "" is a blank cell. */
export type LiteralSheet = readonly (readonly LiteralCell[])[];

function isCell(literal: LiteralCell): literal is Cell {
  return typeof literal === "object" && literal !== null && "value" in literal;
}

function toCell(literal: LiteralCell): Cell | null {
  if (literal === null || literal === "") return null;
  if (isCell(literal)) return literal;
  if (typeof literal === "string" && literal.startsWith("=")) return { value: null, formula: literal.slice(1) };
  return { value: literal };
}

export function sheet(name: string, rows: LiteralSheet, more: Partial<SheetSnapshot> = {}): SheetSnapshot {
  const cells = new Map<number, Cell>();
  rows.forEach((row, r) =>
    row.forEach((literal, c) => {
      const cell = toCell(literal);
      if (cell) cells.set(cellKey(r, c), cell);
    }),
  );
  return { id: `id-${name}`, name, visibility: "visible", isProtected: false, cells, ...more };
}

/** workbook({ 附件1: [["项目", "具体内容"], …] }) */
export function workbook(
  sheets: Readonly<Record<string, LiteralSheet>>,
  more: Partial<WorkbookSnapshot> = {},
): WorkbookSnapshot {
  return {
    name: "book.xlsx",
    calculation: "automatic",
    isStructureProtected: false,
    sheets: Object.entries(sheets).map(([name, rows]) => sheet(name, rows)),
    ...more,
  };
}
