/**
 * True for two spellings of one formula: programs drop or add the quotes round sheet names, change
 * the case of references and functions, and respace. Text inside the formula must be the same.
 */
export function sameFormula(a: string, b: string): boolean {
  return a === b || normalise(a) === normalise(b);
}

function normalise(formula: string): string {
  return formula
    .split(/("(?:[^"]|"")*")/)
    .map((part, i) =>
      i % 2 === 1
        ? part
        : part
            .replace(/(?<!')'((?:[^']|'')+)'!/g, (_, name: string) => `${name.replace(/''/g, "'")}!`)
            .replace(/\s+/g, "")
            .toUpperCase(),
    )
    .join("");
}
