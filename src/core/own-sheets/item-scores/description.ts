import { describeTable, type ColumnOf } from "../description";
import { branchHeadings } from "../words";

export const itemScoresWords = {
  note: "每一项评分的自评、考评和差额（自评减考评），先按项目、再按党支部排列；「自评考评对照」按本表计算。",
  hint: "请筛选，不要重新排序。",
} as const;

/** 「自评考评逐项对照」: the self score and the superior's, item by item, of all branches. */
export const itemScoresTable = describeTable({
  id: "item-scores",
  title: "自评考评逐项对照",
  isDistinctive: true,
  names: 3,
  columns: [
    { id: "number", heading: "明细序号", width: 6, style: "count" },
    { id: "parent", heading: branchHeadings.parent, width: 18, style: "textMiddle" },
    { id: "branch", heading: branchHeadings.branch, width: 22, style: "textMiddle" },
    { id: "place", heading: "项次", width: 6, style: "count" },
    { id: "category", heading: "项目", width: 12, style: "textMiddle" },
    { id: "item", heading: "评分内容", width: 30, style: "textMiddle" },
    { id: "maximum", heading: "分值", width: 7, style: "score" },
    { id: "self", heading: "自评", width: 8, style: "score" },
    { id: "review", heading: "考评", width: 8, style: "score" },
    { id: "difference", heading: "差额", width: 8, style: "score" },
  ],
});

export type ItemScoresColumn = ColumnOf<typeof itemScoresTable>;
