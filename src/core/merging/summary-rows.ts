import { makeGrid } from "../workbook/grid";
import { isOneBranch } from "../model/same-branch";
import type { RecognisedSheet, TableRow, TableSheet } from "../model/recognised-sheet";
import { resultWords } from "../own-sheets/result/description";
import { schemes as knownSchemes } from "../schemes/index";
import type { ColumnRole, Scheme } from "../schemes/types";
import { readLevel } from "../schemes/levels";
import { digestOf } from "../text/digest";
import { isBlankMark, oneLine } from "../text/fold";
import { readNumber } from "../text/numbers";
import { decimal } from "../workbook/decimal";
import { toA1, type CellAddress } from "../workbook/address";
import { cellAt } from "../workbook/snapshot";
import { readDrawnTable, summaryHeadingWords } from "../own-sheets/drawn-tables";
import { committeeAbove } from "./list-rows";
import { schemeOnSheet } from "./scheme-line";
import { originIn, submittedContent, STATED, type SubmittedBranch, type SubmittedFile } from "./submitted";

/**
 * The branches that the rows of summary sheets name with their levels. Several rows of one workbook
 * for one branch are one row: the first that states a level.
 */
export function summaryRows(file: SubmittedFile, sheets: readonly RecognisedSheet[]): readonly SubmittedBranch[] {
  const rows = sheets
    .filter(({ sheet }) => sheet.visibility === "visible")
    .flatMap((sheet) => {
      if (sheet.kind === "table") return tableRows(file, sheet);
      return sheet.kind === "own" && sheet.template === "dingji/summary" ? ownRows(file, sheet, sheets) : [];
    });
  return rows.reduce<readonly SubmittedBranch[]>((all, row) => {
    const at = all.findIndex((known) => known.scheme === row.scheme && isOneBranch(known, row));
    const known = all[at];
    if (!known) return [...all, row];
    return !hasLevel(known) && hasLevel(row) ? all.with(at, row) : all;
  }, []);
}

function hasLevel(branch: SubmittedBranch): boolean {
  return branch.contents.some((p) => p.stated.length > 0);
}

interface Row {
  readonly name: string;
  readonly sheet: string;
  readonly scheme: Scheme;
  readonly parent: string;
  readonly type: string;
  readonly level: { readonly text: string; readonly cell: CellAddress } | null;
  readonly total: { readonly value: number; readonly cell: CellAddress } | null;
  readonly categories: Readonly<Record<string, { readonly value: number; readonly cell: CellAddress }>>;
}

function toBranch(file: SubmittedFile, row: Row): SubmittedBranch {
  const { scheme, level, total, sheet } = row;
  const cells: Record<string, string> = {};
  if (level) cells[STATED] = toA1(level.cell);
  if (total) cells["总分"] = toA1(total.cell);
  for (const [name, { cell }] of Object.entries(row.categories)) cells[name] = toA1(cell);
  const stated = level
    ? [{ level: readLevel(level.text, scheme), text: level.text, sheet, cell: toA1(level.cell), party: null }]
    : [];
  const categories = Object.fromEntries(Object.entries(row.categories).map(([name, { value }]) => [name, value]));
  return {
    name: row.name,
    scheme: scheme.id,
    customScheme: scheme.id === "custom" ? { ...scheme, forms: [] } : null,
    parent: blankToNull(row.parent),
    type: blankToNull(row.type),
    sources: [sheet],
    awaiting: [],
    categories: Object.keys(categories),
    contents: [
      submittedContent({
        id: "row",
        digest: digestOf(JSON.stringify([stated[0]?.level ?? level?.text ?? null, total?.value ?? null, categories])),
        origin: originIn(file, sheet, cells),
        evaluation: total && { party: "score", isComplete: true, total: total.value, level: null, categories },
        stated,
      }),
    ],
  };
}

function blankToNull(text: string): string | null {
  return isBlankMark(text) ? null : oneLine(text);
}

/** Only forms that grade branches: lists of contacts, of problems or of the poor name branches too. */
function tableRows(file: SubmittedFile, sheet: TableSheet): readonly SubmittedBranch[] {
  const { form } = sheet;
  if (form.kind !== "table") return [];
  const has = (role: ColumnRole): boolean => form.columns.some((c) => c.role === role);
  if (!has("branch") || !(has("level") || has("total"))) return [];
  return sheet.rows.flatMap((row) => {
    const text = (role: ColumnRole): string => oneLine(entry(sheet, row, role)?.text ?? "");
    const name = text("branch");
    if (isBlankMark(name)) return [];
    const level = lastLevel(sheet, row);
    const total = entry(sheet, row, "total");
    const value = total ? (numberAt(sheet, total.cell) ?? sumIn(sheet, row, total.cell)) : null;
    return [
      toBranch(file, {
        name,
        sheet: sheet.sheet.name,
        scheme: sheet.scheme,
        parent: blankToNull(text("parent")) ?? committeeAbove(sheet, name) ?? "",
        type: text("type"),
        level,
        total: total && value !== null ? { value, cell: total.cell } : null,
        categories: categoriesIn(sheet, row),
      }),
    ];
  });
}

function entry(sheet: TableSheet, row: TableRow, role: ColumnRole): { cell: CellAddress; text: string } | undefined {
  if (sheet.form.kind !== "table") return undefined;
  const column = sheet.form.columns.find((c) => c.role === role && row.cells[c.id] !== undefined);
  return column && row.cells[column.id];
}

/** A formula without a value, where the row's own columns make the sum. */
function sumIn(sheet: TableSheet, row: TableRow, cell: CellAddress): number | null {
  if (sheet.form.kind !== "table" || cellAt(sheet.sheet, cell.row, cell.column)?.value !== null) return null;
  const { sumOf } = sheet.form.columns.find(({ role }) => role === "total") ?? {};
  const parts = sumOf?.map((id) => (row.cells[id] ? numberAt(sheet, row.cells[id].cell) : null));
  if (!parts || parts.some((part) => part === null)) return null;
  return parts.reduce((sum, part) => sum.plus(part ?? 0), decimal(0)).toNumber();
}

/** Of several levels (原定等次, 复查等次) the last one that is filled in counts. */
function lastLevel(sheet: TableSheet, row: TableRow): Row["level"] {
  if (sheet.form.kind !== "table") return null;
  const levels = sheet.form.columns.filter((c) => c.role === "level").map((c) => row.cells[c.id]);
  return levels.findLast((found) => found !== undefined && !isBlankMark(found.text)) ?? null;
}

function categoriesIn(sheet: TableSheet, row: TableRow): Row["categories"] {
  if (sheet.form.kind !== "table") return {};
  return Object.fromEntries(
    sheet.form.columns.flatMap((column) => {
      const found = column.role === "category" || column.role === "score" ? row.cells[column.id] : undefined;
      const value = found ? numberAt(sheet, found.cell) : null;
      return found && value !== null ? [[oneLine(column.headings[0] ?? column.id), { value, cell: found.cell }]] : [];
    }),
  );
}

/** A number, or a text that evidently is one; nothing else becomes a number, least of all 0. */
function numberAt(sheet: RecognisedSheet, cell: CellAddress): number | null {
  const value = cellAt(sheet.sheet, cell.row, cell.column)?.value ?? null;
  if (typeof value === "number") return value;
  return typeof value === "string" ? readNumber(value) : null;
}

function ownRows(
  file: SubmittedFile,
  own: RecognisedSheet,
  sheets: readonly RecognisedSheet[],
): readonly SubmittedBranch[] {
  const grid = makeGrid(own.sheet);
  const table = readDrawnTable(grid, summaryHeadingWords);
  if (!table) return [];
  // The rows of 合计 have a level's word in place of a name, and no number before it.
  const rows = table.rows.filter(
    (row) => !isBlankMark(row.text("branch")) && typeof row.cell("number")?.value === "number",
  );
  const stated = schemeOnSheet(grid)?.scheme ?? onlyScheme(sheets) ?? byLevels(rows.map((row) => row.text("level")));
  return rows.flatMap((row) => {
    const named = row.text("scheme");
    const scheme = knownSchemes.find((s) => named !== "" && (s.document === named || s.title === named)) ?? stated;
    if (!scheme) return [];
    const place = (id: "level" | "total"): CellAddress => ({ row: row.row, column: row.column(id) ?? 0 });
    const level = row.text("level");
    const total = row.column("total") === null ? null : numberAt(own, place("total"));
    return [
      toBranch(file, {
        name: oneLine(row.text("branch")),
        sheet: own.sheet.name,
        scheme,
        parent: row.text("parent"),
        type: row.text("type"),
        level: readLevel(level, scheme) === null ? null : { text: level, cell: place("level") },
        total: total === null ? null : { value: total, cell: place("total") },
        categories: {},
      }),
    ];
  });
}

/** The scheme of the other sheets of the workbook, where they have one. */
function onlyScheme(sheets: readonly RecognisedSheet[]): Scheme | null {
  const schemes = new Set(sheets.flatMap((s) => (s.kind === "own" || s.kind === "unrecognised" ? [] : [s.scheme])));
  const [scheme] = schemes;
  return schemes.size === 1 ? (scheme ?? null) : null;
}

/** The only known scheme that has all of these levels. */
function byLevels(texts: readonly string[]): Scheme | null {
  const stated = texts.filter((text) => !isBlankMark(text) && text !== resultWords.ungraded);
  const fitting = knownSchemes.filter((s) => stated.every((text) => s.levels.some((l) => l.name === text)));
  return stated.length > 0 && fitting.length === 1 ? (fitting[0] ?? null) : null;
}
