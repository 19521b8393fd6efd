import type { CellRange } from "../../../src/core/workbook/address";
import { cellKey, type CellKey } from "../../../src/core/workbook/snapshot";
import { bandsOf, blocksOf } from "../../../src/hosts/office/blocks";
import { fc } from "../../support/cases";

const keysOf = (ranges: readonly CellRange[]): CellKey[] =>
  ranges
    .flatMap(({ top, left, bottom, right }) =>
      Array.from({ length: bottom - top + 1 }, (_r, r) =>
        Array.from({ length: right - left + 1 }, (_c, c) => cellKey(top + r, left + c)),
      ).flat(),
    )
    .sort((a, b) => a - b);

const square = (rows: readonly string[]): [CellKey, string][] =>
  rows.flatMap((line, r) => [...line].flatMap((c, i): [CellKey, string][] => (c === "." ? [] : [[cellKey(r, i), c]])));

describe("blocksOf", () => {
  it("joins a full rectangle into one block", () => {
    expect(blocksOf(square(["aaa", "aaa"]))).toEqual([{ range: { top: 0, left: 0, bottom: 1, right: 2 }, value: "a" }]);
  });

  it("splits around a hole", () => {
    expect(blocksOf(square(["aaa", "a.a", "aaa"])).map((b) => b.range)).toEqual([
      { top: 0, left: 0, bottom: 0, right: 2 },
      { top: 1, left: 0, bottom: 1, right: 0 },
      { top: 1, left: 2, bottom: 1, right: 2 },
      { top: 2, left: 0, bottom: 2, right: 2 },
    ]);
  });

  it("keeps different values apart", () => {
    expect(blocksOf(square(["aab", "aab"])).map((b) => [b.value, b.range.left, b.range.right])).toEqual([
      ["a", 0, 1],
      ["b", 2, 2],
    ]);
  });

  it("does not join rows with a gap between them", () => {
    expect(blocksOf(square(["aa", "..", "aa"]))).toHaveLength(2);
  });

  it("covers exactly the given cells, each once, whatever they are", () => {
    const grid = fc.array(fc.array(fc.constantFrom("a", "b", "."), { minLength: 5, maxLength: 5 }), { maxLength: 6 });
    fc.assert(
      fc.property(grid, (rows) => {
        const cells = square(rows.map((row) => row.join("")));
        const blocks = blocksOf(cells);
        expect(keysOf(blocks.map((b) => b.range))).toEqual(cells.map(([key]) => key));
        for (const { range, value } of blocks) {
          expect(keysOf([range]).map((key) => new Map(cells).get(key))).toEqual(keysOf([range]).map(() => value));
        }
      }),
    );
  });
});

describe("bandsOf", () => {
  it.each([
    ["fits", { top: 2, left: 1, bottom: 4, right: 2 }, 6, 1],
    ["whole rows", { top: 0, left: 0, bottom: 9, right: 3 }, 8, 5],
    ["one row wider than a band", { top: 3, left: 0, bottom: 3, right: 9 }, 4, 3],
  ])("%s", (_name, range, cells, count) => {
    const bands = bandsOf(range, cells);
    expect(bands).toHaveLength(count);
    expect(keysOf(bands)).toEqual(keysOf([range]));
    expect(Math.max(...bands.map((band) => keysOf([band]).length))).toBeLessThanOrEqual(cells);
  });
});
