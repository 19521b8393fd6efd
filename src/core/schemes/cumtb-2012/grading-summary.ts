import type { TableForm } from "../types";

/** 附件2: fourteen rows and, below them, how many branches are on each level. */
export const gradingSummary: TableForm = {
  kind: "table",
  id: "grading-summary",
  titles: ["北京高校基层党支部分类定级汇总表", "高校基层党支部分类定级汇总表", "基层党支部分类定级汇总表"],
  clause: "附件2",
  isOurLayout: false,
  notes: ["填表说明：此表4月18日前由各党总支汇总后报送至党委组织部, 同时发送电子版至office@example.edu.cn。"],
  unitLine: "填报单位（盖章）：              填报人：          联系电话：",
  orientation: "portrait",
  columns: [
    { id: "number", headings: ["序号"], role: "number", isRequired: false, width: 8 },
    {
      id: "parent",
      headings: ["所属党委（党总支）", "所属党委", "所属党总支", "所属党委、党总支"],
      role: "parent",
      isRequired: false,
      width: 30,
    },
    { id: "branch", headings: ["党支部名称", "支部名称"], role: "branch", isRequired: true, isUnique: true, width: 34 },
    {
      id: "level",
      headings: ["分类定级结果", "定级结果", "分类定级等次"],
      role: "level",
      isRequired: true,
      width: 18,
    },
  ],
  blankRows: 14,
  totals: { label: "合计", levels: ["好", "较好", "一般", "较差"] },
};
