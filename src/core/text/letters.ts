import { fold } from "./fold";

/** "A", "ａ", "A级", "较好（B）", "“强”" → the letter (or level word); null when it is none of the allowed ones. */
export function readLetter(text: string, letters: readonly string[]): string | null {
  const folded = fold(text).replace(/"/g, "").toUpperCase();
  const alone = letters.find((l) => [l, `${l}级`, `${l}等`, `${l}等次`, `(${l})`].includes(folded));
  if (alone) return alone;
  const bracketed = /\(([A-Z])\)$/.exec(folded)?.[1];
  return bracketed && letters.includes(bracketed) ? bracketed : null;
}
