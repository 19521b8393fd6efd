/**
 * The text that a file means: `_x000D_`-style escapes resolved (`_x005F_` stands for the underscore itself) and every
 * kind of line break a single line feed, as Excel gives it.
 */
export function cleanText(text: string): string {
  // Line breaks first: XML turns a written CR LF into LF before anything else looks at it.
  const lines = withLineFeeds(text);
  if (!lines.includes("_x")) return lines;
  return withLineFeeds(
    lines.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  );
}

function withLineFeeds(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}
