import { Big, compare, decimal, sum, zero } from "../../../src/core/workbook/decimal";
import { cases, fc } from "../../support/cases";

/** Scores, averages with many places, and giants. */
const numbers = fc
  .oneof(
    fc.integer({ min: -4000, max: 4000 }).map((n) => n / 4),
    fc.integer({ min: -9_999_999, max: 9_999_999 }).map((n) => n / 10_000),
    fc.double({ min: -1e3, max: 1e3, noNaN: true }),
    fc.constantFrom(0, -0, 1e10, 99_999_999_999, 1e21, 1e-7, 0.1, 0.2),
  )
  .map((n) => decimal(n));

describe("sums and comparisons in ten-thousandths", () => {
  it("are those of the decimals", () => {
    fc.assert(
      fc.property(fc.array(numbers, { maxLength: 30 }), numbers, numbers, (values, a, b) => {
        const exact = values.reduce((total, one) => total.plus(one), zero);
        expect(sum(values).toFixed()).toBe(exact.toFixed());
        expect(Math.sign(compare(a, b)) || 0).toBe(a.cmp(b));
      }),
      { numRuns: cases(1000) },
    );
  });

  it("are exact where binary numbers are not, and at their bound", () => {
    expect(sum([0.1, 0.2, 0.3].map(decimal)).toFixed()).toBe("0.6");
    expect(sum(Array.from({ length: 30 }, () => new Big("9999999999.9999"))).toFixed()).toBe("299999999999.997");
    expect(sum([]).toFixed()).toBe("0");
  });
});
