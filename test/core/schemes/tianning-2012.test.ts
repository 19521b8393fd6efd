import { findForm, findScheme, schemes } from "../../../src/core/schemes";
import { contacts } from "../../../src/core/schemes/tianning-2012/contacts";
import { rectification } from "../../../src/core/schemes/tianning-2012/rectification";
import { tianning2012 } from "../../../src/core/schemes/tianning-2012/scheme";
import { scoring } from "../../../src/core/schemes/tianning-2012/scoring";
import { survey } from "../../../src/core/schemes/tianning-2012/survey";
import { fold } from "../../../src/core/text/fold";

const items = scoring.rubric.categories.flatMap((category) => category.items);

describe("附件1", () => {
  test("has the document's five categories with their maxima", () => {
    expect(scoring.rubric.categories.map((c) => [c.name, c.maximum, c.items.length])).toEqual([
      ["领导班子好", 20, 7],
      ["党员队伍好", 15, 7],
      ["工作机制好", 20, 7],
      ["工作业绩好", 25, 5],
      ["群众反映好", 20, 1],
    ]);
  });

  test("item maxima add up to each category's and to 100", () => {
    for (const category of scoring.rubric.categories) {
      expect([category.name, category.items.reduce((sum, item) => sum + (item.maximum ?? 0), 0)]).toEqual([
        category.name,
        category.maximum,
      ]);
    }
    expect(items.reduce((sum, item) => sum + (item.maximum ?? 0), 0)).toBe(100);
    expect(scoring.rubric.total).toBe(100);
  });

  test("numbers its items 1 to 27 in one run", () => {
    expect(items.map((item) => item.number)).toEqual(Array.from({ length: 27 }, (_, i) => String(i + 1)));
  });

  test("prints each item as the document does: maximum, length, first and last characters", () => {
    expect(
      items.map(({ maximum, text }) => [maximum, [...text].length, [...text].slice(0, 4).join(""), text.slice(-4)]),
    ).toEqual([
      [3, 52, "领导班子", "彻执行。"],
      [3, 37, "党支部书", "绩突出。"],
      [3, 35, "班子成员", "风正派。"],
      [3, 44, "了解党和", "理建议。"],
      [3, 16, "党支部书", "结合作。"],
      [2, 12, "廉洁自律", "德高尚。"],
      [3, 38, "校内干部", "果明显。"],
      [2, 22, "党员组织", "内生活。"],
      [2, 28, "及时更新", "个学生。"],
      [3, 31, "与党中央", "现良好。"],
      [2, 25, "党员教师", "例较高。"],
      [2, 34, "新发展党", "量充足。"],
      [2, 22, "党费收缴", "额收缴。"],
      [2, 38, "党员具有", "范作用。"],
      [3, 49, "严格落实", "常态化。"],
      [3, 33, "党内激励", "难党员。"],
      [3, 38, "完善党务", "报制度。"],
      [3, 36, "党支部活", "项列支。"],
      [2, 19, "积极开展", "等活动。"],
      [3, 16, "积极认真", "作部署。"],
      [3, 31, "至少建立", "长效化。"],
      [5, 41, "学校中心", "谐发展。"],
      [5, 28, "选人用人", "展才华。"],
      [5, 20, "涉及师生", "时解决。"],
      [5, 28, "党建带群", "等组织。"],
      [5, 19, "党支部受", "为典型。"],
      [20, 32, "在教师、", "满意率）"],
    ]);
  });

  test("derives item 27 alone from a satisfaction rate", () => {
    expect(items.filter((item) => item.timesSatisfactionRate !== undefined).map((item) => item.number)).toEqual(["27"]);
    expect(items[26]?.timesSatisfactionRate).toBe(scoring.rubric.categories[4]?.maximum);
  });

  test("ends with the three notes, word for word", () => {
    expect(scoring.notes).toEqual([
      "说明：",
      "1．中小学校党支部分类定级由党支部自评和上一级党组织考评组成，其中自评占40%，上一级党组织考评占60%。",
      "2．分类定级共分为四级：总分90分以上为先进，75—89分为较好，60—74分为一般，60分以下为后进。",
      "3．党支部存在包括但不限于下列情形之一的直接定为后进：所管理的党员近一年受到刑事处罚、行政处罚、校纪校规处分；领导班子不团结；一年以上没有开展活动；“群众反映好”得分低于12分。",
    ]);
  });

  test("every item has match words, and most of them are its own words", () => {
    for (const item of items) {
      const own = item.matchWords.filter((word) => item.text.includes(word));
      expect([item.number, own.length > 0, new Set(item.matchWords).size]).toEqual([
        item.number,
        true,
        item.matchWords.length,
      ]);
    }
  });
});

describe("match words of the worked example", () => {
  const problems = [
    "要积极发展入党积极分子",
    "党员民主评议制度要健全",
    "党员组织生活内容单一，形式不丰富。",
    "工作有凝聚力，但是创新意识、能力有待加强，影响力有待加强。",
  ];
  const covering = (number: string): string[] => {
    const words = items.find((item) => item.number === number)?.matchWords ?? [];
    return problems.filter((problem) => words.some((word) => problem.includes(word)));
  };

  test.each([
    ["12", [problems[0]]],
    ["15", [problems[1], problems[2]]],
    ["26", [problems[3]]],
    ["17", []],
    ["18", []],
    ["19", []],
  ])("item %s", (number, expected) => {
    expect(covering(number)).toEqual(expected);
  });
});

describe("levels, weights and vetoes", () => {
  test("bands and actions", () => {
    expect(tianning2012.levels.map((l) => [l.name, l.from, l.to, l.action])).toEqual([
      ["先进", 90, null, "巩固"],
      ["较好", 75, 89, null],
      ["一般", 60, 74, "推动"],
      ["后进", null, null, "整顿"],
    ]);
  });

  test("self and review make the whole", () => {
    expect(tianning2012.weights).toEqual([
      { party: "self", share: 0.4, clause: "附件1 说明1" },
      { party: "review", share: 0.6, clause: "附件1 说明1" },
    ]);
  });

  test("the vetoes are the document's own words, in its order, and lead to the lowest level", () => {
    const printed = scoring.notes[3] ?? "";
    expect(tianning2012.vetoes.map((veto) => veto.id)).toEqual([
      "disciplined-members",
      "disunited-leadership",
      "inactive-over-a-year",
      "mass-score-below-12",
    ]);
    expect(printed.endsWith(`：${tianning2012.vetoes.map((veto) => veto.text).join("；")}。`)).toBe(true);
    expect(new Set(tianning2012.vetoes.map((veto) => veto.level))).toEqual(new Set(["后进"]));
    expect(tianning2012.hasOpenVetoes).toBe(true);
  });

  test("only the last veto is decided by a score: strictly less than 12 in 群众反映好", () => {
    expect(tianning2012.vetoes.map((veto) => veto.whenCategoryBelow)).toEqual([
      undefined,
      undefined,
      undefined,
      { category: "群众反映好", limit: 12 },
    ]);
  });

  test("every number and date stands beside its clause", () => {
    const clauses = [
      tianning2012.levelsClause,
      ...tianning2012.weights.map((w) => w.clause),
      ...tianning2012.vetoes.map((v) => v.clause),
      ...tianning2012.stages.map((s) => s.clause),
      ...tianning2012.deadlines.map((d) => d.clause),
      ...tianning2012.forms.map((f) => f.clause),
    ];
    for (const clause of clauses) expect(clause).toMatch(/^(附件\d( 说明\d)?|二（[一二三四]）|四 末段)$/);
  });

  test("stages and deadlines: 中旬 begins on the 11th, 下旬 and 底 end with the month", () => {
    expect(tianning2012.stages.map((s) => [s.text, s.from, s.to])).toEqual([
      ["3月中旬—3月下旬", "2012-03-11", "2012-03-31"],
      ["4月上旬—5月下旬", "2012-04-01", "2012-05-31"],
      ["4月上旬—12月底", "2012-04-01", "2012-12-31"],
      ["6月底—12月底", "2012-06-30", "2012-12-31"],
    ]);
    expect(tianning2012.deadlines.map((d) => [d.text, d.date])).toEqual([
      ["3月26日之前", "2012-03-26"],
      ["3月底前", "2012-03-31"],
      ["5月底前", "2012-05-31"],
    ]);
  });

  test("category aliases lead to categories of the rubric", () => {
    expect(tianning2012.categoryAliases).toEqual({ 群众评价好: "群众反映好" });
  });
});

describe("附件2", () => {
  test("has every field of the printed form, the superior's cell reserved", () => {
    expect(survey.fields.map((field) => field.labels[0])).toEqual([
      "书记（签名）",
      "联系电话",
      "所在单位",
      "党支部名称",
      "关系隶属",
      "成立时间",
      "党员总数",
      "姓名",
      "*行政职务",
      "移动电话",
      "电子信箱",
      "支委会成员情况",
      "现有党内制度",
      "需要完善的制度",
      "经费场所保障情况及存在的主要问题",
      "发展思路",
      "党员活动情况及存在的主要问题",
      "思想作风建设情况及存在的主要问题",
      "作用发挥情况及存在的主要问题",
      "基本情况",
      "上年度应缴数",
      "上年度实缴数",
      "自评结果（百分制）及理由",
      "分类定级结果及主要理由（此栏由上级党组织填写）",
    ]);
    expect(survey.fields.filter((f) => f.isReserved).map((f) => f.role)).toEqual(["superior-result"]);
    expect(survey.fields.filter((f) => !f.isRequired).map((f) => f.role)).toEqual(["signature", "superior-result"]);
  });
});

test("附件3 never asks for the seal or a remark", () => {
  expect(rectification.fields.map((f) => [f.id, f.isRequired])).toEqual([
    ["branch", false],
    ["reporter", true],
    ["phone", true],
    ["problems", true],
    ["measures", true],
    ["deadline", true],
    ["contact", true],
    ["remark", false],
  ]);
});

test("附件4 holds columns only, never who leads whom", () => {
  expect(contacts.columns.map((c) => [c.headings[0], c.role])).toEqual([
    ["局领导", "leader"],
    ["联络处室", "office"],
    ["联系单位", "units"],
  ]);
});

describe("every scheme", () => {
  test.each(schemes.map((scheme) => [scheme.id, scheme] as const))("%s has unique ids", (_id, scheme) => {
    const unique = (ids: readonly string[]): void => expect(ids).toEqual([...new Set(ids)]);
    unique(scheme.forms.map((form) => form.id));
    unique(scheme.vetoes.map((veto) => veto.id));
    unique(scheme.levels.map((level) => level.name));
    for (const form of scheme.forms) {
      if (form.kind === "fields") unique(form.fields.map((field) => field.id));
      if (form.kind === "table") unique(form.columns.map((column) => column.id));
      if (form.kind === "scoring") unique(form.rubric.categories.map((category) => category.name));
    }
  });

  const fieldForms = schemes.flatMap((scheme) =>
    scheme.forms.flatMap((form) => (form.kind === "fields" ? [[`${scheme.id}/${form.id}`, form] as const] : [])),
  );

  test.each(fieldForms)("%s: its layout and unit line show every field once, under its own label", (_id, form) => {
    const cells = form.layout.flatMap((row) => row.cells);
    const entered = cells.flatMap((cell) => (cell.field === undefined ? [] : [cell.field]));
    const inUnitLine = form.fields.filter((field) => form.unitLine?.includes(`${field.labels[0]}：`));
    expect([...inUnitLine.map((field) => field.id), ...entered].sort()).toEqual(form.fields.map((f) => f.id).sort());

    const printed = cells.map((cell) => fold(cell.label ?? "").replace(/:$/, ""));
    for (const field of form.fields) {
      if (inUnitLine.includes(field)) continue;
      expect(printed).toContain(fold(field.labels[0] ?? ""));
    }
  });

  test.each(fieldForms)("%s: every row of its layout fills the width", (_id, form) => {
    const open = new Array<number>(form.columnWidths.length).fill(0);
    form.layout.forEach((row, index) => {
      for (const cell of row.cells) {
        const start = open.findIndex((until) => until <= index);
        for (let c = start; c < start + (cell.columns ?? 1); c++) {
          expect([index, c, open[c]]).toEqual([index, c, Math.min(open[c] ?? NaN, index)]);
          open[c] = index + (cell.rows ?? 1);
        }
      }
      expect([index, open.every((until) => until > index)]).toEqual([index, true]);
    });
  });
});

describe("the registry", () => {
  test("finds schemes and forms by id", () => {
    expect(findScheme("tianning-2012")).toBe(tianning2012);
    expect(findForm("tianning-2012/survey")).toEqual({ scheme: tianning2012, form: survey });
  });

  test("knows nothing else", () => {
    expect(findScheme("tianning")).toBeUndefined();
    expect(findForm("tianning-2012")).toBeUndefined();
    expect(findForm("tianning-2012/survey/x")).toBeUndefined();
  });
});
