import type { SheetDesign } from "../../core/design/sheet-design";
import { drawForm, scoresBut } from "./draw";
import { contactsSheet } from "./example";

/** Everything in order: self 95, review 92, so 93.2 and 先进; every deduction is being rectified. */
export function cleanSheets(): SheetDesign[] {
  return [
    drawForm("scoring", {
      branch: "白桦小学党支部",
      scores: {
        self: scoresBut({ 12: 1, 18: 2, 26: 3, 27: 19 }),
        review: scoresBut({ 12: 1, 18: 2, 26: 2, 27: 17 }),
      },
    }),
    drawForm("survey", {
      fields: {
        "secretary-signature": "壬九",
        phone: "00000000",
        unit: "白桦小学",
        branch: "白桦小学党支部",
        parent: "天宁区教育文体局党委",
        founded: "1996年9月",
        members: 18,
        "secretary-name": "壬九",
        "secretary-post": "副校长",
        "secretary-mobile": "13800000000",
        "secretary-email": "name@example.com",
        committee: "癸十    组织委员\n子十一  宣传委员",
        "existing-rules": "“三会一课”制度\n组织生活制度\n民主评议党员制度",
        "missing-rules": "党员联系班级制度",
        funds: "活动经费列入学校预算。党员活动室设施较旧，计划暑期更新。",
        outlook: "围绕“五好”要求，以党员骨干教师带动青年教师，提高教学质量，办好家长满意的学校。",
        activities: "每月开展一次组织生活，每学期组织一次外出学习。青年党员参加的人数还可以增加。",
        conduct: "坚持师德师风学习和民主评议，党员作风端正。理论学习的形式还不够多样。",
        effect: "党员教师承担了多数年级组长和学科带头人工作。示范课的次数还可以增加。",
        "dues-state": "按月收缴",
        "dues-due": 10800,
        "dues-paid": 10800,
        "own-result": "95分  班子健全，制度落实，党员作用发挥好",
        "superior-result": "先进  班子健全，工作扎实，师生认可",
      },
    }),
    drawForm("rectification", {
      fields: {
        branch: "白桦小学党支部",
        reporter: "壬九  书记",
        phone: "00000000",
        problems: [
          "1、入党积极分子队伍人数偏少。",
          "2、党员活动室设施较旧。",
          "3、支部受到上级表彰少，影响力有待加强。",
          "4、家长满意率还可以提高。",
        ].join("\n"),
        measures: [
          "1、每学期在青年教师中培养两名入党积极分子。",
          "2、暑期更新活动室的桌椅和投影设备。",
          "3、总结“党员导师”做法，申报区优秀党建品牌。",
          "4、每学期召开两次家长座谈会，意见逐条答复。",
        ].join("\n"),
        deadline: "2012年11月30日",
        contact: "丙三三",
      },
    }),
    contactsSheet(),
  ];
}
