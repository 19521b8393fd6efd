import { MAX_COLUMNS, MAX_ROWS, columnIndex, parseA1, type CellRange } from "../../../../src/core/workbook/address";
import { FormulaSyntaxError, tokenize, type Token } from "./tokens";

export type Expression =
  | { readonly kind: "constant"; readonly value: string | number | boolean | { readonly error: string } | null }
  | { readonly kind: "reference"; readonly sheet: string | null; readonly range: CellRange }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "array"; readonly rows: readonly (readonly Expression[])[] }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: "unary"; readonly operator: "-" | "+" | "%"; readonly operand: Expression }
  | { readonly kind: "binary"; readonly operator: string; readonly left: Expression; readonly right: Expression };

/** From the loosest to the tightest binding binary operators; negation binds tighter than all of them. */
const LEVELS: readonly (readonly string[])[] = [
  ["=", "<>", "<", ">", "<=", ">="],
  ["&"],
  ["+", "-"],
  ["*", "/"],
  ["^"],
];

/**
 * Reads a formula without its leading "=".
 * @throws FormulaSyntaxError
 */
export function parseFormula(formula: string): Expression {
  const parser = new Parser(tokenize(formula).filter((t) => t.kind !== "space"));
  return parser.whole();
}

class Parser {
  private position = 0;
  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Expression {
    const expression = this.binary(0);
    if (this.position < this.tokens.length) throw this.unexpected();
    return expression;
  }

  private binary(level: number): Expression {
    const operators = LEVELS[level];
    if (!operators) return this.prefix();
    let left = this.binary(level + 1);
    for (let operator = this.takeOne(operators); operator !== null; operator = this.takeOne(operators)) {
      left = { kind: "binary", operator, left, right: this.binary(level + 1) };
    }
    return left;
  }

  private prefix(): Expression {
    const sign = this.takeOne(["-", "+", "@"]);
    if (sign === "@") return this.prefix();
    if (sign !== null) return { kind: "unary", operator: sign as "-" | "+", operand: this.prefix() };
    let operand = this.primary();
    while (this.takeOne(["%"]) !== null) operand = { kind: "unary", operator: "%", operand };
    return operand;
  }

  private primary(): Expression {
    const token = this.tokens[this.position++];
    if (!token) throw new FormulaSyntaxError("the formula ends too early");
    if (token.kind === "number" && this.peek(":")) return this.reference({ ...token, kind: "word", sheet: null });
    if (token.kind === "number" || token.kind === "string") return { kind: "constant", value: token.value };
    if (token.kind === "error") return { kind: "constant", value: { error: token.text.toUpperCase() } };
    if (token.kind === "word") return this.word(token);
    if (token.text === "(") {
      const inner = this.binary(0);
      this.expect(")");
      return inner;
    }
    if (token.text === "{") return this.array();
    this.position--;
    throw this.unexpected();
  }

  private word(token: Token & { kind: "word" }): Expression {
    if (this.takeOne(["("]) !== null) return { kind: "call", name: token.text.toUpperCase(), args: this.arguments() };
    if (this.peek(":") || isCell(token.text)) return this.reference(token);
    if (token.sheet === null && /^(true|false)$/i.test(token.text)) {
      return { kind: "constant", value: token.text.toLowerCase() === "true" };
    }
    return { kind: "name", name: token.text };
  }

  private reference(first: Token & { kind: "word" }): Expression {
    let last: string = first.text;
    if (this.takeOne([":"]) !== null) {
      const token = this.tokens[this.position++];
      if (token?.kind !== "word" && token?.kind !== "number") throw this.unexpected();
      last = token.text;
    }
    return { kind: "reference", sheet: first.sheet, range: span(first.text, last) };
  }

  private arguments(): Expression[] {
    if (this.takeOne([")"]) !== null) return [];
    const args: Expression[] = [];
    do {
      args.push(this.peek(",") || this.peek(")") ? { kind: "constant", value: null } : this.binary(0));
    } while (this.takeOne([","]) !== null);
    this.expect(")");
    return args;
  }

  private array(): Expression {
    const rows: Expression[][] = [[]];
    for (;;) {
      (rows.at(-1) as Expression[]).push(this.prefix());
      const separator = this.takeOne([",", ";", "}"]);
      if (separator === null) throw this.unexpected();
      if (separator === "}") return { kind: "array", rows };
      if (separator === ";") rows.push([]);
    }
  }

  private peek(text: string): boolean {
    const token = this.tokens[this.position];
    return token?.kind === "operator" && token.text === text;
  }

  private takeOne(texts: readonly string[]): string | null {
    const token = this.tokens[this.position];
    if (token?.kind !== "operator" || !texts.includes(token.text)) return null;
    this.position++;
    return token.text;
  }

  private expect(text: string): void {
    if (this.takeOne([text]) === null) throw this.unexpected();
  }

  private unexpected(): FormulaSyntaxError {
    return new FormulaSyntaxError(`unexpected ${this.tokens[this.position]?.text ?? "end of formula"}`);
  }
}

function isCell(text: string): boolean {
  try {
    parseA1(text);
    return true;
  } catch {
    return false;
  }
}

function span(first: string, last: string): CellRange {
  const [a, b] = [corner(first), corner(last)];
  const sort = (x: number, y: number): [number, number] => (x < y ? [x, y] : [y, x]);
  const [top, bottom] = sort(a.row ?? 0, b.row ?? MAX_ROWS - 1);
  const [left, right] = sort(a.column ?? 0, b.column ?? MAX_COLUMNS - 1);
  return { top, left, bottom, right };
}

/** A cell, or a column or row alone ("A" of A:C, "1" of 1:3). */
function corner(text: string): { row: number | null; column: number | null } {
  const plain = text.replace(/\$/g, "").toUpperCase();
  if (/^[A-Z]{1,3}$/.test(plain)) return { row: null, column: columnIndex(plain) };
  if (/^\d+$/.test(plain)) return { row: Number(plain) - 1, column: null };
  if (!isCell(plain)) throw new FormulaSyntaxError(`${text} is no cell`);
  return parseA1(plain);
}
