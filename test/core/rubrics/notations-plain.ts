import { lines, read, table, type Notation } from "./notation";

/** Tables without headings, names in every row, points without brackets. */
export const plainNotations: readonly Notation[] = [
  {
    name: "no headings, every row with its category and its points, the method in a column of its own",
    rows: table(`
年度党建工作考核细则
一、基⏎本⏎制⏎度（15分） | 1.群众满意率达到90%以上（8分） | 查阅资料，缺一项扣1分
一、基⏎本⏎制⏎度（15分） | 2.有固定的党员活动场所（4分） | 未开展的不得分，少1次扣0.5分
一、基⏎本⏎制⏎度（15分） | 3.每年召开民主生活会不少于1次（3分） | 实地查看
二、制⏎度⏎建⏎设（14分） | 1.民主评议党员工作扎实（10分） | 实地查看
二、制⏎度⏎建⏎设（14分） | 2.党费按月足额收缴（4分） | 酌情扣分`),
    total: 29,
    categories: read(`
基本制度 15: 1=8 2=4 3=3
制度建设 14: 1=10 2=4`),
  },
  {
    name: "no headings and no category's points: the unit and the total tell",
    rows: table(`
党支部考核评分表
工作机制好 | 1．群众满意率达到90%以上 | 4分
工作业绩好 | 2．档案资料规范齐全 | 3分
 | 3．支部班子健全，分工明确 | 3分
保障机制 | 4．党员教育培训年度不少于24学时 | 7分
合计 |  | 17`),
    total: 17,
    categories: read(`
工作机制好 4: 1=4
工作业绩好 6: 2=3 3=3
保障机制 7: 4=7`),
  },
  {
    name: "points that end lines, also where the words before them speak of steps",
    rows: table(`
项目 | 考核内容 | 自评 | 考评
组织建设 | 1.支部班子健全5分
 | 2.建立健全学习制度，每月集中学习1次3分
 | 3.党费按月足额收缴，每季度公示1次2分
队伍建设 | 4.有固定的党员活动场所6分
 | 5.群众满意率达到90%以上4分`),
    total: 20,
    categories: read(`
组织建设 10: 1=5 2=3 3=2
队伍建设 10: 4=6 5=4`),
  },
  {
    name: "unnumbered names over numbered lines",
    rows: lines(`
基层党组织分类定级评分标准
基本制度（12分）
①支部班子健全（6分）
②信息报送及时（6分）
基本活动（9分）
①坚持“三会一课”制度（5分）
②积极开展志愿服务活动（4分）
基本保障（4分）
①档案资料规范齐全（4分）`),
    total: 25,
    categories: read(`
基本制度 12: ①=6 ②=6
基本活动 9: ①=5 ②=4
基本保障 4: ①=4`),
  },
  {
    name: "the category's points in every row, numbers that happen to fall beside them",
    rows: table(`
项目 | 分值 | 序号 | 考核内容 | 分值 | 自评分
一、教 学 科 研 | 23 | 1 | 党务公开栏内容更新及时 | 5
一、教 学 科 研 | 23 | 2 | 落实党建工作经费 | 1
一、教 学 科 研 | 23 | 3 | 团员青年工作有声有色 | 2
一、教 学 科 研 | 23 | 4 | 有固定的党员活动场所 | 10
一、教 学 科 研 | 23 | 5 | 创先争优氛围浓厚 | 5
二、作 风 建 设 | 14 | 1 | 党费按月足额收缴 | 8
二、作 风 建 设 | 14 | 2 | 党员示范岗作用发挥明显 | 4
二、作 风 建 设 | 14 | 3 | 民主评议党员工作扎实 | 2`),
    total: 37,
    categories: read(`
教学科研 23: 1=5 2=1 3=2 4=10 5=5
作风建设 14: 1=8 2=4 3=2`),
  },
  {
    name: "full points of a category in every row are not the rubric's total",
    rows: table(`
（一）基本制度（满分8.5分） | 1、群众满意率达到90%以上 | 1.5 分
（一）基本制度（满分8.5分） | 2、党员示范岗作用发挥明显 | 5 分
（一）基本制度（满分8.5分） | 3、书记带头讲党课 | 2 分
（二）基本活动（满分11分） | 4、有固定的党员活动场所 | 5 分
（二）基本活动（满分11分） | 5、团员青年工作有声有色 | 6 分`),
    total: 19.5,
    categories: read(`
基本制度 8.5: 1=1.5 2=5 3=2
基本活动 11: 4=5 5=6`),
  },
  {
    name: "points left of contents and their scoring, under groups of one line or several",
    rows: table(`
考核指标 | 基础分 | 考核内容及计分办法 | 自评分 | 复核分
一、组织建设（16分）
1班子 | 4 | （1）支委会按期换届，分工明确，遇事共同商量。
 | 2 | （2）书记每季度讲一次党课。
2小组 | 3 | 党小组划分合理，组长热心负责。
3积极分子 | 3 | （1）建立培养联系人制度。
 | 2 | （2）每半年谈一次话，记录齐全。
4转正 | 2 | （1）按期讨论转正，手续完备。
二、活动（10分）
1主题 | 5 | 每月有主题党日，人人参加。
2记录 | 5 | 会议记录完整，字迹清楚。`),
    total: 26,
    categories: read(`
组织建设 16: 1=4 2=2 -=3 1=3 2=2 1=2
活动 10: -=5 -=5`),
  },
  {
    name: "choices in one cell beside their maximum, and points to start from",
    rows: table(`
项目 | 要点 | 评分标准 | 分值 | 得分
学习20分 | 笔记 | ①内容完整、有体会6分；②内容较完整3分；③没有笔记0分 | 6
 | 发言 | ①主动发言4分；②偶尔发言2分；③从不发言0分 | 4
 | 出勤 | 此项基础分为6分，有下列情况应当加分：（1）全勤加4分；（2）缺勤一次以内加2分 | 10
作用10分 | 服务 | 每季度参加一次志愿服务，少一次扣2分 | 10`),
    total: 30,
    categories: read(`
学习 20: -=6o -=4o -=10
作用 10: -=10`),
  },
  {
    name: "points in the headings of columns to tick, without a total",
    rows: table(`
序号 | 测评内容 | 好（10分） | 较好（8分） | 一般（6分） | 差（0分）
1 | 方向明确
2 | 班子和谐
3 | 办事公道
4 | 联系群众`),
    total: 40,
    categories: read(`
方向明确 10: 1=10o
班子和谐 10: 2=10o
办事公道 10: 3=10o
联系群众 10: 4=10o`),
  },
  {
    name: "the total in words beside its label",
    rows: table(`
考核项目 | 考核内容及标准 | 计分方法 | 自评分
带头人⏎15分 | 1.书记专心履职，计7分； | 不专心不计分
 | 2.班子分工明确，计8分。
思路⏎10分 | 1.有三年规划，计6分；
 | 2.有年度计划，计4分。
合  计 | 25分`),
    total: 25,
    categories: read(`
带头人 15: 1=7 2=8
思路 10: 1=6 2=4`),
  },
  {
    name: "points before the number",
    rows: lines(`
党支部考核标准
(10分)1.支委会健全，按时换届。
(15分)2.每月召开支委会。
(25分)3.党员教育有计划。
(50分)4.完成上级任务。`),
    total: 100,
    categories: read(`
支委会健全，按时换届 10: 1=10
每月召开支委会 15: 2=15
党员教育有计划 25: 3=25
完成上级任务 50: 4=50`),
  },
  {
    name: "a ceiling over additions that do not reach it",
    rows: lines(`
党支部考核指标
一、班子建设：25分
1.1 分工合理：15分
1.2 民主集中：10分
二、党员教育：15分
2.1 党课：5分
2.2 主题教育：10分
三、特色工作：加分不超过10分
3.1 省级表彰加5分
3.2 市级表彰加3分`),
    total: 40,
    categories: read(`
班子建设 25: 1.1=15 1.2=10
党员教育 15: 2.1=5 2.2=10
特色工作 10: 3.1=5b 3.2=3b`),
  },
  {
    name: "ranges of points in a second line of headings",
    rows: table(`
一级指标 | 二级指标 | 评估等级
 | | A（10-9） | B（8-7） | C（6-5） | D（4-0）
1组织 | 1.1班子
 | 1.2制度
2活动 | 2.1学习
 | 2.2实践`),
    total: 40,
    categories: read(`
组织 20: 1.1=10 1.2=10
活动 20: 2.1=10 2.2=10`),
  },
  {
    name: "scores without a heading beside lines that state their points",
    rows: table(`
一、班子建设（20分） | 1 | 支委会健全（8分） | 7
 | 2 | 书记带头（12分） | 12
二、党员管理（30分） | 3 | 学习经常（10分） | 9
 | 4 | 党费按月交（20分） | 20`),
    total: 50,
    categories: read(`
班子建设 20: 1=8 2=12
党员管理 30: 3=10 4=20`),
  },
  {
    name: "综合得分 in the last row",
    rows: table(`
评议内容 | 满分 | 评议标准 | 评分
履行责任 | 40 | 亲自研究、亲自督查
带好队伍 | 35
廉洁自律 | 25
综合得分 | 100`),
    total: 100,
    categories: read(`
履行责任 40: -=40
带好队伍 35: -=35
廉洁自律 25: -=25`),
  },
];
