import type { TableForm } from "../types";

/** 附件4, the form alone: who leads whom is read from each workbook. */
export const contacts: TableForm = {
  kind: "table",
  id: "contacts",
  titles: [
    "教育系统深入开展基层组织建设年活动局领导工作联系点",
    "开展基层组织建设年活动局领导工作联系点",
    "局领导工作联系点",
  ],
  titleLines: ["教育系统深入开展基层组织建设年活动", "局领导工作联系点"],
  clause: "附件4",
  isOurLayout: false,
  notes: [],
  unitLine: null,
  orientation: "portrait",
  columns: [
    { id: "leader", headings: ["局领导", "联系领导", "领导"], role: "leader", isRequired: true, width: 14 },
    { id: "office", headings: ["联络处室", "联系处室", "处室", "科室"], role: "office", isRequired: true, width: 16 },
    {
      id: "units",
      headings: ["联系单位", "联系学校", "联系点", "挂钩单位"],
      role: "units",
      isRequired: true,
      width: 58,
    },
  ],
  blankRows: 8,
  totals: null,
};
