import type { SheetRubric } from "../core/recognition/sheet-rubrics";
import type { Locale } from "../locales/locale";
import { findingJson, type FindingJson } from "./json";

/** One rubric as `rubric --json` prints it. Numbers are JSON numbers, absent values null. */
export interface RubricJson {
  readonly sheet: string;
  readonly title: string;
  readonly template: string;
  readonly total: number | null;
  readonly categories: SheetRubric["categories"];
  readonly levels: SheetRubric["levels"];
  /** Shares by party, 0…1. */
  readonly weights: Readonly<Record<string, number>>;
  readonly vetoes: readonly string[];
  readonly findings: readonly FindingJson[];
  readonly notUnderstood: SheetRubric["notUnderstood"];
}

export function rubricJson(rubric: SheetRubric, locale: Locale): RubricJson {
  return {
    sheet: rubric.sheet.name,
    title: rubric.title,
    template: rubric.template,
    total: rubric.total,
    categories: rubric.categories,
    levels: rubric.levels,
    weights: Object.fromEntries(rubric.weights.map(({ party, share }) => [party, share])),
    vetoes: rubric.vetoes,
    findings: rubric.findings.map((finding) => findingJson(finding, locale)),
    notUnderstood: rubric.notUnderstood,
  };
}
