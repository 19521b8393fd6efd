import fc from "fast-check";

const CASES = process.env["CASES"];

// A run of the tests that fails by chance says nothing of the change it runs for; others are for the nights.
if (CASES === undefined) fc.configureGlobal({ seed: Number(process.env["SEED"] ?? 2012) });

/**
 * How many random cases a law is tried with: few in every run of the tests, the same each time (`SEED=7` tries others);
 * `CASES=1000` tries as many as that, others in every run.
 */
export const cases = (ordinary: number): number => Number(CASES ?? ordinary);

export { fc };
