import type { SheetDesign } from "../../design/sheet-design";
import type { Form, Scheme } from "../../schemes/types";
import { drawFieldTemplate } from "./field-template";
import type { TemplateOptions } from "./frame";
import { drawScoringTemplate } from "./scoring-template";
import { drawTableTemplate } from "./table-template";

/**
 * Draws an official form with its authority's own wording, ready to fill in and to print. With
 * `fill` the entries stand in their places; without, every one is blank.
 */
export function drawTemplate(scheme: Scheme, form: Form, options: TemplateOptions = {}): SheetDesign {
  switch (form.kind) {
    case "scoring":
      return drawScoringTemplate(scheme, form, options);
    case "fields":
      return drawFieldTemplate(form, options);
    case "table":
      return drawTableTemplate(scheme, form, options);
  }
}
