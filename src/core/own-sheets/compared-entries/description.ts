import { describeTable } from "../description";
import { branchHeadings } from "../words";

export const comparedEntriesWords = {
  note: "本软件拟定。各党支部前后两次在各表填写的内容，得分见「回头看对照」，只报一次的在本表。“备注”由人填写，重新生成时保留。",
  changed: "有变化",
  beside: "表内其他填写",
} as const;

/** 「填报内容对照」: what was filled in beside scores, in both rounds. */
export const comparedEntriesTable = describeTable({
  id: "compared-entries",
  title: "填报内容对照",
  isDistinctive: true,
  names: 3,
  columns: [
    { id: "number", heading: "序号", width: 6, style: "count" },
    { id: "parent", heading: branchHeadings.parent, width: 16, style: "textMiddle" },
    { id: "branch", heading: branchHeadings.branch, width: 20, style: "textMiddle" },
    { id: "form", heading: "表格", width: 14, style: "textMiddle" },
    { id: "entry", heading: "填报项目", width: 16, style: "textMiddle" },
    { id: "before", heading: "原填报", width: 24, style: "textMiddle" },
    { id: "after", heading: "现填报", width: 24, style: "textMiddle" },
    { id: "change", heading: "变化", width: 8, style: "center" },
    { id: "remark", heading: "备注", width: 16, style: "inputMiddle", isTyped: true },
  ],
  marks: ["表格", "填报项目", "原填报", "现填报"],
});
