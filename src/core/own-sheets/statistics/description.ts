import type { OwnSheetDescription } from "../description";
import { branchHeadings } from "../words";

const marks = { level: "等次", count: "个数", share: "比例" } as const;

/** What 「分类定级统计表」 says. The reader looks for the same words that the drawing writes. */
export const statisticsWords = {
  ...marks,
  ungraded: "未定级",
  total: "合计",
  unstated: "（未注明）",
  type: "类型",
  parent: branchHeadings.parent,
  branch: branchHeadings.branch,
  points: "总分",
  result: "分类定级结果",
  next: "上一等次",
  lacking: "差",
  scheme: (source: string, count: number) => `${source}（${count}个党支部）`,
  near: (points: number) => `离上一等次不到${points}分（含）的党支部，供复核时参考`,
} as const;

/** Lines whose figures change: how many branches a scheme has. */
const LINES = [/（\d+个党支部）$/, /^离上一等次不到[\d.]+分（含）的党支部/];

/** True for a text that the sheet itself says, whatever its figures. */
export function isStatisticsText(text: string): boolean {
  return Object.values(statisticsWords).some((word) => word === text) || LINES.some((line) => line.test(text));
}

/** 「分类定级统计表」: how many branches are on each level, altogether, by type and by parent. */
export const statisticsSheet: OwnSheetDescription = {
  id: "statistics",
  title: "分类定级统计表",
  isDistinctive: false,
  marks: Object.values(marks),
};
