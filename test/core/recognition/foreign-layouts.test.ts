import { checkWorkbook } from "../../../src/core/check/check";
import { sheetRubrics } from "../../../src/core/recognition/sheet-rubrics";
import { workbook, type LiteralCell, type LiteralSheet } from "../../support/workbook";

/** What is read of a sheet: every category with its items as number, points and choices. */
function read(rows: LiteralSheet) {
  const [rubric] = sheetRubrics(workbook({ 表: rows }));
  return rubric?.categories.map((c) => [
    c.name,
    c.maximum,
    c.items.map((i) => (i.options ? [i.number, i.maximum, i.options] : [i.number, i.maximum])),
  ]);
}

function totals(rows: LiteralSheet) {
  const { branches } = checkWorkbook(workbook({ 表: rows }));
  return (branches[0]?.evaluations ?? []).map((e) => [e.party, e.total?.toNumber() ?? null]);
}

function told(rows: LiteralSheet) {
  const { findings } = checkWorkbook(workbook({ 表: rows }));
  return findings.flatMap((f) =>
    f.severity === "info" || f.code === "branch-unnamed" ? [] : [[f.code, f.cell] as const],
  );
}

describe("the number of a category in a column of its own", () => {
  it("is no name, also under one heading over number, name and the items' numbers", () => {
    expect(
      read([
        ["项目", null, null, "评估内容", "分值", "得分"],
        ["一", "周边治理25分", 1, "纳入年度计划", 15, null],
        [null, null, 2, "配合整治摊点", 10, null],
        ["二", "创建成效20分", 1, "近两年没有事故", 10, null],
        [null, null, 2, "群众满意", 10, null],
        ["合计", null, null, null, 45, null],
      ]),
    ).toEqual([
      [
        "周边治理",
        25,
        [
          ["1", 15],
          ["2", 10],
        ],
      ],
      [
        "创建成效",
        20,
        [
          ["1", 10],
          ["2", 10],
        ],
      ],
    ]);
  });
});

describe("points of the parts of a text", () => {
  it("are no second maximum where they make it up, the first as much as the others together", () => {
    const rows = (maximum: number): LiteralSheet => [
      ["项目", "内容", "标准分", "得分"],
      ["设施", "有活动场所（15分）。布置整齐（10分）；环境干净（5分）。", maximum, null],
      ["制度", "制度上墙", 20, null],
      ["档案", "记录齐全", 20, null],
    ];
    const faults = (maximum: number) =>
      sheetRubrics(workbook({ 表: rows(maximum) })).flatMap((r) => r.findings.map((f) => [f.code, f.cell]));
    expect(faults(30)).toEqual([]);
    expect(faults(40)).toEqual([["maximum-altered", "C2"]]);
  });
});

describe("rows of sums", () => {
  it.each(["合计得分", "得分合计", "总计得分", "总 得 分", "总成绩", "分数合计", "合计总分（100分）"])(
    "%s is a total",
    (label) => {
      const rows = (total: number): LiteralSheet => [
        ["序号", "检查项目", "应得分", "实得分"],
        [1, "承载力", 50, 50],
        [2, "桩身质量", 30, 25],
        [3, "沉降观测", 20, 20],
        [label, null, 100, total],
      ];
      expect(totals(rows(95))).toEqual([["score", 95]]);
      expect(told(rows(95))).toEqual([]);
      expect(told(rows(97))).toEqual([["total-mismatch", "D5"]]);
    },
  );
});

describe("points at every level", () => {
  it("in columns of their own are the rubric's and no scores", () => {
    const rows: LiteralSheet = [
      ["一级指标", "分值", "二级指标", "分值", "三级指标", "分值", "得分"],
      ["决策", 20, "立项", 12, "依据充分", 6, 6],
      [null, null, null, null, "程序规范", 6, 5],
      [null, null, "目标", 8, "目标合理", 8, 8],
      ["产出", 30, "数量", 30, "完成率", 30, 28],
      ["合计", 50, null, 50, null, 50, 47],
    ];
    expect(totals(rows)).toEqual([["score", 47]]);
    expect(told(rows)).toEqual([]);
  });

  it("headed 各大项总分, 各分项总分, 各小项总分 are points to be had", () => {
    const rows: LiteralSheet = [
      ["序号", "评分项", "各大项总分", "各分项总分", "各小项总分", "计分"],
      ["1", "位置", 30, null, null, null],
      ["1.1", "位置及环境", null, 30, null, null],
      ["1.1.1", "位于中心", null, null, 12, 12],
      ["1.1.2", "交通便利", null, null, 18, 19],
      ["2", "系统", 20, null, null, null],
      ["2.1", "智能化", null, 20, null, null],
      ["2.1.1", "布线", null, null, 8, 8],
      ["2.1.2", "会议系统", null, null, 12, 12],
    ];
    expect(read(rows)).toEqual([
      [
        "位置",
        30,
        [
          ["1.1.1", 12],
          ["1.1.2", 18],
        ],
      ],
      [
        "系统",
        20,
        [
          ["2.1.1", 8],
          ["2.1.2", 12],
        ],
      ],
    ]);
    expect(told(rows)).toEqual([["score-above-maximum", "F5"]]);
  });
});

describe("what may be chosen", () => {
  const rows = (...scores: readonly LiteralCell[]): LiteralSheet => [
    ["评价项目", "权重分", "评分标准", null, "得分"],
    ["质量", "40", "合格率≥99%", "40分", scores[0] ?? null],
    [null, null, "95%≤合格率＜99%", "30分", scores[1] ?? null],
    [null, null, "合格率＜95%", "10分", null],
    ["交期", "30", "准时率≥98%", "30分", scores[2] ?? null],
    [null, null, "准时率＜98%", "5分", null],
    ["价格", "30", "低于市场价", "30分", scores[3] ?? null],
    [null, null, "高于市场价", "15分", null],
    ["总分", "100", null, null, null],
  ];

  it("in rows of its own with falling points is one item", () => {
    expect(read(rows())).toEqual([
      ["质量", 40, [[null, 40, [40, 30, 10]]]],
      ["交期", 30, [[null, 30, [30, 5]]]],
      ["价格", 30, [[null, 30, [30, 15]]]],
    ]);
  });

  it("takes one score in any of its rows", () => {
    expect(totals(rows(40, null, 5, 15))).toEqual([["score", 60]]);
    expect(totals(rows(null, 30, 5, 15))).toEqual([["score", 50]]);
    expect(told(rows(40, null, 6, 15))).toEqual([["score-option-invalid", "E5"]]);
    expect(told(rows(40, 30, 5, 15))).toEqual([["score-not-a-number", "E2"]]);
  });
});

describe("a rubric of two items", () => {
  const rows = (total: number): LiteralSheet => [
    ["序号", "考核项目", "满分", "得分"],
    [1, "笔试", 60, 51],
    [2, "面试", 40, 38],
    ["合计", null, total, 89],
  ];

  it("is one where a total bears it out", () => {
    expect(totals(rows(100))).toEqual([["score", 89]]);
    expect(totals(rows(90))).toEqual([]);
  });
});

describe("whose scores a heading speaks of", () => {
  it.each(["领导评", "镇评分", "团委评分", "部门打分", "主管评分", "街道评定分"])("%s is a superior's", (heading) => {
    const rows: LiteralSheet = [
      ["考核项目", "评价内容", "自评", heading, "满分"],
      ["态度", "遵守制度", 10, 9, 10],
      [null, "不迟到早退", 20, 20, 20],
      ["能力", "接待热情", 30, 28, 30],
      [null, "登记完整", 40, 41, 40],
    ];
    expect(totals(rows)).toEqual([
      ["self", 100],
      ["review", null],
    ]);
    expect(told(rows)).toEqual([["score-above-maximum", "D5"]]);
  });

  it.each(["评委评分", "专家打分"])("%s names no party", (heading) => {
    const rows: LiteralSheet = [
      ["项目", "满分", heading],
      ["内容", 40, 38],
      ["语言", 40, 39],
      ["仪态", 20, 20],
    ];
    expect(totals(rows)).toEqual([["score", 97]]);
  });
});

describe("lists of people", () => {
  it.each([
    ["姓名", "部门", "得分", "满分"],
    ["姓名", "平时成绩", "期末成绩", "满分"],
    ["参赛选手", "单位", "得分", "满分"],
    ["Student", "Class", "Score", "满分"],
  ])("under %s are no rubric", (...headings) => {
    const rows: LiteralSheet = [
      headings,
      ...["某甲", "某乙", "某丙", "某丁"].map((name, i) => [
        name,
        /绩/.test(headings[1] ?? "") ? 30 : "一部",
        60 + i,
        100,
      ]),
    ];
    expect(checkWorkbook(workbook({ 表: rows })).sheets[0]?.template).toBeNull();
  });
});
