import { fullScores } from "../../support/tianning-workbook";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { cleanBook, factsOf, places, withCells } from "../../support/rule-book";

/** Full marks from both parties. */
function full(edits: Parameters<typeof withCells>[1] = {}): WorkbookSnapshot {
  const marks = ["D", "E"].flatMap((column) => [16, 22, 30, 31].map((row) => [`附件1!${column}${row}`, null] as const));
  const maxima = Object.fromEntries(marks.map(([place]) => [place, fullScores[Number(place.slice(5)) - 5] ?? 0]));
  return withCells(cleanBook(), { ...maxima, "附件2!A18": "100分", ...edits });
}

const plain = {
  "附件2!B10": "经费列入预算。",
  "附件2!B12": "每月开展活动。",
  "附件2!B13": "党员作风端正，没有明显不足。",
  "附件2!B14": "作用发挥好。",
};

describe("full-marks-with-problems", () => {
  it("asks about problems on the rectification form", () => {
    expect(places(full())).toEqual([["附件3", "B4", "full-marks-with-problems"]]);
    expect(factsOf(full(), "full-marks-with-problems")).toEqual([
      { problems: "入党积极分子队伍人数偏少。", total: 100 },
    ]);
  });

  it("asks about a shortcoming in the survey's texts", () => {
    const book = full({ ...plain, "附件2!B14": "作用发挥好，创新能力有待加强。", "附件3!B4": "无", "附件3!B5": "无" });
    expect(places(book)).toEqual([["附件2", "B14", "full-marks-with-problems"]]);
    expect(factsOf(book, "full-marks-with-problems")).toEqual([{ problems: "创新能力有待加强", total: 100 }]);
  });

  it("accepts full marks where nothing is stated", () => {
    expect(places(full({ ...plain, "附件3!B4": "暂无明显问题。", "附件3!B5": "无" }))).toEqual([]);
  });

  it("says nothing at half a point below full marks", () => {
    expect(factsOf(full({ "附件1!D31": 19.5 }), "full-marks-with-problems")).toEqual([]);
  });

  it("says nothing while a score is missing", () => {
    expect(factsOf(full({ "附件1!D31": null }), "full-marks-with-problems")).toEqual([]);
  });
});
