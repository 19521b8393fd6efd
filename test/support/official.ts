import { checkWorkbook, type CheckOptions, type CheckResult } from "../../src/core/check/check";
import type { SheetDesign } from "../../src/core/design/sheet-design";
import { drawTemplate } from "../../src/core/generation/templates/draw-template";
import type { TemplateFill } from "../../src/core/generation/templates/frame";
import { findForm } from "../../src/core/schemes";
import { workbookOfDesigns } from "./design-snapshot";

/** An official form as its template draws it, filled in. */
export function official(template: string, fill?: TemplateFill, name?: string): SheetDesign {
  const found = findForm(template);
  if (!found) throw new Error(`no form ${template}`);
  const design = drawTemplate(found.scheme, found.form, fill === undefined ? {} : { fill });
  return name === undefined ? design : { ...design, name };
}

export function checkSheets(designs: readonly SheetDesign[], options?: CheckOptions): CheckResult {
  return checkWorkbook(workbookOfDesigns(designs), options);
}

/** Every finding but those that only inform, as [sheet, cell, code]. */
export function faults(checked: CheckResult): (string | null)[][] {
  return checked.findings.filter((f) => f.severity !== "info").map((f) => [f.sheet, f.cell, f.code]);
}
