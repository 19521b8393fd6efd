import type { FieldSheet } from "../../../src/core/model/recognised-sheet";
import { recognise } from "../../../src/core/recognition/recognise";
import { schemes } from "../../../src/core/schemes";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { official } from "../../support/official";
import { toA1 } from "../../../src/core/workbook/address";
import { workbook, type LiteralSheet } from "../../support/workbook";

const forms = schemes.flatMap((scheme) =>
  scheme.forms.flatMap((form) => (form.kind === "fields" ? [[`${scheme.id}/${form.id}`, form] as const] : [])),
);

/** All entries that are not blank, by field, where one was typed. */
function entriesWith(template: string, id: string, typed: string): unknown {
  const sheets = recognise(workbookOfDesigns([official(template, { fields: { [id]: typed } })]));
  const sheet = sheets.find((s): s is FieldSheet => s.kind === "fields");
  return sheet?.fields.flatMap((field) => (field.text === "" ? [] : [[field.id, field.text]]));
}

describe.each(forms)("%s", (template, form) => {
  it.each(form.fields.map((field) => [field.id, field] as const))(
    "reads what was typed, also behind its own label or another one, and nothing else: %s",
    (id, { labels, at }) => {
      expect(entriesWith(template, id, "内容一")).toEqual([[id, "内容一"]]);
      // Entries in the label's own cell have it before them already.
      if (at[0] === "same") return;
      const own = `${labels[0] ?? ""}：内容二`;
      expect(entriesWith(template, id, own)).toEqual([[id, "内容二"]]);
      const [other] = form.fields.filter((field) => field.id !== id && field.at[0] !== "same");
      if (!other) return;
      const foreign = `${other.labels[0] ?? ""}：内容三`;
      expect(entriesWith(template, id, foreign)).toEqual([[id, foreign]]);
    },
  );
});

const fieldsOf = (rows: LiteralSheet): FieldSheet | undefined =>
  recognise(workbook({ 表: rows })).find((s): s is FieldSheet => s.kind === "fields");

/** An entry with its place; the place alone where it is blank. */
const entry = (rows: LiteralSheet, id: string): unknown => {
  const field = fieldsOf(rows)?.fields.find((f) => f.id === id);
  return field && [toA1(field.label), field.cell && toA1(field.cell), field.text];
};

const SURVEY = "党支部调查摸底与分类定级表";

/** The survey with its labels in column A and what was entered right of them, some of it changed. */
function survey(changes: Readonly<Record<string, readonly (string | number | null)[] | null>> = {}): LiteralSheet {
  const labels = [
    "书记（签名）：某某　联系电话：00000000　所在单位：单位甲",
    "党支部名称",
    "关系隶属",
    "成立时间",
    "党员总数",
    "姓名",
    "行政职务",
    "移动电话",
    "电子信箱",
    "支委会成员情况",
    "现有党内制度：三会一课",
    "需要完善的制度：无",
    "经费场所保障情况及存在的主要问题",
    "发展思路",
    "党员活动情况及存在的主要问题",
    "思想作风建设情况及存在的主要问题",
    "作用发挥情况及存在的主要问题",
    "基本情况：按时",
    "上年度应缴数：100",
    "上年度实缴数：100",
    "自评结果（百分制）及理由",
    "分类定级结果及主要理由（此栏由上级党组织填写）",
  ];
  const rows = labels.map((label): readonly (string | number | null)[] =>
    label.includes("：") ? [label] : [label, null, `${label.slice(0, 2)}内容`],
  );
  return [
    [SURVEY],
    ...labels.flatMap((label, i) => {
      const change = changes[label.split("：")[0] as string];
      return change === null ? [] : [change ?? rows[i] ?? []];
    }),
  ];
}

describe("a survey that people typed anew", () => {
  it("is known with all its labels, and names its branch", () => {
    const sheet = fieldsOf(survey());
    expect([sheet?.template, sheet?.confidence, sheet?.differences]).toEqual(["tianning-2012/survey", 1, []]);
    expect(sheet?.evidence).toEqual([
      { code: "labels", facts: { found: 24, of: 24 } },
      { code: "title", facts: { title: SURVEY, cell: "A1" } },
    ]);
    expect(sheet?.branch).toEqual({ name: "党支内容", source: "field", cell: "C3" });
    expect(fieldsOf(survey({ 党支部名称: ["党支部名称"] }))?.branch).toEqual({
      name: "单位甲",
      source: "field",
      cell: "A2",
    });
    expect(fieldsOf(survey({ 党支部名称: ["党支部名称"], "书记（签名）": ["书记（签名）：　联系电话：　所在单位：　"] }))?.branch).toBeNull(); // prettier-ignore
  });

  it("tells which labels it lacks, and its title", () => {
    const without = survey({ 关系隶属: null, 成立时间: null });
    const missing = ["关系隶属", "成立时间"].map((label) => ({ code: "label-missing", cell: null, facts: { label } }));
    expect(fieldsOf(without)?.differences).toEqual(missing);
    expect(fieldsOf(without)?.confidence).toBe(0.93);
    expect(fieldsOf(without.slice(1))?.differences).toEqual([
      ...missing,
      { code: "title-missing", cell: null, facts: { title: "教育系统基层党组织（党支部）调查摸底与分类定级表" } },
    ]);
    expect(fieldsOf(without.slice(1))?.confidence).toBe(0.83);
    expect(fieldsOf(without.slice(1))?.evidence).toEqual([{ code: "labels", facts: { found: 22, of: 24 } }]);
  });

  it("is one with six of ten labels under its title, with three of four without", () => {
    const rows = survey();
    // The first line has three labels.
    expect(fieldsOf(rows.slice(0, 14))?.fields).toHaveLength(15);
    expect(fieldsOf(rows.slice(0, 13))).toBeUndefined();
    expect(fieldsOf(rows.slice(1, 17))?.fields).toHaveLength(18);
    expect(fieldsOf(rows.slice(1, 16))).toBeUndefined();
    // Its title may stand in the line of its first label, and nowhere below.
    expect(fieldsOf([[...(rows[1] ?? []), SURVEY], ...rows.slice(2, 14)])?.fields).toHaveLength(15);
    expect(fieldsOf([...rows.slice(1, 14), [SURVEY]])).toBeUndefined();
  });

  it("has its entries right of their labels, or below them", () => {
    expect(entry(survey({ 发展思路: ["发展思路", null, null, "办好学校"] }), "outlook")).toEqual([
      "A15",
      "D15",
      "办好学校",
    ]);
    const label = "分类定级结果及主要理由（此栏由上级党组织填写）";
    expect(entry([...survey({ [label]: [label] }), ["先进"]], "superior-result")).toEqual(["A23", "A24", "先进"]);
  });

  it("has its entries behind their labels in one cell", () => {
    expect(entry(survey(), "phone")).toEqual(["A2", "A2", "00000000"]);
    expect(entry(survey(), "secretary-signature")).toEqual(["A2", "A2", "某某"]);
    expect(entry(survey({ 党支部名称: ["党支部名称：支部甲党支部"] }), "branch")).toEqual(["A3", "A3", "支部甲党支部"]);
    expect(entry(survey({ 党支部名称: ["党支部名称：", "支部甲党支部"] }), "branch")).toEqual([
      "A3",
      "B3",
      "支部甲党支部",
    ]);
    expect(entry(survey({ 党支部名称: ["* 党 支 部 名 称 ：", "支部甲党支部"] }), "branch")).toEqual([
      "A3",
      "B3",
      "支部甲党支部",
    ]);
    const bracket = "书记(签名):甲　联系电话:1　所在单位:单位甲";
    expect(entry(survey({ "书记（签名）": [bracket] }), "secretary-signature")).toEqual(["A2", "A2", "甲"]);
    expect(entry(survey({ "书记（签名）": ["书 记：甲　联系电话：1　所在单位：单位甲"] }), "secretary-signature")).toEqual(["A2", "A2", "甲"]); // prettier-ignore
  });

  it("has no entry in lines printed for writing on, but a place for one", () => {
    expect(entry(survey({ 发展思路: ["发展思路", "______"] }), "outlook")).toEqual(["A15", "B15", ""]);
    expect(entry(survey({ 发展思路: ["发展思路"] }), "outlook")).toEqual(["A15", "B15", ""]);
    expect(entry(survey({ 基本情况: ["基本情况：____"] }), "dues-state")).toEqual(["A19", "A19", ""]);
  });

  it("has no entry in another label, also one that heads others", () => {
    expect(entry(survey({ 发展思路: ["发展思路", "党费收缴情况"] }), "outlook")).toEqual(["A15", null, ""]);
    expect(entry(survey({ 关系隶属: null, 党支部名称: ["党支部名称", "关系隶属", "党委甲"] }), "branch")).toEqual([
      "A3",
      null,
      "",
    ]);
    expect(entry(survey({ 关系隶属: null, 党支部名称: ["党支部名称", null, "关系隶属", "党委甲"] }), "branch")).toEqual(
      ["A3", "B3", ""],
    );
    expect(entry(survey({ 关系隶属: null, 党支部名称: ["党支部名称", null, "关系隶属", "党委甲"] }), "parent")).toEqual(
      ["C3", "D3", "党委甲"],
    );
  });

  it("is no other label with its own entry behind it", () => {
    const rules = "现有党内制度：三会一课";
    const changed = survey({ 现有党内制度: null, 发展思路: ["发展思路", rules] });
    expect(entry(changed, "outlook")).toEqual(["A14", null, ""]);
    expect(entry(changed, "existing-rules")).toEqual(["B14", "B14", "三会一课"]);
  });

  it("stands right of a label that ends a line of several", () => {
    const changed = survey({ 成立时间: ["成立时间：2000年　发展思路：", "办好学校"], 发展思路: null });
    expect(entry(changed, "founded")).toEqual(["A5", "A5", "2000年"]);
    expect(entry(changed, "outlook")).toEqual(["A5", "B5", "办好学校"]);
  });

  it("keeps what looks like a label where it stands before an entry of its own", () => {
    expect(entry(survey({ 发展思路: ["发展思路", "发展思路：办好学校"] }), "outlook")).toEqual([
      "A15",
      "B15",
      "办好学校",
    ]);
    expect(entry(survey({ 发展思路: ["发展思路", "联系电话：1"] }), "outlook")).toEqual(["A15", "B15", "联系电话：1"]);
    expect(entry(survey({ 发展思路: ["发展思路", "先谈发展思路：办好学校"] }), "outlook")).toEqual(["A15", "B15", "先谈发展思路：办好学校"]); // prettier-ignore
    expect(entry(survey({ 发展思路: ["发展思路", "发展思路：办好学校 联系电话：1"] }), "outlook")).toEqual(["A15", "B15", "发展思路：办好学校 联系电话：1"]); // prettier-ignore
  });

  it("counts a label where it stands first, its own cell before words in a line", () => {
    expect(entry([...survey(), ["发展思路", "另外一处"]], "outlook")).toEqual(["A15", "C15", "发展内容"]);
    expect(entry(survey({ 关系隶属: ["关系隶属", "见发展思路：一栏"] }), "outlook")).toEqual([
      "A15",
      "C15",
      "发展内容",
    ]);
  });

  it("knows a label by its beginning where an explanation follows", () => {
    const result = "分类定级结果及主要理由 此栏不填";
    const changed = survey({ "分类定级结果及主要理由（此栏由上级党组织填写）": [result, null, "先进"] });
    expect(entry(changed, "superior-result")).toEqual(["A23", "C23", "先进"]);
    expect(entry(survey({ 发展思路: ["发展思路等方面", null, "办好学校"] }), "outlook")).toBeUndefined();
  });
});

describe("an entry below its label", () => {
  const table = (...below: LiteralSheet): unknown =>
    entry([...survey({ 姓名: null, 行政职务: null }), ["书记", "姓名", "行政职务"], ...below], "secretary-name");

  it("stands up to three rows below it", () => {
    expect(table([null, "某某", "校长"])).toEqual(["B22", "B23", "某某"]);
    expect(table([], [], [null, "某某"])).toEqual(["B22", "B25", "某某"]);
    expect(table([], [], [], [null, "某某"])).toEqual(["B22", "B23", ""]);
  });

  it("is no label, no note and nothing that a label to its left claims", () => {
    expect(table([null, "移动电话"])).toEqual(["B22", null, ""]);
    expect(table([null, "填表说明：据实填报"])).toEqual(["B22", "B23", ""]);
    expect(table([null, "注：据实填报"])).toEqual(["B22", "B23", ""]);
    expect(table(["制度建设情况", "很好"])).toEqual(["B22", "B23", ""]);
    expect(table(["其他情况", "某某"])).toEqual(["B22", "B23", "某某"]);
  });
});
