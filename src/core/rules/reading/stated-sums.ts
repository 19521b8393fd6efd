import type { SetCell } from "../../changes/change-set";
import { Big, decimal, roundTotal, sum } from "../../workbook/decimal";
import type { ItemScore } from "../../model/branch";
import { sumCellFormula, summedAt } from "../../records/sum-formulas";
import { cellText, showsNumber } from "../../workbook/grid";
import type { Category } from "../../schemes/types";
import { asTotal, counts, sumOfCategories } from "../../scoring/points";
import { oneLine } from "../../text/fold";
import { readLeadingScore, readNumber } from "../../text/numbers";
import { isCellError, type Cell } from "../../workbook/snapshot";
import type { CellAddress } from "../../workbook/address";
import { knownCell } from "../../workbook/known-value";
import { evaluationsOf, type CheckContext } from "../rule";

interface SumMismatch {
  readonly sheet: string;
  readonly cell: CellAddress;
  readonly branch: string | null;
  readonly party: string;
  readonly category: string | null;
  readonly entered: number | string;
  readonly computed: number;
  readonly fix: readonly SetCell[] | null;
}

/**
 * Stated sums of one kind that differ from the sum of their scores. While scores are missing a
 * formula's partial sum is no error; a typed number must still be the sum of what is there.
 */
export function* sumMismatches(context: CheckContext, kind: "total" | "category-sum"): Generator<SumMismatch> {
  for (const { branch, evaluation } of evaluationsOf(context)) {
    const { sheet: scoring } = evaluation;
    if (scoring.rubric.hasItemWeights) continue;
    for (const summary of scoring.sumCells) {
      if (summary.kind !== kind || summary.isWhole || summary.column !== evaluation.column) continue;
      const cell = knownCell(scoring.sheet, summary.cell.row, summary.cell.column);
      if (!cell || cell.value === null) continue;
      const { group } = summary;
      const names = summary.categories ?? [summary.category];
      const summed = scoring.rubric.categories.filter((c) => kind === "total" || group || names.includes(c.name));
      const all = evaluation.scores.filter((s) =>
        group ? group.rows.has(s.cell.row) : summed.some((c) => c.name === s.category),
      );
      const { scores } = summedAt(summary, { ...evaluation, scores: all });
      const added = sumOfCategories(summed, scores, true);
      const withAll = sumOfCategories(summed, all, true);
      const computed = kind === "total" ? asTotal(scoring.rubric, added) : added;
      const text = cellText(cell);
      const stated = statedNumber(cell);
      const isFormula = cell.formula !== undefined;
      // 合计 may be what was added as well as the total that it makes.
      if (
        stated === null
          ? isFormula && !isCellError(cell.value)
          : [computed, added, withAll].some((value) => isSum(stated, value, summed))
      )
        continue;
      const others = summary.anyOf === undefined || stated === null ? [] : branch.evaluations;
      if (others.some((e) => isSum(stated ?? 0, sumOfCategories(summed, e.scores, true), summed))) continue;
      // Below what was taken off may stand its sum as well as what is left.
      if (stated !== null && evaluation.column.isDeduction && isRounded(stated, sumDeducted(scores))) continue;
      // SUM skips a score typed as text; that cell has its own finding, and the sum follows it.
      if (isFormula && scores.some((s) => (s.entry.kind === "score" ? s.entry.isText : !counts(s)))) continue;
      const after = sumCellFormula(scoring, summary);
      yield {
        sheet: scoring.sheet.name,
        cell: summary.cell,
        branch: branch.name,
        party: evaluation.party,
        category: summary.categories ? `${names[0]}…${names.at(-1)}` : (group?.name ?? summary.category),
        entered: stated ?? oneLine(text),
        computed: computed.toNumber(),
        fix:
          after && !isFormula && !summary.anyOf && isPlainNumber(cell)
            ? [
                {
                  kind: "set-cell",
                  sheet: { id: scoring.sheet.id, name: scoring.sheet.name },
                  row: summary.cell.row,
                  column: summary.cell.column,
                  before: cell,
                  after: after,
                },
              ]
            : null,
      };
    }
  }
}

/** 98, 98分, and what words stand beside: 98（先进）, 共98分, 九十八分; null where no number is stated. */
function statedNumber(cell: Cell): number | null {
  if (typeof cell.value === "number") return cell.value;
  const text = cellText(cell);
  return readNumber(text) ?? readLeadingScore(text);
}

/** A sum that says nothing else, so that its formula may take its place. */
function isPlainNumber(cell: Cell): boolean {
  return typeof cell.value === "number" ? showsNumber(cell) : readNumber(cellText(cell)) !== null;
}

/** Totals in lines of words, of one party or of a sheet with one column of scores, that differ from its sum. */
export function* saidMismatches(context: CheckContext): Generator<Omit<SumMismatch, "category" | "fix">> {
  for (const { branch, evaluation } of evaluationsOf(context)) {
    const { sheet: scoring, party, column } = evaluation;
    const of = scoring.columns.filter((c) => c.party === party);
    if (scoring.rubric.hasItemWeights || scoring.columns.some((c) => c.branch?.name !== column.branch?.name)) continue;
    const { categories } = scoring.rubric;
    const added = sumOfCategories(categories, evaluation.scores, true);
    const computed = asTotal(scoring.rubric, added);
    for (const said of scoring.saidTotals) {
      // 考评得分：38 above a single column 得分 is of no other one.
      const isOnly = scoring.columns.length === 1 && (said.party === null || party === "score");
      const isOwn = isOnly || (of.length === 1 && said.party === party);
      if (said.isWhole || !isOwn || [computed, added].some((value) => isSum(said.value, value, categories))) continue;
      const { cell, value: entered } = said;
      yield {
        sheet: scoring.sheet.name,
        cell,
        branch: branch.name,
        party,
        entered,
        computed: computed.toNumber(),
      };
    }
  }
}

/** A sum of deductions alone may stand without its sign. */
function isSum(stated: number, computed: Big, summed: readonly Category[]): boolean {
  const isLoss = summed.every((c) => c.items.every((i) => i.kind === "deduction"));
  return isRounded(stated, computed) || (isLoss && isRounded(-stated, computed));
}

/** Both are the same at four decimals, which averages fill, or the stated one is rounded half up to two. */
export function isRounded(stated: number, computed: Big): boolean {
  const value = roundTotal(decimal(Number(stated.toPrecision(15))));
  return value.eq(roundTotal(computed)) || value.eq(computed.round(2, Big.roundHalfUp));
}

function sumDeducted(scores: readonly ItemScore[]): Big {
  return sum(scores.flatMap(({ entry }) => (entry.kind === "score" && entry.deducted ? [entry.deducted] : [])));
}

interface WholeMismatch {
  readonly sheet: string;
  readonly cell: CellAddress;
  readonly branch: string | null;
  readonly entered: number | string;
  readonly computed: number;
}

/** Results of all parties together (综合得分) that differ from the weighted total. */
export function* wholeMismatches({ branches }: CheckContext): Generator<WholeMismatch> {
  for (const { name, sources, total } of branches) {
    if (total === null) continue;
    for (const source of sources) {
      if (source.kind !== "scoring") continue;
      for (const { cell, isWhole, value: entered } of source.saidTotals) {
        if (!isWhole || isRounded(entered, total)) continue;
        yield { sheet: source.sheet.name, cell, branch: name, entered, computed: total.toNumber() };
      }
      for (const { kind, cell, isWhole } of source.sumCells) {
        const typed = kind === "total" && isWhole ? knownCell(source.sheet, cell.row, cell.column) : undefined;
        if (!typed || typed.value === null) continue;
        const text = cellText(typed);
        const stated = statedNumber(typed);
        const isOpen = typed.formula !== undefined && !isCellError(typed.value);
        if (stated === null ? isOpen : isRounded(stated, total)) continue;
        yield {
          sheet: source.sheet.name,
          cell,
          branch: name,
          entered: stated ?? oneLine(text),
          computed: total.toNumber(),
        };
      }
    }
  }
}
