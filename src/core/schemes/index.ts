import { cumtb2012 } from "./cumtb-2012/scheme";
import { tianning2012 } from "./tianning-2012/scheme";
import type { Form, Scheme } from "./types";

/** Every known authority's rules and forms. */
export const schemes: readonly Scheme[] = [tianning2012, cumtb2012];

export function findScheme(id: string): Scheme | undefined {
  return schemes.find((scheme) => scheme.id === id);
}

/** "tianning-2012/survey" → its scheme and form; undefined where no known scheme has it. */
export function findForm(template: string): { readonly scheme: Scheme; readonly form: Form } | undefined {
  for (const scheme of schemes) {
    const form = scheme.forms.find((candidate) => `${scheme.id}/${candidate.id}` === template);
    if (form) return { scheme, form };
  }
  return undefined;
}
