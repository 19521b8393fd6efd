import { sum } from "../decimal";
import { SCORE_FORMAT } from "../design/styles";
import { readEvaluation } from "../records/evaluations";
import type { Evaluation } from "../records/types";
import type { ScoringSheet, SummaryCell } from "../recognition/types";
import { levelOf } from "../scoring/levels";
import type { Level } from "../schemes/types";
import { quoteSheetName, rangeToA1, toA1 } from "../workbook/address";
import type { Cell } from "../workbook/snapshot";
import { resultWords } from "./result/wording";

/** Score cells as the fewest ranges of one column: "D3:D9,D11". `sheetName` null for the same sheet. */
export function scoreRanges(rows: readonly number[], column: number, sheetName: string | null): string {
  const sorted = [...rows].sort((a, b) => a - b);
  const ranges: string[] = [];
  for (let i = 0; i < sorted.length;) {
    let end = i;
    while (sorted[end + 1] === (sorted[end] as number) + 1) end++;
    const top = sorted[i] as number;
    const reference = rangeToA1({ top, left: column, bottom: sorted[end] as number, right: column });
    ranges.push(sheetName === null ? reference : `${quoteSheetName(sheetName)}!${reference}`);
    i = end + 1;
  }
  return ranges.join(",");
}

/** `IF(COUNT(range)<n,"未填完",SUM(range))` with the value Excel will compute for it. */
export function sumFormula(evaluation: Evaluation, category: string | null, sheetName: string | null): Cell {
  const scores = evaluation.scores.filter((s) => category === null || s.category === category);
  const expected = evaluation.sheet.rubric.categories
    .filter((c) => category === null || c.name === category)
    .reduce((n, c) => n + c.items.length, 0);
  const ranges = scoreRanges(
    scores.map((s) => s.cell.row),
    evaluation.column.column,
    sheetName,
  );
  if (ranges === "") return { value: resultWords.unfinished };
  if (evaluation.column.inText) {
    const stated = scores.flatMap((s) => (s.isValid && s.entry.kind === "score" ? [s.entry.value] : []));
    return { value: stated.length < expected ? resultWords.unfinished : sum(stated).toNumber(), format: SCORE_FORMAT };
  }
  // SUM and COUNT skip text, so a score typed as text leaves the sum unfinished until it is mended.
  const numbers = scores.flatMap((s) => (s.entry.kind === "score" && !s.entry.isText ? [s.entry.value] : []));
  const value = numbers.length < expected ? resultWords.unfinished : sum(numbers).toNumber();
  return {
    value,
    formula: `IF(COUNT(${ranges})<${expected},"${resultWords.unfinished}",SUM(${ranges}))`,
    format: SCORE_FORMAT,
  };
}

/** Nested IF over inclusive lower bounds, best level first: IF(x>=90,"先进",IF(x>=75,"较好",…,"后进")). */
export function levelExpression(levels: readonly Level[], value: string): string {
  const bounded = levels.filter((l) => l.from !== null);
  const last = levels.at(-1);
  const lowest = last && last.from === null ? `"${last.name}"` : '""';
  return bounded.reduceRight((rest, level) => `IF(${value}>=${level.from},"${level.name}",${rest})`, lowest);
}

/** What belongs into a blank 小计, 合计 or 等级 cell; null where the rules give nothing to write. */
export function summaryFormula(sheet: ScoringSheet, summary: SummaryCell): Cell | null {
  if (sheet.rubric.letters) return null;
  const evaluation = readEvaluation(sheet, summary.column);
  if (summary.kind === "category-sum")
    return summary.category === null ? null : sumFormula(evaluation, summary.category, null);
  if (summary.kind === "total") return sumFormula(evaluation, null, null);
  const { levels } = sheet.scheme;
  if (!levels.some((l) => l.from !== null)) return null;
  const total = sheet.summaries.find((s) => s.kind === "total" && s.column === summary.column);
  const sumCell = sumFormula(evaluation, null, null);
  const source = total ? toA1(total.cell) : (sumCell.formula ?? "");
  const value =
    typeof sumCell.value === "number"
      ? (levelOf(evaluation.total ?? evaluation.partial, levels, false)?.name ?? "")
      : resultWords.unfinished;
  return { value, formula: `IF(ISNUMBER(${source}),${levelExpression(levels, source)},"${resultWords.unfinished}")` };
}
