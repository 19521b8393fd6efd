import type { TemplateFill } from "../templates/frame";

/** The forms that the tutorial's branch hands in. */
export type TutorialForm = "scoring" | "survey" | "rectification";

/** An invented branch, everything in order: full marks but for four items, of which 附件3 mends three. */
export function rightEntries(maxima: readonly number[]): Readonly<Record<TutorialForm, TemplateFill>> {
  const lost: Readonly<Record<number, number>> = { 12: 1, 18: 1, 26: 2, 27: 1 };
  return {
    scoring: {
      branch: "学校甲党支部",
      scores: { self: maxima.map((maximum, i) => maximum - (lost[i + 1] ?? 0)) },
    },
    survey: {
      fields: {
        "secretary-signature": "甲一",
        phone: "00000000",
        unit: "学校甲",
        branch: "学校甲党支部",
        parent: "某区教育文体局党委",
        founded: "1998年9月",
        members: 14,
        "secretary-name": "甲一",
        "secretary-post": "校长",
        "secretary-mobile": "13800000000",
        "secretary-email": "name@example.com",
        committee: "乙二    组织委员\n丙三    宣传委员",
        "existing-rules": "“三会一课”制度\n组织生活制度\n民主评议党员制度",
        "missing-rules": "党员联系班级制度",
        funds: "活动经费列入学校预算。党员活动室设施较旧，计划暑期更新。",
        outlook: "围绕“五好”要求，以党员骨干教师带动青年教师，提高教学质量。",
        activities: "每月开展一次组织生活，每学期组织一次外出学习。青年党员参加的人数还可以增加。",
        conduct: "坚持师德师风学习和民主评议，党员作风端正。理论学习的形式还不够多样。",
        effect: "党员教师承担了多数年级组长工作。示范课的次数还可以增加。",
        "dues-state": "按月收缴",
        "dues-due": 8400,
        "dues-paid": 8400,
        "own-result": "95分",
      },
    },
    rectification: {
      fields: {
        branch: "学校甲党支部",
        reporter: "甲一  书记",
        phone: "00000000",
        problems: [
          "1、党员活动室设施较旧。",
          "2、支部受到上级表彰少，影响力有待加强。",
          "3、家长满意率还可以提高。",
        ].join("\n"),
        measures: [
          "1、暑期更新活动室的桌椅和投影设备。",
          "2、总结“党员导师”做法，申报区优秀党建品牌。",
          "3、每学期召开两次家长座谈会，意见逐条答复。",
        ].join("\n"),
        deadline: "2012年11月30日",
        contact: "丁四",
      },
    },
  };
}
