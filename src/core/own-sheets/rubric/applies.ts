import { schemes } from "../../schemes/index";
import { sourceOf } from "../../schemes/source";
import type { Scheme } from "../../schemes/types";
import { fold } from "../../text/fold";

/** Known schemes with a scoring form: what 「评分办法」 can say to apply instead of its own list. */
export const choosableSchemes: readonly Scheme[] = schemes.filter((s) => s.forms.some((f) => f.kind === "scoring"));

/** The known scheme that a text on 「评分办法」 names; null for its own list, for a blank, and for any other text. */
export function schemeNamed(text: string): Scheme | null {
  return choosableSchemes.find((scheme) => fold(sourceOf(scheme)) === fold(text)) ?? null;
}
