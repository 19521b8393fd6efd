import { describeTable, type ColumnOf } from "../description";
import { branchHeadings } from "../words";

/** What 「回头看对照」 says. The reader looks for the same words that the drawing writes. */
export const lookBackWords = {
  counts: "变化情况",
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
    { id: "remark", heading: "说明", width: 20, style: "inputMiddle", isTyped: true },
  ],
  sections: [lookBackWords.counts],
  sectionLabels: Object.values(lookBackWords.changes),
});

export type LookBackColumn = ColumnOf<typeof lookBackTable>;
