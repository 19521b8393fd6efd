import type { SetCell } from "../changes/change-set";
import type { CheckResult } from "../check/check";
import { SCORE_FORMAT, SHARE_FORMAT } from "../design/styles";
import type { TableRow, TableSheet } from "../model/recognised-sheet";
import { bandIn, cellWithRole, columnsOfForm, entryIn, levelIn, sumIn } from "../model/table-cells";
import { resultWords } from "../own-sheets/result/description";
import { levelExpression } from "../records/sum-formulas";
import { readLevel } from "../schemes/levels";
import type { Column } from "../schemes/types";
import { fold } from "../text/fold";
import { readCount } from "../text/numbers";
import { columnName, quoteSheetName, toA1, type CellAddress } from "../workbook/address";
import { decimal } from "../workbook/decimal";
import { cellText } from "../workbook/grid";
import { cellAt, type Cell } from "../workbook/snapshot";

/** Blank cells of the visible lists that their columns declare: sums, levels of sums, shares, and counts of levels. */
export function blankListSums({ sheets }: Pick<CheckResult, "sheets">): readonly SetCell[] {
  const tables = sheets.filter((s): s is TableSheet => s.kind === "table" && s.sheet.visibility === "visible");
  return tables.flatMap((table) => [...derivedEntries(table), ...statisticsOf(table, tables)]);
}

function edit({ sheet }: TableSheet, place: CellAddress | undefined, after: Cell | null): readonly SetCell[] {
  if (!place || !after || cellAt(sheet, place.row, place.column)) return [];
  return [{ kind: "set-cell", sheet: { id: sheet.id, name: sheet.name }, ...place, before: null, after }];
}

function derivedEntries(table: TableSheet): readonly SetCell[] {
  return columnsOfForm(table).flatMap((column) =>
    table.rows.flatMap((row) => edit(table, row.cells[column.id]?.cell, derivedCell(table, row, column))),
  );
}

/** What belongs into a blank cell of a row; null where its column declares nothing, or the row has nothing to go by. */
function derivedCell(table: TableSheet, row: TableRow, column: Column): Cell | null {
  if (column.sumOf) return sumCell(table, row, column);
  if (column.levelOf && !column.levelOf.isDecided) return levelCell(table, row, column);
  if (!column.shareOf) return null;
  const { part, whole } = column.shareOf;
  const [counted, all] = [part, whole].map((id) => readCount(row.cells[id]?.text ?? ""));
  const places = [part, whole].map((id) => row.cells[id]?.cell);
  if (counted === null || all === null || all === undefined || all === 0 || counted === undefined) return null;
  const [first, second] = places;
  if (!first || !second) return null;
  return {
    value: decimal(counted).div(all).round(4).toNumber(),
    formula: shareFormula(toA1(first), toA1(second)),
    format: SHARE_FORMAT,
  };
}

/** Blank until both counts are there; the share of nothing is blank too. */
export function shareFormula(part: string, whole: string): string {
  return `IF(COUNT(${part},${whole})<2,"",IF(${whole}>0,ROUND(${part}/${whole},4),""))`;
}

function sumCell(table: TableSheet, row: TableRow, { id, sumOf = [] }: Column): Cell | null {
  const places = sumOf.flatMap((part) => row.cells[part]?.cell ?? []);
  const entries = sumOf.map((part) => entryIn(table, row, part));
  if (places.length < sumOf.length || entries.every(({ kind }) => kind === "blank")) return null;
  // SUM and COUNT skip text, also such that evidently is a number.
  const isWhole = entries.every((entry) => entry.kind === "number" && !entry.isText);
  const sum = isWhole ? sumIn(table, row, id) : null;
  const range = areaOf(places);
  return {
    value: sum?.toNumber() ?? resultWords.unfinished,
    formula: `IF(COUNT(${range})<${places.length},"${resultWords.unfinished}",SUM(${range}))`,
    format: SCORE_FORMAT,
  };
}

function levelCell(table: TableSheet, row: TableRow, column: Column): Cell | null {
  const id = column.levelOf?.column ?? "";
  const total = columnsOfForm(table).find((c) => c.id === id);
  const place = row.cells[id]?.cell;
  if (!place || !total) return null;
  const typed = entryIn(table, row, id);
  const sum = typed.kind === "blank" && total.sumOf ? sumCell(table, row, total) : null;
  if (typed.kind !== "number" && !sum) return null;
  const isKnown = typed.kind === "number" ? !typed.isText : typeof sum?.value === "number";
  const level = isKnown ? bandIn(table, row, column) : null;
  const at = toA1(place);
  return {
    value: level ?? resultWords.unfinished,
    formula: `IF(ISNUMBER(${at}),${levelExpression(table.scheme.levels, at)},"${resultWords.unfinished}")`,
  };
}

/** "D4:J4" where the cells stand side by side, else "D4,F4". */
function areaOf(places: readonly CellAddress[]): string {
  const [first] = places;
  const last = places.at(-1);
  const isRun = places.every((p, i) => p.row === first?.row && p.column === first.column + i);
  return first && last && isRun && places.length > 1 ? `${toA1(first)}:${toA1(last)}` : places.map(toA1).join(",");
}

/** The counts of a table of statistics from the lists of results at hand, and shares from its own counts. */
function statisticsOf(table: TableSheet, tables: readonly TableSheet[]): readonly SetCell[] {
  const columns = columnsOfForm(table);
  const [count, share] = [columns.find((c) => c.role === "count"), columns.find((c) => c.role === "share")];
  if (!count || !columns.some((c) => c.role === "level-name")) return [];
  const sources = tables.filter((t) => t.scheme === table.scheme && columnsOfForm(t).some((c) => c.indicator));
  const lists = sources.map(resultsOf).filter((list) => list !== null);
  const rows = table.rows.flatMap((row) => {
    const word = fold(cellWithRole(table, row, "level-name")?.text ?? "");
    const place = row.cells[count.id]?.cell;
    const isCounted = readLevel(word, table.scheme) !== null || word === fold(resultWords.ungraded);
    return place && isCounted ? [{ row, word, place }] : [];
  });
  const entered = rows.map(({ row, word }): Cell | number | null => {
    const known = readCount(row.cells[count.id]?.text ?? "");
    return known ?? (lists.length === 0 ? null : countOf(table, word, lists, rows));
  });
  const counts: SetCell[] = rows.flatMap(({ place }, i) => edit(table, place, asCell(entered[i])));
  const numbers = entered.map((n) => (typeof n === "number" ? n : typeof n?.value === "number" ? n.value : null));
  const whole = numbers.reduce<number>((sum, n) => sum + (n ?? 0), 0);
  const all = `SUM(${rows.map(({ place }) => toA1(place)).join(",")})`;
  if (numbers.some((n) => n === null)) return counts;
  counts.push(...edit(table, table.sumRow?.cells[count.id]?.cell, { value: whole, formula: all }));
  if (!share || whole === 0) return counts;
  const shares = rows.flatMap(({ row, place }, i) =>
    edit(table, row.cells[share.id]?.cell, {
      value: decimal(numbers[i] ?? 0)
        .div(whole)
        .round(4)
        .toNumber(),
      formula: `IF(${all}>0,ROUND(${toA1(place)}/${all},4),"")`,
      format: SHARE_FORMAT,
    }),
  );
  return [...counts, ...shares];
}

function asCell(entered: Cell | number | null | undefined): Cell | null {
  return typeof entered === "object" ? entered : null;
}

/** A list of results: its levels, as they stand or will be filled in, and where. */
interface Results {
  readonly levels: readonly (string | null)[];
  /** The column of levels, from the first row to the last, for a formula on another sheet. */
  readonly range: string;
  /** A formula counts what a person reads: every level is the scheme's own word, and no other row stands among them. */
  readonly isLive: boolean;
}

function resultsOf(table: TableSheet): Results | null {
  const column = columnsOfForm(table).find((c) => c.role === "level");
  const at = table.columns.find((c) => c.id === column?.id)?.column;
  const rows = table.rows.filter((row) => (cellWithRole(table, row, "branch")?.text ?? "") !== "");
  const [first] = rows;
  const last = rows.at(-1);
  if (!column || at === undefined || !first || !last) return null;
  const levels = rows.map((row) => levelIn(table, row)?.level ?? filledLevel(table, row, column));
  const name = columnName(at);
  return {
    levels,
    range: `${quoteSheetName(table.sheet.name)}!$${name}$${first.row + 1}:$${name}$${last.row + 1}`,
    isLive: rows.every((row, i) => {
      const typed = cellText(cellAt(table.sheet, row.row, at));
      return typed === "" || typed === levels[i];
    }),
  };
}

function filledLevel(table: TableSheet, row: TableRow, column: Column): string | null {
  const filled = entryIn(table, row, column.id).kind === "blank" ? derivedCell(table, row, column) : null;
  return filled ? readLevel(cellText(filled), table.scheme) : null;
}

/** How many branches are on the level of this row; of the row 未定级, what is left. */
function countOf(
  { scheme }: TableSheet,
  word: string,
  lists: readonly Results[],
  rows: readonly { readonly word: string; readonly place: CellAddress }[],
): Cell | null {
  const all = lists.flatMap(({ levels }) => levels);
  const level = readLevel(word, scheme);
  const isLive = lists.every((list) => list.isLive);
  if (level !== null) {
    const value = all.filter((l) => l === level).length;
    return isLive ? { value, formula: lists.map(({ range }) => `COUNTIF(${range},"${level}")`).join("+") } : { value };
  }
  const value = all.filter((l) => l === null).length;
  const others = rows.filter((r) => r.word !== word).map(({ place }) => toA1(place));
  const isWhole = lists.every(({ levels, range }) => levels.length === rowsIn(range));
  const total = lists.map(({ range }) => `ROWS(${range})`).join("+");
  return isLive && isWhole && others.length > 0 ? { value, formula: `${total}-SUM(${others.join(",")})` } : { value };
}

/** The rows of "记分!$L$4:$L$24". */
function rowsIn(range: string): number {
  const [from = 0, to = 0] = (/\$(\d+):\$[A-Z]+\$(\d+)$/.exec(range) ?? []).slice(1).map(Number);
  return to - from + 1;
}
