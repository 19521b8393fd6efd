import type { OwnSheetDescription } from "../description";
import { listColumn } from "../list-column";
import { branchHeadings } from "../words";

/** What the reader looks for on 「整改汇总表」. */
export const rectificationHeadings = {
  branch: branchHeadings.branch,
  problem: "存在的主要问题",
  measure: "主要整改措施",
  deadline: "完成整改时间",
  contact: "党支部定点联系人",
} as const;

export const rectificationColumns = [
  listColumn("number", "序号", "number", 6),
  listColumn("parent", branchHeadings.parent, "parent", 18),
  listColumn("branch", rectificationHeadings.branch, "branch", 22),
  listColumn("problem", rectificationHeadings.problem, "problem", 36),
  listColumn("measure", rectificationHeadings.measure, "measure", 36),
  listColumn("deadline", rectificationHeadings.deadline, "deadline", 12),
  listColumn("contact", rectificationHeadings.contact, "contact", 14),
  listColumn("remark", "备注", "remark", 12),
] as const;

/** 「整改汇总表」 where a scheme's document prints none (after 中矿京党字〔2012〕14号 附件3). */
export const rectificationSummarySheet: OwnSheetDescription = {
  id: "rectification-summary",
  title: "整改汇总表",
  isDistinctive: false,
  marks: rectificationColumns.filter((c) => c.id !== "parent").flatMap((c) => c.headings),
};
