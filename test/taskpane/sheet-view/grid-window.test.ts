import { Axis } from "../../../src/taskpane/sheet-view/axis";
import { isLeap, scrollTo, windowOf } from "../../../src/taskpane/sheet-view/grid-window";

const rows = new Axis(new Float64Array(50_000).fill(20));
const columns = new Axis(new Float64Array(8).fill(100));

describe("windowOf", () => {
  it("draws what is in view and a block around it, whatever the size of the sheet", () => {
    const view = { x: 0, width: 800, height: 600 };
    expect(windowOf(rows, columns, { ...view, y: 0 })).toEqual({ top: 0, bottom: 39, left: 0, right: 7 });
    expect(windowOf(rows, columns, { ...view, y: 500_000 })).toMatchObject({ top: 24_992, bottom: 25_039 });
    expect(windowOf(rows, columns, { ...view, y: 999_400 })).toMatchObject({ top: 49_960, bottom: 49_999 });
  });
});

describe("a leap", () => {
  const at = (y: number, around?: number) => windowOf(rows, columns, { x: 0, width: 800, height: 600, y }, around);

  it("is where no row in view is drawn already", () => {
    expect([isLeap(at(0), at(780)), isLeap(at(0), at(1_200)), isLeap(at(20_000), at(0))]).toEqual([false, true, true]);
  });

  it("draws the blocks in view alone", () => {
    expect(at(500_000, 0)).toMatchObject({ top: 25_000, bottom: 25_031 });
  });
});

describe("scrollTo", () => {
  const seen = { start: 1000, size: 400 };
  it.each([
    ["stays where the place is in view", 1200, 1000],
    ["goes up as far as needed", 980, 980],
    ["goes down as far as needed", 1390, 1010],
    ["leaps so that the place is in the upper third", 9000, 9000 - 380 / 3],
    ["does not go above the beginning", 20, 0],
  ])("%s", (_name, start, top) => {
    expect(scrollTo(seen, { start, size: 20 })).toBe(top);
  });

  it("shows the beginning of what is larger than the view", () => {
    expect(scrollTo(seen, { start: 1100, size: 900 })).toBe(1100);
  });
});
