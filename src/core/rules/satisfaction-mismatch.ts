import { decimal } from "../workbook/decimal";
import type { BranchResult, Evaluation, ItemScore } from "../model/branch";
import { defineRule, itemClause, criterionLabel } from "./rule";

/** A rate is usually rounded to whole percents or tenths before it is multiplied. */
const TOLERANCE = "0.05";

/** An item that is a multiple of the satisfaction rate does not fit the rate that the workbook states. */
export const satisfactionMismatch = defineRule({
  code: "satisfaction-mismatch",
  severity: "error",
  group: "scores",
  clauses: ["附件1 第27项"],
  *check({ branches }) {
    for (const branch of branches) {
      for (const { evaluation, score, times } of dependentScores(branch)) {
        const stated = statedRate(branch, evaluation);
        if (!stated || score.entry.kind !== "score" || !score.isValid) continue;
        const computed = decimal(stated.rate).times(times);
        if (score.entry.value.minus(computed).abs().lte(TOLERANCE)) continue;
        yield {
          sheet: evaluation.sheet.sheet.name,
          cell: score.cell,
          branch: branch.name,
          facts: {
            party: evaluation.party,
            item: criterionLabel(score.criterion),
            entered: score.entry.value.toNumber(),
            rate: stated.rate,
            computed: computed.toNumber(),
          },
          clause: itemClause(evaluation.sheet.form.clause, score.criterion.number),
        };
      }
    }
  },
  *unchecked({ branches }) {
    for (const branch of branches) {
      for (const { evaluation, score } of dependentScores(branch)) {
        if (score.entry.kind !== "score" || statedRate(branch, evaluation)) continue;
        yield {
          sheet: evaluation.sheet.sheet.name,
          branch: branch.name,
          code: "satisfaction-rate",
          facts: { item: criterionLabel(score.criterion) },
        };
        break;
      }
    }
  },
});

interface DependentScore {
  readonly evaluation: Evaluation;
  readonly score: ItemScore;
  readonly times: number;
}

function dependentScores(branch: BranchResult): readonly DependentScore[] {
  return branch.evaluations.flatMap((evaluation) =>
    evaluation.scores.flatMap((score) => {
      const times = score.criterion.timesSatisfactionRate;
      return times === undefined ? [] : [{ evaluation, score, times }];
    }),
  );
}

/** The rate on the party's own sheet, else on another one of the same branch. */
function statedRate(branch: BranchResult, evaluation: Evaluation): { readonly rate: number } | null {
  const others = branch.sources.flatMap((s) => (s.kind === "scoring" && s.satisfaction ? [s.satisfaction] : []));
  return evaluation.sheet.satisfaction ?? others[0] ?? null;
}
