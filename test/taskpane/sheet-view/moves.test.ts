import { parseA1, parseRange, toA1 } from "../../../src/core/workbook/address";
import { Axis } from "../../../src/taskpane/sheet-view/axis";
import { type Ground, moveBy } from "../../../src/taskpane/sheet-view/moves";
import { MergeIndex } from "../../../src/taskpane/sheet-view/merge-index";

/** 100 rows and 10 columns of 20 px, row 3 and column C hidden, B5:D6 merged, A1:A20 and J7 filled. */
const merges = new MergeIndex([parseRange("B5:D6")]);
const sizes = (count: number): Float64Array =>
  new Float64Array(count).fill(20).map((size, index) => (index === 2 ? 0 : size));
const ground: Ground = {
  rows: new Axis(sizes(100)),
  columns: new Axis(sizes(10)),
  end: parseA1("J20"),
  areaAt: (row, column) => merges.at(row, column),
  isBlank: (row, column) => !(column === 0 && row < 20) && !(row === 6 && column === 9),
  page: 200,
};

const to = (key: string, from: string, more: { ctrlKey?: boolean; altKey?: boolean } = {}): string | null => {
  const place = moveBy({ key, ctrlKey: false, metaKey: false, altKey: false, ...more }, parseA1(from), ground);
  return place && toA1(place);
};

describe("moveBy", () => {
  it.each([
    ["ArrowDown", "A2", "A4"],
    ["ArrowUp", "A4", "A2"],
    ["ArrowRight", "B1", "D1"],
    ["ArrowLeft", "A1", "A1"],
    ["ArrowDown", "A100", "A100"],
    ["ArrowDown", "C4", "B5"],
    ["ArrowDown", "B5", "B7"],
    ["ArrowRight", "B5", "E5"],
    ["PageDown", "A1", "A12"],
    ["PageUp", "A12", "A1"],
    ["PageDown", "A99", "A100"],
    ["Home", "E9", "A9"],
    ["End", "B9", "J9"],
  ])("leads with %s from %s to %s", (key, from, place) => {
    expect(to(key, from)).toBe(place);
  });

  it.each([
    ["Home", "E9", "A1"],
    ["End", "A1", "J20"],
    ["ArrowDown", "A1", "A20"],
    ["ArrowDown", "A20", "A100"],
    ["ArrowUp", "A50", "A20"],
    ["ArrowRight", "A7", "J7"],
    ["ArrowLeft", "J7", "A7"],
  ])("leads with Ctrl+%s from %s to %s", (key, from, place) => {
    expect(to(key, from, { ctrlKey: true })).toBe(place);
  });

  it("leaves other keys alone", () => {
    expect(to("a", "A1")).toBeNull();
    expect(to("ArrowDown", "A1", { altKey: true })).toBeNull();
  });
});
