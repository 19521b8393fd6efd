import { checkWorkbook } from "../../../src/core/check/check";
import { drawRubricSheet } from "../../../src/core/generation/rubric-sheet/draw";
import { readRubricSheet } from "../../../src/core/own-sheets/rubric/read";
import { snapshotOfDesign } from "../../support/design-snapshot";
import { workbook, type LiteralCell, type LiteralSheet } from "../../support/workbook";
import { read, told, totals } from "./reading";

describe("additions and deductions for each of several deeds", () => {
  const rows = (added: LiteralCell, taken: LiteralCell, total: number): LiteralSheet => [
    ["项目", "内容", "分值", "考核"],
    ["基本项", "内部管理", 60, 60],
    [null, "执业质量", 40, 38],
    ["加分项", "获表彰每次加2分", null, added],
    ["减分项", "受处分每次减5分", null, taken],
    ["总分", null, 100, total],
  ];

  it("count without a limit", () => {
    expect(totals(rows(4, 10, 92))).toEqual([["review", 92]]);
    expect(told(rows(4, -10, 92))).toEqual([]);
    expect(told(rows(4, 10, 98))).toEqual([["total-mismatch", "D6"]]);
    expect(told(rows(null, null, 98))).toEqual([]);
  });

  it("have no maximum in the scheme, and so have their categories", () => {
    const [sheet] = checkWorkbook(workbook({ 表: rows(null, null, 98) })).sheets;
    const categories = sheet?.kind === "scoring" ? sheet.rubric.categories : [];
    expect(categories.map((c) => [c.name, c.maximum, ...c.items.map((i) => i.maximum)])).toEqual([
      ["基本项", 100, 60, 40],
      ["加分项", null, null],
      ["减分项", null, null],
    ]);
    const confirmed = sheet?.kind === "scoring" ? snapshotOfDesign(drawRubricSheet(sheet.scheme)) : null;
    expect(confirmed && readRubricSheet(confirmed)).toEqual(sheet?.kind === "scoring" ? sheet.scheme : undefined);
  });
});

describe("lines that state what the next ones are worth together", () => {
  const rows = (total: number): LiteralSheet => [
    ["评分项目", "评分要素", null, "标准分", "得分"],
    ["体格检查", "系统检查", "暖手和听诊器", 20, 18],
    [null, null, "胸部", "(30)", "-"],
    [null, null, "肺部叩诊", 10, 10],
    [null, null, "心脏听诊", 20, 20],
    [null, "重点查体", "系统规范", 50, 50],
    ["合计", null, null, total, 98],
  ];

  it("are headings where only so the total is right", () => {
    expect(read(rows(100))?.flat().filter(Array.isArray)).toEqual([
      [null, "暖手和听", 20],
      [null, "肺部叩诊", 10],
      [null, "心脏听诊", 20],
      [null, "系统规范", 50],
    ]);
    expect(told(rows(100))).toEqual([]);
  });

  it("are lines of their own where the total counts them", () => {
    expect(read(rows(130))?.flat().filter(Array.isArray)).toHaveLength(5);
  });
});

describe("points and scores of groups beside those of their lines", () => {
  const rows = (first: number, total: number): LiteralSheet => [
    ["指标", "指标分值", "指标得分", "要点", "要点分值", "要点得分"],
    ["规模", 60, first, "营业收入", 40, 38],
    [null, null, null, "企业数量", 20, 20],
    ["创新", 40, 39, "研发投入", 25, 24],
    [null, null, null, "专利数量", 15, 15],
    ["合计", 100, total, null, 100],
  ];

  it("are checked as the sums that they are", () => {
    expect(totals(rows(58, 97))).toEqual([["score", 97]]);
    expect(told(rows(58, 97))).toEqual([]);
    expect(told(rows(59, 97))).toEqual([["category-sum-mismatch", "C2"]]);
    expect(told(rows(58, 99))).toEqual([["total-mismatch", "C6"]]);
  });
});

describe("a first part under headings of its own", () => {
  const rows = (first: number, total: number): LiteralSheet => [
    ["项目资金", null, "年初预算数", "全年执行数", "分值", "执行率", "得分"],
    [null, "年度资金总额", 500, 480, 10, "96%", first],
    ["年度目标", "完成改造"],
    ["绩效指标", "二级指标", "三级指标", "指标值", "分值", "完成值", "得分"],
    [null, "产出", "改造小区数", "3个", 50, "3个", 48],
    [null, "效益", "受益户数", "800户", 40, "800户", 40],
    ["总分", null, null, null, 100, null, total],
  ];

  it("is part of the table", () => {
    expect(totals(rows(9, 97))).toEqual([["score", 97]]);
    expect(told(rows(9, 97))).toEqual([]);
    expect(told(rows(9, 99))).toEqual([["total-mismatch", "G7"]]);
    expect(told(rows(11, 99))[0]).toEqual(["score-above-maximum", "G2"]);
  });
});

describe("points in words", () => {
  it("are points", () => {
    const rows: LiteralSheet = [
      ["评审项目", "评审标准", "标准分数", "评审分数"],
      ["内容", "思想性", "四十分", 38],
      ["编校", "差错率", "三十五分", 35],
      ["设计", "协调", "二十五分", 25],
      ["总计", null, "一百分", 98],
    ];
    expect(totals(rows)).toEqual([["score", 98]]);
    expect(told(rows)).toEqual([]);
  });
});

describe("columns to tick", () => {
  it("state no total where their headings stand in the second line", () => {
    const rows: LiteralSheet = [
      ["序号", "内容", "检查结果"],
      [null, null, "符合（10分）", "基本符合（6分）", "不符合（0分）"],
      [1, "进厂查验", "√"],
      [2, "同步检验", null, "√"],
      [3, "冷链运输", "√"],
    ];
    expect(totals(rows)).toEqual([["score", 26]]);
    expect(told(rows)).toEqual([]);
  });

  it("may be called by their points alone", () => {
    const rows = (mark: string): LiteralSheet => [
      ["序号", "项目", "5分", "3分", "1分"],
      [1, "手卫生", "√"],
      [2, "器械灭菌", null, "√"],
      [3, "废物处置", "√", null, mark],
    ];
    expect(totals(rows(""))).toEqual([["score", 13]]);
    expect(told(rows("√"))).toHaveLength(1);
  });
});

describe("names with their points behind a stroke", () => {
  it("are items, and 总分/100 is their total", () => {
    const rows = (total: number): LiteralSheet => [
      ["要素/满分", "具体要求", "评分"],
      ["泊位布局/30", "划分清楚", 30],
      ["消防设施/40", "间距不大于120米", 38],
      ["环境整治/30", "无垃圾", 30],
      ["总分/100", null, total],
    ];
    expect(told(rows(98))).toEqual([]);
    expect(told(rows(99))).toEqual([["total-mismatch", "C5"]]);
  });
});

describe("the total of points in texts", () => {
  it("may be stated beside its label", () => {
    const rows = (points: string): LiteralSheet => [
      ["评分内容", "评分标准", "得分"],
      ["队列（4分）", "整齐", 4],
      ["口号（3分）", "响亮", 2],
      ["服装（3分）", "统一", 3],
      ["总分", points, 9],
    ];
    expect(told(rows("10分"))).toEqual([]);
    expect(told(rows("12分")).map(([code]) => code)).toContain("rubric-sum-mismatch");
  });
});

describe("what a department checks", () => {
  it("are a superior's scores", () => {
    const rows: LiteralSheet = [
      ["项目", "标准", "分值", "科室自查", "质管科检查"],
      ["招募", "记录完整", 40, 40, 39],
      ["采血", "一针率达标", 30, 30, 30],
      ["检测", "准确", 30, 30, 29],
    ];
    expect(totals(rows)).toEqual([
      ["self", 100],
      ["review", 98],
    ]);
  });
});

describe("headings of two lines", () => {
  it("tell what a column holds that has its heading in the first", () => {
    const rows: LiteralSheet = [
      ["评估项目", null, "评估内容", "评分标准", "分值", "得分"],
      ["一级指标", "二级指标"],
      ["1.条件（50分）", "1.1床位", "床位不少于200张", "符合标准，得满分", 30, 30],
      [null, "1.2设备", "设备齐全", "缺1项，不得分", 20, 20],
      ["2.师资（50分）", "2.1比例", "每名教师带教不超过3名", "不达标准，不得分", 30, 25],
      [null, "2.2培训", "均参加过培训", "1项满足，得8分", 20, 20],
    ];
    expect(read(rows)?.flat().filter(Array.isArray)).toEqual([
      ["1.1", "床位不少", 30],
      ["1.2", "设备齐全", 20],
      ["2.1", "每名教师", 30],
      ["2.2", "均参加过", 20],
    ]);
  });
});

describe("what stands beside the scores", () => {
  const rows = (heading: string, ...entries: readonly LiteralCell[]): LiteralSheet => [
    ["序号", "审核内容", "评分（0/1/3/5）", heading],
    [1, "质量手册有效", 5, entries[0] ?? null],
    [2, "文件受控", 3, entries[1] ?? null],
    [3, "设备点检", 5, entries[2] ?? null],
  ];

  it("may be a record in words", () => {
    expect(totals(rows("审核记录", "符合", "缺失", "符合"))).toEqual([["score", 13]]);
    expect(told(rows("审核记录", "符合", "缺失", "符合"))).toEqual([]);
  });

  it("may be an amount of money", () => {
    const paid = (heading: string): LiteralSheet => [
      ["项目", "标准", "标准分", heading, "得分"],
      ["清扫", "每日2次", 50, null, 50],
      ["清运", "日产日清", 30, 200, 29],
      ["公厕", "无异味", 20, null, 20],
    ];
    expect(told(paid("扣款（元）"))).toEqual([]);
    expect(told(paid("其他"))).toEqual([["reading-unproven", "D3"]]);
  });

  it("is told where nothing says what it is", () => {
    expect(told(rows("其他", 2, 3, 4))).toEqual([["reading-unproven", "D2"]]);
  });

  it("does not change which points may be given", () => {
    expect(read(rows("审核记录"))?.flat().filter(Array.isArray)[0]).toEqual(["1", "质量手册", 5, [5, 3, 1, 0]]);
    const wrong = rows("审核记录").map((row, i) => (i === 1 ? [1, "质量手册有效", 4] : row));
    expect(told(wrong)).toEqual([["score-option-invalid", "C2"]]);
  });
});

describe("judges and their average", () => {
  it("count once, wherever the word for it stands", () => {
    const rows: LiteralSheet = [
      ["项目", "分值", "评委1", "评委2", "得分（平均）"],
      ["主题", 40, 40, 38, 39],
      ["版面", 30, 30, 30, 30],
      ["书写", 30, 28, 30, 29],
      ["合计", 100, null, null, 98],
    ];
    expect(totals(rows)).toEqual([["score", 98]]);
    expect(told(rows)).toEqual([]);
  });
});

describe("columns called by falling numbers", () => {
  it("are to be ticked", () => {
    const rows = (mark: LiteralCell): LiteralSheet => [
      ["维度", "观察点", 5, 4, 3, 2, 1],
      ["目标", "目标明确", "√"],
      [null, "贴近学生", null, "√"],
      ["过程", "环节流畅", "√", null, mark],
    ];
    expect(totals(rows(null))).toEqual([["score", 14]]);
    expect(told(rows("√"))).toHaveLength(1);
  });
});

describe("totals and levels by other names", () => {
  it.each([["总积分"], ["总分"]])("%s", (label) => {
    const rows = (total: number): LiteralSheet => [
      ["类别", "内容", "基础分", "得分"],
      ["守法", "无违法行为", 40, 40],
      ["卫生", "房前屋后整洁", 60, 55],
      ["公益", "参加义务劳动", 20, 20],
      [label, null, 120, total],
    ];
    expect(told(rows(115))).toEqual([]);
    expect(told(rows(116))).toEqual([["total-mismatch", "D5"]]);
  });
});

describe("levels in a small table below", () => {
  it("are not called by what follows from them", () => {
    const rows = (level: string): LiteralSheet => [
      ["项目", "考核要点", "分值", "得分"],
      ["编制", "不超编", 40, 40],
      ["使用", "无公车私用", 40, 38],
      ["档案", "一车一档", 20, 20],
      ["合计", null, 100, 98],
      ["考核等级", null, null, level],
      ["等级", "分数段", "结果运用"],
      ["优秀", "90分以上", "通报表扬"],
      ["良好", "80-89分", "保持"],
      ["合格", "60-79分", "提醒"],
    ];
    expect(told(rows("优秀"))).toEqual([]);
    expect(told(rows("良好"))).toEqual([["level-mismatch", "D6"]]);
  });
});

describe("a hundred points for every line", () => {
  const rows = (first: number, heading: string): LiteralSheet => [
    ["考核维度", "权重", "评分（百分制）", heading],
    ["工作业绩", "50%", first, first / 2],
    ["工作能力", "30%", 90, 27],
    ["廉洁自律", "20%", 100, 20],
    ["总分", "100%", null, first / 2 + 47],
  ];

  it("are weighed, and make a total that is withheld", () => {
    expect(totals(rows(96, "加权得分"))).toEqual([["score", null]]);
    expect(told(rows(96, "加权得分"))).toEqual([]);
    expect(told(rows(101, "加权得分"))[0]).toEqual(["score-above-maximum", "C2"]);
  });

  it("are what 得分 is worked out from", () => {
    expect(read(rows(96, "得分"))?.flat().filter(Array.isArray)[0]).toEqual([null, "工作业绩", 50]);
  });
});

describe("points that a note states for every line", () => {
  it("are no total", () => {
    const rows = (score: number): LiteralSheet => [
      ["评价项目", "评价标准", "得分"],
      ["内容", "资料丰富", score],
      ["逻辑", "条理分明", 24],
      ["表达", "声音洪亮", 25],
      ["注：每项满分25分，总分75分。"],
    ];
    expect(totals(rows(25))).toEqual([["score", 74]]);
    expect(told(rows(25))).toEqual([]);
    expect(told(rows(26))).toEqual([["score-above-maximum", "C2"]]);
  });
});

describe("marks under grades beside typed scores", () => {
  it("are none of the scores", () => {
    const rows: LiteralSheet = [
      ["考核项目", "分值", "评分等级", null, null, "得分"],
      [null, null, "A(1.0)", "B(0.8)", "C(0.6)"],
      ["出勤", 20, "√", null, null, 20],
      ["态度", 30, null, "√", null, 24],
      ["能力", 50, "√", null, null, 50],
      ["总分", 100, null, null, null, 94],
    ];
    expect(totals(rows)).toEqual([["score", 94]]);
    expect(told(rows)).toEqual([]);
  });
});

describe("shares in the headings of scores", () => {
  it("belong to whoever the heading names", () => {
    const rows: LiteralSheet = [
      ["评价内容", "分值", "自评（20%）", "互评（30%）", "师评（50%）"],
      ["参与", 30, 30, 30, 28],
      ["合作", 40, 40, 38, 40],
      ["成果", 30, 30, 30, 30],
    ];
    const [branch] = checkWorkbook(workbook({ 表: rows })).branches;
    expect(branch?.total?.toNumber()).toBe(98.4);
  });
});

describe("a column of another year", () => {
  const rows = (heading: string): LiteralSheet => [
    ["项目", "内容", "分值", "自评", "考评", heading],
    ["组织", "班子健全", 40, 40, 38, 20],
    ["队伍", "教育经常", 30, 30, 30, 20],
    ["作用", "服务到位", 30, 30, 28, 20],
  ];

  it("is none of the parties beside them", () => {
    expect(totals(rows("2022年得分"))).toEqual([
      ["self", 100],
      ["review", 96],
    ]);
  });

  it("is the score where it stands alone", () => {
    const alone = rows("").map((row, i) => [...row.slice(0, 3), i === 0 ? "2024年得分" : (row[4] ?? null)]);
    expect(totals(alone)).toEqual([["score", 96]]);
  });

  it("is told beside that of yet another year", () => {
    const two = rows("").map((row, i) => [
      ...row.slice(0, 3),
      ...(i === 0 ? ["2023年得分", "2024年得分"] : [row[3] ?? null, row[4] ?? null]),
    ]);
    expect(told(two)).toEqual([["branch-duplicate", "E1"]]);
  });
});

describe("a level in the sentence of an opinion", () => {
  const rows = (level: string): LiteralSheet => [
    ["项目", "内容", "分值", "考评"],
    ["组织", "班子健全", 40, 38],
    ["队伍", "教育经常", 30, 30],
    ["作用", "服务到位", 30, 28],
    [`考核组意见：经考核，该村得96分，评定为${level}等次。`],
    ["90分以上为优秀，80-89分为良好，60-79分为合格，60分以下为不合格。"],
  ];

  it("is checked", () => {
    expect(told(rows("优秀"))).toEqual([]);
    expect(told(rows("良好"))).toEqual([["level-mismatch", "A5"]]);
  });

  it("is one of the rubric's", () => {
    expect(told(rows("先进单位"))).toEqual([]);
  });
});

describe("rows below the total", () => {
  const rows = (last: readonly LiteralCell[], total = 118): LiteralSheet => [
    ["项目", "内容", "分值", "得分"],
    ["制度", "制度健全", 50, 50],
    ["人员", "人员到位", 30, 28],
    ["台账", "台账完整", 40, 40],
    ["合计", null, 120, total],
    last,
  ];

  it("may convert it to a hundred", () => {
    expect(totals(rows(["折合百分制得分", null, 100, 98.33]))).toEqual([["score", 118]]);
    expect(told(rows(["折合百分制得分", null, 100, 98.33]))).toEqual([]);
  });

  it("may be an item only above it", () => {
    expect(told(rows(["平均分", null, 20, 19.67]))).toEqual([]);
  });
});

describe("a limit of the total in its own label", () => {
  it("counts", () => {
    const rows = (total: number): LiteralSheet => [
      ["项目", "内容", "分值", "得分"],
      ["基本", "制度健全", 50, 50],
      [null, "人员到位", 50, 49],
      ["加分", "获奖加5分", 5, 5],
      ["总分（不超过100分）", null, null, total],
    ];
    expect(told(rows(100))).toEqual([]);
    expect(told(rows(103))).toEqual([["total-mismatch", "D5"]]);
  });
});

describe("blocks side by side without any sum", () => {
  it("are proven by their headings", () => {
    const rows: LiteralSheet = [
      ["项目", "分值", "得分", "项目", "分值", "得分"],
      ["地面", 20, 20, "门窗", 20, 20],
      ["墙面", 20, 19, "灯具", 20, 20],
      ["桌椅", 10, 10, "柜子", 10, 9],
    ];
    expect(totals(rows)).toEqual([["score", 98]]);
    expect(told(rows)).toEqual([]);
  });
});

describe("what tells how to score", () => {
  it("may say something in few rows", () => {
    const rows: LiteralSheet = [
      ["要素", "评审内容", "评审标准", null, "标准分", "得分"],
      [null, null, "否决项", "扣分项"],
      ["法规", "建立识别制度", null, "未建立扣10分", 20, 20],
      [null, "每年评价一次", null, "未评价扣10分", 20, 20],
      ["机构", "签订承诺书", "未签订", "内容不全扣5分", 30, 25],
      [null, "配专职安全员", null, "少1人扣5分", 30, 30],
    ];
    expect(read(rows)?.flat().filter(Array.isArray)).toEqual([
      [null, "建立识别", 20],
      [null, "每年评价", 20],
      [null, "签订承诺", 30],
      [null, "配专职安", 30],
    ]);
  });

  it("may be what was found", () => {
    const rows: LiteralSheet = [
      ["类别", "检查项", "检查情况", "应得分", "实得分"],
      ["制度（50分）", "责任制", "已建立", 25, 25],
      [null, "应急预案", "2023年修订", 25, 25],
      ["技术（50分）", "等级保护", "已测评2个系统", 30, 30],
      [null, "漏洞整改", "发现3个，整改3个", 20, 18],
    ];
    expect(read(rows)?.flat().filter(Array.isArray)[0]).toEqual([null, "责任制", 25]);
    expect(told(rows)).toEqual([]);
  });

  it("may share out the total", () => {
    const rows: LiteralSheet = [
      ["条款号", "评审因素", "评审标准", "分值", "得分"],
      ["2.2.1", "分值构成", "总分100分，其中商务20分、技术50分、报价30分"],
      ["2.2.2", "企业业绩", "每项2分，最高20分", 20, 18],
      ["2.2.3", "施工方案", "优41-50分，良31-40分", 50, 45],
      ["2.2.4", "投标报价", "每高1%扣0.5分", 30, 30],
      ["总分", null, null, 100, 93],
    ];
    expect(totals(rows)).toEqual([["score", 93]]);
    expect(told(rows)).toEqual([]);
  });
});

describe("points that a heading states with a word for each", () => {
  it("may be given for every line", () => {
    const rows = (score: number): LiteralSheet => [
      ["评价指标", "评价等级（优5 良4 中3 差2 很差1）", "评分"],
      ["教学态度认真", null, 5],
      ["内容充实", null, score],
      ["重点突出", null, 3],
    ];
    expect(totals(rows(4))).toEqual([["score", 12]]);
    expect(told(rows(4.5))).toEqual([["score-option-invalid", "C3"]]);
  });
});

describe("分数 twice", () => {
  it("is what groups and lines are worth", () => {
    const rows = (total: number): LiteralSheet => [
      ["项目", "分数", "内容", "分数", "得分"],
      ["管理", 40, "领导分管", 20, 20],
      [null, null, "人员配备", 20, 19],
      ["业务", 60, "归档完整", 30, 28],
      [null, null, "整理规范", 30, 30],
      ["合计", 100, null, 100, total],
    ];
    expect(totals(rows(97))).toEqual([["score", 97]]);
    expect(told(rows(97))).toEqual([]);
    expect(told(rows(98))).toEqual([["total-mismatch", "E6"]]);
  });
});

describe("scores beside lines that state their points", () => {
  it("have a total of their own, whatever stands over them", () => {
    const rows = (total: number): LiteralSheet => [
      ["优秀团支部考核办法"],
      ["团支部：", "团支部甲", null, "得分"],
      ["一、组织建设（40分）"],
      ["1．班子健全，20分；", null, null, 20],
      ["2．按期换届，20分；", null, null, 19],
      ["二、主题活动（60分）"],
      ["1．每月开展活动，30分；", null, null, 30],
      ["2．活动有记录，30分。", null, null, 29],
      ["总分（100分）", null, null, total],
    ];
    expect(told(rows(98))).toEqual([]);
    expect(told(rows(99))).toEqual([["total-mismatch", "D9"]]);
  });
});

describe("what whoever is examined counts", () => {
  it("is their own score", () => {
    const rows: LiteralSheet = [
      ["考核模块", "考核指标", "最高分", "个人计分", "学院核定"],
      ["立德树人", "师德表现", 40, 40, 40],
      ["培养过程", "论文指导", 30, 30, 28],
      ["培养成效", "学生成果", 30, 30, 30],
    ];
    expect(totals(rows)).toEqual([
      ["self", 100],
      ["review", 98],
    ]);
  });
});

describe("得分 and 小计 under each party's heading", () => {
  const rows = (self: LiteralCell, review: LiteralCell): LiteralSheet => [
    ["项目", "考评内容和标准", "自评", null, "考评", null],
    [null, null, "得分", "小计", "得分", "小计"],
    ["（一）班子（20分）", "（1）班子健全（8分）", 7, 19, 8, 18],
    [null, "（2）作用发挥（12分）", 12, null, 10, null],
    ["（二）阵地（17分）", "（1）有固定场所（10分）", 10, 17, 10, 17],
    [null, "（2）宣传到位（7分）", 7, null, 7, null],
    ["总分", null, null, self, null, review],
  ];

  it("each 小计 is its own party's, and so is a total below it", () => {
    expect(totals(rows(36, 35))).toEqual([
      ["self", 36],
      ["review", 35],
    ]);
    expect(told(rows(36, 35))).toEqual([]);
    expect(told(rows(35, 36))).toEqual([
      ["total-mismatch", "D7"],
      ["total-mismatch", "F7"],
    ]);
    const wrong = rows(36, 35).map((row) => row.map((cell) => (cell === 18 ? 19 : cell)));
    expect(told(wrong)).toEqual([["category-sum-mismatch", "F3"]]);
  });
});

describe("a superior that is named like an organisation", () => {
  const rows = (level: string): LiteralSheet => [
    ["党员积分考核表"],
    ["类别", "积分内容", "计分标准", "基础分", "党员自评", "党委审定"],
    ["政治表现", "理想信念坚定", "受处分的不计分", 40, 40, 38],
    ["组织生活", "参加“三会一课”", "缺席一次扣2分", 30, 30, 30],
    ["作用发挥", "联系服务群众", "每少1户扣1分", 30, 29, 25],
    ["合计", null, null, 100, 99, 93],
    ["等次", null, null, null, null, level],
    ["90分以上为优秀党员，75—89分为合格党员，75分以下为不合格党员。"],
  ];

  it("heads scores and is no branch; a level with the word for whoever has it is that level", () => {
    expect(totals(rows("优秀党员"))).toEqual([
      ["self", 99],
      ["review", 93],
    ]);
    expect(told(rows("优秀党员"))).toEqual([]);
    expect(told(rows("合格党员"))).toEqual([["level-mismatch", "F7"]]);
  });
});

describe("marks instead of scores", () => {
  const rows = (heading: string, total: LiteralCell): LiteralSheet => [
    ["检查项目", "检查内容", "分值", heading],
    ["证照", "证照齐全", 20, "√"],
    [null, "公示到位", 20, "√"],
    ["人员", "健康证有效", 30, "×"],
    ["环境", "地面干净", 30, "符合"],
    ["得分", null, 100, total],
  ];

  it("are told where no points are stated for them, and so is a total that rests on them", () => {
    expect(told(rows("检查结果", null))).toEqual([["reading-unproven", "D2"]]);
    expect(told(rows("√/×", 70))).toEqual([
      ["reading-unproven", "D6"],
      ["reading-unproven", "D2"],
    ]);
  });

  it("beside scores are no scores, and need none", () => {
    const scored = rows("是否符合", null).map((row, i) => [...row, ["得分", 20, 20, 0, 30, 70][i] ?? null]);
    expect(told(scored)).toEqual([]);
    expect(totals(scored)).toEqual([["score", 70]]);
  });
});

describe("a hundred points for every line beside its weight in percent", () => {
  it("make no total: how they are weighed the sheet does not say", () => {
    const rows: LiteralSheet = [
      ["考核项目", "考核指标", "权重", "评分（百分制）"],
      ["业绩", "销售额", "40%", 90],
      [null, "回款率", "30%", 95],
      ["能力", "团队协作", "20%", 80],
      ["态度", "出勤", "10%", 100],
      ["加权得分", null, "100%", 90.5],
    ];
    expect(told(rows)).toEqual([]);
    expect(totals(rows)).toEqual([["score", null]]);
    expect(checkWorkbook(workbook({ 表: rows })).unchecked.map((u) => u.code)).toEqual(["item-weights", "no-levels"]);
  });
});

describe("several weeks and their average", () => {
  const rows = (average: number): LiteralSheet => [
    ["项目", "内容", "分值", "第一周", "第二周", "月平均得分"],
    ["地面", "干净", 40, 36, 38, 37],
    ["门窗", "明亮", 30, 30, 28, average],
    ["桌椅", "整齐", 30, 30, 30, 30],
    ["合计", null, 100, 96, 96, 67 + average],
  ];

  it("are scores of one party, which the average is", () => {
    expect(told(rows(29))).toEqual([]);
    expect(totals(rows(29))).toEqual([["score", 96]]);
    expect(told(rows(25))).toEqual([["reading-unproven", "F3"]]);
  });

  it("are none beside a column of scores", () => {
    const beside = rows(29).map((row) => [...row.slice(0, 5), row[5] === "月平均得分" ? "得分" : row[5]]);
    expect(told(beside as LiteralSheet).map(([code]) => code)).toEqual(["reading-unproven", "reading-unproven"]);
    expect(totals(beside as LiteralSheet)).toEqual([["score", 96]]);
  });
});

describe("a line above the headings that names who examined", () => {
  const rows = (level: string): LiteralSheet => [
    ["被考核单位：甲农技站", null, null, "考核组：第一组"],
    ["考核类别", "考核指标", "分值", "得分"],
    ["重点工作", "目标任务完成", 40, 38],
    ["日常工作", "服务群众", 40, 40],
    ["党风廉政", "廉洁自律", 20, 20],
    ["合计", null, 100, 98],
    [`测评结果：${level}`],
    ["总分90分以上为满意，75—89分为基本满意，75分以下为不满意。"],
  ];

  it("is no heading of the scores below it; 满意 is a level", () => {
    expect(totals(rows("满意"))).toEqual([["score", 98]]);
    expect(told(rows("满意"))).toEqual([]);
    expect(told(rows("不满意"))).toEqual([["level-mismatch", "A7"]]);
  });
});
