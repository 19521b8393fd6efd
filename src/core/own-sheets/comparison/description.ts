import { describeTable, type ColumnOf } from "../description";
import { branchHeadings } from "../words";

/** What 「自评考评对照」 says. The reader looks for the same words that the drawing writes. */
export const comparisonWords = {
  note: "差额为自评减考评，偏高、偏低指自评高于、低于考评的项数；数字按「自评考评逐项对照」和本行计算。",
  hint: "“说明”由人填写，重新汇总时保留。",
  many: (rows: number) => `（党支部较多，逐项对照共${rows}行，没有列出，本表为数值。）`,
  items: "各项考评的差距（差距占分值大的在前，相同的标准差占分值大的在前）",
  itemHeadings: [
    "项次",
    "评分内容",
    "平均自评",
    "平均考评",
    "平均差额",
    "最高",
    "最低",
    "差距",
    "占分值",
    "标准差",
    "最高和最低的党支部",
  ],
  progress: "报送和复核进度",
  progressHeadings: ["党委（党总支）", "党支部数", "已自评", "已考评", "待考评", "待退回"],
  unstated: "（未注明）",
  all: "合计",
  ends: (high: string, low: string) => `高：${high}；低：${low}`,
  more: (count: number) => `等${count}个`,
} as const;

/** 「自评考评对照」: who rates themselves higher than their superiors do, and what the superiors score unevenly. */
export const comparisonTable = describeTable({
  id: "comparison",
  title: "自评考评对照",
  isDistinctive: true,
  names: 3,
  columns: [
    { id: "number", heading: "明细序号", width: 6, style: "count" },
    { id: "parent", heading: branchHeadings.parent, width: 18, style: "textMiddle" },
    { id: "branch", heading: branchHeadings.branch, width: 22, style: "textMiddle" },
    { id: "self", heading: "自评", width: 9, style: "score" },
    { id: "review", heading: "考评", width: 9, style: "score" },
    { id: "difference", heading: "差额", width: 9, style: "score" },
    { id: "over", heading: "偏高项数", width: 8, style: "count" },
    { id: "under", heading: "偏低项数", width: 8, style: "count" },
    { id: "most", heading: "差额最大的项目", width: 22, style: "textMiddle" },
    { id: "total", heading: "总分", width: 9, style: "score" },
    { id: "level", heading: "分类定级结果", width: 11, style: "center" },
    { id: "next", heading: "上一等次", width: 9, style: "center" },
    { id: "lacking", heading: "还差分数", width: 9, style: "score" },
    { id: "remark", heading: "说明", width: 16, style: "inputMiddle", isTyped: true },
  ],
  marks: ["偏高项数", "偏低项数", "差额最大的项目", "上一等次", "还差分数"],
  ownSections: true,
  sections: [comparisonWords.items, comparisonWords.progress],
});

export type ComparisonColumn = ColumnOf<typeof comparisonTable>;
