import { cleanBook, factsOf, places, withCells } from "../../support/rule-book";

const official = "完善党务公开，建立党员承诺制、记实制、公示制、票决制，健全党内情况通报制度。";

describe("item-text-altered", () => {
  it("finds a changed word", () => {
    const entered = official.replace("党务公开", "校务公开");
    const book = withCells(cleanBook(), { "附件1!B21": `17．${entered}` });
    expect(places(book)).toEqual([["附件1", "B21", "item-text-altered"]]);
    expect(factsOf(book, "item-text-altered")).toEqual([
      { item: "17．完善党务公开，建立党员承诺制、记实制、公…", entered, official },
    ]);
  });

  it.each([
    ["half-width punctuation", "17.完善党务公开,建立党员承诺制、记实制、公示制、票决制,健全党内情况通报制度."],
    [
      "white space and line breaks",
      "17．完善党务公开，\n建立党员承诺制、 记实制、　公示制、票决制，健全党内情况通报制度。",
    ],
    ["its points", `17．${official}（3分）`],
    ["no number", official],
  ])("does not count %s", (_, text) => {
    expect(places(withCells(cleanBook(), { "附件1!B21": text }))).toEqual([]);
  });

  it.each([
    ["half of it", "17．完善党务公开，做到事前、事中、事后都向党员通报，党内情况每季通报一次。"],
    ["and its number is gone", "健全党务公开和党内情况通报制度，建立党员承诺制、公示制。"],
  ])("finds a long item reworded where it belongs: %s", (_, text) => {
    expect(places(withCells(cleanBook(), { "附件1!B21": text }))).toEqual([["附件1", "B21", "item-text-altered"]]);
  });

  it("takes a text like the item's elsewhere on the sheet for another item", () => {
    const book = withCells(cleanBook(), {
      "附件1!B21": "17．认真组织开展结对帮扶活动，做到有计划有总结。",
      "附件1!B10": "17．完善党务公开，做到事前、事中、事后都向党员通报，党内情况每季通报一次。",
    });
    expect(places(book).map(([, , code]) => code)).not.toContain("item-text-altered");
  });

  it("takes a wholly different text for another item", () => {
    const book = withCells(cleanBook(), { "附件1!B21": "17．认真组织开展结对帮扶活动，做到有计划有总结。" });
    expect(places(book)).toEqual([
      ["附件1", "A19", "item-missing"],
      ["附件1", "B21", "item-added"],
    ]);
  });
});
