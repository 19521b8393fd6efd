import { PatchedMap, withEntries } from "../../../src/core/workbook/patched-map";
import { cases, fc } from "../../support/cases";

const entries = fc
  .uniqueArray(fc.tuple(fc.nat(40), fc.string()), { selector: ([key]) => key })
  .map((list) => list.sort(([a], [b]) => a - b));
const patches = fc.array(fc.tuple(fc.nat(45), fc.option(fc.string())));

/** As a map that is copied whole would be. */
function copied(base: ReadonlyMap<number, string>, set: ReadonlyMap<number, string | null>): [number, string][] {
  const next = new Map(base);
  for (const [key, value] of set) {
    if (value === null) next.delete(key);
    else next.set(key, value);
  }
  return [...next].sort(([a], [b]) => a - b);
}

it("holds what a copy would hold, in the order of the keys", () => {
  fc.assert(
    fc.property(entries, patches, (list, patch) => {
      const base = new Map(list);
      const map = new PatchedMap(base, new Map(patch));
      const expected = copied(base, new Map(patch));
      expect([...map]).toEqual(expected);
      expect([...map.keys()]).toEqual(expected.map(([key]) => key));
      expect([...map.values()]).toEqual(expected.map(([, value]) => value));
      const visited: [number, string][] = [];
      map.forEach((value, key) => visited.push([key, value]));
      expect(visited).toEqual(expected);
      expect(map.size).toBe(expected.length);
      const known = new Map(expected);
      for (let key = 0; key <= 46; key++) {
        expect([map.get(key), map.has(key)]).toEqual([known.get(key), known.has(key)]);
      }
      expect([...base]).toEqual(list);
    }),
    { numRuns: cases(20) },
  );
});

const large = new Map(Array.from({ length: 20_000 }, (_, i) => [2 * i, i]));

it("copies a small map, and puts what is set over a large one, also a second time", () => {
  expect(withEntries(new Map([[1, "a"]]), new Map([[0, "b"]]))).toEqual(
    new Map([
      [0, "b"],
      [1, "a"],
    ]),
  );
  const once = withEntries(large, new Map([[5, 1]]));
  const twice = withEntries(
    once,
    new Map<number, number | null>([
      [5, null],
      [7, 2],
    ]),
  ) as PatchedMap<number>;
  expect(twice).toBeInstanceOf(PatchedMap);
  expect(twice.base).toBe(large);
  expect([once.get(5), twice.get(5), twice.get(7), twice.size]).toEqual([1, undefined, 2, 20_001]);
});

it("copies a large map under many differences", () => {
  const many = new Map(Array.from({ length: 2_001 }, (_, i) => [2 * i + 1, 0]));
  const map = withEntries(large, many);
  expect(map).toBeInstanceOf(Map);
  expect(map.size).toBe(22_001);
});
