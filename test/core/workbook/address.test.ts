import { fixedRange, parseRange, rangeToA1 } from "../../../src/core/workbook/address";
import { fc } from "../../support/cases";

test.each([
  [{ top: 0, left: 0, bottom: 1, right: 2 }, "$A$1:$C$2"],
  [{ top: 20, left: 27, bottom: 20, right: 27 }, "$AB$21"],
])("a range that stays when a formula is copied: %j", (range, text) => {
  expect(fixedRange(range)).toBe(text);
});

test("is the range itself with its signs", () => {
  const place = fc.nat(16_000);
  fc.assert(
    fc.property(place, place, place, place, (top, left, height, width) => {
      const range = { top, left, bottom: top + height, right: Math.min(left + width, 16_383) };
      expect(parseRange(fixedRange(range))).toEqual(range);
      expect(fixedRange(range).replaceAll("$", "")).toBe(rangeToA1(range));
    }),
    { numRuns: 100 },
  );
});
