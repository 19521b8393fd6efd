/**
 * How many random cases a law is tried with: few in every run of the tests, which are others each time; `CASES=1000` tries
 * as many as that.
 */
export const cases = (ordinary: number): number => Number(process.env["CASES"] ?? ordinary);
