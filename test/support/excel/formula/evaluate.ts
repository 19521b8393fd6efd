import type { CellRange } from "../../../../src/core/workbook/address";
import { Failure, functions } from "./functions";
import type { Expression } from "./parse";
import {
  compareScalars,
  error,
  isError,
  isMatrix,
  scalarOf,
  toBoolean,
  toNumber,
  toText,
  type ErrorValue,
  type Matrix,
  type Scalar,
  type Value,
} from "./values";

/** What a formula can see of the workbook. */
export interface Surroundings {
  /** Values of a range; `sheet` null is the formula's own. Null when there is no such sheet. */
  readonly range: (sheet: string | null, range: CellRange) => Matrix | null;
  /** The expression behind a defined name. */
  readonly name: (name: string) => Expression | null;
}

/** A formula that calls a function which this Excel does not know. */
export class UnknownFunction extends Error {}

/** The value of a formula in a cell: the first element where it gives an array. */
export function evaluate(expression: Expression, surroundings: Surroundings): Scalar {
  return scalarOf(value(expression, surroundings)) ?? 0;
}

function value(e: Expression, s: Surroundings): Value {
  switch (e.kind) {
    case "constant":
      return e.value;
    case "array":
      return { rows: e.rows.map((row) => row.map((item) => scalarOf(value(item, s)))) };
    case "reference":
      return s.range(e.sheet, e.range) ?? error("#REF!");
    case "name": {
      const meaning = s.name(e.name);
      return meaning ? value(meaning, s) : error("#NAME?");
    }
    case "unary":
      return broadcast([single(value(e.operand, s))], (operand = null) => {
        const number = toNumber(operand);
        if (isError(number) || e.operator === "+") return e.operator === "+" ? operand : number;
        return e.operator === "-" ? -number : number / 100;
      });
    case "binary":
      return broadcast(
        [e.left, e.right].map((side) => single(value(side, s))),
        (a = null, b = null) => operate(e.operator, a, b),
      );
    case "call":
      return call(e.name, e.args, s);
  }
}

/** A range of one cell behaves as its value. */
function single(v: Value): Value {
  return isMatrix(v) && v.rows.length === 1 && v.rows[0]?.length === 1 ? scalarOf(v) : v;
}

function call(name: string, args: readonly Expression[], s: Surroundings): Value {
  const arg = (i: number): Value => {
    const e = args[i];
    return e ? single(value(e, s)) : null;
  };
  switch (name) {
    case "IF": {
      const condition = arg(0);
      if (isMatrix(condition)) {
        const [yes, no] = [arg(1), args.length > 2 ? arg(2) : false];
        return broadcast([condition, yes, no], (c = null, y = null, n = null) => {
          const truth = toBoolean(c);
          return isError(truth) ? truth : truth ? y : n;
        });
      }
      const truth = toBoolean(condition);
      if (isError(truth)) return truth;
      if (truth) return arg(1) ?? 0;
      return args.length > 2 ? (arg(2) ?? 0) : false;
    }
    case "IFERROR":
    case "IFNA": {
      const caught = (v: Value): boolean => isError(v) && (name === "IFERROR" || v.error === "#N/A");
      const first = arg(0);
      if (isMatrix(first)) return broadcast([first, arg(1)], (v = null, other = null) => (caught(v) ? other : v));
      return caught(first) ? (arg(1) ?? 0) : (first ?? 0);
    }
    case "CHOOSE": {
      const number = toNumber(scalarOf(arg(0)));
      if (isError(number)) return number;
      return number >= 1 && number < args.length ? arg(Math.trunc(number)) : error("#VALUE!");
    }
  }
  const run = functions[name];
  if (!run) throw new UnknownFunction(name);
  try {
    return run(args.map((a) => value(a, s)));
  } catch (failure) {
    if (failure instanceof Failure) return failure.value;
    throw failure;
  }
}

function operate(operator: string, a: Scalar, b: Scalar): Scalar {
  if (isError(a)) return a;
  if (isError(b)) return b;
  if (operator === "&") return `${toText(a) as string}${toText(b) as string}`;
  const order = "= <> < > <= >=".split(" ").includes(operator) ? compareScalars(a, b) : 0;
  switch (operator) {
    case "=":
      return order === 0;
    case "<>":
      return order !== 0;
    case "<":
      return order < 0;
    case ">":
      return order > 0;
    case "<=":
      return order <= 0;
    case ">=":
      return order >= 0;
    default:
      return arithmetic(operator, toNumber(a), toNumber(b));
  }
}

function arithmetic(operator: string, a: number | ErrorValue, b: number | ErrorValue): Scalar {
  if (isError(a)) return a;
  if (isError(b)) return b;
  const results: Readonly<Record<string, number>> = { "+": a + b, "-": a - b, "*": a * b, "/": a / b, "^": a ** b };
  if (operator === "/" && b === 0) return error("#DIV/0!");
  const result = results[operator] as number;
  return Number.isFinite(result) ? result : error("#NUM!");
}

/** Applies an operation to every element; a single value, row or column stretches over the other operands. */
function broadcast(operands: readonly Value[], apply: (...scalars: Scalar[]) => Scalar): Value {
  if (!operands.some(isMatrix)) return apply(...(operands as Scalar[]));
  const matrices = operands.map(rows);
  const height = Math.max(...matrices.map((m) => m.length));
  const width = Math.max(...matrices.map((m) => m[0]?.length ?? 0));
  const result: Scalar[][] = [];
  for (let i = 0; i < height; i++) {
    const line: Scalar[] = [];
    for (let k = 0; k < width; k++) {
      const scalars = matrices.map((m) => element(m, i, k));
      line.push(scalars.includes(undefined) ? error("#N/A") : apply(...(scalars as Scalar[])));
    }
    result.push(line);
  }
  return { rows: result };
}

function rows(v: Value): readonly (readonly Scalar[])[] {
  return isMatrix(v) ? v.rows : [[v]];
}

function element(matrix: readonly (readonly Scalar[])[], row: number, column: number): Scalar | undefined {
  const line = matrix.length === 1 ? matrix[0] : matrix[row];
  if (!line) return undefined;
  return line.length === 1 ? line[0] : line[column];
}
