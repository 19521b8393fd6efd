import { findForm } from "../../../src/core/schemes";
import { checkSheets, official } from "../../support/official";
import { checkWorkbook } from "../../../src/core/check/check";
import { cleanBook, places, withCells } from "../../support/rule-book";

describe("score-as-text", () => {
  it.each(["３", "3分", '"3"', " 3 ", "3.0"])("counts %p as 3 and offers the number", (entered) => {
    const checked = checkWorkbook(withCells(cleanBook(), { "附件1!D5": { value: entered, format: "@" } }));
    expect(checked.branches[0]?.total?.toNumber()).toBe(93.2);
    expect(checked.findings.map((f) => [f.sheet, f.cell, f.code])).toEqual([["附件1", "D5", "score-as-text"]]);
    const [finding] = checked.findings;
    expect(finding?.facts).toMatchObject({ party: "self", entered, computed: 3 });
    expect(finding?.fix?.map((e) => [e.row, e.column, e.before, e.after])).toEqual([
      [4, 3, { value: entered, format: "@" }, { value: 3 }],
    ]);
  });

  it.each([
    ["\u200B3", "U+200B"],
    ["3\u200E", "U+200E"],
    ["\u202D3\u202C", "U+202D"],
    ["3\u2060", "U+2060"],
    ["3\u00AD", "U+00AD"],
    ["\u20683\u2069", "U+2068"],
    ["3\uFE0F", "U+FE0F"],
    ["\uFEFF3", "U+FEFF"],
  ])("counts %j as 3 and names the sign", (entered, sign) => {
    const checked = checkWorkbook(withCells(cleanBook(), { "附件1!D5": entered }));
    const [finding, ...others] = checked.findings;
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: "score-as-text", facts: { computed: 3 } });
    expect(finding?.facts).toMatchObject({ invisible: expect.arrayContaining([sign]) as unknown });
    expect(checked.branches[0]?.total?.toNumber()).toBe(93.2);
  });

  it("takes no raised digit for a digit", () => {
    expect(places(withCells(cleanBook(), { "附件1!D5": "3²" }))).toContainEqual(["附件1", "D5", "score-not-a-number"]);
  });

  it("offers no change where the text is a formula's", () => {
    const book = withCells(cleanBook(), { "附件1!D5": { value: "3", formula: 'TEXT(3,"0")' } });
    expect(checkWorkbook(book).findings.map((f) => [f.code, f.fix])).toEqual([["score-as-text", null]]);
  });

  it("keeps the format of the cell", () => {
    const checked = checkWorkbook(withCells(cleanBook(), { "附件1!D5": { value: "3分", format: "0.0" } }));
    expect(checked.findings.map((f) => f.fix?.[0]?.after)).toEqual([{ value: 3, format: "0.0" }]);
  });

  it("says nothing about numbers", () => {
    expect(places(withCells(cleanBook(), { "附件1!D5": { value: 3, format: '0"分"' } }))).toEqual([]);
  });
});

const found = findForm("yongxing-2012/score-ledger");
const columns = found?.form.kind === "table" ? found.form.columns : [];
const indicators = columns.filter((c) => c.indicator);
const total = columns.find((c) => c.role === "total")?.id ?? "";

it("numbers of a ledger that are stored as text are told one by one, as SUM would skip them", () => {
  const points = Object.fromEntries(indicators.map(({ id }, i) => [id, i === 0 ? "12分" : 12]));
  const sheet = official("yongxing-2012/score-ledger", {
    rows: [{ branch: "甲村党支部", ...points, [total]: "84" }],
  });
  const codes = checkSheets([sheet]).findings.filter((f) => f.code === "score-as-text");
  expect(codes.map((f) => [f.branch, f.facts, f.fix?.[0]?.after])).toEqual([
    [
      "甲村党支部",
      { party: "score", item: indicators[0]?.headings[0], entered: "12分", computed: 12, invisible: [] },
      { value: 12 },
    ],
    ["甲村党支部", { party: "score", item: "总分", entered: "84", computed: 84, invisible: [] }, { value: 84 }],
  ]);
});
