import { makeGrid } from "../workbook/grid";
import { committeeAbove, isOneBranch } from "../model/same-branch";
import type { StatedLevel } from "../model/branch";
import type { RecognisedSheet, TableRow, TableSheet } from "../model/recognised-sheet";
import { cellWithRole, columnsOfForm, numberIn, type RowLevel } from "../model/table-cells";
import { resultWords } from "../own-sheets/result/description";
import { finalLevelIn, isCopied } from "../records/listed-levels";
import { schemes as knownSchemes } from "../schemes/index";
import type { ColumnRole, Scheme } from "../schemes/types";
import { readLevel } from "../schemes/levels";
import { digestOf } from "../text/digest";
import { isBlankMark, oneLine } from "../text/fold";
import { readNumber } from "../text/numbers";
import { toA1, type CellAddress } from "../workbook/address";
import { cellAt } from "../workbook/snapshot";
import { readDrawnTable, summaryHeadingWords } from "../own-sheets/drawn-tables";
import { schemeOnSheet } from "./scheme-line";
import {
  originIn,
  submittedContent,
  STATED,
  type SubmittedBranch,
  type SubmittedContent,
  type SubmittedFile,
} from "./submitted";

/**
 * The branches that the rows of summary sheets name with their levels. What the rows of one kind of sheet say of a
 * branch is one content, so that all of their levels are known where they differ. What is copied from our sheets about
 * a branch with scores of its own (`own`) says nothing new.
 */
export function summaryRows(
  file: SubmittedFile,
  sheets: readonly RecognisedSheet[],
  own: readonly SubmittedBranch[],
): readonly SubmittedBranch[] {
  const isScored = (row: TableRow, sheet: TableSheet): boolean => {
    const name = oneLine(cellWithRole(sheet, row, "branch")?.text ?? "");
    return own.some((b) => b.scheme === sheet.scheme.id && isOneBranch(b, { name, parent: null }) && hasScores(b));
  };
  const isOwnCopy = (row: TableRow, sheet: TableSheet, level: RowLevel): boolean =>
    isCopied(sheet, level, sheets) && isScored(row, sheet);
  const rows = sheets
    .filter(({ sheet }) => sheet.visibility === "visible")
    .flatMap((sheet): readonly Row[] => {
      if (sheet.kind === "table") return tableRows(sheet, isOwnCopy);
      return sheet.kind === "own" && sheet.template === SUMMARY ? ownRows(sheet, sheets) : [];
    });
  const groups: { name: string; parent: string | null; rows: Row[] }[] = [];
  for (const row of rows) {
    const named = { name: row.name, parent: blankToNull(row.parent) };
    const known = groups.find((g) => g.rows[0]?.scheme === row.scheme && isOneBranch(g, named));
    if (known) known.rows.push(row);
    else groups.push({ ...named, rows: [row] });
  }
  return groups.map(({ rows: own }) => toBranch(file, own));
}

const SUMMARY = "dingji/summary";

export function hasScores({ contents }: SubmittedBranch): boolean {
  return contents.some((p) => p.evaluation !== null);
}

/** A row of the summary that we drew: the sheets of the same workbook say it better. */
export function isDrawnRow({ id }: SubmittedContent): boolean {
  return id === `row:${SUMMARY}`;
}

interface Row {
  readonly template: string;
  readonly name: string;
  readonly sheet: string;
  readonly scheme: Scheme;
  readonly parent: string;
  readonly type: string;
  readonly level: { readonly text: string; readonly cell: CellAddress; readonly replaces?: string } | null;
  readonly total: { readonly value: number; readonly cell: CellAddress } | null;
  readonly categories: Readonly<Record<string, { readonly value: number; readonly cell: CellAddress }>>;
}

function toBranch(file: SubmittedFile, rows: readonly Row[]): SubmittedBranch {
  const [first] = rows as readonly [Row, ...Row[]];
  const { scheme } = first;
  const firstOf = (of: (row: Row) => string): string | null =>
    rows.map((r) => blankToNull(of(r))).find((t) => t !== null) ?? null;
  const contents = [...new Set(rows.map((r) => r.template))].map((template) =>
    toContent(
      file,
      rows.filter((r) => r.template === template),
    ),
  );
  return {
    name: first.name,
    scheme: scheme.id,
    customScheme: scheme.id === "custom" ? { ...scheme, forms: [] } : null,
    parent: firstOf((r) => r.parent),
    type: firstOf((r) => r.type),
    sources: [...new Set(rows.map((r) => r.sheet))],
    awaiting: [],
    categories: [...new Set(contents.flatMap((c) => Object.keys(c.evaluation?.categories ?? {})))],
    contents,
  };
}

/** What the rows of one kind of sheet say: every level, and the first total. */
function toContent(file: SubmittedFile, rows: readonly Row[]): SubmittedContent {
  const stated = rows.flatMap(({ level, sheet, scheme }): StatedLevel[] =>
    level
      ? [
          {
            level: readLevel(level.text, scheme),
            text: level.text,
            sheet,
            cell: toA1(level.cell),
            party: null,
            ...(level.replaces === undefined ? {} : { replaces: level.replaces }),
          },
        ]
      : [],
  );
  const [first] = rows as readonly [Row, ...Row[]];
  const scored = rows.find((r) => r.total) ?? first;
  const { total, sheet, template } = scored;
  const cells: Record<string, string> = {};
  const beside = stated.find((s) => s.sheet === sheet);
  if (beside) cells[STATED] = beside.cell;
  if (total) cells["总分"] = toA1(total.cell);
  for (const [name, { cell }] of Object.entries(scored.categories)) cells[name] = toA1(cell);
  const categories = Object.fromEntries(Object.entries(scored.categories).map(([name, { value }]) => [name, value]));
  const levels = stated.map(({ level, text }) => level ?? text);
  return submittedContent({
    id: `row:${template}`,
    digest: digestOf(JSON.stringify([...(levels.length > 0 ? levels : [null]), total?.value ?? null, categories])),
    origin: originIn(file, sheet, cells),
    evaluation: total && { party: "score", isComplete: true, total: total.value, level: null, categories },
    stated,
  });
}

function blankToNull(text: string): string | null {
  return isBlankMark(text) ? null : oneLine(text);
}

/** Only forms that grade branches: lists of contacts, of problems or of the poor name branches too. */
function tableRows(
  sheet: TableSheet,
  isOwnCopy: (row: TableRow, sheet: TableSheet, level: RowLevel) => boolean,
): readonly Row[] {
  const { form } = sheet;
  if (form.kind !== "table") return [];
  const has = (role: ColumnRole): boolean => form.columns.some((c) => c.role === role);
  if (!has("branch") || !(has("level") || has("total"))) return [];
  return sheet.rows.flatMap((row): Row[] => {
    const text = (role: ColumnRole): string => oneLine(cellWithRole(sheet, row, role)?.text ?? "");
    const name = text("branch");
    if (isBlankMark(name)) return [];
    const level = finalLevelIn(sheet, row);
    return [
      {
        template: sheet.template,
        name,
        sheet: sheet.sheet.name,
        scheme: sheet.scheme,
        parent: blankToNull(text("parent")) ?? committeeAbove(sheet, name) ?? "",
        type: text("type"),
        level: level && isOwnCopy(row, sheet, level) ? null : level,
        total: totalIn(sheet, row),
        categories: categoriesIn(sheet, row),
      },
    ];
  });
}

function totalIn(sheet: TableSheet, row: TableRow): Row["total"] {
  const column = columnsOfForm(sheet).find(({ id, role }) => role === "total" && row.cells[id] !== undefined);
  const cell = column && row.cells[column.id]?.cell;
  const value = column ? numberIn(sheet, row, column.id) : null;
  return cell && value ? { value: value.toNumber(), cell } : null;
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

function ownRows(own: RecognisedSheet, sheets: readonly RecognisedSheet[]): readonly Row[] {
  const grid = makeGrid(own.sheet);
  const table = readDrawnTable(grid, summaryHeadingWords);
  if (!table) return [];
  // The rows of 合计 have a level's word in place of a name, and no number before it.
  const rows = table.rows.filter(
    (row) => !isBlankMark(row.text("branch")) && typeof row.cell("number")?.value === "number",
  );
  const stated = schemeOnSheet(grid)?.scheme ?? onlyScheme(sheets) ?? byLevels(rows.map((row) => row.text("level")));
  return rows.flatMap((row): Row[] => {
    const named = row.text("scheme");
    const scheme = knownSchemes.find((s) => named !== "" && (s.document === named || s.title === named)) ?? stated;
    if (!scheme) return [];
    const place = (id: "level" | "total"): CellAddress => ({ row: row.row, column: row.column(id) ?? 0 });
    const level = row.text("level");
    const total = row.column("total") === null ? null : numberAt(own, place("total"));
    return [
      {
        template: SUMMARY,
        name: oneLine(row.text("branch")),
        sheet: own.sheet.name,
        scheme,
        parent: row.text("parent"),
        type: row.text("type"),
        level: readLevel(level, scheme) === null ? null : { text: level, cell: place("level") },
        total: total === null ? null : { value: total, cell: place("total") },
        categories: {},
      },
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
