import type { LiteralCell } from "../../support/workbook";
import { checkSheets, official } from "../../support/official";
import { cleanBook, factsOf, places, withCells } from "../../support/rule-book";

const outlook = (entered: LiteralCell): ReturnType<typeof cleanBook> =>
  withCells(cleanBook(), { "附件2!B11": entered });

describe("formula-in-text", () => {
  it("asks about a formula", () => {
    const book = outlook({ value: "点此查看", formula: 'HYPERLINK("http://example.com","点此查看")' });
    expect(places(book)).toEqual([["附件2", "B11", "formula-in-text"]]);
    expect(factsOf(book, "formula-in-text")).toEqual([{ entered: '=HYPERLINK("http://example.com","点此查看")' }]);
  });

  it.each(["=1+1", "+加强学习", "@甲", "-加强学习", "  =cmd|' /C calc'!A0"])("asks about the text %p", (entered) => {
    const book = outlook({ value: entered });
    expect(places(book)).toEqual([["附件2", "B11", "formula-in-text"]]);
    expect(factsOf(book, "formula-in-text")).toEqual([{ entered: entered.trim() }]);
  });

  it.each(["加强学习=提高能力", "- 加强学习", "-1 项", "—加强学习", "1、加强学习", "党建-业务融合"])(
    "accepts the text %p",
    (entered) => {
      expect(places(outlook(entered))).toEqual([]);
    },
  );

  it("lets a phone number begin with +, and numbers be calculated", () => {
    const book = withCells(cleanBook(), {
      "附件2!D7": "+86 13800000000",
      "附件2!E5": { value: 18, formula: "9*2" },
    });
    expect(places(book)).toEqual([]);
  });

  it("looks at the items' own words", () => {
    const official = "完善党务公开，建立党员承诺制、记实制、公示制、票决制，健全党内情况通报制度。";
    const book = withCells(cleanBook(), { "附件1!B21": { value: `17．${official}`, formula: `"17．"&"${official}"` } });
    expect(places(book)).toEqual([["附件1", "B21", "formula-in-text"]]);
  });

  it("looks at the text columns of tables", () => {
    const book = withCells(cleanBook(), { "附件4!B5": { value: "组织科", formula: '"组织"&"科"' } });
    expect(places(book)).toEqual([["附件4", "B5", "formula-in-text"]]);
  });

  it("names the branch of a row", () => {
    const rows = [{ branch: "甲村党支部", remark: "=1+1" }];
    const { findings } = checkSheets([official("yongxing-2012/score-ledger", { rows }, "记分")]);
    expect(findings.flatMap((f) => (f.code === "formula-in-text" ? [[f.cell, f.branch, f.facts]] : []))).toEqual([
      ["M4", "甲村党支部", { entered: "=1+1" }],
    ]);
  });
});
