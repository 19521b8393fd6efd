import type { TableForm } from "../types";

/** 月调度、季考核: the rows are 院级党委, not branches. */
export const progress: TableForm = {
  kind: "table",
  id: "progress",
  titles: ["基层组织建设年活动月调度、季考核表", "月调度、季考核表", "月调度季考核情况表"],
  clause: "三、9 责任工程",
  isOurLayout: true,
  notes: [
    "实行“月调度、季考核”，对各院级党委的工作情况量化评比。",
    "各级党委书记是第一责任人，分管领导是直接责任人，党支部书记是具体责任人。",
    "学校每年按照每名党员不少于100元的标准落实基层党组织活动经费。",
  ],
  unitLine: "填报单位（盖章）：    填报人：    调度月份：",
  orientation: "landscape",
  columns: [
    { id: "number", headings: ["序号"], role: "number", isRequired: false, width: 6 },
    {
      id: "committee",
      headings: ["院级党委", "院级党委（党总支）", "院级党委名称"],
      role: "parent",
      isRequired: true,
      width: 20,
    },
    { id: "month", headings: ["月份", "调度月份"], role: "month", isRequired: false, width: 8 },
    { id: "done", headings: ["本月工作进展", "工作进展"], role: "text", isRequired: true, width: 26 },
    { id: "problem", headings: ["存在的问题", "问题"], role: "text", isRequired: false, width: 18 },
    { id: "next", headings: ["下月工作安排", "下步安排"], role: "text", isRequired: false, width: 18 },
    { id: "first", headings: ["第一责任人"], role: "owner", isRequired: false, width: 9 },
    { id: "direct", headings: ["直接责任人"], role: "text", isRequired: false, width: 9 },
    { id: "score", headings: ["季度考核得分", "季考核得分"], role: "score", isRequired: false, width: 13 },
    { id: "rank", headings: ["季度排名", "名次"], role: "rank", isRequired: false, width: 9, rankOf: "score" },
    { id: "members", headings: ["党员数", "党员人数"], role: "count", isRequired: false, width: 7 },
    {
      id: "funds",
      headings: ["活动经费（元）", "活动经费"],
      role: "amount",
      isRequired: false,
      width: 14,
      atLeast: {
        times: 100,
        column: "members",
        unit: "元",
        text: "学校每年按照每名党员不少于100元的标准落实基层党组织活动经费",
        clause: "三、7",
      },
    },
  ],
  blankRows: 14,
  totals: null,
};
