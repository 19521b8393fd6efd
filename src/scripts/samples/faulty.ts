import type { SheetDesign } from "../../core/design/sheet-design";
import { drawForm, scoresBut } from "./draw";
import { insertRow, removeRow, type } from "./edit-design";
import { contactsSheet } from "./example";

/** Many faults of different kinds: in the entries of one branch's rubric, in sums and forms of another's. */
export function faultySheets(): SheetDesign[] {
  return [
    { ...wrongEntries(), name: "附件1 学校乙" },
    { ...wrongSums(), name: "附件1 学校丙" },
    wrongSurvey(),
    wrongRectification(),
    wrongContacts(),
    unrelated(),
  ];
}

/** The drawn sheet has item n on row n + 4, 自评得分 in column D and 考评得分 in column E. */
function wrongEntries(): SheetDesign {
  let design = drawForm("scoring", {
    branch: "学校乙党支部",
    scores: { self: scoresBut({ 3: 4, 10: -1, 16: 2.125, 27: 18 }) },
  });
  design = type(design, "D9", null);
  design = type(design, "D10", "2分");
  design = type(design, "D19", "３");
  design = type(design, "D13", "优");
  design = type(design, "C18", "3分");
  design = type(design, "D22", { value: { error: "#DIV/0!" }, formula: "1/0" });
  design = type(design, "B24", "20．认真落实上级党组织的各项工作安排，按时上报材料。");
  design = type(design, "B27", "32．选人用人机制科学合理，各类人才在推动学校发展中施展才华。");
  design = type(design, "A26", "工\n作\n业\n绩\n好\n30分");
  return removeRow(design, 27);
}

/** Self 83, but the sheet says 85; review 65.5, and 群众反映好 is under its limit of 12. */
function wrongSums(): SheetDesign {
  const design = drawForm("scoring", {
    branch: "学校丙党支部",
    scores: {
      self: scoresBut({ 12: 1, 13: 2, 15: 2, 19: 1, 22: 4, 26: 2, 27: 10 }),
      review: scoresBut({ 1: 2, 2: 2, 8: 1, 12: 0.5, 15: 1, 17: 1, 18: 1, 22: 3, 23: 3, 24: 3, 25: 3, 26: 0, 27: 9 }),
    },
  });
  return insertRow(insertRow(design, 31, ["合计", null, "100分", 85, null]), 32, ["等级", null, null, "先进", null]);
}

function wrongSurvey(): SheetDesign {
  return drawForm("survey", {
    fields: {
      phone: "1234",
      unit: "学校丙",
      branch: "学校丙党支部",
      parent: "天宁区教育文体局党委",
      founded: "很久以前",
      members: "十几",
      "secretary-name": "丑十二",
      "secretary-mobile": "1380000",
      "secretary-email": "name.example.com",
      committee: "寅十三  组织委员",
      "existing-rules": "组织生活制度",
      "missing-rules": "民主评议制度",
      funds: "活动经费有保障。",
      outlook: '=HYPERLINK("http://example.com","发展思路")',
      activities: "正常开展活动，但活动经费不足。",
      conduct: "总体良好，理论学习还不够深入。",
      effect: "党员作用发挥较好，示范课偏少。",
      "dues-state": "好",
      "dues-due": 6000,
      "dues-paid": 6600,
      "own-result": "88分  各项工作开展正常",
    },
  });
}

function wrongRectification(): SheetDesign {
  return drawForm("rectification", {
    fields: {
      branch: "学校丙党支部",
      reporter: "丑十二  书记",
      phone: "00000000",
      problems: "1、入党积极分子人数偏少。\n2、民主评议制度落实不够。\n3、党员示范岗活动少。",
      measures: "1、加强培养。\n2、每年组织一次民主评议。",
      deadline: "尽快",
      contact: "甲一",
    },
  });
}

function wrongContacts(): SheetDesign {
  return type(contactsSheet(), "C6", "白桦小学、白桦幼儿园、学校丙、学校丁、翠竹小学");
}

function unrelated(): SheetDesign {
  return {
    name: "通讯录",
    cells: [
      { row: 0, column: 0, content: { value: "科室" }, style: "heading" },
      { row: 0, column: 1, content: { value: "电话" }, style: "heading" },
      { row: 1, column: 0, content: { value: "组织科" }, style: "center" },
      { row: 1, column: 1, content: { value: "00000000" }, style: "center" },
    ],
    merges: [],
    columnWidths: [16, 16],
    rowHeights: new Map([
      [0, 24],
      [1, 22],
    ]),
    validations: [],
    excessMarks: [],
    print: { orientation: "portrait" },
    frozenRows: 1,
  };
}
