import { lines, read, table, type Notation } from "./notation";

/** Rubrics of many fields, each with one thing in which other authorities print theirs otherwise. */
export const variedNotations: readonly Notation[] = [
  {
    name: "letters with numbers at three levels, pieces of a name with its points below them",
    rows: table(`
示范性托育机构评估标准
项目 |  | 评估要素 | 标准分 | 评估细则 | 得分
A1⏎场地⏎设施⏎40分 | B1⏎场地⏎25分 | C1 场地独立，布局合理 | 15分 | 1.场地独立。10分⏎2.布局合理。5分
 |  | C2 绿化美化 | 10分 | 1.有绿地。5分⏎2.有种植角。5分
 | B2⏎设备⏎15分 | C3 玩具齐全 | 15分 | 1.有大型玩具。10分⏎2.有图书。5分
A2⏎队伍⏎20分 | B3⏎师资⏎20分 | C4 持证上岗 | 10分 | 1.园长持证。5分⏎2.教师持证。5分
 |  | C5 学历达标 | 10分 | 1.园长达标。5分⏎2.教师达标。5分
总分 |  |  | 60分`),
    total: 60,
    categories: read(`
场地设施 40: C1=15 C2=10 C3=15
队伍 20: C4=10 C5=10`),
  },
  {
    name: "what is taken off listed beside each name, under a heading that promises contents",
    rows: table(`
工地临时用电检查评分标准
序号 | 检查内容 | 检查要点 | 标准分值 | 得分
1 | 用电方案 | 1、未编制方案，扣10分⏎2、方案未经审批的，扣4分 | 10
2 | 配电箱 | 1、未设漏电保护，扣8分⏎2、箱体破损，每处扣2分⏎3、未上锁，扣3分 | 15
3 | 线路敷设 | 1、线路老化，扣10分⏎2、拖地敷设，扣5分 | 15
4 | 外电防护 | 1、未搭设防护，扣10分 | 10
合计 |  |  | 50`),
    total: 50,
    categories: read(`
用电方案 10: 1=10
配电箱 15: 2=15
线路敷设 15: 3=15
外电防护 10: 4=10`),
  },
  {
    name: "several bonuses in one text beside their points",
    rows: table(`
司法工作考核细则
类别 | 考核内容及扣分标准 | 分值 | 得分
法律服务（10分） | 窗口服务规范，缺岗每次扣1分 | 6
 | 公证材料齐全，不齐的扣2分 | 4
普法宣传（5分） | 活动按期开展，每少一次扣1分 | 5
加分项目（4分） | 经验在省级推广的加3分；在市级推广的加1分 | 4
合计 |  | 19`),
    total: 19,
    categories: read(`
法律服务 10: -=6 -=4
普法宣传 5: -=5
加分项目 4: -=4b`),
  },
  {
    name: "levels that name what is graded: 先进单位, 不达标单位",
    rows: table(`
镇街信访考核细则
项目 | 考核内容 | 标准分 | 考核分
基础工作（30分） | 1.领导接访 | 20分
 | 2.台账齐全 | 10分
化解成效（70分） | 3.积案化解 | 40分
 | 4.初信初访 | 30分
合计 |  | 100分
注：90分以上为先进单位，70分至90分为达标单位，70分以下为不达标单位。`),
    total: 100,
    categories: read(`
基础工作 30: 1=20 2=10
化解成效 70: 3=40 4=30`),
    levels: [
      ["先进单位", 90],
      ["达标单位", 70],
      ["不达标单位", null],
    ],
  },
  {
    name: "a total as a bare number beside its label, against its items",
    rows: table(`
廉政建设评分一览表
项目 | 考核内容 | 分值 | 自评分 | 核准分
一、组织领导（10分） | 1.机构健全 | 4
 | 2.责任明确 | 6
二、宣传教育（12分） | 1.有计划 | 4
 | 2.有活动 | 4
 | 3.有总结 | 2
总计 | '22`),
    total: 22,
    categories: read(`
组织领导 10: 1=4 2=6
宣传教育 12: 1=4 2=4 3=2`),
    findings: [
      ["rubric-sum-mismatch", "A5"],
      ["rubric-sum-mismatch", "B8"],
    ],
  },
  {
    name: "how well an item is done in lines below it, each with a range of its points; the same for a level's words",
    rows: lines(`
教师常规工作评分细则
一、教案。（40分）
1、教案齐全，质量很高，可评36—40分。
2、教案基本齐全，质量较高，可评31—35分。
3、教案不全，质量较差，可评25分以下。
二、批改。（30分）
1、次数足，批改认真，可评26—30分。
2、次数足，批改比较认真，可评21—25分。
3、次数不足，可评20分以下。
三、测验。（15分）
按质量评分。分为优（13—15分）、良（10—12分）、中（7—9分）、差（7分以下）四级。
四、教研。（15分）
按次数评分。分为优、良、中、差四级（记分同上）。`),
    total: 100,
    categories: read(`
教案 40: 一=40
批改 30: 二=30
测验 15: 三=15
教研 15: 四=15`),
  },
  {
    name: "two parts with their points, each above headings of its own",
    rows: table(`
学生宿舍评分标准
公共区域评分项（60分）
项目 | 规范要求 | 扣分点 | 得分
地面（30分） | 地面清洁 | 地面有杂物，扣10分⏎有积水，扣20分
门窗（30分） | 门窗明亮 | 有积灰，扣15分
个人区域评分项（40分）
项目 | 规范要求 | 扣分点 | 得分
床铺（20分） | 被褥整齐 | 未叠被，扣10分
桌面（20分） | 物品有序 | 摆放凌乱，扣5分`),
    total: 100,
    categories: read(`
公共区域评分项 60: -=30 -=30
个人区域评分项 40: -=20 -=20`),
  },
  {
    name: "levels by the share of the points that can be had",
    rows: table(`
餐饮单位量化评分表
项目 | 序号 | 检查内容 | 分值 | 得分
许可管理 | 1 | 许可证有效 | 10
 | 2 | 有管理员 | 5
加工操作 | 3 | 烧熟煮透 | 10
 | 4 | 生熟分开 | 15
应得分 |  |  | 40
结论：标化分85%以上为良好，60%—85%为一般，60%以下为差。`),
    total: 40,
    categories: read(`
许可管理 15: 1=10 2=5
加工操作 25: 3=10 4=15`),
    levels: [
      ["良好", 85],
      ["一般", 60],
      ["差", null],
    ],
  },
  {
    name: "parts and their projects above headings that are printed for each",
    rows: table(`
营业网点服务评价标准
第一模块：环境（8分）
项目：1.1 室外环境 3分
序号 | 考核内容 | 分值 | 得分
1 | 门楣整洁 | 1
2 | 公示时间 | 2
项目：1.2 室内环境 5分
序号 | 考核内容 | 分值 | 得分
1 | 分区合理 | 2
2 | 标识清晰 | 3
第二模块：功能（4分）
项目：2.1 业务 4分
序号 | 考核内容 | 分值 | 得分
1 | 种类齐全 | 1
2 | 流程规范 | 3`),
    total: 12,
    categories: read(`
环境 8: 1=1 2=2 1=2 2=3
功能 4: 1=1 2=3`),
  },
  {
    name: "steps in words with their ranges, rising to the right",
    rows: table(`
答辩评分表
评价项目 | 评价内容 | 评价等级 |  |  | 得分
选题 | 有无意义 | 没有意义（0-5分） | 有意义（6-8分） | 意义很大（9-10分）
方法 | 是否正确 | 有问题（0-5分） | 基本正确（6-8分） | 正确（9-10分）
工作量 | 是否足够 | 不足（0-9分） | 足够（10-16分） | 超过（17-20分）
论文答辩成绩`),
    total: 40,
    categories: read(`
选题 10: -=10
方法 10: -=10
工作量 20: -=20`),
  },
  {
    name: "ranges under letters, the last one open",
    rows: table(`
论文成绩评定表
评价项目 | 具体要求 | 最高分 | A | B | C | 得分
质量 | 结构严谨 | 60 | 55-60 | 49-54 | ≤48
报告 | 思路清晰 | 20 | 18-20 | 15-17 | ≤14
答辩 | 回答准确 | 20 | 18-20 | 15-17 | ≤14`),
    total: 100,
    categories: read(`
质量 60: -=60
报告 20: -=20
答辩 20: -=20`),
  },
  {
    name: "clauses of a norm that lie at different depths",
    rows: table(`
内部审核评分表
条款号 | 审核内容 | 符合（5分） | 基本符合（3分） | 不符合（0分）
'4.1 | 是否确定内外部因素
'5.2 | 方针是否得到沟通
'6.1 | 是否策划应对措施
'7.1.5 | 资源是否经过校准`),
    total: 20,
    categories: read(`
是否确定内外部因素 5: 4.1=5o
方针是否得到沟通 5: 5.2=5o
是否策划应对措施 5: 6.1=5o
资源是否经过校准 5: 7.1.5=5o`),
  },
  {
    name: "figures without words between the names and their points",
    rows: table(`
实测实量评分表
序号 | 检测项目 | 允许偏差（mm） | 检测点数 | 标准分 | 实得分
1 | 截面尺寸 | -5，+8 | 20 | 20
2 | 平整度 | 8 | 20 | 30
3 | 楼板厚度 | -5，+10 | 10 | 50
合计 |  |  |  | 100`),
    total: 100,
    categories: read(`
截面尺寸 20: 1=20
平整度 30: 2=30
楼板厚度 50: 3=50`),
  },
  {
    name: "levels in two lines below the sums, names over bounds",
    rows: table(`
社区中心评价表
维度 | 指标 | 分值 | 评价结果
服务 | 建档率 | 40
 | 接种率 | 30
管理 | 财务规范 | 30
总得分 |  | 100
评价等级

等级 | 优秀 | 良好 | 合格 | 不合格
得分 | ≥90 | 80-89 | 60-79 | ＜60`),
    total: 100,
    categories: read(`
服务 70: -=40 -=30
管理 30: -=30`),
    levels: [
      ["优秀", 90],
      ["良好", 80],
      ["合格", 60],
      ["不合格", null],
    ],
  },
  {
    name: "parts of one cell that make up the points beside it",
    rows: table(`
基层组织考核表
项目 | 考核内容 | 分值 | 自评 | 考评
组织 | 1、班子健全计4分⏎2、作用发挥好计1分 | 5
 | 1、有场所计2分⏎2、有标识计1分⏎3、有活动计2分 | 5
活动 | 1、开展活动计6分⏎2、报送信息计4分 | 10
 | 寻找活动有声势 | 10
合计 |  | 30`),
    total: 30,
    categories: read(`
组织 10: -=5 -=5
活动 20: -=10 -=10`),
  },
  {
    name: "a line of points below each line of steps",
    rows: table(`
静态风险量化分值表
评分项（共20分） |  | 参考分值 |  |  | 得分
经营面积（4分） | 面积 | 200以下 | 201-1000 | 1000以上
 | 分值 | 1分 | 2分 | 4分
单品数量（7分） | 数量 | 100以下 | 101-300 | 300以上
 | 分值 | 1分 | 3分 | 7分
散装品种（9分） | 数量 | 30以下 | 30-50 | 50以上
 | 分值 | 3分 | 6分 | 9分
得分总和`),
    total: 20,
    categories: read(`
经营面积 4: -=4
单品数量 7: -=7
散装品种 9: -=9`),
  },
  {
    name: "yes and no with their points to be ticked",
    rows: table(`
防控工作检查表
序号 | 检查内容 | 是（4分） | 否（0分） | 备注
1 | 制定应急预案
2 | 落实晨检
3 | 每日消毒`),
    total: 12,
    categories: read(`
制定应急预案 4: 1=4o
落实晨检 4: 2=4o
每日消毒 4: 3=4o`),
  },
  {
    name: "a category's points in the cell below its name",
    rows: table(`
食品安全考核表
考核项目 | 考核内容 | 标准分 | 自评分
组织领导 | 1.明确专人 | 6
（15分） | 2.召开会议 | 5
 | 3.落实经费 | 4
日常监管 | 4.建立台账 | 10
（15分） | 5.专项整治 | 5`),
    total: 30,
    categories: read(`
组织领导 15: 1=6 2=5 3=4
日常监管 15: 4=10 5=5`),
  },
  {
    name: "an item that is called a grade, with points of its own",
    rows: table(`
信用评价表
类别 | 评价指标 | 分值 | 得分
基础（60分） | 资质等级 | 20
 | 注册人员 | 40
业绩（40分） | 近三年业绩 | 25
 | 获奖情况 | 15
合计 |  | 100
信用等级`),
    total: 100,
    categories: read(`
基础 60: -=20 -=40
业绩 40: -=25 -=15`),
  },
  {
    name: "letters number the categories in a column of their own",
    rows: table(`
公寓管理考核表
编号 | 考核内容 | 标准分 | 得分
A | 安全管理 | 30
A1 | 值班记录完整 | 10
A2 | 无违章用电 | 20
B | 卫生管理 | 35
B1 | 公共区域整洁 | 20
B2 | 垃圾日产日清 | 15
总计 |  | 65`),
    total: 65,
    categories: read(`
安全管理 30: A1=10 A2=20
卫生管理 35: B1=20 B2=15`),
  },
  {
    name: "the heading of the scores says what every item is worth",
    rows: table(`
供应商考评表
考评项目 | 考评内容 | 评分（0-10分）
质量 | 来料合格
 | 质量体系
交付 | 准时交货
 | 应急配合
总分（40分）`),
    total: 40,
    categories: read(`
质量 20: -=10 -=10
交付 20: -=10 -=10`),
  },
  {
    name: "points behind their word in a bracket, without a unit",
    rows: table(`
博物馆评估指标
指标 | 评估要点 | 评分
藏品 | 账目清楚（分值：10）
 | 库房完善（分值：8）
陈列 | 特色鲜明（分值：12）
合计（分值：30）`),
    total: 30,
    categories: read(`
藏品 18: -=10 -=8
陈列 12: -=12`),
  },
  {
    name: "levels listed right of the items, one in a row",
    rows: table(`
少年宫考核评分表
考核内容 | 分值 | 评分 | 等级说明
场地完善 | 25 |  | 优秀：90—100分
活动正常 | 35 |  | 良好：80—89分
经费规范 | 20 |  | 合格：60—79分
成果突出 | 20 |  | 不合格：60分以下
总分 | 100`),
    total: 100,
    categories: read(`
场地完善 25: -=25
活动正常 35: -=35
经费规范 20: -=20
成果突出 20: -=20`),
    levels: [
      ["优秀", 90],
      ["良好", 80],
      ["合格", 60],
      ["不合格", null],
    ],
  },
  {
    name: "columns to tick behind a single name",
    rows: table(`
测评表
测评内容 | 好（10分） | 较好（8分） | 差（2分）
组织建设：班子健全
组织建设：制度完备
作用发挥：服务群众`),
    total: 30,
    categories: read(`
组织建设：班子健全 10: -=10o
组织建设：制度完备 10: -=10o
作用发挥：服务群众 10: -=10o`),
  },
  {
    name: "the unit of the points in a bracket; a converted sum below weighs nobody",
    rows: table(`
基层支部考核评分表
项目 | 考核内容 | 分值 | 得分
组织 | 班子健全 | 10 分
 | 制度完备 | 20（分）
作用 | 服务群众 | 70(分)
合计 |  | 100分
折算得分（40%）`),
    total: 100,
    categories: read(`
组织 30: -=10 -=20
作用 70: -=70`),
  },
  {
    name: "points of groups under their own heading, figures between",
    rows: table(`
基地认定评分表
评定项目 | 分项总分 | 评定内容 | 考核数据 | 单项分值 | 自评得分
资质 | 30 | 有法人资格 | 98% | 10
 |  | 运营满一年 | 75% | 20
课程 | 45 | 有课程体系 | 92% | 25
 |  | 配备导师 | 99% | 20
合计 | 75 |  |  | 75`),
    total: 75,
    categories: read(`
资质 30: -=10 -=20
课程 45: -=25 -=20`),
  },
  {
    name: "a heading without points above a name with its own, which is no line that goes on",
    rows: lines(`
档案工作评分标准及考评细则
一、总则
1.适用范围：本标准适用于各类机关。
二、评分标准及考评细则
组织管理（20分）
1.档案工作组织领导（5分）
-成立领导小组，得3分；未成立扣1分。
-分管领导定期研究，得2分；未研究扣1分。
2.档案管理制度建设（15分）
-建立健全制度，得15分；每缺一项扣1分。
基础业务（15分）
1.文件材料归档（10分）
-归档齐全完整，得6分；每缺一件扣0.5分。
-按时归档，得4分；未按时扣2分。
2.档案统计（5分）
-按时报送统计年报，得5分。`),
    total: 35,
    categories: read(`
组织管理 20: 1=5 2=15
基础业务 15: 1=10 2=5`),
  },
  {
    name: "every line has a number and some names stand over several; how it is scored follows the total in numbered lines",
    rows: table(`
宿舍内务考评表
序号 | 考评区域 | 考核标准 | 分值 | 房间得分
1 | 定位 | 定位无移动，按要求摆放 | 10
2 | 床铺 | 被子枕头折叠统一 | 10
3 | | 衣物折叠整齐 | 10
4 | | 铺面干净、整体美观 | 5
5 | 地面 | 干净明亮，无杂物 | 10
6 | 安全 | 无易燃、易爆危险物品 | 15
合计 | | | 60
扣分标准及要求：
1、定位有移动扣满分10分，无安全隐患得满分15分，其他区域视情况扣分。
2、检查成员最少2人。`),
    total: 60,
    categories: read(`
定位 10: 1=10
床铺 25: 2=10 3=10 4=5
地面 10: 5=10
安全 15: 6=15`),
  },
  {
    name: "综合评价 with points of its own is a category, no level",
    rows: table(`
2012年度绩效考核项目表
项目名称及分值 | | 赋分办法 | 总牵头单位 | 得分
（一）重点工作（500分） | 1.招商引资（200分） | 按实绩赋分 | 县委办
 | 2.项目推进（300分）
（二）“五型”机关创建（100分） | 1.责任型机关创建（30分） | 按排名赋分 | 县直机关工委
 | 2.学习型机关创建（70分）
（三）综合评价（400分） | 1.县领导评价（100分） | —— | 按排名赋分
 | 2.互学互比（150分） | —— | 按实绩赋分
 | 3.民意调查（150分）
合计（1000分）`),
    total: 1000,
    categories: read(`
重点工作 500: 1=200 2=300
“五型”机关创建 100: 1=30 2=70
综合评价 400: 1=100 2=150 3=150`),
  },
  {
    name: "the highest points beside each item, those of its tiers in a column of their own below it, rising",
    rows: table(`
农家乐星级评定评分表
序号 | 检查项目 | 最高得分 | 分档分值 | 自测得分 | 备注
'1 | 经营场地（80分）
1.1 | 周围环境 | 50
 | 生态环境较好 | | 15
 | 生态环境良好，与经营环境协调 | | 35
 | 生态环境良好，风格十分协调 | | 50
1.2 | 建筑结构与风格 | 30
 | 布局基本合理 | | 15
 | 布局合理，特色鲜明 | | 30
'2 | 接待服务设施（60分）
2.1 | 餐厅 | 40
 | 与接待能力相适应 | | 20
 | 装修有特色 | | 40
2.2 | 厨房 | 20
 | 布局合理 | | 10
 | 设施先进 | | 20
合计 | | 140`),
    total: 140,
    categories: read(`
经营场地 80: 1.1=50o 1.2=30o
接待服务设施 60: 2.1=40o 2.2=20o`),
  },
  {
    name: "a number before a percentage, several points to be got in one text beside the points",
    rows: table(`
村级目标管理考核计分表
考核项目 | 考核内容 | 标准分 | 自评分 | 考核分
计⏎划⏎管⏎理⏎(16分) | 1、政策符合率达87%以上计7分，每低3个百分点扣0.5分。 | 7分
 | 2、100%完成全年任务计7分，每少10个百分点扣2分。 | 7分
 | 3、村民自治村计2分，合格村计1分。 | 2分
综⏎治⏎(20分) | 1、有班子，有机构，有资料，计10分。 | 10分
 | 2、无群体性事件计10分，每发生一起扣5分。 | 10分
合计 | | 36分`),
    total: 36,
    categories: read(`
计划管理 16: 1=7 2=7 3=2
综治 20: 1=10 2=10`),
  },
  {
    name: "Ⅰ-1 over Ⅱ-1: the sign tells the level, and the number counts",
    rows: table(`
文明程度指数测评体系
测评类别 | 测评项目 | 测评内容 | 测评方法 | 分值 | 得分
Ⅰ-1 重点工作（14分） | Ⅱ-1 学雷锋活动 | 1）建立组织领导机制；⏎2）在社区开展活动。 | 材料审核 | 6
 | Ⅱ-2 专项治理 | 1）成立领导小组；⏎2）精心组织实施。 | 材料审核 | 8
Ⅰ-2 公共环境（22分） | Ⅱ-3 市容环境 | 主要街道干净整洁。 | 实地考察 | 12
 | Ⅱ-4 公共设施 | 盲道、公厕等设施完备。 | 实地考察 | 10
总分 | | | | 36`),
    total: 36,
    categories: read(`
重点工作 14: Ⅱ-1=6 Ⅱ-2=8
公共环境 22: Ⅱ-3=12 Ⅱ-4=10`),
  },
  {
    name: "what may be given, the last of it without a word for giving",
    rows: table(`
年度考核量化考评内容及标准
项目 | 标准分 | 考核内容及标准 | 自评 | 考核
德 | 15分 | 1、政治学习。学习效果好，给6分；无故缺席一次扣1分。
 | | 2、团结协作。善于协作，给9分；推诿扯皮一次扣1-3分。
能 | 15分 | 1、协调能力。协调能力强给5分，一般给3分，较差1分。
 | | 2、业务能力。业务能力强给6分，较强给4分，一般给2分。
 | | 3、表达能力。表达能力强给4分，较强给3分，较差1分。
合计 | 30分`),
    total: 30,
    categories: read(`
德 15: 1=6 2=9
能 15: 1=5o 2=6o 3=4o`),
  },
  {
    name: "points with a word for each over what each asks for, rising",
    rows: table(`
5S检查表
序号 | 项目 | 内容 | 1分标准（不可接受） | 2分标准（欠缺） | 3分标准（可接受） | 得分 | 需整改意见
1 | 区划线 | 物品放置区划线 | 不全 | 有脏污 | 清晰
2 | 物料架 | 物料摆放 | 混乱 | 较整齐 | 整齐
3 | 在制品 | 物品定置 | 凌乱 | 基本到位 | 到位
4 | 工具 | 工具定置 | 凌乱 | 基本到位 | 到位
合计`),
    total: 12,
    categories: read(`
区划线 3: 1=3o
物料架 3: 2=3o
在制品 3: 3=3o
工具 3: 4=3o`),
  },
  {
    name: "评分细则 over the only words of a table",
    rows: table(`
优秀团支部评选标准
评分细则 | 得分
第四条：思想政治方面（基准分10分）
团支部拥有党员，党员每人次加1分。
第五条：组织建设方面（基准分15分）
组织生活能正常进行。
第六条：团基本工作开展情况（基准分15分）
会议缺席一次扣3分；迟到一人次扣2分。
第七条：遵守纪律情况（基准分10分）
旷课一人次扣1分。
总分`),
    total: 50,
    categories: read(`
思想政治方面 10: 四=10
组织建设方面 15: 五=15
团基本工作开展情况 15: 六=15
遵守纪律情况 10: 七=10`),
    notUnderstood: ["A4"],
  },
  {
    name: "levels as numbered lines below the total, some of which state points as well",
    rows: table(`
考核评分表
项目 | 内容 | 分值 | 得分
组织建设（40分） | 班子健全 | 20
 | 制度落实 | 20
作用发挥（60分） | 服务群众 | 30
 | 志愿活动，满工作量每年计4分 | 30
合计 | | 100
一、优秀：90分（含90分）以上；
二、良好：80分（含80分）至90分；
三、合格：60分（含60分）至80分；
四、不合格：60分以下。`),
    total: 100,
    categories: read(`
组织建设 40: -=20 -=20
作用发挥 60: -=30 -=30`),
    levels: [
      ["优秀", 90],
      ["良好", 80],
      ["合格", 60],
      ["不合格", null],
    ],
  },
  {
    name: "the heading of the items states what each is worth",
    rows: table(`
“最美家庭”评选评分表
评分项目（每项20分） | 评分说明 | 评委1 | 评委2 | 平均分
爱国守法 | 无违法违纪
遵德守礼 | 邻里和睦
平等和谐 | 夫妻和睦
敬业诚信 | 诚实守信
家教良好 | 子女成才
总分`),
    total: 100,
    categories: read(`
爱国守法 20: -=20
遵德守礼 20: -=20
平等和谐 20: -=20
敬业诚信 20: -=20
家教良好 20: -=20`),
  },
  {
    name: "names under 次序 and headings printed once more, with 应得分 among them",
    rows: table(`
职工之家达标验收评分表
次序 | 验收标准 | 工作情况 | 应得分 | 自评分 | 验收分
一 | 组织健全
 | 1、工会委员会按期换届。 | | 6
 | 2、女工委员会健全。 | | 4
二 | 工作达标
次序 | 验收标准 | 工作情况 | 应得分 | 自评分 | 验收分
 | 1、办公地点落实。 | | 8
 | 2、经费足额拨缴。 | | 12
总 分 | | | 30
各等次应达到的最低分数：模范职工之家28分，先进职工之家24分，合格职工之家18分。`),
    total: 30,
    categories: read(`
组织健全 10: 1=6 2=4
工作达标 20: 1=8 2=12`),
    levels: [
      ["模范职工之家", 28],
      ["先进职工之家", 24],
      ["合格职工之家", 18],
    ],
  },
  {
    name: "a note says what each column to tick is worth",
    rows: table(`
实验室安全检查表
本表共5项，每项4分，满分20分；符合得4分，基本符合得2分，不符合不得分。
序号 | 检查要求 | 符合 | 基本符合 | 不符合 | 备注
1 | 责任人落实
2 | 责任书签订
3 | 准入制度执行
4 | 定期检查
5 | 隐患整改
得分`),
    total: 20,
    categories: read(`
责任人落实 4: 1=4o
责任书签订 4: 2=4o
准入制度执行 4: 3=4o
定期检查 4: 4=4o
隐患整改 4: 5=4o`),
  },
  {
    name: "headings and texts in two languages, groups and lines under letters",
    rows: table(`
服务质量考评表 Service Assessment
序号 No. | 考评项目 Item | 标准 Standard | 分值 Max | 得分 Score
A | 服务环境 Environment | | 20
A1 | 大厅整洁有序 Cleanliness | 现场检查 On site | 8
A2 | 设备完好 Equipment | 现场检查 On site | 12
B | 服务行为 Behaviour | | 30
B1 | 着装规范 Dress code | 现场检查 On site | 10
B2 | 首问责任 First contact | 现场检查 On site | 20
合计 Total | | | 50`),
    total: 50,
    categories: read(`
服务环境Environment 20: A1=8 A2=12
服务行为Behaviour 30: B1=10 B2=20`),
  },
  {
    name: "columns of points for three levels, a line of the second without lines of its own",
    rows: table(`
旅游厕所评分表
序号 | 评定项目 | 大项分值 | 分项分值 | 小项分值 | 自检计分 | 评定计分
1 | 建设 | 40
1.1 | 选址 | | 15
1.1.1 | 位置合理 | | | 8
1.1.2 | 标识醒目 | | | 7
1.2 | 厕位 | | 25
1.2.1 | 数量达标 | | | 15
1.2.2 | 通风良好 | | | 10
2 | 管理 | 30
2.1 | 保洁 | | 16
2.1.1 | 专人保洁 | | | 10
2.1.2 | 记录完整 | | | 6
2.2 | 免费开放 | | 14
合计 | | 70`),
    total: 70,
    categories: read(`
建设 40: 1.1.1=8 1.1.2=7 1.2.1=15 1.2.2=10
管理 30: 2.1.1=10 2.1.2=6 2.2=14`),
  },
  {
    name: "steps below each name, each with points in a row of its own, of which the best make the groups' points",
    rows: table(`
文化馆评估标准
标号 | 评估项目 | 评估标准 | 分值 | 自评得分
一 | 设施设备（45分）
11 | 馆舍面积 | 4000以上 | 20
 | | 2000—4000 | 15
 | | 2000以下 | 8
12 | 设备总值 | 100万元以上 | 25
 | | 50万元以上 | 18
二 | 人员队伍（55分）
21 | 业务人员 | 90%以上 | 30
 | | 80%—90% | 20
22 | 培训次数 | 12次以上 | 25
 | | 6—12次 | 15
 | | 6次以下 | 5
总计 | | | 100`),
    total: 100,
    categories: read(`
设施设备 45: 11=20o 12=25o
人员队伍 55: 21=30o 22=25o`),
  },
  {
    name: "articles in a column of their own",
    rows: table(`
保密工作检查标准
条款 | 检查内容 | 分值 | 扣分标准 | 扣分 | 得分
第一条 | 组织健全 | 10 | 不健全扣5分
第二条 | 责任落实 | 15 | 未签订扣1分/人
第三条 | 载体管理 | 25 | 不符合扣3分
合计 | | 50`),
    total: 50,
    categories: read(`
组织健全 10: 一=10
责任落实 15: 二=15
载体管理 25: 三=25`),
  },
  {
    name: "weights of both outer levels that only sum up the points of the lines",
    rows: table(`
绩效评价指标体系评分表
一级指标 | 权重 | 二级指标 | 权重 | 三级指标 | 分值 | 指标解释 | 得分
决策 | 20 | 项目立项 | 10 | 立项依据 | 5 | 反映依据
 | | | | 立项程序 | 5 | 反映程序
 | | 绩效目标 | 10 | 目标合理 | 10 | 反映目标
产出 | 80 | 产出数量 | 50 | 完成率 | 50 | 反映完成
 | | 产出质量 | 30 | 达标率 | 30 | 反映质量
合计 | 100 | | 100 | | 100`),
    total: 100,
    categories: read(`
决策 20: -=5 -=5 -=10
产出 80: -=50 -=30`),
  },
  {
    name: "headings in English alone",
    rows: table(`
Laboratory Safety Checklist
No. | Inspection item | Maximum score | Score | Remarks
1 | Responsibilities assigned | 10
2 | Risk assessment documented | 20
3 | Chemicals labelled | 30
4 | Exits unobstructed | 40
Total | | 100`),
    total: 100,
    categories: read(`
Responsibilities assigned 10: 1=10
Risk assessment documented 20: 2=20
Chemicals labelled 30: 3=30
Exits unobstructed 40: 4=40`),
  },
  {
    name: "headings of a course in English",
    rows: table(`
Course project
S.No. | Assessment Parameter | Max Marks | Marks Obtained
1. | Writing the scope | 20
2. | Planning | 40
3. | Choice of the method | 20
 | TOTAL | 80`),
    total: 80,
    categories: read(`
Writing the scope 20: 1=20
Planning 40: 2=40
Choice of the method 20: 3=20`),
  },
  {
    name: "names with their points side by side over one line of scores",
    rows: table(`
辩论赛评分表
队伍：
评分项目 | 立论（20分） | 攻辩（20分） | 自由辩论（40分） | 总结陈词（20分） | 总分（100分）
得分`),
    total: 100,
    categories: read(`
立论 20: -=20
攻辩 20: -=20
自由辩论 40: -=40
总结陈词 20: -=20`),
  },
  {
    name: "the heading of the items states what each is worth after a stroke",
    rows: table(`
社区食堂星级评价表
评价项目（满分10分/项） | 评价标准 | 得分
环境卫生 | 优9-10分，良7-8分，一般5-6分
菜品质量 | 优9-10分，良7-8分，一般5-6分
服务态度 | 优9-10分，良7-8分，一般5-6分
食品安全 | 优9-10分，良7-8分，一般5-6分
总分（40分）`),
    total: 40,
    categories: read(`
环境卫生 10: -=10
菜品质量 10: -=10
服务态度 10: -=10
食品安全 10: -=10`),
  },
  {
    name: "numbers inside each cell that count only what it lists",
    rows: table(`
车间检查表
区域 | 检查要点 | 标准分 | 得分
作业区 | 1.工具定置；2.地面无油污；3.通道畅通 | 40
仓储区 | 1.标识清楚；2.先进先出 | 30
公共区 | 1.卫生间清洁；2.宣传栏更新 | 30
总计 | | 100`),
    total: 100,
    categories: read(`
作业区 40: -=40
仓储区 30: -=30
公共区 30: -=30`),
  },
  {
    name: "full-width numbers in a column of their own, names with their points alone above the headings",
    rows: table(`
团支部规范化建设考核表
一、组织建设（满分３０分）
序号 | 考核要点 | 得分
１ | 支委会健全（１０分）
２ | 团员档案完整（２０分）
二、实践活动（满分２０分）
３ | 志愿服务时长达标（１５分）
４ | 社会实践参与（５分）
总得分`),
    total: 50,
    categories: read(`
组织建设 30: 1=10 2=20
实践活动 20: 3=15 4=5`),
  },
  {
    name: "columns to tick whose points stand in a line of their own below their names",
    rows: table(`
食品小作坊检查表
序号 | 检查内容 | 符合 | 基本符合 | 不符合
 | | 10 | 5 | 0
1 | 证照齐全
2 | 环境卫生
3 | 原料查验
4 | 产品标签
合计`),
    total: 40,
    categories: read(`
证照齐全 10: 1=10o
环境卫生 10: 2=10o
原料查验 10: 3=10o
产品标签 10: 4=10o`),
  },
  {
    name: "parts under headings of their own, each with a line for its sum that is called 本部分得分",
    rows: table(`
残疾人之家星级评定表
A部分 场所设施（30分）
编号 | 内容 | 满分 | 得分
A1 | 面积达标 | 15
A2 | 无障碍改造 | 15
本部分得分 | | 30
B部分 服务开展（40分）
编号 | 内容 | 满分 | 得分
B1 | 日间照料 | 20
B2 | 辅助性就业 | 20
本部分得分 | | 40
总得分（A+B） | | 70`),
    total: 70,
    categories: read(`
场所设施 30: A1=15 A2=15
服务开展 40: B1=20 B2=20`),
  },
  {
    name: "parts of a longer list, each above headings of its own",
    rows: table(`
文明社区考核标准
四、治安秩序好（60分）
考核内容 | 分值 | 评分标准 | 得分
17、隐患整改及时 | 40 | 每低10%减10分
18、车辆停放有序 | 20 | 每辆减2分
五、服务功能全（40分）
考核内容 | 分值 | 评分标准 | 得分
19、网点齐全 | 30 | 缺一类减5分
20、有便民热线 | 10 | 无热线不得分
总分 | 100`),
    total: 100,
    categories: read(`
治安秩序好 60: 17=40 18=20
服务功能全 40: 19=30 20=10`),
  },
  {
    name: "parts in English with their points behind",
    rows: table(`
Canteen Hygiene Assessment
No. | Assessment item | Points | Score
A. Restaurant (40 points)
1 | Floor clean | 25
2 | Tables clean | 15
B. Kitchen (60 Points)
3 | Knives separate | 30
4 | Pool clean | 30
Total | | 100`),
    total: 100,
    categories: read(`
Restaurant 40: 1=25 2=15
Kitchen 60: 3=30 4=30`),
  },
];
