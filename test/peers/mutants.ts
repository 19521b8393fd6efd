/**
 * Opens 10,000 workbooks with faults, made of those in test/fixtures, as the command line and the page do: each is read,
 * checked and shown, or refused by a name. Not part of `npm test`, which tries a hundred.
 * Run: node src/scripts/run.cjs test/peers/mutants.ts [COUNT] [FIRST SEED]
 */
import { mutant, outcomeOf, seedBooks } from "../support/mutants";

export function main([count = "10000", first = "1"]: readonly string[]): number {
  const books = [...seedBooks()];
  const outcomes = new Map<string, number>();
  const faults: string[] = [];
  let slowest = { took: 0, of: "" };
  for (let i = 0; i < Number(count); i++) {
    const seed = Number(first) + i;
    const [name, book] = books[i % books.length] as (typeof books)[0];
    const start = performance.now();
    let outcome = "crash";
    try {
      outcome = outcomeOf(mutant(book, seed));
    } catch (error) {
      faults.push(`${name}, seed ${seed}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
    const took = performance.now() - start;
    if (took > slowest.took) slowest = { took, of: `${name}, seed ${seed}` };
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  const told = [...outcomes].sort(([, a], [, b]) => b - a).map(([outcome, n]) => `${outcome} ${n}`);
  console.log(`${count} mutants of ${books.length} workbooks: ${told.join(", ")}`);
  console.log(`slowest ${Math.round(slowest.took)} ms (${slowest.of})`);
  for (const fault of faults.slice(0, 20)) console.log(fault);
  return faults.length === 0 ? 0 : 1;
}
