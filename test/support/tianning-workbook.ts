import type { SheetDesign } from "../../src/core/design/sheet-design";
import { drawTemplate } from "../../src/core/generation/templates/draw-template";
import { findForm } from "../../src/core/schemes";

/** The self scores of the document's own filled form: 20 / 14 / 15 / 22 / 18, together 89. */
export const selfScores: readonly number[] = [
  3, 3, 3, 3, 3, 2, 3, 2, 2, 3, 2, 1, 2, 2, 2, 3, 2, 1, 1, 3, 3, 5, 5, 5, 5, 2, 18,
];

/** The official maxima: a full 100. */
export const fullScores: readonly number[] = [
  3, 3, 3, 3, 3, 2, 3, 2, 2, 3, 2, 2, 2, 2, 3, 3, 3, 3, 2, 3, 3, 5, 5, 5, 5, 5, 20,
];

type Score = number | string | null;

/** 附件1 filled in for a branch. */
export function scoringSheet(scores: Readonly<Record<string, readonly Score[]>>, branch = "学校甲党支部"): SheetDesign {
  return official("tianning-2012/scoring", { branch, scores });
}

/** 附件2 with the branch's own result and nothing else filled in. */
export function surveySheet(ownResult: string, branch = "学校甲党支部"): SheetDesign {
  return official("tianning-2012/survey", { fields: { branch, "own-result": ownResult } });
}

function official(template: string, fill: NonNullable<Parameters<typeof drawTemplate>[2]>["fill"]): SheetDesign {
  const found = findForm(template);
  if (!found) throw new Error(`no form ${template}`);
  return drawTemplate(found.scheme, found.form, fill === undefined ? {} : { fill });
}
