import { visible } from "./fold";

/**
 * What stands where points are written after one of these words: "15" in （满分15分，自评15分） for 满分,
 * "" where they are left blank; null when no such word is there.
 */
export function pointsAfter(text: string, words: readonly string[]): string | null {
  const clean = visible(text).normalize("NFKC");
  for (const word of words) {
    if (!clean.includes(word)) continue;
    const match = new RegExp(`${word}(?:得分|分值)?\\s*[:为是]?([^,，、;；()\\n]*?)(?=[,，、;；)\\n]|$)`).exec(clean);
    if (match)
      return (match[1] ?? "").replace(/分\s*$/, "").replace(/^[\s_\u3000]+|(?<![\s_\u3000])[\s_\u3000]+$/g, "");
  }
  return null;
}
