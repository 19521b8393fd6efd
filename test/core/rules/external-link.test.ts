import { reachesAnotherFile } from "../../../src/core/rules/external-link";
import { cleanBook, factsOf, places, withCells, withSheet } from "../../support/rule-book";
import { sheet } from "../../support/workbook";

describe("external-link", () => {
  it("asks about a score taken from another file", () => {
    const book = withCells(cleanBook(), { "附件1!D5": { value: 3, formula: "[1]附件1!D5" } });
    expect(places(book)).toEqual([["附件1", "D5", "external-link"]]);
    expect(factsOf(book, "external-link")).toEqual([{ formula: "[1]附件1!D5" }]);
  });

  it("leaves sheets alone that are no official form", () => {
    const stranger = sheet("台账", [["甲", { value: 3, formula: "[1]附件1!D5" }]]);
    expect(places(withSheet(cleanBook(), stranger))).toEqual([["台账", null, "sheet-unrecognised"]]);
  });

  it.each([
    "[2]Sheet1!A1",
    "SUM([1]附件1!$D$5:$D$31)",
    "[学校甲.xlsx]附件1!D5",
    "'[学校甲.xlsx]附件 1'!D5",
    "'C:\\自评\\[学校甲.xlsx]附件1'!D5+1",
    "'[It''s.xlsx]附件1'!D5",
    "[1]!自评总分",
    'IF(A1="","",[1]附件1!D5)',
  ])("knows %s for a link", (formula) => {
    expect(reachesAnotherFile(formula)).toBe(true);
  });

  it.each([
    "附件1!D5",
    "'附件 1'!D5",
    "SUM(表1[自评得分])",
    "表1[自评得分]+附件1!D5",
    "表1[[#This Row],[自评得分]]*附件1!D5",
    "SUM(表1[[#All],[自评得分]:[考评得分]],附件1!D5)",
    '"[1]附件1!D5"',
    "'It''s'!D5",
    'TEXT(D5,"[红色]0")&附件1!D5',
  ])("knows %s for none", (formula) => {
    expect(reachesAnotherFile(formula)).toBe(false);
  });
});
