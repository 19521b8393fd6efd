import { checkWorkbook } from "../../../src/core/check/check";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { cellIn, generated, planFor, sheetOf, tableRows, textRows } from "../../support/generated";
import { official } from "../../support/official";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { cleanBook, places, withCells, withoutSheet, withRow } from "../../support/rule-book";
import { scoredSheet } from "../../support/submissions";

const list = "公示名单";

const two = workbookOfDesigns(
  (
    [
      ["学校甲党支部", 95, 92],
      ["学校乙党支部", 80, 82],
    ] as const
  ).map(([branch, self, review]) => ({ ...scoredSheet(branch, { self, review }), name: branch.slice(0, 3) })),
);

/** What a person writes in the row of a branch, by heading. */
function entered(book: WorkbookSnapshot, branch: string, entries: Readonly<Record<string, string>>): WorkbookSnapshot {
  return withCells(
    book,
    Object.fromEntries(Object.entries(entries).map(([heading, text]) => [cellIn(book, list, heading, branch), text])),
  );
}

const changes = {
  公示开始时间: "2012年4月16日",
  公示结束时间: "2012年4月20日",
  群众提出的问题: "活动记录不实，联系 13800000000",
  调查核实情况: "属实",
  反馈情况: "4月22日当面反馈",
  变更后等次: "一般",
  变更理由: "核减工作业绩",
};

function levels(book: WorkbookSnapshot): readonly unknown[] {
  return checkWorkbook(book).branches.map(({ name, total, level }) => [name, total?.toNumber(), level]);
}

describe("公示名单", () => {
  it("lists every result, on request only, and is known and clean", () => {
    expect(generated(two).sheets.map(({ name }) => name)).not.toContain(list);
    const book = generated(two, "publicity");
    expect(tableRows(book, list)).toEqual([
      ["1", "", "学校甲党支部", "先进"],
      ["2", "", "学校乙党支部", "较好"],
    ]);
    const checked = checkWorkbook(book);
    expect(checked.sheets.find(({ sheet }) => sheet.name === list)?.template).toBe("dingji/publicity");
    expect(checked.findings).toEqual(checkWorkbook(two).findings);
    expect(planFor(book, "publicity").changeSet.edits).toEqual([]);
  });

  it("prints what goes on the notice board: nothing of the objections, nor of the program", () => {
    const [edit] = planFor(two, "publicity").changeSet.edits;
    if (edit?.kind !== "add-sheet") throw new Error("no sheet");
    const { print, cells } = edit.design;
    expect(print.area).toMatchObject({ left: 0, right: 5, top: 0 });
    expect(print.footer).toBeUndefined();
    const printed = cells.flatMap(({ column, content }) => (column > 5 || !content ? [] : [String(content.value)]));
    expect(printed.slice(0, 3)).toEqual(["公示名单", "序号", "所属党委（党总支）"]);
    expect(printed.filter((text) => text.includes("定级助手"))).toEqual([]);
    expect(cells.filter(({ content }) => String(content?.value).includes("由定级助手生成"))).toMatchObject([
      { row: 1, column: 6 },
    ]);
  });

  it("keeps what was made public, and draws what was not anew", () => {
    const published = entered(generated(two, "publicity"), "学校甲党支部", { 公示开始时间: "2012年4月16日" });
    const rescored = withCells(published, { "学校甲!E5": 0, "学校甲!E31": 0, "学校乙!E31": 0 });
    const rows = tableRows(generated(rescored, "publicity"), list);
    expect(rows.map((row) => row.slice(2, 5))).toEqual([
      ["学校甲党支部", "先进", "2012年4月16日"],
      ["学校乙党支部", "后进"],
    ]);
    // What was made public says otherwise than the scores now do.
    const facts = checkWorkbook(rescored).findings.filter((f) => f.code === "level-mismatch");
    expect(facts.map(({ sheet, cell, branch }) => [sheet, cell, branch])).toEqual([[list, "D4", "学校甲党支部"]]);
  });

  it("changes a level for an objection with its reason, and the result sheet follows", () => {
    const book = entered(generated(two, "result", "publicity"), "学校乙党支部", changes);
    expect(levels(book)).toEqual([
      ["学校甲党支部", 93.2, "先进"],
      ["学校乙党支部", 81.2, "一般"],
    ]);
    // The signed 得分与定级 says what it said; nothing else is wrong.
    expect(places(book).filter(([, , code]) => code !== "scores-changed")).toEqual(places(two));
    const followed = generated(book, "result", "publicity", "summary");
    const text = textRows(followed, "得分与定级").flat();
    expect(text).toContain("公示等次为较好，经核实变更为一般；问题、核实情况和理由见公示名单!J5。");
    expect(text.filter((t) => t.endsWith("定为一般（公示后变更）"))).toHaveLength(1);
    expect(textRows(followed, "分类定级汇总表").flat()).toContain("一般");
    expect(tableRows(followed, list)[1]?.slice(3)).toEqual(["较好", ...Object.values(changes)]);
    expect(places(followed)).toEqual(places(two));
    expect(planFor(followed, "result", "publicity", "summary").changeSet.edits).toEqual([]);
    expect(levels(followed)).toEqual(levels(book));
  });

  it.each([
    ["without a reason", { 变更理由: "" }, "变更理由", "K5"],
    ["without an objection", { 群众提出的问题: "无" }, "群众提出的问题", "G5"],
    ["without an inquiry", { 调查核实情况: "" }, "调查核实情况", "H5"],
  ])("asks for what is missing: a change %s", (_, blank, field, cell) => {
    const book = entered(generated(two, "publicity"), "学校乙党支部", { ...changes, ...blank });
    const missing = checkWorkbook(book).findings.filter((f) => f.code === "field-missing");
    expect(missing.map((f) => [f.sheet, f.cell, f.facts])).toEqual([[list, cell, { field }]]);
    expect(levels(book).at(-1)).toEqual(["学校乙党支部", 81.2, field === "调查核实情况" ? "一般" : "较好"]);
  });

  it("holds a change against scores that give another level than was made public", () => {
    const book = entered(generated(two, "publicity"), "学校乙党支部", changes);
    const rescored = withCells(book, { "学校乙!D31": 20, "学校乙!E5": 3, "学校乙!E31": 20, "学校乙!D5": 3 });
    const checked = checkWorkbook(withCells(rescored, Object.fromEntries(fullMarks("学校乙"))));
    expect(checked.branches[1]?.level).toBe("先进");
    expect(checked.findings.filter((f) => f.code === "level-mismatch").map((f) => [f.cell, f.facts])).toEqual([
      ["J5", { entered: "一般", computed: "先进", total: 100 }],
    ]);
  });

  it("tells a period that cannot be read or ends before it begins", () => {
    const wrong = { 公示开始时间: "很快", 公示结束时间: "2012年4月1日" };
    const dates = (entries: Readonly<Record<string, string>>): readonly unknown[] =>
      checkWorkbook(entered(generated(two, "publicity"), "学校乙党支部", entries))
        .findings.filter((f) => f.code === "date-invalid")
        .map((f) => [f.cell, f.facts]);
    expect(dates(wrong)).toEqual([["E5", { field: "公示开始时间", entered: "很快" }]]);
    expect(dates({ ...wrong, 公示开始时间: "2012年4月16日" })).toEqual([
      ["F5", { field: "公示结束时间", entered: "2012年4月1日", after: "2012年4月16日", afterField: "公示开始时间" }],
    ]);
  });

  it("loses nothing when branches go and rows and columns of a person's own come", () => {
    const book = entered(generated(two, "publicity"), "学校乙党支部", changes);
    const own = withCells(
      withRow(book, list, 6, ["", "", "学校丙党支部", "较好", "", "", "", "", "", "", "", "转来"]),
      {
        [`${list}!M3`]: "经办人",
        [`${list}!M4`]: "庚七",
        [`${list}!A7`]: "填表人：辛八",
      },
    );
    const after = generated(withoutSheet(own, "学校乙"), "publicity");
    expect(tableRows(after, list)).toEqual([
      ["1", "", "学校甲党支部", "先进", "", "", "", "", "", "", "", "", "庚七"],
      ["2", "", "学校乙党支部", "较好", ...Object.values(changes)],
      ["3", "", "学校丙党支部", "较好", "", "", "", "", "", "", "", "转来"],
    ]);
    expect(textRows(after, list).flat()).toContain("填表人：辛八");
  });

  it("fills the register that a scheme's own document has", () => {
    const letter = official("jilin-2012/scoring", { branch: "社区甲党支部" }, "评分");
    const scored = workbookOfDesigns([letter]);
    const line = [...sheetOf(scored, "评分").cells.entries()].find(([, c]) => String(c.value).startsWith("评定等级"));
    expect(line).toBeDefined();
    const book = generated(scored, "publicity");
    expect(checkWorkbook(book).sheets.map(({ template }) => template)).toContain("jilin-2012/publicity");
    expect(book.sheets.map(({ name }) => name)).not.toContain(list);
    const register = book.sheets.at(-1)?.name ?? "";
    expect(textRows(book, register).some((row) => row.includes("社区甲党支部"))).toBe(true);
    expect(planFor(book, "publicity").changeSet.edits).toEqual([]);
  });

  it("takes a summary without scores at the results that it states", () => {
    const summary = generated(cleanBook(), "summary");
    const alone = { ...summary, sheets: summary.sheets.filter(({ name }) => name === "分类定级汇总表") };
    expect(tableRows(generated(alone, "publicity"), list).map((row) => row.slice(0, 4))).toEqual([
      ["1", "天宁区教育文体局党委", "白桦小学党支部", "先进"],
    ]);
  });
});

/** Full marks for both parties of a drawn 附件1. */
function fullMarks(sheet: string): (readonly [string, number])[] {
  const maxima = [3, 3, 3, 3, 3, 2, 3, 2, 2, 3, 2, 2, 2, 2, 3, 3, 3, 3, 2, 3, 3, 5, 5, 5, 5, 5, 20];
  return maxima.flatMap((m, i) => [[`${sheet}!D${i + 5}`, m] as const, [`${sheet}!E${i + 5}`, m] as const]);
}
