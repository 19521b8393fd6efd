import type { OwnSheetDescription } from "../description";

/** What 「分类定级统计表」 says. */
const statisticsWords = { level: "等次", count: "个数", share: "比例" } as const;

/** 「分类定级统计表」: how many branches are on each level, altogether, by type and by parent. */
export const statisticsSheet: OwnSheetDescription = {
  id: "statistics",
  title: "分类定级统计表",
  isDistinctive: false,
  marks: Object.values(statisticsWords),
};
