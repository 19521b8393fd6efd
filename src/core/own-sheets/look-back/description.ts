import { describeTable, type ColumnOf } from "../description";
import { branchHeadings } from "../words";

/** What 「回头看对照」 says. The reader looks for the same words that the drawing writes. */
export const lookBackWords = {
  hint: "“说明”由人填写，重新生成时保留。",
  counts: "变化情况",
  matrix: "等次变化（行为原等次，列为现等次）",
  matrixHeading: (scheme: string) => `原等次＼现等次${scheme}`,
  matrixChart: "前后等次对照（按原等次）",
  ungraded: "未定级",
  promotions: "晋级率（原为最低两个等次的党支部）",
  promotionHeadings: { parent: "党委（党总支）", low: "应晋级", promoted: "已晋级", rate: "晋级率" },
  all: "合计",
  unstated: "（未注明）",
  changes: {
    promoted: "晋级",
    lowered: "降级",
    unchanged: "未变",
    new: "新增",
    gone: "未再报送",
    ungraded: "未定级",
  },
} as const;

/** 「回头看对照」: one row per branch with its result in both rounds. */
export const lookBackTable = describeTable({
  id: "look-back",
  title: "回头看对照",
  isDistinctive: true,
  names: 3,
  columns: [
    { id: "number", heading: "序号", width: 6, style: "count" },
    { id: "parent", heading: branchHeadings.parent, width: 20, style: "textMiddle" },
    { id: "branch", heading: branchHeadings.branch, width: 26, style: "textMiddle" },
    { id: "scheme", heading: "评分办法", width: 14, style: "center" },
    { id: "totalBefore", heading: "原得分", width: 9, style: "score" },
    { id: "levelBefore", heading: "原等次", width: 9, style: "center" },
    { id: "totalAfter", heading: "现得分", width: 9, style: "score" },
    { id: "levelAfter", heading: "现等次", width: 9, style: "center" },
    { id: "change", heading: "变化", width: 10, style: "center" },
    { id: "difference", heading: "得分变化", width: 9, style: "score" },
    { id: "moved", heading: "升降情况", width: 24, style: "textMiddle" },
    { id: "items", heading: "逐项升降", width: 28, style: "textMiddle", isOptional: true },
    { id: "remark", heading: "说明", width: 20, style: "inputMiddle", isTyped: true },
  ],
  marks: ["原得分", "原等次", "现得分", "现等次", "变化", "说明"],
  ownSections: true,
  sections: [lookBackWords.counts, lookBackWords.promotions, lookBackWords.matrix],
});

export type LookBackColumn = ColumnOf<typeof lookBackTable>;
