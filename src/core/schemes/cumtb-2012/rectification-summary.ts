import type { TableForm } from "../types";

/** 附件3: one row per branch, seven printed. */
export const rectificationSummary: TableForm = {
  kind: "table",
  id: "rectification-summary",
  titles: ["北京高校基层党支部整改汇总表", "高校基层党支部整改汇总表", "基层党支部整改汇总表"],
  clause: "附件3",
  isOurLayout: false,
  notes: ["填表说明：此表4月18日前由各党总支汇总后报送至党委组织部, 同时发送电子版至office@example.edu.cn。"],
  unitLine: "填报单位（盖章）：                                     填报人：                         联系电话：",
  orientation: "landscape",
  columns: [
    { id: "number", headings: ["序号"], role: "number", isRequired: false, width: 6 },
    { id: "branch", headings: ["党支部名称", "支部名称"], role: "branch", isRequired: true, width: 20 },
    {
      id: "problems",
      headings: ["存在的主要问题", "存在主要问题", "主要问题"],
      role: "problem",
      isRequired: true,
      width: 36,
    },
    { id: "measures", headings: ["主要整改措施", "整改措施"], role: "measure", isRequired: true, width: 36 },
    {
      id: "deadline",
      headings: ["完成整\n改时间", "整改完成时间", "整改时限"],
      role: "deadline",
      isRequired: true,
      width: 11,
    },
    {
      id: "contact",
      headings: ["党支部定\n点联系人", "定点联系人"],
      role: "contact",
      isRequired: true,
      width: 11,
    },
    { id: "remark", headings: ["备注"], role: "remark", isRequired: false, width: 10 },
  ],
  blankRows: 7,
  totals: null,
};
