import { cellText, makeGrid } from "../workbook/grid";
import { committeeAbove, isOneBranch, type NamedBranch } from "../model/same-branch";
import type { RecognisedSheet, TableRow, TableSheet } from "../model/recognised-sheet";
import { derivedIn, entryIn, uncalculatedIn } from "../model/table-cells";
import type { Column, ColumnRole, TableForm } from "../schemes/types";
import { digestOf } from "../text/digest";
import { bare, fold, isBlankMark, oneLine } from "../text/fold";
import { rangeToA1, toA1 } from "../workbook/address";
import { cellAt, type Cell } from "../workbook/snapshot";
import {
  LEDGER,
  originIn,
  submittedContent,
  type LeftValue,
  type ListCell,
  type ListRow,
  type SubmittedBranch,
  type SubmittedContent,
  type SubmittedFile,
  type SubmittedList,
} from "./submitted";

/** The id of a column that a person added to an official list. */
const ADDED = "added:";

export function addedHeading(id: string): string | null {
  return id.startsWith(ADDED) ? id.slice(ADDED.length) : null;
}

export function addedId(heading: string): string {
  return `${ADDED}${oneLine(heading)}`;
}

/** Under which name the place of a branch's rows is kept. */
export const ROWS = "各行";

/** Rows of an official list that name one branch. */
export interface BranchRows {
  readonly branch: string;
  readonly parent: string | null;
  readonly type: string | null;
  readonly content: SubmittedContent;
  readonly scheme: TableSheet["scheme"];
  readonly form: TableForm;
  /** They say what the branch has to mend. */
  readonly isRectification: boolean;
}

export function columnWithRole(form: TableForm, role: ColumnRole): Column | undefined {
  return form.columns.find((column) => column.role === role);
}

/** The visible official lists of a workbook. */
export function officialLists(sheets: readonly RecognisedSheet[]): readonly (TableSheet & { form: TableForm })[] {
  return sheets.filter(
    (s): s is TableSheet & { form: TableForm } =>
      s.kind === "table" && s.form.kind === "table" && s.sheet.visibility === "visible",
  );
}

/** Statistics that a merge added up: 3+4. */
const ADDED_UP = /^\d+(?:\+\d+)+$/;

/** Shares are worked out anew, and checked; what is none was typed there for another reason. */
export function isPrintedShare(cell: Cell): boolean {
  return cell.formula !== undefined || /^(?:100|\d{1,2})(?:\.\d+)?%?$/.test(fold(cellText(cell)));
}

/** What a list says in a row under its own headings and under those that a person added; numbers of rows left out. */
export function typedRow(table: TableSheet & { readonly form: TableForm }, typed: TableRow): ListRow {
  const { row } = typed;
  const cells: Record<string, ListCell> = {};
  for (const { id, column } of listColumns(table)) {
    const cell = cellAt(table.sheet, row, column);
    const meant = table.form.columns.find((c) => c.id === id);
    // A formula that waits for its numbers says nothing yet.
    if (!cell || meant?.shareOf || (meant && entryIn(table, typed, id).kind === "blank")) continue;
    const value = cell.value ?? (meant ? derivedIn(table, typed, meant) : null);
    if (value === null || isBlankMark(cellText({ value }))) continue;
    if (meant?.role === "number" && typeof value === "number") continue;
    if (meant?.role === "share" && table.form.printedRows && isPrintedShare(cell)) continue;
    const { formula = "", ...shown } = cell;
    cells[id] = {
      ...shown,
      value,
      ...(table.form.printedRows && ADDED_UP.test(formula) ? { formula } : {}),
      column,
    };
  }
  return { row, cells };
}

/** Columns of the form, and every other column with a heading of its own. */
export function listColumns(table: TableSheet): readonly { readonly id: string; readonly column: number }[] {
  const known = new Set(table.columns.map(({ column }) => column));
  const headings = makeGrid(table.sheet).rows.get(table.headingRow) ?? [];
  const added = new Map<string, number>();
  for (const { column, text } of headings) {
    const id = addedId(text);
    if (!known.has(column) && !isBlankMark(text) && !added.has(id)) added.set(id, column);
  }
  return [...table.columns, ...[...added].map(([id, column]) => ({ id, column }))];
}

/** Formulas of official lists of which the file keeps no value, and that nothing else says. */
export function uncalculatedValues(sheets: readonly RecognisedSheet[]): readonly LeftValue[] {
  return officialLists(sheets).flatMap((table) =>
    uncalculatedIn(table, listColumns(table)).map((place): LeftValue => ({
      sheet: table.sheet.name,
      cell: toA1(place),
      text: `=${cellAt(table.sheet, place.row, place.column)?.formula ?? ""}`,
      reason: "uncalculated",
    })),
  );
}

/**
 * The rows of a workbook's official lists by the branch that they name. A row without a name below one that has one
 * belongs to that branch: its cell was merged over both.
 */
export function branchRows(file: SubmittedFile, sheets: readonly RecognisedSheet[]): readonly BranchRows[] {
  return officialLists(sheets).flatMap((table) => {
    const named = columnWithRole(table.form, "branch")?.id;
    if (named === undefined) return [];
    const groups: { name: string; parent: string | null; type: string | null; rows: ListRow[] }[] = [];
    for (const row of table.rows) {
      const text = (role: ColumnRole): string => oneLine(row.cells[idOf(table.form, role)]?.text ?? "");
      const name = text("branch");
      const parent = blankToNull(text("parent")) ?? committeeAbove(table, name);
      const last = groups.at(-1);
      const known = isBlankMark(name) ? last : groups.find((g) => isOneBranch(g, { name, parent }));
      if (known) known.rows.push(typedRow(table, row));
      else if (!isBlankMark(name)) {
        groups.push({ name, parent, type: kindOf(table.form, text("type")), rows: [typedRow(table, row)] });
      }
    }
    return groups.map(({ name, parent, type, rows }) => ({
      branch: name,
      parent,
      type,
      scheme: table.scheme,
      form: table.form,
      isRectification: columnWithRole(table.form, "problem") !== undefined,
      content: listContent(file, table, rows),
    }));
  });
}

function idOf(form: TableForm, role: ColumnRole): string {
  return columnWithRole(form, role)?.id ?? "";
}

/** 整改类型 stands in a column of kinds, too, and is no kind of branch. */
function kindOf(form: TableForm, text: string): string | null {
  return columnWithRole(form, "problem") ? null : blankToNull(text);
}

function blankToNull(text: string): string | null {
  return isBlankMark(text) ? null : text;
}

function listContent(file: SubmittedFile, table: TableSheet, rows: readonly ListRow[]): SubmittedContent {
  const texts = rows.map(rowText);
  // Of a list without results nothing says that a later one takes the place of an earlier one: both stand.
  const form = table.form as TableForm;
  const hasResult = form.columns.some(({ role }) => role === "level" || role === "total");
  const digest = digestOf(texts.join("\n"));
  const columns = listColumns(table).map(({ column }) => column);
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  const places = rows.map(({ row }) => rangeToA1({ top: row, bottom: row, left, right }));
  return submittedContent({
    id: hasResult ? `list:${table.template}` : `list:${table.template}#${digest}`,
    digest,
    origin: originIn(file, table.sheet.name, { [ROWS]: places.join(",") }),
    rows,
  });
}

/** Equal for rows that say the same. */
export function rowText({ cells }: ListRow): string {
  return JSON.stringify(
    Object.keys(cells)
      .sort()
      .map((id) => [id, oneLine(cellText(cells[id]))]),
  );
}

/** The template of a content that holds rows of a list; null for any other content. */
export function listTemplate({ id }: Pick<SubmittedContent, "id">): string | null {
  return /^list:([^#]+)/.exec(id)?.[1] ?? null;
}

/** Official lists whose rows name no branches. */
export function fileLists(sheets: readonly RecognisedSheet[]): readonly SubmittedList[] {
  return officialLists(sheets)
    .filter(({ form }) => !columnWithRole(form, "branch"))
    .map((table) => ({
      template: table.template,
      sheet: table.sheet.name,
      rows: table.rows.map((row) => typedRow(table, row)).filter(({ cells }) => isEntered(table.form, cells)),
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** A printed row that nobody filled in says nothing. */
function isEntered(form: TableForm, cells: ListRow["cells"]): boolean {
  const printed = form.printedRows ?? [];
  const isPrinted = ([id, cell]: readonly [string, ListCell]): boolean =>
    printed.some((row) => row[id] !== undefined && bare(row[id]) === bare(cellText(cell)));
  return Object.entries(cells).some((entry) => !isPrinted(entry));
}

/** Gives each branch its rows; branches that only a list names come after the others. */
export function withLists(
  branches: readonly SubmittedBranch[],
  lists: readonly BranchRows[],
): readonly SubmittedBranch[] {
  return lists.reduce<readonly SubmittedBranch[]>((all, { branch, parent, type, scheme, content }) => {
    const at = all.findIndex((b) => b.scheme === scheme.id && isOneBranch(b, { name: branch, parent }));
    const known = all[at];
    const sheet = content.origin.sheet ?? "";
    if (!known) return [...all, listedBranch(branch, parent, type, scheme.id, content)];
    return all.with(at, {
      ...known,
      parent: known.parent ?? parent,
      type: known.type ?? type,
      sources: [...new Set([...known.sources, sheet])],
      contents: withList(known.contents, content),
    });
  }, branches);
}

/** Rows that two sheets of one form hold of a branch are one content: a file is no second version of itself. */
function withList(contents: readonly SubmittedContent[], list: SubmittedContent): readonly SubmittedContent[] {
  const at = contents.findIndex(({ id }) => id === list.id);
  const known = contents[at];
  if (!known) return [...contents, list];
  const cells = { ...known.origin.cells };
  for (const [what, place] of Object.entries(list.origin.cells)) cells[what] = [cells[what], place].join(",");
  const digest = digestOf(`${known.digest}\n${list.digest}`);
  return contents.with(at, {
    ...known,
    digest,
    origin: { ...known.origin, cells },
    rows: [...known.rows, ...list.rows],
  });
}

function listedBranch(
  name: string,
  parent: string | null,
  type: string | null,
  scheme: SubmittedBranch["scheme"],
  content: SubmittedContent,
): SubmittedBranch {
  return {
    name,
    scheme,
    customScheme: null,
    parent,
    type,
    sources: content.origin.sheet === null ? [] : [content.origin.sheet],
    awaiting: [],
    categories: [],
    contents: [content],
  };
}

/** Of a merge, whose roster may say another committee than a list does: the name alone, where it is only one branch's. */
function branchesNamed(
  branches: readonly SubmittedBranch[],
  scheme: SubmittedBranch["scheme"],
  named: NamedBranch,
): readonly SubmittedBranch[] {
  const own = branches.filter((b) => b.scheme === scheme && isOneBranch(b, { ...named, parent: null }));
  const exact = own.filter((b) => isOneBranch(b, named));
  return exact.length > 0 || new Set(own.map((b) => b.parent)).size > 1 ? exact : own;
}

/**
 * Of a merge output: the rows of its official lists go back to the contents that they were drawn from. What its own
 * lines do not name was typed there since; rows of its branches that nothing was drawn from are `drawn` by the merge.
 * @param stands true for a content that counted in that merge.
 */
export function withListsOfMerge(
  branches: readonly SubmittedBranch[],
  lists: readonly BranchRows[],
  stands: (content: SubmittedContent) => boolean,
): { readonly branches: readonly SubmittedBranch[]; readonly drawn: readonly BranchRows[] } {
  const drawn: BranchRows[] = [];
  const added: BranchRows[] = [];
  const filled = new Set<SubmittedContent>();
  const attached = lists.reduce<readonly SubmittedBranch[]>((all, list) => {
    const template = listTemplate(list.content);
    const named = { name: list.branch, parent: list.parent };
    const own = branchesNamed(all, list.scheme.id, named);
    const isTaken = (p: SubmittedContent): boolean => stands(p) || filled.has(p);
    const isList = (p: SubmittedContent): boolean => listTemplate(p) === template && isTaken(p);
    // A merge puts the rows of ledgers on the list, too.
    const isLedger = (p: SubmittedContent): boolean => list.isRectification && p.id === LEDGER && isTaken(p);
    const holds = own.some((b) => b.contents.some(isList)) ? isList : isLedger;
    // Rows of several files stand together there: the first of their contents takes them all.
    const holder = own.find((b) => b.contents.some(holds));
    if (!holder) {
      (own.length === 0 ? added : drawn).push(list);
      return all;
    }
    const at = holder.contents.findIndex(holds);
    const known = holder.contents[at] as SubmittedContent;
    // A row that names another committee is a group of its own, of the same branch.
    const rows = filled.has(known) ? [...known.rows, ...list.content.rows] : list.content.rows;
    const content = { ...known, rows };
    filled.add(content);
    return all.with(all.indexOf(holder), { ...holder, contents: holder.contents.with(at, content) });
  }, branches);
  return { branches: withLists(attached, added), drawn };
}
