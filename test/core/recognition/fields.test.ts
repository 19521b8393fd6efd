import type { FieldSheet } from "../../../src/core/model/recognised-sheet";
import { recognise } from "../../../src/core/recognition/recognise";
import { schemes } from "../../../src/core/schemes";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { official } from "../../support/official";

const forms = schemes.flatMap((scheme) =>
  scheme.forms.flatMap((form) => (form.kind === "fields" ? [[`${scheme.id}/${form.id}`, form] as const] : [])),
);

function entryOf(template: string, id: string, typed: string): string | undefined {
  const sheets = recognise(workbookOfDesigns([official(template, { fields: { [id]: typed } })]));
  const sheet = sheets.find((s): s is FieldSheet => s.kind === "fields");
  return sheet?.fields.find((field) => field.id === id)?.text;
}

describe.each(forms)("%s", (template, form) => {
  it.each(form.fields.map((field) => [field.id, field] as const))(
    "reads what was typed, also behind its own label or another one: %s",
    (id, { labels, at }) => {
      expect(entryOf(template, id, "内容一")).toBe("内容一");
      // Entries in the label's own cell have it before them already.
      if (at[0] === "same") return;
      const own = `${labels[0] ?? ""}：内容二`;
      expect(entryOf(template, id, own)).toBe("内容二");
      const [other] = form.fields.filter((field) => field.id !== id && field.at[0] !== "same");
      if (!other) return;
      const foreign = `${other.labels[0] ?? ""}：内容三`;
      expect(entryOf(template, id, foreign)).toBe(foreign);
    },
  );
});
