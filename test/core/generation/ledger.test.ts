import { tianning2012 } from "../../../src/core/schemes/tianning-2012/scheme";
import { fold } from "../../../src/core/text/fold";
import { parseA1 } from "../../../src/core/workbook/address";
import { cellAt } from "../../../src/core/workbook/snapshot";
import { cellIn, columnOf, generated, planFor, sheetOf, tableRows, textRows } from "../../support/generated";
import { exampleBook, selfOnlyBook, withCells, withoutRow, withoutSheet, withRow } from "../../support/rule-book";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";

const ledger = "整改台账";

function items(book: WorkbookSnapshot): readonly string[] {
  return columnOf(book, ledger, "条款").map((clause) => /第(\d+)项/.exec(clause)?.[1] ?? clause);
}

describe("the ledger", () => {
  it("has one row for each deducted item of the worked example", () => {
    const book = generated(exampleBook());
    expect(items(book)).toEqual(["12", "15", "17", "18", "19", "26", "27"]);
    expect(columnOf(book, ledger, "扣分")).toEqual(["1", "1", "1", "2", "1", "3", "2"]);
    expect(tableRows(book, ledger)[0]).toEqual([
      "1",
      "青松小学党支部",
      "附件1 第12项\n新发展党员质量不断提高，教师踊跃申请入党，入党积极分子队伍数量充足。",
      "2",
      "1",
      "1",
      "要积极发展入党积极分子",
      "加强组织领导，加强学习，提高党员的党性修养，加强阵地建设。",
      "6月",
      "",
      "戊五五",
      "未销号",
      "附件1!D16",
    ]);
  });

  it("follows the score cell by formula and carries its value", () => {
    const sheet = sheetOf(generated(exampleBook()), ledger);
    const at = (a1: string): unknown => {
      const { row, column } = parseA1(a1);
      return cellAt(sheet, row, column);
    };
    expect(at("E4")).toEqual({ value: 1, formula: "IF('附件1'!D16=\"\",\"\",'附件1'!D16)", format: "0.####" });
    expect(at("F4")).toEqual({ value: 1, formula: 'IF(ISNUMBER(E4),ROUND(D4-E4,4),"")', format: "0.####" });
  });

  it("invents nothing for an item that the rectification form does not mention", () => {
    const [, , row] = tableRows(generated(exampleBook()), ledger);
    expect(row?.slice(6, 10)).toEqual([
      "第17项“完善党务公开，建立党员承诺制、记实制、公示制、票决制，健全党内情况通报制度”扣1分",
      "",
      "",
      "",
    ]);
  });

  it("quotes of every item enough for the rectification form to be found to cover it", () => {
    const form = tianning2012.forms.find((f) => f.kind === "scoring");
    const uncovered = form?.kind === "scoring" ? form.rubric.categories.flatMap((c) => c.items) : [];
    expect(uncovered).toHaveLength(27);
    expect(uncovered.filter((i) => !i.matchWords.some((w) => fold(i.text).includes(fold(w))))).toEqual([]);
  });

  it("takes the superior's scores once they are complete", () => {
    const review = Object.fromEntries(Array.from({ length: 27 }, (_, i) => [`附件1!E${i + 5}`, i === 0 ? 1.5 : null]));
    const full = [3, 3, 3, 3, 3, 2, 3, 2, 2, 3, 2, 2, 2, 2, 3, 3, 3, 3, 2, 3, 3, 5, 5, 5, 5, 5, 20];
    const complete = Object.fromEntries(full.map((score, i) => [`附件1!E${i + 5}`, i === 0 ? 1.5 : score]));
    expect(items(generated(withCells(exampleBook(), review)))).toHaveLength(7);
    const book = generated(withCells(exampleBook(), complete));
    expect(items(book)).toEqual(["1"]);
    expect(columnOf(book, ledger, "扣分")).toEqual(["1.5"]);
    expect(columnOf(book, ledger, "来源")).toEqual(["附件1!E5"]);
  });

  it("says so when nothing was deducted", () => {
    const full = [3, 3, 3, 3, 3, 2, 3, 2, 2, 3, 2, 2, 2, 2, 3, 3, 3, 3, 2, 3, 3, 5, 5, 5, 5, 5, 20];
    const book = withCells(selfOnlyBook(), Object.fromEntries(full.map((score, i) => [`附件1!D${i + 5}`, score])));
    expect(tableRows(generated(book), ledger)).toEqual([["没有扣分的项目。"]]);
    expect(planFor(generated(book)).changeSet.edits).toEqual([]);
  });

  it("counts a score typed as text, as a number of its own", () => {
    const book = generated(withCells(exampleBook(), { "附件1!D16": "１分" }));
    const sheet = sheetOf(book, ledger);
    expect(cellAt(sheet, 3, 4)).toEqual({ value: 1, format: "0.####" });
    expect(cellAt(sheet, 3, 5)).toEqual({ value: 1, format: "0.####" });
  });

  it("leaves the contact to the branch's own form where no list names the unit", () => {
    const book = generated(withCells(withoutSheet(exampleBook(), "附件4"), { "附件3!B7": "丁四四" }));
    expect(new Set(columnOf(book, ledger, "定点联系人"))).toEqual(new Set(["丁四四"]));
  });
});

describe("a ledger generated again", () => {
  const first = generated(exampleBook());
  const typed = withCells(first, {
    [cellIn(first, ledger, "存在的主要问题", "第17项")]: "党务公开栏更新不及时",
    [cellIn(first, ledger, "整改措施", "第17项")]: "每月更新一次公开栏",
    [cellIn(first, ledger, "完成时限", "第17项")]: "5月底前",
    [cellIn(first, ledger, "责任人", "第17项")]: "庚七",
    [cellIn(first, ledger, "状态", "第17项")]: "已销号",
  });

  function rowOf(book: WorkbookSnapshot, text: string): readonly string[] {
    const row = tableRows(book, ledger).find((r) => r.some((cell) => cell.includes(text)));
    if (!row) throw new Error(`no row with ${text}`);
    return row;
  }
  const kept = ["党务公开栏更新不及时", "每月更新一次公开栏", "5月底前", "庚七", "戊五五", "已销号"];

  it("keeps what people typed after a score changed", () => {
    const book = generated(withCells(typed, { "附件1!D21": 0.5 }), "ledger");
    expect(rowOf(book, "第17项").slice(3, 12)).toEqual(["3", "0.5", "2.5", ...kept]);
  });

  it("words a stand-in anew after a score changed", () => {
    const book = generated(withCells(typed, { "附件1!D22": 2 }), "ledger");
    expect(rowOf(book, "第18项")[6]).toBe(
      "第18项“党支部活动经费、时间、场所、设施有保障，经费列入学校预算，实行专项列支”扣1分",
    );
  });

  it("keeps it after rows of the rubric were inserted and sorted differently", () => {
    const moved = withRow(typed, "附件1", 6, ["", "", "", "", ""]);
    const swapped = withCells(moved, {
      "附件1!B22": "18．党支部活动经费、时间、场所、设施有保障，经费列入学校预算，实行专项列支。",
      "附件1!D22": 1,
      "附件1!B23": "17．完善党务公开，建立党员承诺制、记实制、公示制、票决制，健全党内情况通报制度。",
      "附件1!D23": 2,
    });
    const book = generated(swapped, "ledger");
    expect(items(book)).toEqual(["12", "15", "17", "18", "19", "26", "27"]);
    expect(rowOf(book, "第17项").slice(6)).toEqual([...kept, "附件1!D23"]);
    expect(rowOf(book, "第18项")[12]).toBe("附件1!D22");
  });

  it("keeps a row that is no longer deducted while somebody wrote into it, and drops an untouched one", () => {
    const book = generated(withCells(typed, { "附件1!D21": 3, "附件1!D22": 3 }), "ledger");
    expect(items(book)).toEqual(["12", "15", "17", "19", "26", "27"]);
    expect(rowOf(book, "第17项").slice(3, 12)).toEqual(["3", "3", "已无扣分", ...kept]);
    const back = generated(withCells(book, { "附件1!D21": 1 }), "ledger");
    expect(rowOf(back, "第17项").slice(3, 12)).toEqual(["3", "1", "2", ...kept]);
  });

  it("keeps rows, columns and lines that people added, and finds rows that they sorted", () => {
    const rows = tableRows(typed, ledger);
    const reversed = withCells(
      typed,
      Object.fromEntries(
        [...rows]
          .reverse()
          .flatMap((row, r) =>
            Array.from(
              { length: 13 },
              (_, c) => [`${ledger}!${String.fromCharCode(65 + c)}${4 + r}`, row[c] ?? null] as const,
            ),
          ),
      ),
    );
    const withOwn = withRow(reversed, ledger, 6, ["", "", "", "", "", "", "校园网党建栏目缺少更新", "指定专人维护"]);
    const book = withCells(withOwn, {
      [`${ledger}!N3`]: "领导批示",
      [`${ledger}!N5`]: "请抓紧",
      [`${ledger}!A20`]: "附：会议记录一份",
    });
    const again = generated(book, "ledger");
    expect(items(again)).toEqual(["12", "15", "17", "18", "19", "26", "27", ""]);
    expect(rowOf(again, "第17项").slice(6, 12)).toEqual(kept);
    expect(tableRows(again, ledger)[7]?.slice(6, 8)).toEqual(["校园网党建栏目缺少更新", "指定专人维护"]);
    expect(columnOf(again, ledger, "领导批示")).toEqual(["", "", "", "", "", "请抓紧", "", ""]);
    // Below it only the hint, which is not printed.
    expect(textRows(again, ledger).at(-2)).toEqual(["附：会议记录一份"]);
    expect(planFor(again, "ledger").changeSet.edits).toEqual([]);
  });

  it("keeps two rows for one item where a person split it", () => {
    const split = withRow(typed, ledger, 7, [
      "",
      "青松小学党支部",
      "附件1 第17项\n完善党务公开，建立党员承诺制、记实制、公示制、票决制，健全党内情况通报制度。",
      3,
      2,
      1,
      "承诺没有公示",
      "公示承诺",
    ]);
    const book = generated(split, "ledger");
    expect(items(book)).toEqual(["12", "15", "17", "17", "18", "19", "26", "27"]);
    expect(columnOf(book, ledger, "存在的主要问题").slice(2, 4)).toEqual(["党务公开栏更新不及时", "承诺没有公示"]);
    expect(planFor(book, "ledger").changeSet.edits).toEqual([]);
  });

  it("keeps what was written about an item that is gone from the rubric", () => {
    const book = generated(withoutRow(typed, "附件1", 21), "ledger");
    const row = rowOf(book, "第17项");
    expect(row.slice(4)).toEqual(["", "已无此项", ...kept]);
    expect(planFor(book, "ledger").changeSet.edits).toEqual([]);
  });

  it("keeps who signed, and when, wherever they wrote it", () => {
    const place = (label: string): string => cellIn(typed, ledger, label, label);
    const signed = withCells(typed, {
      [place("填表人：")]: "填表人：庚七",
      [place("审核人：")]: "辛八八",
      [place("日期：").replace(/[A-Z]+(?=\d+$)/, "M")]: "5月8日",
    });
    const book = generated(withCells(signed, { "附件1!D5": 2 }), "ledger");
    const line = textRows(book, ledger).at(-2);
    expect(line?.filter((text) => text !== "")).toEqual(["填表人：庚七", "审核人：辛八八", "日期：5月8日"]);
    expect(planFor(book, "ledger").changeSet.edits).toEqual([]);
  });
});
