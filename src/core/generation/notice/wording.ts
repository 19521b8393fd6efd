/** Printed on sheets that are made from a notice; read again by recognition, and so Chinese everywhere. */
export const noticeWords = {
  category: "项目",
  text: "内容",
  maximum: "分值",
  total: "合计",
  whole: "综合得分",
  level: "等次",
  unfinished: "未填完",
  points: (points: string) => `（${points}分）`,
  partyScore: (party: string) => `${party}得分`,
} as const;
