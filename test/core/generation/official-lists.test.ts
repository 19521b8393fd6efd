import { applyToSnapshot } from "../../../src/core/changes/apply";
import { invert } from "../../../src/core/changes/invert";
import { checkWorkbook } from "../../../src/core/check/check";
import { drawTemplate } from "../../../src/core/generation/templates/draw-template";
import { cumtb2012 } from "../../../src/core/schemes/cumtb-2012/scheme";
import { parseA1 } from "../../../src/core/workbook/address";
import { cellAt, type Cell, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { drawForm, scoresBut } from "../../../src/scripts/samples/draw";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { generated, plainBook, planFor, sheetOf, textRows } from "../../support/generated";
import { faults, official } from "../../support/official";
import { withCells, withoutSheet } from "../../support/rule-book";

const summary = "分类定级汇总表";
const rectification = "整改汇总表";
const ledger = "整改台账";

const words = ["好（A）", "较好（B）", "一般（C）"];

/** Branches 第1党支部, 第2党支部 … graded by letters; the last one has no result yet. */
function college(count: number): WorkbookSnapshot {
  return workbookOfDesigns(
    Array.from({ length: count }, (_, i) => {
      const result = words[i % words.length] ?? "";
      const fill = { branch: `第${i + 1}党支部`, scores: { score: ["A", "B", "A", "C", "B"] } };
      const graded = i === count - 1 ? fill : { ...fill, result };
      return official("cumtb-2012/teacher-standard", graded, `评${i + 1}`);
    }),
  );
}

function at(book: WorkbookSnapshot, sheet: string, a1: string): Cell | undefined {
  const { row, column } = parseA1(a1);
  return cellAt(sheetOf(book, sheet), row, column);
}

function levels(book: WorkbookSnapshot, name = summary): readonly (readonly string[])[] {
  return textRows(book, name)
    .filter((row) => /^第\d+党支部$/.test(row[2] ?? ""))
    .map((row) => [row[0] ?? "", row[1] ?? "", row[2] ?? "", row[4] ?? ""]);
}

describe("a scheme with a summary form of its own", () => {
  const book = generated(college(3), "summary");

  it("has a filter over its list, and headings that stay", () => {
    const [edit] = planFor(college(3), "summary").changeSet.edits.filter(
      (e) => e.kind === "add-sheet" && e.sheet.name === summary,
    );
    const design = edit?.kind === "add-sheet" ? edit.design : null;
    expect(design?.frozenRows).toBe(4);
    expect(design?.filter).toEqual({ top: 3, bottom: 17, left: 0, right: 4 });
  });

  it("gets that form, its title, headings and notes as printed", () => {
    const rows = textRows(book, summary);
    expect(rows.slice(0, 2)).toEqual([["附件2："], ["北京高校基层党支部分类定级汇总表"]]);
    expect(rows[3]?.filter((text) => text !== "")).toEqual([
      "序号",
      "所属党委（党总支）",
      "党支部名称",
      "分类定级结果",
    ]);
    expect(rows.at(-1)?.[0]).toContain("填表说明");
    expect(checkWorkbook(book).sheets.map((s) => s.template)).toEqual([
      ...Array<string>(3).fill("cumtb-2012/teacher-standard"),
      "dingji/result",
      "cumtb-2012/grading-summary",
    ]);
  });

  it("shows the stated results, live, and leaves the ungraded blank", () => {
    expect(levels(book)).toEqual([
      ["1", "", "第1党支部", "好"],
      ["2", "", "第2党支部", "较好"],
      ["3", "", "第3党支部", ""],
    ]);
    expect(at(book, summary, "E5")?.formula).toMatch(/^IF\('得分与定级'!B\d+="未定级","",'得分与定级'!B\d+\)$/);
  });

  it("counts the levels below, by formulas", () => {
    const rows = textRows(book, summary);
    const totals = rows.findIndex((row) => row[0] === "合计");
    expect(rows[totals]).toEqual(["合计", "好", "较好", "一般", "较差"]);
    expect(rows[totals + 1]).toEqual(["", "1", "1", "0", "0"]);
    expect(at(book, summary, "B20")).toEqual({ value: 1, formula: 'COUNTIF(E5:E18,"好")', format: "0" });
  });

  it("grows beyond the fourteen rows of the form", () => {
    const large = generated(college(17), "summary");
    expect(levels(large)).toHaveLength(17);
    expect(levels(large)[16]).toEqual(["17", "", "第17党支部", ""]);
    expect(at(large, summary, "B23")).toEqual({ value: 6, formula: 'COUNTIF(E5:E21,"好")', format: "0" });
    expect(faults(checkWorkbook(large))).toEqual(faults(checkWorkbook(college(17))));
  });

  it.each([1, 3, 17])("a second time changes nothing, and all can be taken back: %i branches", (count) => {
    const before = college(count);
    const { changeSet } = planFor(before);
    const after = applyToSnapshot(before, changeSet);
    expect(planFor(after).changeSet.edits).toEqual([]);
    expect(plainBook(applyToSnapshot(after, invert(changeSet)))).toEqual(plainBook(before));
  });

  it("keeps what people typed: parents, results, unit line, columns, lines and rows of their own", () => {
    const typed = withCells(book, {
      [`${summary}!A3`]: "填报单位（盖章）：甲学院党总支",
      [`${summary}!B6`]: "甲学院党总支",
      [`${summary}!E7`]: "一般",
      [`${summary}!F4`]: "备注",
      [`${summary}!F6`]: "新换届",
      [`${summary}!C8`]: "挂靠党支部",
      [`${summary}!E8`]: "好",
      [`${summary}!A23`]: "以上情况属实",
    });
    const again = generated({ ...typed, sheets: [...typed.sheets, ...moreSheets] }, "summary");
    const rows = textRows(again, summary);
    expect(rows[2]?.[0]).toBe("填报单位（盖章）：甲学院党总支");
    expect(rows.slice(3, 9)).toEqual([
      ["序号", "所属党委（党总支）", "党支部名称", "分类定级结果", "备注"],
      ["1", "", "第1党支部", "好"],
      ["2", "甲学院党总支", "第2党支部", "较好", "新换届"],
      ["3", "", "第3党支部", "一般"],
      ["4", "", "第9党支部", "较好"],
      ["5", "", "挂靠党支部", "好"],
    ]);
    expect(rows.at(-1)).toEqual(["以上情况属实"]);
    expect(planFor(again, "summary").changeSet.edits).toEqual([]);
  });

  it("drops the row of a branch that is gone", () => {
    const book2 = generated(withoutSheet(book, "评2"), "summary");
    expect(levels(book2).map((row) => row[2])).toEqual(["第1党支部", "第3党支部"]);
  });

  it("fills a blank form that stands in the workbook already", () => {
    const blank = workbookOfDesigns([official("cumtb-2012/grading-summary", undefined, "附件2")]);
    const college2 = college(2);
    const after = generated({ ...college2, sheets: [...college2.sheets, ...blank.sheets] }, "summary");
    expect(after.sheets.map((s) => s.name)).toEqual(["评1", "评2", "附件2", "得分与定级"]);
    expect(levels(after, "附件2").map((row) => row[3])).toEqual(["好", ""]);
  });

  it("touches a person's own summary only where a result is blank", () => {
    const own = workbookOfDesigns([
      official(
        "cumtb-2012/grading-summary",
        { rows: [{ branch: "第2党支部", level: "一般" }, { branch: "第1党支部" }, { branch: "乙党支部" }] },
        "汇总",
      ),
    ]);
    const ours = withCells(own, { "汇总!A24": "本表由张某手工填写" });
    const college2 = college(2);
    const typed = { ...college2, sheets: [...college2.sheets, ...ours.sheets] };
    const after = generated(typed, "summary");
    expect(after.sheets.map((s) => s.name)).toEqual(["评1", "评2", "汇总", "得分与定级"]);
    expect(at(after, "汇总", "E6")).toEqual({ value: "好" });
    const changed = [...sheetOf(after, "汇总").cells].filter(
      ([key, cell]) => sheetOf(typed, "汇总").cells.get(key) !== cell,
    );
    expect(changed).toHaveLength(1);
    const third = college(3);
    const more = generated({ ...third, sheets: [...third.sheets, ...ours.sheets] }, "summary");
    expect(more.sheets.map((s) => s.name).slice(3)).toEqual(["汇总", "得分与定级", summary]);
    expect(sheetOf(more, "汇总")).toBe(sheetOf(ours, "汇总"));
    expect(planFor(more, "summary").changeSet.edits).toEqual([]);
  });

  it("leaves our own layout to schemes without one", () => {
    const tianning = drawForm("scoring", { branch: "学校甲党支部", scores: { self: scoresBut({}) } });
    const mixed = workbookOfDesigns([{ ...tianning, name: "学校甲" }]);
    const after = generated({ ...mixed, sheets: [...mixed.sheets, ...college(1).sheets] }, "summary");
    expect(after.sheets.map((s) => s.name).slice(2)).toEqual(["得分与定级", summary, `${summary} (2)`]);
    expect(textRows(after, summary)[3]?.[2]).toBe("学校甲党支部");
    expect(levels(after, `${summary} (2)`)).toHaveLength(1);
  });

  it("draws jilin's annex 2 with the marks of a layout of our own", () => {
    const scored = official(
      "jilin-2012/scoring",
      {
        branch: "甲社区党支部",
        maxima: [15, 10, 10, 10, 10, 20, 25],
        scores: { self: [15, 10, 10, 10, 10, 20, 20], review: [14, 9, 9, 9, 9, 18, 20] },
        result: "较好",
      },
      "评分",
    );
    const after = generated(workbookOfDesigns([scored]), "summary");
    const rows = textRows(after, summary);
    expect(rows[1]).toEqual(["基层党组织分类定级情况汇总表"]);
    expect(rows[3]).toEqual(["序号", "所属党委（党工委）", "党组织名称", "领域类型", "评定等级", "备注"]);
    expect(rows[4]).toEqual(["1", "", "甲社区党支部", "", "较好"]);
    expect(rows.at(-1)).toEqual(["本软件拟定"]);
  });
});

/** One more branch, which the sheets above do not have. */
const moreSheets = workbookOfDesigns([
  official(
    "cumtb-2012/teacher-standard",
    { branch: "第9党支部", scores: { score: ["A", "B", "A", "C", "B"] }, result: "较好（B）" },
    "评9",
  ),
]).sheets;

describe("a scheme whose document lists what all branches mend", () => {
  const first = generated(college(2), "ledger", "rectification");

  it("invents no line of the ledger out of letters, and says so", () => {
    const rows = textRows(first, ledger);
    expect(rows[2]?.[0]).toContain("按等次考评，没有扣分");
    expect(rows[3]?.[0]).toBe("填表人：");
    expect(at(first, ledger, "A10")).toEqual({ value: "填表人：" });
    const [edit] = planFor(college(2), "ledger").changeSet.edits;
    const drawn = edit?.kind === "add-sheet" ? edit.design : null;
    expect(drawn?.merges.filter(({ top }) => top >= 4 && top <= 8)).toEqual([]);
    expect(drawn?.cells.filter((c) => c.row === 8 && c.style.startsWith("input")).map((c) => c.column)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
  });

  it("has a row for each branch", () => {
    expect(textRows(first, rectification).slice(4, 6)).toEqual([
      ["1", "第1党支部"],
      ["2", "第2党支部"],
    ]);
    expect(checkWorkbook(first).sheets.at(-1)?.template).toBe("cumtb-2012/rectification-summary");
    expect(faults(checkWorkbook(first))).toEqual([]);
    expect(planFor(first, "ledger", "rectification").changeSet.edits).toEqual([]);
  });

  const written = withCells(first, {
    [`${ledger}!B6`]: "第2党支部",
    [`${ledger}!A6`]: 1,
    [`${ledger}!G6`]: "活动形式单一",
    [`${ledger}!H6`]: "每季度开展一次主题活动",
    [`${ledger}!I6`]: "2012年6月",
    [`${ledger}!K6`]: "张某",
  });

  it("takes over what people write into the ledger", () => {
    const after = generated(written, "ledger", "rectification");
    expect(textRows(after, rectification)[5]).toEqual([
      "2",
      "第2党支部",
      "1、活动形式单一",
      "1、每季度开展一次主题活动",
      "2012年6月",
      "张某",
    ]);
    expect(planFor(after, "ledger", "rectification").changeSet.edits).toEqual([]);
    expect(textRows(after, ledger)[2]?.[0]).toContain("按等次考评，没有扣分");
    expect(textRows(after, ledger)[3]?.slice(0, 2)).toEqual(["1", "第2党支部"]);
    expect(at(after, ledger, "A11")).toEqual({ value: "填表人：" });
  });

  it("suggestions further lines, and overwrites none", () => {
    const typed = withCells(written, { [`${rectification}!C6`]: "1、换届不及时" });
    const { changeSet, suggestions } = planFor(typed, "rectification");
    expect(textRows(applyToSnapshot(typed, changeSet), rectification)[5]).toEqual(["2", "第2党支部", "1、换届不及时"]);
    expect(suggestions).toEqual([
      { kind: "problems", branch: "第2党支部", sheet: rectification, cell: "C6", text: "2、活动形式单一" },
      { kind: "measures", branch: "第2党支部", sheet: rectification, cell: "D6", text: "2、每季度开展一次主题活动" },
    ]);
  });

  it("prints the seven rows of the form", () => {
    const form = cumtb2012.forms.find((f) => f.id === "rectification-summary");
    const blank = form && drawTemplate(cumtb2012, form);
    const [edit] = planFor(college(2), "rectification").changeSet.edits;
    expect(edit?.kind === "add-sheet" && edit.design.growingRows).toEqual([4, 5, 6, 7, 8, 9, 10]);
    expect(edit?.kind === "add-sheet" && edit.design.merges).toEqual(blank?.merges);
    expect(edit?.kind === "add-sheet" && edit.design.rowHeights.size).toBe(blank?.rowHeights.size);
  });
});
