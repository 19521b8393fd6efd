/** Printed on sheets that are made from a notice; read again by recognition, and so Chinese everywhere. */
export const noticeWords = {
  category: "项目",
  text: "内容",
  maximum: "分值",
  total: "合计",
  whole: "综合得分",
  level: "等次",
  unfinished: "未填完",
  branch: "支部",
  unitLine: "单位名称：",
  date: "　　年　　月　　日",
  details: "评分标准",
  tick: "√",
  ticking: { title: "在相应的一栏打勾", message: "每项只在一栏打勾（√）。" },
  points: (points: string) => `（${points}分）`,
  partyScore: (party: string) => `${party}得分`,
} as const;
