/** Cells looked at between two steps: some milliseconds. */
export const CELLS_AT_ONCE = 5_000;

/** Runs steps to their end at once. */
export function drain<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
