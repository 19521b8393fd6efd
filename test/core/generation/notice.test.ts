import { checkWorkbook, type CheckResult } from "../../../src/core/check/check";
import type { SheetDesign } from "../../../src/core/design/sheet-design";
import { templatesFromNotice } from "../../../src/core/generation/notice/from-notice";
import { headingMeaning } from "../../../src/core/headings/meaning";
import { sumRowKind } from "../../../src/core/headings/sum-rows";
import { readRubric } from "../../../src/core/rubrics/read-rubric";
import { fold } from "../../../src/core/text/fold";
import type { SheetSnapshot, WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { sheet, workbook, type LiteralSheet } from "../../support/workbook";
import { allNotations } from "../rubrics/all-notations";

/** The sheets made of one rubric; null where nobody reads one or knows the form. */
function made(of: SheetSnapshot): readonly SheetDesign[] | null {
  const book: WorkbookSnapshot = { ...workbook({}), sheets: [of] };
  const none: SheetDesign = { ...{ name: "", cells: [], merges: [], columnWidths: [], validations: [] }, ...rest };
  const { designs, sheets } = templatesFromNotice(book, () => none);
  return sheets[0]?.outcome === "rubric" ? designs : null;
}

const rest = { rowHeights: new Map(), excessMarks: [], print: { orientation: "portrait" }, frozenRows: 0 } as const;

const isLabel = (text: string): boolean => headingMeaning(text) !== null || sumRowKind(text) !== null;

/** The words of a text between its numbers and signs, without what only numbers something or tells points. */
function wordsOf(text: string): readonly string[] {
  return fold(text)
    .split(/[^\p{L}]+/u)
    .map((run) => (/^(?:(\p{L})\1)+$/u.test(run) ? run.replace(/(.)\1/gu, "$1") : run))
    .map((run) => run.replace(/^(?:第[一二三]部分|[a-z]部分|[一二三a-z](?=.{3}))|[一二三]$/u, ""))
    .filter((run) => run.length > 2 && !/^(?:每小项|[一二三四五十]+分)$/.test(run));
}

/** Words that the pages leave out: an entry of an example, what tells how the items' points are counted, and names of parts without points. */
const LEFT_OUT = ["某公司党支部", "党支部考核内容共四项", "无计划扣", "第一模块", "第二模块"];

const rubricOf = ({ sheets }: CheckResult): unknown => {
  const form = sheets.flatMap((s) => (s.kind === "scoring" ? [s.form] : []))[0];
  return form?.kind === "scoring" ? maximaOf(form.rubric.categories) : null;
};

function maximaOf(
  categories: readonly { readonly items: readonly { readonly maximum: number | null }[] }[] | undefined,
): unknown {
  return categories?.map((c) => c.items.map((i) => i.maximum));
}

/** Several items of one cell take one score on its page: the cell is printed as it stands. */
const inOneCell = /in(?:side)? one cell|on one line of a cell|in one line|glued by a slash/;

const rubrics = allNotations.flatMap((n) => {
  const source = sheet("表", n.rows);
  const designs = made(source);
  return designs ? [[n.name, { source, designs }] as const] : [];
});

describe("a sheet to fill in made of a rubric", () => {
  it("is made of every notation", () => {
    const read = new Set(rubrics.map(([name]) => name));
    expect(allNotations.map((n) => n.name).filter((name) => !read.has(name))).toEqual([
      // Known forms are drawn as their authorities print them.
      "a row that is category and item in one; names glued to points",
      "lines with （满分15分，自评15分）",
    ]);
  });

  it.each(rubrics)("says all that its source says: %s", (_, { source, designs }) => {
    const [page] = workbookOfDesigns(designs).sheets;
    const said = [...(page?.cells.values() ?? [])].map((c) => fold(String(c.value ?? ""))).join("\n");
    const texts = [...source.cells.values()].flatMap((c) => (typeof c.value === "string" ? [c.value] : []));
    const lost = texts.filter((t) => !isLabel(t)).flatMap((t) => wordsOf(t).filter((words) => !said.includes(words)));
    expect(lost.filter((words) => !LEFT_OUT.includes(words))).toEqual([]);
  });

  it.each(rubrics)("is checked by what was read, and nothing is wrong on it: %s", (name, { source, designs }) => {
    const checked = checkWorkbook(workbookOfDesigns(designs));
    if (!inOneCell.test(name)) expect(rubricOf(checked)).toEqual(maximaOf(readRubric(source)?.categories));
    const own = ["branch-unnamed", "item-numbering", "weights-not-100", "rubric-sum-mismatch"];
    const wrong = checked.findings.filter((f) => f.severity !== "info" && !own.includes(f.code));
    expect(wrong.map((f) => [f.code, f.cell])).toEqual([]);
  });
});

describe("the columns of a sheet to fill in", () => {
  const drawn = (rows: LiteralSheet): Readonly<Record<string, unknown>> => {
    const [page] = made(sheet("表", rows)) ?? [];
    return Object.fromEntries(
      (page?.cells ?? []).flatMap((c) =>
        c.content ? [[`${c.row + 1}:${c.column + 1}`, c.content.formula ?? c.content.value]] : [],
      ),
    );
  };

  it("keep what stands beside the items: groups, ways of scoring, blank columns", () => {
    const cells = drawn([
      ["某校考核评分表"],
      ["学校：学校乙", null, null, null, null, null, null],
      ["一级指标", "二级指标", "内容", "分值", "评分标准", "得分", "备注"],
      ["班子（40分）", "团结", "1.班子团结协作", 20, "不团结的扣2分", null, null],
      [null, null, "2.班子分工明确", 20, null, null, null],
      ["队伍（60分）", "学习", "3.党员学习正常", 30, "少一次扣1分", null, null],
      [null, "作用", "4.党员作用明显", 30, null, null, null],
      ["合计", null, null, 100, null, null, null],
      ["考核人签名：", null, null, null, null, null, null],
    ]);
    const row = (n: number): unknown => [1, 2, 3, 4, 5, 6, 7].map((c) => cells[`${n}:${c}`] ?? null);
    expect([3, 4, 5, 7].map(row)).toEqual([
      ["一级指标", "二级指标", "内容", "分值", "评分标准", "得分", "备注"],
      ["班子（40分）", "团结", "1．班子团结协作", 20, "不团结的扣2分", null, null],
      [null, null, "2．班子分工明确", 20, null, null, null],
      [null, "作用", "4．党员作用明显", 30, null, null, null],
    ]);
    expect(JSON.stringify(cells)).not.toContain("学校乙");
    expect([cells["2:1"], cells["8:4"], cells["8:6"], cells["9:1"]]).toEqual([
      "学校：",
      100,
      'IF(COUNT(F4:F7)<4,"未填完",SUM(F4:F7))',
      "考核人签名：",
    ]);
  });

  it("hand on no names and days of an example", () => {
    const cells = drawn([
      ["某校考核评分表"],
      ["项目", "内容", "分值", "得分", "考核人", "考核日期"],
      ["班子", "1.班子团结协作", 40, 38, "甲老师", "2024年5月"],
      ["队伍", "2.党员学习正常", 30, 30, "乙老师", "2024年5月"],
      ["作用", "3.党员作用明显", 30, 29, "甲老师", "2024年6月"],
    ]);
    expect([5, 6].map((c) => cells[`3:${c}`])).toEqual(["考核人", "考核日期"]);
    expect(Object.values(cells).filter((value) => /老师|2024|38/.test(String(value)))).toEqual([]);
  });

  it("are to be ticked where the source's are, and the marks make a total", () => {
    const rows: LiteralSheet = [
      ["某车间6S评分表"],
      ["项目", "内容", "优\n10", "良\n8", "差\n2", "问题"],
      ["地面", "1.通道畅通", null, null, null, null],
      [null, "2.地上无垃圾", null, null, null, null],
      ["门窗", "3.玻璃整洁", null, null, null, null],
    ];
    const cells = drawn(rows);
    expect([1, 2, 3, 4, 5, 6].map((c) => cells[`3:${c}`])).toEqual(["项目", "内容", "优 10", "良 8", "差 2", "问题"]);
    expect(cells["7:3"]).toBe('IF(COUNTA(C4:E6)<3,"未填完",COUNTA(C4:C6)*10+COUNTA(D4:D6)*8+COUNTA(E4:E6)*2)');
    const [page] = made(sheet("表", rows)) ?? [];
    expect(page?.validations.map(({ range, rule }) => [range, rule])).toEqual(
      [3, 4, 5].map((top) => [
        { top, bottom: top, left: 2, right: 4 },
        { kind: "list", options: ["√"] },
      ]),
    );
  });

  it("list what stands in lines below the items, and place what is left in lines", () => {
    const cells = drawn([
      ["档案工作评分标准"],
      ["组织管理（40分）"],
      ["1.档案工作组织领导（20分）"],
      ["-成立领导小组，得10分；未成立扣5分。"],
      ["-定期研究工作，得10分；未研究扣5分。"],
      ["2.档案管理制度建设（20分）"],
      ["-制度健全，得20分；每缺一项扣2分。"],
      ["基础业务（60分）"],
      ["1.文件材料归档（60分）"],
      ["-按时归档，得60分；未按时归档扣20分。"],
      ["考核领导小组组长："],
    ]);
    const row = (n: number): unknown => [1, 2, 3, 4].map((c) => cells[`${n}:${c}`] ?? null);
    expect([3, 4, 5, 6].map(row)).toEqual([
      ["项目", "内容", "分值", "评分标准"],
      [
        "组织管理（40分）",
        "1．档案工作组织领导",
        20,
        "-成立领导小组，得10分；未成立扣5分。\n-定期研究工作，得10分；未研究扣5分。",
      ],
      [null, "2．档案管理制度建设", 20, "-制度健全，得20分；每缺一项扣2分。"],
      ["基础业务（60分）", "1．文件材料归档", 60, "-按时归档，得60分；未按时归档扣20分。"],
    ]);
    expect(cells["8:1"]).toBe("考核领导小组组长：");
  });
});
