import { mutant, outcomeOf, seedBooks } from "../../support/mutants";
import { cases } from "../../support/cases";

/** test/peers/mutants.ts tries ten thousand at once. */
test.each([...seedBooks()])("faults in %s end neither the check nor the page's view", (_name, book) => {
  expect(outcomeOf(book)).toBe("read");
  const outcomes = new Set(Array.from({ length: cases(3) }, (_, i) => outcomeOf(mutant(book, 7 * i + 1))));
  expect(
    [...outcomes].filter(
      (outcome) => !["read", "damaged", "not-a-workbook", "too-large", "encrypted", "old-format"].includes(outcome),
    ),
  ).toEqual([]);
});
