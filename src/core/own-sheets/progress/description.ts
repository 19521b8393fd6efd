import { readDate, readQuarter } from "../../text/dates";
import { describeTable, type ColumnOf } from "../description";
import { branchHeadings } from "../words";

/** What 「整改进度」 says. The reader looks for the same words that the drawing writes. */
export const progressWords = {
  note: (asOf: string) => `月调度、季考核：各党委每月的整改项数和销号情况，${asOf}。`,
  hint: "以前各月的行保留；进展、安排和得分由人填写，重新汇总时保留。",
  asOf: (day: string) => `逾期按${day}计算（取各台账表末和本表表末的日期中最晚的）`,
  undated: "台账表末没有写明日期，逾期未计算，请在本表表末填写日期后重新汇总",
  unstated: "（未注明）",
  month: (year: string, month: string) => `${Number(year)}年${Number(month)}月`,
  /** "" for a month that names no year or none of the twelve. */
  quarter: (month: string) => {
    const [year, quarter] = [readDate(month)?.year ?? null, readQuarter(month)];
    return year === null || quarter === null ? "" : `${year}年第${"一二三四".charAt(quarter - 1)}季度`;
  },
  day: (year: string, month: string, day: string) => `${Number(year)}年${Number(month)}月${Number(day)}日`,
} as const;

/** 「整改进度」: how far each committee's branches have come, month by month. */
export const progressTable = describeTable({
  id: "progress",
  title: "整改进度",
  isDistinctive: true,
  names: 4,
  columns: [
    { id: "number", heading: "序号", width: 6, style: "count" },
    { id: "month", heading: "月份", width: 12, style: "center" },
    { id: "quarter", heading: "季度", width: 14, style: "center" },
    { id: "parent", heading: branchHeadings.parent, width: 24, style: "textMiddle" },
    { id: "problems", heading: "整改项数", width: 9, style: "count" },
    { id: "closed", heading: "已销号", width: 9, style: "count" },
    { id: "open", heading: "未销号", width: 9, style: "count" },
    { id: "rate", heading: "销号率", width: 9, style: "percent" },
    { id: "overdue", heading: "逾期", width: 8, style: "count" },
    { id: "escalated", heading: "需上级统筹", width: 11, style: "count" },
    { id: "done", heading: "本月工作进展", width: 26, style: "inputMiddle", isTyped: true },
    { id: "next", heading: "下月工作安排", width: 20, style: "inputMiddle", isTyped: true },
    { id: "score", heading: "季考核得分", width: 11, style: "inputScore", isTyped: true },
    { id: "rank", heading: "季考核名次", width: 9, style: "count" },
    { id: "remark", heading: "备注", width: 14, style: "inputMiddle", isTyped: true },
  ],
});

export type ProgressColumn = ColumnOf<typeof progressTable>;
