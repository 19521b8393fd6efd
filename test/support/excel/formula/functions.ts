import { formatNumber } from "../number-format";
import {
  VALUE_ERROR,
  compareScalars,
  error,
  isError,
  isMatrix,
  roundDecimal,
  scalarOf,
  toBoolean,
  toNumber,
  toText,
  type ErrorValue,
  type Matrix,
  type Scalar,
  type Value,
} from "./values";

export type WorksheetFunction = (args: readonly Value[]) => Value;

/** Stops a calculation with an Excel error; caught by the evaluator. */
export class Failure extends Error {
  constructor(readonly value: ErrorValue) {
    super(value.error);
  }
}

function unwrap<T>(value: T | ErrorValue): T {
  if (isError(value as Value)) throw new Failure(value as ErrorValue);
  return value as T;
}

const num = (v: Value | undefined): number => unwrap(toNumber(scalarOf(v ?? null)));
const text = (v: Value | undefined): string => unwrap(toText(scalarOf(v ?? null)));
const whole = (v: Value | undefined): number => Math.trunc(num(v));
const rowsOf = (v: Value | undefined): readonly (readonly Scalar[])[] =>
  v !== undefined && isMatrix(v) ? v.rows : [[v ?? null]];
const flat = (v: Value | undefined): readonly Scalar[] => rowsOf(v).flat();

/** The numbers that SUM and its like take: in ranges only numbers, as own arguments also what can be read as one. */
function numbers(args: readonly Value[]): number[] {
  return args.flatMap((arg) => {
    if (!isMatrix(arg)) return [num(arg)];
    return arg.rows.flat().flatMap((v) => (isError(v) ? [unwrap<number>(v)] : typeof v === "number" ? [v] : []));
  });
}

function booleans(args: readonly Value[]): boolean[] {
  return args.flatMap((arg) => {
    if (!isMatrix(arg)) return [unwrap(toBoolean(arg))];
    return arg.rows.flat().flatMap((v) => {
      if (v === null || typeof v === "string") return [];
      return [unwrap(toBoolean(v))];
    });
  });
}

/** COUNTIF and its like: ">=60", "<>", "*支部*", or a value to equal. */
function criterion(given: Scalar): (value: Scalar) => boolean {
  if (typeof given !== "string") return (v) => v !== null && compareScalars(v, given) === 0;
  const [, operator = "", operand = ""] = /^(<>|<=|>=|<|>|=)?([\s\S]*)$/.exec(given) ?? [];
  const number = operand.trim() === "" ? NaN : Number(operand);
  if (operator === "" || operator === "=" || operator === "<>") {
    const isEqual = (v: Scalar): boolean => {
      if (operand === "") return operator === "" ? v === "" || v === null : v === null;
      if (!Number.isNaN(number)) return typeof v === "number" ? v === number : v === operand;
      return typeof v === "string" && wildcard(operand).test(v);
    };
    return operator === "<>" ? (v) => !isEqual(v) : isEqual;
  }
  return (v) => {
    if (Number.isNaN(number) ? typeof v !== "string" : typeof v !== "number") return false;
    const order = compareScalars(v, Number.isNaN(number) ? operand : number);
    if (operator === "<") return order < 0;
    if (operator === ">") return order > 0;
    return operator === "<=" ? order <= 0 : order >= 0;
  };
}

function wildcard(pattern: string): RegExp {
  const source = pattern.replace(
    /~([*?~])|([*?])|([.+^${}()|[\]\\/])/g,
    (_, literal: string, wild: string, special) => {
      if (literal) return `\\${literal}`;
      return wild ? (wild === "*" ? "[\\s\\S]*" : "[\\s\\S]") : `\\${String(special)}`;
    },
  );
  return new RegExp(`^${source}$`, "i");
}

/** Positions (row by row) at which every range meets its criterion. */
function matching(pairs: readonly Value[]): boolean[] {
  const tests: boolean[][] = [];
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const fits = criterion(scalarOf(pairs[i + 1] ?? null));
    tests.push(flat(pairs[i]).map(fits));
  }
  return (tests[0] ?? []).map((_, k) => tests.every((t) => t[k] === true));
}

function sumWhere(values: readonly Scalar[], where: readonly boolean[]): number {
  return values.reduce<number>((sum, v, i) => (where[i] && typeof v === "number" ? sum + v : sum), 0);
}

function elementwise(value: Value | undefined, apply: (scalar: Scalar) => Scalar): Value {
  return value !== undefined && isMatrix(value) ? { rows: value.rows.map((r) => r.map(apply)) } : apply(value ?? null);
}

function match(wanted: Scalar, values: readonly Scalar[], mode: number): number {
  if (mode === 0) {
    const fits =
      typeof wanted === "string"
        ? (v: Scalar) => typeof v === "string" && wildcard(wanted).test(v)
        : (v: Scalar) => v !== null && compareScalars(v, wanted) === 0;
    const found = values.findIndex(fits);
    if (found < 0) throw new Failure(error("#N/A"));
    return found;
  }
  let best = -1;
  values.forEach((v, i) => {
    if (v === null || typeof v !== typeof wanted) return;
    const order = compareScalars(v, wanted);
    if (mode > 0 ? order <= 0 : order >= 0) best = i;
  });
  if (best < 0) throw new Failure(error("#N/A"));
  return best;
}

function index(table: Value | undefined, row: number, column: number): Value {
  const rows = rowsOf(table);
  if (rows.length === 1 && column === 0) return index(table, 1, row);
  if (row > rows.length || column > (rows[0]?.length ?? 0)) throw new Failure(error("#REF!"));
  if (row === 0) return { rows: rows.map((r) => [r[column - 1] ?? null]) };
  const line = rows[row - 1] ?? [];
  return column === 0 && line.length > 1 ? { rows: [line] } : (line[Math.max(column, 1) - 1] ?? null);
}

function ordered(args: readonly Value[], nth: Value | undefined, direction: 1 | -1): number {
  const sorted = numbers(args).sort((a, b) => direction * (a - b));
  const value = sorted[whole(nth) - 1];
  if (value === undefined) throw new Failure(error("#NUM!"));
  return value;
}

const DAY_0 = Date.UTC(1899, 11, 30);
const serialOf = (year: number, month: number, day: number): number =>
  (Date.UTC(year, month - 1, day) - DAY_0) / 86_400_000;
const dateOf = (serial: number): Date => new Date(DAY_0 + Math.floor(serial) * 86_400_000);

/** Eager functions. IF, IFERROR, IFNA and CHOOSE are lazy and live in the evaluator. */
export const functions: Readonly<Record<string, WorksheetFunction>> = {
  SUM: (args) => numbers(args).reduce((a, b) => a + b, 0),
  COUNT: (args) =>
    args.flatMap((a) =>
      isMatrix(a) ? a.rows.flat().filter((v) => typeof v === "number") : isError(toNumber(a)) ? [] : [a],
    ).length,
  COUNTA: (args) => args.flatMap((a) => (isMatrix(a) ? a.rows.flat().filter((v) => v !== null) : [a])).length,
  COUNTBLANK: ([range]) => flat(range).filter((v) => v === null || v === "").length,
  COUNTIF: ([range, given]) => flat(range).filter(criterion(scalarOf(given ?? null))).length,
  COUNTIFS: (args) => matching(args).filter(Boolean).length,
  SUMIF: ([range, given, sums]) => sumWhere(flat(sums ?? range), matching([range ?? null, given ?? null])),
  SUMIFS: ([sums, ...pairs]) => sumWhere(flat(sums), matching(pairs)),
  AVERAGEIF: ([range, given, values]) => {
    const where = matching([range ?? null, given ?? null]);
    const taken = flat(values ?? range).filter((v, i) => where[i] && typeof v === "number") as number[];
    return taken.length === 0 ? error("#DIV/0!") : taken.reduce((a, b) => a + b, 0) / taken.length;
  },
  SUMPRODUCT: (args) => {
    const columns = args.map(flat);
    if (columns.some((c) => c.length !== columns[0]?.length)) return VALUE_ERROR;
    let sum = 0;
    (columns[0] ?? []).forEach((_, i) => {
      sum += columns.reduce((product, c) => {
        const value = unwrap(c[i] as Scalar);
        return product * (typeof value === "number" ? value : 0);
      }, 1);
    });
    return sum;
  },
  PRODUCT: (args) => numbers(args).reduce((a, b) => a * b, 1),
  AVERAGE: (args) => {
    const all = numbers(args);
    return all.length === 0 ? error("#DIV/0!") : all.reduce((a, b) => a + b, 0) / all.length;
  },
  MIN: (args) => {
    const all = numbers(args);
    return all.length === 0 ? 0 : Math.min(...all);
  },
  MAX: (args) => {
    const all = numbers(args);
    return all.length === 0 ? 0 : Math.max(...all);
  },
  MEDIAN: (args) => {
    const all = numbers(args).sort((a, b) => a - b);
    const middle = (all.length - 1) / 2;
    return all.length === 0
      ? error("#NUM!")
      : ((all[Math.floor(middle)] as number) + (all[Math.ceil(middle)] as number)) / 2;
  },
  LARGE: ([range, nth]) => ordered([range ?? null], nth, -1),
  SMALL: ([range, nth]) => ordered([range ?? null], nth, 1),
  RANK: ([value, range, ascending]) => {
    const all = numbers([range ?? null]);
    const own = num(value);
    if (!all.includes(own)) return error("#N/A");
    return 1 + all.filter((v) => (num(ascending) === 0 ? v > own : v < own)).length;
  },
  ROUND: ([value, digits]) => roundDecimal(num(value), whole(digits)),
  ROUNDUP: ([value, digits]) => roundDecimal(num(value), whole(digits), "up"),
  ROUNDDOWN: ([value, digits]) => roundDecimal(num(value), whole(digits), "down"),
  TRUNC: ([value, digits]) => roundDecimal(num(value), whole(digits), "down"),
  INT: ([value]) => Math.floor(num(value)),
  ABS: ([value]) => Math.abs(num(value)),
  SIGN: ([value]) => Math.sign(num(value)),
  SQRT: ([value]) => (num(value) < 0 ? error("#NUM!") : Math.sqrt(num(value))),
  MOD: ([value, divisor]) => {
    const d = num(divisor);
    return d === 0 ? error("#DIV/0!") : num(value) - d * Math.floor(num(value) / d);
  },
  AND: (args) => booleans(args).every(Boolean),
  OR: (args) => booleans(args).some(Boolean),
  NOT: ([value]) => !unwrap(toBoolean(scalarOf(value ?? null))),
  TRUE: () => true,
  FALSE: () => false,
  NA: () => error("#N/A"),
  ISNUMBER: ([value]) => elementwise(value, (v) => typeof v === "number"),
  ISTEXT: ([value]) => elementwise(value, (v) => typeof v === "string"),
  ISNONTEXT: ([value]) => elementwise(value, (v) => typeof v !== "string"),
  ISBLANK: ([value]) => elementwise(value, (v) => v === null),
  ISLOGICAL: ([value]) => elementwise(value, (v) => typeof v === "boolean"),
  ISERROR: ([value]) => elementwise(value, isError),
  ISERR: ([value]) => elementwise(value, (v) => isError(v) && v.error !== "#N/A"),
  ISNA: ([value]) => elementwise(value, (v) => isError(v) && v.error === "#N/A"),
  N: ([value]) => {
    const v = unwrap(scalarOf(value ?? null));
    return typeof v === "number" || typeof v === "boolean" ? Number(v) : 0;
  },
  T: ([value]) => {
    const v = unwrap(scalarOf(value ?? null));
    return typeof v === "string" ? v : "";
  },
  VALUE: ([value]) => num(value),
  TEXT: ([value, code]) => {
    const v = unwrap(scalarOf(value ?? null));
    return typeof v === "number" || v === null ? formatNumber(v ?? 0, text(code)) : text(v);
  },
  LEN: ([value]) => elementwise(value, (v) => text(v).length),
  LEFT: ([value, count]) => text(value).slice(0, count === undefined ? 1 : whole(count)),
  RIGHT: ([value, count]) => {
    const n = count === undefined ? 1 : whole(count);
    return n === 0 ? "" : text(value).slice(-n);
  },
  MID: ([value, start, count]) => text(value).slice(whole(start) - 1, whole(start) - 1 + whole(count)),
  TRIM: ([value]) => elementwise(value, (v) => text(v).replace(/ +/g, " ").replace(/^ | $/g, "")),
  CLEAN: ([value]) => [...text(value)].filter((c) => c >= " ").join(""),
  UPPER: ([value]) => text(value).toUpperCase(),
  LOWER: ([value]) => text(value).toLowerCase(),
  REPT: ([value, count]) => text(value).repeat(whole(count)),
  CHAR: ([code]) => String.fromCharCode(whole(code)),
  CONCATENATE: (args) => args.map(text).join(""),
  CONCAT: (args) => args.flatMap(flat).map(text).join(""),
  EXACT: ([a, b]) => text(a) === text(b),
  SUBSTITUTE: ([value, from, to, nth]) => {
    const parts = text(value).split(text(from));
    if (nth === undefined) return parts.join(text(to));
    const n = whole(nth);
    return parts.length <= n
      ? text(value)
      : parts.slice(0, n).join(text(from)) + text(to) + parts.slice(n).join(text(from));
  },
  FIND: ([wanted, within, start]) => {
    const at = text(within).indexOf(text(wanted), start === undefined ? 0 : whole(start) - 1);
    return at < 0 ? VALUE_ERROR : at + 1;
  },
  SEARCH: ([wanted, within, start]) => {
    const at = text(within)
      .toLowerCase()
      .indexOf(text(wanted).toLowerCase(), start === undefined ? 0 : whole(start) - 1);
    return at < 0 ? VALUE_ERROR : at + 1;
  },
  INDEX: ([table, row, column]) => index(table, whole(row), column === undefined ? 0 : whole(column)),
  MATCH: ([wanted, values, mode]) =>
    match(unwrap(scalarOf(wanted ?? null)), flat(values), mode === undefined ? 1 : num(mode)) + 1,
  VLOOKUP: ([wanted, table, column, approximate]) => {
    const rows = rowsOf(table);
    const mode = approximate === undefined || unwrap(toBoolean(scalarOf(approximate))) ? 1 : 0;
    const row = match(
      unwrap(scalarOf(wanted ?? null)),
      rows.map((r) => r[0] ?? null),
      mode,
    );
    return index(table, row + 1, whole(column));
  },
  LOOKUP: ([wanted, values, results]) =>
    flat(results ?? values)[match(unwrap(scalarOf(wanted ?? null)), flat(values), 1)] ?? null,
  ROWS: ([range]) => rowsOf(range).length,
  COLUMNS: ([range]) => rowsOf(range)[0]?.length ?? 0,
  ROW: ([range]) => lines(range, "row"),
  COLUMN: ([range]) => lines(range, "column"),
  HYPERLINK: ([target, shown]) => shown ?? target ?? null,
  DATE: ([year, month, day]) => serialOf(whole(year), whole(month), whole(day)),
  YEAR: ([value]) => dateOf(num(value)).getUTCFullYear(),
  MONTH: ([value]) => dateOf(num(value)).getUTCMonth() + 1,
  DAY: ([value]) => dateOf(num(value)).getUTCDate(),
};

function lines(range: Value | undefined, axis: "row" | "column"): Value {
  if (range === undefined || !isMatrix(range) || !range.at) return VALUE_ERROR;
  const first = range.at[axis] + 1;
  const numbers: Matrix =
    axis === "row"
      ? { rows: range.rows.map((_, i) => [first + i]) }
      : { rows: [(range.rows[0] ?? []).map((_, i) => first + i)] };
  return numbers.rows.flat().length === 1 ? first : numbers;
}
