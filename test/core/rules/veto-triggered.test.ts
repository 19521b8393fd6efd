import { checkWorkbook } from "../../../src/core/check/check";
import {
  cleanBook,
  factsOf,
  filled,
  places,
  resultCell,
  selfOnlyBook,
  uncheckedVetoes,
  withCells,
  withRow,
} from "../../support/rule-book";

const veto = "“群众反映好”得分低于12分";

describe("veto-triggered", () => {
  it.each([12, 12.5, 20])("lets a self score of %p pass", (score) => {
    const book = withCells(selfOnlyBook(), { "附件1!D31": score, "附件2!A18": `${76 + score}分` });
    expect(factsOf(book, "veto-triggered")).toEqual([]);
  });

  it("judges the self score before there is a review", () => {
    const book = withCells(selfOnlyBook(), { "附件1!D31": 11.99, "附件2!A18": "87.99分" });
    expect(places(book)).toEqual([
      ["附件1", "D31", "veto-triggered"],
      ["附件1", "E5", "review-missing"],
    ]);
    expect(factsOf(book, "veto-triggered")).toEqual([
      { veto, level: "后进", value: 11.99, limit: 12, parties: [], isDisagreement: false },
    ]);
  });

  it.each([
    [12, 11.8, 11.88, "后进"],
    [12, 12, 12, "较好"],
  ])("judges the weighted score: self %p, review %p", (self, review, _value, level) => {
    const book = withCells(cleanBook(), { "附件1!D31": self, "附件1!E31": review });
    expect(checkWorkbook(book).branches[0]?.level).toBe(level);
  });

  it("names parties that disagree, whatever the weighted score says", () => {
    const book = withCells(cleanBook(), { "附件1!D31": 14, "附件1!E31": 11, "附件2!A18": "90分", "附件2!D18": "较好" });
    expect(places(book)).toEqual([["附件1", "E31", "veto-triggered"]]);
    expect(factsOf(book, "veto-triggered")).toEqual([
      { veto, level: "后进", value: 12.2, limit: 12, parties: ["review", "self"], isDisagreement: true },
    ]);
  });

  it("says nothing while the score is blank or impossible", () => {
    for (const score of [null, -1, 21, "优"]) {
      expect(factsOf(withCells(selfOnlyBook(), { "附件1!D31": score }), "veto-triggered")).toEqual([]);
    }
  });

  describe("on 「得分与定级」", () => {
    const book = filled(cleanBook());
    const cell = resultCell(book, "领导班子不团结");

    it("reads what a person ticked", () => {
      const ticked = withCells(book, { [`得分与定级!${cell}`]: "是" });
      expect(checkWorkbook(ticked).branches[0]?.level).toBe("后进");
      expect(factsOf(ticked, "veto-triggered")).toEqual([
        { veto: "领导班子不团结", level: "后进", value: null, limit: null, parties: [], isDisagreement: false },
      ]);
      expect(places(ticked)).toContainEqual(["得分与定级", cell, "veto-triggered"]);
    });

    it.each([
      ["否", ["所管理的党员近一年受到刑事处罚、行政处罚、校纪校规处分", "一年以上没有开展活动"]],
      ["未确认", ["所管理的党员近一年受到刑事处罚、行政处罚、校纪校规处分", "领导班子不团结", "一年以上没有开展活动"]],
    ])("takes %s for no finding", (state, open) => {
      const ticked = withCells(book, { [`得分与定级!${cell}`]: state });
      expect(factsOf(ticked, "veto-triggered")).toEqual([]);
      expect(uncheckedVetoes(ticked)).toEqual(open);
    });
  });

  it.each([
    ["□领导班子不团结  ☑一年以上没有开展活动", "A36"],
    ["一年以上没有开展活动：☑是 □否", "A36"],
    [["一年以上没有开展活动", null, "√"], "C36"],
    [["3．一年以上没有开展活动的", "是"], "B36"],
  ] as const)("takes a circumstance that is ticked on the sheet of scores: %p", (line, cell) => {
    const book = withRow(cleanBook(), "附件1", 36, typeof line === "string" ? [line] : line);
    const found = checkWorkbook(book).findings.filter((f) => f.code === "veto-triggered");
    expect(found.map((f) => [f.cell, f.facts])).toMatchObject([
      [cell, { veto: "一年以上没有开展活动", level: "后进" }],
    ]);
    expect(checkWorkbook(book).branches[0]?.level).toBe("后进");
  });

  it.each(["□领导班子不团结  □一年以上没有开展活动", "一年以上没有开展活动：□是 ☑否"])(
    "takes nothing from an empty box or a denial: %s",
    (line) => expect(factsOf(withRow(cleanBook(), "附件1", 36, [line]), "veto-triggered")).toEqual([]),
  );
});
