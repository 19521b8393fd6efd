import { quoteSheetName } from "../../../../src/core/workbook/address";

export type Token =
  | { readonly kind: "number"; readonly value: number; readonly text: string }
  | { readonly kind: "string"; readonly value: string; readonly text: string }
  | { readonly kind: "error"; readonly text: string }
  | { readonly kind: "space"; readonly text: string }
  /** A cell, a whole column or row range's corner, a name or a function: told apart by the parser. */
  | { readonly kind: "word"; readonly text: string; readonly sheet: string | null }
  | { readonly kind: "operator"; readonly text: string };

/** A formula that Excel would refuse. */
export class FormulaSyntaxError extends Error {}

const patterns: readonly (readonly [Token["kind"], RegExp])[] = [
  ["space", /^\s+/],
  ["string", /^"(?:[^"]|"")*"/],
  ["error", /^#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!)/i],
  ["number", /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\p{L}\d_:!])/u],
  ["word", /^(?:'((?:[^']|'')+)'!|([\p{L}_][\p{L}\d_.]*)!)?(\$?[\p{L}_\\\d][\p{L}\d_.$]*)/u],
  ["operator", /^(?:<>|<=|>=|[-+*/^&=<>%(),:;{}@])/],
];

/** @throws FormulaSyntaxError */
export function tokenize(formula: string): Token[] {
  const tokens: Token[] = [];
  for (let rest = formula; rest !== "";) {
    const token = nextToken(rest);
    if (!token) throw new FormulaSyntaxError(`unexpected ${rest.slice(0, 10)} in =${formula}`);
    tokens.push(token.token);
    rest = rest.slice(token.length);
  }
  return tokens;
}

function nextToken(rest: string): { token: Token; length: number } | null {
  for (const [kind, pattern] of patterns) {
    const match = pattern.exec(rest);
    if (!match) continue;
    const [text] = match;
    const { length } = text;
    if (kind === "number") return { token: { kind, text, value: Number(text) }, length };
    if (kind === "string") return { token: { kind, text, value: text.slice(1, -1).replace(/""/g, '"') }, length };
    if (kind === "word") {
      const sheet = match[1]?.replace(/''/g, "'") ?? match[2] ?? null;
      return { token: { kind, text: match[3] as string, sheet }, length };
    }
    return { token: { kind, text } as Token, length };
  }
  return null;
}

const CELL = /^\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}$/;

/** Excel quotes a sheet name only where it has to. */
export function quoteWhenNeeded(name: string): string {
  const isPlain = /^[\p{L}_][\p{L}\d_.]*$/u.test(name) && !CELL.test(name) && !/^R\d*C\d*$/i.test(name);
  return isPlain ? name : quoteSheetName(name);
}

/**
 * The formula as Excel gives it back: functions and cells in capitals, numbers and sheet names in their shortest form.
 * @throws FormulaSyntaxError
 */
export function normalise(formula: string): string {
  const tokens = tokenize(formula);
  return tokens
    .map((token, i) => {
      if (token.kind === "number") return String(token.value).replace("e", "E");
      if (token.kind === "error") return token.text.toUpperCase();
      if (token.kind !== "word") return token.text;
      const next = tokens.slice(i + 1).find((t) => t.kind !== "space");
      const isKnown = next?.text === "(" || CELL.test(token.text) || /^(true|false)$/i.test(token.text);
      const text = isKnown ? token.text.toUpperCase() : token.text;
      return token.sheet === null ? text : `${quoteWhenNeeded(token.sheet)}!${text}`;
    })
    .join("");
}
