import { type CellRange, parseRange, rangeToA1 } from "../../../src/core/workbook/address";
import { MergeIndex } from "../../../src/taskpane/sheet-view/merge-index";
import { fc } from "../../support/cases";

const whole = parseRange("A1:XFD1048576");
const index = (...areas: string[]): MergeIndex => new MergeIndex(areas.map(parseRange));
const names = (areas: readonly CellRange[]): string[] => areas.map(rangeToA1);

const upTo = (max: number): fc.Arbitrary<number> => fc.nat({ max });
const ranges = fc
  .tuple(upTo(20), upTo(8), upTo(6), upTo(4))
  .map(([top, left, high, wide]): CellRange => ({ top, left, bottom: top + high, right: left + wide }));
const overlap = (a: CellRange, b: CellRange): boolean =>
  a.top <= b.bottom && a.bottom >= b.top && a.left <= b.right && a.right >= b.left;

describe("MergeIndex", () => {
  it("finds an area by any of its cells, and no area elsewhere", () => {
    const merges = index("B2:D4", "A1:A9", "F3:F3");
    expect(merges.at(3, 3)).toEqual(parseRange("B2:D4"));
    expect(merges.at(4, 3)).toBeUndefined();
    expect(merges.at(2, 5)).toBeUndefined();
    expect(names(merges.touching(parseRange("A4:B4")))).toEqual(["A1:A9", "B2:D4"]);
  });

  it("lays an area out once, however often the file lists it or others over it", () => {
    const same = new MergeIndex(Array.from({ length: 20_000 }, () => parseRange("A1:XFD1048576")));
    expect(names(same.touching(whole))).toEqual(["A1:XFD1048576"]);
    expect(names(index("A1:C3", "B2:D4", "D1:D5", "A4:C4").touching(whole))).toEqual(["A1:C3", "D1:D5", "A4:C4"]);
  });

  it("keeps areas that share no cell, all of which a search finds", () => {
    fc.assert(
      fc.property(fc.array(ranges), ranges, (areas, window) => {
        const merges = new MergeIndex(areas);
        const kept = merges.touching(whole);
        for (const one of kept) for (const other of kept) expect(one === other || !overlap(one, other)).toBe(true);
        const left = areas.filter((area) => !kept.includes(area) && area.top + area.left < area.bottom + area.right);
        for (const area of left) expect(kept.some((one) => overlap(one, area))).toBe(true);
        expect(merges.touching(window)).toEqual(kept.filter((area) => overlap(area, window)));
      }),
    );
  });
});
