import type { Party } from "../schemes/types";
import { partyWords } from "../schemes/words";

/** The party that a text names first by custom; null when it names none. */
export function partyInText(text: string): Party | null {
  return partyWords.find(({ words }) => words.some((w) => text.includes(w)))?.party ?? null;
}
