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

export function sum(values: Iterable<Big>): Big {
  let total = zero;
  for (const value of values) total = total.plus(value);
  return total;
}

/** Rounds half up (away from zero) to 4 decimals: the one rounding of a final total. */
export function roundTotal(value: Big): Big {
  return value.round(4, Big.roundHalfUp);
}
