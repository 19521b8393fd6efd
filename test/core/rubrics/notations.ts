import { lines, read, table, type Notation } from "./notation";

/** Rubrics in notations of many kinds, with what a careful reader makes of each. */
export const notations: readonly Notation[] = [
  {
    name: "three columns, category merged with points in brackets, running numbers",
    rows: table(`
某县机关党支部考核评分细则（100分）
考核项目 | 考核内容 | 标准分 | 自评分 | 考核分
组织建设（40分） | 1、班子健全，按期换届 | 10分
 | 2、组织生活正常 | 15分
 | 3、党员管理规范 | 15分
作用发挥（60分） | 4、中心工作完成好 | 30分
 | 5、服务群众有实效 | 30分
评定标准：90分（含）以上为优秀，80（含）—90分为良好，60—79分为合格，不足60分为不合格。
考核得分=支部自评×30%+党员群众评议×30%+上级评定×40%。`),
    total: 100,
    categories: read(`
组织建设 40: 1=10 2=15 3=15
作用发挥 60: 4=30 5=30`),
    levels: [
      ["优秀", 90],
      ["良好", 80],
      ["合格", 60],
      ["不合格", null],
    ],
    weights: { self: 0.3, members: 0.3, review: 0.4 },
  },
  {
    name: "category points in a column of their own, restarting numbers, vertical names",
    rows: table(`
项目 | 分值 | 评分内容 | 分值 | 得分
组⏎织⏎健⏎全 | 30 | 1．班子配备齐全 | 10
 |  | 2．分工明确 | 10
 |  | 3．按期换届 | 10
制⏎度⏎落⏎实 | 40 | 1．三会一课 | 20
 |  | 2．民主评议 | 20
保⏎障⏎有⏎力 | 30 | 1．场所 | 15
 |  | 2．经费 | 15
合计 | 100 |  | 100`),
    total: 100,
    categories: read(`
组织健全 30: 1=10 2=10 3=10
制度落实 40: 1=20 2=20
保障有力 30: 1=15 2=15`),
  },
  {
    name: "lines in one column, points in brackets at the end",
    rows: lines(`
社区党组织星级评定办法
一、班子建设好（30分）
1．领导班子团结有力（ 15分 ）
2．书记作用明显（15分）
二、队伍建设好（30分）
1．党员教育经常（10分）
2．发展党员规范（10分）
3．流动党员管理到位（10分）
三、服务群众好（40分）
1．便民服务（20分）
2．群众满意（20分）
总分90分以上的为五星，80分以上，90分以下的为四星，70分以上，80分以下的为三星，70分以下的为二星。`),
    total: 100,
    categories: read(`
班子建设好 30: 1=15 2=15
队伍建设好 30: 1=10 2=10 3=10
服务群众好 40: 1=20 2=20`),
    levels: [
      ["五星", 90],
      ["四星", 80],
      ["三星", 70],
      ["二星", null],
    ],
  },
  {
    name: "heading rows above their items, points in the same column",
    rows: table(`
序号 | 考核内容 | 分值 | 自评 | 考评
一 | 政治建设 | 20
1 | 学习贯彻上级精神 | 10
2 | 落实意识形态责任 | 10
二 | 组织建设 | 50
3 | 班子配备 | 20
4 | 党员发展 | 15
5 | 组织生活 | 15
三 | 作风建设 | 30
6 | 联系群众 | 15
7 | 廉洁自律 | 15
 | 总分 | 100`),
    total: 100,
    categories: read(`
政治建设 20: 1=10 2=10
组织建设 50: 3=20 4=15 5=15
作风建设 30: 6=15 7=15`),
  },
  {
    name: "three levels with circled sub-items in one cell",
    rows: table(`
一级指标 | 二级指标 | 评分要点 | 自评得分 | 考评得分
党组织带头人（15分） | 班子建设 | ①班子团结（3分）；②分工合理（2分）；
 | 书记素质 | ①能力强（5分）；②群众公认（5分）；
工作制度（10分） | 制度建设 | ①制度健全【4分】②执行到位【6分】`),
    total: 25,
    categories: read(`
党组织带头人 15: ①=3 ②=2 ①=5 ②=5
工作制度 10: ①=4 ②=6`),
  },
  {
    name: "options, tiers, bonus and deduction",
    rows: table(`
考核指标 | 考核内容 | 分值 | 评分标准 | 得分
学习教育 | 1.学习次数 | 5/3/1/0 | 每月一次5分，每季一次3分，半年一次1分
 | 2.学习笔记 | 0-5分 | 完整得5分，基本完整得3分
活动开展 | 3.主题党日 | '10 | 每缺一次扣1分，扣完为止
加分项 | 4.受市级表彰 | 奖1分(封顶1分) | 有证书的
扣分项 | 5.受到通报批评 | '-5 | 每次扣1分`),
    total: 20,
    categories: read(`
学习教育 10: 1=5o 2=5
活动开展 10: 3=10
加分项 1: 4=1b
扣分项 5: 5=5d`),
  },
  {
    name: "a row that is category and item in one; names glued to points",
    rows: table(`
七项指标评分表
指标 | 得分
党组织带头人15分
工作思路10分
工作制度10分
活动阵地10分
保障机制10分
工作业绩20分
群众评价25分
总分为lOO分，90 分以上为“好”，80-89 为“较好”，60-79 分为“一般”，60 分以下的为“较差”`),
    total: 100,
    categories: read(`
党组织带头人 15: -=15
工作思路 10: -=10
工作制度 10: -=10
活动阵地 10: -=10
保障机制 10: -=10
工作业绩 20: -=20
群众评价 25: -=25`),
    levels: [
      ["好", 90],
      ["较好", 80],
      ["一般", 60],
      ["较差", null],
    ],
  },
  {
    name: "doubled glyphs, vertical brackets, decimals, a planted sum fault",
    rows: table(`
项项目目 | 内容 | 分值 | 自评 | 考评
领领 导导 班班 子子︻6分︼ | (1)团结 | '2.5
 | (2)进取 | '2.5
党党 员员 队队 伍伍︻5分︼ | (3)学习 | 2.5分
 | (4)带头 | 2.5分`),
    total: 10,
    categories: read(`
领导班子 6: 1=2.5 2=2.5
党员队伍 5: 3=2.5 4=2.5`),
    findings: [["rubric-sum-mismatch", "A2"]],
  },
  {
    name: "category repeated in every row, subtotals, letters before, two heading lines",
    rows: table(`
考核类别 | 考核要点 | 标准 | 得分
 |  | 分值 | 自评 | 复核
思想建设 | 理论学习 | '6
思想建设 | 谈心谈话 | '4
小计 |  | '10
组织建设 | 发展党员 | '8
组织建设 | 党费收缴 | '7
小计 |  | '15
总计 |  | '25`),
    total: 25,
    categories: read(`
思想建设 10: -=6 -=4
组织建设 15: -=8 -=7`),
  },
  {
    name: "dotted numbers, vetoes in a list, levels before their ranges, a gap in the numbers",
    rows: table(`
序号 | 项目 | 内容 | 满分 | 自查得分 | 考核得分
'1 | 班子（20分） | 1.1 配备齐全 | 10
 |  | 1.2 团结协作 | 10
'2 | 工作（30分） | 2.1 计划总结 | 10
 |  | 2.3 创新特色 | 20
等次：优秀：45分以上；合格：30—44分；不合格：30分以下。
有下列情形之一的，直接评定为不合格：
（1）班子成员受到党纪处分的；
（2）一年内未开展活动的。`),
    total: 50,
    categories: read(`
班子 20: 1.1=10 1.2=10
工作 30: 2.1=10 2.3=20`),
    levels: [
      ["优秀", 45],
      ["合格", 30],
      ["不合格", null],
    ],
    vetoes: 2,
    findings: [["item-numbering", "C5"]],
  },
  {
    name: "lines with （满分15分，自评15分）",
    rows: lines(`
某校党支部分类定级自查报告
一、班子团结，有一个好的党组织带头人(满分15分,自评15分)
我校有党员15名，其中正式党员14名。
二、支部工作思路明确清晰(满分10分,自评10分)
三、党建工作制度完善，严格执行好(满分10分,自评10分)
四、具有完善的活动阵地(满分10分,自评10分)
五、保障工作健全，得力(满分10分,自评10分)
六、积极落实党建工作，业绩良好(满分20分,自评20分)
七、群众满意，反映良好(满分25分,自评25分)`),
    total: 100,
    categories: read(`
班子团结，有一个好的党组织带头人 15: 一=15
支部工作思路明确清晰 10: 二=10
党建工作制度完善，严格执行好 10: 三=10
具有完善的活动阵地 10: 四=10
保障工作健全，得力 10: 五=10
积极落实党建工作，业绩良好 20: 六=20
群众满意，反映良好 25: 七=25`),
  },
  {
    name: "numbered lines in one cell, category points beside, weights not 100",
    rows: table(`
类别 | 考核内容及分值 | 自评 | 党员评议 | 考评
支部班子 | 1.班子健全（5分）⏎2.作用明显（5分）
党员队伍 | 1.结构合理（4分）⏎2.教育经常（6分）
说明：自评占20%，党员评议占30%，上级考评占40%。`),
    total: 20,
    categories: read(`
支部班子 10: 1=5 2=5
党员队伍 10: 1=4 2=6`),
    weights: { self: 0.2, members: 0.3, review: 0.4 },
    findings: [["weights-not-100", null]],
  },
];
