import { cumtb2012 } from "./cumtb-2012/scheme";
import { jilin2012 } from "./jilin-2012/scheme";
import { jxnu2012 } from "./jxnu-2012/scheme";
import { meizhou2012 } from "./meizhou-2012/scheme";
import { pucheng2012 } from "./pucheng-2012/scheme";
import { qingzhou2012 } from "./qingzhou-2012/scheme";
import { tianning2012 } from "./tianning-2012/scheme";
import type { Form, Scheme } from "./types";
import { yichang2012 } from "./yichang-2012/scheme";
import { yongxing2012 } from "./yongxing-2012/scheme";

/** Every known authority's rules and forms. */
export const schemes: readonly Scheme[] = [
  tianning2012,
  cumtb2012,
  jilin2012,
  meizhou2012,
  yongxing2012,
  qingzhou2012,
  yichang2012,
  pucheng2012,
  jxnu2012,
];

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
