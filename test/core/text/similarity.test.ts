import { comparable, likeness, sharedPairs, similarity } from "../../../src/core/text/similarity";
import { fc } from "../../support/cases";

/** The textbook distance: insertions, deletions and substitutions of one UTF-16 unit. */
function distance(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const known: number[][] = [];
  const of = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const row = (known[i] ??= []);
    return (row[j] ??= Math.min(
      of(i - 1, j) + 1,
      of(i, j - 1) + 1,
      of(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
    ));
  };
  return of(a.length, b.length);
}

const words = fc.string({ unit: fc.constantFrom(..."甲乙丙丁abc一二"), maxLength: 24 });

describe("similarity", () => {
  it("is 1 less the share of signs that must change", () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const longer = Math.max(a.length, b.length);
        expect(similarity(a, b)).toBeCloseTo(longer === 0 ? 1 : 1 - distance(a, b) / longer, 12);
      }),
    );
  });

  it("is the same below no limit, and 0 below it", () => {
    fc.assert(
      fc.property(words, words, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, limit) => {
        const whole = similarity(a, b);
        if (Math.abs(whole - limit) < 1e-6) return;
        expect(similarity(a, b, limit)).toBe(whole > limit ? whole : 0);
        expect(likeness(comparable(a), comparable(b), limit)).toBe(whole > limit ? whole : 0);
      }),
    );
  });

  it("counts a likeness that lies on the limit", () => {
    expect(similarity("甲乙丙丁戊", "甲乙丙丁己", 0.8)).toBe(0.8);
    expect(similarity("甲乙丙丁戊", "甲乙丙己庚", 0.8)).toBe(0);
    expect(similarity("", "", 1)).toBe(1);
    expect(similarity("", "甲")).toBe(0);
  });
});

describe("sharedPairs", () => {
  it.each([
    ["甲乙丙", "甲乙丙", 1],
    ["甲乙丙", "乙丙甲", 0.5],
    ["甲乙", "乙甲", 0],
    ["甲乙丙丁", "甲乙", 0.5],
    ["甲乙甲乙", "甲乙", 2 / 3],
    ["甲", "甲", 0],
    ["", "", 0],
    ["甲乙", "", 0],
  ])("of %s and %s: %d", (a, b, share) => {
    expect(sharedPairs(a, b)).toBe(share);
    expect(sharedPairs(b, a)).toBe(share);
  });
});

test("comparable notes the signs of a text", () => {
  expect([...comparable("甲").characters]).toEqual([0, 0, 0, 1 << 26]);
  expect([...comparable("甲乙丙丁ab").characters]).toEqual([32, 536_870_912, 0, 603_980_832]);
  expect([...comparable("").characters]).toEqual([0, 0, 0, 0]);
});
