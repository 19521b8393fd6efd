import { checkWorkbook } from "../../../../src/core/check/check";
import type { WorkbookSnapshot } from "../../../../src/core/workbook/snapshot";
import { workbookOfDesigns } from "../../../support/design-snapshot";
import { cellIn, columnOf, generated, planFor, sheetOf, tableRows, textRows } from "../../../support/generated";
import { official } from "../../../support/official";
import { exampleBook, withCells, withoutSheet, withRow } from "../../../support/rule-book";

const ledger = "整改台账";
const first = generated(withoutSheet(exampleBook(), "附件3"), "ledger");
const plain = [
  "序号",
  "党组织名称",
  "条款",
  "分值",
  "得分",
  "扣分",
  "存在的主要问题",
  "整改措施",
  "完成时限",
  "责任人",
  "定点联系人",
  "状态",
  "来源",
];

function headings(book: WorkbookSnapshot): readonly string[] {
  return textRows(book, ledger).find((row) => row[0] === "序号") ?? [];
}

/** The ledger with these headings beside its own, as a person writes them. */
function withColumns(book: WorkbookSnapshot, ...added: readonly string[]): WorkbookSnapshot {
  const cells = added.map((text, i) => [`${ledger}!${String.fromCharCode(78 + i)}3`, text] as const);
  return withCells(book, Object.fromEntries(cells));
}

function dated(book: WorkbookSnapshot, date: string): WorkbookSnapshot {
  const place = [...sheetOf(book, ledger).cells].find(([, cell]) => String(cell.value).startsWith("日期："));
  const column = (place?.[0] ?? 0) % 16384;
  const row = Math.floor((place?.[0] ?? 0) / 16384);
  return withCells(book, { [`${ledger}!${String.fromCharCode(65 + column)}${row + 1}`]: `日期：${date}` });
}

function codes(book: WorkbookSnapshot): readonly unknown[] {
  const { findings } = checkWorkbook(book);
  return findings.filter((f) => f.sheet === ledger).map(({ code, cell }) => [code, cell]);
}

describe("columns of 整改台账 that are used where they are needed", () => {
  it("are not drawn while nobody uses them", () => {
    expect(headings(first)).toEqual(plain);
  });

  it("are known by their headings, stand at the end in their order, and stay with their rows", () => {
    const columns = ["验收人", "销号时间", "整改方式", "领导批示", "公开承诺"];
    const typed = withCells(withColumns(first, ...columns), {
      [`${ledger}!L4`]: "已销号",
      [`${ledger}!N4`]: "庚七",
      [`${ledger}!O4`]: "2012年6月20日",
      [`${ledger}!P5`]: "逐步整改",
      [`${ledger}!Q4`]: "抓紧",
      [`${ledger}!R5`]: "每月公示一次",
    });
    let book = typed;
    for (let round = 0; round < 3; round++) {
      book = generated(withCells(book, { "附件1!D5": round }), "ledger");
      expect(headings(book)).toEqual([...plain, "整改方式", "公开承诺", "销号时间", "验收人", "领导批示"]);
      const rows = tableRows(book, ledger).filter((row) => row.length > plain.length);
      expect(rows.map((row) => [row[2]?.slice(0, 8), ...row.slice(13)])).toEqual([
        ["附件1 第12项", "", "", "2012年6月20日", "庚七", "抓紧"],
        ["附件1 第15项", "逐步整改", "每月公示一次"],
      ]);
    }
    expect(codes(typed)).toEqual([]);
    expect(planFor(book, "ledger").changeSet.edits).toEqual([]);
  });

  it("are checked: a state without its day, a day without its state, options and dates", () => {
    const typed = withCells(withColumns(first, "整改方式", "复核时间", "销号时间"), {
      [`${ledger}!L4`]: "已销号",
      [`${ledger}!N5`]: "以后整改",
      [`${ledger}!O5`]: "不久",
      [`${ledger}!P6`]: "2012年6月20日",
      [`${ledger}!N6`]: "立即",
    });
    expect(codes(typed)).toEqual([
      ["date-invalid", "O5"],
      ["option-invalid", "N5"],
      ["status-inconsistent", "P4"],
      ["status-inconsistent", "L6"],
    ]);
    expect(codes(withCells(first, { [`${ledger}!L4`]: "已销号" }))).toEqual([]);
  });

  it("take the helpers from the list of the re-check, and what a person wrote instead", () => {
    const list = official("meizhou-2012/recheck", {}, "复查");
    const named = withCells(workbookOfDesigns([list]), {});
    const at = (heading: string): string => cellIn(named, "复查", heading, heading).replace(/\d+$/, "");
    const row = Number(/\d+$/.exec(cellIn(named, "复查", "挂点领导", "挂点领导"))?.[0]) + 1;
    const entries = {
      党组织名称: "青松小学党支部",
      原定等次: "一般",
      复查等次: "较好",
      挂点领导: "己六",
      联络员: "庚七",
      挂扶部门: "教育股",
    };
    const filled = withCells(
      named,
      Object.fromEntries(Object.entries(entries).map(([heading, text]) => [`${at(heading)}${row}`, text])),
    );
    const both = { ...first, sheets: [...first.sheets, ...filled.sheets] };
    const book = generated(both, "ledger");
    expect(headings(book)).toEqual([...plain, "挂点领导", "联络员", "挂扶部门"]);
    expect(columnOf(book, ledger, "联络员")).toEqual(Array(7).fill("庚七"));
    const other = withCells(book, { [cellIn(book, ledger, "联络员", "第12项")]: "辛八" });
    expect(columnOf(generated(other, "ledger"), ledger, "联络员")).toEqual(["辛八", ...Array<string>(6).fill("庚七")]);
  });

  it("names who is responsible where the lists of problems name one person; what is typed stays", () => {
    const scored = official("jilin-2012/scoring", {
      branch: "学校甲党支部",
      maxima: [15, 10, 10, 10, 10, 20, 25],
      scores: { review: [9, 10, 4, 10, 10, 8, 10] },
      result: "较差",
    });
    const listed = (...owners: readonly string[]): WorkbookSnapshot => {
      const rows = owners.map((owner, i) => ({ branch: "学校甲党支部", problem: `事${i}`, measure: "补", owner }));
      return generated(workbookOfDesigns([scored, official("jilin-2012/poor-detail", { rows })]), "ledger");
    };
    const book = listed("甲一", "甲一");
    expect(columnOf(book, ledger, "责任人")).toEqual(["甲一", "甲一", "甲一", "甲一"]);
    expect(columnOf(listed("甲一", "乙二"), ledger, "责任人")).toEqual(["", "", "", ""]);
    const typed = generated(withCells(book, { [`${ledger}!J5`]: "丙三" }), "ledger");
    expect(columnOf(typed, ledger, "责任人")).toEqual(["甲一", "丙三", "甲一", "甲一"]);
    expect(planFor(typed, "ledger").changeSet.edits).toEqual([]);
  });

  it("tell what is overdue on the day that the ledger bears", () => {
    const timed = withCells(first, {
      [`${ledger}!I4`]: "6月底前",
      [`${ledger}!I5`]: "2012年7月1日",
      [`${ledger}!I6`]: "2011年12月",
      [`${ledger}!I7`]: "尽快",
    });
    const overdue = (date: string): readonly string[] => {
      const book = generated(dated(timed, date), "ledger");
      return headings(book).includes("是否逾期") ? columnOf(book, ledger, "是否逾期").slice(0, 5) : [];
    };
    expect(overdue("2012年7月1日")).toEqual(["逾期", "", "逾期", "", ""]);
    expect(overdue("2012年6月30日")).toEqual(["", "", "逾期", "", ""]);
    expect(overdue("2012年7月2日")).toEqual(["逾期", "逾期", "逾期", "", ""]);
    // A month alone is no day to count from.
    expect(overdue("2012年9月")).toEqual([]);
    expect(overdue("")).toEqual([]);
    const book = generated(dated(timed, "2012年7月1日"), "ledger");
    const cell = [...sheetOf(book, ledger).cells.values()].find((c) => c.value === "逾期");
    expect(cell?.formula).toBe('IF(L4="已销号","","逾期")');
    const closed = generated(dated(withCells(timed, { [`${ledger}!L4`]: "已销号" }), "2012年7月1日"), "ledger");
    expect(columnOf(closed, ledger, "是否逾期").slice(0, 3)).toEqual(["", "", "逾期"]);
    expect(planFor(closed, "ledger").changeSet.edits).toEqual([]);
  });

  it("go with a row of a person's own", () => {
    const own = withRow(withColumns(first, "需上级统筹"), ledger, 11, [
      "",
      "",
      "自查",
      "",
      "",
      "",
      "活动室漏雨",
      "报修",
    ]);
    const typed = withCells(own, { [`${ledger}!N11`]: "需区里拨款" });
    expect(tableRows(generated(typed, "ledger"), ledger).at(-1)?.at(-1)).toBe("需区里拨款");
  });
});
