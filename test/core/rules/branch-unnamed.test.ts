import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { drawForm, scoresBut } from "../../../src/scripts/samples/draw";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { factsOf, places, renamed, withCells, withoutRow } from "../../support/rule-book";

function unnamed(): WorkbookSnapshot {
  const scores = { self: scoresBut({}), review: scoresBut({}) };
  return workbookOfDesigns([drawForm("scoring", { scores })], "评分表.xlsx");
}

describe("branch-unnamed", () => {
  it("asks for the name in the line for it", () => {
    expect(places(unnamed())).toEqual([["附件1", "A3", "branch-unnamed"]]);
    expect(factsOf(unnamed(), "branch-unnamed")).toEqual([{ scheme: "tianning-2012" }]);
  });

  it("asks for it in the title where there is no such line", () => {
    expect(places(withoutRow(unnamed(), "附件1", 3))).toEqual([["附件1", "A2", "branch-unnamed"]]);
  });

  it.each([
    ["title", (book: WorkbookSnapshot) => withCells(book, { "附件1!A2": "青松小学党支部分类定级评分表" })],
    ["unit line", (book: WorkbookSnapshot) => withCells(book, { "附件1!A3": "党支部：青松小学党支部" })],
    ["sheet", (book: WorkbookSnapshot) => renamed(book, "附件1", "青松小学党支部")],
    ["file", (book: WorkbookSnapshot) => ({ ...book, name: "青松小学党支部评分表.xlsx" })],
  ])("reads it from the %s", (_, named) => {
    expect(places(named(unnamed()))).toEqual([]);
  });

  it("asks nothing of a blank sheet", () => {
    expect(places(workbookOfDesigns([drawForm("scoring", {})], "模板.xlsx"))).toEqual([]);
  });
});
