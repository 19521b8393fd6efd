import type { TableForm } from "../types";

/** How many branches are on each level, and their share of all branches; ungraded ones have a row of their own. */
export const levelStatistics: TableForm = {
  kind: "table",
  id: "level-statistics",
  titles: ["党支部分类定级情况统计表", "分类定级情况统计表", "分类定级等次统计表", "分类定级统计表"],
  clause: "一、4",
  isOurLayout: true,
  notes: ["占比以全部党支部为基数，保留一位小数；未定级的单列一行。"],
  unitLine: "乡镇党委（盖章）：    党支部总数：    填报时间：",
  orientation: "portrait",
  columns: [
    {
      id: "level",
      headings: ["等次", "等级", "类别", "定级等次", "定级结果"],
      role: "level-name",
      isRequired: true,
      width: 24,
    },
    {
      id: "count",
      headings: ["党支部数", "支部数", "党组织数", "个数", "数量", "党支部个数", "支部个数", "党支部数（个）"],
      role: "count",
      isRequired: true,
      width: 24,
    },
    {
      id: "share",
      headings: ["占比", "所占比例", "比例", "百分比", "占比（%）"],
      role: "share",
      isRequired: false,
      width: 24,
    },
  ],
  blankRows: 0,
  printedRows: ["好", "较好", "一般", "较差", "未定级"].map((level) => ({ level })),
  sumRow: "合计",
  lines: [{ id: "base", labels: ["党支部总数", "支部总数", "党组织总数", "共有党支部", "党支部共"] }],
  totals: null,
};
