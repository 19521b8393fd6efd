import type { Random } from "./random";

/** An invented school and what its branch would write into the forms. */
export interface School {
  readonly name: string;
  readonly branch: string;
  readonly leader: string;
  readonly entries: Readonly<Record<string, string | number>>;
  readonly problems: readonly string[];
  readonly measures: readonly string[];
}

const trees = ["青松", "白桦", "红枫", "翠竹", "银杏", "梧桐", "香樟", "雪松", "紫荆", "海棠", "丹桂", "玉兰"];
const kinds = ["小学", "中学", "幼儿园", "实验小学", "职业学校"];
const people = ["甲一一", "乙二二", "丙三三", "丁四四", "戊五五", "己六六", "庚七七", "辛八八", "壬九九", "癸十十"];
const rules = [
  "“三会一课”制度",
  "组织生活制度",
  "民主评议党员制度",
  "党员联系班级制度",
  "教职工代表大会制度",
  "谈心谈话制度",
];
const funds = [
  "活动经费列入学校预算，党员活动室有固定地点",
  "经费能满足日常活动的需要",
  "活动室设施较旧，计划暑期更新",
  "外出学习的经费还不够充裕",
  "党报党刊按时征订，图书角对党员开放",
];
const outlook = [
  "围绕“五好”、“四有”、“一化”的要求制定实施方案",
  "因校制宜，扎实推进，全面提高教育质量",
  "以党员骨干教师带动青年教师，形成结对帮扶的机制",
  "把组织建设与教学研究结合起来，办家长满意的学校",
  "依托校园网建立党员学习园地",
];
const activities = [
  "每月开展一次组织生活，每学期组织一次外出学习",
  "党员示范岗、党员先锋岗挂牌上岗，接受师生监督",
  "结合教师节、七一等节日开展主题活动",
  "活动的形式还比较单一，青年党员参加的人数可以增加",
  "部分活动安排在期末，时间较紧",
];
const conduct = [
  "坚持师德师风学习和民主评议，党员作风端正",
  "班子成员带头听课、带头上示范课",
  "理论学习的形式还不够多样",
  "个别党员对自己的要求还不够严格",
  "支部定期听取群众意见，及时反馈",
];
const effect = [
  "党员教师承担了多数年级组长和学科带头人工作",
  "在各级各类竞赛中获奖的多数是党员教师",
  "示范课的次数还可以增加",
  "创新工作的途径和方法有待探索",
  "党员在家校联系中的作用比较明显",
];
const shortcomings = [
  { problem: "入党积极分子队伍人数偏少", measure: "每学期在青年教师中培养两名入党积极分子" },
  { problem: "党员活动室设施较旧", measure: "暑期更新活动室的桌椅和投影设备" },
  { problem: "支部受到上级表彰少，影响力有待加强", measure: "总结“党员导师”做法，申报区优秀党建品牌" },
  { problem: "家长满意率还可以提高", measure: "每学期召开两次家长座谈会，意见逐条答复" },
  { problem: "组织生活内容单一，形式不丰富", measure: "按季度制订组织生活计划，丰富活动形式" },
  { problem: "党员民主评议制度要健全", measure: "健全制度，每年十二月开展民主评议，结果公示" },
];

export function makeSchool(seed: number, random: Random): School {
  const kind = random.pick(kinds);
  const name = `${random.pick(trees)}第${seed}${kind}`;
  const members = 5 + Math.floor(random.next() * 60);
  const due = members * 600;
  const found = random.some(shortcomings, 2 + Math.floor(random.next() * 3));
  const text = (sentences: readonly string[]): string =>
    `${random.some(sentences, 2 + Math.floor(random.next() * 3)).join("；")}。本学年共开展${seed}人次。`;
  return {
    name,
    branch: `${name}党支部`,
    leader: random.pick(people),
    problems: found.map((f) => f.problem),
    measures: found.map((f) => f.measure),
    entries: {
      phone: "00000000",
      unit: name,
      branch: `${name}党支部`,
      parent: "天宁区教育文体局党委",
      founded: `${1958 + Math.floor(random.next() * 50)}年${1 + Math.floor(random.next() * 12)}月`,
      members,
      "secretary-name": random.pick(people),
      "secretary-post": random.pick(["校长", "副校长", "园长", "教导主任"]),
      "secretary-mobile": "13800000000",
      "secretary-email": `name${seed}@example.com`,
      committee: `${random.pick(people)}    组织委员\n${random.pick(people)}    宣传委员`,
      "existing-rules": random.some(rules, 3).join("\n"),
      "missing-rules": random.pick(rules),
      funds: text(funds),
      outlook: text(outlook),
      activities: text(activities),
      conduct: text(conduct),
      effect: text(effect),
      "dues-state": random.pick(["按月收缴", "好", "按季度收缴，专人负责"]),
      "dues-due": due,
      "dues-paid": random.is(0.9) ? due : due - 120,
    },
  };
}
