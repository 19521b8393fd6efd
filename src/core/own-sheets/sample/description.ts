import { describeTable } from "../description";
import { branchHeadings } from "../words";

export const sampleWords = {
  note: (seed: string, count: number, all: number) =>
    `按等次和党委分层，从${all}个党支部中抽取${count}个；随机种子：${seed}。用同样的汇总和种子，抽出的名单相同。`,
  ungraded: "未定级",
  opinion: "抽查意见",
} as const;

/** 「抽查名单」: branches drawn for a second look. */
export const sampleTable = describeTable({
  id: "sample",
  title: "抽查名单",
  columns: [
    { id: "number", heading: "序号", width: 6, style: "count" },
    { id: "parent", heading: branchHeadings.parent, width: 24, style: "textMiddle" },
    { id: "branch", heading: branchHeadings.branch, width: 28, style: "textMiddle" },
    { id: "type", heading: "类型", width: 10, style: "center" },
    { id: "total", heading: "总分", width: 9, style: "score" },
    { id: "level", heading: "分类定级结果", width: 14, style: "center" },
    { id: "opinion", heading: sampleWords.opinion, width: 26, style: "inputMiddle", isTyped: true },
  ],
});
