import { cleanBook, factsOf, places, withCells, withoutRow, withRow } from "../../support/rule-book";
import { cellAt, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";

/** Gives the items in rows 5–31 other numbers, by their place from 0. */
function numbered(book: WorkbookSnapshot, number: (index: number) => string, count = 27): WorkbookSnapshot {
  const scoring = book.sheets[0];
  const texts = Array.from({ length: count }, (_, i) => {
    const value = scoring && cellAt(scoring, i + 4, 1)?.value;
    return [`附件1!B${i + 5}`, `${number(i)}${String(value).replace(/^\d+．/, "")}`] as const;
  });
  return withCells(book, Object.fromEntries(texts));
}

/** 1–39 as 一 … 三十九. */
function chinese(n: number): string {
  const digits = ["", ..."一二三四五六七八九"];
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? digits[tens] : ""}${tens > 0 ? "十" : ""}${digits[ones]}`;
}

describe("item-numbering", () => {
  it("finds a number given twice", () => {
    const book = numbered(cleanBook(), (i) => `${i === 12 ? 12 : i + 1}．`);
    expect(places(book)).toEqual([["附件1", "B17", "item-numbering"]]);
    expect(factsOf(book, "item-numbering")).toEqual([{ entered: "12", expected: "13" }]);
  });

  it.each([
    ["with brackets", (i: number) => `（${i + 1}）`],
    ["with another mark", (i: number) => `${i + 1}、`],
    ["without any", () => ""],
    ["in Chinese", (i: number) => `${chinese(i + 1)}、`],
    ["anew in each category", (i: number) => `${[0, 7, 14, 21, 26].reduce((n, s) => (i >= s ? i - s + 1 : n), 0)}．`],
  ])("accepts items numbered %s", (_, number) => {
    expect(places(numbered(cleanBook(), number))).toEqual([]);
  });

  it("leaves a sheet numbered through without a missing item to item-missing", () => {
    const book = numbered(withoutRow(cleanBook(), "附件1", 17), (i) => `${i + 1}．`, 26);
    expect(places(book)).toEqual([["附件1", "A12", "item-missing"]]);
  });

  it("counts an added item where all are numbered through", () => {
    const added = withRow(cleanBook(), "附件1", 12, [null, "8．积极参加社区志愿服务活动", 2, 2, 2]);
    const book = numbered(added, (i) => `${i + 1}．`, 28);
    expect(factsOf(book, "item-added")).toHaveLength(1);
    expect(factsOf(book, "item-numbering")).toEqual([]);
  });

  it("says nothing about the numbers that a missing item leaves", () => {
    expect(factsOf(withoutRow(cleanBook(), "附件1", 17), "item-numbering")).toEqual([]);
  });
});
