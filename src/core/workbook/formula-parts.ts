import { MAX_COLUMNS, MAX_ROWS, parseRange, type CellRange } from "./address";

/** A formula taken apart. A reference without a sheet means the formula's own. */
export type FormulaPart =
  | { readonly kind: "constant"; readonly value: number | string | boolean }
  | { readonly kind: "cells"; readonly sheet: string | null; readonly range: CellRange }
  | { readonly kind: "negated" | "percent"; readonly of: FormulaPart }
  | { readonly kind: "operation"; readonly sign: string; readonly left: FormulaPart; readonly right: FormulaPart }
  | { readonly kind: "call"; readonly name: string; readonly given: readonly FormulaPart[] };

const SPACE = /\s+/y;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\p{L}\d_])/uy;
const TEXT = /"((?:[^"]|"")*)"/y;
const SHEET = /(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{N}_.]*))!/uy;
const AREA =
  /\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?(?![\p{L}\d_(.])|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}(?![\p{L}\d_(.])|\$?\d{1,7}:\$?\d{1,7}/iuy;
const CALL = /([A-Z][A-Z0-9.]*)\s*\(/iy;
const TRUTH = /(TRUE|FALSE)(?![\p{L}\d_(.])/iuy;

/** Signs between two parts, those that bind least first. */
const levels: readonly RegExp[] = [/<=|>=|<>|=|<|>/y, /&/y, /[+-]/y, /[*/]/y, /\^/y];

/** null where a formula holds what only Excel knows: names, tables, other workbooks, constants in braces. */
export function formulaParts(formula: string): FormulaPart | null {
  try {
    return new Reader(formula).whole();
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

/** Every cell and area that it names. */
export function areasIn(part: FormulaPart): readonly Extract<FormulaPart, { kind: "cells" }>[] {
  switch (part.kind) {
    case "constant":
      return [];
    case "cells":
      return [part];
    case "negated":
    case "percent":
      return areasIn(part.of);
    case "operation":
      return [...areasIn(part.left), ...areasIn(part.right)];
    case "call":
      return part.given.flatMap(areasIn);
  }
}

class Unreadable extends Error {}

const DEEPEST = 60;

class Reader {
  private at = 0;
  private depth = 0;

  constructor(private readonly source: string) {}

  whole(): FormulaPart {
    const part = this.operations(0);
    if (this.at < this.source.length) throw new Unreadable();
    return part;
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    SPACE.lastIndex = this.at;
    if (SPACE.test(this.source)) this.at = SPACE.lastIndex;
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.source);
    if (match) this.at = pattern.lastIndex;
    return match;
  }

  private operations(level: number): FormulaPart {
    const sign = levels[level];
    if (!sign) return this.signed();
    let left = this.operations(level + 1);
    for (let match = this.take(sign); match; match = this.take(sign)) {
      left = { kind: "operation", sign: match[0], left, right: this.operations(level + 1) };
    }
    return left;
  }

  private signed(): FormulaPart {
    if (++this.depth > DEEPEST) throw new Unreadable();
    const sign = this.take(/[+-]/y)?.[0];
    let part = sign === undefined ? this.single() : this.signed();
    if (sign === "-") part = { kind: "negated", of: part };
    while (this.take(/%/y)) part = { kind: "percent", of: part };
    this.depth--;
    return part;
  }

  private single(): FormulaPart {
    if (this.take(/\(/y)) {
      const inner = this.operations(0);
      if (!this.take(/\)/y)) throw new Unreadable();
      return inner;
    }
    const text = this.take(TEXT);
    if (text) return { kind: "constant", value: (text[1] ?? "").replace(/""/g, '"') };
    const sheet = this.take(SHEET);
    const area = this.take(AREA);
    if (area) return this.cells(area[0], sheet ? (sheet[1]?.replace(/''/g, "'") ?? sheet[2] ?? "") : null);
    if (sheet) throw new Unreadable();
    const number = this.take(NUMBER);
    if (number) return { kind: "constant", value: Number(number[0]) };
    const truth = this.take(TRUTH);
    if (truth) return { kind: "constant", value: truth[0].toUpperCase() === "TRUE" };
    const call = this.take(CALL);
    if (!call) throw new Unreadable();
    return { kind: "call", name: (call[1] ?? "").toUpperCase(), given: this.given() };
  }

  private given(): readonly FormulaPart[] {
    if (this.take(/\)/y)) return [];
    const given = [this.operations(0)];
    while (this.take(/,/y)) given.push(this.operations(0));
    if (!this.take(/\)/y)) throw new Unreadable();
    return given;
  }

  private cells(text: string, sheet: string | null): FormulaPart {
    // A name of several sheets ("甲:乙") or of another workbook ("[1]甲") is no sheet of this one.
    if (sheet !== null && /[[\]:]/.test(sheet)) throw new Unreadable();
    const [first = "", last = first] = text.replace(/\$/g, "").toUpperCase().split(":");
    try {
      const isWhole = !/\d/.test(first) || !/[A-Z]/.test(first);
      const range = /\d/.test(first)
        ? parseRange(isWhole ? `A${first}:A${last}` : `${first}:${last}`)
        : parseRange(`${first}1:${last}1`);
      if (!isWhole) return { kind: "cells", sheet, range };
      const full = /\d/.test(first) ? { right: MAX_COLUMNS - 1 } : { bottom: MAX_ROWS - 1 };
      return { kind: "cells", sheet, range: { ...range, ...full } };
    } catch {
      throw new Unreadable();
    }
  }
}
