import { cleanBook, factsOf, places, withCells } from "../../support/rule-book";

describe("statement-contradiction", () => {
  it("asks at the later of two statements that contradict each other", () => {
    const book = withCells(cleanBook(), {
      "附件2!B10": "活动经费有保障。\n活动室有固定地点。",
      "附件2!B12": "每月开展组织生活，但是活动经费不足。",
    });
    expect(places(book)).toEqual([["附件2", "B12", "statement-contradiction"]]);
    expect(factsOf(book, "statement-contradiction")).toEqual([
      {
        statement: "但是活动经费不足",
        contradiction: "活动经费有保障",
        other: "经费场所保障情况及存在的主要问题",
      },
    ]);
  });

  it("compares the rectification form as well", () => {
    const book = withCells(cleanBook(), {
      "附件2!B10": "经费充足。",
      "附件3!B4": "1、积极分子少。\n2、设施旧，经费短缺。\n3、影响力小。\n4、满意率不高。",
    });
    expect(places(book)).toEqual([["附件3", "B4", "statement-contradiction"]]);
  });

  it("asks once about each thing", () => {
    const book = withCells(cleanBook(), {
      "附件2!B10": "经费有保障，经费紧张，有活动场所，没有固定场所。",
      "附件2!B12": "经费不足。",
    });
    expect(places(book)).toEqual([
      ["附件2", "B10", "statement-contradiction"],
      ["附件2", "B10", "statement-contradiction"],
    ]);
  });

  it.each([
    ["one side alone", "经费不足，设施陈旧。", "经费紧张。"],
    ["a denial that holds the affirmation", "没有固定场所。", "缺少活动场所。"],
    ["the same affirmation twice", "经费有保障。", "经费充足。"],
  ])("accepts %s", (_, funds, activities) => {
    expect(places(withCells(cleanBook(), { "附件2!B10": funds, "附件2!B12": activities }))).toEqual([]);
  });

  it("does not take plans for statements", () => {
    const book = withCells(cleanBook(), {
      "附件2!B10": "活动经费不足。",
      "附件2!B11": "争取做到经费有保障。",
      "附件3!B5": "1、培养两名。\n2、做到经费有保障。\n3、申报。\n4、座谈。",
    });
    expect(places(book)).toEqual([]);
  });
});
