import type { SheetDesign } from "../../../../src/core/design/sheet-design";
import type { TemplateRow } from "../../../../src/core/generation/templates/frame";
import { branchUnexpected } from "../../../../src/core/rules/branch-unexpected";
import { countMismatch } from "../../../../src/core/rules/count-mismatch";
import type { CheckContext } from "../../../../src/core/rules/rule";
import { jilin2012 } from "../../../../src/core/schemes/jilin-2012/scheme";
import { workbookOfDesigns } from "../../../support/design-snapshot";
import { official } from "../../../support/official";
import { contextOf, runOn } from "../../../support/rule-book";

/** 甲较差 stands for 甲村党支部 on the level 较差; no level where none is said. */
const rows = (...said: readonly string[]): readonly TemplateRow[] =>
  said.map((one) => ({ branch: `${one.slice(0, 1)}村党支部`, ...(one.length > 1 ? { level: one.slice(1) } : {}) }));
const results = (name: string, ...said: readonly string[]): SheetDesign =>
  official("jilin-2012/grading-summary", { rows: rows(...said) }, name);
const poor = (...said: readonly string[]): SheetDesign =>
  official("jilin-2012/poor-list", { rows: rows(...said) }, "附件4");
const context = (...designs: readonly SheetDesign[]): CheckContext =>
  contextOf(workbookOfDesigns(designs), [jilin2012]);
const selected = (...designs: readonly SheetDesign[]): unknown => runOn(countMismatch, context(...designs));
const facts = (entered: number, computed: number, missing: string, extra: string, list = "附件2"): unknown => ({
  what: "较差",
  entered,
  computed,
  list,
  missing: [...missing].map((one) => `${one}村党支部`),
  extra: [...extra].map((one) => `${one}村党支部`),
});

const graded = results("附件2", "甲好", "乙较差", "丙较差", "丁一般");

describe("a list of the branches on one level", () => {
  it.each<[string, readonly SheetDesign[], unknown]>([
    ["holds just those", [graded, poor("丙", "乙")], []],
    ["names each of them as often as it likes", [graded, poor("乙", "乙", "丙")], []],
    ["lacks one: told below its last row", [graded, poor("乙")], [["附件4", "C6", facts(1, 2, "丙", "")]]],
    ["holds one on another level", [graded, poor("乙", "丙", "甲")], [["附件4", "C7", facts(3, 2, "", "甲")]]],
    ["tells one held twice once", [graded, poor("乙", "丙", "甲", "甲")], [["附件4", "C7", facts(3, 2, "", "甲")]]],
    ["holds one and lacks another", [graded, poor("乙", "丁")], [["附件4", "C6", facts(2, 2, "丙", "丁")]]],
    ["is not begun", [graded, poor()], []],
    ["has nothing to be drawn from", [poor("乙")], []],
    ["is drawn from a list without rows", [results("附件2"), poor("乙")], []],
    [
      "holds one that has no level yet",
      [results("附件2", "甲", "乙较差"), poor("甲", "乙")],
      [["附件4", "C5", facts(2, 1, "", "甲")]],
    ],
  ])("%s", (_, designs, expected) => {
    expect(selected(...designs)).toEqual(expected);
  });

  it("asks for nobody whom two lists put on different levels, nor tells one off whom either puts there", () => {
    const second = results("复核", "乙好", "丙较差", "戊较差");
    expect(selected(graded, second, poor("丙", "戊"))).toEqual([]);
    expect(selected(graded, second, poor("乙", "丙", "戊"))).toEqual([]);
    expect(selected(graded, second, poor("丙"))).toEqual([["附件4", "C6", facts(1, 3, "戊", "", "附件2、复核")]]);
  });
});

describe("a branch that none of the other lists has", () => {
  const strangers = (...designs: readonly SheetDesign[]): unknown => runOn(branchUnexpected, context(...designs));
  const told = (cell: string, one: string, list = "附件2"): unknown => [
    "附件4",
    cell,
    { branch: `${one}村党支部`, list },
  ];

  it("is told once, at its first row", () => {
    expect(strangers(graded, poor("乙", "戊", "戊", "己"))).toEqual([told("C6", "戊"), told("C8", "己")]);
  });

  it("is known where one of several has it", () => {
    expect(strangers(graded, results("另表", "戊好"), poor("乙", "戊"))).toEqual([]);
    expect(strangers(graded, results("另表", "戊好"), poor("己"))).toEqual([told("C5", "己", "附件2、另表")]);
  });

  it("is nobody's business without another list", () => {
    expect(strangers(poor("戊"))).toEqual([]);
    expect(strangers(results("附件2"), poor("戊"))).toEqual([]);
  });
});
