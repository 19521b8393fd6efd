import type { BranchResult, Evaluation } from "../model/branch";
import type { SumCell } from "../model/recognised-sheet";
import { resultWords } from "../own-sheets/result/description";
import { levelExpression, sumCellFormula, totalSource } from "../records/sum-formulas";
import { levelOf, worse } from "../schemes/levels";
import { isComputed, vetoLevel } from "../scoring/decide";
import type { Cell } from "../workbook/snapshot";

/**
 * What a blank level cell of a scoring sheet gets, so that it says what 「得分与定级」 says: in the column that has the last
 * word the final level, elsewhere what the party's own scores come to, vetoes included in both. Live where a formula of
 * this sheet gives that level. null where nothing is settled that it could say: 「得分与定级」 names the reason.
 */
export function levelCell(branch: BranchResult, evaluation: Evaluation, summary: SumCell): Cell | null {
  const { scheme, level } = branch;
  const own = sumCellFormula(evaluation.sheet, summary);
  if (!own) return null;
  const parties = new Set(branch.evaluations.map(({ party }) => party));
  const isWeighed = isComputed(scheme) ? scheme.weights.length > 1 : parties.size > 1;
  const isLast = summary.isWhole === true || !isWeighed || evaluation.party === "review";
  if (!isLast) return underVetoes(branch, own);
  const live = isWeighed ? weighed(branch, evaluation) : own;
  if (level !== null) return live?.value === level ? live : { value: level };
  return isComputed(scheme) ? live : null;
}

/** A party's own level, where nothing that a person confirmed decides without its scores. */
function underVetoes({ scheme, appliedVetoes }: BranchResult, own: Cell): Cell {
  const levels = scheme.levels;
  const name = levels.find((one) => one.name === own.value)?.name ?? null;
  const worst = appliedVetoes.reduce<string | null>((level, id) => worse(levels, level, vetoLevel(scheme, id)), name);
  return worst === null || worst === name ? own : { value: worst };
}

/** The level of the total that all parties of the sheet make together; null where one of them stands elsewhere. */
function weighed({ scheme, evaluations, total }: BranchResult, { sheet }: Evaluation): Cell | null {
  const shares = scheme.weights.map(({ party, share }) => {
    const evaluation = evaluations.find((one) => one.party === party && one.sheet === sheet);
    return { source: evaluation ? totalSource(evaluation) : "", share };
  });
  if (shares.length === 0 || shares.some(({ source }) => source === "")) return null;
  const all = `AND(${shares.map(({ source }) => `ISNUMBER(${source})`).join(",")})`;
  const sum = `ROUND(${shares.map(({ source, share }) => `${source}*${share}`).join("+")},4)`;
  const banded = total && levelOf(total, scheme.levels, false);
  return {
    value: banded?.name ?? resultWords.unfinished,
    formula: `IF(${all},${levelExpression(scheme.levels, sum)},"${resultWords.unfinished}")`,
  };
}
