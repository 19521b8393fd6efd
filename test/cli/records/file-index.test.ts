import { createHash } from "node:crypto";
import { FileIndex, isRemembered, shardOf } from "../../../src/cli/records/file-index";
import { fc } from "../../support/cases";

const sum = (text: string): string => createHash("sha256").update(text).digest("hex");

test("an index is a map by path, whatever is set and however often", () => {
  const path = fc.integer({ min: 0, max: 3000 }).map((i) => `文件夹/${i}.xlsx`);
  const entry = fc.record({
    sha256: fc.option(fc.string().map(sum)),
    start: fc.nat({ max: 2 ** 31 }).map((n) => n * 1000),
    traits: fc.nat({ max: 255 }),
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(path, entry), { maxLength: 4000, size: "max" }), (sets) => {
      const index = new FileIndex();
      const map = new Map<string, (typeof sets)[number][1]>();
      for (const [key, value] of sets) {
        index.set(key, value);
        map.set(key, value);
      }
      const expected = (value: (typeof sets)[number][1]): unknown => ({
        ...value,
        sha256: value.sha256?.slice(0, 16) ?? null,
      });
      expect(index.size).toBe(map.size);
      for (const [key, value] of map) expect(index.get(key)).toEqual(expected(value));
      expect(index.get("nirgends.xlsx")).toBeNull();
      const byStart = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
      expect([...index.values()].sort(byStart)).toEqual([...map.values()].map(expected).sort(byStart));
    }),
    { numRuns: 20 },
  );
});

test("a file is known again by its SHA-256 alone", () => {
  const index = new FileIndex();
  index.set("a.xlsx", { sha256: sum("a"), start: 0, traits: 0 });
  index.set("b.xlsx", { sha256: null, start: 9, traits: 0 });
  expect(isRemembered(sum("a"), index.get("a.xlsx")?.sha256 ?? null)).toBe(true);
  expect(isRemembered(sum("b"), index.get("a.xlsx")?.sha256 ?? null)).toBe(false);
  expect(isRemembered(sum("a"), index.get("b.xlsx")?.sha256 ?? null)).toBe(false);
});

test("shards are about equal and the same on every system", () => {
  const counts = new Map<number, number>();
  for (let i = 0; i < 16_000; i++) {
    const part = shardOf(`报送/${i}.xlsx`, 16);
    counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  expect([...counts.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, i) => i + 1));
  expect(Math.min(...counts.values())).toBeGreaterThan(850);
  expect([shardOf("报送/甲.xlsx", 16), shardOf("报送\\甲.xlsx", 16)]).toEqual([
    shardOf("报送/甲.xlsx", 16),
    shardOf("报送/甲.xlsx", 16),
  ]);
  expect(shardOf("a.xlsx", 1)).toBe(1);
});
