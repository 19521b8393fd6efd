import { applyToSnapshot } from "../core/changes/apply";
import { checkSteps, checkWorkbook } from "../core/check/check";
import { recogniseSteps } from "../core/recognition/recognise";
import { schemes } from "../core/schemes";
import { keepSameSheets } from "./pane/same-sheets";
import type { Checker, OfferedTemplate } from "./session";

/** Reading and checking: the largest part of the core, not needed before somebody asks for a check. */
export const coreChecker: Checker = {
  check: (snapshot, options) => checkWorkbook(snapshot, options),
  checkSteps: (snapshot, options) => checkSteps(snapshot, options),
  keepSame: keepSameSheets,
  foresee: applyToSnapshot,
  prepare: recogniseSteps,
};

/** All forms of all known schemes. */
export function offeredTemplates(): OfferedTemplate[] {
  return schemes.flatMap((scheme) =>
    scheme.forms.map((form) => ({
      id: `${scheme.id}/${form.id}` as const,
      title: `${form.clause} ${form.titles[0] ?? form.id}`.trim(),
      source: `${scheme.document} ${scheme.issuer}`.trim(),
    })),
  );
}
