import type { Opinion } from "../../model/branch";
import { describeTable, type ColumnOf } from "../description";

/** What 「审核意见」 says. The reader looks for the same words that the drawing writes. */
export const reviewWords = {
  note: "得分和差额都是公式，随评分表变化；“意见”按得分自动显示，可另选；意见为“调整”的须填写理由。",
  branch: "党组织名称",
  section: "合计与审核意见",
  total: "合计",
  final: "综合得分",
  share: (party: string, percent: string) => `${party}${percent}%`,
  counts: { agreed: "同意", changed: "项，调整", queried: "项，待核实", open: "项，未评", end: "项" },
  remarks: "审核意见",
  checkCode: "核对码",
  checkCodeNote: "分数和等级的摘要；签字后分数有改动的，请重新生成本表并重新签字。",
  signOff: ["审核人", "日期", "单位盖章"],
  reasonMissing: "须填写理由",
  contradiction: "意见与得分不符",
  itemGone: "评分表上已无此项",
  branchGone: "工作簿中已无此党组织的评分表",
  opinionTitle: "请选择意见",
  opinionMessage: "请选择“同意”、“调整”或“待核实”；选“调整”的请在右侧写明理由。",
} as const;

export const opinionWords: Readonly<Record<Opinion, string>> = {
  agreed: "同意",
  changed: "调整",
  queried: "待核实",
};

/** 「审核意见」: a table like this for every branch, one below the other. */
export const reviewTable = describeTable({
  id: "review",
  title: "审核意见",
  isDistinctive: true,
  columns: [
    { id: "number", heading: "序号", width: 6, style: "center" },
    { id: "category", heading: "项目", width: 11, style: "center" },
    { id: "item", heading: "考评内容", width: 34, style: "textMiddle" },
    { id: "maximum", heading: "分值", width: 6, style: "score" },
    { id: "self", heading: "自评", width: 8, style: "score" },
    { id: "review", heading: "考评", width: 8, style: "score" },
    { id: "difference", heading: "差", width: 7, style: "score" },
    { id: "opinion", heading: "意见", width: 9, style: "inputCenter", isTyped: true },
    { id: "reason", heading: "理由", width: 24, style: "inputMiddle", isTyped: true },
    { id: "hint", heading: "提示", width: 12, style: "warning" },
  ],
  ownLines: [reviewWords.branchGone],
  sections: [reviewWords.section],
  sectionLabels: [reviewWords.total, reviewWords.final, reviewWords.remarks, reviewWords.checkCode],
  signOff: reviewWords.signOff,
});

export type ReviewColumn = ColumnOf<typeof reviewTable>;
