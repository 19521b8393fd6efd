import { describeTable, type ColumnOf } from "../description";
import { branchHeadings } from "../words";

export const detailWords = {
  /** Begins the remark under which names a branch was handed in. */
  aliases: "报送名称：",
} as const;

/**
 * 「分类定级明细表」: one row per branch. Between `type` and `total` stand the parties' columns: their categories, sums
 * and levels.
 */
export const detailTable = describeTable({
  id: "detail",
  title: "分类定级明细表",
  names: 3,
  columns: [
    { id: "number", heading: "序号", width: 6, style: "count" },
    { id: "parent", heading: branchHeadings.parent, width: 18, style: "textMiddle" },
    { id: "branch", heading: branchHeadings.branch, width: 22, style: "textMiddle" },
    { id: "type", heading: "类型", width: 9, style: "center" },
    { id: "total", heading: "总分", width: 9, style: "scoreStrong" },
    { id: "rank", heading: "名次", width: 6, style: "count" },
    { id: "level", heading: "分类定级结果", width: 9, style: "center" },
    { id: "provisional", heading: "暂定等级", width: 9, style: "center", isOptional: true },
    { id: "applied", heading: "直接定级情形", width: 14, style: "textMiddle", isOptional: true },
    { id: "unconfirmed", heading: "未确认情形", width: 16, style: "textMiddle", isOptional: true },
    { id: "roundsFirst", heading: "定级取整", width: 6, style: "center", isOptional: true },
    { id: "remark", heading: "备注", width: 16, style: "textMiddle", isOptional: true },
  ],
});

export type DetailColumn = ColumnOf<typeof detailTable>;
