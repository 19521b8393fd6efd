import type { TableForm } from "../types";

const yesNo = ["是", "否"];

/** 每个一般或差的党组织 gets a leader and a liaison, a village's also a department. */
const needsHelp = { role: "level", values: ["一般", "较差"] } as const;
const isVillage = { role: "type", values: ["农村", "村"] } as const;
const clause = "二（二）2";

/** 二（一）names 附件1 and 附件2 for the result of the re-check and prints neither. */
export const recheck: TableForm = {
  kind: "table",
  id: "recheck",
  titles: [
    "基层党组织分类定级“回头看”复查情况表",
    "分类定级“回头看”复查情况表",
    "基层党组织分类定级回头看复查表",
    "分类定级“回头看”情况表",
  ],
  clause: "二（一）",
  isOurLayout: true,
  notes: [
    "党组织覆盖“百日攻坚行动”以来新建的党组织,要组织重新定级,定级时要严格标准和程序,原则上不能定为“好”的等次；文件未写明起始日期，请在表头填写。",
    "每个一般或差的党组织安排1名县(市、区)党政领导班子中的党员领导或市直单位领导挂点、安排1名联络员指导整顿；对于农村党组织由挂点领导在其分管部门中指定一个挂扶部门。",
  ],
  unitLine: "填报单位（盖章）：    新建党组织起算日期：    填报时间：",
  orientation: "landscape",
  columns: [
    { id: "number", headings: ["序号"], role: "number", isRequired: false, width: 6 },
    {
      id: "branch",
      headings: ["党组织名称", "基层党组织名称", "党组织"],
      role: "branch",
      isRequired: true,
      isUnique: true,
      width: 20,
    },
    {
      id: "type",
      headings: ["类型", "党组织类型", "类别"],
      role: "type",
      isRequired: false,
      width: 10,
      options: ["农村", "社区", "两新组织", "机关", "事业单位", "国有企业"],
    },
    { id: "founded", headings: ["成立时间", "组建时间"], role: "date", isRequired: false, width: 11 },
    {
      id: "new",
      headings: ["是否新建", "新建"],
      role: "is-new",
      isRequired: false,
      width: 7,
      options: yesNo,
      isClosed: true,
    },
    {
      id: "before",
      headings: ["原定等次", "原定级等次", "原等次"],
      role: "level-before",
      isRequired: true,
      width: 9,
    },
    {
      id: "level",
      headings: ["复查等次", "复查后等次", "重新定级等次", "现等次"],
      role: "level",
      isRequired: true,
      width: 9,
    },
    {
      id: "inspection",
      headings: ["三打两建情况", "“三打两建”情况", "落实“三打两建”情况"],
      role: "inspection",
      isRequired: false,
      width: 18,
    },
    { id: "reason", headings: ["调整理由", "理由"], role: "reason", isRequired: false, width: 18 },
    {
      id: "leader",
      headings: ["挂点领导"],
      role: "leader",
      isRequired: false,
      requiredWhen: { clause, says: [needsHelp] },
      width: 10,
    },
    {
      id: "liaison",
      headings: ["联络员"],
      role: "liaison",
      isRequired: false,
      requiredWhen: { clause, says: [needsHelp] },
      width: 10,
    },
    {
      id: "department",
      headings: ["挂扶部门"],
      role: "office",
      isRequired: false,
      requiredWhen: { clause, says: [needsHelp, isVillage] },
      width: 12,
    },
    { id: "remark", headings: ["备注"], role: "remark", isRequired: false, width: 8 },
  ],
  blankRows: 12,
  lines: [
    {
      id: "new-since",
      labels: ["新建党组织起算日期", "新建起算日期", "百日攻坚行动开始时间", "“百日攻坚行动”起始日期"],
    },
  ],
  totals: null,
};
