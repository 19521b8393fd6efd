import type { ColumnMeaning } from "../headings/meaning";
import type { FoundItem, ScoreColumn, ScoringSheet } from "../model/recognised-sheet";
import { fold } from "../text/fold";
import { readNumber } from "../text/numbers";
import type { CellAddress } from "../workbook/address";
import { decimal, sum } from "../workbook/decimal";
import { readTiers, worthOf } from "../rubrics/tiers";
import { isTick } from "../text/ticks";
import { makeGrid, type GridCell } from "../workbook/grid";
import { knownCell } from "../workbook/known-value";

/** Numbers of a column beside the scores that do not go with them, under its heading. */
interface ContradictingColumn {
  readonly heading: string;
  readonly cells: readonly CellAddress[];
}

/** Averages are printed with one decimal at least. */
const ROUNDING = 0.05;

/** Shares are printed in whole percent at least. */
const ROUNDING_OF_SHARES = 0.0051;

/** What is taken for the final score where it differs from the one beside it. */
const FINAL = /^(?:最终|最后)/;

/**
 * Columns beside the scores whose numbers contradict them: points taken off or given that do not lead from the maximum to
 * the score, an average that is none of its judges' scores, a final score that differs from the one that is counted, a score
 * times its weight that is something else, its share of the maximum, a mark under a tier that is not worth the score.
 */
export function contradictingColumns(sheet: ScoringSheet): readonly ContradictingColumn[] {
  const { columns } = sheet;
  if (columns.some((c) => c.inText || c.places) || new Set(columns.map((c) => c.branch?.name)).size > 1) return [];
  const first = Math.min(...sheet.items.map((i) => i.row));
  const above = makeGrid(sheet.sheet).cells.filter((c) => c.row < first);
  const headingOf = (column: number): string => above.filter((c) => c.column === column).at(-1)?.text ?? "";
  const isBeside = [...sheet.meanings.values()].some(({ kind }) => /deduction|addition|derived|rate/.test(kind));
  const found = isBeside
    ? [
        ...columnsOfAverages(sheet, headingOf),
        ...columnsOfChanges(sheet),
        ...finalColumns(sheet, headingOf),
        ...weightedColumns(sheet),
        ...rateColumns(sheet),
      ]
    : [];
  found.push(...tickedColumns(sheet, above));
  return found.flatMap(({ column, rows }) =>
    rows.length === 0 ? [] : [{ heading: headingOf(column), cells: rows.map((row) => ({ row, column })) }],
  );
}

interface RowsOfColumn {
  readonly column: number;
  readonly rows: readonly number[];
}

function numberAt({ sheet }: ScoringSheet, row: number, column: number): number | null {
  const value = knownCell(sheet, row, column)?.value;
  return typeof value === "number" ? value : typeof value === "string" ? readNumber(value) : null;
}

function columnsOfAverages(sheet: ScoringSheet, headingOf: (column: number) => string): readonly RowsOfColumn[] {
  return sheet.columns.flatMap((average) => {
    const judges = sheet.columns.filter((c) => c.party === average.party && !c.isDerived);
    if (!average.isDerived || judges.length < 2 || !/平均|均分/.test(fold(headingOf(average.column)))) return [];
    const rows = sheet.items.flatMap(({ row, criterion }) => {
      const stated = numberAt(sheet, row, average.column);
      const given = judges.flatMap((c) => numberAt(sheet, row, c.column) ?? []);
      // A score that is too high is told itself.
      if (stated === null || given.length < 2 || Math.max(...given) > (criterion.maximum ?? Infinity)) return [];
      return averagesOf(given).some((a) => Math.abs(a - stated) <= ROUNDING) ? [] : [row];
    });
    return [{ column: average.column, rows }];
  });
}

/** Of all, and without the highest and the lowest. */
function averagesOf(given: readonly number[]): readonly number[] {
  const inner = [...given].sort((a, b) => a - b).slice(1, -1);
  return [given, inner].filter((g) => g.length > 0).map((g) => g.reduce((a, b) => a + b, 0) / g.length);
}

/** The columns of one kind that belong to a party's scores: those that name it, or no party where it is the only one. */
export function besides(sheet: ScoringSheet, { party }: ScoreColumn, kind: ColumnMeaning["kind"]): readonly number[] {
  const isOnly = new Set(sheet.columns.map((c) => c.party)).size === 1;
  const taken = new Set(sheet.columns.map((c) => c.column));
  return [...sheet.meanings].flatMap(([column, meaning]) => {
    const isOwn = meaning.kind === kind && "party" in meaning && (meaning.party === party || isOnly);
    return isOwn && !taken.has(column) ? [column] : [];
  });
}

function columnsOfChanges(sheet: ScoringSheet): readonly RowsOfColumn[] {
  return sheet.columns.flatMap((score): readonly RowsOfColumn[] => {
    const [deduction, ...others] = besides(sheet, score, "deduction");
    const [addition, ...more] = besides(sheet, score, "addition");
    const changes = deduction ?? addition;
    if (score.isDeduction || score.isDerived || changes === undefined || others.length + more.length > 0) return [];
    if (deduction === undefined && isTotalStated(sheet, score)) return [];
    const changed = (item: FoundItem, column: number): number | null => {
      const given = rowsOf(sheet, item, score).flatMap((row) => numberAt(sheet, row, column) ?? []);
      return given.length === 0 ? null : sum(given.map(decimal)).toNumber();
    };
    const isWrong = (item: FoundItem): boolean => {
      const {
        row,
        criterion: { maximum, kind },
      } = item;
      const given = numberAt(sheet, row, score.column);
      const lost = deduction === undefined ? null : changed(item, deduction);
      const won = addition === undefined ? null : changed(item, addition);
      if (given === null || maximum === null || !/score|options/.test(kind) || (lost ?? 0) + (won ?? 0) === 0)
        return false;
      const left = Math.max(0, maximum - Math.abs(lost ?? 0) + (won ?? 0));
      return Math.abs(given - left) > 1e-9 && Math.abs(given - Math.min(maximum, left)) > 1e-9;
    };
    const wrong = sheet.items.filter(isWrong).map((i) => i.row);
    const added = wrong.filter((row) => addition !== undefined && numberAt(sheet, row, changes) === null);
    const taken = wrong.filter((row) => !added.includes(row));
    return [
      { column: changes, rows: [...taken, ...wrongSums(sheet, score, changes)] },
      { column: addition ?? changes, rows: added },
    ];
  });
}

/** An item's row and those below it that its score was merged over: blank under the scores and the points to be had. */
function rowsOf(sheet: ScoringSheet, { row }: FoundItem, score: ScoreColumn): readonly number[] {
  const rows = [row];
  const known = new Set([...sheet.items.flatMap((i) => i.rows ?? [i.row]), ...sheet.footerRows]);
  const columns = [score.column, sheet.maximumColumn ?? score.column];
  for (let next = row + 1; !known.has(next); next++) {
    const isBlank = columns.every((column) => knownCell(sheet.sheet, next, column) === undefined);
    if (!isBlank || !hasCells(sheet, next)) break;
    rows.push(next);
  }
  return rows;
}

function hasCells({ sheet }: ScoringSheet, row: number): boolean {
  return (makeGrid(sheet).rows.get(row) ?? []).length > 0;
}

/** Rows of totals that state something else in a column beside the scores than its numbers make. */
function wrongSums(sheet: ScoringSheet, score: ScoreColumn, column: number): readonly number[] {
  const rows = sheet.items.flatMap((item) => rowsOf(sheet, item, score));
  const made = sum(rows.map((row) => decimal(numberAt(sheet, row, column) ?? 0)));
  return sheet.sumCells.flatMap(({ kind, column: of, cell: { row } }) => {
    const stated = kind === "total" && of === score ? numberAt(sheet, row, column) : null;
    return stated === null || made.abs().eq(Math.abs(stated)) ? [] : [row];
  });
}

/** The sheet's own total is that of the scores alone: what was given beside them is in none. */
function isTotalStated(sheet: ScoringSheet, score: ScoreColumn): boolean {
  const scores = sheet.items.map(({ row }) => decimal(numberAt(sheet, row, score.column) ?? 0));
  const total = sum(scores).toNumber();
  return sheet.sumCells.some(
    ({ kind, column, cell }) =>
      kind === "total" && column === score && numberAt(sheet, cell.row, cell.column) === total,
  );
}

function finalColumns(sheet: ScoringSheet, headingOf: (column: number) => string): readonly RowsOfColumn[] {
  const [score, ...others] = sheet.columns;
  // Times a weight, the final score is another one.
  if (!score || others.length > 0 || sheet.rubric.hasItemWeights) return [];
  return besides(sheet, score, "derived")
    .filter((column) => FINAL.test(fold(headingOf(column))))
    .map((column) => ({
      column,
      rows: sheet.items.flatMap(({ row }) => {
        const [given, final] = [numberAt(sheet, row, score.column), numberAt(sheet, row, column)];
        return given === null || final === null || Math.abs(given - final) < 1e-9 ? [] : [row];
      }),
    }));
}

/** 得分 · 权重 · 加权得分: nearly every line says that the last is the product of the others, and so does its total. */
function weightedColumns(sheet: ScoringSheet): readonly RowsOfColumn[] {
  const [score, ...others] = sheet.columns;
  const [weight, ...more] = [...sheet.meanings].flatMap(([column, { kind }]) => (kind === "weight" ? [column] : []));
  const [column, ...rest] = score ? besides(sheet, score, "derived") : [];
  if (!sheet.rubric.hasItemWeights || !score || weight === undefined || column === undefined) return [];
  if (others.length + more.length + rest.length > 0) return [];
  const stated = (row: number): number | null => numberAt(sheet, row, column);
  const lines = sheet.items.flatMap(({ row }) => {
    const [given, share, product] = [numberAt(sheet, row, score.column), shareAt(sheet, row, weight), stated(row)];
    return given === null || share === null || product === null ? [] : [{ row, product, of: given * share }];
  });
  const wrong = lines.filter(({ product, of }) => Math.abs(product - of) > ROUNDING).map((l) => l.row);
  if (lines.length < sheet.items.length || wrong.length > lines.length / 2) return [];
  const total = sum(lines.map((l) => decimal(l.product))).toNumber();
  const totals = new Set(sheet.sumCells.filter(({ kind }) => kind === "total").map(({ cell }) => cell.row));
  const isOff = (row: number): boolean => Math.abs((stated(row) ?? total) - total) > ROUNDING;
  return [{ column, rows: [...wrong, ...[...totals].filter(isOff)] }];
}

/** 得分率: nearly every line says that it is the score's share of the maximum. */
function rateColumns(sheet: ScoringSheet): readonly RowsOfColumn[] {
  const [score, ...others] = sheet.columns;
  if (!score || others.length > 0) return [];
  return [...sheet.meanings].flatMap(([column, { kind }]) => {
    if (kind !== "rate") return [];
    const lines = sheet.items.flatMap(({ row, criterion: { maximum } }) => {
      const [given, share] = [numberAt(sheet, row, score.column), shareAt(sheet, row, column)];
      return given === null || share === null || !maximum ? [] : [{ row, gap: Math.abs(share - given / maximum) }];
    });
    const wrong = lines.filter(({ gap }) => gap > ROUNDING_OF_SHARES).map((l) => l.row);
    return wrong.length > lines.length / 3 ? [] : [{ column, rows: wrong }];
  });
}

/** 40%, shown so or written so, and 0.4; null for anything else. */
function shareAt({ sheet }: ScoringSheet, row: number, column: number): number | null {
  const value = knownCell(sheet, row, column)?.value;
  if (typeof value === "number") return value > 1 ? value / 100 : value;
  const percent = typeof value === "string" ? readNumber(value.replace(/[%％]/, "")) : null;
  return percent === null ? null : percent / 100;
}

/** A（1.0） √ beside 得分 8 of 10. */
function tickedColumns(sheet: ScoringSheet, above: readonly GridCell[]): readonly RowsOfColumn[] {
  const [score, ...others] = sheet.columns;
  const rows = [...new Set(above.map((c) => c.row))];
  const tiers = rows.flatMap((row) => readTiers(above.filter((c) => c.row === row)) ?? [])[0];
  if (!score || others.length > 0 || !tiers || tiers.columns.some((t) => t.column === score.column)) return [];
  const wrong = sheet.items.flatMap(({ row, criterion }): readonly CellAddress[] => {
    const given = numberAt(sheet, row, score.column);
    const ticked = tiers.columns.filter(({ column }) =>
      isTick(String(knownCell(sheet.sheet, row, column)?.value ?? "")),
    );
    const worth = ticked.map((tier) => worthOf(tier, tiers, criterion.maximum));
    const isRight = worth.length < 2 && worth.every((w) => w === null || given === null || isWithin(given, w));
    return isRight ? [] : ticked.slice(0, 1).map(({ column }) => ({ row, column }));
  });
  return [...new Set(wrong.map((c) => c.column))].map((column) => ({
    column,
    rows: wrong.filter((c) => c.column === column).map((c) => c.row),
  }));
}

function isWithin(given: number, { from, to }: { readonly from: number; readonly to: number }): boolean {
  return given >= from - ROUNDING && given <= to + ROUNDING;
}
