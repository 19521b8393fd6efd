/** The numbered lines of the official rectification form, as its document prints them. */
export function numberedLines(lines: readonly (readonly [number: number, text: string])[]): string {
  return lines.map(([number, text]) => `${number}、${text}`).join("\n");
}

/** A ledger entry of several lines as one: what ends without a mark gets one. */
export function asOneLine(text: string): string {
  return text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line, i, lines) => (i < lines.length - 1 && /[\p{L}\p{N}”）)]$/u.test(line) ? `${line}；` : line))
    .join("");
}

/** The sheet of one branch's form among those of several branches. */
export function branchSheetName(form: string, branch: string): string {
  return `${form} ${branch}`.replace(/[\\/?*[\]:：]/g, "").slice(0, 31);
}
