import { checkNames, findingCodes, readCheckName } from "../../../src/core/own-sheets/check-names";
import { cellIn, columnOf, generated, planFor, tableRows, textRows } from "../../support/generated";
import { cleanBook, exampleBook, withCells, withRow } from "../../support/rule-book";

const list = "问题清单";

describe("names of checks", () => {
  it("are told apart and read back", () => {
    expect(findingCodes.map((code) => readCheckName(`${checkNames[code]}\n一句话`))).toEqual(findingCodes);
    expect(readCheckName("其他")).toBeNull();
  });
});

describe("the list of findings", () => {
  const first = generated(exampleBook(), "findings");

  it("lists every finding, errors first, with place and clause", () => {
    expect(tableRows(first, list)[0]).toEqual([
      "1",
      "需修改",
      "调查表结果与评分表不符",
      "调查表上的自评结果填的是 86 分，按评分表合计是 89 分，请核对后修改其中一处。（依据：附件2）",
      "青松小学党支部",
      "附件2!A18",
      "附件2",
    ]);
    expect(columnOf(first, list, "级别")).toEqual([
      "需修改",
      ...Array.from({ length: columnOf(first, list, "级别").length - 2 }, () => "需说明"),
      "提示",
    ]);
    expect(columnOf(first, list, "位置").filter((place) => place.startsWith("附件1!D"))).toEqual([
      "附件1!D21",
      "附件1!D22",
      "附件1!D23",
      "附件1!D31",
    ]);
    expect(textRows(first, list)[1]?.[0]).toContain("需修改1处，需说明");
  });

  it("links each place", () => {
    const [edit] = planFor(exampleBook(), "findings").changeSet.edits;
    const links = edit?.kind === "add-sheet" ? edit.design.cells.flatMap((c) => c.link ?? []) : [];
    expect(links[0]).toEqual({ sheet: "附件2", cell: "A18" });
    expect(links).toHaveLength(tableRows(first, list).length);
  });

  it("says so when there is none", () => {
    const book = generated(cleanBook(), "findings");
    expect(tableRows(book, list)).toEqual([["未发现问题。"]]);
    expect(planFor(book, "findings").changeSet.edits).toEqual([]);
  });

  it("keeps how a finding is handled while other findings come and go", () => {
    const typed = withCells(first, {
      [cellIn(first, list, "处理情况", "第18项")]: "已列入预算",
      [cellIn(first, list, "处理情况", "86 分")]: "已改为89分",
    });
    const changed = withCells(typed, { "附件1!D21": 3, "附件2!A18": "89分", "附件1!D5": 5 });
    const book = generated(changed, "findings");
    const handled = tableRows(book, list).filter((row) => (row[7] ?? "") !== "");
    expect(handled.map((row) => [row[1], row[2], row[5], row[7]])).toEqual([
      ["需说明", "扣分项没有列入整改", "附件1!D22", "已列入预算"],
      ["已消除", "调查表结果与评分表不符", "附件2!A18", "已改为89分"],
    ]);
    expect(planFor(book, "findings").changeSet.edits).toEqual([]);
    const back = generated(withCells(book, { "附件1!D5": 3, "附件2!A18": "85分" }), "findings");
    expect(tableRows(back, list).find((row) => row[5] === "附件2!A18")?.[1]).toBe("需修改");
    expect(tableRows(back, list).find((row) => row[5] === "附件2!A18")?.[7]).toBe("已改为89分");
  });

  it("keeps it when the row of the rubric moves, and the rows that people added", () => {
    const typed = withCells(first, { [cellIn(first, list, "处理情况", "第18项")]: "已列入预算" });
    const own = withRow(typed, list, 6, ["", "", "", "档案柜没有钥匙", "", "", "", "已配"]);
    const book = generated(withRow(own, "附件1", 6, ["", ""]), "findings");
    expect(tableRows(book, list).find((row) => row[5] === "附件1!D23")?.[7]).toBe("已列入预算");
    expect(tableRows(book, list).at(-1)?.slice(3)).toEqual(["档案柜没有钥匙", "", "", "", "已配"]);
    expect(planFor(book, "findings").changeSet.edits).toEqual([]);
  });
});
