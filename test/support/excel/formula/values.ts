export interface ErrorValue {
  readonly error: string;
}

/** A single value; null is a blank cell or a left-out argument. */
export type Scalar = string | number | boolean | ErrorValue | null;

/** Rows of a range or of a calculated array. */
export interface Matrix {
  readonly rows: readonly (readonly Scalar[])[];
  /** Where a range lies; absent for calculated arrays, whose texts and booleans count differently. */
  readonly at?: { readonly row: number; readonly column: number };
}

export type Value = Scalar | Matrix;

export const error = (code: string): ErrorValue => ({ error: code });
export const VALUE_ERROR = error("#VALUE!");

export function isMatrix(value: Value): value is Matrix {
  return typeof value === "object" && value !== null && "rows" in value;
}

export function isError(value: Value): value is ErrorValue {
  return typeof value === "object" && value !== null && "error" in value;
}

export function scalarOf(value: Value): Scalar {
  return isMatrix(value) ? (value.rows[0]?.[0] ?? null) : value;
}

export function toNumber(value: Scalar): number | ErrorValue {
  if (isError(value)) return value;
  if (value === null) return 0;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "number") return value;
  const text = value.trim();
  const percent = /^(.*)%$/.exec(text);
  const number = Number(percent ? percent[1] : text);
  return text === "" || Number.isNaN(number) ? VALUE_ERROR : percent ? number / 100 : number;
}

export function toText(value: Scalar): string | ErrorValue {
  if (isError(value)) return value;
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return typeof value === "number" ? numberText(value) : value;
}

export function toBoolean(value: Scalar): boolean | ErrorValue {
  if (typeof value === "string") {
    if (/^true$/i.test(value)) return true;
    return /^false$/i.test(value) ? false : VALUE_ERROR;
  }
  return isError(value) ? value : Boolean(value);
}

/** Excel shows and compares at most 15 significant digits. */
export function numberText(value: number): string {
  return String(Number(value.toPrecision(15))).replace("e", "E");
}

/** Order of Excel's comparisons: numbers before texts before booleans; texts without regard to case. */
export function compareScalars(a: Scalar, b: Scalar): number {
  if (a === null && b === null) return 0;
  const left = a ?? emptyLike(b);
  const right = b ?? emptyLike(a);
  const rank = (v: Scalar): number => (typeof v === "number" ? 0 : typeof v === "string" ? 1 : 2);
  if (rank(left) !== rank(right)) return rank(left) - rank(right);
  if (typeof left === "string") {
    const [x, y] = [left.toLowerCase(), (right as string).toLowerCase()];
    return x < y ? -1 : x > y ? 1 : 0;
  }
  return Number(Number(left).toPrecision(15)) - Number(Number(right).toPrecision(15));
}

function emptyLike(other: Scalar): Scalar {
  if (typeof other === "string") return "";
  return typeof other === "boolean" ? false : 0;
}

/** Rounds half away from zero on the decimal digits, as Excel does: round(1.005, 2) is 1.01. */
export function roundDecimal(value: number, digits: number, mode: "half" | "up" | "down" = "half"): number {
  const shifted = Number(`${Math.abs(Number(value.toPrecision(15)))}e${digits}`);
  const scaled = Number.isNaN(shifted) ? Math.abs(value) * 10 ** digits : shifted;
  const whole = mode === "half" ? Math.round(scaled) : mode === "up" ? Math.ceil(scaled) : Math.floor(scaled);
  return Math.sign(value) * Number(`${whole}e${-digits}`);
}
