import type { OwnSheetDescription } from "../description";
import { listColumn } from "../list-column";
import { branchHeadings } from "../words";

export const poorListColumns = [
  listColumn("number", "序号", "number", 6),
  listColumn("parent", branchHeadings.parent, "parent", 26),
  listColumn("branch", branchHeadings.branch, "branch", 30),
  listColumn("type", "类型", "type", 12),
  listColumn("total", "总分", "total", 10),
  listColumn("level", "分类定级结果", "level", 16),
] as const;

/** 「较差党组织名单」 where a scheme's document prints none. */
export const poorListSheet: OwnSheetDescription = {
  id: "poor-list",
  title: "较差党组织名单",
  titleEnd: "党组织名单",
  isDistinctive: false,
  marks: poorListColumns.flatMap((c) => c.headings),
};
