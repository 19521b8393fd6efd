import { mutant, outcomeOf, seedBooks } from "../../support/mutants";

/** `CASES=1000` tries that many of each book; test/peers/mutants.ts ten thousand at once. */
const CASES = Number(process.env["CASES"] ?? 4);

test.each([...seedBooks()])("faults in %s end neither the check nor the page's view", (_name, book) => {
  expect(outcomeOf(book)).toBe("read");
  const outcomes = new Set(Array.from({ length: CASES }, (_, i) => outcomeOf(mutant(book, 7 * i + 1))));
  expect(
    [...outcomes].filter(
      (outcome) => !["read", "damaged", "not-a-workbook", "too-large", "encrypted", "old-format"].includes(outcome),
    ),
  ).toEqual([]);
});
