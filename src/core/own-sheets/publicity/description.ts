import { describeTable, type ColumnOf } from "../description";
import { branchHeadings } from "../words";

/** What 「公示名单」 says. The reader looks for the same words that the drawing writes. */
export const publicityWords = {
  note: "公示等次取自定级结果，填写公示时间后不再变动；公示期间的问题、核实、反馈和等次变更登记在右侧，不打印。等次经核实需要变更的，填写变更后等次和理由，再重新填写得分与等级。",
  dateMessage: "请填写日期，例如 2012年4月16日。",
  changedTitle: "变更后等次",
  changedMessage: "公示后经核实变更的，选择变更后的等次，并写明群众提出的问题和变更理由。",
} as const;

/** 「公示名单」: whose result is made public, and beside the printed columns what became of it. */
export const publicityTable = describeTable({
  id: "publicity",
  title: "公示名单",
  isDistinctive: true,
  names: 3,
  printed: 6,
  columns: [
    { id: "number", heading: "序号", width: 6, style: "count" },
    { id: "parent", heading: branchHeadings.parent, width: 20, style: "inputCenter", isTyped: true },
    { id: "branch", heading: branchHeadings.branch, width: 26, style: "center" },
    { id: "level", heading: "公示等次", width: 11, style: "center" },
    { id: "begins", heading: "公示开始时间", width: 15, style: "inputPlainCenter", isTyped: true },
    { id: "ends", heading: "公示结束时间", width: 15, style: "inputPlainCenter", isTyped: true },
    { id: "objection", heading: "群众提出的问题", width: 24, style: "inputMiddle", isTyped: true },
    { id: "inquiry", heading: "调查核实情况", width: 24, style: "inputMiddle", isTyped: true },
    { id: "reply", heading: "反馈情况", width: 20, style: "inputMiddle", isTyped: true },
    { id: "changed", heading: "变更后等次", width: 11, style: "inputCenter", isTyped: true },
    { id: "reason", heading: "变更理由", width: 24, style: "inputMiddle", isTyped: true },
    { id: "remark", heading: "备注", width: 14, style: "inputMiddle", isTyped: true },
  ],
  marks: ["公示等次", "公示开始时间", "公示结束时间", "群众提出的问题", "调查核实情况", "反馈情况", "变更后等次"],
});

export type PublicityColumn = ColumnOf<typeof publicityTable>;
