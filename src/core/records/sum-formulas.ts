import { SCORE_FORMAT } from "../design/styles";
import { readEvaluation } from "./evaluations";
import type { Evaluation, ItemScore } from "../model/branch";
import { isScattered, type ScoringSheet, type SumCell } from "../model/recognised-sheet";
import { levelOf } from "../schemes/levels";
import { asTotal, ceilingOf, counts, isExtra, sumOfCategories } from "../scoring/points";
import type { Category, Level } from "../schemes/types";
import { decimal, sum } from "../workbook/decimal";
import { quoteSheetName, rangeToA1, toA1 } from "../workbook/address";
import { cellAt, type Cell } from "../workbook/snapshot";
import { resultWords } from "../own-sheets/result/description";

/** Score cells as the fewest areas of one column: "D3:D9", "D11". `sheetName` null for the same sheet. */
export function scoreAreas(rows: readonly number[], column: number, sheetName: string | null): readonly string[] {
  const sorted = [...rows].sort((a, b) => a - b);
  const areas: string[] = [];
  for (let i = 0; i < sorted.length;) {
    let end = i;
    while (sorted[end + 1] === (sorted[end] as number) + 1) end++;
    const top = sorted[i] as number;
    const reference = rangeToA1({ top, left: column, bottom: sorted[end] as number, right: column });
    areas.push(sheetName === null ? reference : `${quoteSheetName(sheetName)}!${reference}`);
    i = end + 1;
  }
  return areas;
}

/**
 * `IF(COUNT(range)<n,"未填完",SUM(range))` with the value Excel will compute for it. Bonuses and
 * deductions are not awaited, but what is entered for them must be a number; a deduction lowers the
 * sum whatever its sign, and a ceiling that the document prints (加分最高10分) holds.
 */
export function sumFormula(evaluation: Evaluation, category: string | null, sheetName: string | null): Cell {
  const summed = evaluation.sheet.rubric.categories.filter((c) => category === null || c.name === category);
  const scores = evaluation.scores.filter((s) => summed.some((c) => c.name === s.category));
  const given = scores.filter((s) => !isExtra(s.criterion));
  const extra = scores.filter((s) => isExtra(s.criterion));
  const expected = summed.reduce((n, c) => n + c.items.filter((item) => !isExtra(item)).length, 0);
  if (scores.length === 0) return { value: resultWords.unfinished };
  const { ceiling } = evaluation.sheet.rubric;
  const limited = (value: Big): number => (category === null ? asTotal({ ceiling }, value) : value).toNumber();
  const limit = (expression: string): string =>
    category === null && ceiling !== undefined ? `MIN(${ceiling},${expression})` : expression;
  if (isScattered(evaluation.column)) {
    const isWhole = given.filter((s) => s.isValid).length >= expected && extra.every(counts);
    return {
      value: isWhole ? limited(sumOfCategories(summed, scores)) : resultWords.unfinished,
      format: SCORE_FORMAT,
    };
  }
  const { column, isDeduction } = evaluation.column;
  const areas = (of: readonly ItemScore[]): readonly string[] =>
    scoreAreas(
      of.map((s) => s.cell.row),
      column,
      sheetName,
    );
  if (isDeduction) return deductionFormula(summed, scores, areas);
  // SUM and COUNT skip text, so a score typed as text leaves the sum unfinished until it is mended.
  const isNumber = (s: ItemScore): boolean => s.entry.kind === "score" && !s.entry.isText;
  const isStray = (s: ItemScore): boolean => cellAt(evaluation.sheet.sheet, s.cell.row, column) !== undefined;
  const isOpen = given.filter(isNumber).length < expected || extra.some((s) => !isNumber(s) && isStray(s));
  const open = [
    ...(expected > 0 ? [given.length > 0 ? `COUNT(${areas(given).join(",")})<${expected}` : "TRUE"] : []),
    ...(extra.length > 0 ? [`COUNTA(${areas(extra).join(",")})>COUNT(${areas(extra).join(",")})`] : []),
  ];
  return {
    value: isOpen ? resultWords.unfinished : limited(sumOfCategories(summed, scores, true)),
    formula: `IF(${open.length > 1 ? `OR(${open.join(",")})` : (open[0] ?? "FALSE")},"${resultWords.unfinished}",${limit(sumExpression(summed, scores, areas))})`,
    format: SCORE_FORMAT,
  };
}

/** What is left of the maxima: blanks took nothing off, but what is entered must be a number. */
function deductionFormula(
  summed: readonly Category[],
  scores: readonly ItemScore[],
  areas: (of: readonly ItemScore[]) => readonly string[],
): Cell {
  const all = areas(scores);
  const maxima = sum(scores.map((s) => decimal(s.criterion.maximum ?? 0))).toNumber();
  const isOpen = scores.some((s) => s.entry.kind !== "score" || s.entry.isText);
  const lost = all.map((area) => `-SUMIF(${area},">0")+SUMIF(${area},"<0")`).join("");
  return {
    value: isOpen ? resultWords.unfinished : sumOfCategories(summed, scores, true).toNumber(),
    formula: `IF(OR(COUNT(${all.join(",")})=0,COUNTA(${all.join(",")})>COUNT(${all.join(",")})),"${resultWords.unfinished}",${maxima}${lost})`,
    format: SCORE_FORMAT,
  };
}

/** `SUM(range)`, less deductions, categories with a ceiling apart. */
function sumExpression(
  summed: readonly Category[],
  scores: readonly ItemScore[],
  areas: (of: readonly ItemScore[]) => readonly string[],
): string {
  const limited = summed.filter((c) => ceilingOf(c) !== null);
  const of = (category: Category): readonly ItemScore[] => scores.filter((s) => s.category === category.name);
  const rest = scores.filter((s) => !limited.some((c) => c.name === s.category));
  const parts = [
    plainExpression(rest, areas),
    ...limited.flatMap((category) => {
      const ceiling = ceilingOf(category);
      const expression = plainExpression(of(category), areas);
      if (!ceiling || expression === "") return [];
      return ceiling.kind === "bonus" ? `MIN(${ceiling.limit},${expression})` : `MAX(-${ceiling.limit},${expression})`;
    }),
  ];
  return parts.filter((part) => part !== "").join("+") || "0";
}

function plainExpression(scores: readonly ItemScore[], areas: (of: readonly ItemScore[]) => readonly string[]): string {
  const isLoss = (s: ItemScore): boolean => s.criterion.kind === "deduction";
  const added = areas(scores.filter((s) => !isLoss(s)));
  // SUMIF takes one area only; the two signs together are the amount without its sign.
  const lost = areas(scores.filter(isLoss)).map((area) => `-SUMIF(${area},">0")+SUMIF(${area},"<0")`);
  return `${added.length > 0 ? `SUM(${added.join(",")})` : ""}${lost.join("")}`;
}

/** Nested IF over inclusive lower bounds, best level first: IF(x>=90,"先进",IF(x>=75,"较好",…,"后进")). */
export function levelExpression(levels: readonly Level[], value: string): string {
  const bounded = levels.filter((l) => l.from !== null);
  const last = levels.at(-1);
  const lowest = last && last.from === null ? `"${last.name}"` : '""';
  return bounded.reduceRight((rest, level) => `IF(${value}>=${level.from},"${level.name}",${rest})`, lowest);
}

/** What a sum counts: 加分 below 合计 is none of it. */
export function summedAt({ kind, cell }: SumCell, evaluation: Evaluation): Evaluation {
  const isBelow = (s: ItemScore): boolean => kind === "total" && isExtra(s.criterion) && s.cell.row > cell.row;
  return { ...evaluation, scores: evaluation.scores.filter((s) => !isBelow(s)) };
}

/** Where a party's total stands on its own sheet, else the formula that adds it up; "" where none can. */
export function totalSource(evaluation: Evaluation): string {
  const total = evaluation.sheet.sumCells.filter((s) => s.kind === "total" && s.column === evaluation.column).at(-1);
  return total ? toA1(total.cell) : (sumFormula(evaluation, null, null).formula ?? "");
}

/** What belongs into a blank 小计, 合计 or 等级 cell of a party; null where the rules give nothing to write. */
export function sumCellFormula(sheet: ScoringSheet, summary: SumCell): Cell | null {
  if (sheet.rubric.letters) return null;
  const evaluation = summedAt(summary, readEvaluation(sheet, summary.column));
  if (summary.kind === "category-sum")
    return summary.category === null ? null : sumFormula(evaluation, summary.category, null);
  if (summary.kind === "total") return sumFormula(evaluation, null, null);
  const { levels } = sheet.scheme;
  if (!levels.some((l) => l.from !== null)) return null;
  const sumCell = sumFormula(evaluation, null, null);
  const source = totalSource(evaluation);
  const value =
    typeof sumCell.value === "number"
      ? (levelOf(evaluation.total ?? evaluation.partial, levels, false)?.name ?? "")
      : resultWords.unfinished;
  // Scores that no formula can add up leave nothing for a level to hang on.
  if (source === "") return { value };
  return { value, formula: `IF(ISNUMBER(${source}),${levelExpression(levels, source)},"${resultWords.unfinished}")` };
}
