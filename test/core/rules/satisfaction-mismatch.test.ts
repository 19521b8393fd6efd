import { but, twoSheets } from "../../support/reviewing";
import { cleanBook, factsOf, places, uncheckedOf, withCells } from "../../support/rule-book";
import { fullScores } from "../../support/tianning-workbook";

const item = "27．在教师、学生、家长满意度测评中满意率较高…";

/** With review 19 as well, so that one rate can fit both parties. */
function rated(rate: string, self: number | string): ReturnType<typeof cleanBook> {
  return withCells(cleanBook(), {
    "附件1!A36": rate,
    "附件1!D31": self,
    "附件1!E31": 19,
    "附件2!A18": `${76 + Number(self)}分`,
  });
}

describe("satisfaction-mismatch", () => {
  it.each([19, 19.05, 18.95])("accepts %p at a rate of 95 %", (self) => {
    expect(places(rated("满意率：95%", self))).toEqual([]);
  });

  it.each([19.06, 18.94, 17])("refuses %p at a rate of 95 %", (self) => {
    const book = rated("家长满意率95％", self);
    expect(places(book)).toEqual([["附件1", "D31", "satisfaction-mismatch"]]);
    expect(factsOf(book, "satisfaction-mismatch")).toEqual([
      { party: "self", item, entered: self, rate: 0.95, computed: 19 },
    ]);
  });

  it("reads a percentage in the item's row and holds every party against it", () => {
    const book = withCells(cleanBook(), { "附件1!F31": { value: 0.9, format: "0%" } });
    expect(places(book)).toEqual([
      ["附件1", "D31", "satisfaction-mismatch"],
      ["附件1", "E31", "satisfaction-mismatch"],
    ]);
  });

  it("reads a score typed as text", () => {
    expect(places(withCells(rated("满意率：95%", 19), { "附件1!D31": "17分", "附件2!A18": "93分" }))).toEqual([
      ["附件1", "D31", "score-as-text"],
      ["附件1", "D31", "satisfaction-mismatch"],
    ]);
  });

  it("says once that no cell states the rate", () => {
    expect(uncheckedOf(cleanBook())).toEqual([["附件1", "satisfaction-rate", { item }]]);
    expect(uncheckedOf(rated("满意率：95%", 19))).toEqual([]);
  });

  it("has nothing to check while the score is blank", () => {
    expect(uncheckedOf(withCells(cleanBook(), { "附件1!D31": null, "附件1!E31": null }))).toEqual([]);
  });

  it.each(["满意率0.95", "满意率：95", "发放200份，回收率98%，满意率95%", "满意率达95％，不满意率5％"])(
    "reads 95 %% in %p",
    (said) => {
      const book = withCells(cleanBook(), { "附件1!F31": said, "附件1!D31": 20, "附件1!E31": 19 });
      expect(factsOf(book, "satisfaction-mismatch")).toEqual([
        { party: "self", item, entered: 20, rate: 0.95, computed: 19 },
      ]);
    },
  );

  it.each(["教师满意率98%，家长满意率92%", "不满意率5%", "满意率不低于85%", "满意率85%以上", "满意190份，不满意10份"])(
    "takes no rate from %p",
    (said) => {
      const book = withCells(cleanBook(), { "附件1!F31": said });
      expect(places(book)).toEqual([]);
      expect(uncheckedOf(book)).toEqual([["附件1", "satisfaction-rate", { item }]]);
    },
  );
});

it("holds a party against the rate on its own sheet, else against one on another sheet of the branch", () => {
  const self = but(fullScores, { 27: 18 });
  const told = (cells: Parameters<typeof withCells>[1]): unknown =>
    factsOf(withCells(twoSheets(self, self), cells), "satisfaction-mismatch").map((f) => [f.party, f.rate, f.computed]);
  expect(told({ "自评表!A36": "满意率：95%", "考评表!A36": "满意率：90%" })).toEqual([["self", 0.95, 19]]);
  expect(told({ "考评表!A36": "满意率：95%" })).toEqual([
    ["self", 0.95, 19],
    ["review", 0.95, 19],
  ]);
});
