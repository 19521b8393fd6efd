import { schemes } from "../core/schemes";
import type { Form, Scheme } from "../core/schemes/types";
import { schemeLabel } from "../locales/findings";

/** What a person may mean by a name: every scheme, or form of one, that it fits; an id means itself alone. */
type NamedForms =
  | { readonly kind: "scheme"; readonly scheme: Scheme }
  | { readonly kind: "form"; readonly scheme: Scheme; readonly form: Form }
  | { readonly kind: "none" }
  /** Ids of what the name fits equally well. */
  | { readonly kind: "several"; readonly ids: readonly string[] };

/** "tianning-2012", "天宁", "天宁/附件2", "天宁/调查表": ids, or words of the authority, document or form. */
export function formsNamed(name: string): NamedForms {
  const slash = name.indexOf("/");
  const [wanted, part] = slash < 0 ? [name, null] : [name.slice(0, slash), name.slice(slash + 1)];
  const fitting = schemesNamed(wanted);
  if (part === null) {
    const [scheme] = fitting;
    if (!scheme) return { kind: "none" };
    return fitting.length > 1 ? { kind: "several", ids: fitting.map(({ id }) => id) } : { kind: "scheme", scheme };
  }
  const forms = fitting.flatMap((scheme) => formsOf(scheme, part).map((form) => ({ scheme, form })));
  const [first] = forms;
  if (!first) return { kind: "none" };
  return forms.length > 1
    ? { kind: "several", ids: forms.map(({ scheme, form }) => `${scheme.id}/${form.id}`) }
    : { kind: "form", ...first };
}

/** Names as people type them: any width, with or without spaces. */
function folded(text: string): string {
  return text.normalize("NFKC").replace(/\s/g, "").toLowerCase();
}

function schemesNamed(name: string): readonly Scheme[] {
  const exact = schemes.filter(({ id }) => id === name);
  const word = folded(name);
  if (exact.length > 0 || word === "") return exact;
  return schemes.filter(({ id, title, issuer, document, places = [] }) =>
    [schemeLabel(id, "zh-CN"), title, issuer, document, ...places].some((own) => folded(own).includes(word)),
  );
}

/** The best kind of fit alone counts: the id, the clause (附件2), the title or a part of it. */
function formsOf({ forms }: Scheme, name: string): readonly Form[] {
  const word = folded(name);
  const kinds: readonly ((form: Form) => boolean)[] = [
    (form) => form.id === name,
    (form) => folded(form.clause) === word,
    (form) => form.titles.some((title) => folded(title) === word),
    (form) => word !== "" && form.titles.some((title) => folded(title).includes(word)),
  ];
  return kinds.map((fits) => forms.filter(fits)).find((fitting) => fitting.length > 0) ?? [];
}
