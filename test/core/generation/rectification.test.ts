import { checkWorkbook } from "../../../src/core/check/check";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { drawForm, scoresBut } from "../../../src/scripts/samples/draw";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { generateSheets } from "../../../src/core/generation/generate";
import { previewOf } from "../../../src/taskpane/preview";
import { cellIn, columnOf, generated, generateOptions, planFor, plainBook, textRows } from "../../support/generated";
import { exampleBook, withCells, withoutSheet, withRow, withSheet } from "../../support/rule-book";

const form = "附件3";

function entry(book: WorkbookSnapshot, label: string, name = form): string | undefined {
  const row = textRows(book, name).find((line) => line[0]?.replace(/\s/g, "") === label);
  return row?.slice(1).find((text) => text !== "");
}

const standIns = [
  "1、第12项“新发展党员质量不断提高，教师踊跃申请入党，入党积极分子队伍数量充足”扣1分",
  "2、第15项“严格落实‘三会一课’、民主评议党员、党员教育培训、党性定期分析等制度，组织生活实现规范化、常态化”扣1分",
  "3、第17项“完善党务公开，建立党员承诺制、记实制、公示制、票决制，健全党内情况通报制度”扣1分",
  "4、第18项“党支部活动经费、时间、场所、设施有保障，经费列入学校预算，实行专项列支”扣2分",
  "5、第19项“积极开展党员责任区、党员示范岗等活动”扣1分",
  "6、第26项“党支部受到上级的表彰表扬或被树为典型”扣3分",
  "7、第27项“在教师、学生、家长满意度测评中满意率较高。（得分=20*满意率）”扣2分",
].join("\n");

describe("the rectification form", () => {
  const without = withoutSheet(exampleBook(), form);

  it("is drawn from the ledger where the workbook has none", () => {
    const book = generated(without, "rectification");
    expect(book.sheets.map((s) => s.name)).toEqual(["附件1", "附件2", "附件4", "附件3"]);
    expect(entry(book, "存在的主要问题")).toBe(standIns);
    expect(entry(book, "主要整改措施")).toBeUndefined();
    expect(entry(book, "完成整改时间")).toBeUndefined();
    expect(entry(book, "党支部定点联系人")).toBe("戊五五");
    expect(textRows(book, form)[2]?.[0]).toBe("填报支部（盖章）：青松小学党支部");
    const checked = checkWorkbook(book);
    expect(checked.branches.map((b) => b.sources.map((s) => s.sheet.name))).toEqual([["附件1", "附件2", "附件3"]]);
    expect(checked.findings.filter((f) => f.code === "deduction-not-rectified")).toEqual([]);
  });

  it("is filled in its blank cells where it is blank, and nowhere else", () => {
    const blank = withSheet(without, drawForm("rectification", { fields: { reporter: "书记", deadline: "6月" } }));
    const { edits } = planFor(blank, "rectification").changeSet;
    expect(edits.map((e) => (e.kind === "set-cell" ? [e.sheet.name, e.row, e.column, e.before] : e.kind))).toEqual([
      [form, 3, 1, null],
      [form, 6, 1, null],
    ]);
    const book = generated(blank, "rectification");
    expect(entry(book, "存在的主要问题")).toBe(standIns);
    expect(entry(book, "完成整改时间")).toBe("6月");
    expect(entry(book, "党支部定点联系人")).toBe("戊五五");
  });

  it("takes problems, measures and deadlines that people wrote into the ledger", () => {
    const first = generated(without);
    const ledger = (heading: string, item: string): string => cellIn(first, "整改台账", heading, item);
    const typed = withCells(first, {
      [ledger("存在的主要问题", "第12项")]: "入党积极分子太少",
      [ledger("整改措施", "第12项")]: "每学期谈话\n每年培养两名",
      [ledger("完成时限", "第12项")]: "6月底前",
      [ledger("整改措施", "第15项")]: "每月一次组织生活",
      [ledger("完成时限", "第15项")]: "9月底前",
    });
    const book = generated(typed, "rectification");
    expect(entry(book, "存在的主要问题")?.split("\n")[0]).toBe("1、入党积极分子太少");
    expect(entry(book, "主要整改措施")).toBe("1、每学期谈话；每年培养两名\n2、每月一次组织生活");
    expect(entry(book, "完成整改时间")).toBe("1、6月底前\n2、9月底前");
    expect(planFor(book, "rectification").changeSet.edits).toEqual([]);
  });

  it("is left alone where a person filled it; what it lacks is offered and listed below the ledger", () => {
    const { changeSet, suggestions } = planFor(exampleBook());
    expect(changeSet.edits.filter((e) => e.sheet.name.startsWith(form))).toEqual([]);
    const lines = standIns.split("\n").map((line) => line.slice(2));
    const text = [2, 3, 4, 6].map((index, i) => `${5 + i}、${lines[index]}`).join("\n");
    expect(suggestions).toEqual([
      {
        kind: "own-result",
        branch: "青松小学党支部",
        sheet: "附件2",
        cell: "A18",
        text: "89分，其中：领导班子好20分、党员队伍好14分、工作机制好15分、工作业绩好22分、群众反映好18分",
      },
      { kind: "problems", branch: "青松小学党支部", sheet: form, cell: "B4", text },
    ]);
    const rows = textRows(generated(exampleBook()), "整改台账");
    const section = rows.findIndex((row) => row[0] === "可补充到整改表的内容");
    expect(rows[section + 1]).toEqual(["存在的主要问题", "", "青松小学党支部", text]);
  });

  it("suggestions measures, too, once the ledger has them", () => {
    const first = generated(exampleBook());
    const typed = withCells(first, {
      [cellIn(first, "整改台账", "存在的主要问题", "第17项")]: "公开栏更新不及时",
      [cellIn(first, "整改台账", "整改措施", "第17项")]: "每月更新",
    });
    const { suggestions } = planFor(typed, "rectification");
    expect(suggestions.filter((o) => o.kind === "measures")).toEqual([
      { kind: "measures", branch: "青松小学党支部", sheet: form, cell: "B5", text: "5、每月更新" },
    ]);
    expect(plainBook(typed)).toEqual(plainBook(withCells(typed, {})));
  });

  it("is left alone where it says that there is no problem", () => {
    const none = withSheet(without, drawForm("rectification", { fields: { problems: "无" } }));
    expect(planFor(none, "rectification").changeSet.edits).toEqual([]);
  });

  it("is drawn once for each branch of a workbook", () => {
    const book = workbookOfDesigns([
      { ...drawForm("scoring", { branch: "学校甲党支部", scores: { self: scoresBut({ 1: 2 }) } }), name: "甲" },
      { ...drawForm("scoring", { branch: "学校乙党支部", scores: { self: scoresBut({ 2: 1, 3: 2 }) } }), name: "乙" },
      { ...drawForm("scoring", { branch: "学校丙党支部", scores: { self: scoresBut({}) } }), name: "丙" },
    ]);
    const after = generated(book, "rectification");
    expect(after.sheets.map((s) => s.name)).toEqual(["甲", "乙", "丙", "附件3 学校甲党支部", "附件3 学校乙党支部"]);
    expect(entry(after, "存在的主要问题", "附件3 学校乙党支部")?.split("\n")).toHaveLength(2);
    expect(planFor(after, "rectification").changeSet.edits).toEqual([]);
  });
});

describe("a form that was composed before", () => {
  const ledger = "整改台账";
  const first = generated(withoutSheet(exampleBook(), form));
  const on = (book: WorkbookSnapshot, heading: string, item: string): string => cellIn(book, ledger, heading, item);
  const worded = generated(
    withCells(first, {
      [on(first, "存在的主要问题", "第12项")]: "入党积极分子太少",
      [on(first, "整改措施", "第12项")]: "每学期谈话",
      [on(first, "完成时限", "第12项")]: "6月底前",
      [on(first, "整改措施", "第15项")]: "每月一次组织生活",
    }),
  );
  const lines = standIns.split("\n");

  it("is generated twice without a change, a blank deadline staying blank", () => {
    expect(entry(worded, "完成整改时间")).toBe("6月底前");
    expect(planFor(worded).changeSet.edits).toEqual([]);
    expect(columnOf(worded, ledger, "完成时限")).toEqual(["6月底前", "", "", "", "", "", ""]);
  });

  it("follows the ledger in problem, measure, deadline and a second problem of one item", () => {
    const second = withRow(worded, ledger, 5, [
      "",
      "青松小学党支部",
      "附件1 第12项\n新发展党员质量不断提高，教师踊跃申请入党，入党积极分子队伍数量充足。",
      2,
      1,
      1,
      "发展对象培养不够",
      "结对培养",
      "9月底前",
    ]);
    const typed = withCells(second, {
      [`${ledger}!G4`]: "入党积极分子偏少",
      [`${ledger}!H4`]: "每月谈话",
      [`${ledger}!I4`]: "7月底前",
    });
    const { changeSet, suggestions } = planFor(typed, "rectification");
    expect(changeSet.edits.map((e) => (e.kind === "set-cell" ? [e.row, e.replacesOwn] : e.kind))).toEqual([
      // The long entry of problems is divided into two rows.
      [3, true],
      [5, true],
      [6, true],
    ]);
    expect(suggestions.map((s) => s.kind)).toEqual(["own-result"]);
    const after = generated(typed);
    expect(entry(after, "存在的主要问题")?.split("\n").slice(0, 3)).toEqual([
      "1、入党积极分子偏少",
      "2、发展对象培养不够",
      (lines[1] ?? "").replace("2、", "3、"),
    ]);
    expect(entry(after, "主要整改措施")).toBe("1、每月谈话\n2、结对培养\n3、每月一次组织生活");
    expect(entry(after, "完成整改时间")).toBe("1、7月底前\n2、9月底前");
    expect(planFor(after).changeSet.edits).toEqual([]);
  });

  it("keeps the lines that a person changed, and offers what the ledger says instead", () => {
    const problems = entry(worded, "存在的主要问题") ?? "";
    const changed = withCells(worded, {
      [`${form}!B4`]: problems.replace("入党积极分子太少", "积极分子不足三人"),
      [on(worded, "存在的主要问题", "第15项")]: "组织生活次数不够",
    });
    const { changeSet, suggestions } = planFor(changed, "rectification");
    const after = generated(changed);
    expect(entry(after, "存在的主要问题")).toBe(
      ["1、积极分子不足三人", "2、组织生活次数不够", ...lines.slice(2)].join("\n"),
    );
    expect(changeSet.edits.map((e) => e.kind === "set-cell" && e.replacesOwn)).toEqual([true]);
    expect(suggestions.filter((s) => s.kind !== "own-result")).toEqual([
      { kind: "problems", branch: "青松小学党支部", sheet: form, cell: "B4", text: "1、入党积极分子太少" },
    ]);
    expect(planFor(after).changeSet.edits).toEqual([]);
  });

  it("is offered whole where a person sees every edit, and is not ticked where a person typed", () => {
    const problems = entry(worded, "存在的主要问题") ?? "";
    const changed = withCells(worded, {
      [`${form}!B4`]: problems.replace("入党积极分子太少", "积极分子不足三人"),
      [on(worded, "整改措施", "第17项")]: "每月更新公开栏",
    });
    const plan = generateSheets(changed, checkWorkbook(changed), { ...generateOptions(["rectification"]), asks: true });
    const { lines: shown } = previewOf(plan.changeSet);
    expect(shown.map(({ changes, isTicked }) => [changes[0]?.cell, changes[0]?.after?.value, isTicked])).toEqual([
      ["B4", problems, false],
      ["B6", "1、每学期谈话\n2、每月一次组织生活\n3、每月更新公开栏", true],
    ]);
    expect(plan.suggestions.filter((s) => s.kind !== "own-result")).toEqual([]);
  });

  it("offers a new problem with its measure beside lines of a person's own", () => {
    const problems = entry(worded, "存在的主要问题") ?? "";
    const changed = withCells(worded, {
      [`${form}!B4`]: `${problems}\n8、档案缺页`,
      [`${form}!B5`]: `${entry(worded, "主要整改措施") ?? ""}\n8、逐页补齐`,
      "附件1!D5": 2,
    });
    const after = generated(changed, "ledger", "rectification");
    expect(entry(after, "存在的主要问题")).toBe(`${problems}\n8、档案缺页`);
    const typed = withCells(after, { [on(after, "整改措施", "第1项")]: "健全班子" });
    expect(planFor(typed, "rectification").suggestions.filter((s) => s.kind !== "own-result")).toEqual([
      {
        kind: "problems",
        branch: "青松小学党支部",
        sheet: form,
        cell: "B4",
        text: "9、第1项“领导班子健全，团结协作，能充分发挥政治核心作用，保证监督党的路线方针政策和国家法律法规在学校的贯彻执行”扣1分",
      },
      { kind: "measures", branch: "青松小学党支部", sheet: form, cell: "B6", text: "9、健全班子" },
    ]);
  });

  it("drops the line of an item that lost nothing in the end, unless somebody wrote about it", () => {
    const full = withCells(worded, { "附件1!D16": 2, "附件1!D21": 3 });
    const after = generated(full);
    expect(entry(after, "存在的主要问题")?.split("\n").slice(0, 3)).toEqual([
      "1、入党积极分子太少",
      lines[1],
      (lines[3] ?? "").replace("4、", "3、"),
    ]);
    expect(planFor(after).changeSet.edits).toEqual([]);
  });
});
