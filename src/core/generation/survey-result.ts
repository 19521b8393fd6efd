import type { CheckResult } from "../check/check";
import type { BranchResult } from "../model/branch";
import { fieldsWithRole } from "../rules/reading/form-fields";
import { evaluationOf } from "../scoring/totals";
import { plainNumber, readLeadingScore } from "../text/numbers";
import { toA1 } from "../workbook/address";
import type { SuggestedText } from "./suggested-text";
import { resultWords } from "../own-sheets/result/description";

/** The survey forms' own results as the rubrics add up, where a form states another number or none. */
export function suggestSurveyResults({ branches }: CheckResult): readonly SuggestedText[] {
  return branches.flatMap((branch) => {
    const text = surveyResult(branch);
    if (text === null) return [];
    return fieldsWithRole(branch, "own-result")
      .filter(({ found }) => readLeadingScore(found.text) !== selfTotal(branch))
      .map(({ sheet, found }): SuggestedText => {
        const cell = found.cell && toA1(found.cell);
        return { kind: "own-result", branch: branch.name, sheet: sheet.sheet.name, cell, text };
      });
  });
}

function selfTotal({ evaluations }: BranchResult): number | null {
  return evaluationOf(evaluations, "self")?.total?.toNumber() ?? null;
}

/** "89分，其中：领导班子好20分、…"; null while the branch's own scores are incomplete. */
function surveyResult(branch: BranchResult): string | null {
  const self = evaluationOf(branch.evaluations, "self");
  if (!self?.total) return null;
  const parts = [...self.categories].flatMap(([name, value]) =>
    value === null ? [] : [`${name}${plainNumber(value.toNumber())}分`],
  );
  return `${resultWords.ownResult(plainNumber(self.total.toNumber()))}${parts.join("、")}`;
}
