/**
 * The text that a file means: `_x000D_`-style escapes resolved (`_x005F_` stands for the underscore itself) and every
 * kind of line break a single line feed, as Excel gives it.
 */
export function cleanText(text: string): string {
  const resolved = text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
  return resolved.includes("\r") ? resolved.replace(/\r\n?/g, "\n") : resolved;
}
