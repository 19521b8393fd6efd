import type { SheetDesign } from "../../core/design/sheet-design";
import { drawTemplate } from "../../core/generation/templates/draw-template";
import type { TemplateFill } from "../../core/generation/templates/frame";
import { findForm } from "../../core/schemes";

/** Draws one of Tianning's forms, filled in. */
export function drawForm(form: "scoring" | "survey" | "rectification" | "contacts", fill: TemplateFill): SheetDesign {
  const found = findForm(`tianning-2012/${form}`);
  if (!found) throw new RangeError(`no such form: ${form}`);
  return drawTemplate(found.scheme, found.form, { fill });
}

const fullMarks = [3, 3, 3, 3, 3, 2, 3, 2, 2, 3, 2, 2, 2, 2, 3, 3, 3, 3, 2, 3, 3, 5, 5, 5, 5, 5, 20] as const;

/** Full marks for all items but those named by their number. */
export function scoresBut(others: Readonly<Record<number, number>>): number[] {
  return fullMarks.map((score, index) => others[index + 1] ?? score);
}
