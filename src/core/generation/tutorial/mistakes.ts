import type { FindingCode } from "../../findings/finding";
import type { TemplateFill } from "../templates/frame";
import type { TutorialForm } from "./branch";

/** What a person does about a finding. */
export type Remedy = "retype" | "fix" | "explain";

/** One mistake in the forms of the tutorial's branch. */
export interface Mistake {
  /** What the check says; each code once, so that it tells the mistake. */
  readonly code: FindingCode;
  readonly remedy: Remedy;
  readonly form: TutorialForm;
  /** The form's entries with the mistake in them. */
  readonly put: (right: TemplateFill) => TemplateFill;
}

function score(number: number, entry: number | string | null): Mistake["put"] {
  return (fill) => ({
    ...fill,
    scores: { ...fill.scores, self: (fill.scores?.self ?? []).map((own, i) => (i === number - 1 ? entry : own)) },
  });
}

function field(id: string, entry: string): Mistake["put"] {
  return (fill) => ({ ...fill, fields: { ...fill.fields, [id]: entry } });
}

/** What the first check finds, in the order of the steps. */
export const mistakes: readonly Mistake[] = [
  { code: "score-above-maximum", remedy: "retype", form: "scoring", put: score(3, 4) },
  { code: "score-as-text", remedy: "fix", form: "scoring", put: score(10, "3分") },
  { code: "score-missing", remedy: "retype", form: "scoring", put: score(20, null) },
  { code: "phone-invalid", remedy: "retype", form: "survey", put: field("secretary-mobile", "1380000000") },
  // The deduction stands; what is missing is its line on 附件3.
  { code: "deduction-not-rectified", remedy: "explain", form: "rectification", put: (right) => right },
];

/** What can be found only once the scores add up. */
export const laterMistake: Mistake = {
  code: "form-total-mismatch",
  remedy: "retype",
  form: "survey",
  put: field("own-result", "93分"),
};
