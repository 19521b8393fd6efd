import about from "../../package.json";
import { checkWorkbook } from "../core/check";
import { fillWorkbook } from "../core/generation/fill";
import { drawOwnSheet, freeSheetName } from "../core/generation/own-sheet";
import { drawTemplate } from "../core/generation/templates/draw-template";
import { findForm, schemes } from "../core/schemes";
import type { Host } from "../hosts/host";
import type { OfferedTemplate, Session } from "./session";

/** Printed in the footer of generated sheets. */
const program = `定级助手 ${about.version}`;

function offeredTemplates(): OfferedTemplate[] {
  return schemes.flatMap((scheme) =>
    scheme.forms.map((form) => ({
      id: `${scheme.id}/${form.id}` as const,
      title: `${form.clause} ${form.titles[0] ?? form.id}`.trim(),
      source: `${scheme.document} ${scheme.issuer}`.trim(),
    })),
  );
}

/** The core behind any host. */
export function coreSession(host: Host, more: Pick<Session, "onSelected"> = {}): Session {
  return {
    host,
    check: (snapshot) => checkWorkbook(snapshot),
    commands: {
      fill: (snapshot, review) => fillWorkbook(snapshot, review, { program }),
    },
    templates: offeredTemplates(),
    insertTemplate(snapshot, template) {
      const found = findForm(template);
      if (!found) throw new RangeError(`no template ${template}`);
      const design = drawTemplate(found.scheme, found.form, { program });
      const name = freeSheetName(snapshot, design.name);
      return { purpose: "template", edits: drawOwnSheet(snapshot, null, { ...design, name }) };
    },
    ...more,
  };
}
