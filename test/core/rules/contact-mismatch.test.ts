import { checkWorkbook } from "../../../src/core/check/check";
import { describeUnchecked } from "../../../src/locales/findings";
import type { LiteralCell } from "../../support/workbook";
import { cleanBook, factsOf, places, uncheckedOf, withCells, withoutSheet } from "../../support/rule-book";

const contact = (entered: LiteralCell, units?: string): ReturnType<typeof cleanBook> =>
  withCells(cleanBook(), { "附件3!B7": entered, ...(units === undefined ? {} : { "附件4!C6": units }) });

describe("contact-mismatch", () => {
  it.each(["丙三三", "丙 三三", "　丙三三 ", "丙三三（副局长）"])("accepts %p", (entered) => {
    expect(places(contact(entered))).toEqual([]);
  });

  it("asks about another leader", () => {
    expect(places(contact("丁四四"))).toEqual([["附件3", "B7", "contact-mismatch"]]);
    expect(factsOf(contact("丁四四"), "contact-mismatch")).toEqual([
      { entered: "丁四四", expected: "丙三三", unit: "白桦小学" },
    ]);
  });

  it("reads leaders' names that are spaced out", () => {
    const book = withCells(contact("甲一", "白桦幼儿园"), { "附件4!C4": "学校甲、白桦小学" });
    expect(places(book)).toEqual([]);
  });

  it("matches units whole", () => {
    const book = contact("丙三三", "白桦小学幼儿园、东白桦小学、白桦第二小学");
    expect(places(book)).toEqual([]);
    expect(uncheckedOf(book)).toContainEqual(["附件3", "contacts", { unit: "白桦小学党支部", list: "附件4" }]);
  });

  it("says whether the list or only the unit is missing", () => {
    const sentence = (book: ReturnType<typeof cleanBook>): readonly string[] =>
      checkWorkbook(book)
        .unchecked.filter((u) => u.code === "contacts")
        .map((u) => describeUnchecked(u, "zh-CN"));
    expect(sentence(contact("丙三三", "学校丙"))).toEqual([
      "联系点名单“附件4”里没有“白桦小学党支部”，定点联系人无法核对。",
    ]);
    expect(sentence(withoutSheet(cleanBook(), "附件4"))).toEqual([
      "工作簿里没有领导工作联系点名单，“白桦小学党支部”的定点联系人无法核对。",
    ]);
  });

  it.each(["学校甲（含白桦小学）", "学校甲(含 白桦小学、学校乙)", "白桦小学党支部", "学校乙；白 桦小学"])(
    "finds the unit in %p",
    (units) => {
      expect(factsOf(contact("甲一", units), "contact-mismatch").map((f) => f.expected)).toEqual(["丙三三"]);
    },
  );

  it("carries a leader's name down to the rows below", () => {
    const book = withCells(contact("丙三三"), { "附件4!A7": null, "附件4!C6": "学校丙", "附件4!C7": "白桦小学" });
    expect(places(book)).toEqual([]);
  });

  it("looks for the school that the survey names where the branch is called otherwise", () => {
    const book = withCells(contact("甲一", "白桦中心小学"), { "附件2!E3": "所在单位：白桦中心小学" });
    expect(factsOf(book, "contact-mismatch").map((f) => f.unit)).toEqual(["白桦中心小学"]);
  });

  it("cannot check without a list, and checks nothing where no contact is given", () => {
    expect(uncheckedOf(withoutSheet(cleanBook(), "附件4"))).toContainEqual([
      "附件3",
      "contacts",
      { unit: "白桦小学党支部", list: null },
    ]);
    expect(places(withoutSheet(cleanBook(), "附件4"))).toEqual([]);
    expect(places(contact(null))).toEqual([["附件3", "B7", "field-missing"]]);
  });
});
