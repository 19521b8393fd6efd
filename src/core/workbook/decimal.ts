import Big from "big.js";

/** Exact decimals: scores, weights and totals are never binary floats (0.4 × 89 + 0.6 × 90.6 is 89.96). */
export { Big };

/** @throws Error when the text or number is no decimal. */
export function decimal(value: number | string): Big {
  if (typeof value === "string") return new Big(value);
  let known = numbers.get(value);
  if (!known) {
    if (numbers.size >= MOST_NUMBERS) numbers.clear();
    known = new Big(value);
    numbers.set(value, known);
  }
  return known;
}

/** A Big never changes, and the same few scores and maxima recur everywhere. */
const numbers = new Map<number, Big>();
const MOST_NUMBERS = 1000;

export const zero = new Big(0);

const PLACES = 4;
const UNIT = 10 ** PLACES;
const MOST_UNITS = 1e15;

/** How many ten-thousandths a decimal is; null of one with more places and of giants. Whole numbers are summed exactly. */
function unitsOf({ s, e, c }: Big): number | null {
  const places = c.length - 1 - e;
  if (places > PLACES || e > 9) return null;
  let digits = 0;
  for (const digit of c) digits = digits * 10 + digit;
  return s * digits * 10 ** (PLACES - places);
}

export function sum(values: readonly Big[]): Big {
  let units = 0;
  for (const value of values) {
    const own = unitsOf(value);
    if (own === null || Math.abs(units + own) >= MOST_UNITS)
      return values.reduce((total, one) => total.plus(one), zero);
    units += own;
  }
  return decimal(units / UNIT);
}

/** Below zero where `a` is less than `b`, above zero where it is more. */
export function compare(a: Big, b: Big): number {
  const [left, right] = [unitsOf(a), unitsOf(b)];
  return left === null || right === null ? a.cmp(b) : left - right;
}

/** Rounds half up (away from zero) to 4 decimals: the one rounding of a final total. */
export function roundTotal(value: Big): Big {
  return value.round(4, Big.roundHalfUp);
}
