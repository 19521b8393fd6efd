/** A Markdown table with columns as wide as their widest cell; Chinese characters count as two. */
export function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, i) => Math.max(3, ...[heading, ...rows.map((row) => row[i] ?? "")].map(width)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => cell + " ".repeat((widths[i] ?? 0) - width(cell))).join(" | ")} |`;
  const rule = `| ${widths.map((w) => "-".repeat(w)).join(" | ")} |`;
  return [line(headings), rule, ...rows.map(line)].join("\n");
}

function width(text: string): number {
  return [...text].reduce(
    (sum, character) => sum + (/[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFF60]/.test(character) ? 2 : 1),
    0,
  );
}
