import { designCells } from "../design/design-cells";
import type { SheetDesign } from "../design/sheet-design";
import { styles } from "../design/styles";
import { columnPoints, textHeight } from "../design/text-height";
import type { Edit } from "../changes/change-set";
import { codeOf } from "../text/digest";
import { fold, isBlankMark } from "../text/fold";
import { toA1 } from "../workbook/address";
import { cellText, makeGrid, type SheetGrid } from "../workbook/grid";
import { cellKey, keyAddress, type Cell, type SheetSnapshot } from "../workbook/snapshot";
import type { OwnTable } from "./description";
import { hasMark } from "./mark-line";
import { readOwnTable, type KeptRow } from "./read-table";

/** Behind the line that names Dingji: 表内码4E74-MZ8L. */
const LABEL = "表内码";
const STATED = new RegExp(`${LABEL}([2-9A-Z]{4}-[2-9A-Z]{4})`);

/** What the program itself put into a row: no formulas, no row number, nothing under a heading that people fill in. */
function ownCells<Id extends string>({ cells }: KeptRow<Id>, { columns, sign }: OwnTable<Id>): readonly [Id, Cell][] {
  if (sign !== undefined && !cells.has(sign)) return [];
  return [...cells].filter(([id, cell]) => {
    const isTyped = columns.find((column) => column.id === id)?.isTyped === true;
    return id !== "number" && !isTyped && cell.formula === undefined;
  });
}

/** A digest of all that the program put into a table; the order of its rows does not matter. */
function codeOfTable<Id extends string>(sheet: SheetSnapshot, table: OwnTable<Id>): string | null {
  const read = readOwnTable(sheet, table);
  if (!read) return null;
  const said = read.rows.flatMap((row) => ownCells(row, table).map(([id, cell]) => `${id}=${fold(cellText(cell))}`));
  return codeOf(said.sort().join("\n"));
}

function asSheet(design: SheetDesign): SheetSnapshot {
  return { id: "", name: design.name, visibility: "visible", isProtected: false, cells: designCells(design) };
}

/** The drawn table with its code, so that the next drawing knows whether somebody typed over what the program wrote. */
export function withTableCode<Id extends string>(design: SheetDesign, table: OwnTable<Id>): SheetDesign {
  const code = codeOfTable(asSheet(design), table);
  const mark = design.cells.findLast(({ content }) => hasMark(cellText(content ?? undefined)));
  if (code === null || !mark) return design;
  const text = `${cellText(mark.content ?? undefined).trimEnd()}\u3000${LABEL}${code}`;
  const area = design.merges.find(({ top, left }) => top === mark.row && left === mark.column);
  const widths = design.columnWidths.slice(mark.column, (area?.right ?? mark.column) + 1).map(columnPoints);
  const needed = textHeight(
    text,
    widths.reduce((sum, width) => sum + width, 0),
    styles[mark.style],
  );
  const height = Math.max(needed, design.rowHeights.get(mark.row) ?? 0);
  return {
    ...design,
    cells: design.cells.map((cell) => (cell === mark ? { ...cell, content: { value: text } } : cell)),
    rowHeights: new Map([...design.rowHeights, [mark.row, height] as const].sort(([a], [b]) => a - b)),
  };
}

/** A text that stood on a generated sheet and stands nowhere on its new drawing. */
export interface ReplacedText {
  readonly sheet: string;
  /** A1. */
  readonly cell: string;
  readonly text: string;
}

/**
 * What a new drawing of a table takes away although a person may have typed it: where the sheet no longer says what its
 * code states, everything in the program's own columns that the drawing does not say. Nothing where the code fits, on
 * sheets that state none, and where the drawing goes beside a protected sheet.
 */
export function replacedTexts<Id extends string>(
  sheet: SheetSnapshot | null,
  table: OwnTable<Id>,
  design: SheetDesign,
  { besideProtected = false }: { readonly besideProtected?: boolean } = {},
): readonly ReplacedText[] {
  if (!sheet || (besideProtected && sheet.isProtected) || !isTypedOver(sheet, table)) return [];
  const drawn = new Set([...designCells(design).values()].map((cell) => fold(cellText(cell))));
  const own = new Set(
    (readOwnTable(sheet, table)?.rows ?? []).flatMap((row) => ownCells(row, table)).map(([, c]) => c),
  );
  return [...sheet.cells].flatMap(([key, cell]): readonly ReplacedText[] => {
    const text = cellText(cell).trim();
    if (!own.has(cell) || drawn.has(fold(text))) return [];
    return [{ sheet: sheet.name, cell: toA1(keyAddress(key)), text }];
  });
}

/**
 * Values that stand on a generated sheet where its new drawing has a formula, in a row that begins as it did: a person
 * typed them, and they go with the drawing.
 */
export function replacedFormulas(
  sheet: SheetSnapshot | null,
  design: SheetDesign,
  { besideProtected = false }: { readonly besideProtected?: boolean } = {},
): readonly ReplacedText[] {
  if (!sheet || (besideProtected && sheet.isProtected)) return [];
  const wanted = designCells(design);
  const [before, now] = [makeGrid(sheet), makeGrid({ ...sheet, cells: wanted })];
  const begins = (grid: SheetGrid, row: number): string =>
    fold((grid.rows.get(row) ?? []).find(({ cell }) => typeof cell.value === "string" && !cell.formula)?.text ?? "");
  return before.cells.flatMap(({ cell, row, column, text }): readonly ReplacedText[] => {
    const drawn = wanted.get(cellKey(row, column));
    if (drawn?.formula === undefined || cell.formula !== undefined || cell.value === drawn.value) return [];
    const isShown = isBlankMark(text) || fold(text) === fold(cellText(drawn));
    if (isShown || begins(before, row) !== begins(now, row)) return [];
    return [{ sheet: sheet.name, cell: toA1({ row, column }), text: text.trim() }];
  });
}

/** The same of an edit that brings a generated sheet up to date. */
export function replacedByEdit(edit: Edit): readonly ReplacedText[] {
  if (edit.kind === "redraw-sheet") {
    const { id, name } = edit.sheet;
    return replacedFormulas({ id, name, visibility: "visible", isProtected: false, cells: edit.before }, edit.design);
  }
  if (edit.kind !== "set-cell" || edit.replacesTyped || !edit.before || edit.after?.formula === undefined) return [];
  const { before, after, sheet } = edit;
  const text = cellText(before).trim();
  if (before.formula !== undefined || isBlankMark(text) || before.value === after.value) return [];
  return [{ sheet: sheet.name, cell: toA1(edit), text }];
}

/** The table no longer holds what its code states. */
export function isTypedOver<Id extends string>(sheet: SheetSnapshot, table: OwnTable<Id>): boolean {
  const stated = statedCode(sheet);
  return stated !== null && stated !== codeOfTable(sheet, table);
}

function statedCode(sheet: SheetSnapshot): string | null {
  const mark = makeGrid(sheet).cells.findLast(({ text }) => hasMark(text) && STATED.test(text));
  return (mark && STATED.exec(mark.text)?.[1]) ?? null;
}
