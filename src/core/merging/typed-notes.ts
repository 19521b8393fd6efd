import { drawTemplate } from "../generation/templates/draw-template";
import { unitLabels } from "../generation/templates/frame";
import type { FieldSheet, RecognisedSheet, ScoringSheet, TableSheet } from "../model/recognised-sheet";
import { resultWords } from "../own-sheets/result/description";
import { wording } from "../own-sheets/wording";
import type { Form, Scheme, TableForm } from "../schemes/types";
import { fold, isBlankMark } from "../text/fold";
import { a1, makeGrid, type GridCell, type SheetGrid } from "../workbook/grid";
import { columnsOf, columnWithRole, officialLists } from "./list-rows";
import type { LeftValue, TypedNote } from "./submitted";

/** What a person typed on official forms and what is no entry of them. */
export interface TypedBeside {
  readonly notes: readonly TypedNote[];
  readonly left: readonly LeftValue[];
}

/**
 * Every typed cell of the visible official forms of a workbook that is neither printed on the form nor read as an
 * entry of it: head lines, signatures and remarks as notes, values without a heading or a name as left.
 */
export function typedBeside(sheets: readonly RecognisedSheet[]): TypedBeside {
  const found = sheets.filter(({ sheet }) => sheet.visibility === "visible");
  const tables = officialLists(found).map(besideTable);
  const fields = found.filter((s): s is FieldSheet => s.kind === "fields").map(besideFields);
  const rubrics = found.filter((s): s is ScoringSheet => s.kind === "scoring").map(besideScores);
  const all = [...tables, ...fields, ...rubrics];
  return { notes: all.flatMap(({ notes }) => notes), left: all.flatMap(({ left }) => left) };
}

const printed = new WeakMap<Form, ReadonlySet<string>>();

/** Everything that the official form prints, folded. */
function printedTexts(scheme: Scheme, form: Form): ReadonlySet<string> {
  let texts = printed.get(form);
  // What a rubric prints that nobody configured is known from its own sheet only.
  if (!texts && scheme.id === "custom") texts = new Set();
  if (!texts) {
    const drawn = drawTemplate(scheme, form).cells.map(({ content }) => content?.value);
    const labels = unitLabels(form).flatMap((label) => [label, label.replace(/[（(][^（()）]*[）)]/g, "")]);
    const more = [...form.titles, ...form.notes, form.clause, wording.ourLayout, resultWords.ungraded, ...labels];
    texts = new Set([...drawn, ...more].filter((v) => typeof v === "string").map(printKey));
    printed.set(form, texts);
  }
  return texts;
}

function printKey(text: string): string {
  return fold(text).replace(/:$/, "");
}

function isPrinted(
  { scheme, form }: { readonly scheme: Scheme; readonly form: Form },
  { cell, text }: GridCell,
): boolean {
  if (cell.formula !== undefined || isBlankMark(text)) return true;
  return (
    typeof cell.value === "string" &&
    (/^[^：:]*[：:][\s\u3000_]*$/.test(text) || printedTexts(scheme, form).has(printKey(text)))
  );
}

function noteOf(grid: SheetGrid, cell: GridCell): TypedNote {
  const beside = grid.rows
    .get(cell.row)
    ?.filter((c) => c.column < cell.column)
    .at(-1);
  const label = beside && /[：:][\s\u3000]*$/.test(beside.text) ? beside.text.trim() : "";
  return { sheet: grid.sheet.name, cell: a1(cell), text: `${label}${cell.text.trim()}` };
}

function besideTable(table: TableSheet & { readonly form: TableForm }): TypedBeside {
  const grid = makeGrid(table.sheet);
  const { form, headingRow } = table;
  const rows = new Set(table.rows.map(({ row }) => row));
  const ids = new Map(columnsOf(table).map(({ id, column }) => [column, id]));
  const totals = new Set(table.totals.map(({ cell }) => a1(cell)));
  const named = columnWithRole(form, "branch")?.id;
  const number = columnWithRole(form, "number")?.id;
  const firstNamed = table.rows.find(({ cells }) => named === undefined || !isBlankMark(cells[named]?.text ?? ""))?.row;
  const isRead = (cell: GridCell): boolean => {
    const isNumber = ids.get(cell.column) === number && typeof cell.cell.value === "number";
    return cell.row === headingRow || cell.row === table.sumRow?.row || isNumber || totals.has(a1(cell));
  };
  const notes: TypedNote[] = [];
  const left: LeftValue[] = [];
  for (const cell of grid.cells) {
    if (isRead(cell) || isPrinted(table, cell)) continue;
    const note = noteOf(grid, cell);
    if (!rows.has(cell.row)) {
      const isAside = cell.row < headingRow || table.asideRows.includes(cell.row);
      if (isAside || typeof cell.cell.value === "string") notes.push(note);
      else left.push({ ...note, reason: "unplaced" });
    } else if (!ids.has(cell.column)) left.push({ ...note, reason: "unplaced" });
    else if (firstNamed === undefined || cell.row < firstNamed) left.push({ ...note, reason: "no-branch" });
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
  return { notes: beside.map((cell) => noteOf(grid, cell)), left: [] };
}

/** 填报人：某某, 审核：某某 2012年3月26日 … */
const SIGNED_LINE =
  /^[^：:\n]{0,10}(?:填报|填表|审核|复核|制表|负责|经办|联系|签[名字章]|盖章|书记|电话|日期|时间|单位|[^个本每]人)[^：:\n]{0,6}[：:]\s*[^\n]{1,60}$/;

/** Lines with a label and an entry around the rubric, and remarks right of its last column; all other text is the rubric's. */
function besideScores(sheet: ScoringSheet): TypedBeside {
  const grid = makeGrid(sheet.sheet);
  const items = sheet.items.flatMap(({ row, rows }) => rows ?? [row]);
  const [top, bottom] = [Math.min(...items), Math.max(...items)];
  const headings = sheet.columns.flatMap(({ headingCell }) => headingCell?.row ?? []);
  const head = Math.min(top, ...headings);
  const right = Math.max(-1, ...sheet.columns.map(({ column }) => column), sheet.maximumColumn ?? -1);
  const read = new Set([
    ...sheet.items.flatMap(({ text, maxima }) => [text, ...maxima.map(({ cell }) => cell)]).map(a1),
    ...sheet.sumCells.map(({ cell }) => a1(cell)),
    ...sheet.statedSums.map(({ cell }) => a1(cell)),
    ...sheet.columns.flatMap(({ branch }) => branch?.cell ?? []),
    ...(sheet.statedLevel ? [sheet.statedLevel.cell] : []),
    ...(sheet.rates ?? []).map(({ cell }) => cell),
    ...(sheet.reading?.notUnderstood ?? []).map(({ cell }) => cell),
  ]);
  const isBeside = (cell: GridCell): boolean => {
    if (cell.row > head && cell.row >= top && cell.row <= bottom) return cell.column > right;
    return (cell.row < head || cell.row > bottom) && SIGNED_LINE.test(cell.text);
  };
  const beside = grid.cells.filter((c) => isBeside(c) && !read.has(a1(c)) && !isPrinted(sheet, c));
  return { notes: beside.map((cell) => noteOf(grid, cell)), left: [] };
}
