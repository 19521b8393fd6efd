import { checkWorkbook } from "../../../src/core/check/check";
import { sheetRubrics } from "../../../src/core/recognition/sheet-rubrics";
import { workbook, type LiteralCell, type LiteralSheet } from "../../support/workbook";
import { read, told, totals } from "./reading";

describe("scores of headings below a category", () => {
  const rows = (first: LiteralCell, other: LiteralCell): LiteralSheet => [
    ["序号", "考核内容", "标准分", "评分规定", "得分"],
    ["一", "队伍建设", 50, null, 47],
    [1, "班子建设", 20, null, first],
    ["1-1", "分工明确", 8, "不明确扣3分", 8],
    ["1-2", "团结敬业", 12, "不团结扣3分", 11],
    [2, "作用发挥", 30, null, other],
    ["2-1", "坚持三同时", 15, "缺一项扣2分", 15],
    ["2-2", "有计划", 15, "没有扣2分", 13],
    ["二", "工程质量", 50, null, 48],
    [1, "体系健全", 25, "不健全扣5分", 25],
    [2, "目标实现", 25, "每低一项扣2分", 23],
    ["合计", null, 100, null, 95],
  ];

  it("are compared with the lines under each", () => {
    expect(totals(rows(19, 28))).toEqual([["score", 95]]);
    expect(told(rows(19, 28))).toEqual([]);
    expect(told(rows(20, 28))).toEqual([["category-sum-mismatch", "E3"]]);
    expect(told(rows(19, 30))).toEqual([["category-sum-mismatch", "E6"]]);
    expect(told(rows(null, null))).toEqual([]);
  });

  it("are named by the heading", () => {
    const { findings } = checkWorkbook(workbook({ 表: rows(20, 28) }));
    expect(findings.find((f) => f.code === "category-sum-mismatch")?.facts).toEqual({
      party: "score",
      category: "班子建设",
      entered: 20,
      computed: 19,
    });
  });
});

describe("a sum of two blocks side by side", () => {
  const rows = (total: number): LiteralSheet => [
    ["项目", "具体项目", "标准分", "得分", "具体项目", "标准分", "得分"],
    ["食品卫生\n30分", "四不制度", 10, 10, "留验制度", 5, 5],
    [null, "售饭工具", 10, 8, "消毒", 5, 5],
    ["个人卫生\n20分", "穿戴整齐", 5, 5, "穿戴干净", 5, 4],
    [null, "头发指甲", 5, 5, "其他", 5, 5],
    ["合计", 50, null, null, null, null, total],
  ];

  it("counts where the points to be had stand under the names", () => {
    expect(totals(rows(47))).toEqual([["score", 47]]);
    expect(told(rows(47))).toEqual([]);
    expect(told(rows(48))).toEqual([["total-mismatch", "G6"]]);
  });
});

describe("a line of names with their points under 评分项目及分值", () => {
  const rows = (total: number): LiteralSheet => [
    ["姓名", "张甲", "学号", "20260001", "专业", "机械"],
    ["评分项目及分值", "内容表达\n（15）", "答辩问题\n（25）", "规范要求\n（20）", "论文质量\n（40）", "合计\n（100）"],
    ["得分", 13, 22, 18, 36, total],
  ];

  it("takes the scores below it", () => {
    expect(read(rows(89))?.flat().filter(Array.isArray)).toEqual([
      [null, "内容表达", 15],
      [null, "答辩问题", 25],
      [null, "规范要求", 20],
      [null, "论文质量", 40],
    ]);
    expect(totals(rows(89))).toEqual([["score", 89]]);
    expect(told(rows(98))).toEqual([["total-mismatch", "F3"]]);
  });
});

describe("a result that is worked out behind its label", () => {
  const rows = (result: number): LiteralSheet => [
    ["序号", "考核项目", "评分标准", "扣分"],
    [1, "驻地建设（40分）", "选址不合理扣1～3分", 1],
    [2, "人员履约（30分）", "不到位扣1～3分", 2],
    [3, "内业资料（30分）", "不全扣1～2分", 1.5],
    ["扣分合计", null, null, 4.5],
    ["实际得分=100-扣分合计=", null, null, result],
  ];

  it("is the total", () => {
    expect(totals(rows(95.5))).toEqual([["score", 95.5]]);
    expect(told(rows(95.5))).toEqual([]);
    expect(told(rows(94.5))).toEqual([["total-mismatch", "D6"]]);
  });
});

it("tells points in a numbered line that nobody counts", () => {
  const rows: LiteralSheet = [
    ["序号", "检查内容", "分值", "得分"],
    [1, "台账齐全", 40, 40],
    [2, "人员到位", 30, 28],
    [3, "现场整洁", 30, 30],
    [4, "其他事项", null, 5],
    ["合计", null, 100, 98],
  ];
  expect(told(rows)).toEqual([["reading-unproven", "D5"]]);
});

describe("a total in a line of sums", () => {
  const rows = (said: number, deducted: number): LiteralSheet => [
    ["项目", "分值", "考核标准", "扣分"],
    ["组织管理", 40, "有制度，无制度扣5分", 2],
    ["环境管理", 30, "布局合理，不合理扣5分", 3],
    ["无菌操作", 30, "洗手，不洗手扣5分", 0],
    ["合计", 100, `得分：${said}`, deducted],
  ];

  it("is read in words beside what was taken off", () => {
    expect(totals(rows(95, 5))).toEqual([["score", 95]]);
    expect(told(rows(95, 5))).toEqual([]);
    expect(told(rows(96, 5))).toEqual([["total-mismatch", "C5"]]);
  });
});

describe("验收情况 and 考核记录 beside scores", () => {
  const rows: LiteralSheet = [
    ["类别", "验收内容", "分值", "验收情况", "得分"],
    ["阵地", "（1）面积达标", 40, "达标", 40],
    [null, "（2）功能室齐全", 30, "缺一室", 28],
    ["队伍", "（3）人员齐备", 30, "达标", 30],
    ["总分", null, 100, null, 98],
  ];

  it("tell what was found", () => {
    expect(totals(rows)).toEqual([["score", 98]]);
    expect(told(rows)).toEqual([]);
  });
});

it("takes 得分 below all items for a total that it cannot be part of", () => {
  const rows: LiteralSheet = [
    ["一级指标", "二级指标", "分值", "自评", "验收"],
    ["组织建设\n60分", "依法建会", 30, 30, 30],
    [null, "班子健全", 30, 30, 29],
    ["民主管理\n40分", "职代会", 40, 40, 38],
    ["加分\n10分", "获得荣誉", 10, 5, 5],
    ["得 分", null, 110, 105, 102],
  ];
  expect(sheetRubrics(workbook({ 表: rows }))[0]?.notUnderstood).toEqual([]);
  expect(totals(rows)).toEqual([
    ["self", 105],
    ["review", 102],
  ]);
  expect(told(rows)).toEqual([]);
});

it("takes what stands under 评分标准 beside names and their points for the way of scoring", () => {
  const rows: LiteralSheet = [
    ["考核项目", "考核指标", "评分标准", "满分", "得分"],
    ["服务（40分）", "全年服务天数", "60天以上40分，40—59天15分，40天以下0分", 40, 40],
    ["培训（30分）", "举办培训班", "每期5分，最高15分", 15, 10],
    [null, "现场指导", "每次1分，最高15分", 15, 12],
    ["评价（30分）", "群众满意度", "很满意30分，满意15分，不满意0分", 30, 15],
    ["合计", null, null, 100, 77],
  ];
  expect(read(rows)?.flat().filter(Array.isArray)).toEqual([
    [null, "全年服务", 40],
    [null, "举办培训", 15],
    [null, "现场指导", 15],
    [null, "群众满意", 30],
  ]);
});

describe("小计 below a part of several categories", () => {
  const rows = (subtotal: number): LiteralSheet => [
    ["一、基础考核（80分）"],
    ["项目", "考核内容", "标准分", "得分"],
    ["机构", "设置机构", 20, 20],
    [null, "人员持证", 20, 15],
    ["核算", "凭证合规", 20, 18],
    [null, "账簿齐全", 20, 20],
    ["小计", null, 80, subtotal],
    ["二、加分项目（20分）"],
    ["项目", "考核内容", "标准分", "得分"],
    ["信息化", "实现电算化", 10, 10],
    ["荣誉", "获得先进称号", 10, 5],
    ["小计", null, 20, 15],
    ["总分", null, 100, 88],
  ];

  it("is compared with all of them", () => {
    expect(read(rows(73))?.map(([name, maximum]) => [name, maximum])).toEqual([
      ["机构", 40],
      ["核算", 40],
      ["信息化", 10],
      ["荣誉", 10],
    ]);
    expect(told(rows(73))).toEqual([]);
    expect(told(rows(75))).toEqual([["category-sum-mismatch", "D7"]]);
  });
});

describe("words under a party beside its scores", () => {
  const rows = (heading: string, texts: readonly LiteralCell[]): LiteralSheet => [
    ["评定项目", "分值", heading, "得分"],
    ["守法经营", 40, texts[0] ?? null, 40],
    ["明码标价", 30, texts[1] ?? null, 28],
    ["店堂形象", 30, texts[2] ?? null, 26],
    ["合计", 100, null, 94],
  ];

  it.each([
    ["得分区间", ["0-40", "0-30", "0-30"]],
    ["评分规则", ["每低1%扣3分", "每低0.5%扣5分", "每超1小时扣2分"]],
  ])("are no scores: %s", (heading, texts) => {
    expect(totals(rows(heading, texts))).toEqual([["score", 94]]);
    expect(told(rows(heading, texts))).toEqual([]);
  });
});

describe("shares over columns to tick, the last of them nothing", () => {
  const rows = (score: number): LiteralSheet => [
    ["评价内容", "分值", "很满意（100%）", "满意（80%）", "一般（60%）", "不满意（0）"],
    ["服务态度", 40, 40],
    ["办事效率", 30, null, score],
    ["环境卫生", 30, null, null, 18],
    ["合计得分", 100, 82],
  ];

  it("take points written in place of a mark", () => {
    expect(totals(rows(24))).toEqual([["score", 82]]);
    expect(told(rows(24))).toEqual([]);
  });
});

describe("what was taken off in each of several rows of one score", () => {
  const rows = (score: number): LiteralSheet => [
    ["项目", "分值", "内容与要求", "扣分", "得分"],
    ["人员管理", 40, "资质符合", 0, score],
    [null, null, "定期培训", 2, null],
    ["仪器管理", 60, "定期校准", 5, 54],
    [null, null, "记录完整", 1, null],
    ["合计", 100, null, 8, 54 + score],
  ];

  it("leads to it together", () => {
    expect(told(rows(38))).toEqual([]);
    expect(told(rows(39))).toEqual([["reading-unproven", "D2"]]);
  });
});

describe("months under 考核细则 and their average", () => {
  const rows: LiteralSheet = [
    ["项目", "考核细则", "分值", "9月", "10月", "平均得分"],
    ["管理", "按时到岗，缺一次扣1分", 40, 38, 40, 39],
    [null, "班会课记录完整", 30, 30, 28, 29],
    ["卫生", "卫生评比", 30, 29, 29, 29],
    ["合计", null, 100, 97, 97, 97],
  ];

  it("are rounds of one score", () => {
    expect(told(rows)).toEqual([]);
  });
});

it("does not count on from 2) to Ⅱ-2", () => {
  const rows: LiteralSheet = [
    ["测评项目", "测评指标", "测评内容", "分值", "得分"],
    ["思想建设", "Ⅱ-1理想信念", "1）开展主题活动", 30, 30],
    [null, null, "2）每学期两次", 20, 20],
    [null, "Ⅱ-2师德师风", "无失范行为", 20, 18],
    ["校园文化", "Ⅱ-3文化活动", "举办文化节", 30, 30],
    ["总分", null, null, 100, 98],
  ];
  expect(told(rows)).toEqual([]);
});

describe("应得分 and 实得分 in one row", () => {
  const rows = (total: number): LiteralSheet => [
    ["检查项目", "检查要点", "应得分", "实得分", "问题描述"],
    ["门卫", "保安持证上岗", 40, 40, null],
    ["消防", "灭火器有效", 30, 26, "2具过期"],
    ["食堂", "食品留样", 30, 30, null],
    ["应得分", null, 100, "实得分", total],
  ];

  it("the latter with its total to the right", () => {
    expect(totals(rows(96))).toEqual([["score", 96]]);
    expect(told(rows(96))).toEqual([]);
    expect(told(rows(69))).toEqual([["total-mismatch", "E5"]]);
  });
});

describe("levels right of a table with their ranges", () => {
  const rows: LiteralSheet = [
    ["项目", "标准", "分值", "得分", null, "等级", "分数段"],
    ["设施（40分）", "配备分类桶", 20, 20, null, "示范", "90-100"],
    [null, "有集中投放点", 20, 18, null, "达标", "75-89"],
    ["管理（60分）", "有专职保洁员", 30, 30, null, "不达标", "75以下"],
    [null, "台账齐全", 30, 25],
    ["合计", null, 100, 93],
  ];

  it("are its levels", () => {
    const [rubric] = sheetRubrics(workbook({ 表: rows }));
    expect(rubric?.levels.map((l) => [l.name, l.from])).toEqual([
      ["示范", 90],
      ["达标", 75],
      ["不达标", null],
    ]);
    expect(totals(rows)).toEqual([["score", 93]]);
    expect(told(rows)).toEqual([]);
  });
});

describe("a total in a line of entries above the table", () => {
  const rows = (label: LiteralCell, total: number): LiteralSheet => [
    ["市场名称", "市场甲", null, label, total],
    ["类别", "标准", "分值", "评分说明", "得分"],
    ["设施", "地面硬化", 40, "破损一处扣2分", 38],
    [null, "摊位统一", 30, "不统一扣5分", 30],
    ["环境", "垃圾日清", 30, "积存一次扣5分", 25],
  ];

  it("is read without a colon as well", () => {
    expect(totals(rows("得分", 93))).toEqual([["score", 93]]);
    expect(told(rows("得分", 93))).toEqual([]);
    expect(told(rows("得分", 39))).toEqual([["total-mismatch", "E1"]]);
    expect(told(rows("总分", 100))).toEqual([]);
  });
});

describe("several places with their average", () => {
  const rows = (average: number): LiteralSheet => [
    ["检查项目", "检查内容", "标准分", "第1公里", "第2公里", "平均分"],
    ["路基", "路肩平整", 30, 28, 26, 27],
    ["路面", "路面整洁", 40, 36, 38, average],
    ["桥涵", "排水畅通", 30, 30, 28, 29],
    ["总分", null, 100, 94, 92, 93],
  ];

  it("are rounds of one score", () => {
    expect(told(rows(37))).toEqual([]);
    expect(told(rows(31))).toContainEqual(["reading-unproven", "F3"]);
  });
});

describe("names with their points above the scores of one subject", () => {
  const rows = (...scores: readonly LiteralCell[]): LiteralSheet => [
    ["检查路段", "路面清扫\n(40分)", "果皮箱\n(30分)", "公厕\n(30分)", "合计"],
    ["路段甲", ...scores],
  ];

  it("are a rubric, filled or not", () => {
    const items = [
      [null, "路面清扫", 40],
      [null, "果皮箱", 30],
      [null, "公厕", 30],
    ];
    expect(read(rows())?.flat().filter(Array.isArray)).toEqual(items);
    expect(
      read(rows(38, 30, 28, 96))
        ?.flat()
        .filter(Array.isArray),
    ).toEqual(items);
    expect(totals(rows(38, 30, 28, 96))).toEqual([["score", 96]]);
    expect(told(rows(38, 30, 28, 96))).toEqual([]);
    expect(told(rows(38, 31, 28, 97))).toEqual([["score-above-maximum", "C2"]]);
    expect(told(rows(38, 30, 28, 69))).toEqual([["total-mismatch", "E2"]]);
  });
});
