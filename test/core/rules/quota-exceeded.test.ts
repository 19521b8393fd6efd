import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { drawForm, scoresBut } from "../../../src/scripts/samples/draw";
import { snapshotOfDesign } from "../../support/design-snapshot";
import { factsOf, places } from "../../support/rule-book";

/** Three branches, the first of them on the best level; the last has no review yet. */
const three: WorkbookSnapshot = {
  name: "三校.xlsx",
  calculation: "automatic",
  isStructureProtected: false,
  sheets: (
    [
      ["学校甲", { self: scoresBut({}), review: scoresBut({}) }],
      ["学校乙", { self: scoresBut({ 27: 12, 26: 0 }), review: scoresBut({ 27: 12, 26: 0 }) }],
      ["学校丙", { self: scoresBut({}) }],
    ] as const
  ).map(([branch, scores]) => {
    const snapshot = snapshotOfDesign(drawForm("scoring", { branch: `${branch}党支部`, scores }));
    return { ...snapshot, id: branch, name: branch };
  }),
};

describe("quota-exceeded", () => {
  it.each([33.4, 50, 100])("accepts a third at a quota of %p %%", (quotaPercent) => {
    expect(factsOf(three, "quota-exceeded", { quotaPercent })).toEqual([]);
  });

  it.each([33.3, 30, 0])("warns about a third at a quota of %p %%", (quotaPercent) => {
    expect(factsOf(three, "quota-exceeded", { quotaPercent })).toEqual([
      { level: "先进", count: 1, base: 3, percent: 33.3, quota: quotaPercent },
    ]);
    expect(places(three, { quotaPercent })).toContainEqual([null, null, "quota-exceeded"]);
  });

  it("warns of nothing where no quota was set", () => {
    expect(factsOf(three, "quota-exceeded")).toEqual([]);
  });
});
