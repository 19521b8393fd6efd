import { checkWorkbook } from "../../../src/core/check/check";
import { findingsTogether } from "../../../src/core/check/together";
import type { SheetDesign } from "../../../src/core/design/sheet-design";
import { gradedBranchesOf } from "../../../src/core/records/graded";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { drawForm, scoresBut } from "../../../src/scripts/samples/draw";
import { snapshotOfDesign, workbookOfDesigns } from "../../support/design-snapshot";
import { official } from "../../support/official";
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

describe("the quota over lists and over files", () => {
  const recheck = (levels: readonly string[]): SheetDesign =>
    official("meizhou-2012/recheck", {
      rows: levels.map((level, i) => ({
        branch: `${"甲乙丙丁戊己"[i]}公司党支部`,
        before: level,
        level,
        reason: "复查",
      })),
    });
  const exceeded = [{ level: "好", count: 2, base: 3, percent: 66.7, quota: 30 }];

  it("counts the rows of the re-check list", () => {
    const book = workbookOfDesigns([recheck(["好", "好", "较好"])]);
    expect(factsOf(book, "quota-exceeded", { quotaPercent: 30 })).toEqual(exceeded);
    expect(factsOf(book, "quota-exceeded", { quotaPercent: 70 })).toEqual([]);
  });

  it("counts a branch once, whatever sheets and files state its level", () => {
    const list = official("jilin-2012/grading-summary", { rows: [{ branch: "甲村党支部", level: "好" }] }, "附件2");
    const detail = official("jilin-2012/grading-detail", { rows: [{ branch: "甲村党支部", level: "好" }] }, "附件3");
    const facts = [{ level: "好", count: 1, base: 1, percent: 100, quota: 30 }];
    expect(factsOf(workbookOfDesigns([list, detail]), "quota-exceeded", { quotaPercent: 30 })).toEqual(facts);
    const files = [list, detail].map((design) => gradedBranchesOf(checkWorkbook(workbookOfDesigns([design]))));
    expect(findingsTogether(files, { quotaPercent: 30 }).map((f) => [f.code, f.severity, f.facts])).toEqual([
      ["quota-exceeded", "query", facts[0]],
    ]);
    expect(findingsTogether(files, {})).toEqual([]);
  });

  it("has no level where files contradict each other", () => {
    const files = ["好", "较好"].map((level) =>
      gradedBranchesOf(
        checkWorkbook(
          workbookOfDesigns([official("jilin-2012/grading-summary", { rows: [{ branch: "甲村党支部", level }] })]),
        ),
      ),
    );
    expect(findingsTogether(files, { quotaPercent: 0 })).toEqual([]);
  });
});
