import { cleanSheets } from "../../../src/scripts/samples/clean";
import { drawForm } from "../../../src/scripts/samples/draw";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { cleanBook, factsOf, places, withCells } from "../../support/rule-book";

describe("field-missing", () => {
  it.each([
    ["附件2!B4", "党支部名称"],
    ["附件2!B5", "成立时间"],
    ["附件2!E5", "党员总数"],
    ["附件2!B7", "姓名"],
    ["附件2!C7", "行政职务"],
    ["附件2!B10", "经费场所保障情况及存在的主要问题"],
    ["附件2!A18", "自评结果（百分制）及理由"],
    ["附件3!B6", "完成整改时间"],
    ["附件3!B7", "党支部定点联系人"],
  ])("asks for what belongs into %s", (place, field) => {
    const [sheet, cell] = place.split("!");
    for (const blank of [null, "  ", "______"]) {
      const book = withCells(cleanBook(), { [place]: blank });
      expect(places(book)).toEqual([[sheet, cell, "field-missing"]]);
      expect(factsOf(book, "field-missing")).toEqual([{ field }]);
    }
  });

  it.each([
    ["附件2!D16", "上年度实缴数：\n", "上年度实缴数"],
    ["附件2!B9", "现有党内制度：\n", "现有党内制度"],
    ["附件2!C3", "联系电话：", "联系电话"],
    ["附件3!C3", "填报人及职务：", "填报人及职务"],
  ])("sees in %s that nothing follows the label", (place, label, field) => {
    const [sheet, cell] = place.split("!");
    const book = withCells(cleanBook(), { [place]: label });
    expect(places(book)).toEqual([[sheet, cell, "field-missing"]]);
    expect(factsOf(book, "field-missing")).toEqual([{ field }]);
  });

  it.each([
    ["附件2!A3", "书记（签名）："],
    ["附件3!A3", "填报支部（盖章）："],
    ["附件3!B8", null],
  ])("never asks for signatures, seals and remarks (%s)", (place, blank) => {
    expect(places(withCells(cleanBook(), { [place]: blank }))).toEqual([]);
  });

  it.each(["无", "/", "0"])("accepts %p as an answer", (entered) => {
    expect(places(withCells(cleanBook(), { "附件2!B8": entered }))).toEqual([]);
  });

  it("takes a formula that was not calculated for an answer", () => {
    expect(places(withCells(cleanBook(), { "附件2!E5": "=9*2" }))).toEqual([]);
  });

  it("asks for the name where only a post is given", () => {
    const book = withCells(cleanBook(), { "附件3!C3": "填报人及职务：书记" });
    expect(places(book)).toEqual([["附件3", "C3", "field-missing"]]);
    expect(factsOf(book, "field-missing")).toEqual([{ field: "填报人" }]);
    expect(places(withCells(cleanBook(), { "附件3!C3": "填报人及职务：壬九（书记）" }))).toEqual([]);
  });

  it("says nothing about forms that nobody has begun to fill in", () => {
    const blank = ["scoring", "survey", "rectification", "contacts"] as const;
    expect(places(workbookOfDesigns(blank.map((form) => drawForm(form, {}))))).toEqual([]);
  });

  it("asks for the whole form once the branch has scores", () => {
    const [scoring] = cleanSheets();
    const book = workbookOfDesigns([...(scoring ? [scoring] : []), drawForm("rectification", {})]);
    expect(places(book)).toEqual([
      ["附件3", "C3", "field-missing"],
      ["附件3", "D3", "field-missing"],
      ["附件3", "B4", "field-missing"],
      ["附件3", "B5", "field-missing"],
      ["附件3", "B6", "field-missing"],
      ["附件3", "B7", "field-missing"],
    ]);
  });
});
