import { workbook, type LiteralCell, type LiteralSheet } from "../../support/workbook";
import { sheetRubrics } from "../../../src/core/recognition/sheet-rubrics";
import { read, told, totals } from "./reading";

describe("labels in two languages", () => {
  const rows = (total: number): LiteralSheet => [
    ["序号 No.", "检查内容 Requirement", "分值 Allotted score", "检查记录 Record", "得分 Score"],
    [1, "通道畅通 Aisle is clear", 10, null, 10],
    [2, "标识齐全 Labels are complete", 20, null, 18],
    [3, "地面清洁 Floor is clean", 20, null, 20],
    ["总分 Total score", null, 50, null, total],
  ];

  it("mean what they say in Chinese", () => {
    expect(totals(rows(48))).toEqual([["score", 48]]);
    expect(told(rows(48))).toEqual([]);
    expect(told(rows(49))).toEqual([["total-mismatch", "E5"]]);
  });
});

describe("分数", () => {
  it("heads what can be had where other words for scores stand right of it", () => {
    const rows: LiteralSheet = [
      ["项目", "总分", "内容", "分数", "考核方式", "考评成绩"],
      ["基本条件", 20, "1、居民满意", 8, "问卷", 8],
      [null, null, "2、达标排放", 12, "查阅", 12],
      ["环境管理", 30, "1、成立机构", 10, "查阅", 10],
      [null, null, "2、制定计划", 20, "查阅", 17],
      ["环境建设", 50, "1、绿化覆盖", 25, "实地", 24],
      [null, null, "2、垃圾分类", 25, "实地", 20],
      ["合计", 100, null, 100, null, 91],
    ];
    expect(totals(rows)).toEqual([["review", 91]]);
    expect(told(rows)).toEqual([]);
  });
});

describe("a line of labels and entries right above the headings", () => {
  it("names no party of the columns below it", () => {
    expect(
      totals([
        ["物业公司：", "公司甲", null, "考核人：", "考核员甲"],
        ["项目", "内容", "扣分标准", "分值", "得分"],
        ["保洁", "楼道清洁", "一处不洁0.5 分/处", 10, 9.5],
        [null, "垃圾清运", "未清2 分/次", 10, 8],
        ["秩序", "门岗值守", "脱岗2 分/次", 20, 20],
        ["总得分", null, null, 40, 37.5],
      ]),
    ).toEqual([["score", 37.5]]);
  });
});

describe("columns to tick whose worth a note says", () => {
  const rows = (total: number, second: string | null): LiteralSheet => [
    ["本表共4项，每项5分；符合得5分，不符合得0分。"],
    ["序号", "检查要求", "符合", "不符合"],
    [1, "责任人落实", "√", null],
    [2, "责任书签订", "√", second],
    [3, "准入制度执行", null, "√"],
    [4, "定期检查", "√", null],
    ["得分", null, total],
  ];

  it("make a total", () => {
    expect(totals(rows(15, null))).toEqual([["score", 15]]);
    expect(told(rows(15, null))).toEqual([]);
  });

  it("are told where two of a line are ticked, and so is a wrong total", () => {
    expect(told(rows(10, "√"))).toEqual([["score-not-a-number", "C4"]]);
    expect(told(rows(20, null))).toEqual([["total-mismatch", "C7"]]);
  });
});

describe.each([
  ["一季度", "二季度", "三季度", "四季度"],
  ["周一", "周二", "周三", "周四"],
])("%s and others, and what they make on average", (...rounds) => {
  const rows = (average: number, total: number): LiteralSheet => [
    ["项目", "考核要点", "满分", ...rounds, "全年平均"],
    ["案件", "结案率", 30, 28, 30, 29, 29, 29],
    [null, "文书规范", 20, 18, 18, 19, 17, average],
    ["巡查", "巡查户次", 50, 50, 48, 49, 49, 49],
    ["合计", null, 100, 96, 96, 97, 95, total],
  ];

  it("make one score, and a wrong average is told", () => {
    expect(totals(rows(18, 96))).toEqual([["score", 96]]);
    expect(told(rows(18, 96))).toEqual([]);
    expect(told(rows(18, 97))).toEqual([["total-mismatch", "H5"]]);
    expect(told(rows(19, 97))).toEqual([["reading-unproven", "H3"]]);
  });
});

describe("the row below all items", () => {
  it.each(["得  分", "选手得分", "考核得分："])("called %s is their total", (label) => {
    const rows = (total: number): LiteralSheet => [
      ["项目", "检查要求", "满分", "检查分"],
      ["卫生（30分）", "门窗洁净", "10分", 10],
      [null, "地面清洁", "20分", 18],
      ["物品（20分）", "摆放整齐", "20分", 20],
      [label, null, null, total],
    ];
    expect(told(rows(48))).toEqual([]);
    expect(told(rows(50))).toEqual([["total-mismatch", "D5"]]);
  });

  it("states a level under 评估结果", () => {
    const rows = (level: string): LiteralSheet => [
      ["项目", "内容", "标准分", "检查分"],
      ["保管", "库房整洁", 40, 38],
      [null, "装具合格", 20, 20],
      ["利用", "检索方便", 40, 36],
      ["总分", null, 100, 94],
      ["评估记分", "60分以下不合格", "60-80分合格", "80分以上优秀"],
      ["评估结果", level],
    ];
    expect(told(rows("优秀"))).toEqual([]);
    expect(told(rows("合格"))).toEqual([["level-mismatch", "B7"]]);
  });

  it.each(["等第", "评定等第"])("states a level under %s", (label) => {
    const rows = (level: string): LiteralSheet => [
      ["评比项目", "评比要求", "得分"],
      ["教学目标30分", "目标明确", 28],
      ["教学内容40分", "重点突出", 37],
      ["教学效果30分", "参与度高", 26],
      ["总分100分", null, 91],
      [label, null, level],
      ["一等奖：90分以上；二等奖：80—89分；三等奖：70—79分"],
    ];
    expect(told(rows("一等奖"))).toEqual([]);
    expect(told(rows("二等奖"))).toEqual([["level-mismatch", "C6"]]);
  });

  it("states a level where the points stand above", () => {
    const rows = (level: string): LiteralSheet => [
      ["评分内容", "分值", "评分"],
      ["房前屋后整洁", 40, 38],
      ["室内物品有序", 40, 40],
      ["垃圾分类投放", 20, 16],
      ["总得分", 100, 94],
      ["评定等级", level],
      ["评定标准：90分及以上为示范户；60-89分为达标户；60分以下为整改户"],
    ];
    expect(told(rows("示范户"))).toEqual([]);
    expect(told(rows("达标户"))).toEqual([["level-mismatch", "B6"]]);
  });

  it("is the total of the regular items where what may be added stands below it", () => {
    const rows = (total: number, added: number | null): LiteralSheet => [
      ["项目", "内容", "分值", "考核得分"],
      ["领导（20分）", "机构健全", 8, 8],
      [null, "制度落实", 12, 10],
      ["防范（30分）", "人防到位", 15, 15],
      [null, "技防到位", 15, 14],
      ["合计", null, 50, total],
      ["加分项：获得省级表彰的加2分，最高加3分。", null, null, added],
    ];
    expect(told(rows(47, null))).toEqual([]);
    expect(told(rows(48, null))).toEqual([["total-mismatch", "D6"]]);
  });

  it("states what was scored, and not what can be had, in words", () => {
    const rows = (said: string): LiteralSheet => [
      ["项目", "细则", "分值", "考评得分"],
      ["观测", "1.传输及时", 40, 38],
      [null, "2.质量无错", 30, 30],
      ["管理", "1.制度健全", 30, 27],
      [said],
      ["等次划分：90分以上优秀，80～89分良好，79分以下不合格。"],
    ];
    expect(told(rows("考评总分：95分    考评等次：优秀"))).toEqual([]);
    expect(told(rows("考评总分：93分    考评等次：优秀"))).toEqual([["total-mismatch", "A5"]]);
  });

  it("sums up what was taken off as well", () => {
    const rows = (lost: number): LiteralSheet => [
      ["条款", "检查内容", "分值", "扣分", "得分"],
      ["第一条", "组织健全", 10, null, 10],
      ["第二条", "责任落实", 15, 2, 13],
      ["第三条", "载体管理", 25, 3, 22],
      ["合计", null, 50, lost, 45],
    ];
    expect(told(rows(5))).toEqual([]);
    expect(told(rows(-5))).toEqual([]);
    expect(told(rows(6))).toEqual([["reading-unproven", "D5"]]);
  });

  it("stands below what was added and taken off after the sum of the items", () => {
    const rows = (added: number, sum: number, final: number): LiteralSheet => [
      ["考核内容", "基础分", "扣分情形", "扣分", "得分"],
      ["考勤纪律", 30, "迟到每次扣1分", 2, 28],
      ["服务态度", 40, "被投诉每次扣10分", null, 40],
      ["业务办理", 30, "超时每件扣2分", 5, 25],
      ["合计", 100, null, 7, sum],
      ["奖励加分", "—", "收到锦旗每面加2分", null, added],
      ["最终得分", null, null, null, final],
    ];
    expect(totals(rows(2, 93, 95))).toEqual([["score", 95]]);
    expect(told(rows(2, 93, 95))).toEqual([]);
    expect(told(rows(2, 94, 97))).toEqual([
      ["total-mismatch", "E5"],
      ["total-mismatch", "E7"],
    ]);
  });

  it("takes off what stands under 扣分 and adds what stands under 加分", () => {
    const rows = (final: number): LiteralSheet => [
      ["序号", "考核项目", "分值", "考核标准", "得分"],
      [1, "信息采集", 40, "漏采一条扣1分", 38],
      [2, "巡查走访", 40, "少一次扣1分", 39],
      [3, "政策宣传", 20, "群众不知晓扣2分", 18],
      ["小计", null, 100, null, 95],
      [4, "加分", 5, "获表扬每次加1分", 3],
      [5, "扣分", 10, "有投诉每次扣2分", 2],
      ["最终得分=小计+加分-扣分", null, null, null, final],
    ];
    expect(totals(rows(96))).toEqual([["score", 96]]);
    expect(told(rows(96))).toEqual([]);
    expect(told(rows(100))).toEqual([["total-mismatch", "E8"]]);
  });

  it("holds the result of both parties where a column for it stands beside theirs", () => {
    const rows = (result: number): LiteralSheet => [
      ["项目", "内容", "分值", "自评（30%）", "考评（70%）", "综合得分"],
      ["组织", "1.成立专班", 40, 38, 38, null],
      ["排查", "2.人员登记", 30, 30, 25, null],
      ["宣传", "3.宣传到户", 30, 30, 27, null],
      ["合计", null, 100, 98, 90, result],
    ];
    expect(told(rows(92.4))).toEqual([]);
    expect(told(rows(93))).toEqual([["total-mismatch", "F5"]]);
  });

  it("may stand right of 得分： above lines without headings", () => {
    const rows = (total: number): LiteralSheet => [
      ["景区：", "翠云山景区", null, "得分：", total],
      ["一、组织机构（20分）"],
      ["1. 安全机构健全，10分", null, null, null, 10],
      ["2. 责任书签订，10分", null, null, null, 9],
      ["二、应急救援（30分）"],
      ["3. 预案与演练，20分", null, null, null, 17],
      ["4. 救援物资，10分", null, null, null, 8],
    ];
    expect(totals(rows(44))).toEqual([["score", 44]]);
    expect(told(rows(44))).toEqual([]);
    expect(told(rows(45))).toEqual([["total-mismatch", "E1"]]);
  });

  it("may stand right of its label above the table", () => {
    const rows = (total: number): LiteralSheet => [
      ["河道：", "清水河", "总分：", total],
      ["考核内容", "考核标准", "满分", "得分"],
      ["水面保洁", "无漂浮物", 30, 28],
      ["岸坡保洁", "无垃圾堆放", 50, 47],
      ["台账资料", "记录齐全", 20, 17],
    ];
    expect(told(rows(92))).toEqual([]);
    expect(told(rows(93))).toEqual([["total-mismatch", "D1"]]);
    // What can be had.
    expect(told(rows(100))).toEqual([]);
  });

  it("is that of the superior, of equals and of those below, weighed", () => {
    const rows = (result: number): LiteralSheet => [
      ["测评要素", "标准分", "上级测评", "同级测评", "下级测评"],
      ["政治素质", 40, 38, 37, 38],
      ["工作实绩", 40, 38, 37, 36],
      ["廉洁自律", 20, 19, 18, 18],
      ["合计", 100, 95, 92, 92],
      ["综合得分=上级测评×50%+同级测评×30%+下级测评×20%", null, null, null, result],
    ];
    expect(totals(rows(93.5))).toEqual([
      ["review", 95],
      ["peers", 92],
      ["members", 92],
    ]);
    expect(told(rows(93.5))).toEqual([]);
    expect(told(rows(94))).toEqual([["total-mismatch", "E6"]]);
  });

  it("counts what was added to an item beyond its points", () => {
    const rows = (added: number, score: number): LiteralSheet => [
      ["评选指标", "基准分", "加分", "扣分", "最终得分"],
      ["业务量", 30, added, null, score],
      ["满意度", 40, null, 1, 39],
      ["差错率", 30, null, 3, 27],
      ["合计", 100, added, 4, score + 66],
    ];
    expect(totals(rows(2, 32))).toEqual([["score", 98]]);
    expect(told(rows(2, 32))).toEqual([]);
    expect(told(rows(2, 31))).toEqual([["reading-unproven", "C2"]]);
    expect(told(rows(2, 33))).toEqual([
      ["reading-unproven", "C2"],
      ["score-above-maximum", "E2"],
    ]);
  });

  it("may stand above the table as well, in words", () => {
    const rows = (total: number): LiteralSheet => [
      ["诚信市场考评标准"],
      [`考评市场：东城市场  考评日期：2025年5月  考评得分：${total}`],
      ["项目", "序号", "考评内容", "分值", "评分标准", "得分"],
      ["组织管理（16分）", 1, "成立组织机构", 8, "未成立扣1分", 7],
      [null, 2, "制定实施方案", 8, "未制定扣1分", 8],
      ["经营行为（24分）", 3, "亮照经营", 24, "一户未亮照扣1分", 22],
    ];
    expect(told(rows(37))).toEqual([]);
    expect(told(rows(38))).toEqual([["total-mismatch", "A2"]]);
  });

  it("is no line of headings that is printed once more", () => {
    const rows = (total: number): LiteralSheet => [
      ["序号", "验收标准", "应得分", "自评分"],
      [1, "班子健全", 10, 9],
      [2, "制度上墙", 10, 10],
      ["序号", "验收标准", "应得分", "自评分"],
      [3, "台账齐全", 10, 8],
      ["总分", null, 30, total],
    ];
    expect(told(rows(27))).toEqual([]);
    expect(told(rows(28))).toEqual([["total-mismatch", "D6"]]);
  });

  it("holds a level of each party that follows from its own scores", () => {
    const rows = (first: number | null, self: string, review: string): LiteralSheet => [
      ["评估指标", "评估要素", "权重分", "自评分", "评估组评分"],
      ["办学条件", "校舍设施", 40, 40, first],
      ["队伍建设", "师资结构", 30, 28, 26],
      ["教育质量", "学业水平", 30, 26, 25],
      ["合计", null, 100, 94],
      ["评估等级", null, null, self, review],
      ["评估等级标准：90～100分为优秀，75～89分为良好，60～74分为合格，60分以下为不合格"],
    ];
    expect(told(rows(38, "优秀", "良好"))).toEqual([]);
    expect(told(rows(38, "优秀", "优秀"))).toEqual([["level-mismatch", "E6"]]);
    expect(told(rows(38, "良好", "良好"))).toEqual([["level-mismatch", "D6"]]);
    expect(told(rows(null, "优秀", "良好"))).toEqual([["score-missing", "E2"]]);
  });

  it("is what is left below the sum of what was taken off", () => {
    const rows = (lost: number, left: number): LiteralSheet => [
      ["环境信用评价打分表"],
      ["评价类别", "评价指标", "最高扣分", "扣分标准", "实际扣分"],
      ["污染防治", "大气排放", 40, "超标一次扣5分", 5],
      [null, "水排放", 20, "超标一次扣5分", 0],
      ["社会影响", "环境投诉", 40, "查实一件扣2分", 4],
      ["合计扣分", null, 100, null, lost],
      ["评价得分", null, null, null, left],
      ["信用等级：诚信（90分以上）、良好（75-89分）、警示（60-74分）、不良（59分以下）"],
    ];
    expect(totals(rows(9, 91))).toEqual([["score", 91]]);
    expect(told(rows(9, 91))).toEqual([]);
    expect(told(rows(9, 95))).toEqual([["total-mismatch", "E7"]]);
  });

  it("is no total where its words only tell how an item is scored", () => {
    const rows: LiteralSheet = [
      ["序号", "考评内容", "应得分", "评分标准", "实得分"],
      [1, "责任制", 15, "按检查表实得分", 15],
      [2, "规章制度", 15, "按检查表实得分", 14],
      [3, "规划计划", 20, "按检查表实得分", 20],
      ["总计", null, 50, null, 49],
    ];
    expect(totals(rows)).toEqual([["score", 49]]);
    expect(told(rows)).toEqual([]);
  });
});

describe("names with their points under a heading for points", () => {
  it("are categories where lines with points stand beside them, else items", () => {
    expect(
      read([
        ["序号", "项目分值", "标准", "考评分"],
        [1, "责任意识（10分）", "制度上墙。（4）", null],
        [null, null, "职责明确。（6）", null],
        [2, "安全环境（24分）", "标志齐全。（10）", null],
        [null, null, "设置宣传栏。（14）", null],
        ["合计", "34分", null, null],
      ]),
    ).toEqual([
      ["责任意识", 10, [null, "制度上墙", 4], [null, "职责明确", 6]],
      ["安全环境", 24, [null, "标志齐全", 10], [null, "设置宣传", 14]],
    ]);
    expect(
      read([
        ["序号", "项目", "分值", "检查标准及评分办法", "实得分"],
        ["一", "事故预防", "事故控制25分", "1、发生一起轻伤事故，扣10分。", null],
        [null, null, "隐患治理15分", "1、隐患未按期整改，每条扣2分。", null],
        ["二", "教育培训", "班前会20分", "1、未召开班前会，每次扣2分。", null],
        ["合计", null, "60分", null, null],
      ])?.flatMap(([, , ...items]) => items),
    ).toEqual([
      [null, "事故控制", 25],
      [null, "隐患治理", 15],
      [null, "班前会", 20],
    ]);
  });
});

describe("a heading merged over several columns", () => {
  it("may stand over the categories' points, the names below them and the items' points", () => {
    expect(
      read([
        ["序号", "考核项目", "标准分值", null, null, "考核内容", "评分标准", "得分"],
        [1, "安全", 50, "事故管理", 30, "1.没有违章", "每人次扣5分。", null],
        [null, null, null, null, null, "2.没有轻伤", "每人次扣10分。", null],
        [null, null, null, "隐患排查", 20, "1.排查及时", "每项扣1分。", null],
        [2, "生产", 50, "任务完成", 40, "1.完成计划", "每欠1%扣1分", null],
        [null, null, null, "材料管理", 10, "1.回收复用", "浪费扣2分", null],
        ["合计", null, 100, null, 100, null, null, null],
      ])?.map(([, maximum, ...items]) => [maximum, ...items.map((i) => (i as unknown[])[2])]),
    ).toEqual([
      [50, 30, 20],
      [50, 40, 10],
    ]);
  });

  it("may have words below it that head no points: what is counted", () => {
    const rows: LiteralSheet = [
      ["序号", "考评内容", "查证方法", "指标", null, null, "应得分", "实得分"],
      [null, null, null, "拥有数量", "抽查数量", "目标值", null, null],
      ["一", "基础管理（30分）", null, null, null, null, null, null],
      [1, "安全责任制", "按表查证", null, null, null, 15, 15],
      [2, "规章制度", "按表查证", "25项", null, null, 15, 14],
      ["二", "设备设施（20分）", null, null, null, null, null, null],
      [3, "锅炉", "按表查证", null, null, null, 20, 20],
      ["总计", null, null, null, null, null, 50, 49],
    ];
    expect(read(rows)).toEqual([
      ["基础管理", 30, ["1", "安全责任", 15], ["2", "规章制度", 15]],
      ["设备设施", 20, ["3", "锅炉", 20]],
    ]);
    expect(told(rows)).toEqual([]);
  });

  it("may have the tiers' names below it, with ranges of points", () => {
    expect(
      read([
        ["项目", "要求", "评价", null, null, "得分"],
        [null, null, "较好", "一般", "较差", null],
        ["教材分析25%", "目标明确、具体", "20-25", "10-19", "0-9", null],
        ["教学过程60%", "层次清楚、方法得当", "48-60", "24-47", "0-23", null],
        ["语言15%", "流利、准确、生动", "12-15", "6-11", "0-5", null],
      ])?.map(([, maximum]) => maximum),
    ).toEqual([25, 60, 15]);
  });
});

describe("points of each tier in columns of their own", () => {
  const rows = (...scores: readonly LiteralCell[]): LiteralSheet => [
    ["项目", "总分", "操作要求", "评分等级", null, null, null, "实际得分"],
    [null, null, null, "A", "B", "C", "D", null],
    ["准备", 10, "洗手、戴口罩", 5, 4, 3, 2, scores[0] ?? null],
    [null, null, "核对医嘱", 5, 4, 3, 2, scores[1] ?? null],
    ["操作", 50, "解释目的", 20, 15, 10, 5, scores[2] ?? null],
    [null, null, "穿刺一针见血", 30, 20, 10, 0, scores[3] ?? null],
    ["总计", 60, null, null, null, null, null, scores[4] ?? null],
  ];

  it("are what may be given, also where they do not fall alike", () => {
    expect(read(rows())).toEqual([
      ["准备", 10, [null, "洗手、戴", 5, [5, 4, 3, 2]], [null, "核对医嘱", 5, [5, 4, 3, 2]]],
      ["操作", 50, [null, "解释目的", 20, [20, 15, 10, 5]], [null, "穿刺一针", 30, [30, 20, 10, 0]]],
    ]);
    expect(told(rows(5, 4, 15, 20, 44))).toEqual([]);
    expect(told(rows(5, 4, 16, 20, 45))).toEqual([["score-option-invalid", "H5"]]);
  });

  it("belong to the points that another column states", () => {
    const weighed: LiteralSheet = [
      ["评价项目", "权重", "评价标准", "评价等级（分值）", null, null, "得分"],
      [null, null, null, "A", "B", "C", null],
      ["教材分析", 50, "地位清楚，目标明确", 50, 40, 30, 50],
      ["教法分析", 30, "方法合理，依据充分", 30, 24, 18, 24],
      ["答辩", 20, "思维敏捷，观点正确", 20, 16, 12, 20],
    ];
    expect(read(weighed)).toEqual([
      ["教材分析", 50, [null, "教材分析", 50, [50, 40, 30]]],
      ["教法分析", 30, [null, "教法分析", 30, [30, 24, 18]]],
      ["答辩", 20, [null, "答辩", 20, [20, 16, 12]]],
    ]);
    expect(told(weighed)).toEqual([]);
  });

  it("stand below each other from nothing up", () => {
    const ladder = (...scores: readonly LiteralCell[]): LiteralSheet => [
      ["项目", "检查项目", "查检状况", "配分", "得分"],
      ["整理", "通道", "脏乱", 0, null],
      [null, null, "能通行，但要避开", 1, null],
      [null, null, "畅通又整洁", 2, scores[0] ?? null],
      [null, "文件柜", "有不相关的物品", 0, null],
      [null, null, "摆放整齐", 1, null],
      [null, null, "摆放整齐并有标识", 2, scores[1] ?? null],
      ["合计", null, null, 4, scores[2] ?? null],
    ];
    expect(read(ladder())?.flatMap(([, , ...items]) => items)).toEqual([
      [null, "通道", 2, [2, 1, 0]],
      [null, "文件柜", 2, [2, 1, 0]],
    ]);
    expect(told(ladder(2, 1, 3))).toEqual([]);
    expect(told(ladder(3, 1, 4))).toEqual([["score-option-invalid", "E4"]]);
  });

  it("stand as rows of a rubric that lies on its side", () => {
    const rows: LiteralSheet = [
      ["评价指标", "一、说教材", "二、说教法", "三、说程序", "总分"],
      ["分值", "15分", "30分", "55分", "100分"],
      ["好", "11~15分", "22~30分", "40~55分", null],
      ["一般", "6~10分", "16~21分", "20~39分", null],
      ["差", "1~5分", "1~15分", "1~19分", null],
      ["得分", 15, 28, 50, 93],
    ];
    expect(read(rows)?.map(([, maximum]) => maximum)).toEqual([15, 30, 55]);
    expect(totals(rows)).toEqual([["score", 93]]);
    expect(told(rows)).toEqual([]);
  });
});

describe("subtotals", () => {
  it("above their lines are the points and scores of the heading", () => {
    const rows = (sum: number): LiteralSheet => [
      ["项目", "考核内容", "标准分", "考核得分"],
      ["一、库容库貌", "小计", 30, sum],
      ["1", "地面平整", 10, 10],
      ["2", "码放整齐", 20, 18],
      ["二、安全管理", "小计", 40, 39],
      ["1", "器材完好", 20, 20],
      ["2", "线路规范", 20, 19],
      ["总计", null, 70, 67],
    ];
    expect(read(rows(28))).toEqual([
      ["库容库貌", 30, ["1", "地面平整", 10], ["2", "码放整齐", 20]],
      ["安全管理", 40, ["1", "器材完好", 20], ["2", "线路规范", 20]],
    ]);
    expect(told(rows(28))).toEqual([]);
    expect(told(rows(29))).toEqual([["category-sum-mismatch", "D2"]]);
  });

  it("of lines without headings sum those since the one before", () => {
    const rows = (sum: number): LiteralSheet => [
      ["评估因素", "工作要求", "权重", "评语", "得分"],
      ["质量", "符合品质要求", "10分", null, 9],
      ["数量", "符合数量要求", "10分", null, 10],
      ["小计", null, "20分", null, 19],
      ["能力", "有效完成工作", "10分", null, 8],
      ["判断", "能作出判断", "10分", null, 10],
      ["小计", null, "20分", null, sum],
      ["总分", null, "40分", null, 37],
    ];
    expect(told(rows(18))).toEqual([]);
    expect(told(rows(19))).toEqual([["category-sum-mismatch", "E7"]]);
  });

  it("in columns beside the scores stand once for each group and once for all", () => {
    const rows = (group: number, all: number): LiteralSheet => [
      [
        "一级指标（分值）",
        "二级指标（分值）",
        "三级指标（分值）",
        "评估得分",
        "扣分说明",
        "B级指标得分",
        "A级指标得分",
      ],
      ["A1办园条件（40）", "B1资质（15）", "C1审批（5）", 5, null, 14, all],
      [null, null, "C2经费（10）", 9, null, null, null],
      [null, "B2园舍（25）", "C3选址（15）", 15, null, group, null],
      [null, null, "C4绿化（10）", 8, null, null, null],
    ];
    expect(totals(rows(23, 37))).toEqual([["score", 37]]);
    expect(told(rows(23, 37))).toEqual([]);
    expect(told(rows(24, 37))).toEqual([["category-sum-mismatch", "F4"]]);
    expect(told(rows(23, 38))).toEqual([["total-mismatch", "G2"]]);
  });
});

describe("words on how an item is scored", () => {
  it("under 评审标准 are no items, and their 满分 is no total", () => {
    const rows: LiteralSheet = [
      ["评审项目", "评审因素", "分值", "评审标准", "评委打分"],
      ["价格", "投标报价", 30, "价格最低的为基准，其价格分为满分30分，其他按比例得分。", 30],
      ["商务", "企业业绩", 10, "每提供1个得2分，最高得10分。", 8],
      [null, "体系认证", 10, "每项得2分。", 10],
      ["技术", "实施方案", 50, "优得40-50分，良得20-39分。", 45],
      ["合计", null, 100, null, 93],
      ["评委签字：", null, null, "日期："],
    ];
    expect(read(rows)?.flatMap(([, , ...items]) => items)).toEqual([
      [null, "投标报价", 30],
      [null, "企业业绩", 10],
      [null, "体系认证", 10],
      [null, "实施方案", 50],
    ]);
    expect(told(rows)).toEqual([]);
  });

  it("may list parts with points of their own right of what the line is worth", () => {
    const rows: LiteralSheet = [
      ["具体内容", "分值", "具体评分标准", "得分"],
      ["村庄（30分）", 15, "路面干净，有纸屑发现一处扣0.5分。", null],
      [null, 15, "沟渠干净，有杂物发现一处扣0.5分。", null],
      ["宣传（10分）", 10, "1.制定方案（1分）：缺少的，不得分；\n2.研究部署（2分）；\n3.群众知晓率（7分）。", null],
      ["合计", 40, null, null],
    ];
    expect(read(rows)?.map(([name, maximum, ...items]) => [name, maximum, items.length])).toEqual([
      ["村庄", 30, 2],
      ["宣传", 10, 1],
    ]);
  });

  it("may speak of 各项任务 and be worth all its points", () => {
    const rows: LiteralSheet = [
      ["评比内容", "得分"],
      ["1、积极参加政治学习10分，依照情况扣分；", null],
      ["2、爱岗敬业，各项任务完成好10分，每缺一人次扣1分；", null],
      ["3、积极参加各项活动40分：A、球类活动10分B、文化活动30分", null],
      ["合计60分", null],
    ];
    expect(read(rows)?.map(([, maximum]) => maximum)).toEqual([10, 10, 40]);
  });

  it("may speak of 各村 without counting steps", () => {
    const rows: LiteralSheet = [
      ["考评项目", "得分"],
      ["一、责任制（3分）", null],
      ["1.逐级签订责任书，1分。", null],
      ["2.检查辖区内各村、各单位的工作，履行职责好的得1分。", null],
      ["3.每季度召开例会，得1分，每少一次扣0.25分。", null],
    ];
    expect(read(rows)).toEqual([["责任制", 3, ["1", "逐级签订", 1], ["2", "检查辖区", 1], ["3", "每季度召", 1]]]);
  });
});

describe("whose scores a heading tells", () => {
  const rows = (headings: readonly LiteralCell[], ...scores: readonly (readonly LiteralCell[])[]): LiteralSheet => [
    ["考核内容", null, "标准分", ...headings],
    ["德（20分）", "遵守职业道德", 10, ...(scores[0] ?? [])],
    [null, "关爱学生", 10, ...(scores[1] ?? [])],
    ["能（30分）", "基本功扎实", 30, ...(scores[2] ?? [])],
    ["合计", null, 50, ...(scores[3] ?? [])],
  ];

  it("组评 is the colleagues', 校评 a superior's", () => {
    const sheet = rows(["自评", "组评", "校评"], [10, 9, 10], [10, 10, 8], [30, 28, 29], [50, 47, 47]);
    expect(totals(sheet)).toEqual([
      ["self", 50],
      ["peers", 47],
      ["review", 47],
    ]);
    expect(told(sheet)).toEqual([]);
  });

  it.each(["督评", "师评", "园评", "实测", "专家"])("%s is a superior's", (heading) => {
    const sheet = rows(["自评", heading], [10, 10], [10, 8], [30, 29], [50, 47]);
    expect(totals(sheet)).toEqual([
      ["self", 50],
      ["review", 47],
    ]);
  });

  it("最终得分 stands for a superior's column that is left blank", () => {
    const sheet = (last: number): LiteralSheet =>
      rows(["自评得分", "部门评分", "最终得分"], [10, null, 9], [10, null, 10], [30, null, 28], [50, null, last]);
    expect(totals(sheet(47))).toEqual([
      ["self", 50],
      ["review", 47],
    ]);
    expect(told(sheet(48))).toEqual([["total-mismatch", "F5"]]);
  });

  it("评委1 is a judge's, of several", () => {
    const sheet = rows(["评委1", "评委2", "评委3"], [9, null, null], [10, null, null], [28, null, null], [47]);
    expect(totals(sheet)).toEqual([["score", 47]]);
    expect(told(sheet)).toEqual([]);
  });
});

describe("what stands below the total", () => {
  it("alone in its row is a note, whatever it says of points", () => {
    const rows: LiteralSheet = [
      ["评分标准（满分60分）", "得分"],
      ["1、内容健康。（20分）", 20],
      ["2、节奏整齐。（20分）", 18],
      ["3、配合默契。（20分）", 20],
      ["合计", 58],
      ["评分规则：起评分40分，最高不得超过59分。"],
    ];
    expect(totals(rows)).toEqual([["score", 58]]);
    expect(told(rows)).toEqual([]);
  });
});

describe("scores beside tiers that are described", () => {
  it("are no points to be had, however high", () => {
    const rows: LiteralSheet = [
      ["检查项目", "优（18-20分）", "良（15-17分）", "差（0-14分）", "得分"],
      ["地面", "无杂物、无积水", "有少量纸屑", "脏乱不堪", 20],
      ["床铺", "被褥整齐划一", "基本整齐", "没有整理", 19],
      ["桌面", "物品有序无尘", "略有灰尘", "杂乱无章", 20],
      ["总分", null, null, null, 59],
    ];
    expect(totals(rows)).toEqual([["score", 59]]);
    expect(told(rows)).toEqual([]);
  });
});

describe("rows and columns that are no part of the points", () => {
  it("labels for whoever signs below the total leave the items their numbers", () => {
    expect(
      read([
        ["项次", "考核项目", "考核标准", "配分", "评分"],
        ["1", "设备点检", "按时点检，记录完整", "20分", null],
        ["2", "设备保养", "按计划保养，无漏保", "40分", null],
        ["3", "润滑管理", "定点、定质、定量", "40分", null],
        ["总计", null, null, "100分", null],
        ["评分人：", null, "审核：", null, "批准："],
      ])?.flatMap(([, , ...items]) => items.map((i) => (i as unknown[])[0])),
    ).toEqual(["1", "2", "3"]);
  });

  it("≥85分：合格供应商 below the total is a level", () => {
    const [rubric] = sheetRubrics(
      workbook({
        表: [
          ["审核项目", "审核内容", "满分", "实际得分"],
          ["体系（30分）", "1.通过认证", 30, null],
          ["过程（70分）", "2.有作业指导书", 40, null],
          [null, "3.执行首件检验", 30, null],
          ["总得分", null, 100, null],
          ["判定标准", "≥85分：合格供应商", null, null],
          [null, "70-84分：限期整改", null, null],
          [null, "＜70分：不合格", null, null],
        ],
      }),
    );
    expect(rubric?.total).toBe(100);
    expect(rubric?.levels.map((l) => [l.name, l.from])).toEqual([
      ["合格供应商", 85],
      ["限期整改", 70],
      ["不合格", null],
    ]);
  });

  it("总分 left of the items' points holds those of their groups", () => {
    const rows: LiteralSheet = [
      ["序号", "评价项目", "总分", "分项内容", "分项分值", "得分"],
      [1, "环境", 30, "交通便捷", 10, 10],
      [null, null, null, "室内温度", 20, 18],
      [2, "服务", 40, "生活照料", 40, 40],
      ["合计", null, 70, null, 70, 68],
    ];
    expect(read(rows)?.map(([name, maximum]) => [name, maximum])).toEqual([
      ["环境", 30],
      ["服务", 40],
    ]);
    expect(told(rows)).toEqual([]);
  });

  it("what is taken off stands beside names of two characters", () => {
    expect(
      read([
        ["考核项目", "考核细则", "基础分", "扣分", "得分"],
        ["出勤", "迟到1人次扣0.5分，旷课1节扣2分", 20, null, null],
        ["卫生", "地面有纸屑1处扣0.5分", 40, null, null],
        ["纪律", "自习吵闹1次扣2分", 40, null, null],
        ["合计", null, 100, null, null],
      ])?.map(([name]) => name),
    ).toEqual(["出勤", "卫生", "纪律"]);
  });

  it("a share over somebody unknown is no reason to miss the rest of 100 %", () => {
    const rows: LiteralSheet = [
      ["考核指标", "考核要点", "分值", "自评（20%）", "班级测评（30%）", "辅导员评价（50%）"],
      ["品德", "模范遵守纪律", 50, 50, 48, 49],
      ["能力", "组织协调能力强", 30, 30, 29, 28],
      ["态度", "责任心强", 20, 19, 20, 20],
      ["合计", null, 100, 99, 97, 97],
    ];
    expect(told(rows)).toEqual([]);
    expect(totals(rows)).toContainEqual(["review", 97]);
  });
});

describe("a category's own line above its items", () => {
  const rows = (first: number): LiteralSheet => [
    ["考核指标", "考核内容", "分值", "自评分", "核定分"],
    ["总分", null, 60, 58, 55],
    ["（一）机构人员", null, 30, first, 28],
    ["1.机构设置", "挂牌办公", 15, 14, 14],
    ["2.人员配备", "专职两名", 15, 15, 14],
    ["（二）数据质量", null, 30, 29, 27],
    ["3.报表报送", "无迟报漏报", 10, 9, 9],
    ["4.台账建设", "台账齐全", 20, 20, 18],
  ];

  it("states under the parties what its items make together", () => {
    expect(totals(rows(29))).toEqual([
      ["self", 58],
      ["review", 55],
    ]);
    expect(told(rows(29))).toEqual([]);
    expect(told(rows(30))).toEqual([["category-sum-mismatch", "D3"]]);
  });
});

describe("scores given to categories alone", () => {
  it("are told: no item has one", () => {
    const rows: LiteralSheet = [
      ["序号", "内容", "分值", "得分"],
      ["一", "组织建设", 40, 38],
      [1, "班子健全", 10, null],
      [2, "制度完备", 30, null],
      ["二", "作用发挥", 60, 58],
      [3, "服务群众", 40, null],
      [4, "群众满意", 20, null],
    ];
    expect(told(rows)).toEqual([
      ["reading-unproven", "D2"],
      ["reading-unproven", "D5"],
    ]);
  });
});

describe("a table of levels below the sums", () => {
  it("states no level of the sheet", () => {
    const rows = (level: string): LiteralSheet => [
      ["指标", "要求", "分值", "得分"],
      ["建档率", "达到90%", 40, 38],
      ["接种率", "达到95%", 30, 30],
      ["财务规范", "账目清楚", 30, 27],
      ["总得分", null, 100, 95],
      ["评价等级", null, null, level],
      [null],
      ["等级", "优秀", "良好", "合格", "不合格"],
      ["得分", "≥90", "80-89", "60-79", "＜60"],
    ];
    expect(told(rows("优秀"))).toEqual([]);
    expect(told(rows("良好"))).toEqual([["level-mismatch", "D6"]]);
  });
});

describe("figures beside the scores", () => {
  it.each(["允许偏差（mm）", "检测点数", "活动次数", "扣分次数", "参加人数"])("under %s are no scores", (heading) => {
    const rows: LiteralSheet = [
      ["序号", "检测项目", heading, "标准分", "实得分"],
      [1, "截面尺寸", 20, 20, 19],
      [2, "平整度", 18, 30, 30],
      [3, "楼板厚度", 10, 50, 48],
    ];
    expect(totals(rows)).toEqual([["score", 97]]);
    expect(told(rows)).toEqual([]);
  });
});

describe("scores under a heading that nobody knows", () => {
  it("stand left of the reasons for what was taken off", () => {
    const rows = (score: LiteralCell): LiteralSheet => [
      ["类别", "检查项目", "应得分", "检查结果", "扣分原因"],
      ["管理", "登记证齐全", "5分", score],
      [null, "档案完整", "10分", 9],
      ["设备", "定期检验", "15分", 15],
    ];
    expect(told(rows(5))).toEqual([]);
    expect(told(rows(6))).toEqual([["score-above-maximum", "D2"]]);
  });

  it("and a second such column is none of another party's", () => {
    const rows: LiteralSheet = [
      ["类别", "检查项目", "应得分", "检查结果", "另计"],
      ["管理", "登记证齐全", "5分", 5, 1],
      [null, "档案完整", "10分", 9, 1],
      ["设备", "定期检验", "15分", 15, 1],
    ];
    expect(totals(rows)).toEqual([["score", 29]]);
    expect(told(rows)).toEqual([["reading-unproven", "E2"]]);
  });

  it("or whose heading says what each item is worth", () => {
    const rows = (score: LiteralCell): LiteralSheet => [
      ["考评项目", "考评内容", "评分（0-10分）"],
      ["质量", "来料合格", score],
      [null, "质量体系", 9],
      ["交付", "准时交货", 10],
    ];
    expect(totals(rows(8))).toEqual([["score", 27]]);
    expect(told(rows(11))).toEqual([["score-above-maximum", "C2"]]);
  });
});

describe("a column of each category's sum right of the scores", () => {
  it("is called by what it sums", () => {
    const rows = (sum: number): LiteralSheet => [
      ["项目", "考评内容", "满分", "得分", "项目得分"],
      ["业务", "观测质量", 30, 29, sum],
      [null, "资料报送", 20, 20],
      ["保障", "设备巡检", 15, 15, 29],
      [null, "备件管理", 15, 14],
    ];
    expect(told(rows(49))).toEqual([]);
    expect(told(rows(50))).toEqual([["category-sum-mismatch", "E2"]]);
  });
});

describe("a table that lies on its side", () => {
  const rows = (...below: LiteralSheet): LiteralSheet => [
    ["评价项目", "目标", "内容", "方法", "总分"],
    ["满分", 15, 45, 40, 100],
    ["自评", 15, 44, 40, 99],
    ...below,
  ];

  it("has a line for each party", () => {
    expect(totals(rows(["他评", 14, 45, 39, 98]))).toEqual([
      ["self", 99],
      ["peers", 98],
    ]);
    expect(told(rows(["他评", 14, 46, 39, 99]))).toContainEqual(["score-above-maximum", "C4"]);
  });

  it("and no numbers in a line that nobody knows are passed over", () => {
    expect(told(rows(["另行计算", 14, 45, 39, 98])).map(([code]) => code)).toContain("reading-unproven");
  });
});

describe("another list below the total", () => {
  it("is no part of the table", () => {
    const rows: LiteralSheet = [
      ["项目", "考核内容", "分值", "得分"],
      ["组织", "班子健全", 40, 39],
      [null, "制度完备", 30, 30],
      ["作用", "服务群众", 30, 28],
      ["合计", null, 100, 97],
      [null],
      ["序号", "姓名", "电话", "备注"],
      [1, "张三", 13800000000],
      [2, "李四", 13800000001],
    ];
    expect(totals(rows)).toEqual([["score", 97]]);
    expect(told(rows)).toEqual([]);
  });

  it("nor is a line that says the total scored the points to be had", () => {
    const rows = (line: string): LiteralSheet => [
      ["项目", "考核内容", "分值", "得分"],
      ["组织", "班子健全", 40, 39],
      [null, "制度完备", 30, 30],
      ["作用", "服务群众", 30, 28],
      [line],
    ];
    expect(told(rows("总得分：97分"))).toEqual([]);
    expect(told(rows("总得分：98分"))).toEqual([["total-mismatch", "A5"]]);
  });
});

describe("totals and levels in other words", () => {
  const table: LiteralSheet = [
    ["项目", "验收内容", "分值", "自查得分", "核查"],
    ["关键项", "监控覆盖", 40, 38, 36],
    [null, "公示齐全", 30, 30, 30],
    ["一般项", "台账完整", 30, 30, 29],
  ];
  const notes: LiteralSheet = [["说明：80分以上为合格，80分以下为不合格。"]];

  it("are those of the parties above", () => {
    const rows = (total: number): LiteralSheet => [...table, ["总 评 得 分", null, null, 98, total], ...notes];
    expect(totals(rows(95))).toEqual([
      ["self", 98],
      ["review", 95],
    ]);
    expect(told(rows(95))).toEqual([]);
    expect(told(rows(96))).toEqual([["total-mismatch", "E5"]]);
  });

  it("and a conclusion is a level", () => {
    const one = table.map((row) => row.slice(0, 4)).map((row, i) => (i === 0 ? [...row.slice(0, 3), "得分"] : row));
    expect(told([...one, ["验收结论", null, null, "合格"], ...notes])).toEqual([]);
    expect(told([...one, ["验收结论", null, null, "不合格"], ...notes])).toEqual([["level-mismatch", "D5"]]);
    expect(told([...one, ["等次：合格□ 不合格☑"], ...notes])).toEqual([["level-mismatch", "A5"]]);
    expect(told([...one, ["等次：合格☑ 不合格□"], ...notes])).toEqual([]);
    expect(told([...one, ["等次：合格☑ 不合格☑"], ...notes])).toEqual([["level-unknown", "A5"]]);
    expect(told([...one, ["等次：合格□ 不合格□"], ...notes])).toEqual([]);
  });
});

describe("a total in a line above the table", () => {
  const rows = (line: readonly LiteralCell[]): LiteralSheet => [
    ["基层支部考核评分表"],
    line,
    ["项目", "考核内容", "分值", "得分"],
    ["组织", "班子健全", 40, 38],
    [null, "制度完备", 30, 30],
    ["作用", "服务群众", 30, 27],
  ];

  it.each<[readonly LiteralCell[], string]>([
    [["单位：梧桐社区党支部　总得分：96"], "A2"],
    [["单位：梧桐社区党支部   总得分：94.5分"], "A2"],
    [["单位：梧桐社区党支部", null, "总得分：", 94], "D2"],
  ])("%p is one that does not fit", (line, cell) => {
    expect(told(rows(line))).toEqual([["total-mismatch", cell]]);
    expect(told(rows(["单位：梧桐社区党支部　总得分：95分"]))).toEqual([]);
  });
});

describe("numbers in a column of scores outside the items", () => {
  const rows = (line: readonly LiteralCell[]): LiteralSheet => [
    ["项目", "考核内容", "分值", "得分"],
    ["组织", "班子健全", 40, 38],
    [null, "制度完备", 30, 30],
    line,
    ["作用", "服务群众", 30, 27],
    [null, "群众满意", 10, 9],
  ];

  it("are told though nothing else stands in their row", () => {
    expect(told(rows([null, null, null, 5]))).toEqual([["reading-unproven", "D4"]]);
    expect(told(rows([null]))).toEqual([]);
  });

  it("and so are those beside points that cannot be read", () => {
    expect(told(rows([null, "材料上报", "按比例", 5])).map(([code]) => code)).toContain("reading-unproven");
  });
});

describe("scores with words behind them", () => {
  it("are scores that are no numbers, whatever the words", () => {
    const rows: LiteralSheet = [
      ["项目", "考核内容", "分值", "得分"],
      ["组织", "班子健全", 40, "38（缺会议记录）"],
      [null, "制度完备", 30, "29分，台账不全"],
      ["作用", "服务群众", 30, 27],
    ];
    expect(told(rows).map(([code, cell]) => `${code} ${cell}`)).toEqual(
      expect.arrayContaining([expect.stringContaining("D2")]),
    );
  });
});
