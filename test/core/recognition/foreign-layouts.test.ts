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
  it.each([
    "合计得分",
    "得分合计",
    "总计得分",
    "总 得 分",
    "总成绩",
    "分数合计",
    "合计总分（100分）",
    "合  计/100分",
    "合计：100分",
  ])("%s is a total", (label) => {
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
  });
});

describe("a sum under a label that nobody knows", () => {
  const rows = (label: string): LiteralSheet => [
    ["序号", "检查项目", "应得分", "实得分"],
    [1, "承载力", 50, 50],
    [2, "桩身质量", 30, 25],
    [3, "沉降观测", 20, 20],
    [null, label, 100, 95],
  ];

  it("is no item where the lines above make it up", () => {
    expect(totals(rows("本表得分情况"))).toEqual([["score", 95]]);
    expect(totals(rows("资料完整"))).toEqual([["score", 190]]);
  });
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

  it("needs no total where its points are a hundred together", () => {
    const without = (second: number): LiteralSheet => [
      ["检查内容", "标准分", "得分"],
      ["地面清洁", 60, 59],
      ["墙面整洁", second, 38],
    ];
    expect(totals(without(40))).toEqual([["score", 97]]);
    expect(totals(without(50))).toEqual([]);
  });
});

describe("whose scores a heading speaks of", () => {
  it.each(["领导评", "镇评分", "车间评分", "团委评分", "部门打分", "主管评分", "街道评定分"])(
    "%s is a superior's",
    (heading) => {
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
    },
  );

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

describe("columns to tick", () => {
  const rows = (marks: readonly (readonly LiteralCell[])[], more: LiteralSheet = []): LiteralSheet => [
    ["窗口服务评价表"],
    ["序号", "评价内容", "优秀（10分）", "良好（8分）", "一般（6分）", "较差（3分）"],
    ...["态度热情", "业务熟练", "环境整洁"].map((text, i) => [i + 1, text, ...(marks[i] ?? [])]),
    ...more,
  ];

  it("give the points of the tier that is marked", () => {
    const marks = [["√"], [null, "✓"], [null, null, null, " √ "]];
    expect(read(rows(marks))).toEqual(read(rows([])));
    expect(totals(rows(marks, [["合计得分", null, 21]]))).toEqual([["score", 21]]);
    expect(told(rows(marks, [["合计得分", null, 21]]))).toEqual([]);
    expect(told(rows(marks, [["合计得分", null, 22]]))).toEqual([["total-mismatch", "C6"]]);
  });

  it("take a number as well, and tell two marks, no mark, and numbers of no tier", () => {
    expect(totals(rows([[10], [null, 8], [null, null, 6]]))).toEqual([["score", 24]]);
    expect(told(rows([["√", "√"], [null, "√"], []]))).toEqual([
      ["score-not-a-number", "C3"],
      ["score-missing", "C5"],
    ]);
    expect(told(rows([[9], ["√"], ["√"]]))).toEqual([["score-option-invalid", "C3"]]);
    expect(told(rows([["×"], ["√"], ["√"]]))).toEqual([["score-not-a-number", "C3"]]);
  });

  it("of ranges need a number: a mark does not say how many points", () => {
    const ranges = (...marks: readonly (readonly LiteralCell[])[]): LiteralSheet => [
      ["序号", "评价内容", "优（10-9分）", "良（8-7分）", "差（6分以下）"],
      ...["态度热情", "业务熟练", "环境整洁"].map((text, i) => [i + 1, text, ...(marks[i] ?? [])]),
    ];
    expect(totals(ranges([9], [null, 8], [10]))).toEqual([["score", 27]]);
    expect(told(ranges([9], [null, "√"], [10]))).toEqual([["score-not-a-number", "D3"]]);
  });

  it("stand once for each party", () => {
    const both: LiteralSheet = [
      ["序号", "评价内容", "自评", null, null, "考评", null, null],
      [null, null, "优10", "良8", "差5", "优10", "良8", "差5"],
      [1, "态度热情", "√", null, null, null, "√", null],
      [2, "业务熟练", "√", null, null, "√", null, null],
      [3, "环境整洁", null, "√", null, null, null, "√"],
    ];
    expect(totals(both)).toEqual([
      ["self", 28],
      ["review", 23],
    ]);
  });
});

describe("tiers with points in every row", () => {
  it("are no maxima, whatever is scored beside them", () => {
    const rows = (...scores: readonly number[]): LiteralSheet => [
      ["一级指标", "二级指标", "评价等级及分值", null, null, "得分"],
      [null, null, "优", "良", "差"],
      ...["目标明确", "重点突出", "结构合理"].map((text, i) => ["目标", text, "10-9", "8-7", "6-0", scores[i] ?? null]),
      ["总分"],
    ];
    expect(read(rows())).toEqual([["目标", 30, [10, 10, 10].map((maximum) => [null, maximum])]]);
    for (const scores of [
      [10, 9, 8],
      [3, 2, 1],
    ]) {
      expect(read(rows(...scores))).toEqual(read(rows()));
      expect(told(rows(...scores))).toEqual([]);
    }
  });
});

describe("lines beside each other under names that stand once", () => {
  const rows = (last: number, total: number): LiteralSheet => [
    ["食堂卫生检查表"],
    ["项目", "具体项目", "分值", "得分", "具体项目", "分值", "得分"],
    ["食品卫生30分", "制度健全", 10, 10, "留样", 5, 5],
    [null, "售饭工具", 5, 4, "消毒", 10, 10],
    ["个人卫生20分", "穿戴整齐", 10, 10, "头发指甲", 10, last],
    ["合计", null, null, null, null, 50, total],
  ];

  it("are read in order, and each block's scores are its own", () => {
    expect(read(rows(9, 48))).toEqual([
      ["食品卫生", 30, [10, 5, 5, 10].map((maximum) => [null, maximum])],
      ["个人卫生", 20, [10, 10].map((maximum) => [null, maximum])],
    ]);
    expect(totals(rows(9, 48))).toEqual([["score", 48]]);
    expect(told(rows(9, 48))).toEqual([]);
    expect(told(rows(11, 50))).toEqual([["score-above-maximum", "G5"]]);
    expect(told(rows(9, 47))).toEqual([["total-mismatch", "G6"]]);
  });
});

describe("a table that lies on its side", () => {
  const rows = (scores: readonly LiteralCell[], total: number): LiteralSheet => [
    ["演讲比赛评分表"],
    ["选手：", "某甲"],
    ["项目", "演讲内容", "语言表达", "形象风度"],
    ["满分", 50, 30, 20],
    ["评分标准", "积极向上", "口齿清楚", "仪表端庄"],
    ["得分", ...scores],
    ["总得分", total],
  ];

  it("is read and scored by its columns", () => {
    expect(totals(rows([48, 29, 20], 97))).toEqual([["score", 97]]);
    expect(told(rows([48, 29, 20], 97))).toEqual([]);
    expect(told(rows([51, null, "好"], 97)).map(([code, cell]) => `${code} ${cell}`)).toEqual(
      expect.arrayContaining(["score-above-maximum B6", "score-missing C6", "score-not-a-number D6"]),
    );
    expect(told(rows([48, 29, 20], 96))).toEqual([["total-mismatch", "B7"]]);
  });

  it("has a line of scores for each party", () => {
    const both = [...rows([50, 30, 20], 100).slice(0, 5), ["自评得分", 50, 30, 20], ["考核得分", 45, 25, 20]];
    expect(totals(both)).toEqual([
      ["self", 100],
      ["review", 90],
    ]);
  });
});

describe("a level in words", () => {
  it("counts right of its label as well", () => {
    const rows = (level: string): LiteralSheet => [
      ["序号", "检查内容", "分值", "得分"],
      [1, "地面干净", 40, 40],
      [2, "餐具消毒", 30, 28],
      [3, "食品留样", 30, 30],
      ["评定结果", level, null, null],
      ["注：60分以下为不合格，60—90分为合格，91—100分为优秀"],
    ];
    expect(told(rows("优秀"))).toEqual([]);
    expect(told(rows("合格"))).toEqual([["level-mismatch", "B5"]]);
    expect(told(rows("良好"))).toEqual([["level-unknown", "B5"]]);
  });
});

describe("numbers of two parts", () => {
  it("count anew behind each first part, and a gap within one is told", () => {
    const rows = (third: string): LiteralSheet => [
      ["编号", "考核内容", "标准分值", "得分"],
      ["1.1", "组织健全", 20, null],
      ["1.2", "计划完整", 20, null],
      [third, "没有投诉", 30, null],
      ["2.2", "合理检查", 30, null],
    ];
    expect(told(rows("2.1"))).toEqual([]);
    expect(told(rows("1.4"))).toContainEqual(["item-numbering", "B4"]);
  });
});

describe("a column that says how points are won", () => {
  it("holds no items beside their names; one that says what is asked for does", () => {
    const rows = (heading: string, texts: readonly string[]): LiteralSheet => [
      ["序号", "评价指标", heading, "最高分", "得分"],
      ...["经营规模", "流转期限", "年度收入", "财务管理"].map((name, i) => [i + 1, name, texts[i] ?? null, 25, null]),
    ];
    const texts = (sheet: LiteralSheet) =>
      sheetRubrics(workbook({ 表: sheet })).flatMap((r) => r.categories.flatMap((c) => c.items.map((i) => i.text)));
    const methods = ["200亩以上得25分；以下不得分", "10年以上得25分", "每少5万元扣3分", "账目规范得25分；无账目不得分"];
    expect(texts(rows("评分标准", methods))).toEqual(["经营规模", "流转期限", "年度收入", "财务管理"]);
    const demands = ["规模适度", "期限十年以上", "收入稳定增长", "账目规范齐全"];
    expect(texts(rows("评分标准", demands))).toEqual(demands);
  });
});

describe("a column 小计 beside the scores", () => {
  it("states the sum of a category of one line as well", () => {
    const rows = (last: number): LiteralSheet => [
      ["考核类别", "考核要点", "基准分", "评估分", "小计"],
      ["纪律", "按时上下班", 20, 20, 39],
      [null, "不擅自离岗", 20, 19, null],
      ["服务", "一次性告知", 30, 30, 60],
      [null, "用语文明", 30, 30, null],
      ["效率", "按时办结", 20, 18, last],
    ];
    expect(totals(rows(18))).toEqual([["score", 117]]);
    expect(told(rows(18))).toEqual([]);
    expect(told(rows(20))).toEqual([["category-sum-mismatch", "E6"]]);
  });
});

describe("numbers of three digits", () => {
  it("begin anew with each category, and a gap is told", () => {
    const rows = (second: string): LiteralSheet => [
      ["指标号", "指标", "标准", "分数", "得分"],
      ["1", "设施（20分）"],
      ["101", "建筑面积", "300平方米以上", 10, 10],
      [second, "图书藏量", "5000册以上", 10, 9],
      ["2", "服务（70分）"],
      ["201", "开放时间", "每周不少于42小时", 30, 30],
      ["202", "活动次数", "不少于12次", 40, 38],
      ["总分", null, null, 90, 87],
    ];
    expect(totals(rows("102"))).toEqual([["score", 87]]);
    expect(told(rows("102"))).toEqual([]);
    expect(told(rows("104"))).toEqual([["item-numbering", "C4"]]);
  });
});

describe("numbers of clauses", () => {
  it.each(["条款", "条款号", "标准条款", "条文编号"])(
    "under %s are neither points nor scores, wherever they stand",
    (heading) => {
      const lines = ["制度健全", "记录完整", "通道畅通", "设施完好"].map((text, i) => [text, 25, 25 - i]);
      const left: LiteralSheet = [[heading, "检查内容", "标准分", "得分"], ...lines.map((l, i) => [5801 + i, ...l])];
      const right: LiteralSheet = [
        ["检查内容", "标准分", "得分", heading],
        ...lines.map((l, i) => [...l, 5801 + 7 * i]),
      ];
      for (const rows of [left, right]) {
        expect(totals(rows)).toEqual([["score", 94]]);
        expect(told(rows)).toEqual([]);
      }
    },
  );
});

describe("what was aimed at and reached", () => {
  it("stands beside the items and is none", () => {
    const rows: LiteralSheet = [
      ["序号", "指标名称", "目标值", "分值", "计分办法", "实际完成", "得分"],
      [1, "营业收入", "1000万元", 40, "完成率×40", "980万元", 39],
      [2, "客户满意度", "95%", 30, "每低1个百分点扣1分", "94%", 29],
      [3, "安全事故", "0起", 30, "发生1起扣10分", "0起", 30],
    ];
    const items = sheetRubrics(workbook({ 表: rows })).flatMap((r) => r.categories.flatMap((c) => c.items));
    expect(items.map((i) => [i.number, i.text, i.maximum])).toEqual([
      ["1", "营业收入", 40],
      ["2", "客户满意度", 30],
      ["3", "安全事故", 30],
    ]);
    expect(totals(rows)).toEqual([["score", 98]]);
  });
});

describe("columns added to a rubric, and columns in another order", () => {
  const columns: Readonly<Record<string, readonly LiteralCell[]>> = {
    考核内容: ["1.制度健全", "2.活动正常", "3.台账齐全", "4.群众满意"],
    分值: [20, 20, 30, 30],
    自评得分: [20, 19, 28, 30],
    考核得分: [18, 19, 27, 29],
  };
  const added: Readonly<Record<string, readonly LiteralCell[]>> = {
    扣分原因: ["缺1项", null, "不全", null],
    考核人: ["某甲", "某甲", "某乙", "某乙"],
    考核日期: ["3月1日", "3月1日", "3月2日", "3月2日"],
    考核名次: [3, 1, 2, 1],
    去年得分: [19, 18, 29, 28],
    得分率: [0.9, 0.95, 0.9, 0.97],
    自评扣分: [0, 1, 2, 0],
    备注: [null, "复查", null, null],
  };
  const table = (names: readonly string[]): LiteralSheet => {
    const all = { ...columns, ...added };
    return [
      ["村级工作考核表"],
      ["项目", ...names],
      ...[0, 1, 2, 3].map((i) => [
        i % 2 === 0 ? (["管理（40分）", "成效（60分）"][i / 2] ?? null) : null,
        ...names.map((n) => all[n]?.[i] ?? null),
      ]),
    ];
  };
  const expected = [
    ["self", 97],
    ["review", 93],
  ];
  const sorted = (sheet: LiteralSheet) => [...totals(sheet)].sort(([a], [b]) => String(b).localeCompare(String(a)));

  it.each(Object.keys(added))("%s changes no total, wherever it stands behind the items", (name) => {
    const names = Object.keys(columns);
    for (let at = 1; at <= names.length; at++) {
      const placed = [...names.slice(0, at), name, ...names.slice(at)];
      expect([placed, sorted(table(placed))]).toEqual([placed, expected]);
    }
  });

  it("all of them together change none", () => {
    expect(sorted(table([...Object.keys(columns), ...Object.keys(added)]))).toEqual(expected);
  });

  it.each([
    [["考核内容", "分值", "考核得分", "自评得分"]],
    [["考核内容", "自评得分", "考核得分", "分值"]],
    [["考核内容", "自评得分", "分值", "考核得分"]],
    [["分值", "考核内容", "自评得分", "考核得分"]],
  ])("the order %p changes none", (names) => {
    expect(sorted(table(names))).toEqual(expected);
    expect(told(table(names))).toEqual([]);
  });
});
