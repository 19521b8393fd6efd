import { Axis } from "../../../src/taskpane/sheet-view/axis";
import { fc } from "../../support/cases";

const axis = (...sizes: number[]): Axis => new Axis(Float64Array.from(sizes));

describe("Axis", () => {
  it("tells where each begins, how large some are together, and what is seen where", () => {
    const rows = axis(20, 0, 30, 10);
    expect([rows.count, rows.total, rows.start(2), rows.start(9), rows.size(2), rows.size(0, 2)]).toEqual([
      4, 60, 20, 60, 30, 50,
    ]);
    expect([-5, 0, 19.9, 20, 49, 50, 500].map((pixel) => rows.at(pixel))).toEqual([0, 0, 0, 2, 2, 3, 3]);
  });

  it("steps over what is hidden and stays where nothing follows", () => {
    const rows = axis(20, 0, 0, 10, 0);
    expect([rows.next(0, 1), rows.next(3, 1), rows.next(3, -1), rows.next(0, -1)]).toEqual([3, 3, 0, 0]);
    expect(rows.shown(-2, 9)).toEqual([0, 3]);
  });

  it("finds each place that is not hidden by its own beginning", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1 }), (sizes) => {
        const rows = axis(...sizes);
        for (const index of rows.shown(0, sizes.length)) expect(rows.at(rows.start(index))).toBe(index);
      }),
    );
  });
});
