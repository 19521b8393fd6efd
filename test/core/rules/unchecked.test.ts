import { tianning2012 } from "../../../src/core/schemes/tianning-2012/scheme";
import { rules } from "../../../src/core/rules/index";
import { cleanBook, contextOf, uncheckedOf, withCells, withRow } from "../../support/rule-book";
import { withCriterion, withRubric } from "../../support/schemes";

describe("what could not be checked", () => {
  const formulas = { "附件1!D5": "=1+2", "附件1!E31": "=20*A40" };

  it("names formulas without a value that only Excel knows, once per sheet", () => {
    const only = { "附件1!D6": "=VLOOKUP(1,A40:B41,2,0)", "附件1!E31": "=20*0.9", "附件1!E5": "=E5" };
    const book = withRow(withCells(cleanBook(), only), "附件1", 32, ["合计", null, null, "=SUM(D5:D31)", 92]);
    expect(uncheckedOf(book)).toContainEqual(["附件1", "formula-value", { cells: ["E5", "D6", "D32"] }]);
  });

  it("blames manual calculation where the workbook is set to it", () => {
    const book = { ...withCells(cleanBook(), formulas), calculation: "manual" as const };
    expect(uncheckedOf(book)).toContainEqual(["附件1", "manual-calculation", { cells: ["D5", "E31"] }]);
  });

  const unchecked = (scheme: typeof tianning2012, book = cleanBook()): readonly unknown[] => {
    const context = contextOf(book, [scheme]);
    return rules.flatMap((rule) => [...(rule.unchecked?.(context) ?? [])]).map((u) => [u.sheet, u.code]);
  };

  it("says once that neither a rubric nor its sheet prints maxima", () => {
    const maxima = Array.from({ length: 27 }, (_, i) => [`附件1!C${i + 5}`, null] as const);
    const blank = withCells(cleanBook(), Object.fromEntries(maxima));
    const bare = withRubric(tianning2012, (rubric) => ({
      ...rubric,
      categories: rubric.categories.map((c) => ({ ...c, items: c.items.map((i) => ({ ...i, maximum: null })) })),
    }));
    expect(unchecked(bare, blank).filter((told) => String(told).endsWith("no-maxima"))).toEqual([
      ["附件1", "no-maxima"],
    ]);
    expect(unchecked(bare)).not.toContainEqual(["附件1", "no-maxima"]);
    expect(unchecked(withCriterion(tianning2012, "1", { maximum: null }))).not.toContainEqual(["附件1", "no-maxima"]);
  });

  it("says once that a document gives its levels no numbers", () => {
    const levels = tianning2012.levels.map((l) => ({ ...l, from: null, to: null }));
    expect(unchecked({ ...tianning2012, levels })).toContainEqual(["附件1", "no-levels"]);
    expect(unchecked(tianning2012)).not.toContainEqual(["附件1", "no-levels"]);
  });
});
