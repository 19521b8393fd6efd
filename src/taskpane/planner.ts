import about from "../../package.json";
import type { ChangeSet } from "../core/changes/change-set";
import type { CheckResult } from "../core/check/check";
import type { Explanation, Finding } from "../core/findings/finding";
import { explainFindings } from "../core/generation/explanations/explain";
import { fillWorkbook } from "../core/generation/fill";
import { generateSteps, type GenerateKind } from "../core/generation/generate";
import { printSet } from "../core/generation/print-set";
import { suggestSurveyResults } from "../core/generation/survey-result";
import { drawOwnSheet, freeSheetName, type PlaceOptions } from "../core/generation/own-sheet";
import { reviewWorkbook } from "../core/generation/review/draw";
import { applyScheme, confirmRubric, readByItself } from "../core/generation/rubric-sheet/confirm";
import { drawTemplate } from "../core/generation/templates/draw-template";
import { drawTutorial } from "../core/generation/tutorial/draw";
import { findForm } from "../core/schemes";
import type { TemplateId, Scheme } from "../core/schemes/types";
import type { ScoringSheet } from "../core/model/recognised-sheet";
import type { WorkbookSnapshot } from "../core/workbook/snapshot";
import { describeFinding } from "../locales/findings/sentences";
import { inSteps } from "./pane/pacing";
import type { CommandId, Plan } from "./session";

/** Printed in the footer of generated sheets. */
const program = `定级助手 ${about.version}`;

/** Generated sheets are official paper and Chinese in every language of the program. */
const describe = (finding: Finding): string => describeFinding(finding, "zh-CN");

async function generate(
  snapshot: WorkbookSnapshot,
  checked: CheckResult,
  only: readonly GenerateKind[],
  options: PlaceOptions,
): Promise<Plan> {
  const { changeSet, suggestions } = await inSteps(
    generateSteps(snapshot, checked, { ...options, only, describe, program, asks: true }),
  );
  return { ...changeSet, suggestions };
}

/** Works out what a command would write. */
export function planCommand(
  id: CommandId,
  snapshot: WorkbookSnapshot,
  checked: CheckResult,
  options: PlaceOptions = {},
): Plan | Promise<Plan> {
  switch (id) {
    case "fill":
      return {
        ...fillWorkbook(snapshot, checked, { ...options, program, restoresFormulas: true }),
        suggestions: suggestSurveyResults(checked),
      };
    case "rectification": {
      const hasQueries = checked.findings.some((finding) => finding.severity === "query");
      const kinds = ["ledger", "rectification", ...(hasQueries ? (["explanations"] as const) : [])] as const;
      return generate(snapshot, checked, kinds, options);
    }
    case "review":
      return reviewWorkbook(snapshot, checked, { ...options, program });
    case "summary":
    case "findings":
      return generate(snapshot, checked, [id], options);
  }
}

export function planExplanations(
  snapshot: WorkbookSnapshot,
  checked: CheckResult,
  findings: readonly Finding[],
  explanation: Explanation,
  options: PlaceOptions = {},
): ChangeSet {
  return explainFindings(snapshot, checked, findings, explanation, { ...options, describe, program });
}

/** @param chosen the known scheme that a person wants applied instead of the reading. */
export function planRubric(snapshot: WorkbookSnapshot, sheet: ScoringSheet, chosen: Scheme | null = null): ChangeSet {
  const read = readByItself(sheet);
  if (!read) return { purpose: "generate", edits: [] };
  return chosen ? applyScheme(snapshot, read, chosen, program) : confirmRubric(snapshot, read, program);
}

export function planTemplate(snapshot: WorkbookSnapshot, template: TemplateId): ChangeSet {
  const found = findForm(template);
  if (!found) throw new RangeError(`no template ${template}`);
  const design = drawTemplate(found.scheme, found.form);
  const name = freeSheetName(snapshot, design.name);
  return { purpose: "template", edits: drawOwnSheet(snapshot, null, { ...design, name }) };
}

/** The tutorial as new sheets of the workbook. */
export function planTutorial(snapshot: WorkbookSnapshot): ChangeSet {
  const designs = drawTutorial({ describe, nameOf: (wished) => freeSheetName(snapshot, wished) });
  return { purpose: "generate", edits: designs.flatMap((design, i) => drawOwnSheet(snapshot, null, design, i)) };
}

/** The names of the sheets that the level of a workbook hands in, in order. */
export function handedIn(checked: CheckResult): readonly string[] {
  return printSet(checked).map(({ sheet }) => sheet.name);
}
