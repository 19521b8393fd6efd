import { mergeSubmissions } from "../../../src/core/merging/merge";
import type { MergedBranch } from "../../../src/core/merging/merge-result";
import { drawSample } from "../../../src/core/merging/sample";
import { submitScores } from "../../support/submissions";
import { fc } from "../../support/cases";

const { branches: plain } = mergeSubmissions(
  Array.from({ length: 24 }, (_, i) => submitScores(`${i}.xlsx`, `第${i + 1}党支部`, { self: 50, review: 50 })),
);
/** 12 of 先进 and 12 of 后进, a third of each under each committee. */
const branches = plain.map((branch, i): MergedBranch => ({
  ...branch,
  level: i % 2 === 0 ? "先进" : "后进",
  parent: `第${(i % 3) + 1}党委`,
}));

function strata(drawn: readonly MergedBranch[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { level, parent } of drawn) counts[`${level} ${parent}`] = (counts[`${level} ${parent}`] ?? 0) + 1;
  return counts;
}

describe("a sample for a second look", () => {
  it("has as many of every level under every committee as there are in proportion", () => {
    const even = {
      "先进 第1党委": 2,
      "先进 第2党委": 2,
      "先进 第3党委": 2,
      "后进 第1党委": 2,
      "后进 第2党委": 2,
      "后进 第3党委": 2,
    };
    expect(strata(drawSample(branches, 12, "7").branches)).toEqual(even);
    const nine = Object.values(strata(drawSample(branches, 9, "7").branches)).sort();
    expect(nine).toEqual([1, 1, 1, 2, 2, 2]);
  });

  it("is the same for the same seed, and another for another one", () => {
    const names = (seed: string): readonly (string | null)[] =>
      drawSample(branches, 6, seed).branches.map((b) => b.name);
    expect(names("7")).toEqual(names("7"));
    expect(new Set(["1", "2", "3", "4", "5"].map((seed) => JSON.stringify(names(seed)))).size).toBe(5);
  });

  it("draws as many as asked for, each once, never more of a stratum than its share rounded up", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.string(), (size, seed) => {
        const { branches: drawn, all } = drawSample(branches, size, seed);
        expect([new Set(drawn).size, all]).toEqual([Math.min(size, 24), 24]);
        for (const count of Object.values(strata(drawn))) {
          expect(count).toBeLessThanOrEqual(Math.ceil((Math.min(size, 24) * 4) / 24));
        }
      }),
    );
  });
});
