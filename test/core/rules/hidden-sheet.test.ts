import { checkWorkbook } from "../../../src/core/check/check";
import type { SheetVisibility, WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { cleanBook, factsOf, places, uncheckedOf, withCells } from "../../support/rule-book";

function hiding(book: WorkbookSnapshot, name: string, visibility: SheetVisibility): WorkbookSnapshot {
  return { ...book, sheets: book.sheets.map((s) => (s.name === name ? { ...s, visibility } : s)) };
}

describe("hidden-sheet", () => {
  it.each(["hidden", "veryHidden"] as const)("mentions a %s form and leaves its faults out", (visibility) => {
    const book = hiding(withCells(cleanBook(), { "附件1!D5": 9, "附件2!D18": null }), "附件1", visibility);
    expect(places(book)).toEqual([["附件1", null, "hidden-sheet"]]);
    expect(factsOf(book, "hidden-sheet")).toEqual([{ sheet: "附件1" }]);
    expect(uncheckedOf(book)).toEqual([["附件1", "hidden", { sheet: "附件1" }]]);
    expect(checkWorkbook(book).branches.map((b) => b.evaluations)).toEqual([[]]);
  });

  it("says nothing about visible forms and hidden strangers", () => {
    const stranger = { ...cleanBook(), sheets: [] };
    expect(places(cleanBook())).toEqual([]);
    expect(places(stranger)).toEqual([]);
  });
});
