import about from "../../package.json";
import { checkWorkbook, type WorkbookReview } from "../core/check";
import { explainFinding } from "../core/generation/explanations/explain";
import { fillWorkbook } from "../core/generation/fill";
import { generateSheets, type GenerateKind } from "../core/generation/generate";
import { offerOwnResults } from "../core/generation/own-result";
import { drawOwnSheet, freeSheetName } from "../core/generation/own-sheet";
import { reviewWorkbook } from "../core/generation/review/draw";
import { drawTemplate } from "../core/generation/templates/draw-template";
import type { Finding } from "../core/findings/finding";
import { placeOutputs } from "../core/merging/place-outputs";
import { recognise } from "../core/recognition/recognise";
import { findForm, schemes } from "../core/schemes";
import type { Host } from "../hosts/host";
import { describeFinding } from "../locales/findings";
import type { Command, Merging, OfferedTemplate, Session } from "./session";
import { browserMergeWork } from "./summary/merge-work";

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

/** Generated sheets are official paper and Chinese in every language of the program. */
const describe = (finding: Finding): string => describeFinding(finding, "zh-CN");

function generate(kinds: (review: WorkbookReview) => readonly GenerateKind[]): Command {
  return (snapshot, review) => {
    const { changeSet, offers } = generateSheets(snapshot, review, { only: kinds(review), describe, program });
    return { ...changeSet, offers };
  };
}

export interface CoreSessionOptions extends Pick<Session, "onSelected" | "clearsUndo"> {
  /** Opens the result of a merge as a file of its own. */
  readonly createFile?: Merging["create"];
}

/** The core behind any host. */
export function coreSession(host: Host, { createFile, ...more }: CoreSessionOptions = {}): Session {
  return {
    host,
    check: (snapshot, options) => checkWorkbook(snapshot, options),
    prepare: (snapshot, sheet) => void recognise({ ...snapshot, sheets: snapshot.sheets.slice(sheet, sheet + 1) }),
    explain: (snapshot, review, finding, explanation) =>
      explainFinding(snapshot, review, finding, explanation, { describe, program }),
    commands: {
      fill: (snapshot, review) => ({
        ...fillWorkbook(snapshot, review, { program }),
        offers: offerOwnResults(review),
      }),
      rectification: generate(({ findings }) => [
        "ledger",
        "rectification",
        ...(findings.some((finding) => finding.severity === "query") ? (["explanations"] as const) : []),
      ]),
      summary: generate(() => ["summary"]),
      findings: generate(() => ["findings"]),
      review: (snapshot, review) => reviewWorkbook(snapshot, review, { program }),
    },
    templates: offeredTemplates(),
    insertTemplate(snapshot, template) {
      const found = findForm(template);
      if (!found) throw new RangeError(`no template ${template}`);
      const design = drawTemplate(found.scheme, found.form, { program });
      const name = freeSheetName(snapshot, design.name);
      return { purpose: "template", edits: drawOwnSheet(snapshot, null, { ...design, name }) };
    },
    merging: {
      work: browserMergeWork(program),
      place: (snapshot, review, designs) => ({
        purpose: "generate",
        edits: placeOutputs(snapshot, review.sheets, designs),
      }),
      ...(createFile && { create: createFile }),
    },
    ...more,
  };
}
