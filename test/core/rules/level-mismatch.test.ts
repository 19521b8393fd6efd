import { levelMismatch } from "../../../src/core/rules/level-mismatch";
import { tianning2012 } from "../../../src/core/schemes/tianning-2012/scheme";
import type { LiteralCell } from "../../support/workbook";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import {
  cleanBook,
  contextOf,
  factsOf,
  filled,
  places,
  resultCell,
  runOn,
  selfOnlyBook,
  withCells,
  withRow,
} from "../../support/rule-book";
import { withRubric } from "../../support/schemes";

function withLevels(book: WorkbookSnapshot, self: LiteralCell, review: LiteralCell = null): WorkbookSnapshot {
  return withRow(book, "附件1", 32, ["等级", null, null, self, review]);
}

describe("level-mismatch", () => {
  it("accepts the levels of each party's own total, and the final one", () => {
    expect(places(withLevels(cleanBook(), "先进", "先进"))).toEqual([]);
  });

  it("finds a party's level that its total does not give", () => {
    const book = withLevels(cleanBook(), "较好", "先进");
    expect(places(book)).toEqual([["附件1", "D32", "level-mismatch"]]);
    expect(factsOf(book, "level-mismatch")).toEqual([{ entered: "较好", computed: "先进", total: 95 }]);
  });

  it("finds a final level that the weighted total does not give", () => {
    const book = withCells(cleanBook(), { "附件2!D18": "较好  班子健全" });
    expect(places(book)).toEqual([["附件2", "D18", "level-mismatch"]]);
    expect(factsOf(book, "level-mismatch")).toEqual([{ entered: "较好", computed: "先进", total: 93.2 }]);
  });

  it.each(["95分，较好", "自评95分（较好）", "95分较好。班子团结", "95分，评定为：较好"])(
    "finds a level beside the score on the survey form: %s",
    (entered) => {
      expect(places(withCells(cleanBook(), { "附件2!A18": entered }))).toEqual([["附件2", "A18", "level-mismatch"]]);
    },
  );

  it.each(["95分，先进", "95分 班子队伍整体素质较好，党员作用发挥好", "95分，获评先进集体", "95分"])(
    "accepts %s there",
    (entered) => {
      expect(places(withCells(cleanBook(), { "附件2!A18": entered }))).toEqual([]);
    },
  );

  it("takes a word of another scheme there for no level of this one", () => {
    expect(places(withCells(cleanBook(), { "附件2!A18": "95分，优秀" }))).toEqual([["附件2", "A18", "level-unknown"]]);
  });

  it.each([
    [90, "先进"],
    [89.99, "较好"],
  ])("takes %p for %s", (total, level) => {
    const book = withCells(selfOnlyBook(), { "附件1!D31": 14 + total - 90, "附件2!A18": `${total}分` });
    expect(factsOf(withLevels(book, level), "level-mismatch")).toEqual([]);
    expect(factsOf(withLevels(book, "一般"), "level-mismatch")).toEqual([{ entered: "一般", computed: level, total }]);
  });

  it("finds a level that somebody typed over the formula of 「得分与定级」", () => {
    const book = filled(cleanBook());
    const cell = resultCell(book, "分类定级结果");
    expect(factsOf(withCells(book, { [`得分与定级!${cell}`]: "先进" }), "level-mismatch")).toEqual([]);
    const typed = withCells(book, { [`得分与定级!${cell}`]: "一般" });
    expect(places(typed)).toEqual([["得分与定级", cell, "level-mismatch"]]);
    expect(factsOf(typed, "level-mismatch")).toEqual([{ entered: "一般", computed: "先进", total: 93.2 }]);
  });

  it("cannot judge a level before the total is complete", () => {
    const book = withCells(withLevels(selfOnlyBook(), "后进"), { "附件1!D5": null });
    expect(factsOf(book, "level-mismatch")).toEqual([]);
  });

  it("holds a typed level against a veto, but not a formula that knows only its column", () => {
    const vetoed = withCells(selfOnlyBook(), { "附件1!D31": 11, "附件2!A18": "87分" });
    expect(factsOf(withLevels(vetoed, "后进"), "level-mismatch")).toEqual([]);
    expect(factsOf(withLevels(vetoed, "较好"), "level-mismatch")).toEqual([
      { entered: "较好", computed: "后进", total: 87, vetoes: ["“群众反映好”得分低于12分"] },
    ]);
    const formula = { value: "较好", formula: 'IF(D31>=75,"较好","一般")' };
    expect(factsOf(withLevels(vetoed, formula), "level-mismatch")).toEqual([]);
  });

  it("judges a level stated by nobody in particular by the self total until a final one exists", () => {
    const book = withCells(selfOnlyBook(), { "附件1!A37": "定级结果：较好" });
    expect(factsOf(book, "level-mismatch")).toEqual([{ entered: "较好", computed: "先进", total: 95 }]);
  });

  it("holds a level against the total of its party where nothing weighs the parties", () => {
    const unweighted = { ...tianning2012, weights: [], vetoes: [] };
    expect(runOn(levelMismatch, contextOf(withLevels(cleanBook(), "先进", "先进"), [unweighted]))).toEqual([]);
    expect(runOn(levelMismatch, contextOf(withLevels(cleanBook(), "一般", "先进"), [unweighted]))).toEqual([
      ["附件1", "D32", { entered: "一般", computed: "先进", total: 95 }],
    ]);
  });

  describe("where letters are given", () => {
    const scheme = {
      ...withRubric(tianning2012, (rubric) => ({ ...rubric, letters: ["A", "B", "C", "D"] })),
      weights: [],
      vetoes: [],
      levels: [
        { name: "好", aliases: ["A"], from: null, to: null, action: null },
        { name: "较好", aliases: ["B"], from: null, to: null, action: null },
        { name: "一般", aliases: ["C"], from: null, to: null, action: null },
        { name: "较差", aliases: ["D"], from: null, to: null, action: null },
      ],
    };
    const letters = (self: string, stated: string): WorkbookSnapshot => {
      const scores = Array.from({ length: 27 }, (_, i) => [`附件1!D${i + 5}`, self[i % self.length] ?? null] as const);
      return withCells(selfOnlyBook(), { ...Object.fromEntries(scores), "附件1!A37": `考评结果：${stated}` });
    };

    it.each([
      ["B", "较好（B）"],
      ["ABC", "较好（B）"],
      ["AC", "较好"],
    ])("accepts a level from the best to the worst of %s: %s", (self, stated) => {
      expect(runOn(levelMismatch, contextOf(letters(self, stated), [scheme]))).toEqual([]);
    });

    it("finds a level that no letter supports", () => {
      expect(runOn(levelMismatch, contextOf(letters("BC", "好（A）"), [scheme]))).toEqual([
        ["附件1", "A37", { entered: "好", computed: "较好", total: null }],
      ]);
    });
  });
});
