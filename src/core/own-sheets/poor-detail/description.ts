import type { OwnSheetDescription } from "../description";
import { listColumn } from "../list-column";
import { poorListColumns } from "../poor-list/description";

export const poorDetailColumns = [
  ...poorListColumns,
  listColumn("causes", "失分和直接定级情形", "text", 30),
  listColumn("problem", "存在的主要问题", "problem", 30),
  listColumn("measure", "主要整改措施", "measure", 30),
  listColumn("deadline", "完成整改时间", "deadline", 12),
  listColumn("contact", "党支部定点联系人", "contact", 12),
] as const;

/** 「较差党组织状况明细表」 where a scheme's document prints none. */
export const poorDetailSheet: OwnSheetDescription = {
  id: "poor-detail",
  title: "较差党组织状况明细表",
  titleEnd: "党组织状况明细表",
  isDistinctive: false,
  marks: poorDetailColumns.flatMap((c) => c.headings),
};
