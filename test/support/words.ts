/** All texts of a language that hang on nothing. */
export function wordsOf(texts: unknown): readonly string[] {
  if (typeof texts === "string") return [texts];
  return typeof texts === "object" && texts !== null ? Object.values(texts).flatMap(wordsOf) : [];
}
