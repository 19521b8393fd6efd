import { checkWorkbook } from "../../../src/core/check/check";
import { workbook, type LiteralCell, type LiteralSheet } from "../../support/workbook";
import { read, told, totals } from "./reading";

describe("headings of three lines", () => {
  const rows = (taken: number): LiteralSheet => [
    ["隐患治理考评表"],
    ["考评类目", "考评项目", "标准分值", "评分", null, null, null, "备注"],
    [null, null, null, "企业自评", null, "评审组考评"],
    [null, null, null, "扣分", "得分", "扣分", "得分"],
    ["目标", "1.1 制定目标", 20, null, 20, 2, 18],
    [null, "1.2 考核目标", 30, 5, 25, taken, 30],
    ["机构", "2.1 设置机构", 50, null, 50, 10, 40],
    ["合计", null, 100, null, 95, null, 88],
  ];

  it("give each party its scores", () => {
    expect(totals(rows(0))).toEqual([
      ["self", 95],
      ["review", 88],
    ]);
    expect(told(rows(0))).toEqual([]);
  });

  it("may say something else as well", () => {
    const more = rows(0).map((row, i) => [...row.slice(0, 7), i === 3 ? "存在问题" : null]);
    expect(totals(more)).toEqual([
      ["self", 95],
      ["review", 88],
    ]);
  });

  it("tell what was taken off from what was given", () => {
    expect(told(rows(3))).toEqual([["reading-unproven", "F6"]]);
  });
});

describe("blocks side by side under names of their own", () => {
  const rows = (...sums: readonly [number, number]): LiteralSheet => [
    ["班组评分表"],
    ["检查项目", "满分", "得分", "测评项目", "满分", "得分"],
    ["用料", 30, 29, "口味", 10, 9],
    ["加工", 20, 20, "花色", 10, 10],
    ["消毒", 20, 18, "服务", 10, 10],
    ["合计", 70, sums[0], "合计", 30, sums[1]],
  ];

  it("are one rubric, each with its subtotal", () => {
    expect(read(rows(67, 29))?.flat().filter(Array.isArray)).toEqual([
      [null, "用料", 30],
      [null, "加工", 20],
      [null, "消毒", 20],
      [null, "口味", 10],
      [null, "花色", 10],
      [null, "服务", 10],
    ]);
    expect(totals(rows(67, 29))).toEqual([["score", 96]]);
    expect(told(rows(67, 29))).toEqual([]);
  });

  it("have each its own wrong subtotal", () => {
    expect(told(rows(67, 28))).toEqual([["category-sum-mismatch", "F6"]]);
    expect(told(rows(66, 29))).toEqual([["category-sum-mismatch", "C6"]]);
  });

  it("may number their lines anew", () => {
    const numbered = (fourth: number): LiteralSheet => [
      ["序号", "基本项", "标准分", "得分", "序号", "奖励项", "标准分", "得分"],
      [1, "产量", 40, 40, fourth, "创新", 5, 5],
      [2, "质量", 30, 29, fourth + 1, "建议", 3, 2],
      [3, "安全", 30, 30, fourth + 2, "表彰", 2, 2],
    ];
    expect(told(numbered(1))).toEqual([]);
    expect(told(numbered(4))).toEqual([]);
    expect(told(numbered(6))).toEqual([["item-numbering", "F2"]]);
  });
});

describe("marks under shares of the item's points", () => {
  const rows = (...marks: readonly (readonly LiteralCell[])[]): LiteralSheet => [
    ["测评内容", "分值", "A（1.0）", "B（0.6）", "C（0）"],
    ["理论学习制度健全", 20, ...(marks[0] ?? [])],
    ["道德讲堂常态开展", 15, ...(marks[1] ?? [])],
    ["单位环境整洁优美", 65, ...(marks[2] ?? [])],
  ];

  it("are worth that share", () => {
    expect(totals(rows(["√"], [null, "√"], [null, null, "√"]))).toEqual([["score", 29]]);
    expect(told(rows(["√"], [null, "√"], [null, null, "√"]))).toEqual([]);
  });

  it("are no score where there are two of them, or none", () => {
    expect(told(rows(["√", "√"], [null, "√"], []))).toEqual([
      ["score-not-a-number", "C2"],
      ["score-missing", "C4"],
    ]);
  });

  it.each([
    ["优（100%）", "良（80%）", "差（50%）"],
    ["优（100分）", "良（80分）", "差（50分）"],
  ])("as %s of what each item has", (...tiers) => {
    const sheet = rows(["√"], [null, "√"], [null, null, "√"]).map((row, i) =>
      i === 0 ? ["测评内容", "分值", ...tiers] : row,
    );
    expect(totals(sheet)).toEqual([["score", 64.5]]);
  });
});

describe("grades beside scores", () => {
  const rows: LiteralSheet = [
    ["指标", "评估要点", "权重", "自评等级", "校评等级", "校评得分"],
    ["组织", "职责明确", 30, "A", "B", 27],
    [null, "按期活动", 30, "A", "A", 30],
    ["教研", "开展课题", 40, "B", "A", 40],
    ["合计", null, 100, null, null, 97],
  ];

  it("are no scores", () => {
    expect(totals(rows)).toEqual([["review", 97]]);
    expect(told(rows)).toEqual([]);
  });
});

describe("what columns of words hold beside the items", () => {
  it("is what each grade asks for", () => {
    const rows: LiteralSheet = [
      ["评分维度", "优（90%-100%）", "良（75%-89%）", "中及以下（75%以下）", "满分", "评分"],
      ["观点", "观点鲜明", "观点明确", "观点模糊", 40, 38],
      ["结构", "层次清晰", "较为完整", "结构混乱", 30, 30],
      ["语言", "简洁流畅", "语言通顺", "语句不通", 30, 29],
    ];
    expect(read(rows)?.map(([, , ...items]) => items.flat())).toEqual([
      [null, "观点", 40],
      [null, "结构", 30],
      [null, "语言", 30],
    ]);
    expect(totals(rows)).toEqual([["score", 97]]);
  });

  it("is what is counted, and how much of it was asked for", () => {
    const rows: LiteralSheet = [
      ["序号", "指标名称", "单位", "年度目标", "完成数", "分值", "得分"],
      [1, "到位资金", "亿元", 5, 4.8, 50, 48],
      [2, "签约项目", "个", 10, 11, 30, 30],
      [3, "外出招商", "次", 12, 10, 20, 18],
      ["合计", null, null, null, null, 100, 96],
    ];
    expect(read(rows)?.flat().filter(Array.isArray)).toEqual([
      ["1", "到位资金", 50],
      ["2", "签约项目", 30],
      ["3", "外出招商", 20],
    ]);
    expect(told(rows)).toEqual([]);
  });
});

describe("signs and numbers beside points", () => {
  it("★ and ▲ mark them", () => {
    const rows: LiteralSheet = [
      ["序号", "检查内容", "分值", "得分"],
      [1, "预检分诊规范", "★30", 30],
      [2, "手卫生设施齐全", "20▲", 19],
      [3, "医疗废物分类", "50", 50],
      ["注：★为核心条款，▲为重点条款。"],
    ];
    expect(totals(rows)).toEqual([["score", 99]]);
    expect(told(rows)).toEqual([]);
  });

  it("0-6岁 and 1-2年 number nothing", () => {
    const rows: LiteralSheet = [
      ["指标", "标准分", "得分"],
      ["0-6岁儿童健康管理率", 50, 50],
      ["1-2年整改完成率", 30, 29],
      ["3-1 档案完整", 20, 20],
    ];
    expect(read(rows)?.flat().filter(Array.isArray)).toEqual([
      [null, "0-6岁", 50],
      [null, "1-2年", 30],
      ["3-1", "档案完整", 20],
    ]);
  });
});

describe("a row 星级", () => {
  const rows = (level: string): LiteralSheet => [
    ["评定项目", "最高得分", "评定得分"],
    ["交通", 200, 180],
    ["服务", 200, 190],
    ["环境", 100, 90],
    ["总分", 500, 460],
    ["星级", null, level],
    ["注：评定得分450分以上为五星级，400分以上为四星级，400分以下为不达标。"],
  ];

  it("states the level", () => {
    expect(told(rows("五星级"))).toEqual([]);
    expect(told(rows("四星级"))).toEqual([["level-mismatch", "C6"]]);
  });
});

describe("what the columns of scores are called", () => {
  const rows = (own: string, others: string, maximum = "分值"): LiteralSheet => [
    ["项目", "考核内容", maximum, own, others],
    ["组织", "机构健全", 40, 40, 38],
    ["宣传", "开展活动", 30, 29, 28],
    ["成效", "完成任务", 30, 30, 30],
    ["合计", null, 100, 99, 96],
  ];

  it.each(["现场评审", "抽检", "专家组", "学院评", "村评", "业主评", "大队评分"])("自评 beside %s", (others) => {
    expect(totals(rows("自评", others))).toEqual([
      ["self", 99],
      ["review", 96],
    ]);
    expect(told(rows("自评", others))).toEqual([]);
  });

  it.each(["点评", "简评"])("%s holds words, and no scores", (others) => {
    const remarked = rows("得分", others).map((row, i) => (i === 0 ? row : [...row.slice(0, 4), "尚可"]));
    expect(totals(remarked)).toEqual([["score", 99]]);
  });

  it.each(["赋分", "实际分值", "应得分数"])("%s beside the points to be had", (given) => {
    const sheet = rows("备注", given).map((row, i) => (i === 0 ? row : [...row.slice(0, 3), null, row[4] ?? null]));
    expect(totals(sheet)).toEqual([["score", 96]]);
  });
});

describe("what the rows below the items are called", () => {
  const rows = (label: string, value: LiteralCell): LiteralSheet => [
    ["项目", "考核内容", "分值", "得分"],
    ["组织", "机构健全", 40, 38],
    ["宣传", "开展活动", 30, 28],
    ["成效", "完成任务", 30, 30],
    [label, null, typeof value === "number" ? 100 : null, value],
    ["注：90分以上为优秀，80—89分为良好，80分以下为合格。"],
  ];

  it.each(["汇总", "得分汇总", "Total 合计", "总评", "得分小计"])("%s is the total", (label) => {
    expect(told(rows(label, 96))).toEqual([]);
    expect(told(rows(label, 97))).toEqual([["total-mismatch", "D5"]]);
  });

  it.each(["评级", "级别", "等级评定", "结论", "评价结论", "综合评价", "总评"])("%s states the level", (label) => {
    expect(told(rows(label, "优秀"))).toEqual([]);
    expect(told(rows(label, "合格"))).toEqual([["level-mismatch", "D5"]]);
  });

  it("结论 may state something else", () => {
    expect(told(rows("结论", "同意推荐"))).toEqual([]);
  });
});

describe("a list of what is taken off", () => {
  it("is no rubric: nothing is to be had", () => {
    const rows: LiteralSheet = [
      ["科室扣分表"],
      ["序号", "扣分情形", "扣分标准", "扣分"],
      [1, "迟到一次", "扣1分", 2],
      [2, "卫生不合格一次", "扣2分", 4],
      [3, "未参加会议一次", "扣3分", null],
      ["合计扣分", null, null, 6],
    ];
    expect(read(rows)).toBeUndefined();
  });
});

describe("what stands right of the table", () => {
  const table: LiteralSheet = [
    ["信用评分表", null, null, null],
    ["负责人", null, null, null],
    ["指标", "评价内容", "标准分", "得分"],
    ["申报", "按期申报", 30, 30],
    ["缴纳", "按期缴款", 30, 29],
    ["发票", "规范使用", 20, 20],
    ["登记", "变更及时", 20, 20],
    ["合计", null, 100, 99],
    ["信用级别", null, null, "B"],
  ];
  const beside = (...lines: readonly (readonly LiteralCell[])[]): LiteralSheet =>
    table.map((row, i) => [...row, ...(lines[i] ?? [])]);

  it.each([
    [
      "in two columns, behind a blank one",
      [
        [],
        [],
        [null, "级别", "分数"],
        [null, "A级", "90分以上"],
        [null, "B级", "70—89分"],
        [null, "C级", "40—69分"],
        [null, "D级", "40分以下"],
      ],
    ],
    [
      "in the next column, below an entry",
      [[], ["张三"], ["等级说明"], ["A级：90分以上"], ["B级：70—89分"], ["C级：40—69分"], ["D级：40分以下"]],
    ],
  ])("is read as levels %s", (_, lines) => {
    const [scored] = checkWorkbook(workbook({ 表: beside(...lines) })).sheets;
    expect(scored?.kind === "scoring" && scored.scheme.levels.map((l) => [l.name, l.from])).toEqual([
      ["A", 90],
      ["B", 70],
      ["C", 40],
      ["D", null],
    ]);
    expect(told(beside(...lines))).toEqual([["level-mismatch", "D9"]]);
  });

  it("is no part of it where it is notes", () => {
    const noted = beside(
      [null, "说明"],
      [null, "1.每月检查2次。"],
      [null, "2.低于80分限期整改。"],
      [null, "3.连续3次低于80分，扣绩效5分。"],
    );
    expect(totals(noted)).toEqual([["score", 99]]);
    expect(told(noted)).toEqual([]);
  });
});

describe("columns of dates and people between the items and their points", () => {
  it("hold neither", () => {
    const rows: LiteralSheet = [
      ["目标类别", "目标内容", "完成时限", "责任人", "分值", "考核组评分"],
      ["重点工作", "推进机构改革", "6月底", "张三", 40, 39],
      [null, "建设数字机关", "12月底", "李四", 30, 30],
      ["日常工作", "公文运转", "全年", "王五", 30, 28],
    ];
    expect(read(rows)?.map(([name, maximum, ...items]) => [name, maximum, items.length])).toEqual([
      ["重点工作", 70, 2],
      ["日常工作", 30, 1],
    ]);
    expect(read(rows)?.flat().filter(Array.isArray)).toContainEqual([null, "公文运转", 30]);
  });
});

describe("a survey", () => {
  it("is ticked under 非常满意5分 … 非常不满意1分", () => {
    const rows: LiteralSheet = [
      ["题号", "调查内容", "非常满意5分", "满意4分", "一般3分", "不满意2分", "非常不满意1分"],
      [1, "薪酬福利", "√"],
      [2, "工作环境", null, null, null, null, "√"],
      [3, "培训发展", null, "√"],
    ];
    expect(totals(rows)).toEqual([["score", 10]]);
    expect(told(rows)).toEqual([]);
  });
});

describe("marks beside scores", () => {
  const rows = (...scores: readonly number[]): LiteralSheet => [
    ["考核内容", "分值", "A（1.0）", "B（0.8）", "得分"],
    ["班子健全", 40, "√", null, scores[0] ?? null],
    ["制度完备", 30, null, "√", scores[1] ?? null],
    ["活动正常", 30, "√", null, scores[2] ?? null],
  ];

  it("are told where they are not worth the score", () => {
    expect(told(rows(40, 24, 30))).toEqual([]);
    expect(told(rows(40, 30, 30))).toEqual([["reading-unproven", "D3"]]);
  });
});

describe("scores, weights and their products", () => {
  const rows = (product: number, total: number): LiteralSheet => [
    ["考核指标", "满分", "权重", "评分", "加权得分"],
    ["重点任务", 100, "50%", 90, 45],
    ["日常工作", 100, "30%", 80, product],
    ["协作配合", 100, "20%", 100, 20],
    ["综合得分", null, "100%", null, total],
  ];

  it("are told where one is something else, or their sum", () => {
    expect(told(rows(24, 89))).toEqual([]);
    expect(told(rows(25, 90))).toEqual([["reading-unproven", "E3"]]);
    expect(told(rows(24, 91))).toEqual([["reading-unproven", "E5"]]);
  });
});

describe("a number without a label below the scores", () => {
  const rows = (below: number): LiteralSheet => [
    ["考核内容", "分值", "得分"],
    ["班子健全", 40, 40],
    ["制度完备", 30, 28],
    ["活动正常", 30, 30],
    [null, null, below],
  ];

  it("is their sum, or nobody knows what", () => {
    expect(told(rows(98))).toEqual([]);
    expect(told(rows(99))).toEqual([["reading-unproven", "C5"]]);
  });
});

describe("points of every line in the heading of the scores", () => {
  it.each(["排名", "去年得分"])("leave %s no say in them", (heading) => {
    const rows: LiteralSheet = [
      ["序号", "巡查内容", "评分（每项10分）", heading],
      [1, "楼道无杂物", 10, 3],
      [2, "消防栓完好", 9, 3],
      [3, "路灯正常", 10, 3],
    ];
    expect(totals(rows)).toEqual([["score", 29]]);
    expect(told(rows)).toEqual([]);
  });
});
