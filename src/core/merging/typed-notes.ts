import type { FieldSheet, RecognisedSheet, ScoringSheet, TableSheet } from "../model/recognised-sheet";
import type { TableForm } from "../schemes/types";
import { fold, isBlankMark } from "../text/fold";
import { a1, makeGrid, type GridCell } from "../workbook/grid";
import { typedBesideScores } from "./beside-scores";
import { listColumns, columnWithRole, isPrintedShare, officialLists, typedRow } from "./list-rows";
import { isPrinted, printKey } from "./printed";
import type { LeftValue, TypedNote } from "./submitted";
import { isUncalculated, noteOf, uncalculated, type TypedBeside } from "./typed-beside";

/**
 * Every typed cell of the visible official forms of a workbook that is neither printed on the form nor read as an
 * entry of it: head lines, signatures and remarks as notes, values without a heading or a name as left.
 */
export function typedBeside(sheets: readonly RecognisedSheet[]): TypedBeside {
  const found = sheets.filter(({ sheet }) => sheet.visibility === "visible");
  const tables = officialLists(found).map(besideTable);
  const fields = found.filter((s): s is FieldSheet => s.kind === "fields").map(besideFields);
  const all = [...tables, ...fields, ...scoringSheets(found).map(typedBesideScores)];
  return { notes: all.flatMap(({ notes }) => notes), left: all.flatMap(({ left }) => left) };
}

/** Rubrics by the sheet that they stand on. */
function scoringSheets(found: readonly RecognisedSheet[]): readonly [ScoringSheet, ...ScoringSheet[]][] {
  const groups = new Map<ScoringSheet["sheet"], [ScoringSheet, ...ScoringSheet[]]>();
  for (const sheet of found) {
    if (sheet.kind !== "scoring") continue;
    const known = groups.get(sheet.sheet);
    if (known) known.push(sheet);
    else groups.set(sheet.sheet, [sheet]);
  }
  return [...groups.values()];
}

/** 3, 三, （二）, 4-1 or ⑤: rows are numbered anew in the output. */
const ROW_NUMBER = /^\(?(?:\d{1,4}(?:[.-]\d{1,2})?|[一二三四五六七八九十百]{1,5})\)?[.、)]?$/;

function isRowNumber({ cell, text }: GridCell): boolean {
  if (typeof cell.value === "number") return Number.isInteger(cell.value) && ROW_NUMBER.test(text);
  return text === "" || ROW_NUMBER.test(fold(text));
}

/** 21, 21个, 好21个, or a formula: worked out anew, and checked; other words in a row of sums are a person's own. */
function isSum({ cell, text }: GridCell): boolean {
  return cell.formula !== undefined || /^[^\d(]{0,6}\d+[^\d(.]{0,6}$/.test(fold(text));
}

type OfficialList = TableSheet & { readonly form: TableForm };

/** Tells the cells of a list that are worked out anew, or printed: its headings, row numbers, counts and sums. */
function reader(table: OfficialList): (cell: GridCell) => boolean {
  const { form, headingRow } = table;
  const columns = new Set(table.columns.map(({ column }) => column));
  const filled = new Set(table.rows.flatMap((row) => Object.values(typedRow(table, row).cells).map((c) => c.column)));
  const numbers = table.columns.find(({ id }) => id === columnWithRole(form, "number")?.id)?.column;
  const shares = new Set(
    table.columns.flatMap(({ id, column }) => {
      const meant = form.columns.find((c) => c.id === id);
      return meant?.shareOf || meant?.role === "share" ? [column] : [];
    }),
  );
  const totals = new Set(table.totals.map(({ cell }) => a1(cell)));
  const totalRows = new Set(table.totals.map(({ cell }) => cell.row));
  return (cell) => {
    const { row, column } = cell;
    // A heading that a person added goes with what stands under it.
    if (row === headingRow) return columns.has(column) || filled.has(column);
    if (shares.has(column) && row > headingRow) return isPrintedShare(cell.cell);
    if (row === table.sumRow?.row) return columns.has(column) && isSum(cell);
    const isCount = cell.cell.formula !== undefined && totalRows.has(row);
    return isCount || (totals.has(a1(cell)) && isSum(cell)) || (column === numbers && isRowNumber(cell));
  };
}

function besideTable(table: OfficialList): TypedBeside {
  const grid = makeGrid(table.sheet);
  const { form, headingRow } = table;
  const rows = new Set(table.rows.map(({ row }) => row));
  const ids = new Set(listColumns(table).map(({ column }) => column));
  const named = columnWithRole(form, "branch")?.id;
  const unread = new Set(
    table.columns.flatMap(({ id, column }) => {
      const meant = form.columns.find((c) => c.id === id);
      return meant?.role === "number" || meant?.shareOf ? [column] : [];
    }),
  );
  const firstNamed = table.rows.find(({ cells }) => named === undefined || !isBlankMark(cells[named]?.text ?? ""))?.row;
  const isRead = reader(table);
  const notes: TypedNote[] = [];
  const left: LeftValue[] = [];
  for (const cell of grid.cells) {
    if (isRead(cell) || isPrinted(table, cell)) continue;
    const inRow: TypedNote = { sheet: table.sheet.name, cell: a1(cell), text: cell.text.trim() };
    const note = rows.has(cell.row) ? inRow : noteOf(grid, cell);
    if (!rows.has(cell.row)) {
      const isAside = cell.row <= headingRow || table.asideRows.includes(cell.row);
      if (isUncalculated(cell)) left.push(uncalculated(grid, cell));
      else if (isAside || typeof cell.cell.value === "string") notes.push(note);
      else left.push({ ...note, reason: "unplaced" });
    } else if (unread.has(cell.column)) notes.push(note);
    else if (!ids.has(cell.column)) {
      left.push(isUncalculated(cell) ? uncalculated(grid, cell) : { ...note, reason: "unplaced" });
    } else if (firstNamed === undefined || cell.row < firstNamed) left.push({ ...note, reason: "no-branch" });
  }
  return { notes, left };
}

function besideFields(sheet: FieldSheet): TypedBeside {
  const grid = makeGrid(sheet.sheet);
  const read = new Set(sheet.fields.flatMap(({ cell, label }) => [label, ...(cell ? [cell] : [])]).map(a1));
  const labels = new Set(
    sheet.form.kind === "fields"
      ? sheet.form.fields.flatMap((f) => f.labels.map((l) => fold(l).replace(/\([^()]*\)/g, "")))
      : [],
  );
  const isLabel = (text: string): boolean => labels.has(printKey(text).replace(/\([^()]*\)/g, ""));
  const beside = grid.cells.filter((cell) => !read.has(a1(cell)) && !isPrinted(sheet, cell) && !isLabel(cell.text));
  return {
    notes: beside.filter((cell) => !isUncalculated(cell)).map((cell) => noteOf(grid, cell)),
    left: beside.filter(isUncalculated).map((cell) => uncalculated(grid, cell)),
  };
}
