import { describeTable, type ColumnOf } from "../description";
import { branchHeadings } from "../words";

export const reviewsWords = {
  note: "各党支部「审核意见」上写明的意见和理由，逐项汇总；差额是公式。",
} as const;

/** 「审核意见汇总」: what reviewers set and wrote about the items of all branches. */
export const reviewsTable = describeTable({
  id: "reviews",
  title: "审核意见汇总",
  isDistinctive: true,
  names: 3,
  columns: [
    { id: "number", heading: "序号", width: 6, style: "count" },
    { id: "parent", heading: branchHeadings.parent, width: 18, style: "textMiddle" },
    { id: "branch", heading: branchHeadings.branch, width: 20, style: "textMiddle" },
    { id: "category", heading: "项目", width: 12, style: "textMiddle" },
    { id: "item", heading: "考评内容", width: 32, style: "textMiddle" },
    { id: "maximum", heading: "分值", width: 7, style: "score" },
    { id: "self", heading: "自评", width: 8, style: "score" },
    { id: "review", heading: "考评", width: 8, style: "score" },
    { id: "difference", heading: "差", width: 7, style: "score" },
    { id: "opinion", heading: "意见", width: 9, style: "center" },
    { id: "reason", heading: "理由", width: 28, style: "textMiddle" },
  ],
});

export type ReviewsColumn = ColumnOf<typeof reviewsTable>;
