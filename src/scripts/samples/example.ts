import type { SheetDesign } from "../../core/design/sheet-design";
import { drawForm, scoresBut } from "./draw";

/** Filled in like the document's own forms: the rubric adds up to 89, the survey form says 86. */
export function exampleSheets(): SheetDesign[] {
  return [
    drawForm("scoring", {
      branch: "青松小学党支部",
      scores: { self: scoresBut({ 12: 1, 15: 2, 17: 2, 18: 1, 19: 1, 26: 2, 27: 18 }) },
    }),
    drawForm("survey", {
      fields: {
        phone: "00000000",
        unit: "青松小学",
        branch: "青松小学党支部",
        parent: "天宁区教育文体局党委",
        founded: "1980",
        members: 11,
        "secretary-name": "己六六",
        "secretary-post": "校长",
        "secretary-mobile": "13800000000",
        "secretary-email": "name@example.com",
        committee: "庚七    宣传委员\n辛八八  组织委员",
        "existing-rules": "教育管理制度\n组织生活制度\n教职工代表大会制度",
        "missing-rules": "民主评议党员干部制度",
        funds: "活动经费有保障\n党员活动室有固定地点，计划在本学期布置。",
        outlook: "深入贯彻科学发展观，围绕“五好”、“四有”、“一化”制定实施方案，因校制宜，扎实推进，全面提高教育质量。",
        activities:
          "每学期开展党员活动，组织培训学习和外出考察，发挥示范榜样作用。存在问题主要是活动经费不足，培训学习的机会较少。",
        conduct: "通过学习、民主评议、师德师风建设不断提高党员的政治素养和大局意识。部分党员忽视政治理论学习。",
        effect: "大多数党员是教育教学骨干，起到引领示范作用。还需要在工作中主动思考，创新工作途径和方法。",
        "dues-state": "好",
        "dues-due": 6552,
        "dues-paid": 6552,
        "own-result": "86分  班子队伍整体素质好、党员发挥带头作用好、办学特色鲜明",
      },
    }),
    drawForm("rectification", {
      fields: {
        reporter: "书记",
        phone: "00000000",
        problems: [
          "1、要积极发展入党积极分子",
          "2、党员民主评议制度要健全",
          "3、党员组织生活内容单一，形式不丰富。",
          "4、工作有凝聚力，但是创新意识、能力有待加强，影响力有待加强。",
        ].join("\n"),
        measures: [
          "1、加强组织领导，加强学习，提高党员的党性修养，加强阵地建设。",
          "2、健全制度，工作常态化。",
          "3、关爱党员、教师，加强沟通交流，发挥每个人的能动性，丰富组织活动。",
          "4、结合评价开展评比活动。",
        ].join("\n"),
        deadline: "6月",
        contact: "戊五五",
      },
    }),
    contactsSheet(),
  ];
}

/** Invented schools; one entry stands for two of them, and two names differ only in their last word. */
export function contactsSheet(): SheetDesign {
  return drawForm("contacts", {
    rows: [
      { leader: "甲  一", office: "计财科", units: "学校甲、学校乙、银杏中学、银杏小学、青松幼儿园" },
      { leader: "乙  二", office: "组织科\n监察室", units: "红枫中学、红枫小学、翠竹小学、翠竹幼儿园" },
      { leader: "丙三三", office: "人事科", units: "白桦小学、白桦幼儿园、学校丙、学校丁" },
      { leader: "丁四四", office: "办公室\n督导室", units: "梧桐中学、梧桐小学、梧桐第二小学、紫荆幼儿园" },
      { leader: "戊五五", office: "教育科", units: "香樟小学（含月桂小学）、青松小学、雪松小学、海棠幼儿园" },
    ],
  });
}
