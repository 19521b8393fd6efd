import { countedPattern } from "./regex-steps";
import { fc } from "./cases";

const patterns = [
  /a+?b|(?<x>[ab])\k<x>c*$/,
  /(?<=a|bb)c{1,2}(?!b)/,
  /^(?:a|ab)(?:c|bcd)*$/,
  /(a*)(?:b\1)+/,
  /(?<!a)\s*b\b/u,
  /[^a]{2,}?[ab\]]/,
  /\u0061(b|)(c)?/i,
];

test("the counted matcher finds what the language's own finds", () => {
  fc.assert(
    fc.property(fc.constantFrom(...patterns), fc.string({ unit: fc.constantFrom(..."abcdA ]") }), (pattern, text) => {
      expect(countedPattern(pattern).find(text)).toBe(pattern.exec(text)?.[0] ?? null);
    }),
  );
});

test("it tells a square from a line", () => {
  const steps = (pattern: RegExp, length: number): number =>
    countedPattern(pattern).steps("a".repeat(length), Number.POSITIVE_INFINITY);
  expect(steps(/a+b/, 200) / steps(/a+b/, 100)).toBeGreaterThan(3.8);
  expect(steps(/(?<!a)a+b/, 200) / steps(/(?<!a)a+b/, 100)).toBeLessThan(2.1);
  expect(countedPattern(/a+b/).steps("a".repeat(200), 50)).toBe(51);
});
